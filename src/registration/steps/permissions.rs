//! The step API permissions: how many there may be, and what a link has brought of them.

use time::OffsetDateTime;

use super::facts::Facts;
use crate::registration::{
    draft::Draft,
    from_link, permissions,
    problem::{Field, Problem},
};

/// Every problem of the step.
pub fn problems(draft: &Draft, _: &Facts, _: OffsetDateTime) -> Vec<Problem> {
    let kinds = permissions::check(&draft.permissions, draft.audience);
    let of_list = |kind| Problem { field: Field::Permissions, kind, value: String::new() };
    kinds.into_iter().map(of_list).chain(from_link::check_permissions(draft)).collect()
}
