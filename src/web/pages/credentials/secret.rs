//! The form of a client secret.

use crate::web::reactive::prelude::*;

use time::{Date, OffsetDateTime};

use super::opened::{Opened, of};
use crate::{
    directory::credential::{CredentialId, Lifetime},
    registration::{
        credentials::{CredentialDraft, DraftCredential, SecretDraft},
        problem::Field,
        secret,
    },
    web::{
        browser::intl,
        pages::fields,
        shell::{
            self,
            form::{Form, SecretEnds},
        },
        ui::{DateField, Disclosure, SelectField, TextField},
    },
    words::form::credentials as words,
};

/// Its fields.
pub fn form() -> AnyView {
    let (form, all_ends) = (Form::here(), SecretEnds::here());
    let id = Opened::here().begin(|id| fields::id(Field::SecretDescription(id)));
    let own = Memo::new(move || form.draft.credentials().with(|all| secret_of(all, id).unwrap_or_default()));
    let lifetime = Memo::new(move || own.with(|own| own.lifetime));
    let options = Lifetime::ALL.into_iter().map(words::lifetime_to_choose).collect::<Vec<_>>();
    let select = move |index: usize| {
        if let Some(choice) = Lifetime::ALL.get(index) {
            change(form, id, |secret| secret.lifetime = *choice);
        }
    };
    let is_custom = Memo::new(move || lifetime.get() == Lifetime::Custom);
    let ends = Memo::new(move || all_ends.of(id).map(|end| words::ends(&intl::day(end))).unwrap_or_default());
    Effect::new(move |before: Option<()>| {
        let ends = ends.get();
        if before.is_some() {
            form.announcer.announce_at_rest(ends);
        }
    });
    view! {
        <TextField
            id=fields::id(Field::SecretDescription(id))
            label=words::description_field()
            hint=words::description_hint()
            messages=fields::messages(Field::SecretDescription(id), fields::no_fix)
            value=Signal::derive(move || own.with(|own| own.description.clone()))
            on_input=move |text| change(form, id, |secret| secret.description = text)
        />
        <SelectField
            id=fields::id(Field::SecretLifetime(id))
            label=words::expires()
            options
            selected=Signal::derive(move || Lifetime::ALL.iter().position(|l| *l == lifetime.get()).unwrap_or_default())
            on_select=select
            messages=fields::messages(Field::SecretLifetime(id), fields::no_fix)
        />
        {changing(move || is_custom.get().then(|| view! { <EndDate id own /> }))}
        <p class="card__note">{ends}</p>
        <Disclosure summary=words::more() open=own.with_untracked(|own| !own.start_date.is_empty())>
            <StartDate id own />
        </Disclosure>
    }
    .into_any()
}

#[component]
fn EndDate(id: CredentialId, own: Memo<SecretDraft>) -> AnyView {
    let form = Form::here();
    // A date that is half typed is lost where the limits are written anew, be they the same.
    let limit = move |limit: fn(OffsetDateTime) -> Date| {
        Memo::new(move || own.with(|own| limit(secret::start(own, shell::now())).to_string()))
    };
    let (earliest, latest) = (limit(secret::earliest_date), limit(secret::latest_date));
    view! {
        <DateField
            id=fields::id(Field::SecretDate(id))
            label=words::end_date()
            hint=words::end_date_hint()
            messages=fields::messages(Field::SecretDate(id), fields::no_fix)
            min=earliest
            max=latest
            value=Signal::derive(move || own.with(|own| own.custom_date.clone()))
            on_input=move |text| change(form, id, |secret| secret.custom_date = text)
        />
    }
    .into_any()
}

#[component]
fn StartDate(id: CredentialId, own: Memo<SecretDraft>) -> AnyView {
    let form = Form::here();
    let now = shell::now();
    view! {
        <DateField
            id=fields::id(Field::SecretStart(id))
            label=words::start_date()
            hint=words::start_date_hint()
            optional=true
            messages=fields::messages(Field::SecretStart(id), fields::no_fix)
            min=now.date().to_string()
            max=secret::latest_date(now).to_string()
            value=Signal::derive(move || own.with(|own| own.start_date.clone()))
            on_input=move |text| change(form, id, |secret| secret.start_date = text)
        />
    }
    .into_any()
}

fn secret_of(all: &[DraftCredential], id: CredentialId) -> Option<SecretDraft> {
    match &of(all, id)?.kind {
        CredentialDraft::Secret(secret) => Some(secret.clone()),
        CredentialDraft::Federated(_) | CredentialDraft::Certificate(_) => None,
    }
}

fn change(form: Form, id: CredentialId, change: impl FnOnce(&mut SecretDraft)) {
    form.draft.credentials().update(|all| {
        let own = all.iter_mut().find(|credential| credential.id == id).map(|credential| &mut credential.kind);
        if let Some(CredentialDraft::Secret(secret)) = own {
            change(secret);
        }
    });
}
