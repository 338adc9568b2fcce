//! The app manifest in the format of Microsoft Graph: the application as the plan makes it.
//! <https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest>

use serde_json::Value;

use super::left::had;
use crate::as_code::{note::Left, source::Source};

/// The manifest.
pub fn of(source: &Source<'_>) -> Value {
    source.plan.application.clone()
}

/// What it has no place for.
pub fn left(source: &Source<'_>) -> Vec<Left> {
    let plan = &source.plan;
    had([
        (Left::ServicePrincipal, true),
        (Left::Assignment, plan.assignment_required),
        (Left::Secrets, plan.secrets().next().is_some()),
        (Left::Federated, plan.all_federated().next().is_some()),
        (Left::Grants, !plan.grants.is_empty()),
        (Left::Owners, !plan.owners.is_empty()),
    ])
}
