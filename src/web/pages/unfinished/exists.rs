//! What exists of a registration, what may exist, and what is missing.

use crate::web::reactive::prelude::*;

use crate::{
    directory::permission::grant::WantedGrant,
    plan::call::CallKind,
    registration::draft::Draft,
    run::ledger::{Asked, Ledger, Made},
    web::{
        shell::{form::Form, preview::Preview},
        ui::{Card, DefinitionList, IdRow},
    },
    words::run::{result, unfinished as words},
};

/// A row an object, by its ID.
pub(super) fn rows(ledger: &Ledger) -> Vec<IdRow> {
    ledger.made().iter().map(|made| IdRow::id(words::object(made), id_of(made))).collect()
}

/// By what the portal shows it: an application by its client ID.
fn id_of(made: &Made) -> String {
    match made {
        Made::Application { app_id, .. } => app_id.to_string(),
        Made::ServicePrincipal { id } => id.to_string(),
        Made::Secret { key, .. } => key.to_string(),
        Made::Federated { id, .. } => id.to_string(),
        Made::Grant { id } => id.to_string(),
        Made::Assignment { id, .. } => id.to_string(),
    }
}

/// The three lists.
#[component]
pub fn Exists() -> AnyView {
    let (preview, form) = (Preview::here(), Form::here());
    let ledger = Memo::new(move || preview.ledger_of_draft());
    changing(move || {
        let ledger = ledger.get()?;
        let made = rows(&ledger);
        let made = if made.is_empty() {
            view! { <p class="empty">{words::exists_none()}</p> }.into_any()
        } else {
            view! { <DefinitionList rows=Signal::stored(made) /> }.into_any()
        };
        let missing = missing(form, preview, &ledger);
        let missing = (!missing.is_empty()).then(|| {
            let items = missing.into_iter().map(|what| view! { <li>{what}</li> }).collect::<Vec<_>>();
            view! {
                <Card title=words::missing()>
                    <ul class="message__list">{items}</ul>
                </Card>
            }
        });
        let asked = ledger.asked().iter().map(words::asked).collect::<Vec<_>>();
        let lists = view! {
            <div class="ids">
                <Card title=words::exists()>{made}</Card>
            </div>
            {may_exist(&asked)}
            {missing}
        };
        Some(lists.into_any())
    })
}

/// What was asked for and not answered.
fn may_exist(asked: &[&'static str]) -> Option<AnyView> {
    if asked.is_empty() {
        return None;
    }
    let items = asked.iter().map(|what| view! { <li>{*what}</li> }).collect::<Vec<_>>();
    let card = view! {
        <Card title=words::may_exist()>
            <p class="card__text">{words::may_exist_lead()}</p>
            <ul class="message__list">{items}</ul>
        </Card>
    };
    Some(card.into_any())
}

/// What the draft wants that is not in the ledger.
fn missing(form: Form, preview: Preview, ledger: &Ledger) -> Vec<String> {
    let grants: Vec<WantedGrant> = form.draft.with(Draft::wanted_grants);
    let is_grant = |made: &&Made| matches!(made, Made::Grant { .. } | Made::Assignment { .. });
    let granted = ledger.made().iter().filter(is_grant).count();
    let may_exist = |kind: CallKind| {
        ledger.asked().iter().any(|asked| match asked {
            Asked::Application { .. } => kind == CallKind::Application,
            Asked::Secret { credential, .. } | Asked::Federated { credential, .. } => {
                kind.credential() == Some(*credential)
            }
        })
    };
    let is_made = |kind: CallKind| match kind {
        CallKind::Application => ledger.application().is_some(),
        CallKind::ServicePrincipal => ledger.made().iter().any(|made| matches!(made, Made::ServicePrincipal { .. })),
        CallKind::Secret(id) | CallKind::Federated(id) => ledger.has(id),
        // An owner is no object of its own.
        CallKind::Api(_) | CallKind::Grant(_) | CallKind::Owner(..) => true,
    };
    let kinds: Vec<CallKind> = preview.calls.with(|calls| calls.iter().map(|call| call.kind).collect());
    let wants_consent = kinds.iter().filter(|kind| matches!(kind, CallKind::Grant(_))).count() > granted;
    let number = |kind: CallKind| form.draft.with(|draft| draft.number(kind.credential()?));
    kinds
        .into_iter()
        .filter(|kind| !is_made(*kind) && !may_exist(*kind))
        .map(|kind| result::call(kind, &grants, number(kind)))
        .chain(wants_consent.then(|| words::missing_consent().to_owned()))
        .collect()
}
