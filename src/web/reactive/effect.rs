//! What is done when values change, and what is done later.

use leptos::reactive::effect;

/// Something done once the views are up, and again with each change of what it looked at.
pub struct Effect;

impl Effect {
    /// It goes with its owner. What it gave back last time comes in with the next.
    #[expect(clippy::new_ret_no_self, reason = "nobody holds it: it is its owner's")]
    pub fn new<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
        let mut last = None;
        begin(Box::new(move || last = Some(run(last.take()))));
    }
}

/// The one effect that is compiled.
fn begin(run: Box<dyn FnMut()>) {
    effect::Effect::new(run);
}

/// Goes on with this on its own, beginning soon.
pub fn spawn_local(work: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(Box::pin(work) as std::pin::Pin<Box<dyn Future<Output = ()>>>);
}
