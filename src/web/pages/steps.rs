//! The steps of the form, a line each.

use crate::web::reactive::prelude::*;

use super::{
    basics, credentials, permissions, redirect_uris,
    review::{self, Review},
    step_page::StepPage,
};
use crate::registration::step::Step;

/// A step as its own folder describes it.
pub fn of(step: Step) -> &'static StepPage {
    match step {
        Step::Basics => &basics::STEP,
        Step::RedirectUris => &redirect_uris::STEP,
        Step::Permissions => &permissions::STEP,
        Step::Credentials => &credentials::STEP,
        Step::Review => &REVIEW,
    }
}

/// The last step, which looks back at the others.
static REVIEW: StepPage = review::step(|tenant| view! { <Review tenant of /> }.into_any());
