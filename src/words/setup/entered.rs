//! The form for a registration that exists.

use crate::setup::{EnteredField, EnteredProblem};
pub use crate::words::text::entered::*;

/// What is wrong with a field, and what to do.
pub fn problem(field: EnteredField, problem: EnteredProblem) -> &'static str {
    match (problem, field) {
        (EnteredProblem::Empty, EnteredField::ClientId) => {
            "The application (client) ID is empty. Copy it from the registration's overview."
        }
        (EnteredProblem::Empty, EnteredField::Tenant) => {
            "The directory (tenant) ID is empty. Copy it from the registration's overview."
        }
        (EnteredProblem::NotAClientId, _) => {
            "This is not an application (client) ID. It has 32 digits and letters in five groups: copy it from the registration's overview."
        }
        (EnteredProblem::ManyTenants, _) => "This stands for many tenants. Enter the directory (tenant) ID of one.",
        (EnteredProblem::NotATenant, _) => {
            "This is neither a directory (tenant) ID nor a domain. Copy the ID from the registration's overview."
        }
    }
}
