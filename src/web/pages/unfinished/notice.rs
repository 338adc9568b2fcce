//! Above the form, after a reload: that a registration has stopped on its way.

use crate::web::reactive::prelude::*;

use crate::{
    flow::route::Page,
    run::ledger::Ledger,
    web::{
        shell::{preview::Preview, route::Routing},
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::run::unfinished as words,
};

/// The notice; nothing where the draft has left nothing in the tenant in use.
#[component]
pub fn UnfinishedNotice() -> AnyView {
    let (preview, routing) = (Preview::here(), Routing::here());
    let is_there =
        Memo::new(move || preview.ledger_of_draft().as_ref().is_some_and(|ledger| !Ledger::is_empty(ledger)));
    changing(move || {
        let actions = move || {
            view! {
                <Button kind=ButtonKind::Secondary on_press=move || routing.go(Page::Unfinished)>
                    {words::notice_open()}
                </Button>
            }
        };
        is_there.get().then(|| {
            view! {
                <MessageBar kind=MessageKind::Info title=words::notice() announce=true actions>
                    <p>{words::notice_text()}</p>
                </MessageBar>
            }
        })
    })
}
