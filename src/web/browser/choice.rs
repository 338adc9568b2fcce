//! A choice on the page that cannot be chosen for a while, with the reason in the place of what it means.

use web_sys::Element;

/// Switches the choice with this ID off or on, and says what stands below it. Nothing where there is no such choice.
pub fn switch(id: &str, is_off: bool, says: &str) {
    let find = |id: &str| -> Option<Element> { super::document()?.get_element_by_id(id) };
    let Some(control) = find(id) else { return };
    // The name is valid: browsers do not refuse it.
    let _ = if is_off { control.set_attribute("disabled", "") } else { control.remove_attribute("disabled") };
    if let Some(description) = find(&[id, "-description"].concat()) {
        description.set_text_content(Some(says));
    }
}
