//! A choice on the page that cannot be chosen for a while, with the reason in the place of what it means.
//!
//! # Invariants
//! A choice that is switched off while it has the focus keeps that: it says that it is off, and is so for the browser, which
//! takes the focus from what is disabled, once the focus has gone elsewhere.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, HtmlElement};

/// Says that a choice is off, to those who hear it.
const SAID: &str = "aria-disabled";

/// Switches the choice with this ID off or on, and says what stands below it. Nothing where there is no such choice.
pub fn switch(id: &str, is_off: bool, says: &str) {
    let find = |id: &str| -> Option<Element> { super::document()?.get_element_by_id(id) };
    let Some(control) = find(id) else { return };
    let has_focus = super::document().and_then(|document| document.active_element()).as_ref() == Some(&control);
    if is_off && has_focus {
        put(&control, SAID, true);
        off_without_focus(control);
    } else {
        put(&control, SAID, false);
        put(&control, "disabled", is_off);
    }
    if let Some(description) = find(&[id, "-description"].concat()) {
        description.set_text_content(Some(says));
    }
}

/// Switches it off as it loses the focus, unless it was switched on before.
fn off_without_focus(control: Element) {
    let Some(heard) = control.dyn_ref::<HtmlElement>().cloned() else { return };
    let left = Closure::once_into_js(move || {
        if control.has_attribute(SAID) {
            put(&control, SAID, false);
            put(&control, "disabled", true);
        }
    });
    // In the place of the one that waits already.
    heard.set_onblur(left.dyn_ref());
}

fn put(control: &Element, name: &str, is_so: bool) {
    // The names are valid: browsers do not refuse them.
    let _ = if is_so { control.set_attribute(name, "true") } else { control.remove_attribute(name) };
}
