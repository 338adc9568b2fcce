//! Words of the step Review.

use crate::words::value::quoted;

/// The name of the step.
pub const NAME: &str = "Review";
pub const LEAD: &str = "Is this what you want to make?";
pub const EDIT: &str = "Edit";
pub const REGISTER: &str = "Register";
pub const CALLS: &str = "Calls to Microsoft Graph";
pub const CALLS_LEAD: &str = "This is all that will be sent. Calls that do not need each other go out together; names in braces stand for what earlier calls answer.";
/// Over a call's details.
pub const DETAILS: &str = "Headers and body";
/// Over the errors.
pub const PROBLEMS: &str = "Put these right before you register.";
/// Over the warnings.
pub const WARNINGS: &str = "Worth another look. You can still register.";
pub const NONE: &str = "None";
pub const NO_REDIRECT_URIS: &str = "None. You can add this later.";
pub const NO_PERMISSIONS: &str = "None. You can add this later.";
pub const NO_SECRET: &str = "No secret now.";
pub const ADMIN_CONSENT: &str = "Admin consent required";

/// The accessible name of a section's Edit link.
pub fn edit(step: &str) -> String {
    format!("Edit {step}")
}

/// Where it will be made, beside the button.
pub fn target(tenant: &str, account: &str) -> String {
    format!("In {}, as {}.", quoted(tenant), quoted(account))
}

/// Beside the button, in the sandbox.
pub const TARGET_SANDBOX: &str = "In the sandbox. Nothing is sent to Microsoft.";

/// When the secret ends.
pub fn ends(lifetime_days: Option<i64>, end: &str) -> String {
    match lifetime_days {
        Some(days) => format!("{days} days, until {end}"),
        None => format!("Until {end}"),
    }
}
