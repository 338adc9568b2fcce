//! What is wrong on each step of the form, or could be better: a line each.

mod basics;
mod permissions;
pub(super) mod redirect_uris;

use time::OffsetDateTime;

use super::{credentials, draft::Draft, problem::Problem, step::Step};
use crate::directory::cloud::Cloud;

/// Every problem of a step, in the order of its fields.
pub(super) fn problems(step: Step, draft: &Draft, cloud: Cloud, now: OffsetDateTime) -> Vec<Problem> {
    match step {
        Step::Basics => basics::problems(draft, cloud),
        Step::RedirectUris => redirect_uris::problems(draft),
        Step::Permissions => permissions::problems(draft),
        Step::Credentials => credentials::problems(draft, now),
        Step::Review => Vec::new(),
    }
}
