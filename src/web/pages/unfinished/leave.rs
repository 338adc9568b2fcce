//! Leaving a registration as it is: with a report of what exists, and of what was asked of Graph.

use crate::web::reactive::prelude::*;

use crate::{
    run::ledger::report::report,
    web::{
        shell::{
            form::Form,
            in_use::TenantInUse,
            preview::Preview,
            register::{Registering, undo::Undo},
            wiring::undo,
        },
        ui::{Button, ButtonKind, CodeBlock, Dialog},
    },
    words::run::unfinished as words,
};

/// The dialog.
#[component]
pub fn Leave(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The tenant that it is about.
    tenant: TenantInUse,
    /// What follows once it was left.
    #[prop(into)]
    on_left: Callback<()>,
) -> AnyView {
    let (own, registering) = (Undo::here(), Registering::here());
    let (form, preview) = (Form::here(), Preview::here());
    let text = Signal::derive(move || {
        let logs = [registering.log(), own.log.get()];
        let log = logs.into_iter().filter(|log| !log.is_empty()).collect::<Vec<_>>().join("\n");
        let ledger = preview.ledger_of_draft();
        ledger.map(|ledger| report(tenant.context().tenant_id, &ledger, &log)).unwrap_or_default()
    });
    let leave = move || {
        open.set(false);
        undo::leave_it(registering, form, preview);
        own.close();
        on_left.run(());
    };
    view! { <LeaveIt open text on_leave=leave /> }.into_any()
}

/// The question before what exists is forgotten.
#[component]
pub fn LeaveIt(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The report of what exists, and of what was asked of Graph.
    text: Signal<String>,
    /// It is left.
    #[prop(into)]
    on_leave: Callback<()>,
) -> AnyView {
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary on_press=move || open.set(false)>
                {words::stay()}
            </Button>
            <Button kind=ButtonKind::Danger on_press=on_leave>
                {words::leave()}
            </Button>
        }
    };
    view! {
        <Dialog open title=words::leave_title() actions>
            <p>{words::leave_lead()}</p>
            {changing(move || open.get().then(|| view! { <CodeBlock label=words::report() text scrolls=true /> }))}
        </Dialog>
    }
    .into_any()
}
