//! Whether the person may register apps, and grant permissions for everybody, as far as their directory roles tell.
//!
//! # Invariants
//! What is not known stays unknown: roles that a person could activate do not show, and a custom role may carry the
//! right. Nothing is withheld because of what is found here; it decides what is offered first.

use crate::{
    directory::{
        ids::RoleTemplateId,
        permission::{
            MICROSOFT_GRAPH,
            grant::{Granted, WantedGrant},
            role::{
                APPLICATION_ADMINISTRATOR, APPLICATION_DEVELOPER, CLOUD_APPLICATION_ADMINISTRATOR,
                GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR,
            },
        },
    },
    graph::object,
    http::response::Response,
};

/// Whether the person has a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// An active role carries it.
    Held,
    /// No active role carries it.
    Missing,
    /// Nobody can tell from here.
    Unknown,
}

/// Whether the person may register apps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayRegister {
    /// The tenant's policy lets every user.
    ByPolicy,
    /// An active role of theirs does.
    ByRole,
    /// The policy lets users not, and no active role of theirs does. One that they could activate does not show.
    No,
    /// The policy lets users not. Whether a role of theirs does, nobody can tell from here.
    ByRolePerhaps,
    /// Nobody can tell from here.
    Unknown,
}

/// Whether the person may make a number of grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayGrant {
    /// Every one of them.
    All,
    /// Some of them; the rest are application permissions of Microsoft Graph.
    NotOfGraph,
    /// None of them.
    None,
    /// Nobody can tell from here.
    Unknown,
}

/// The active directory roles of the person, or that they could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles(Option<Vec<RoleTemplateId>>);

impl Roles {
    /// Reads the answer about the person's roles. A refusal, an answer of another shape and a role without its
    /// template all leave the roles unknown.
    pub fn read(response: &Response) -> Self {
        if !response.is_success() {
            return Self::default();
        }
        let roles =
            object::read(response, |page| page.page()?.into_iter().map(|role| role.id("roleTemplateId")).collect());
        Self(roles)
    }

    /// Whether they could be read.
    pub const fn are_known(&self) -> bool {
        self.0.is_some()
    }

    /// Whether the person may make a grant.
    pub fn to_grant(&self, grant: &WantedGrant) -> Right {
        let Some(roles) = &self.0 else { return Right::Unknown };
        let has = |wanted: &[RoleTemplateId]| roles.iter().any(|role| wanted.contains(role));
        let of_graph = grant.api == MICROSOFT_GRAPH && matches!(grant.what, Granted::Application { .. });
        let administers = has(&[APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR]);
        if has(&[GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR]) || (administers && !of_graph) {
            return Right::Held;
        }
        let known = [APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR, APPLICATION_DEVELOPER];
        // Any other role may be a custom one, and carry the right.
        if roles.iter().all(|role| known.contains(role)) { Right::Missing } else { Right::Unknown }
    }

    /// Whether the person may register apps. `users_may` is what the tenant's policy says of every user, where it was read.
    /// <https://learn.microsoft.com/entra/identity/role-based-access-control/delegate-app-roles>
    pub fn to_register(&self, users_may: Option<bool>) -> MayRegister {
        const MAY: [RoleTemplateId; 4] =
            [GLOBAL_ADMINISTRATOR, APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR, APPLICATION_DEVELOPER];
        let roles = self.0.as_deref();
        match (users_may, roles) {
            (Some(true), _) => MayRegister::ByPolicy,
            (_, Some(roles)) if roles.iter().any(|role| MAY.contains(role)) => MayRegister::ByRole,
            (Some(false), Some([])) => MayRegister::No,
            // Any other role may be a custom one, and carry the right.
            (Some(false), _) => MayRegister::ByRolePerhaps,
            (None, _) => MayRegister::Unknown,
        }
    }

