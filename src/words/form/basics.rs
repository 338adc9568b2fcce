//! Words of the step Basics.

pub use crate::words::text::basics::*;
use crate::{directory::audience::SignInAudience, registration::draft::Draft, words::value::isolated};

/// A choice of accounts, as Entra calls it.
pub fn audience(audience: SignInAudience, tenant: &str) -> String {
    let fixed = match audience {
        SignInAudience::MyOrg => return single_tenant(tenant),
        SignInAudience::MultipleOrgs => multitenant(),
        SignInAudience::OrgsAndPersonal => multitenant_and_personal(),
        SignInAudience::Personal => personal(),
    };
    fixed.to_owned()
}

/// Whom a choice of accounts lets in.
pub fn audience_hint(audience: SignInAudience, tenant: &str) -> String {
    let fixed = match audience {
        SignInAudience::MyOrg => return single_tenant_hint(tenant),
        SignInAudience::MultipleOrgs => multitenant_hint(),
        SignInAudience::OrgsAndPersonal => multitenant_and_personal_hint(),
        SignInAudience::Personal => personal_hint(),
    };
    fixed.to_owned()
}

/// What has been entered; empty where there is nothing to say yet.
pub fn entered(draft: &Draft) -> String {
    if draft.display_name.trim().is_empty() { String::new() } else { isolated(&draft.display_name) }
}
