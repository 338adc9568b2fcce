//! The step Credentials: each credential by itself, and how many there are of a kind.

use time::OffsetDateTime;

use super::facts::Facts;
use crate::registration::{credentials, draft::Draft, from_link, problem::Problem};

/// Every problem of the step.
pub fn problems(draft: &Draft, facts: &Facts, now: OffsetDateTime) -> Vec<Problem> {
    let mut problems = credentials::check(draft, facts, now);
    problems.extend(from_link::check_credentials(draft, now));
    problems
}
