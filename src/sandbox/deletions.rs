//! What is deleted from the sandbox tenant, and what goes with it.

use serde_json::Value;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    answer::{ErrorAnswer, Reply, select, set, wrapped},
    applications::KNOWN,
    list_query::ListQuery,
    route::RoutedRequest,
    tenant::{Stored, Tenant, place_of},
};

impl Tenant {
    /// `DELETE /applications/{id}`: into the deleted items, and with it its service principal.
    pub(super) fn delete_application(&mut self, id: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let place = self.visible("id", id, now)?;
        if self.faults.registration_not_allowed {
            return Err(ErrorAnswer::denied("Insufficient privileges to complete the operation."));
        }
        let mut application = self.applications.remove(place);
        if let Some(place) = place_of(&self.principals, "appId", application.text("appId")) {
            let principal = self.principals.remove(place);
            self.drop_granted_to(principal.text("id"));
            self.deleted_principals.push(principal);
        }
        set(&mut application.object, "deletedDateTime", Value::String(now.format(&Rfc3339).unwrap_or_default()));
        self.deleted.push(application);
        Ok((204, None))
    }

    /// `GET /directory/deletedItems/microsoft.graph.application`, all or those of a `$filter`.
    pub(super) fn list_deleted(&self, asked: &RoutedRequest, eventual: bool) -> Result<Reply, ErrorAnswer> {
        let wanted = ListQuery::read(asked, eventual)?;
        let mut value = Vec::new();
        for application in self.deleted.iter().filter(|application| wanted.takes(&application.object)) {
            value.push(select(application.object.clone(), asked.option("$select"), &KNOWN)?);
        }
        Ok((200, Some(wrapped("value", Value::Array(value)))))
    }

    /// `POST /directory/deletedItems/{id}/restore`: its service principal comes back as well.
    pub(super) fn restore(&mut self, id: &str) -> Result<Reply, ErrorAnswer> {
        let place = place_of(&self.deleted, "id", id).ok_or_else(|| ErrorAnswer::not_found(id))?;
        let mut application = self.deleted.remove(place);
        set(&mut application.object, "deletedDateTime", Value::Null);
        if let Some(place) = place_of(&self.deleted_principals, "appId", application.text("appId")) {
            self.principals.push(self.deleted_principals.remove(place));
        }
        let told = application.object.clone();
        self.applications.push(application);
        Ok((200, Some(told)))
    }

    /// `DELETE /servicePrincipals/{id}`
    pub(super) fn delete_principal(&mut self, id: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let place = self.known_place(&self.principals, id, now)?;
        self.principals.remove(place);
        self.drop_granted_to(id);
        Ok((204, None))
    }

    /// What was granted goes with whom it was granted to.
    fn drop_granted_to(&mut self, principal: &str) {
        self.grants.retain(|grant| grant.text("clientId") != principal);
        self.assignments.retain(|assignment| assignment.text("principalId") != principal);
    }

    /// `DELETE /applications/{id}/federatedIdentityCredentials/{id}`
    pub(super) fn delete_federated(&mut self, id: &str, of: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let place = self.visible("id", id, now)?;
        let Some(application) = self.applications.get(place) else { return Err(ErrorAnswer::not_found(id)) };
        let at = self.known_place(&application.federated, of, now)?;
        if let Some(application) = self.applications.get_mut(place) {
            application.federated.remove(at);
        }
        Ok((204, None))
    }

    /// `DELETE /oauth2PermissionGrants/{id}`
    pub(super) fn delete_grant(&mut self, id: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        self.may_grant()?;
        let place = self.known_place(&self.grants, id, now)?;
        self.grants.remove(place);
        Ok((204, None))
    }

    /// `DELETE /servicePrincipals/{id}/appRoleAssignedTo/{id}`
    pub(super) fn remove_role(&mut self, api: &str, id: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        self.may_grant()?;
        let place = self.known_place(&self.assignments, id, now)?;
        if self.assignments.get(place).is_none_or(|assignment| assignment.text("resourceId") != api) {
            return Err(ErrorAnswer::not_found(id));
        }
        self.assignments.remove(place);
        Ok((204, None))
    }

    /// The place of an object that the replica knows.
    fn known_place(&self, objects: &[Stored], id: &str, now: OffsetDateTime) -> Result<usize, ErrorAnswer> {
        place_of(objects, "id", id)
            .filter(|place| objects.get(*place).is_some_and(|one| self.known(one.created, now)))
            .ok_or_else(|| ErrorAnswer::not_found(id))
    }
}
