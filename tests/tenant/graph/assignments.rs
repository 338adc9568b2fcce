//! Application permissions that clients were granted: `appRoleAssignment`.

use client_registrar::sandbox::objects::agree;
use serde_json::{Map, Value, json};

use super::error::GraphError;
use super::grants::exists;
use super::service_principals::{known, owns};
use super::target::Key;
use super::{Outcome, body, query};
use crate::tenant::State;
use crate::tenant::directory::{User, role};
use crate::tenant::message::{Answer, Incoming};
use crate::tenant::seed::GRAPH_APP_ID;
use crate::tenant::values::{is_guid, iso, now, random};

const COLLECTION: &str = "appRoleAssignments";

/// `GET /servicePrincipals/{id}/appRoleAssignments`.
pub fn of_client(state: &mut State, request: &Incoming, key: &Key) -> Outcome {
    known(state, key.text())?;
    let held = state.directory.assignments.iter().filter(|one| one["principalId"] == key.text());
    query::list(&mut state.pages, request, COLLECTION, held, Map::clone)
}

/// `GET /servicePrincipals/{id}/appRoleAssignedTo`.
pub fn of_api(state: &mut State, request: &Incoming, key: &Key) -> Outcome {
    known(state, key.text())?;
    let given = state.directory.assignments.iter().filter(|one| one["resourceId"] == key.text());
    query::list(&mut state.pages, request, COLLECTION, given, Map::clone)
}

fn invalid(property: &str, why: &str) -> GraphError {
    GraphError::bad(format!("Invalid value specified for property '{property}' of resource 'AppRoleAssignment'."))
        .detail("InvalidValue", why, property)
}

/// The roles of Microsoft Graph are the Privileged Role Administrator's to give; those of other APIs an application
/// administrator's, and the owner's.
fn check_right(state: &State, user: &User, api: usize) -> Result<(), GraphError> {
    let of_graph = state.directory.service_principals.get(api).is_some_and(|api| api["appId"] == GRAPH_APP_ID);
    let may = if of_graph {
        user.is_any_of(&[role::PRIVILEGED_ROLE_ADMINISTRATOR])
    } else {
        user.is_any_of(&[
            role::PRIVILEGED_ROLE_ADMINISTRATOR,
            role::APPLICATION_ADMINISTRATOR,
            role::CLOUD_APPLICATION_ADMINISTRATOR,
        ]) || owns(state, user, api)
    };
    if may { Ok(()) } else { Err(GraphError::denied()) }
}

/// `POST /servicePrincipals/{id}/appRoleAssignedTo`.
pub fn create(state: &mut State, request: &Incoming, user: &User, key: &Key) -> Outcome {
    let wanted = body(request)?;
    for (name, value) in &wanted {
        if !["principalId", "resourceId", "appRoleId"].contains(&name.as_str()) {
            return Err(super::check::unknown(name, "appRoleAssignment"));
        }
        if !value.as_str().is_some_and(is_guid) {
            return Err(invalid(name, "It is a GUID."));
        }
    }
    let text = |name: &str| wanted.get(name).and_then(Value::as_str).unwrap_or_default();
    if wanted.len() != 3 || text("resourceId") != key.text() {
        return Err(invalid("resourceId", "All three are required, and the API is that of the path."));
    }
    let api = known(state, key.text())?;
    check_right(state, user, api)?;
    let client = known(state, text("principalId"))?;
    let name = |at: usize| state.directory.service_principals.get(at).map(|found| found["displayName"].clone());
    let roles =
        state.directory.service_principals.get(api).and_then(|api| api.get("appRoles")).and_then(Value::as_array);
    let offered = roles.into_iter().flatten().any(|role| {
        let for_clients =
            role["allowedMemberTypes"].as_array().is_some_and(|types| types.contains(&json!("Application")));
        role["id"] == text("appRoleId") && role["isEnabled"] == true && for_clients
    });
    if !offered {
        return Err(invalid("appRoleId", "The API offers no such application permission."));
    }
    if state.directory.assignments.iter().any(|one| agree(one, &wanted, &["principalId", "resourceId", "appRoleId"])) {
        let message = "Permission being assigned already exists on the object";
        return Err(exists(state.settings.swapped_conflicts, 400, message));
    }
    let mut made = wanted.clone();
    made.insert("id".into(), json!(random(32)));
    made.insert("deletedDateTime".into(), Value::Null);
    made.insert("createdDateTime".into(), json!(iso(now())));
    made.insert("principalType".into(), json!("ServicePrincipal"));
    made.insert("principalDisplayName".into(), json!(name(client)));
    made.insert("resourceDisplayName".into(), json!(name(api)));
    state.directory.assignments.push(made.clone());
    made.insert(
        "@odata.context".into(),
        json!("https://graph.microsoft.com/v1.0/$metadata#appRoleAssignments/$entity"),
    );
    Ok(Answer::json(201, &Value::Object(made)))
}

/// `DELETE /servicePrincipals/{id}/appRoleAssignedTo/{id}`.
pub fn delete(state: &mut State, user: &User, key: &Key, id: &str) -> Outcome {
    let api = known(state, key.text())?;
    check_right(state, user, api)?;
    let before = state.directory.assignments.len();
    state.directory.assignments.retain(|one| one["id"] != id || one["resourceId"] != key.text());
    if state.directory.assignments.len() == before { Err(GraphError::not_found(id)) } else { Ok(Answer::empty(204)) }
}
