//! The form of a client secret.

use crate::web::reactive::prelude::*;

use super::opened::{Opened, of};
use crate::{
    directory::{
        app_management::Why,
        credential::{CredentialId, Lifetime},
    },
    registration::{
        credentials::{CredentialDraft, DraftCredential, SecretDraft, policy},
        problem::{AgainstPolicy, Field, Problem, ProblemKind},
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
    words::form::{credentials as words, policy as policy_words},
};

/// Its fields.
pub fn form() -> AnyView {
    let (form, all_ends) = (Form::here(), SecretEnds::here());
    let id = Opened::here().begin(|id| fields::id(Field::SecretDescription(id)));
    let own = Memo::new(move || form.draft.credentials().with(|all| secret_of(all, id).unwrap_or_default()));
    let lifetime = Memo::new(move || own.with(|own| own.lifetime));
    // What is chosen stays in the list, whatever the policy says: it is told below it.
    let first = lifetime.get_untracked();
    let offered = Memo::new(move || {
        let (rules, now) = (form.credential_rules(), shell::now());
        let all =
            Lifetime::ALL.into_iter().filter(|choice| *choice == first || policy::is_offered(&rules, *choice, now));
        all.collect::<Vec<_>>()
    });
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
        {changing(move || expires(form, id, lifetime, offered.get()))}
        {changing(move || is_custom.get().then(|| view! { <EndDate id own /> }))}
        <p class="card__note">{ends}</p>
        <Disclosure summary=words::more() open=own.with_untracked(|own| !own.start_date.is_empty())>
            <StartDate id own />
        </Disclosure>
    }
    .into_any()
}

/// The choices, in a list that is made anew where the policy leaves others.
fn expires(form: Form, id: CredentialId, lifetime: Memo<Lifetime>, offered: Vec<Lifetime>) -> AnyView {
    let options = offered.iter().copied().map(words::lifetime_to_choose).collect::<Vec<_>>();
    let choices = StoredValue::new(offered);
    let select = move |index: usize| {
        if let Some(choice) = choices.with_value(|choices| choices.get(index).copied()) {
            change(form, id, |secret| secret.lifetime = choice);
        }
    };
    let place = move || {
        let chosen = lifetime.get();
        choices.with_value(|choices| choices.iter().position(|choice| *choice == chosen)).unwrap_or_default()
    };
    view! {
        <SelectField
            id=fields::id(Field::SecretLifetime(id))
            label=words::expires()
            options
            selected=Signal::derive(place)
            on_select=select
            messages=fields::messages(Field::SecretLifetime(id), shorten)
        />
    }
    .into_any()
}

/// The button that chooses the longest lifetime that the policy allows.
fn shorten(form: Form, problem: &Problem) -> Option<(String, Callback<()>)> {
    let ProblemKind::AgainstPolicy(AgainstPolicy { why: Why::TooLong(longest), .. }) = problem.kind else {
        return None;
    };
    let id = problem.field.credential()?;
    let own = form.draft.credentials().with_untracked(|all| secret_of(all, id))?;
    let shorter = policy::longest_secret(&own, longest, shell::now())?;
    let end = secret::end(&shorter, shell::now()).map(intl::day).unwrap_or_default();
    let label = policy_words::choose(shorter.lifetime, &end);
    let apply = move || change(form, id, |secret| secret.clone_from(&shorter));
    Some((label, Callback::from(apply)))
}

#[component]
fn EndDate(id: CredentialId, own: Memo<SecretDraft>) -> AnyView {
    let form = Form::here();
    // A date that is half typed is lost where the limits are written anew, be they the same.
    let earliest =
        Memo::new(move || own.with(|own| secret::earliest_date(secret::start(own, shell::now())).to_string()));
    let rules = untrack(|| form.credential_rules());
    let latest =
        Memo::new(move || own.with(|own| policy::latest_date(&rules, secret::start(own, shell::now())).to_string()));
    view! {
        <DateField
            id=fields::id(Field::SecretDate(id))
            label=words::end_date()
            hint=policy_words::end_date_hint(&rules)
            messages=fields::messages(Field::SecretDate(id), shorten)
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
