//! The identifiers of what exists in the tenant.

use leptos::prelude::*;

use crate::{
    web::{
        shell::{in_use::TenantInUse, register::Registering},
        ui::{Card, DefinitionList, IdRow, MessageBar, MessageKind},
    },
    words::run::{failure, result as words},
};

/// Every identifier, each with Copy. The secret's ID is not among them: people take it for the secret.
#[component]
pub fn Identifiers(
    /// Whether the run did all that was planned.
    finished: bool,
    /// The tenant that it is in.
    tenant: TenantInUse,
) -> AnyView {
    let registering = Registering::here();
    let stray = registering.outcome(|outcome| outcome.stray_secret).unwrap_or_default().then(|| {
        view! {
            <MessageBar kind=MessageKind::Warning title=words::STRAY_SECRET announce=true>
                {words::STRAY_SECRET_DO}
            </MessageBar>
        }
    });
    let Some(application) = registering.application.get_untracked() else {
        return (!finished).then(|| view! { <p class="empty">{words::NOTHING_MADE}</p> }).into_any();
    };
    let mut rows = vec![
        IdRow::id(words::TENANT_ID, tenant.context().tenant_id.to_string()),
        IdRow::id(words::CLIENT_ID, application.app_id.to_string()),
        IdRow::id(words::APPLICATION_OBJECT_ID, application.id.to_string()),
    ];
    if let Some(id) = registering.service_principal.get_untracked() {
        rows.push(IdRow::id(words::SERVICE_PRINCIPAL_ID, id.to_string()));
    }
    let title = if finished { words::IDENTIFIERS } else { words::EXISTS };
    let patch_cut = registering.outcome(|outcome| outcome.patch_cut).unwrap_or_default().then(|| {
        view! {
            <MessageBar kind=MessageKind::Warning title=failure::PATCH_CUT announce=true>
                {failure::PATCH_CUT_MEANS}
            </MessageBar>
        }
    });
    view! {
        {stray}
        {patch_cut}
        <Card title>
            {(!finished).then(|| view! { <p class="card__text">{words::SOME_MADE}</p> })}
            <DefinitionList rows=Signal::stored(rows) />
        </Card>
    }
    .into_any()
}
