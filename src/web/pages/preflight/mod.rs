//! What is known before anything is registered: below the first step, and in its fields.

mod accounts;

use super::{
    basics,
    step_page::{StepPage, StepPages},
};
use crate::{
    graph::authorization::is_nearly_full,
    plan::preflight::MayRegister,
    registration::steps::tenant,
    web::{
        reactive::prelude::*,
        shell::form::{Form, facts::FactsHandle},
        ui::{Card, Disclosure, MessageBar, MessageKind},
    },
    words::{form::problem, preflight as words},
};

/// The first step, with what the tenant is against.
static BASICS: StepPage = StepPage { check: Some((tenant::basics, problem::on_basics_of_tenant)), ..basics::STEP };

/// From now on it is asked for, and the first step is held to it.
pub fn bring() {
    FactsHandle::bring();
    StepPages::here().came(&BASICS);
}

/// What stands in the way, as far as this page can tell, and what it found, folded away. Nothing while nobody knows.
pub fn view() -> AnyView {
    let (facts, form) = (FactsHandle::here(), Form::here());
    accounts::keep_off(form);
    let may = facts.slice(|known| known.may_register);
    let created = facts.slice(|known| known.created.filter(|created| is_nearly_full(*created)));
    let in_the_way = move || {
        let why = words::may_not(may.get()?)?;
        Some(warning(words::may_not_title().to_owned(), [why, words::may_not_do()]))
    };
    let is_full = move || {
        let title = words::near_title(created.get()?);
        Some(warning(title, [words::near(), words::near_do()]))
    };
    let found = move || {
        let may = may.get()?;
        let rules = form.rules.get();
        let said = [Some(words::may(may)), words::app_rules(rules.app), words::consent(rules.consent)];
        let items = said.into_iter().flatten().map(|line| view! { <li>{line}</li> }.into_any()).collect::<Vec<_>>();
        // Where nothing could be read, the form is as if nobody had asked.
        let is_silent = may == MayRegister::Unknown && rules.app.is().is_none() && rules.consent.is().is_none();
        (!is_silent).then(|| {
            view! {
                <Card>
                    <Disclosure summary=words::checks()>
                        <ul class="message__list">{items}</ul>
                    </Disclosure>
                </Card>
            }
            .into_any()
        })
    };
    view! { {changing(in_the_way)} {changing(is_full)} {changing(found)} }.into_any()
}

/// What stands in the way, and what to do.
fn warning(title: String, says: [&'static str; 2]) -> AnyView {
    view! {
        <MessageBar kind=MessageKind::Warning title announce=true>
            <p>{says.join(" ")}</p>
        </MessageBar>
    }
    .into_any()
}
