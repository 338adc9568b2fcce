//! Owners of applications and of service principals: users and service principals, and no groups.
//! <https://learn.microsoft.com/graph/api/application-post-owners>,
//! <https://learn.microsoft.com/graph/api/serviceprincipal-post-owners>

use serde_json::{Map, Value, json};

use super::error::GraphError;
use super::target::Key;
use super::{Outcome, applications, body, query, service_principals};
use crate::tenant::State;
use crate::tenant::directory::User;
use crate::tenant::message::{Answer, Incoming};

/// The most that one object has.
/// <https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions>
const MOST: usize = 100;
const REFERENCE: &str = "@odata.id";
const ADDRESS: &str = "https://graph.microsoft.com/v1.0/directoryObjects/";

/// The objects of these IDs that can own something.
fn objects(state: &State, ids: &[String]) -> Vec<Map<String, Value>> {
    let people = state.directory.users.iter().map(|user| {
        json!({ "@odata.type": "#microsoft.graph.user", "id": user.oid, "displayName": user.name, "userPrincipalName": user.upn })
    });
    let principals = state.directory.service_principals.iter().map(|found| {
        let (id, name, app_id) = (&found["id"], &found["displayName"], &found["appId"]);
        json!({ "@odata.type": "#microsoft.graph.servicePrincipal", "id": id, "displayName": name, "appId": app_id })
    });
    let all = people.chain(principals).filter_map(|one| one.as_object().cloned());
    all.filter(|one| ids.iter().any(|id| one["id"] == id.as_str())).collect()
}

/// The ID that a body refers to.
fn referred(state: &State, request: &Incoming) -> Result<String, GraphError> {
    let body = body(request)?;
    if body.len() != 1 {
        return Err(GraphError::bad("A reference has one property, which is '@odata.id'."));
    }
    let address = body.get(REFERENCE).and_then(Value::as_str).unwrap_or_default();
    let id = address.strip_prefix(ADDRESS).ok_or_else(|| GraphError::bad("Invalid URL for the reference."))?.to_owned();
    if objects(state, std::slice::from_ref(&id)).is_empty() { Err(GraphError::not_found(&id)) } else { Ok(id) }
}

/// Adds an owner, which can be done once.
fn add(owners: &mut Vec<String>, id: String) -> Outcome {
    if owners.contains(&id) {
        return Err(GraphError::bad(
            "One or more added object references already exist for the following modified properties: 'owners'.",
        ));
    }
    if owners.len() >= MOST {
        return Err(GraphError::new(
            403,
            "Directory_QuotaExceeded",
            "The number of owners of this object has reached the limit.",
        ));
    }
    owners.push(id);
    Ok(Answer::empty(204))
}

/// `GET /applications/{id}/owners`.
pub fn of_application(state: &mut State, request: &Incoming, key: &Key) -> Outcome {
    let at = applications::find(state, key)?;
    let owners = state.directory.applications.get(at).map(|app| app.owners.clone()).unwrap_or_default();
    let found = objects(state, &owners);
    query::list(&mut state.pages, request, "directoryObjects", found.iter(), Map::clone)
}

/// `GET /servicePrincipals/{id}/owners`.
pub fn of_principal(state: &mut State, request: &Incoming, key: &Key) -> Outcome {
    service_principals::known(state, key.text())?;
    let owners = state.directory.principal_owners.get(key.text()).cloned().unwrap_or_default();
    let found = objects(state, &owners);
    query::list(&mut state.pages, request, "directoryObjects", found.iter(), Map::clone)
}

/// `POST /applications/{id}/owners/$ref`.
pub fn add_to_application(state: &mut State, request: &Incoming, user: &User, key: &Key) -> Outcome {
    let at = applications::find(state, key)?;
    applications::check_owner(state, at, user)?;
    let id = referred(state, request)?;
    let app = state.directory.applications.get_mut(at).ok_or_else(|| GraphError::not_found(key.text()))?;
    add(&mut app.owners, id)
}

/// `POST /servicePrincipals/{id}/owners/$ref`.
pub fn add_to_principal(state: &mut State, request: &Incoming, user: &User, key: &Key) -> Outcome {
    let at = service_principals::known(state, key.text())?;
    service_principals::check_owner(state, user, at)?;
    let id = referred(state, request)?;
    add(state.directory.principal_owners.entry(key.text().to_owned()).or_default(), id)
}
