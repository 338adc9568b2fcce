//! Questions that have to be answered first.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use crate::web::reactive::prelude::*;

use crate::web::{browser::focus, ui::unique_id};

/// What opens and closes a dialog of the browser's.
#[derive(Clone, Copy)]
pub struct Modal(RwSignal<bool>);

impl Modal {
    /// The dialog at a place follows whether it is open.
    pub fn new(open: RwSignal<bool>, place: NodeRef) -> Self {
        Effect::new(move |_| {
            let Some(dialog) = place.get().and_then(|place| place.dyn_into::<HtmlDialogElement>().ok()) else { return };
            match (open.get(), dialog.open()) {
                // Refused only where the element is not in the page; the question is then gone with its page.
                (true, false) => drop(dialog.show_modal()),
                (false, true) => dialog.close(),
                _ => {}
            }
        });
        Self(open)
    }

    /// It was closed, by whatever: what had the focus has it again, or the page's heading where that is gone.
    pub fn closed(self) {
        self.0.set(false);
        if focus::is_lost() {
            focus::by_id(crate::web::ui::text::page_heading::HEADING_ID);
        }
    }
}

/// A modal dialog on the native element: the browser keeps the focus inside, Escape closes it, and the focus goes
/// back to what had it; where that has left the page, to the page's heading. Named by its title.
#[component]
pub fn Dialog(
    /// Whether it is open; set to `false` when the person closes it.
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// The buttons, the safest first.
    #[prop(into)]
    actions: ViewFnOnce,
    children: Children,
) -> AnyView {
    let place = NodeRef::new();
    let title_id = unique_id("dialog");
    let modal = Modal::new(open, place);
    view! {
        <dialog class="dialog" node_ref=place aria-labelledby=title_id on:close=move |_| modal.closed()>
            <div class="dialog__body">
                <h2 class="dialog__title" id=title_id.clone()>{title}</h2>
                <div class="dialog__text">{children()}</div>
                <div class="dialog__actions">{actions.run()}</div>
            </div>
        </dialog>
    }
    .into_any()
}
