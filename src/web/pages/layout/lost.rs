//! What was kept in the tab and could not be used: said until it was read.

use crate::web::reactive::prelude::*;

use crate::{
    web::{
        browser::focus,
        shell::{session::account::Configured, tab_storage::Lost},
        ui::{Button, ButtonKind, HEADING_ID, MessageBar, MessageKind},
    },
    words::run::lost as words,
};

/// The message; nothing where there is nothing to say.
#[component]
pub fn LostStatus() -> AnyView {
    // Its reading may bring more to say.
    let config = Configured::here().config;
    let closed = RwSignal::new(false);
    let lost = Memo::new(move || {
        config.track();
        if closed.get() { Lost::default() } else { Lost::so_far() }
    });
    let close = move || {
        Lost::forget();
        closed.set(true);
        focus::by_id(HEADING_ID);
    };
    changing(move || {
        let lost = lost.get();
        let said = [(lost.draft, words::draft()), (lost.settings, words::settings()), (lost.tenant, words::tenant())];
        let said = said.into_iter().filter(|(is_lost, _)| *is_lost).map(|(_, text)| view! { <p>{text}</p> });
        let said = said.collect::<Vec<_>>();
        let actions = move || {
            view! {
                <Button kind=ButtonKind::Secondary on_press=close>
                    {words::close()}
                </Button>
            }
        };
        (!said.is_empty()).then(|| {
            view! {
                <MessageBar kind=MessageKind::Warning title=words::title() announce=true actions>
                    {said}
                </MessageBar>
            }
            .into_any()
        })
    })
}
