//! House rules on the page: they are read, and stand in the form; or what is wrong with them stands in its place.

mod above;
mod notes;
mod owners;

use super::steps;
use crate::{
    directory::app_management::CredentialRules,
    flow::route::Page,
    house_rules::{self, RuleProblem},
    registration::{draft::Draft, house_rules as rules},
    web::{
        reactive::prelude::*,
        shell::{
            self,
            form::{Form, house::HouseForm},
            route::Routing,
            session::account::Configured,
        },
        ui::{MessageBar, MessageKind, PageHeading},
    },
    words::house_rules as words,
};

/// What is wrong with the rules. Taken with [`use_context`].
#[derive(Clone, Copy)]
struct Mistakes(RwSignal<Vec<RuleProblem>>);

/// Reads them, now and whenever the page is configured anew.
pub fn bring() {
    let (form, configured) = (Form::here(), Configured::here());
    let mistakes = Mistakes(RwSignal::new(Vec::new()));
    provide_context(mistakes);
    let written =
        Memo::new(move || configured.config.with(|config| config.config()?.later.as_ref()?.house_rules.clone()));
    Effect::new(move |_| {
        let read = written.with(|written| written.as_ref().map(house_rules::read));
        let (read, wrong) = match read {
            Some(Ok(read)) => (Some(read), Vec::new()),
            Some(Err(wrong)) => (None, wrong),
            None => (None, Vec::new()),
        };
        mistakes.0.set(wrong);
        let house = read.map(|(rules, brand)| -> &'static HouseForm {
            Box::leak(Box::new(HouseForm {
                rules,
                brand,
                check: rules::problems,
                says: words::against,
                left_out: words::left_out,
                steps: rules::shown,
                begin: rules::begin,
                narrow: CredentialRules::narrowed_by,
                above: above::above,
                notes: notes::field,
                owners: owners::section,
                owner: words::owner,
            }))
        });
        above::colour(house.and_then(|house| house.brand.accent));
        form.house.set(house);
        if let Some(house) = house
            && form.draft.with_untracked(Draft::is_blank)
        {
            form.draft.update(|draft| (house.begin)(draft, &house.rules, shell::now()));
        }
    });
}

/// What is wrong with them; nothing where they are in order. In the place of the form it has the step's heading.
pub fn view() -> AnyView {
    let Some(Mistakes(mistakes)) = use_context() else { return ().into_any() };
    let routing = Routing::here();
    changing(move || {
        let items = mistakes.with(|all| {
            all.iter().map(|problem| view! { <li>{words::problem(problem)}</li> }.into_any()).collect::<Vec<_>>()
        });
        (!items.is_empty()).then(|| {
            let heading = match routing.page.get_untracked() {
                Page::Step(step) => {
                    let take_focus = routing.moved.get_untracked();
                    Some(view! { <PageHeading title=steps::name(step) take_focus /> })
                }
                _ => None,
            };
            view! {
                {heading}
                <MessageBar kind=MessageKind::Error title=words::rules_wrong() announce=true>
                    <ul class="message__list">{items}</ul>
                </MessageBar>
            }
        })
    })
}
