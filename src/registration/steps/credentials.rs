//! The step Credentials: each secret by itself, and how many there are.

use time::OffsetDateTime;

use crate::{
    directory::cloud::Cloud,
    registration::{credentials, draft::Draft, from_link, problem::Problem},
};

/// Every problem of the step.
pub fn problems(draft: &Draft, _: Cloud, now: OffsetDateTime) -> Vec<Problem> {
    let mut problems = credentials::check(draft, now);
    problems.extend(from_link::check_credentials(draft));
    problems
}
