//! Words of best practices.

use crate::registration::practices::Practice;
pub use crate::words::text::practices::*;

/// What a practice is called, and why it is one.
pub fn of(practice: Practice) -> (&'static str, &'static str) {
    match practice {
        Practice::SafeRedirectUris => (redirect_uris(), redirect_uris_why()),
        Practice::ShortSecrets => (secrets(), secrets_why()),
        Practice::ShortCertificates => (certificates(), certificates_why()),
        Practice::LeastPrivilege => (least_privilege(), least_privilege_why()),
        Practice::SingleTenant => (single_tenant(), single_tenant_why()),
        Practice::Assignment => (assignment(), assignment_why()),
        Practice::Owners => (owners(), owners_why()),
    }
}

/// Said once one press has put it right.
pub fn put_right(practice: Practice) -> String {
    fixed(of(practice).0)
}

/// What the press says that puts it right; nothing where none does.
pub fn fix(practice: Practice) -> Option<&'static str> {
    match practice {
        Practice::ShortSecrets => Some(fix_secrets()),
        Practice::SingleTenant => Some(fix_audience()),
        Practice::Assignment => Some(fix_assignment()),
        Practice::SafeRedirectUris | Practice::ShortCertificates | Practice::LeastPrivilege | Practice::Owners => None,
    }
}
