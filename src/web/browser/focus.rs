//! Moving the focus. Browsers bring what is focused into view by themselves; `scroll-behavior` in the style sheet
//! says whether the page glides there.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the element with this ID, unfolded where it was folded away. Says whether there is one that takes it.
pub fn by_id(id: &str) -> bool {
    let element = super::document().and_then(|document| document.get_element_by_id(id));
    if let Some(details) = element.as_ref().and_then(|element| element.closest("details").ok().flatten()) {
        // The name is valid: browsers do not refuse it.
        let _ = details.set_attribute("open", "");
    }
    element.and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|element| element.focus().is_ok())
}

/// Whether the focus is nowhere: what had it has left the page.
pub fn is_lost() -> bool {
    super::document()
        .is_some_and(|document| document.active_element().is_none_or(|element| element.tag_name() == "BODY"))
}

/// Lets the focus go, before what has it leaves the page for something else that will take it. Browsers lay out the whole
/// page, old and new, when what they take away has the focus.
pub fn release() {
    let active = super::document().and_then(|document| document.active_element());
    if let Some(active) = active.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A refused one costs time and nothing else.
        let _ = active.blur();
    }
}

/// The ID of what has the focus.
pub fn id() -> Option<String> {
    super::document()?.active_element().map(|element| element.id())
}

/// Moves the view to the top of the page: a new page has been put up.
pub fn top() {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
