//! What stands around the fields of a step: the question that it asks, its errors, and the ways back and on.

use crate::web::reactive::prelude::*;

use crate::{
    flow::route::Page,
    registration::{problem::Problem, step::Step},
    web::{
        browser::keyboard,
        pages::{
            fields,
            layout::in_part::LaterPart,
            step_page::{StepPage, StepPages},
            steps,
        },
        shell::{
            form::Form,
            part::{Part, Parts},
            route::Routing,
        },
        ui::{Bar, ErrorSummary, PageAction, PageActions, PageHeading},
    },
    words::{form::problem, session::frame as words},
};

/// The form of the step.
const FORM: &str = "step-form";

/// A step with fields: heading, errors once "Next" was pressed, fields, Back and Next. Enter in a field goes on, and so
/// does Ctrl+Enter anywhere.
#[component]
pub fn FormStep(
    page: &'static StepPage,
    /// What the bar has beside "Next".
    #[prop(optional)]
    secondary: Option<Signal<Option<PageAction>>>,
    /// Its fields.
    children: Children,
) -> AnyView {
    let (form, routing, pages) = (Form::here(), Routing::here(), StepPages::here());
    let step = page.step;
    let attempts = RwSignal::new(0_usize);
    let errors = Memo::new(move || {
        if attempts.get() == 0 {
            return Vec::new();
        }
        form.told_errors(step).iter().map(|problem| in_words(pages, problem)).collect()
    });
    let next = move || {
        if form.attempt(step) {
            go_or_leave(routing, after(form, step));
        } else {
            attempts.update(|attempts| *attempts += 1);
        }
    };
    let parts = Parts::here();
    // A hand that reaches for it is about to press it.
    let reach = move || after(form, step).into_iter().for_each(|next| parts.want(Part::of(next)));
    let primary = PageAction::new(words::next(), next).on_reach(reach).submits(FORM);
    let actions = PageActions { back: Some(back(step)), note: Some(kept), ..PageActions::default() };
    let following = Memo::new(move || form.steps().into_iter().find(|other| *other > step));
    Bar::here().show(Signal::derive(move || {
        let named = following.get().map_or(primary, |next| primary.more(words::next_step(steps::name(next))));
        PageActions { secondary: secondary.and_then(Signal::get), primary: Some(named), ..actions }
    }));
    let attributes = attributes([("class", "step-form".into()), ("id", FORM.into()), ("novalidate", "".into())]);
    // They are heard for as long as the step is shown.
    StoredValue::new(keyboard::shortcuts(next));
    view! {
        <StepHeading page />
        <ErrorSummary items=errors attempts />
        <form {..attributes}>{children()}</form>
    }
    .into_any()
}

/// That the tab keeps what was typed.
fn kept() -> AnyView {
    view! { <LaterPart part=Part::Saved quiet=true /> }.into_any()
}

/// The heading of a step below where one is ("Step 3 of 5"), with the question that it asks.
#[component]
pub fn StepHeading(page: &'static StepPage) -> AnyView {
    let caption = words::step_caption(page.step, &untrack(|| Form::here().steps()));
    let moved = Routing::here().moved.get_untracked();
    let title = steps::name(page.step);
    view! {
        <p class="step-caption">{caption}</p>
        <PageHeading title lead=(page.lead)() take_focus=moved />
    }
    .into_any()
}

/// The way from a step to the one before; from the first one, to the start page.
pub fn back(step: Step) -> PageAction {
    let routing = Routing::here();
    let form = Form::here();
    let before = move || untrack(|| form.steps()).into_iter().rfind(|other| *other < step);
    PageAction::new(words::back(), move || go_or_leave(routing, before()))
}

/// The step after one, of those that are shown.
fn after(form: Form, step: Step) -> Option<Step> {
    untrack(|| form.steps()).into_iter().find(|other| *other > step)
}

fn go_or_leave(routing: Routing, step: Option<Step>) {
    routing.go(step.map_or(Page::Start, Page::Step));
}

fn in_words(pages: StepPages, problem: &Problem) -> (String, String) {
    (problem::in_list(problem, |problem| pages.say(problem)), fields::id(problem.field))
}
