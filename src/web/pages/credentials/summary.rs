//! The credentials, on the review.

use crate::web::reactive::prelude::*;

use crate::{
    registration::{
        credentials::{CredentialDraft, DraftCredential, FIELDS},
        draft::Draft,
    },
    web::{
        browser::intl,
        pages::step_page::or,
        shell::form::{Form, SecretEnds},
        ui::{DefinitionList, IdRow},
    },
    words::form::{certificate, credentials, federated, review as words},
};

pub fn of(form: Form) -> AnyView {
    let all_ends = SecretEnds::here();
    let list = |draft: &Draft, own: &DraftCredential| {
        let rows = rows(draft, own, all_ends);
        view! { <DefinitionList rows /> }.into_any()
    };
    let lists: Vec<AnyView> = form.draft.with(|draft| draft.credentials.iter().map(|own| list(draft, own)).collect());
    if lists.is_empty() {
        view! { <p class="card__text">{words::no_credentials()}</p> }.into_any()
    } else {
        lists.into_any()
    }
}

fn rows(draft: &Draft, own: &DraftCredential, all_ends: SecretEnds) -> Vec<IdRow> {
    let mut rows = vec![IdRow::said(credentials::kind(), credentials::by_number(draft, own.id))];
    match &own.kind {
        CredentialDraft::Secret(secret) => {
            let ends = all_ends.of(own.id).map(|end| words::ends(secret.lifetime.days(), &intl::day(end)));
            rows.push(IdRow::text(credentials::description(), or(secret.description.trim(), words::none())));
            rows.push(IdRow::said(credentials::expires(), ends.unwrap_or_else(|| words::none().to_owned())));
        }
        CredentialDraft::Certificate(own) => {
            if let Some(own) = &own.certificate {
                rows.push(IdRow::text(certificate::subject(), &own.subject));
                rows.push(IdRow::said(certificate::key(), certificate::key_kind(own.key)));
                rows.push(IdRow::id(certificate::sha256(), own.sha256.hex()));
                rows.push(IdRow::said(certificate::expires(), intl::day(own.end)));
            }
        }
        CredentialDraft::Federated(own) => {
            rows.extend(
                FIELDS.map(|name| IdRow::text(federated::name_of(name), or(own.text(name).trim(), words::none()))),
            );
        }
    }
    rows
}
