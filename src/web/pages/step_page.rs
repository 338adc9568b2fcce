//! What a step of the form is to the page around it.

use crate::web::reactive::prelude::*;

use crate::{
    registration::{
        draft::Draft,
        problem::{Problem, ProblemKind},
        step::Step,
        steps::Check,
    },
    web::shell::{
        form::{Form, house::HouseHandle},
        in_use::TenantInUse,
    },
    words::form::problem::Says,
};

/// A step, as its own folder describes it.
pub struct StepPage {
    /// Which one.
    pub step: Step,
    /// The question that it asks.
    pub lead: fn() -> &'static str,
    /// What stands below the question, in the tenant in use.
    pub view: fn(TenantInUse) -> AnyView,
    /// What stands beside it, over the requests.
    pub beside: Option<fn() -> AnyView>,
    /// What was typed on it, in a few words: empty where there is nothing to say yet, and none where nothing can be typed.
    pub entered: Option<fn(&Draft) -> String>,
    /// Finds what is wrong with it, and puts that into words.
    pub check: Option<(Check, Says)>,
}

/// The steps that are there. Taken with [`StepPages::here`] anywhere in the form.
#[derive(Clone, Copy)]
pub struct StepPages(RwSignal<[Option<&'static StepPage>; Step::ALL.len()]>, HouseHandle);

impl StepPages {
    /// None is there yet.
    pub fn bring() {
        provide_context(Self(RwSignal::new([None; Step::ALL.len()]), Form::here().house));
    }

    /// Those of the form that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// A step is there, and with it what is wrong with it.
    pub fn came(self, page: &'static StepPage) {
        if let Some((check, _)) = page.check {
            Form::here().check(page.step, check);
        }
        self.0.update(|pages| pages[page.step as usize] = Some(page));
    }

    /// Puts what is wrong into words, by the step that it is wrong on or by the rules of the house: before these are there,
    /// nothing is.
    pub fn say(self, problem: &Problem) -> String {
        let of_house = self.1.get().filter(|_| matches!(problem.kind, ProblemKind::AgainstHouse(_)));
        let of_step = || self.of(problem.field.step()).and_then(|page| page.check).map(|(_, says)| says);
        of_house.map(|house| house.says).or_else(of_step).map(|says| says(problem)).unwrap_or_default()
    }

    /// A step, if it is there.
    pub fn of(self, step: Step) -> Option<&'static StepPage> {
        self.0.with(|pages| pages[step as usize])
    }
}

/// What was typed, or a word that nothing was.
pub fn or<'a>(text: &'a str, none: &'a str) -> &'a str {
    if text.is_empty() { none } else { text }
}

/// A list of what was typed, or a word that nothing was.
pub fn list(items: Vec<AnyView>, none: &'static str) -> AnyView {
    if items.is_empty() {
        return view! { <p class="card__text">{none}</p> }.into_any();
    }
    let items = items.into_iter().map(|item| view! { <li class="review__item">{item}</li> }).collect::<Vec<_>>();
    view! { <ul class="review__list">{items}</ul> }.into_any()
}
