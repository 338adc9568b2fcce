//! What a step of the form is to the page around it.

use crate::web::reactive::prelude::*;

use crate::{
    registration::{draft::Draft, step::Step},
    web::shell::{form::Form, in_use::TenantInUse},
};

/// A step, as its own folder describes it.
pub struct StepPage {
    /// Which one.
    pub step: Step,
    /// Its name: in the list, as the page's heading and in its title.
    pub name: fn() -> &'static str,
    /// The question that it asks.
    pub lead: fn() -> &'static str,
    /// What stands below the question, in the tenant in use.
    pub view: fn(TenantInUse) -> AnyView,
    /// What can be typed on it; none where nothing can.
    pub typed: Option<Typed>,
}

/// What was typed on a step, in other places than its own.
#[derive(Clone, Copy)]
pub struct Typed {
    /// In a few words; empty where there is nothing to say yet.
    pub entered: fn(&Draft) -> String,
    /// On the review.
    pub summary: fn(Form) -> AnyView,
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
