//! What the browser says about the screen.

use super::events::Listener;

/// From this width on the page has three columns; `src/web/pages/form/form.css` says the same.
pub const WIDE: &str = "(min-width: 68em)";

/// Whether a media query holds now.
pub fn matches(query: &str) -> bool {
    super::window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// Calls back with each change of a media query until the listener is dropped.
pub fn on_change(query: &str, mut changed: impl FnMut(bool) + 'static) -> Option<Listener> {
    let list = super::window()?.match_media(query).ok().flatten()?;
    let watched = list.clone();
    Listener::new(list.into(), "change", move |_| changed(watched.matches()))
}
