//! The person is about to leave the page, or looks elsewhere.

use std::cell::Cell;

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::PageTransitionEvent;

use crate::web::browser::events::Listener;

thread_local! {
    /// The page is leaving by itself, and comes back.
    static ON_PURPOSE: Cell<bool> = const { Cell::new(false) };
}

/// Has the browser ask, in its own words, before the page is closed or left, until this is dropped. Hold it only
/// while something would be lost: it keeps the page out of the browser's back-forward cache.
pub fn ask_first() -> Option<Listener> {
    ask_where(|| true)
}

/// The same, but not where the page itself goes to Microsoft, or loads itself anew: what the tab keeps is there afterwards.
pub fn ask_before_closing() -> Option<Listener> {
    ask_where(|| !ON_PURPOSE.take())
}

/// The page is about to leave by itself, to come back.
pub fn on_purpose() {
    ON_PURPOSE.set(true);
}

fn ask_where(is_asked: fn() -> bool) -> Option<Listener> {
    Listener::new(crate::web::browser::window()?.into(), "beforeunload", move |event| {
        if !is_asked() {
            return;
        }
        event.prevent_default();
        // Browsers that do not go by `preventDefault` yet go by this; one that knows neither does not ask.
        let _ = Reflect::set(&event, &"returnValue".into(), &"".into());
    })
}

/// Calls back when the page comes back out of the back-forward cache, as it was left.
pub fn on_shown_again(mut shown: impl FnMut() + 'static) -> Option<Listener> {
    Listener::new(crate::web::browser::window()?.into(), "pageshow", move |event| {
        if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            shown();
        }
    })
}

/// Calls back when nobody sees the page any more: its tab or its window is out of sight.
pub fn on_out_of_sight(mut hidden: impl FnMut() + 'static) -> Option<Listener> {
    let document = crate::web::browser::document()?;
    Listener::new(document.clone().into(), "visibilitychange", move |_| {
        if document.hidden() {
            hidden();
        }
    })
}

/// Calls back when the page is hidden for good or put into the back-forward cache: the moment to wipe secrets.
pub fn on_hidden(mut hidden: impl FnMut() + 'static) -> Option<Listener> {
    Listener::new(crate::web::browser::window()?.into(), "pagehide", move |_| hidden())
}
