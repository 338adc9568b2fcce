//! Service principals of the sandbox tenant: those it starts with, those that are made, and searching among them.

use serde_json::Value;
use time::OffsetDateTime;

use super::{
    answer::{ErrorAnswer, Reply, object, select, set, text, wrapped},
    check,
    list_query::ListQuery,
    objects::{page, page_size},
    route::RoutedRequest,
    seed::{self, APIS, Offered, SeededApi},
    tenant::{Stored, Tenant, place_of},
};
use crate::{directory::cloud::Cloud, http::endpoint::encode};

/// The properties of a service principal that can be read here.
const KNOWN: [&str; 10] = [
    "id",
    "appId",
    "displayName",
    "accountEnabled",
    "appOwnerOrganizationId",
    "servicePrincipalNames",
    "servicePrincipalType",
    "tags",
    "oauth2PermissionScopes",
    "appRoles",
];

/// The delegated and the application permissions of a seeded API.
pub(super) fn permissions(place: u32, api: &SeededApi) -> [Value; 2] {
    let (mut scopes, mut roles) = (Vec::new(), Vec::new());
    for (n, offer) in (0..).zip(api.2) {
        let &(offered, value, name, description) = offer;
        let id = &seed::permission_id(place, n, offer);
        let mut permission = if seed::kind(offer) == "Scope" {
            let consent = if offered == Offered::Admin { "Admin" } else { "User" };
            object(&[
                ("id", id),
                ("value", value),
                ("type", consent),
                ("adminConsentDisplayName", name),
                ("adminConsentDescription", description),
                ("userConsentDisplayName", name),
                ("userConsentDescription", description),
            ])
        } else {
            object(&[("id", id), ("value", value), ("displayName", name), ("description", description)])
        };
        set(&mut permission, "isEnabled", Value::Bool(offered != Offered::Retired));
        if seed::kind(offer) == "Scope" {
            scopes.push(permission);
        } else {
            let member = if offered == Offered::Member { "User" } else { "Application" };
            set(&mut permission, "allowedMemberTypes", Value::Array(vec![Value::String(member.to_owned())]));
            roles.push(permission);
        }
    }
    [scopes, roles].map(Value::Array)
}

fn seeded(place: u32, api: &SeededApi) -> Value {
    let app_id = seed::app_id(place, api);
    let mut seeded = principal(&seed::object_id(place), &app_id, api.0, permissions(place, api));
    set(&mut seeded, "accountEnabled", Value::Bool(api.0 != seed::SWITCHED_OFF));
    let names = vec![Value::String(app_id), Value::String(seed::identifier_uri(place, api))];
    set(&mut seeded, "servicePrincipalNames", Value::Array(names));
    let owner = seed::owner(api);
    if !owner.is_empty() {
        set(&mut seeded, "appOwnerOrganizationId", Value::String(owner));
    }
    seeded
}

/// A service principal of this tenant's own.
fn principal(id: &str, app_id: &str, name: &str, [scopes, roles]: [Value; 2]) -> Value {
    let mut principal =
        object(&[("id", id), ("appId", app_id), ("displayName", name), ("servicePrincipalType", "Application")]);
    set(&mut principal, "accountEnabled", Value::Bool(true));
    set(&mut principal, "appOwnerOrganizationId", Value::String(Tenant::context().tenant_id.to_string()));
    set(&mut principal, "servicePrincipalNames", Value::Array(vec![Value::String(app_id.to_owned())]));
    set(&mut principal, "oauth2PermissionScopes", scopes);
    set(&mut principal, "appRoles", roles);
    principal
}

/// Sets whether people have to be assigned, where the body says it.
fn require_assignment(principal: &mut Value, body: &Value) -> Result<(), ErrorAnswer> {
    let Some(required) = body.get("appRoleAssignmentRequired") else { return Ok(()) };
    if !required.is_boolean() {
        return Err(ErrorAnswer::invalid("appRoleAssignmentRequired"));
    }
    set(principal, "appRoleAssignmentRequired", required.clone());
    Ok(())
}

