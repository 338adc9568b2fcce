//! The step Basics: display name, supported account types, who is assigned, the service management reference.

use time::OffsetDateTime;

use super::facts::Facts;
use crate::{
    directory::display_name,
    registration::{
        draft::Draft,
        from_link,
        problem::{Field, Problem, ProblemKind},
        service_reference,
    },
};

/// Every problem of the step.
pub fn problems(draft: &Draft, facts: &Facts, _: OffsetDateTime) -> Vec<Problem> {
    let names = display_name::check(&draft.display_name, draft.audience);
    let of_name = |kind| {
        let kind = ProblemKind::DisplayName(kind);
        Problem { field: Field::DisplayName, kind, value: draft.display_name.clone() }
    };
    let mut problems: Vec<Problem> = names.into_iter().map(of_name).collect();
    if !draft.audience.exists_in(facts.cloud) {
        problems.push(Problem { field: Field::Audience, kind: ProblemKind::AudienceNotInCloud, value: String::new() });
    }
    problems.extend(service_reference::check(draft));
    problems.extend(from_link::check_basics(draft));
    problems
}
