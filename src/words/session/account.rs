//! Words of the account menu, and of changing to another tenant.

pub use crate::words::text::account::*;
use crate::{config::TenantNameProblem, words::value::quoted};

/// Which tenant the page signs in to.
pub fn now(tenant: &str) -> String {
    ["At the moment this page signs people in to ", &quoted(tenant), "."].concat()
}

/// On a button: one of the tenants.
pub fn sign_in_to(tenant: &str) -> String {
    ["Sign in to ", &quoted(tenant)].concat()
}

/// On the start page, after another tenant was chosen.
pub fn chosen(tenant: &str) -> String {
    ["You chose ", &quoted(tenant), " for this tab."].concat()
}

/// Why a text names no tenant, and what to do.
pub fn field_problem(problem: TenantNameProblem) -> &'static str {
    match problem {
        TenantNameProblem::Many => "That stands for many tenants. Enter one tenant's ID or domain.",
        TenantNameProblem::Malformed => "That is neither a tenant ID nor a domain. Enter one such as contoso.com.",
    }
}
