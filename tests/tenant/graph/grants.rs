//! Delegated permissions that clients were granted: `oAuth2PermissionGrant`.

use client_registrar::sandbox::objects::agree;
use serde_json::{Map, Value, json};

use super::error::GraphError;
use super::service_principals::known;
use super::target::Key;
use super::{Outcome, body, query};
use crate::tenant::State;
use crate::tenant::directory::{User, role};
use crate::tenant::message::{Answer, Incoming};
use crate::tenant::values::{is_guid, random};

/// The roles that may grant delegated permissions for everybody.
const MAY_GRANT: [&str; 3] =
    [role::PRIVILEGED_ROLE_ADMINISTRATOR, role::APPLICATION_ADMINISTRATOR, role::CLOUD_APPLICATION_ADMINISTRATOR];
const COLLECTION: &str = "oauth2PermissionGrants";

fn check_reader(state: &State, user: &User) -> Result<(), GraphError> {
    let may = state.settings.members_read_grants || !user.roles.is_empty();
    if may { Ok(()) } else { Err(GraphError::denied()) }
}

/// `GET /oauth2PermissionGrants`.
pub fn list(state: &mut State, request: &Incoming, user: &User) -> Outcome {
    check_reader(state, user)?;
    query::list(&mut state.pages, request, COLLECTION, &state.directory.grants, Map::clone)
}

/// `GET /servicePrincipals/{id}/oauth2PermissionGrants`.
pub fn of_client(state: &mut State, request: &Incoming, user: &User, key: &Key) -> Outcome {
    check_reader(state, user)?;
    known(state, key.text())?;
    let grants = state.directory.grants.iter().filter(|grant| grant["clientId"] == key.text());
    query::list(&mut state.pages, request, COLLECTION, grants, Map::clone)
}

fn invalid(property: &str, why: &str) -> GraphError {
    GraphError::bad(format!("Invalid value specified for property '{property}' of resource 'OAuth2PermissionGrant'."))
        .detail("InvalidValue", why, property)
}

/// Together they are not too long, every scope exists at the API and is enabled, and none is there twice.
fn check_scopes(api: &Map<String, Value>, text: &str) -> Result<(), GraphError> {
    let offered = api.get("oauth2PermissionScopes").and_then(Value::as_array);
    let enabled =
        |value: &str| offered.into_iter().flatten().any(|scope| scope["value"] == value && scope["isEnabled"] == true);
    if text.chars().count() > 3_850 {
        return Err(invalid("scope", "Must not exceed 3850 characters in length."));
    }
    let scopes: Vec<&str> = text.split(' ').filter(|scope| !scope.is_empty()).collect();
    if scopes.is_empty() {
        return Err(invalid("scope", "A scope is required."));
    }
    for (at, scope) in scopes.iter().enumerate() {
        if !enabled(scope) {
            return Err(invalid("scope", "The API offers no such scope."));
        }
        if scopes.iter().skip(at + 1).any(|other| other == scope) {
            return Err(invalid("scope", "A scope is there twice."));
        }
    }
    Ok(())
}

/// `POST /oauth2PermissionGrants`.
pub fn create(state: &mut State, request: &Incoming, user: &User) -> Outcome {
    let wanted = body(request)?;
    let properties = ["clientId", "consentType", "principalId", "resourceId", "scope"];
    if let Some(name) = wanted.keys().find(|name| !properties.contains(&name.as_str())) {
        return Err(super::check::unknown(name, "oAuth2PermissionGrant"));
    }
    let text = |name: &str| wanted.get(name).and_then(Value::as_str).unwrap_or_default();
    for name in ["clientId", "resourceId"] {
        if !is_guid(text(name)) {
            return Err(invalid(name, "It is required, and is the object ID of a service principal."));
        }
    }
    if text("consentType") != "AllPrincipals" || wanted.get("principalId").is_some_and(|id| !id.is_null()) {
        return Err(invalid("consentType", "AllPrincipals, without a principalId."));
    }
    if !user.is_any_of(&MAY_GRANT) {
        return Err(GraphError::denied());
    }
    known(state, text("clientId"))?;
    let at = known(state, text("resourceId"))?;
    let tenant_id = &state.directory.tenant_id;
    let api = state.directory.service_principals.get(at).map(|api| crate::tenant::seed::crowd::whole(tenant_id, api));
    check_scopes(&api.unwrap_or_default(), text("scope"))?;
    let key = ["clientId", "resourceId", "consentType"];
    if state.directory.grants.iter().any(|grant| agree(grant, &wanted, &key)) {
        return Err(exists(state.settings.swapped_conflicts, 409, "Permission entry already exists."));
    }
    let mut made = wanted.clone();
    made.insert("id".into(), json!(random(32)));
    made.insert("principalId".into(), Value::Null);
    state.directory.grants.push(made.clone());
    made.insert(
        "@odata.context".into(),
        json!("https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants/$entity"),
    );
    Ok(Answer::json(201, &Value::Object(made)))
}

/// What is there already. Which status that has is not the same everywhere.
pub fn exists(swapped: bool, status: u16, message: &str) -> GraphError {
    if (status == 409) == swapped {
        GraphError::bad(message).detail("InvalidUpdate", message, "id")
    } else {
        GraphError::new(409, "Request_MultipleObjectsWithSameKeyValue", message)
    }
}

/// `PATCH /oauth2PermissionGrants/{id}`: the scope is replaced whole.
pub fn update(state: &mut State, request: &Incoming, user: &User, id: &str) -> Outcome {
    let wanted = body(request)?;
    let [("scope", Value::String(scope))] =
        wanted.iter().map(|(name, value)| (name.as_str(), value)).collect::<Vec<_>>()[..]
    else {
        return Err(invalid("scope", "It is the one property that can be changed."));
    };
    if !user.is_any_of(&MAY_GRANT) {
        return Err(GraphError::denied());
    }
    let found = state.directory.grants.iter().position(|grant| grant["id"] == id);
    let at = found.ok_or_else(|| GraphError::not_found(id))?;
    let api = state.directory.grants.get(at).and_then(|grant| grant["resourceId"].as_str());
    let api = api.and_then(|id| state.directory.service_principals.iter().find(|found| found["id"] == id));
    check_scopes(&api.cloned().unwrap_or_default(), scope)?;
    if let Some(grant) = state.directory.grants.get_mut(at) {
        grant.insert("scope".into(), json!(scope));
    }
    Ok(Answer::empty(204))
}

/// `DELETE /oauth2PermissionGrants/{id}`.
pub fn delete(state: &mut State, user: &User, id: &str) -> Outcome {
    if !user.is_any_of(&MAY_GRANT) {
        return Err(GraphError::denied());
    }
    let before = state.directory.grants.len();
    state.directory.grants.retain(|grant| grant["id"] != id);
    if state.directory.grants.len() == before { Err(GraphError::not_found(id)) } else { Ok(Answer::empty(204)) }
}
