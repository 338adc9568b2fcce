//! The step Credentials: client secrets, each with its lifetime, or none now.

pub(super) mod summary;

use crate::web::reactive::prelude::*;

use super::{
    fields,
    layout::step::FormStep,
    step_page::StepPage,
    undo::{Removals, last_place, undo},
};
use crate::{
    directory::credential::{CredentialId, Lifetime},
    registration::{
        credentials::{self, CredentialDraft, DraftCredential, SecretDraft},
        problem::Field,
        rows::Removed,
        secret,
        step::Step,
        steps,
    },
    web::{
        browser::intl,
        shell::{
            self,
            form::{Form, SecretEnds},
        },
        ui::{Button, ButtonKind, DateField, IconName, RadioCards, RadioOption, SelectField, TextField},
    },
    words::form::{credentials as words, problem::element_id},
};

const ADD: &str = "add-secret";

pub static STEP: StepPage = StepPage {
    step: Step::Credentials,
    lead: words::lead,
    view: |_| view! { <FormStep page=&STEP><Credentials /></FormStep> }.into_any(),
    beside: None,
    entered: Some(words::entered),
    check: Some(steps::credentials::problems),
};

/// Its fields.
#[component]
pub fn Credentials() -> AnyView {
    let form = Form::here();
    let ids = Memo::new(move || form.draft.credentials().with(|all| all.iter().map(|c| c.id).collect::<Vec<_>>()));
    let kinds = vec![
        RadioOption::new(words::secret_name(), words::secret_hint()),
        RadioOption::new(words::no_secret(), words::no_secret_hint()),
    ];
    let removals = RwSignal::new(Removed::default());
    // What was typed comes back with the choice.
    let put_aside = StoredValue::new(Vec::<DraftCredential>::new());
    let choose = move |index: usize| {
        let some = index == 0;
        if some == form.draft.credentials().with_untracked(|all| !all.is_empty()) {
            return;
        }
        form.draft.update(|draft| {
            if some {
                draft.credentials = put_aside.try_update_value(std::mem::take).unwrap_or_default();
                if draft.credentials.is_empty() {
                    draft.add_secret(String::new());
                }
            } else {
                put_aside.set_value(std::mem::take(&mut draft.credentials));
            }
        });
    };
    let of_all = fields::messages(Field::Credentials, fields::no_fix);
    view! {
        <div class="card">
            <RadioCards
                legend=words::kind()
                name=element_id(Field::Credentials)
                options=kinds
                selected=Signal::derive(move || usize::from(ids.with(Vec::is_empty)))
                on_select=choose
                messages=of_all
            />
            {fields::learn_more(words::learn(), words::learn_at())}
        </div>
        {each(move || ids.get().into_iter().map(|id| Row::new(id.0.to_string(), move || secret(id, ids, removals))).collect())}
        {changing(move || {
            (!ids.with(Vec::is_empty))
                .then(|| {
                    view! {
                        <div class="rows__end">
                            <Button kind=ButtonKind::Secondary icon=IconName::Add id=ADD on_press=move || add(form)>
                                {words::add()}
                            </Button>
                            {undo(last_place(removals), words::secret, Callback::from(move || put_back(form, removals)))}
                        </div>
                    }
                })
        })}
    }
    .into_any()
}

fn secret(id: CredentialId, ids: Memo<Vec<CredentialId>>, removals: Removals<DraftCredential>) -> AnyView {
    let (form, all_ends) = (Form::here(), SecretEnds::here());
    let number = move || ids.with(|ids| ids.iter().position(|other| *other == id).map_or(1, |at| at + 1));
    let several = Memo::new(move || ids.with(|ids| ids.len() > 1));
    let name = Signal::derive(move || words::secret(number()));
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
    // One secret needs no name: the choice above is about it.
    let head = move || {
        several.get().then(|| {
            view! {
                <div class="card__head">
                    <h2 class="card__title">{name}</h2>
                    <Button kind=ButtonKind::Secondary label_extra=name on_press=move || remove(form, removals, id)>
                        {words::remove()}
                    </Button>
                </div>
            }
        })
    };
    view! {
        <div
            class="card"
            role=move || several.get().then_some("group")
            aria-label=move || several.get().then(|| name.get())
        >
            {changing(head)}
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
        </div>
    }
    .into_any()
}

#[component]
fn EndDate(id: CredentialId, own: Memo<SecretDraft>) -> AnyView {
    let form = Form::here();
    let earliest = secret::earliest_date(shell::now()).to_string();
    let latest = secret::latest_date(shell::now()).to_string();
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

fn secret_of(all: &[DraftCredential], id: CredentialId) -> Option<SecretDraft> {
    let credential = all.iter().find(|credential| credential.id == id)?;
    let CredentialDraft::Secret(secret) = &credential.kind;
    Some(secret.clone())
}

fn change(form: Form, id: CredentialId, change: impl FnOnce(&mut SecretDraft)) {
    form.draft.credentials().update(|all| {
        if let Some(credential) = all.iter_mut().find(|credential| credential.id == id) {
            let CredentialDraft::Secret(secret) = &mut credential.kind;
            change(secret);
        }
    });
}

/// Adds a secret with a description that no other has, and goes there.
fn add(form: Form) {
    let mut added = None;
    form.draft.update(|draft| {
        let description = credentials::free_description(draft, words::suggested);
        added = Some((draft.add_secret(description), draft.credentials.len()));
    });
    if let Some((id, number)) = added {
        form.announcer.announce(words::added(number));
        fields::focus_soon(fields::id(Field::SecretDescription(id)));
    }
}

/// Removes a secret and goes to the one that took its place, else to the last one.
fn remove(form: Form, removals: Removals<DraftCredential>, id: CredentialId) {
    let mut number = 0;
    let mut left = 0;
    let mut next = None;
    form.draft.credentials().update(|all| {
        let Some(at) = all.iter().position(|credential| credential.id == id) else { return };
        removals.update(|removals| removals.take(all, at));
        number = at + 1;
        left = all.len();
        next = all.get(at).or(all.last()).map(|credential| credential.id);
    });
    form.announcer.announce(words::removed(number, left));
    fields::focus_soon(next.map_or_else(|| ADD.to_owned(), |id| fields::id(Field::SecretDescription(id))));
}

/// Puts the secret back that was removed last, and goes there.
fn put_back(form: Form, removals: Removals<DraftCredential>) {
    let mut back = None;
    form.draft.credentials().update(|all| {
        let id = removals.try_update(|removals| removals.put_back(all).map(|credential| credential.id)).flatten();
        back = id.and_then(|id| Some((id, all.iter().position(|credential| credential.id == id)? + 1)));
    });
    if let Some((id, number)) = back {
        form.announcer.announce(words::added(number));
        fields::focus_soon(fields::id(Field::SecretDescription(id)));
    }
}
