//! Questions that have to be answered first.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use crate::web::reactive::prelude::*;

use crate::web::{browser::focus, ui::unique_id};

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
    Effect::new(move |_| {
        let Some(dialog) = place.get().and_then(|place| place.dyn_into::<HtmlDialogElement>().ok()) else { return };
        match (open.get(), dialog.open()) {
            // Refused only where the element is not in the page; the question is then gone with its page.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let closed = move |_| {
        open.set(false);
        if focus::is_lost() {
            focus::by_id(crate::web::ui::text::page_heading::HEADING_ID);
        }
    };
    view! {
        <dialog class="dialog" node_ref=place aria-labelledby=title_id on:close=closed>
            <div class="dialog__body">
                <h2 class="dialog__title" id=title_id.clone()>{title}</h2>
                <div class="dialog__text">{children()}</div>
                <div class="dialog__actions">{actions.run()}</div>
            </div>
        </dialog>
    }
    .into_any()
}
