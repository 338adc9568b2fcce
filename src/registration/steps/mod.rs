//! What is wrong on each step of the form, or could be better: a file each, so that each comes with its own step, and what
//! the tenant is against with what is known of it.

pub mod basics;
pub mod credentials;
pub mod facts;
pub mod permissions;
pub mod redirect_uris;
pub mod tenant;

use time::OffsetDateTime;

use super::{draft::Draft, problem::Problem, step::Step};
use facts::Facts;

/// Every problem of a step, in the order of its fields. `now` is the moment from which dates are judged.
pub type Check = fn(&Draft, &Facts, OffsetDateTime) -> Vec<Problem>;

/// The check of a step; there is nothing to be wrong on the review.
pub(super) fn check(step: Step) -> Option<Check> {
    match step {
        Step::Basics => Some(tenant::basics),
        Step::RedirectUris => Some(redirect_uris::problems),
        Step::Permissions => Some(permissions::problems),
        Step::Credentials => Some(credentials::problems),
        Step::Review => None,
    }
}
