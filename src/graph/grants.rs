//! The calls of admin consent, and how their answers are read.

use serde_json::json;

use super::{
    calls::{read, request, template},
    object::{self, Unreadable},
};
use crate::{
    directory::{
        ids::{AppId, ObjectId, PermissionId},
        permission::grant::{AssignmentId, GrantId},
    },
    http::{
        endpoint::Endpoint,
        request::{GraphScope, Method, Request},
        response::Response,
        template::{Body, Slot, Target, Template},
    },
};

/// The delegated permissions that a client was granted.
/// <https://learn.microsoft.com/graph/api/serviceprincipal-list-oauth2permissiongrants>
pub fn grants_of(client: ObjectId) -> Request {
    read(Endpoint::PermissionGrantsOf(client), GraphScope::DelegatedPermissionGrantReadWriteAll)
}

/// Grants the client delegated permissions of an API for everybody.
/// <https://learn.microsoft.com/graph/api/oauth2permissiongrant-post>
pub fn create_grant(api: AppId, scopes: &[String]) -> Template {
    let known = json!({ "consentType": "AllPrincipals", "scope": scopes.join(" ") });
    let body = Body::Object(
        known,
        vec![
            ("clientId", Body::Slot(Slot::ServicePrincipal)),
            ("resourceId", Body::Slot(Slot::ApiServicePrincipal(api))),
        ],
    );
    let target = Target::Known(Endpoint::PermissionGrants);
    template(Method::Post, target, body, GraphScope::DelegatedPermissionGrantReadWriteAll)
}

/// Removes a grant. <https://learn.microsoft.com/graph/api/oauth2permissiongrant-delete>
pub fn delete_grant(id: &GrantId) -> Request {
    let endpoint = Endpoint::PermissionGrant(id.clone());
    request(Method::Delete, endpoint, None, GraphScope::DelegatedPermissionGrantReadWriteAll)
}

/// Puts other scopes in the place of those of a grant. <https://learn.microsoft.com/graph/api/oauth2permissiongrant-update>
pub fn change_grant(id: &GrantId, scope: &str) -> Request {
    request(
        Method::Patch,
        Endpoint::PermissionGrant(id.clone()),
        Some(json!({ "scope": scope })),
        GraphScope::DelegatedPermissionGrantReadWriteAll,
    )
}

/// The application permissions that a client holds.
/// <https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments>
pub fn assignments_of(client: ObjectId) -> Request {
    read(Endpoint::AppRoleAssignmentsOf(client), GraphScope::ApplicationReadAll)
}

/// Grants the client an application permission of an API.
/// <https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto>
pub fn assign_role(api: AppId, role: PermissionId) -> Template {
    let body = Body::Object(
        json!({ "appRoleId": role }),
        vec![
            ("principalId", Body::Slot(Slot::ServicePrincipal)),
            ("resourceId", Body::Slot(Slot::ApiServicePrincipal(api))),
        ],
    );
    template(Method::Post, Target::AppRoleAssignedTo(api), body, GraphScope::AppRoleAssignmentReadWriteAll)
}

/// Takes an application permission back. <https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto>
pub fn remove_role(api: ObjectId, id: &AssignmentId) -> Request {
    let endpoint = Endpoint::AppRoleAssignment(api, id.clone());
    request(Method::Delete, endpoint, None, GraphScope::AppRoleAssignmentReadWriteAll)
}

/// The active directory roles of the signed-in person: a cast, and so an advanced query.
/// <https://learn.microsoft.com/graph/api/user-list-transitivememberof>
pub fn directory_roles() -> Request {
    Request { eventual: true, ..read(Endpoint::DirectoryRoles, GraphScope::UserRead) }
}

/// A grant of delegated permissions, as Graph answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DelegatedGrant {
    /// Names it.
    pub id: GrantId,
    /// The API's service principal.
    pub resource_id: ObjectId,
    consent_type: String,
    /// The scopes, with blanks between them and sometimes around them.
    scope: Option<String>,
}

impl DelegatedGrant {
    /// Whether it is for everybody in the tenant.
    pub fn is_for_everybody(&self) -> bool {
        self.consent_type == "AllPrincipals"
    }

    /// Its scopes.
    pub fn scopes(&self) -> impl Iterator<Item = &str> {
        self.scope.as_deref().unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether a scope is among them. Entra ID compares scopes without regard to case.
    pub fn has(&self, scope: &str) -> bool {
        self.scopes().any(|own| own.eq_ignore_ascii_case(scope))
    }
}

/// An application permission that a client holds, as Graph answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Names it.
    pub id: AssignmentId,
    /// The API's service principal.
    pub resource_id: ObjectId,
    /// The permission.
    pub app_role_id: PermissionId,
}

/// Reads which object an answer is about.
pub fn read_id<T: TryFrom<String>>(response: &Response) -> Option<T> {
    object::read(response, |answer| answer.text_or_none("id"))?.try_into().ok()
}

/// Reads which service principal an answer is about.
pub fn read_service_principal(response: &Response) -> Option<ObjectId> {
    object::read(response, |answer| answer.id("id"))
}

/// Reads the delegated permissions that a client was granted.
pub fn read_grants(response: &Response) -> Option<Vec<DelegatedGrant>> {
    object::read(response, |answer| {
        let grants = answer.page()?.into_iter().map(|grant| {
            Ok(DelegatedGrant {
                id: grant.text_or_none("id")?.try_into().map_err(|_| Unreadable)?,
                resource_id: grant.id("resourceId")?,
                consent_type: grant.text("consentType")?.ok_or(Unreadable)?.to_owned(),
                scope: grant.text("scope")?.map(str::to_owned),
            })
        });
        grants.collect()
    })
}

/// Reads the application permissions that a client holds.
pub fn read_assignments(response: &Response) -> Option<Vec<Assignment>> {
    object::read(response, |answer| {
        let assignments = answer.page()?.into_iter().map(|assignment| {
            Ok(Assignment {
                id: assignment.text_or_none("id")?.try_into().map_err(|_| Unreadable)?,
                resource_id: assignment.id("resourceId")?,
                app_role_id: assignment.id("appRoleId")?,
            })
        });
        assignments.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_of_one_person_is_not_one_for_everybody() {
        let body = br#"{"value":[
            {"id":"a","clientId":"00000000-0000-0000-0000-000000000001","consentType":"Principal",
             "principalId":"00000000-0000-0000-0000-000000000002","resourceId":"00000000-0000-0000-0000-000000000003","scope":" User.Read"},
            {"id":"b","clientId":"00000000-0000-0000-0000-000000000001","consentType":"AllPrincipals",
             "principalId":null,"resourceId":"00000000-0000-0000-0000-000000000003","scope":" User.Read Mail.Send "}]}"#;
        let grants = read_grants(&Response::new(200, body.to_vec())).unwrap_or_default();
        let flags: Vec<_> =
            grants.iter().map(|g| (g.is_for_everybody(), g.has("mail.send"), g.scopes().count())).collect();
        assert_eq!(flags, [(false, false, 1), (true, true, 2)]);
    }

    #[test]
    fn an_answer_of_another_shape_is_not_read_as_no_grants() {
        assert_eq!(read_grants(&Response::new(200, b"{}".to_vec())), None);
        assert_eq!(read_assignments(&Response::new(200, b"<html>".to_vec())), None);
    }
}
