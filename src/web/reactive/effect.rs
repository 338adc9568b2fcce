//! What is done when values change, and what is done later.

use std::pin::Pin;

use leptos::reactive::effect;

use super::warm_up::is_warming_up;

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
    if !is_warming_up() {
        effect::Effect::new(run);
    }
}

/// Goes on with this on its own, beginning soon.
pub fn spawn_local(work: impl Future<Output = ()> + 'static) {
    go_on(Box::pin(work));
}

/// The one way on that is compiled.
fn go_on(work: Pin<Box<dyn Future<Output = ()>>>) {
    if !is_warming_up() {
        leptos::task::spawn_local(work);
    }
}
