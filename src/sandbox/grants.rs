//! What the sandbox tenant has granted to clients, and the roles of the person who grants.

use serde_json::Value;
use time::OffsetDateTime;

use super::{
    answer::{ErrorAnswer, Reply, object, set, text, wrapped},
    check,
    route::RoutedRequest,
    seed::{self, Offered},
    tenant::{Stored, Tenant, place_of},
};

const NO_RIGHT: &str = "Insufficient privileges to complete the operation.";
/// May do everything.
const GLOBAL_ADMINISTRATOR: &str = "62e90394-69f5-4237-9190-012177145e10";
/// May grant everything but the application permissions of Microsoft Graph.
const APPLICATION_ADMINISTRATOR: &str = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";

impl Tenant {
    /// `GET /me/transitiveMemberOf/microsoft.graph.directoryRole`
    pub(super) fn directory_roles(&self, asked: &RoutedRequest, eventual: bool) -> Result<Reply, ErrorAnswer> {
        if !eventual || asked.option("$count") != Some("true") {
            let message = "The cast needs $count=true and the header 'ConsistencyLevel: eventual'.";
            return Err(ErrorAnswer::new(400, "Request_UnsupportedQuery", &[message]));
        }
        let mut roles = Vec::new();
        // A person without a role may not do either.
        if !self.faults.consent_not_allowed && !self.faults.registration_not_allowed {
            let of_graph = !self.faults.graph_roles_not_allowed;
            let template = if of_graph { GLOBAL_ADMINISTRATOR } else { APPLICATION_ADMINISTRATOR };
            roles.push(object(&[("roleTemplateId", template)]));
        }
        Ok((200, Some(wrapped("value", Value::Array(roles)))))
    }

    /// The service principal of this object ID, for a call about what was granted to it or by it: the place of a
    /// seeded one, or nothing for a client's own.
    fn granting(&self, id: &str, now: OffsetDateTime) -> Result<Option<u32>, ErrorAnswer> {
        let place = seed::place_of_object(id);
        if place.is_some_and(seed::is_there) {
            return Ok(place);
        }
        let made = place_of(&self.principals, "id", id).and_then(|at| self.principals.get(at));
        match made {
            Some(made) if self.known(made.created, now) => Ok(place),
            _ => Err(ErrorAnswer::not_found(id)),
        }
    }

    fn listed_for(&self, of: &[Stored], name: &str, id: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        self.granting(id, now)?;
        let held = of.iter().filter(|one| one.text(name) == id && self.known(one.created, now));
        Ok((200, Some(wrapped("value", Value::Array(held.map(|one| one.object.clone()).collect())))))
    }

    /// `GET /servicePrincipals/{id}/oauth2PermissionGrants`
    pub(super) fn list_grants(&self, id: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        self.listed_for(&self.grants, "clientId", id, now)
    }

    /// `GET /servicePrincipals/{id}/appRoleAssignments`
    pub(super) fn list_assignments(&self, id: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        self.listed_for(&self.assignments, "principalId", id, now)
    }

    /// `POST /oauth2PermissionGrants`
    pub(super) fn create_grant(&mut self, body: &Value, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let known = ["clientId", "consentType", "principalId", "resourceId", "scope"];
        if !check::only(body, &known) || text(body, "consentType") != "AllPrincipals" {
            return Err(ErrorAnswer::invalid("consentType"));
        }
        let (client, api) = (text(body, "clientId"), text(body, "resourceId"));
        self.may_grant()?;
        self.granting(client, now)?;
        let place = self.granting(api, now)?;
        check_scopes(place, text(body, "scope"))?;
        if self.grants.iter().any(|one| one.agrees(body, &["clientId", "resourceId"])) {
            let message = "Permission entry already exists.";
            return Err(ErrorAnswer::new(409, "Request_MultipleObjectsWithSameKeyValue", &[message]));
        }
        let mut made = body.clone();
        set(&mut made, "id", Value::String(self.ids.guid()));
        set(&mut made, "principalId", Value::Null);
        self.grants.push(Stored::new(made.clone(), now));
        Ok((201, Some(made)))
    }

    /// `PATCH /oauth2PermissionGrants/{id}`
    pub(super) fn change_grant(&mut self, id: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        self.may_grant()?;
        let at = place_of(&self.grants, "id", id).ok_or_else(|| ErrorAnswer::not_found(id))?;
        let api = self.grants.get(at).map(|grant| grant.text("resourceId").to_owned()).unwrap_or_default();
        let place = self.granting(&api, now)?;
        if !check::only(body, &["scope"]) {
            return Err(ErrorAnswer::invalid("scope"));
        }
        check_scopes(place, text(body, "scope"))?;
        if let Some(grant) = self.grants.get_mut(at) {
            set(&mut grant.object, "scope", body.get("scope").cloned().unwrap_or_default());
        }
        Ok((204, None))
    }

    /// `POST /servicePrincipals/{id}/appRoleAssignedTo`
    pub(super) fn assign_role(&mut self, api: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let (client, role) = (text(body, "principalId"), text(body, "appRoleId"));
        if !check::only(body, &["principalId", "resourceId", "appRoleId"]) || text(body, "resourceId") != api {
            return Err(ErrorAnswer::invalid("resourceId"));
        }
        let place = self.granting(api, now)?;
        self.may_grant()?;
        if place == Some(0) && self.faults.graph_roles_not_allowed {
            return Err(ErrorAnswer::denied(NO_RIGHT));
        }
        self.granting(client, now)?;
        if !place.is_some_and(|place| seed::can_be_held(place, |offered, id, _| offered == Offered::Role && id == role))
        {
            return Err(ErrorAnswer::invalid("appRoleId"));
        }
        if self.assignments.iter().any(|one| one.agrees(body, &["principalId", "resourceId", "appRoleId"])) {
            return Err(ErrorAnswer::bad(&["Permission being assigned already exists on the object"]));
        }
        let mut made = body.clone();
        set(&mut made, "id", Value::String(self.ids.guid()));
        self.assignments.push(Stored::new(made.clone(), now));
        Ok((201, Some(made)))
    }

    pub(super) fn may_grant(&self) -> Result<(), ErrorAnswer> {
        if self.faults.consent_not_allowed { Err(ErrorAnswer::denied(NO_RIGHT)) } else { Ok(()) }
    }
}

/// Together they are not too long, every scope is one that the API offers, and none is there twice.
/// <https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant#properties>
fn check_scopes(place: Option<u32>, scope: &str) -> Result<(), ErrorAnswer> {
    let mut seen = Vec::new();
    for value in scope.split_whitespace() {
        let delegated = |offered| matches!(offered, Offered::User | Offered::Admin);
        let exists =
            place.is_some_and(|at| seed::can_be_held(at, |offered, _, own| delegated(offered) && own == value));
        if !exists || seen.contains(&value) {
            return Err(ErrorAnswer::invalid("scope"));
        }
        seen.push(value);
    }
    if seen.is_empty() || scope.chars().count() > 3_850 { Err(ErrorAnswer::invalid("scope")) } else { Ok(()) }
}
