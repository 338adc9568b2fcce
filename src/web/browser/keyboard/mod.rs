//! Keys that do something wherever the focus is, and who is typing.

pub mod typing;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::events::Listener;

/// A control that takes text.
const TEXT_BOX: &str = "textarea, input:not([type=radio], [type=checkbox])";
/// A field to search in.
const SEARCH: &str = "input[type=search]";

/// Calls back at Ctrl+Enter (⌘+Enter on a Mac) wherever the focus is, brings the focus to the page's first search field at
/// a slash outside of text boxes, and has Enter in that field search rather than go on, until the listener is dropped. Not
/// while a dialog asks something.
pub fn shortcuts(go_on: impl Fn() + 'static) -> Option<Listener> {
    Listener::new(super::document()?.into(), "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.default_prevented() || key.is_composing() || key.repeat() || key.alt_key() || asks() {
            return;
        }
        let control = key.ctrl_key() || key.meta_key();
        match (key.key().as_str(), control) {
            ("Enter", true) => go_on(),
            ("Enter", false) if target(key).is_some_and(|at| is(&at, SEARCH)) => {}
            ("/", false) if target(key).is_none_or(|at| !is(&at, TEXT_BOX) && !is(&at, "select")) && search() => {}
            _ => return,
        }
        key.prevent_default();
    })
}

fn search() -> bool {
    let found = super::document().and_then(|document| document.query_selector(SEARCH).ok().flatten());
    found.and_then(|found| found.dyn_into::<HtmlElement>().ok()).is_some_and(|field| field.focus().is_ok())
}

/// Whether a dialog is open.
fn asks() -> bool {
    super::document().is_some_and(|document| document.query_selector("dialog[open]").ok().flatten().is_some())
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}
