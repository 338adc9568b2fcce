//! The form of a federated credential.

use crate::web::reactive::prelude::*;

use super::opened::{Opened, of};
use crate::{
    directory::{
        cloud::Cloud,
        credential::CredentialId,
        federated::{self, FederatedField, FederatedProblem},
    },
    registration::{
        credentials::{CredentialDraft, DraftCredential, FIELDS, FederatedDraft},
        problem::{Field, Problem, ProblemKind},
    },
    web::{
        pages::fields,
        shell::{form::Form, in_use::CurrentTenant},
        ui::TextField,
    },
    words::form::federated as words,
};

/// Its fields.
pub fn form() -> AnyView {
    let form = Form::here();
    let id = Opened::here().begin(|id| Field::Federated(id, FIELDS[0]));
    let own = Memo::new(move || form.draft.credentials().with(|all| federated_of(all, id).unwrap_or_default()));
    let rows = FIELDS.map(|name| field(form, id, own, name));
    view! {
        {rows.into_iter().collect::<Vec<_>>()}
        {fields::learn_more(words::learn(), words::learn_at())}
    }
    .into_any()
}

fn field(form: Form, id: CredentialId, own: Memo<FederatedDraft>, name: FederatedField) -> AnyView {
    let field = Field::Federated(id, name);
    view! {
        <TextField
            id=fields::id(field)
            label=words::field(name)
            hint=words::hint(name)
            required=name != FederatedField::Description
            code=name != FederatedField::Description
            inputmode=if name == FederatedField::Issuer { "url" } else { "text" }
            messages=fields::messages(field, fix)
            value=Signal::derive(move || own.with(|own| own.text(name).to_owned()))
            on_input=move |text| change(form, id, |own| *own.text_mut(name) = text)
        />
    }
    .into_any()
}

/// The button that puts the cloud's own audience in the place of another one.
fn fix(form: Form, problem: &Problem) -> Option<(String, Callback<()>)> {
    let (Field::Federated(id, _), ProblemKind::Federated(_, FederatedProblem::OtherAudience)) =
        (problem.field, &problem.kind)
    else {
        return None;
    };
    let cloud = CurrentTenant::here().context.with(|context| context.as_ref().map_or(Cloud::Global, |now| now.cloud));
    let mend = move || change(form, id, |own| federated::audience(cloud).clone_into(&mut own.audience));
    Some((words::use_audience().to_owned(), Callback::from(mend)))
}

fn federated_of(all: &[DraftCredential], id: CredentialId) -> Option<FederatedDraft> {
    match &of(all, id)?.kind {
        CredentialDraft::Federated(own) => Some(own.clone()),
        CredentialDraft::Secret(_) => None,
    }
}

fn change(form: Form, id: CredentialId, change: impl FnOnce(&mut FederatedDraft)) {
    form.draft.credentials().update(|all| {
        let own = all.iter_mut().find(|credential| credential.id == id).map(|credential| &mut credential.kind);
        if let Some(CredentialDraft::Federated(own)) = own {
            change(own);
        }
    });
}
