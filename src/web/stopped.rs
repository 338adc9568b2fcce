//! What happens on a panic: the page says that it has stopped.

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
    let message = web_sys::window().and_then(|window| window.document()?.get_element_by_id("stopped"));
    if let Some(message) = message {
        // Nothing is left to do where even this is refused; the place is in the console.
        let _ = message.remove_attribute("hidden");
    }
}
