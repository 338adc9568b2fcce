//! What happens on a panic: the page says that it has stopped, and a secret that was on it is gone.
//!
//! # Invariants
//! A panic ends the code that was running, not the page: its elements stay, and a press still calls what they hold.
//! Nothing here touches that, for it may be borrowed at this moment; elements that could show a secret ask
//! [`has_stopped`] first.

use std::sync::atomic::{AtomicBool, Ordering};

/// The page has stopped.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// A secret that is shown.
const SHOWN: &str = ".secret code:not(:empty)";

/// Takes panics over. Called first of all, by every `main`.
pub fn take_over() {
    std::panic::set_hook(Box::new(stopped));
}

/// Says on the page that it has stopped. The console learns where in the code, and in a release nothing else: a
/// panic's own words could hold what was typed, or a secret.
fn stopped(panic: &std::panic::PanicHookInfo<'_>) {
    #[cfg(debug_assertions)]
    console_error_panic_hook::hook(panic);
    if let Some(place) = panic.location() {
        let place = [place.file(), ":", &place.line().to_string()].concat();
        web_sys::console::error_2(&"panic at".into(), &place.into());
    }
    stop();
}

/// Wipes a secret off the page, for good, and says that the page has stopped.
pub fn stop() {
    STOPPED.store(true, Ordering::Relaxed);
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    while let Ok(Some(secret)) = document.query_selector(SHOWN) {
        secret.set_text_content(None);
    }
    if let Some(message) = document.get_element_by_id("stopped") {
        // Nothing is left to do where even this is refused; the place is in the console.
        let _ = message.remove_attribute("hidden");
    }
}

/// Whether the page has stopped.
pub fn has_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}
