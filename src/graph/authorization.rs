//! What a tenant lets its users do, and how much a person has created, as Graph answers it.

use super::{
    calls,
    object::{self, Unreadable},
};
use crate::{
    directory::permission::consent::UserConsent,
    http::{
        endpoint::Endpoint,
        request::{GraphScope, Request},
        response::Response,
    },
};

/// The tenant's authorization policy. It is read with `Policy.Read.All`, which this page asks nobody for: a refusal says
/// nothing of it. <https://learn.microsoft.com/graph/api/authorizationpolicy-get>
pub fn policy() -> Request {
    calls::read(Endpoint::AuthorizationPolicy, GraphScope::UserRead)
}

/// What every user may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsersMay {
    /// Register apps.
    pub register: bool,
    /// Consent for themselves; none where the answer has no list of policies.
    pub consent: Option<UserConsent>,
}

/// Reads the answer: `defaultUserRolePermissions`. `None` where it is not what Microsoft documents.
/// <https://learn.microsoft.com/graph/api/resources/defaultuserrolepermissions>
pub fn read_policy(response: &Response) -> Option<UsersMay> {
    object::read(response, |policy| {
        let permissions = policy.object("defaultUserRolePermissions")?.ok_or(Unreadable)?;
        let register = permissions.flag("allowedToCreateApps")?.ok_or(Unreadable)?;
        let assigned = permissions.some_texts("permissionGrantPoliciesAssigned")?;
        Ok(UsersMay { register, consent: assigned.map(UserConsent::of) })
    })
}

/// What the person has created. Graph tells nothing of it where they have a role of an administrator.
/// <https://learn.microsoft.com/graph/api/user-list-createdobjects>
pub fn created() -> Request {
    calls::read(Endpoint::CreatedObjects, GraphScope::UserRead)
}

/// The objects that a person may create who is no administrator. Deleted ones count for a while, and Graph tells nothing of
/// those. <https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions>
pub const MOST_CREATED: usize = 250;

/// Whether there may soon be no room for what a person registers, who has created this many objects at least.
pub const fn is_nearly_full(created: usize) -> bool {
    created >= MOST_CREATED - MOST_CREATED / 10
}

/// How many objects the person has created, at least. `None` where that cannot be read.
pub fn read_created(response: &Response) -> Option<usize> {
    object::read(response, |page| Ok(page.page()?.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Option<UsersMay> {
        read_policy(&Response::new(200, body.as_bytes().to_vec()))
    }

    #[test]
    fn the_documented_answer_is_read() {
        let body = r#"{"defaultUserRolePermissions": {"allowedToCreateApps": false, "allowedToReadOtherUsers": true,
            "permissionGrantPoliciesAssigned": ["managePermissionGrantsForSelf.microsoft-user-default-legacy"]}}"#;
        assert_eq!(of(body), Some(UsersMay { register: false, consent: Some(UserConsent::All) }));
    }

    #[test]
    fn an_empty_list_is_no_consent_and_a_missing_one_is_not_known() {
        let with = |assigned: &str| {
            let body = format!(r#"{{"defaultUserRolePermissions": {{"allowedToCreateApps": true{assigned}}}}}"#);
            of(&body).expect("a policy").consent
        };
        assert_eq!(with(r#", "permissionGrantPoliciesAssigned": []"#), Some(UserConsent::Nothing));
        assert_eq!(with(""), None);
        assert_eq!(with(r#", "permissionGrantPoliciesAssigned": null"#), None);
    }

    #[test]
    fn something_else_is_none() {
        for body in ["", "{}", r#"{"defaultUserRolePermissions": {}}"#, r#"{"defaultUserRolePermissions": []}"#] {
            assert_eq!(of(body), None, "{body}");
        }
        assert_eq!(read_created(&Response::new(200, br#"{"value":[{"id":"a"},{"id":"b"}]}"#.to_vec())), Some(2));
        assert_eq!(read_created(&Response::new(200, b"{}".to_vec())), None);
    }
}
