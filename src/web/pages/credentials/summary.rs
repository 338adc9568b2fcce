//! The credentials, on the review.

use crate::web::reactive::prelude::*;

use crate::{
    directory::credential::CredentialId,
    registration::credentials::SecretDraft,
    web::{
        browser::intl,
        pages::step_page::or,
        shell::form::{Form, SecretEnds},
        ui::{DefinitionList, IdRow},
    },
    words::form::{credentials, review as words},
};

pub fn of(form: Form) -> AnyView {
    let all_ends = SecretEnds::here();
    let lists: Vec<AnyView> = form.draft.with(|draft| {
        let several = draft.secrets().count() > 1;
        let list = |(at, (id, secret)): (usize, (CredentialId, &SecretDraft))| {
            let ends = all_ends.of(id).map(|end| words::ends(secret.lifetime.days(), &intl::day(end)));
            let kind = if several { credentials::secret(at + 1) } else { credentials::secret_name().to_owned() };
            let rows = vec![
                IdRow::said(credentials::kind(), kind),
                IdRow::text(credentials::description(), or(secret.description.trim(), words::none())),
                IdRow::said(credentials::expires(), ends.unwrap_or_else(|| words::none().to_owned())),
            ];
            view! { <DefinitionList rows /> }.into_any()
        };
        draft.secrets().enumerate().map(list).collect()
    });
    if lists.is_empty() {
        view! { <p class="card__text">{words::no_secret()}</p> }.into_any()
    } else {
        lists.into_any()
    }
}
