//! A list that comes up from the lower edge of the window.

use crate::web::reactive::prelude::*;
use web_sys::MouseEvent;

use crate::{
    web::ui::{Button, ButtonKind, IconName, Modal, unique_id},
    words::form::permissions as words,
};

/// The sheet. Escape, its button and a press beside it close it.
#[component]
pub fn Sheet(open: RwSignal<bool>, title: &'static str, children: Children) -> AnyView {
    let place = NodeRef::new();
    let title_id = unique_id("sheet");
    let modal = Modal::new(open, place);
    // What dims the page is the sheet's own: nothing else of it lies outside of its parts.
    let beside = move |event: MouseEvent| {
        if event.target().as_deref() == place.get_untracked().as_deref().map(AsRef::as_ref) {
            open.set(false);
        }
    };
    view! {
        <dialog class="sheet" node_ref=place aria-labelledby=title_id on:close=move |_| modal.closed() on:click=beside>
            <div class="sheet__inside">
                <div class="sheet__head">
                    <h2 class="card__title" id=title_id.clone()>{title}</h2>
                    <Button kind=ButtonKind::Subtle icon=IconName::Chevron on_press=move || open.set(false)>
                        <span class="visually-hidden">{words::close()}</span>
                    </Button>
                </div>
                {children()}
            </div>
        </dialog>
    }
    .into_any()
}
