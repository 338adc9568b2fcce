//! The step Credentials: a client secret with its lifetime, or none now.

use leptos::prelude::*;

use super::fields;
use crate::{
    directory::credential::Lifetime,
    registration::{
        draft::{DraftStoreFields as _, SecretDraftStoreFields as _},
        problem::Field,
        secret,
        step::Step,
    },
    web::{
        browser::intl,
        shell::{self, state::App},
        ui::{Card, DateField, RadioCards, RadioOption, TextField},
    },
    words::form::credentials as words,
};

/// The step.
#[component]
pub fn Credentials() -> AnyView {
    let app = App::here();
    let wanted = app.draft.secret().wanted();
    let kinds = vec![
        RadioOption::new(words::SECRET, words::SECRET_HINT),
        RadioOption::new(words::NO_SECRET, words::NO_SECRET_HINT),
    ];
    view! {
        <Card>
            <RadioCards
                legend=words::KIND
                name="credential"
                options=kinds
                selected=Signal::derive(move || usize::from(!wanted.get()))
                on_select=move |index| wanted.set(index == 0)
                messages=fields::messages(app.problems_of(Field::SecretWanted), Signal::from(true), fields::no_fix)
            />
        </Card>
        {move || wanted.get().then(|| view! { <Secret /> })}
    }
    .into_any()
}

#[component]
fn Secret() -> AnyView {
    let app = App::here();
    let description = app.draft.secret().description();
    let lifetime = app.draft.secret().lifetime();
    let always = Signal::from(true);
    let options = Lifetime::ALL
        .into_iter()
        .map(|choice| RadioOption::new(words::lifetime(choice), words::lifetime_hint(choice)))
        .collect::<Vec<_>>();
    let select = move |index: usize| {
        if let Some(choice) = Lifetime::ALL.get(index) {
            lifetime.set(*choice);
        }
    };
    let is_custom = Memo::new(move |_| lifetime.get() == Lifetime::Custom);
    let ends = move || app.secret_end.get().map(|end| words::ends(&intl::day(end))).unwrap_or_default();
    view! {
        <Card>
            <TextField
                id=fields::id(Field::SecretDescription)
                label=words::DESCRIPTION
                hint=words::DESCRIPTION_HINT
                messages=fields::messages(app.problems_of(Field::SecretDescription), always, fields::no_fix)
                value=Signal::derive(move || description.get())
                on_input=move |text| description.set(text)
            />
            <RadioCards
                legend=words::EXPIRES
                name="expires"
                options
                compact=true
                selected=Signal::derive(move || Lifetime::ALL.iter().position(|l| *l == lifetime.get()).unwrap_or_default())
                on_select=select
                messages=fields::messages(app.problems_of(Field::SecretLifetime), always, fields::no_fix)
            />
            {move || is_custom.get().then(|| view! { <EndDate /> })}
            <p class="card__note" aria-live="polite">{ends}</p>
        </Card>
    }
    .into_any()
}

#[component]
fn EndDate() -> AnyView {
    let app = App::here();
    let date = app.draft.secret().custom_date();
    // A date that was never begun is not called missing before Next.
    let touched = RwSignal::new(!date.read_untracked().is_empty());
    let shown = Signal::derive(move || touched.get() || app.is_attempted(Step::Credentials));
    let earliest = secret::earliest_date(shell::now()).to_string();
    let latest = secret::latest_date(shell::now()).to_string();
    let pick = move |text| {
        date.set(text);
        touched.set(true);
    };
    view! {
        <DateField
            id=fields::id(Field::SecretDate)
            label=words::END_DATE
            hint=words::END_DATE_HINT
            messages=fields::messages(app.problems_of(Field::SecretDate), shown, fields::no_fix)
            min=earliest
            max=latest
            value=Signal::derive(move || date.get())
            on_input=pick
        />
    }
    .into_any()
}
