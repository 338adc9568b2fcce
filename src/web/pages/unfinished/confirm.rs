//! The question before anything is deleted: each object by its ID, in the tenant that it is in. In a frame it is the second
//! press that a write takes.

use crate::web::reactive::prelude::*;

use super::exists;
use crate::{
    web::{
        pages::fields,
        shell::{
            in_use::TenantInUse,
            preview::Preview,
            register::{Registering, undo::Undo},
            wiring::undo,
        },
        ui::{Button, ButtonKind, DefinitionList, Dialog},
    },
    words::run::unfinished as words,
};

/// The dialog.
#[component]
pub fn Confirm(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The tenant that it is about.
    tenant: TenantInUse,
) -> AnyView {
    let (own, preview, registering) = (Undo::here(), Preview::here(), Registering::here());
    let title = Signal::derive(move || words::confirm_title(&tenant.name()));
    let rows = Signal::derive(move || {
        let mut rows = preview.ledger_of_draft().as_ref().map(exists::rows).unwrap_or_default();
        rows.reverse();
        rows
    });
    let confirmed = move || {
        open.set(false);
        undo::confirmed(own, preview, registering);
        // The button is gone with what it acted on: the heading says how things stand now.
        fields::focus_soon("page-title".to_owned());
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || open.set(false)>
                {words::keep_them()}
            </Button>
            <Button kind=ButtonKind::Danger on_press=confirmed>
                {words::confirm()}
            </Button>
        }
    };
    view! {
        <Dialog open title actions>
            <p>{words::confirm_lead()}</p>
            {changing(move || open.get().then(|| view! { <div class="ids"><DefinitionList rows /></div> }))}
        </Dialog>
    }
    .into_any()
}
