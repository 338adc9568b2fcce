//! The form for a registration that exists.

use crate::setup::{EnteredField, EnteredProblem};

pub const LEAD: &str = "Enter the two IDs from the registration's overview. They are no secrets.";
pub const CLIENT_ID: &str = "Application (client) ID";
/// What is often taken for it.
pub const CLIENT_ID_HINT: &str = "Not the object ID, which stands beside it.";
pub const TENANT: &str = "Directory (tenant) ID";
/// What else it can be.
pub const TENANT_HINT: &str = "Or a domain of the tenant, such as contoso.onmicrosoft.com.";
pub const USE: &str = "Use it in this tab";
pub const DOWNLOAD: &str = "Download config.json";
/// What each of the two does.
pub const WHAT: &str =
    "To try it out, use it in this tab. For everybody, download config.json and put it beside index.html.";
/// After the first.
pub const USED: &str = "This tab uses these settings now.";
pub const USED_THEN: &str = "Test them below, or go back to the start to sign in.";
/// After the second.
pub const DOWNLOADED: &str = "config.json was handed to the browser to save.";
/// The browser refused.
pub const NOT_DOWNLOADED: &str = "The browser did not save the file. Copy its text instead:";
pub const FILE: &str = "config.json";
/// The owner has turned the page off.
pub const TURNED_OFF: &str = "The owner of this page has turned signing in off, for this tab as well.";

/// What is wrong with a field, and what to do.
pub const fn problem(field: EnteredField, problem: EnteredProblem) -> &'static str {
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
