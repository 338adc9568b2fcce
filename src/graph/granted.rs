//! How permissions stand in the tenant: what was asked for, held against what was granted.
//!
//! # Invariants
//! What could not be read is never called not granted.

use super::grants::{Assignment, DelegatedGrant};
use crate::directory::{
    ids::{AppId, ObjectId},
    permission::{PermissionKind, PickedPermission},
};

/// How a permission stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Granted for everybody.
    Granted,
    /// Asked for alone.
    NotGranted,
    /// It could not be found out.
    Unknown,
}

/// An API of the tenant, as far as it could be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// Its service principal.
    Found(ObjectId),
    /// The tenant has none: nothing of it can be granted.
    Absent,
    /// It could not be looked up.
    Unknown,
}

/// What was read from the tenant about a client's permissions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The APIs, by their application (client) IDs.
    pub apis: Vec<(AppId, Api)>,
    /// The delegated permissions that were granted, where they could be read.
    pub delegated: Option<Vec<DelegatedGrant>>,
    /// The application permissions that the client holds, where they could be read.
    pub application: Option<Vec<Assignment>>,
}

impl Granted {
    /// How a permission stands.
    pub fn stands(&self, pick: &PickedPermission) -> Stands {
        let found = self.apis.iter().find(|(app_id, _)| *app_id == pick.resource_app_id).map(|(_, api)| *api);
        let api = match found {
            Some(Api::Found(id)) => id,
            Some(Api::Absent) => return Stands::NotGranted,
            Some(Api::Unknown) | None => return Stands::Unknown,
        };
        let held = match pick.kind {
            PermissionKind::Delegated => self.delegated.as_ref().map(|grants| {
                grants.iter().any(|g| g.is_for_everybody() && g.resource_id == api && g.has(&pick.value))
            }),
            PermissionKind::Application => self
                .application
                .as_ref()
                .map(|held| held.iter().any(|one| one.resource_id == api && one.app_role_id == pick.id)),
        };
        match held {
            Some(true) => Stands::Granted,
            Some(false) => Stands::NotGranted,
            None => Stands::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::{
            ids::PermissionId,
            permission::{MICROSOFT_GRAPH, api_owner::ApiOwner, grant::AssignmentId},
        },
        graph::grants,
        http::response::Response,
    };

    const GRAPH: ObjectId = ObjectId::from_u128(3);

    fn pick(kind: PermissionKind, value: &str) -> PickedPermission {
        PickedPermission {
            resource_app_id: MICROSOFT_GRAPH,
            resource_name: String::new(),
            id: PermissionId::from_u128(9),
            kind,
            value: value.to_owned(),
            display_name: String::new(),
            admin_consent_required: false,
            owner: ApiOwner::Microsoft,
        }
    }

    fn granted(consent_type: &str, api: Api) -> Granted {
        let body = format!(
            r#"{{"value":[{{"id":"a","consentType":"{consent_type}","resourceId":"{GRAPH}","scope":"User.Read Mail.Send"}}]}}"#
        );
        Granted {
            apis: vec![(MICROSOFT_GRAPH, api)],
            delegated: grants::read_grants(&Response::new(200, body.into_bytes())),
            application: Some(vec![Assignment {
                id: AssignmentId::try_from("a".to_owned()).unwrap(),
                resource_id: GRAPH,
                app_role_id: PermissionId::from_u128(9),
            }]),
        }
    }

    #[test]
    fn each_permission_is_held_against_what_was_granted_for_everybody() {
        let granted_all = granted("AllPrincipals", Api::Found(GRAPH));
        let stands = |granted: &Granted, kind, value| granted.stands(&pick(kind, value));
        assert_eq!(stands(&granted_all, PermissionKind::Delegated, "mail.send"), Stands::Granted);
        assert_eq!(stands(&granted_all, PermissionKind::Delegated, "Mail"), Stands::NotGranted);
        assert_eq!(stands(&granted_all, PermissionKind::Application, "Mail.Send"), Stands::Granted);
        let for_one = granted("Principal", Api::Found(GRAPH));
        assert_eq!(stands(&for_one, PermissionKind::Delegated, "Mail.Send"), Stands::NotGranted);
        let elsewhere = granted("AllPrincipals", Api::Found(ObjectId::from_u128(4)));
        assert_eq!(stands(&elsewhere, PermissionKind::Application, "Mail.Send"), Stands::NotGranted);
    }

    #[test]
    fn what_could_not_be_read_is_not_called_not_granted() {
        let mut granted = granted("AllPrincipals", Api::Found(GRAPH));
        (granted.delegated, granted.application) = (None, None);
        for kind in [PermissionKind::Delegated, PermissionKind::Application] {
            assert_eq!(granted.stands(&pick(kind, "Mail.Send")), Stands::Unknown);
        }
        granted.apis = vec![(MICROSOFT_GRAPH, Api::Unknown)];
        assert_eq!(granted.stands(&pick(PermissionKind::Delegated, "Mail.Send")), Stands::Unknown);
        granted.apis = vec![(MICROSOFT_GRAPH, Api::Absent)];
        assert_eq!(granted.stands(&pick(PermissionKind::Delegated, "Mail.Send")), Stands::NotGranted);
    }
}
