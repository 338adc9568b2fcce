//! Words of the step Basics.

use crate::{directory::audience::SignInAudience, registration::draft::Draft, words::value::isolated};

/// The name of the step.
pub const NAME: &str = "Basics";
pub const LEAD: &str = "What is this client called, and who may sign in to it?";
pub const DISPLAY_NAME: &str = "Display name";
pub const DISPLAY_NAME_HINT: &str =
    "People see it when they sign in and are asked for consent. You can change it later.";
pub const AUDIENCE: &str = "Supported account types";

/// A choice of accounts, in plain words.
pub const fn audience(audience: SignInAudience) -> &'static str {
    match audience {
        SignInAudience::MyOrg => "Only this organization",
        SignInAudience::MultipleOrgs => "Any organization",
        SignInAudience::OrgsAndPersonal => "Any organization, and personal accounts",
        SignInAudience::Personal => "Personal accounts only",
    }
}

pub const WHO: &str = "Who may sign in";
pub const ASSIGNED_ALONE: &str = "Only assigned users and groups may sign in";
pub const ASSIGNED_ALONE_HINT: &str = "Everybody else is turned away until somebody assigns them under Enterprise applications in the Entra admin center.";

/// What few registrations need.
pub const MORE: &str = "More";
/// What names the app in the organization's own database of services.
pub const REFERENCE: &str = "Service management reference";
/// The same, as a field that may stay empty as far as is known.
pub const REFERENCE_FIELD: &str = "Service management reference (optional)";
pub const REFERENCE_HINT: &str =
    "The app's ID in your organization's service or asset management database. Some organizations require it.";

/// Whom a choice of accounts lets in.
pub const fn audience_hint(audience: SignInAudience) -> &'static str {
    match audience {
        SignInAudience::MyOrg => "Accounts of this tenant alone. Right for most internal apps and for FHIR clients.",
        SignInAudience::MultipleOrgs => "Work and school accounts of any Microsoft Entra tenant.",
        SignInAudience::OrgsAndPersonal => {
            "Work and school accounts of any tenant, and accounts such as Outlook.com or Xbox."
        }
        SignInAudience::Personal => "Accounts such as Outlook.com or Xbox, and no work or school accounts.",
    }
}

/// What has been entered; empty where there is nothing to say yet.
pub fn entered(draft: &Draft) -> String {
    if draft.display_name.trim().is_empty() { String::new() } else { isolated(&draft.display_name) }
}
