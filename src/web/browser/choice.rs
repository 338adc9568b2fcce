//! A choice on the page that cannot be chosen for a while, with the reason in the place of what it means.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

/// A choice that was switched off, and what it means.
pub struct Off {
    control: HtmlInputElement,
    description: Element,
    means: String,
}

impl Off {
    /// Switches the choice with this ID off; none where there is no such choice, or it is off already.
    pub fn switch(id: &str, reason: &str) -> Option<Self> {
        let document = super::document()?;
        let control: HtmlInputElement = document.get_element_by_id(id)?.dyn_into().ok()?;
        let description = document.get_element_by_id(&[id, "-description"].concat())?;
        if control.disabled() {
            return None;
        }
        let means = description.text_content().unwrap_or_default();
        control.set_disabled(true);
        description.set_text_content(Some(reason));
        Some(Self { control, description, means })
    }

    /// Switches it on again.
    pub fn on(self) {
        self.control.set_disabled(false);
        self.description.set_text_content(Some(&self.means));
    }
}
