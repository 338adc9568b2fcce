//! An element of a view, once it is on the page.

use leptos::tachys::{
    html::{element::ElementType, node_ref::NodeRefContainer},
    renderer::types::Element,
};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::signal::RwSignal;

/// The element that has it as its `node_ref`.
#[derive(Clone, Copy)]
pub struct NodeRef(RwSignal<Option<HtmlElement>>);

impl NodeRef {
    #[expect(clippy::new_without_default, reason = "it is its owner's, and no plain value")]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The element, and again when it comes.
    pub fn get(self) -> Option<HtmlElement> {
        self.0.get()
    }

    /// The element, if it is there now.
    pub fn get_untracked(self) -> Option<HtmlElement> {
        self.0.try_get_untracked().flatten()
    }
}

impl<E: ElementType> NodeRefContainer<E> for NodeRef {
    fn load(self, element: &Element) {
        self.0.set(element.dyn_ref().cloned());
    }
}
