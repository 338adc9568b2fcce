//! Words of the account menu, and of changing to another tenant.

use crate::config::TenantNameProblem;
pub use crate::words::text::account::*;

/// Why a text names no tenant, and what to do.
pub fn field_problem(problem: TenantNameProblem) -> &'static str {
    match problem {
        TenantNameProblem::Many => names_many(),
        TenantNameProblem::Malformed => names_none(),
    }
}
