//! The form for a registration that exists.

use crate::setup::{EnteredField, EnteredProblem};
pub use crate::words::text::entered::*;

/// What is wrong with a field, and what to do.
pub fn problem(field: EnteredField, problem: EnteredProblem) -> &'static str {
    match (problem, field) {
        (EnteredProblem::Empty, EnteredField::ClientId) => client_id_empty(),
        (EnteredProblem::Empty, EnteredField::Tenant) => tenant_empty(),
        (EnteredProblem::NotAClientId, _) => not_a_client_id(),
        (EnteredProblem::ManyTenants, _) => many_tenants(),
        (EnteredProblem::NotATenant, _) => not_a_tenant(),
    }
}
