//! What a tenant grants to a client: delegated permissions of an API for everybody, or one application permission.
//!
//! # Invariants
//! Asking for a permission (`requiredResourceAccess`) grants nothing; these do.

use serde::{Deserialize, Serialize};

use super::{PermissionKind, PickedPermission};
use crate::directory::ids::{AppId, PermissionId};

/// A grant that is wanted: what one call makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedGrant {
    /// The API's application (client) ID.
    pub api: AppId,
    /// The API's name.
    pub api_name: String,
    /// What of it.
    pub what: Granted,
}

/// What a grant is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Granted {
    /// Delegated permissions, all of the API in one `oAuth2PermissionGrant`.
    Delegated {
        /// Their values.
        scopes: Vec<String>,
    },
    /// One application permission: an `appRoleAssignment` of its own.
    Application {
        /// Its ID.
        role: PermissionId,
        /// Its value.
        value: String,
    },
}

/// The most characters that the scopes of one grant may have, with a blank between them.
/// <https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant#properties>
pub const LONGEST_SCOPE: usize = 3_850;

/// Whether one grant can hold these scopes together.
pub fn fits<'a>(scopes: impl IntoIterator<Item = &'a str>) -> bool {
    // One blank fewer than scopes.
    scopes.into_iter().map(|scope| scope.chars().count() + 1).sum::<usize>() <= LONGEST_SCOPE + 1
}

impl WantedGrant {
    /// Whether one grant can hold it. An API has one grant for everybody, so that what does not fit cannot be granted.
    pub fn fits(&self) -> bool {
        match &self.what {
            Granted::Delegated { scopes } => fits(scopes.iter().map(String::as_str)),
            Granted::Application { .. } => true,
        }
    }

    /// Whether this grant covers a permission.
    pub fn covers(&self, pick: &PickedPermission) -> bool {
        self.api == pick.resource_app_id
            && match &self.what {
                Granted::Delegated { scopes } => pick.kind == PermissionKind::Delegated && scopes.contains(&pick.value),
                Granted::Application { role, .. } => pick.kind == PermissionKind::Application && *role == pick.id,
            }
    }
}

/// The grants that permissions need, in the order of picking.
pub fn wanted(permissions: &[PickedPermission]) -> Vec<WantedGrant> {
    let mut grants: Vec<WantedGrant> = Vec::new();
    for pick in permissions {
        if grants.iter().any(|grant| grant.covers(pick)) {
            continue;
        }
        let value = pick.value.clone();
        if pick.kind == PermissionKind::Delegated {
            let of_api = grants.iter_mut().find_map(|grant| match &mut grant.what {
                Granted::Delegated { scopes } if grant.api == pick.resource_app_id => Some(scopes),
                _ => None,
            });
            if let Some(scopes) = of_api {
                scopes.push(value);
                continue;
            }
        }
        let what = match pick.kind {
            PermissionKind::Delegated => Granted::Delegated { scopes: vec![value] },
            PermissionKind::Application => Granted::Application { role: pick.id, value },
        };
        grants.push(WantedGrant { api: pick.resource_app_id, api_name: pick.resource_name.clone(), what });
    }
    grants
}

macro_rules! opaque_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl TryFrom<String> for $name {
            type Error = NotAGrantId;

            fn try_from(text: String) -> Result<Self, NotAGrantId> {
                let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
                if plain && !text.is_empty() { Ok(Self(text)) } else { Err(NotAGrantId) }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

opaque_id! {
    /// The `id` of an `oAuth2PermissionGrant`, which is no GUID. It stands in a path without escaping.
    GrantId
}
opaque_id! {
    /// The `id` of an `appRoleAssignment`, which is no GUID either.
    AssignmentId
}

/// The text cannot be the ID of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the ID of a grant")]
pub struct NotAGrantId;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::permission::{AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH, api_owner::ApiOwner};

    fn pick(api: AppId, kind: PermissionKind, id: u128, value: &str) -> PickedPermission {
        PickedPermission {
            resource_app_id: api,
            resource_name: api.to_string(),
            id: PermissionId::from_u128(id),
            kind,
            value: value.to_owned(),
            display_name: String::new(),
            admin_consent_required: false,
            owner: ApiOwner::Microsoft,
        }
    }

    #[test]
    fn delegated_permissions_of_an_api_are_one_grant_and_application_permissions_one_each() {
        let picks = [
            pick(MICROSOFT_GRAPH, PermissionKind::Delegated, 1, "User.Read"),
            pick(MICROSOFT_GRAPH, PermissionKind::Application, 2, "Mail.Send"),
            pick(AZURE_HEALTHCARE_APIS, PermissionKind::Delegated, 3, "user_impersonation"),
            pick(MICROSOFT_GRAPH, PermissionKind::Delegated, 4, "Mail.Send"),
            pick(MICROSOFT_GRAPH, PermissionKind::Application, 5, "Mail.Read"),
            pick(MICROSOFT_GRAPH, PermissionKind::Delegated, 1, "User.Read"),
        ];
        let grants = wanted(&picks);
        let scopes = |names: &[&str]| Granted::Delegated { scopes: names.iter().map(|s| (*s).to_owned()).collect() };
        assert_eq!(grants.len(), 4);
        assert_eq!(grants[0].what, scopes(&["User.Read", "Mail.Send"]));
        assert_eq!(grants[2].what, scopes(&["user_impersonation"]));
        for pick in &picks {
            assert_eq!(grants.iter().filter(|grant| grant.covers(pick)).count(), 1, "{pick:?}");
        }
    }

    #[test]
    fn scopes_are_measured_with_the_blanks_between_them() {
        let of = |length: usize| "x".repeat(length);
        for (scopes, expected) in [
            (vec![], true),
            (vec![of(3_850)], true),
            (vec![of(3_851)], false),
            (vec![of(3_000), of(849)], true),
            (vec![of(3_000), of(850)], false),
        ] {
            assert_eq!(fits(scopes.iter().map(String::as_str)), expected, "{}", scopes.len());
        }
    }

    #[test]
    fn the_id_of_a_grant_cannot_leave_its_place_in_a_path() {
        for bad in ["", "a/b", "a?b", "..", "a%2fb", "ä"] {
            assert_eq!(GrantId::try_from(bad.to_owned()), Err(NotAGrantId), "{bad}");
        }
        assert!(GrantId::try_from("l5eW7x0ga0-WDOntXzHateb_".to_owned()).is_ok());
    }
}
