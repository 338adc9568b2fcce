//! Permissions in families: those whose names begin alike stand together.

use std::sync::Arc;

use crate::directory::permission::{MICROSOFT_GRAPH, Permission, PermissionKey, PermissionKind, ResourceApi};

/// What many apps ask Microsoft Graph for, in the order in which it is offered.
const COMMON: [&str; 5] = ["User.Read", "offline_access", "openid", "profile", "email"];

/// What the permissions of a family have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FamilyName {
    /// Many apps use them.
    Common,
    /// Their names begin so: `User`.
    Beginning(String),
    /// Their names have no beginning.
    Others,
}

impl FamilyName {
    /// How their names begin; empty where they begin in no one way.
    pub fn beginning(&self) -> &str {
        match self {
            Self::Beginning(beginning) => beginning,
            Self::Common | Self::Others => "",
        }
    }
}

/// Permissions of one API and kind that stand together; never none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// The API.
    pub api: Arc<ResourceApi>,
    /// What they have in common.
    pub name: FamilyName,
    /// Where they stand among the API's permissions.
    pub members: Arc<[usize]>,
}

impl Family {
    /// Whether a permission is one of it.
    pub fn has(&self, (app_id, kind, id): PermissionKey) -> bool {
        let mut permissions = self.members.iter().filter_map(|at| self.api.permissions.get(*at));
        app_id == self.api.summary.app_id && permissions.any(|one| one.kind == kind && one.id == id)
    }
}

/// The permissions of a kind, in the order of their names: what many apps use first, and what has no beginning last.
pub fn of_kind(api: &Arc<ResourceApi>, kind: PermissionKind) -> Vec<Family> {
    let at = |wanted: &dyn Fn(&Permission) -> bool| -> Vec<usize> {
        let permissions = api.permissions.iter().enumerate();
        permissions.filter(|(_, one)| one.kind == kind && wanted(one)).map(|(at, _)| at).collect()
    };
    let is_common = |one: &Permission| {
        is_graph(api) && one.kind == PermissionKind::Delegated && COMMON.contains(&one.value.as_str())
    };
    let common = COMMON.iter().flat_map(|value| at(&|one| is_common(one) && one.value == *value)).collect();
    let mut families = together(api, &at(&|one| !is_common(one)));
    families.insert(0, family(api, FamilyName::Common, common));
    families.retain(|family| !family.members.is_empty());
    families
}

/// Permissions in families, each where its first one stands.
pub fn together(api: &Arc<ResourceApi>, places: &[usize]) -> Vec<Family> {
    let beginning = |at: &usize| api.permissions.get(*at).and_then(Permission::beginning);
    let alike = |one: &usize, other: &usize| match (beginning(one), beginning(other)) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        (one, other) => one == other,
    };
    let (mut families, mut others) = (Vec::new(), Vec::new());
    for places in places.chunk_by(alike) {
        match places.first().and_then(beginning) {
            Some(name) => families.push(family(api, FamilyName::Beginning(name.to_owned()), places.to_vec())),
            None => others.extend_from_slice(places),
        }
    }
    if !others.is_empty() {
        families.push(family(api, FamilyName::Others, others));
    }
    families
}

fn family(api: &Arc<ResourceApi>, name: FamilyName, members: Vec<usize>) -> Family {
    Family { api: Arc::clone(api), name, members: members.into() }
}

fn is_graph(api: &ResourceApi) -> bool {
    api.summary.app_id == MICROSOFT_GRAPH
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::directory::{
        ids::{AppId, PermissionId},
        permission::{ResourceSummary, api_owner::ApiOwner},
    };

    /// An API with these delegated permissions, and the last one as an application permission as well.
    pub fn api(app_id: AppId, values: &[&str]) -> Arc<ResourceApi> {
        let one = |kind, (n, value): (u128, &&str)| Permission {
            id: PermissionId::from_u128(n),
            kind,
            value: (*value).to_owned(),
            display_name: ["To ", value].concat(),
            description: String::new(),
            admin_consent_required: false,
            enabled: true,
        };
        let numbered = || (1..).zip(values);
        let delegated = numbered().map(|of| one(PermissionKind::Delegated, of));
        let application = numbered().last().map(|of| one(PermissionKind::Application, of));
        let summary = ResourceSummary {
            id: None,
            app_id,
            display_name: "Things".to_owned(),
            owner: ApiOwner::Microsoft,
            enabled: true,
            offered: None,
        };
        Arc::new(ResourceApi { summary, permissions: delegated.chain(application).collect() })
    }

    /// The names of the permissions in a family.
    pub fn values(family: &Family) -> Vec<&str> {
        family.members.iter().map(|at| family.api.permissions[*at].value.as_str()).collect()
    }

    fn shown(families: &[Family]) -> Vec<(FamilyName, Vec<&str>)> {
        families.iter().map(|family| (family.name.clone(), values(family))).collect()
    }

    #[test]
    fn what_many_apps_use_comes_first_and_stands_nowhere_else() {
        let graph = api(MICROSOFT_GRAPH, &["email", "Mail.Read", "odd", "openid", "User.Read", "user.Write"]);
        let beginning = |text: &str| FamilyName::Beginning(text.to_owned());
        assert_eq!(
            shown(&of_kind(&graph, PermissionKind::Delegated)),
            [
                (FamilyName::Common, vec!["User.Read", "openid", "email"]),
                (beginning("Mail"), vec!["Mail.Read"]),
                (beginning("user"), vec!["user.Write"]),
                (FamilyName::Others, vec!["odd"]),
            ]
        );
        let other = api(AppId::from_u128(7), &["User.Read", "user.Write"]);
        assert_eq!(
            shown(&of_kind(&other, PermissionKind::Delegated)),
            [(beginning("User"), vec!["User.Read", "user.Write"])]
        );
        assert_eq!(shown(&of_kind(&other, PermissionKind::Application)), [(beginning("user"), vec!["user.Write"])]);
    }
}
