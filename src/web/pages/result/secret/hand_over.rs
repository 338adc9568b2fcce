//! A client secret in the forms that its next places need.
//!
//! # Invariants
//! What stands on the page has dots in the secret's place until a press shows it, as with the secret itself.

use crate::web::reactive::prelude::*;

use super::{Handed, colleague::for_colleague};
use crate::{
    flow::register::Event,
    next_steps::{
        hand_over::{HandOver, Way},
        record::Record,
        reminder::{Reminder, calendar},
    },
    web::{
        browser::{clock, files},
        shell::{in_use::TenantInUse, register::Registering, registered},
        ui::{
            Announcer, Button, ButtonKind, CodeBlock, DOTS, SecretOnce, SecretSource, SelectField, announcer, unique_id,
        },
    },
    words::{
        dates,
        run::{hand_over as words, result},
    },
};

/// The reminder's file.
const FILE: &str = "client-secret.ics";

/// The choice of a form, the secret in it, and what reminds of its end.
#[component]
pub fn HandOverForms() -> AnyView {
    let (Some(handed), tenant) = (use_context::<Handed>(), TenantInUse::here()) else { return ().into_any() };
    let registering = Registering::here();
    let Some(record) = untrack(|| registered::of_run(registering, tenant)) else { return ().into_any() };
    let record = StoredValue::new(record);
    let chosen = RwSignal::new(0);
    let how = Memo::new(move || HandOver::ALL.get(chosen.get()).copied().unwrap_or(HandOver::Env));
    let options = HandOver::ALL.map(|how| words::name(how).to_owned()).to_vec();
    let announcer = announcer();
    view! {
        <div class="hand-over">
            <SelectField
                id=unique_id("hand-over")
                label=Signal::derive(|| words::form().to_owned())
                options
                selected=chosen
                on_select=move |index| chosen.set(index)
            />
            // Anew for each: of what is masked nothing is used again.
            {each(move || {
                let (how, record) = (how.get(), record.get_value());
                vec![Row::new(words::name(how).to_owned(), move || shown(registering, handed, how, &record))]
            })}
            <div class="hand-over__more">
                <Button kind=ButtonKind::Secondary small=true on_press=move || remind(handed, record, announcer)>
                    {words::reminder()}
                </Button>
                <Button kind=ButtonKind::Secondary small=true on_press=print>
                    {words::print()}
                </Button>
            </div>
            <p class="card__note">{words::reminder_hint()} " " {words::print_hint()}</p>
        </div>
    }
    .into_any()
}

/// A way, with what there is to copy of it.
fn shown(registering: Registering, handed: Handed, how: HandOver, record: &Record) -> AnyView {
    let way = how.way(record);
    let what_to_do = words::what_to_do(&way)();
    let command = match &way {
        Way::File | Way::Encrypted => None,
        Way::Command(command) | Way::Pasted(command) => Some(command.to_string()),
    };
    let command = command.map(|command| view! { <CodeBlock label=words::command().to_owned() text=command /> });
    let text = match way {
        Way::Command(_) => None,
        Way::Encrypted => Some(for_colleague(handed, record)),
        Way::File | Way::Pasted(_) => Some(text(registering, handed, how, record)),
    };
    view! {
        <p class="card__note">{what_to_do}</p>
        {command}
        {text}
    }
    .into_any()
}

/// The text that holds the secret: masked until it is shown, and its "Copy".
fn text(registering: Registering, handed: Handed, how: HandOver, record: &Record) -> AnyView {
    let masked = how.masked(record, DOTS);
    let record = StoredValue::new(record.clone());
    let value = SecretSource::new(move |look| {
        handed.value.look(|secret| look(&record.with_value(|record| how.text(record, secret))));
    });
    let copied = move || registering.dispatch(Event::Copied(handed.key_id));
    view! { <SecretOnce value label=words::name(how).to_owned() around=masked on_copied=copied /> }.into_any()
}

/// Saves the reminder. It holds no secret.
fn remind(handed: Handed, record: StoredValue<Record>, announcer: Announcer) {
    let file = record.with_value(|record| {
        handed.about.with_value(|(description, end)| {
            let title = words::reminder_title(&record.name);
            let text = words::reminder_body(record, description, &dates::day(end.date()));
            let id = handed.key_id.to_string();
            calendar(&Reminder { id: &id, title: &title, text: &text, end: *end }, clock::now())
        })
    });
    match files::save(FILE, "text/calendar", &file) {
        Ok(()) => announcer.announce(words::saved(FILE)),
        Err(files::NotSaved) => announcer.interrupt(result::not_downloaded()),
    }
}

/// The page prints as a record, without its secret.
fn print() {
    // A sandboxed frame may not: nothing happens there.
    let _ = window().print();
}