impl Tenant {
    /// `POST /servicePrincipals`
    pub(super) fn create_principal(&mut self, body: &Value, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let app_id = text(body, "appId");
        if !check::only(body, &["appId", "tags", "accountEnabled", "appRoleAssignmentRequired", "notes"])
            || !check::guid(app_id)
        {
            return Err(ErrorAnswer::invalid("servicePrincipal"));
        }
        if seed::place_of(app_id).is_some() || place_of(&self.principals, "appId", app_id).is_some() {
            let message = ["The service principal name ", app_id, " is already in use."];
            return Err(ErrorAnswer::new(409, "Request_MultipleObjectsWithSameKeyValue", &message));
        }
        if let Some((place, api)) =
            seed::with_places(seed::ELSEWHERE).find(|(place, api)| seed::app_id(*place, api) == app_id)
        {
            let made = seeded(place, api);
            self.principals.push(Stored::new(made.clone(), now));
            return Ok((201, Some(made)));
        }
        let application = place_of(&self.applications, "appId", app_id).and_then(|at| self.applications.get(at));
        let missing = || ErrorAnswer::bad(&["The appId '", app_id, "' does not reference a valid application object."]);
        let application = application.ok_or_else(missing)?;
        if !self.known(application.created, now) {
            // Both answers come from replicas that lag, so first the one is given and then the other.
            let early = now - application.created < self.replication / 2;
            let message = "The backing application of the service principal being created must be in the local tenant.";
            return Err(if early { missing() } else { ErrorAnswer::denied(message) });
        }
        let name = application.text("displayName");
        let mut made = principal(&self.ids.guid(), app_id, name, [const { Value::Array(Vec::new()) }; 2]);
        set(&mut made, "tags", body.get("tags").cloned().unwrap_or(Value::Array(Vec::new())));
        require_assignment(&mut made, body)?;
        self.principals.push(Stored::new(made.clone(), now));
        Ok((201, Some(made)))
    }

    /// `PATCH /servicePrincipals/{id}`
    pub(super) fn change_principal(
        &mut self,
        id: &str,
        body: &Value,
        now: OffsetDateTime,
    ) -> Result<Reply, ErrorAnswer> {
        if seed::place_of_object(id).is_some_and(seed::is_there) {
            return Err(ErrorAnswer::denied("Insufficient privileges to complete the operation."));
        }
        let at = place_of(&self.principals, "id", id)
            .filter(|at| self.principals.get(*at).is_some_and(|made| self.known(made.created, now)));
        if !check::only(body, &["appRoleAssignmentRequired"]) {
            return Err(ErrorAnswer::invalid("servicePrincipal"));
        }
        let made = at.and_then(|at| self.principals.get_mut(at)).ok_or_else(|| ErrorAnswer::not_found(id))?;
        require_assignment(&mut made.object, body)?;
        Ok((204, None))
    }

    /// `GET /servicePrincipals(appId='{appId}')`
    pub(super) fn principal(&self, asked: &RoutedRequest, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let known = seed::place_of(&asked.key).and_then(|place| APIS.get(place as usize).map(|api| seeded(place, api)));
        let object = known.or_else(|| {
            let made = self.principals.get(place_of(&self.principals, "appId", &asked.key)?)?;
            self.known(made.created, now).then(|| made.object.clone())
        });
        let object = object.ok_or_else(|| ErrorAnswer::not_found(&asked.key))?;
        Ok((200, Some(select(object, asked.option("$select"), &KNOWN)?)))
    }

    /// `GET /servicePrincipals` with `$search` or `$filter`, a page at a time.
    pub(super) fn list_principals(
        &mut self,
        asked: &RoutedRequest,
        eventual: bool,
        now: OffsetDateTime,
    ) -> Result<Reply, ErrorAnswer> {
        let wanted = ListQuery::read(asked, eventual)?;
        if self.faults.throttling && self.done.second_search() {
            return Err(ErrorAnswer::too_many());
        }
        let size = page_size(asked.option("$top")).ok_or_else(|| ErrorAnswer::invalid("$top"))?;
        let from =
            asked.option("$skiptoken").map_or(Ok(0), str::parse).map_err(|_| ErrorAnswer::invalid("$skiptoken"))?;
        let mut found = Vec::new();
        for (place, api) in seed::with_places(APIS) {
            let object = seeded(place, api);
            if wanted.takes(&object) {
                found.push(object);
            }
        }
        for made in &self.principals {
            if wanted.takes(&made.object) && self.known(made.created, now) {
                found.push(made.object.clone());
            }
        }
        let (found, next) = page(found, from, size);
        let mut value = Vec::new();
        for object in found {
            value.push(select(object, asked.option("$select"), &KNOWN)?);
        }
        let mut page = wrapped("value", Value::Array(value));
        if let Some(next) = next {
            set(&mut page, "@odata.nextLink", Value::String(next_link(asked, next)));
        }
        Ok((200, Some(page)))
    }
}

/// The link to what comes after the first so many results.
fn next_link(asked: &RoutedRequest, skip: usize) -> String {
    let mut link = [Cloud::Global.graph(), "/v1.0/servicePrincipals?"].concat();
    for name in ["$select", "$filter", "$search", "$top"] {
        if let Some(value) = asked.option(name) {
            link.push_str(&[name, "=", &encode(value), "&"].concat());
        }
    }
    link.push_str("$skiptoken=");
    link.push_str(&skip.to_string());
    link
}
