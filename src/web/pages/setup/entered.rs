//! The third way: the IDs of a registration that exists, for this tab or as a file.

use crate::web::reactive::prelude::*;

use super::choices::Choices;
use crate::{
    directory::severity::Severity,
    setup::{Entered, EnteredField, EnteredProblem},
    web::{
        browser::files,
        shell::session::{configuration::Configuration, own_address, self_test::SettingUp},
        ui::{Button, ButtonKind, CodeBlock, ErrorSummary, FieldMessage, MessageBar, MessageKind, TextField},
    },
    words::setup::{self, entered as words},
};

/// The form of the two fields.
const FORM: &str = "setup-form";

/// What has come of a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Used,
    Saved,
    NotSaved,
}

/// The form.
pub(super) fn panel(config: RwSignal<Configuration>, choices: Choices) -> AnyView {
    let setting_up = SettingUp::here();
    let (client_id, tenant) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    prefill(config, client_id, tenant);
    let attempts = RwSignal::new(0_usize);
    let done = RwSignal::new(None::<Done>);
    let entered = Signal::derive(move || Entered {
        client_id: client_id.get(),
        tenant: tenant.get(),
        cloud: choices.cloud.get(),
        create: choices.create.get(),
    });
    // What stood in the way of the last press, for as long as it does.
    let found = RwSignal::new(Vec::new());
    let problems = Memo::new(move || {
        let now = entered.get().config().err().unwrap_or_default();
        found.with(|found: &Vec<_>| found.iter().filter(|problem| now.contains(problem)).copied().collect::<Vec<_>>())
    });
    // It does not come and go with each letter: it takes the focus.
    let summary = Signal::derive(move || found.with(|found| found.iter().copied().map(in_words).collect()));
    let off = Memo::new(move || {
        let disabled = config.with(|config| config.disabled().is_some());
        let nowhere = own_address::own().is_err().then_some(setup::no_redirect_uri());
        if disabled { Some(words::turned_off()) } else { nowhere }
    });
    let act = move |act: fn(SettingUp, &Entered, Choices) -> Done| {
        let entered = entered.get_untracked();
        let wrong = entered.config().err().unwrap_or_default();
        done.set(wrong.is_empty().then(|| act(setting_up, &entered, choices)));
        attempts.update(|attempts| *attempts = if wrong.is_empty() { 0 } else { *attempts + 1 });
        found.set(wrong);
    };
    let field = move |field: EnteredField, label: &'static str, hint: &'static str, value: RwSignal<String>| {
        let type_in = move |text| {
            value.set(text);
            done.set(None);
        };
        view! {
            <TextField
                id=id(field)
                label
                required=true
                hint
                code=true
                messages=Signal::derive(move || problems.with(|problems| messages(problems, field)))
                value
                on_input=type_in
            />
        }
    };
    let in_tab = move || {
        if let Some(why) = off.get() {
            return view! { <p class="card__note">{why}</p> }.into_any();
        }
        view! {
            <Button kind=ButtonKind::Primary submits=Some(FORM) on_press=move || act(use_in_tab)>
                {words::use_it()}
            </Button>
        }
        .into_any()
    };
    let form = attributes([("class", "step-form".into()), ("id", FORM.into()), ("novalidate", "".into())]);
    view! {
        <p class="card__text">{words::lead()}</p>
        <ErrorSummary items=summary attempts />
        <form {..form}>
            {field(EnteredField::ClientId, words::client_id(), words::client_id_hint(), client_id)}
            {field(EnteredField::Tenant, words::tenant(), words::tenant_hint(), tenant)}
        </form>
        <p class="card__note">{words::what()}</p>
        <div class="rows__end">
            {changing(in_tab)}
            <Button kind=ButtonKind::Secondary on_press=move || act(download)>
                {words::download()}
            </Button>
        </div>
        {changing(move || done.get().map(|done| said(done, entered, choices)))}
    }
    .into_any()
}

/// What this tab uses already stands in the form, to be changed.
fn prefill(config: RwSignal<Configuration>, client_id: RwSignal<String>, tenant: RwSignal<String>) {
    Effect::new(move |_| {
        config.with(|config| {
            if let Configuration::Ready { config, in_place_of: Some(_), .. } = config {
                client_id.set(config.client_id.to_string());
                tenant.set(config.tenant.to_string());
            }
        });
    });
}

fn use_in_tab(setting_up: SettingUp, entered: &Entered, _: Choices) -> Done {
    setting_up.use_in_tab(entered.clone());
    Done::Used
}

/// The file for the registration, with what stays of the one that there is.
fn file(choices: Choices, entered: &Entered) -> String {
    choices.kept.with(|kept| entered.file_with(kept))
}

fn download(_: SettingUp, entered: &Entered, choices: Choices) -> Done {
    let text = untrack(|| file(choices, entered));
    if files::save("config.json", "application/json", &text).is_ok() { Done::Saved } else { Done::NotSaved }
}

fn said(done: Done, entered: Signal<Entered>, choices: Choices) -> AnyView {
    match done {
        Done::Used => view! {
            <MessageBar kind=MessageKind::Success title=words::used() announce=true>
                {words::used_then()}
            </MessageBar>
        }
        .into_any(),
        Done::Saved => {
            view! { <MessageBar kind=MessageKind::Success title=words::downloaded() announce=true /> }.into_any()
        }
        Done::NotSaved => view! {
            <MessageBar kind=MessageKind::Warning title=words::not_downloaded() announce=true>
                <CodeBlock label=words::file() text=Signal::derive(move || file(choices, &entered.get())) />
            </MessageBar>
        }
        .into_any(),
    }
}

const fn id(field: EnteredField) -> &'static str {
    match field {
        EnteredField::ClientId => "setup-client-id",
        EnteredField::Tenant => "setup-tenant",
    }
}

fn in_words((field, problem): (EnteredField, EnteredProblem)) -> (String, String) {
    (words::problem(field, problem).to_owned(), id(field).to_owned())
}

fn messages(problems: &[(EnteredField, EnteredProblem)], wanted: EnteredField) -> Vec<FieldMessage> {
    let of_field = problems.iter().filter(|(field, _)| *field == wanted);
    of_field.map(|(field, problem)| FieldMessage::new(Severity::Error, words::problem(*field, *problem))).collect()
}
