//! The identifiers of what exists in the tenant.

use crate::web::reactive::prelude::*;

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
            <MessageBar kind=MessageKind::Warning title=words::stray_secret() announce=true>
                {words::stray_secret_do()}
            </MessageBar>
        }
    });
    let Some(application) = registering.application.get_untracked() else {
        return (!finished).then(|| view! { <p class="empty">{words::nothing_made()}</p> }).into_any();
    };
    let mut rows = vec![
        IdRow::id(words::tenant_id(), tenant.context().tenant_id.to_string()),
        IdRow::id(words::client_id(), application.app_id.to_string()),
        IdRow::id(words::application_object_id(), application.id.to_string()),
    ];
    if let Some(id) = registering.service_principal.get_untracked() {
        rows.push(IdRow::id(words::service_principal_id(), id.to_string()));
    }
    let title = if finished { words::identifiers() } else { words::exists() };
    let patch_cut = registering.outcome(|outcome| outcome.patch_cut).unwrap_or_default().then(|| {
        view! {
            <MessageBar kind=MessageKind::Warning title=failure::patch_cut() announce=true>
                {failure::patch_cut_means()}
            </MessageBar>
        }
    });
    view! {
        {stray}
        {patch_cut}
        <Card title>
            {(!finished).then(|| view! { <p class="card__text">{words::some_made()}</p> })}
            <DefinitionList rows=Signal::stored(rows) />
        </Card>
    }
    .into_any()
}