    /// Whether the person may make all of these grants.
    pub fn to_grant_all(&self, grants: &[WantedGrant]) -> MayGrant {
        let rights: Vec<Right> = grants.iter().map(|grant| self.to_grant(grant)).collect();
        let (held, missing) = (rights.contains(&Right::Held), rights.contains(&Right::Missing));
        match (held, missing) {
            _ if rights.contains(&Right::Unknown) => MayGrant::Unknown,
            (_, false) => MayGrant::All,
            (true, true) => MayGrant::NotOfGraph,
            (false, true) => MayGrant::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::ids::{AppId, PermissionId};

    fn roles(templates: &[&str]) -> Roles {
        let items: Vec<_> = templates.iter().map(|id| format!(r#"{{"roleTemplateId":{id}}}"#)).collect();
        Roles::read(&Response::new(200, format!(r#"{{"value":[{}]}}"#, items.join(",")).into_bytes()))
    }

    fn template(role: RoleTemplateId) -> String {
        format!("\"{role}\"")
    }

    fn grants() -> [WantedGrant; 3] {
        let role = || Granted::Application { role: PermissionId::from_u128(1), value: "Mail.Send".to_owned() };
        let scopes = Granted::Delegated { scopes: vec!["Mail.Send".to_owned()] };
        [(MICROSOFT_GRAPH, scopes), (AppId::from_u128(7), role()), (MICROSOFT_GRAPH, role())]
            .map(|(api, what)| WantedGrant { api, api_name: String::new(), what })
    }

    #[test]
    fn application_permissions_of_microsoft_graph_take_more_than_an_application_administrator() {
        let admin = roles(&[&template(APPLICATION_ADMINISTRATOR)]);
        assert_eq!(grants().map(|g| admin.to_grant(&g)), [Right::Held, Right::Held, Right::Missing]);
        assert_eq!(admin.to_grant_all(&grants()), MayGrant::NotOfGraph);
        assert_eq!(admin.to_grant_all(&grants()[..2]), MayGrant::All);
        assert_eq!(admin.to_grant_all(&grants()[2..]), MayGrant::None);
        let privileged = roles(&[&template(PRIVILEGED_ROLE_ADMINISTRATOR)]);
        assert_eq!(privileged.to_grant_all(&grants()), MayGrant::All);
        assert_eq!(roles(&[&template(GLOBAL_ADMINISTRATOR)]).to_grant_all(&grants()), MayGrant::All);
    }

    #[test]
    fn a_person_without_a_role_may_grant_nothing() {
        assert_eq!(roles(&[]).to_grant_all(&grants()), MayGrant::None);
        assert_eq!(roles(&[&template(APPLICATION_DEVELOPER)]).to_grant_all(&grants()), MayGrant::None);
    }

    #[test]
    fn a_person_registers_by_the_policy_or_by_a_role() {
        let custom = || roles(&[&template(RoleTemplateId::from_u128(99))]);
        let developer = || roles(&[&template(APPLICATION_DEVELOPER)]);
        for (roles, users_may, expected) in [
            (roles(&[]), Some(true), MayRegister::ByPolicy),
            (Roles::default(), Some(true), MayRegister::ByPolicy),
            (developer(), Some(false), MayRegister::ByRole),
            (developer(), None, MayRegister::ByRole),
            (roles(&[]), Some(false), MayRegister::No),
            (custom(), Some(false), MayRegister::ByRolePerhaps),
            (Roles::default(), Some(false), MayRegister::ByRolePerhaps),
            (custom(), None, MayRegister::Unknown),
            (roles(&[]), None, MayRegister::Unknown),
        ] {
            assert_eq!(roles.to_register(users_may), expected, "{roles:?} {users_may:?}");
        }
    }

    #[test]
    fn what_is_not_known_stays_unknown() {
        let custom = template(RoleTemplateId::from_u128(99));
        for roles in [
            roles(&[&custom]),
            roles(&["null"]),
            Roles::read(&Response::new(403, Vec::new())),
            Roles::read(&Response::new(200, b"<html>".to_vec())),
            Roles::default(),
        ] {
            assert_eq!(roles.to_grant_all(&grants()), MayGrant::Unknown, "{roles:?}");
        }
    }
}
