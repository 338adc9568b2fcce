//! Fields of the form: their IDs on the page, and their problems in words with a fix at hand.

use crate::web::reactive::prelude::*;

use super::step_page::StepPages;
use crate::{
    directory::severity::Severity,
    flow::route::Page,
    registration::problem::{Field, Problem},
    web::{
        browser::{clock, focus},
        shell::{form::Form, route::Routing},
        ui::{ExternalLink, FieldMessage, MessageBar, MessageKind},
    },
};

/// The name of the choice of account types, from which its controls take their IDs.
pub const AUDIENCE: &str = "audience";

/// The ID of a field's control, to which the error summary leads.
pub fn id(field: Field) -> String {
    match field {
        // The first of its radio buttons.
        Field::Audience => [&crate::words::form::problem::element_id(field), "-0"].concat(),
        field => crate::words::form::problem::element_id(field),
    }
}

/// Makes the button that mends a problem, where there is one: its words, and what it does.
pub type Fix = fn(Form, &Problem) -> Option<(String, Callback<()>)>;

/// What is told of a field, in words. `fix` makes the button of a problem, where it has one.
pub fn messages(field: Field, fix: Fix) -> Signal<Vec<FieldMessage>> {
    let (form, pages) = (Form::here(), StepPages::here());
    let told = form.told_of(field);
    Signal::derive(move || {
        told.with(|told| told.iter().map(|problem| message(form, problem, pages.say(problem), fix)).collect())
    })
}

fn message(form: Form, problem: &Problem, text: String, fix: Fix) -> FieldMessage {
    FieldMessage { severity: problem.kind.severity(), text, fix: fix(form, problem) }
}

/// Messages about a list as a whole, which has no control of its own to stand under.
pub fn list_messages(messages: Signal<Vec<FieldMessage>>) -> AnyView {
    let bars = move || {
        let bar = |message: FieldMessage| {
            let kind = match message.severity {
                Severity::Error => MessageKind::Error,
                Severity::Warning => MessageKind::Warning,
                Severity::Advice => MessageKind::Info,
            };
            view! { <MessageBar kind title=message.text /> }
        };
        messages.get().into_iter().map(bar).collect::<Vec<_>>()
    };
    changing(bars)
}

/// The way to Microsoft's page on a concept.
pub fn learn_more(text: &'static str, href: &'static str) -> AnyView {
    view! { <p class="card__note"><ExternalLink href text /></p> }.into_any()
}

/// For fields whose problems have no fix.
pub fn no_fix(_: Form, _: &Problem) -> Option<(String, Callback<()>)> {
    None
}

/// Goes to a field, wherever it is: to its step first, where that is another one.
pub fn go_to(routing: Routing, field: Field) {
    routing.go(Page::Step(field.step()));
    focus_soon(id(field));
}

/// Focuses an element that may not be on the page before the next frame.
pub fn focus_soon(id: String) {
    clock::before_paint(move || {
        focus::by_id(&id);
    });
}
