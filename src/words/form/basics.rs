//! Words of the step Basics.

pub use crate::words::text::basics::*;
use crate::{directory::audience::SignInAudience, registration::draft::Draft, words::value::isolated};

/// A choice of accounts, in plain words.
pub fn audience(audience: SignInAudience) -> &'static str {
    match audience {
        SignInAudience::MyOrg => "Only this organization",
        SignInAudience::MultipleOrgs => "Any organization",
        SignInAudience::OrgsAndPersonal => "Any organization, and personal accounts",
        SignInAudience::Personal => "Personal accounts only",
    }
}

/// Whom a choice of accounts lets in.
pub fn audience_hint(audience: SignInAudience) -> &'static str {
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
