//! The identifiers of what exists in the tenant, and the way to it.

use crate::web::reactive::prelude::*;

use super::download::Download;
use crate::{
    directory::{
        application::Application,
        ids::{ObjectId, TenantId},
    },
    next_steps::{self, record::Record},
    web::{
        shell::{in_use::TenantInUse, register::Registering, registered},
        ui::{Card, CopyLink, DefinitionList, ExternalLink, Icon, IconName, IdRow, MessageBar, MessageKind},
    },
    words::{
        elements,
        run::{failure, result as words},
    },
};

/// Every identifier of what was registered, each with Copy, and what can be done with all of them. The secret's ID is not
/// among them: people take it for the secret.
#[component]
pub fn Identifiers(
    /// What was registered.
    record: Record,
) -> AnyView {
    let rows = rows(record.application, record.tenant.tenant_id, record.service_principal);
    let owners = record.owners.iter().map(|owner| [words::record_owner(), ": ", &words::owner(owner)].concat());
    let all =
        rows.iter().map(|row| [&row.term, ": ", &row.value].concat()).chain(owners).collect::<Vec<_>>().join("\n");
    let entra = next_steps::overview(&record);
    let open = words::open_in(record.tenant.cloud);
    let end = move || {
        view! {
            <div class="ids__ways">
                {entra.map(|href| view! { <ExternalLink href text=open /> })}
                <CopyLink label=words::copy_all() text=Signal::stored(all) />
                <Download record />
            </div>
        }
    };
    view! {
        <div class="ids">
            <Card title=words::identifiers() end>
                <DefinitionList rows=Signal::stored(rows) />
            </Card>
        </div>
    }
    .into_any()
}

/// The same of a run that has stopped.
#[component]
pub fn MadeSoFar(
    /// The tenant that it is in.
    tenant: TenantInUse,
) -> AnyView {
    let registering = Registering::here();
    let Some(application) = registering.application.get_untracked() else {
        return view! { <p class="empty">{words::nothing_made()}</p> }.into_any();
    };
    let rows = rows(application, tenant.context().tenant_id, registering.service_principal.get_untracked());
    view! {
        <div class="ids">
            <Card title=words::exists()>
                <p class="card__text">{words::some_made()}</p>
                <DefinitionList rows=Signal::stored(rows) />
            </Card>
        </div>
    }
    .into_any()
}

fn rows(application: Application, tenant: TenantId, service_principal: Option<ObjectId>) -> Vec<IdRow> {
    let principal = service_principal.map(|id| IdRow::id(words::service_principal_id(), id.to_string()));
    [
        IdRow::id(words::client_id(), application.app_id.to_string()),
        IdRow::id(words::tenant_id(), tenant.to_string()),
        IdRow::id(words::application_object_id(), application.id.to_string()),
    ]
    .into_iter()
    .chain(principal)
    .collect()
}

/// What the run has left that somebody should look after.
#[component]
pub fn Remarks() -> AnyView {
    let registering = Registering::here();
    let is = |what: fn(&crate::run::outcome::Outcome) -> bool| registering.outcome(what).unwrap_or_default();
    let stray = is(|outcome| outcome.stray_secret).then(|| {
        view! {
            <MessageBar kind=MessageKind::Warning title=words::stray_secret() announce=true>
                {words::stray_secret_do()}
            </MessageBar>
        }
    });
    let patch_cut = is(|outcome| outcome.patch_cut).then(|| {
        view! {
            <MessageBar kind=MessageKind::Warning title=failure::patch_cut() announce=true>
                {failure::patch_cut_means()}
            </MessageBar>
        }
    });
    let flexible = registering.outcome(|outcome| outcome.flexible.clone()).unwrap_or_default();
    let flexible = (!flexible.is_empty()).then(|| {
        view! { <MessageBar kind=MessageKind::Info title=words::flexible_left(&flexible) announce=true /> }
    });
    view! {
        {stray}
        {patch_cut}
        {flexible}
    }
    .into_any()
}

/// The link in the bar, to what the page shows: what the run has made, or what was registered last. Nothing where there is
/// no such page.
pub fn entra_link() -> AnyView {
    let tenant = TenantInUse::here();
    let shown = untrack(|| registered::of_run(Registering::here(), tenant));
    let shown = shown.or_else(|| registered::records(tenant).last().cloned());
    let Some((href, cloud)) = shown.and_then(|record| Some((next_steps::overview(&record)?, record.tenant.cloud)))
    else {
        return ().into_any();
    };
    let attributes = attributes([
        ("class", "button button--primary".into()),
        ("href", href.into()),
        ("target", "_blank".into()),
        ("rel", "noopener noreferrer".into()),
    ]);
    view! {
        <a {..attributes}>
            <Icon name=IconName::Open />
            <span>
                {words::open_in(cloud)} <span class="visually-hidden">" " {elements::new_tab()}</span>
            </span>
        </a>
    }
    .into_any()
}
