//! The time, and waiting.

use std::time::Duration as StdDuration;

use time::{Duration, OffsetDateTime};
use wasm_bindgen::{JsCast as _, closure::Closure};

use crate::{
    signin::session::Moment,
    web::reactive::prelude::{is_warming_up, request_animation_frame, spawn_local},
};

/// After the frame that is being painted, so long: what was begun by a press is done by then.
const IDLE: Duration = Duration::milliseconds(200);

/// The time of day by the clock of the person's machine, to the millisecond.
pub fn now() -> OffsetDateTime {
    OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(whole(js_sys::Date::now()))
}

/// Time since the page was opened; never goes back when the machine's clock is set.
pub fn monotonic() -> Duration {
    let milliseconds = super::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now());
    Duration::microseconds(whole(milliseconds * 1_000.0))
}

/// A count of the browser's: `Duration::seconds_f64` would weigh more than all else that is done with clocks here.
#[expect(clippy::cast_possible_truncation, reason = "neither clock comes near to what fits")]
const fn whole(count: f64) -> i64 {
    count as i64
}

/// The moment, by both clocks.
pub fn moment() -> Moment {
    Moment { wall: now(), since_open: monotonic() }
}

/// Waits. A negative duration is over at once.
pub async fn sleep(duration: Duration) {
    gloo_timers::future::sleep(StdDuration::try_from(duration).unwrap_or_default()).await;
}

/// Calls back when what is under way has returned, before anything else.
pub fn when_returned(act: impl FnOnce() + 'static) {
    if let Some(window) = super::window() {
        window.queue_microtask(Closure::once_into_js(act).unchecked_ref());
    }
}

/// Calls back before the next frame is painted. A view that is built for nobody is never painted.
pub fn before_paint(act: impl FnOnce() + 'static) {
    // One for all, whatever they do.
    fn ask(act: Box<dyn FnOnce()>) {
        if !is_warming_up() {
            request_animation_frame(act);
        }
    }
    ask(Box::new(act));
}

/// Calls back when the page has been painted and there is nothing else to do.
pub fn when_idle(act: impl FnOnce() + 'static) {
    before_paint(move || {
        spawn_local(async move {
            sleep(IDLE).await;
            act();
        });
    });
}
