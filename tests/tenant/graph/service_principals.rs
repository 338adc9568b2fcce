//! Service principals: search, read, create.

use serde_json::{Map, Value, json};

use super::error::GraphError;
use super::target::Key;
use super::{Outcome, body, check, query};
use crate::tenant::State;
use crate::tenant::directory::User;
use crate::tenant::message::{Answer, Incoming};
use crate::tenant::seed::{crowd, principal};

const CONTEXT: &str = "https://graph.microsoft.com/v1.0/$metadata#servicePrincipals/$entity";

fn entity(object: &Map<String, Value>) -> Value {
    let mut object = object.clone();
    object.insert("@odata.context".into(), json!(CONTEXT));
    Value::Object(object)
}

fn find(state: &State, key: &Key) -> Result<usize, GraphError> {
    let property = if matches!(key, Key::Id(_)) { "id" } else { "appId" };
    let found = state.directory.service_principals.iter().position(|found| found[property] == key.text());
    found.ok_or_else(|| GraphError::not_found(key.text()))
}

/// `GET /servicePrincipals`.
pub fn list(state: &mut State, request: &Incoming) -> Outcome {
    let State { pages, directory, .. } = state;
    let items = &directory.service_principals;
    query::list(pages, request, "servicePrincipals", items, |found| crowd::whole(&directory.tenant_id, found))
}

/// `GET /servicePrincipals/{id}` and `(appId='…')`.
pub fn read(state: &mut State, request: &Incoming, key: &Key) -> Outcome {
    let at = find(state, key)?;
    let id = state.directory.service_principals.get(at).and_then(|found| found["id"].as_str()).map(str::to_owned);
    known(state, &id.unwrap_or_default())?;
    let whole = |found| entity(&crowd::whole(&state.directory.tenant_id, found));
    query::one(request, state.directory.service_principals.get(at).map_or(Value::Null, whole))
}

/// `POST /servicePrincipals`.
pub fn create(state: &mut State, request: &Incoming, user: &User) -> Outcome {
    let body = body(request)?;
    check::service_principal(&body)?;
    if !body.contains_key("appId") {
        return Err(GraphError::bad("Property appId is required."));
    }
    let app_id = body["appId"].as_str().unwrap_or_default().to_owned();
    if state.directory.service_principal(&app_id).is_some() {
        let message = format!(
            "The service principal cannot be created, updated, or restored because the service principal name {app_id} is already in use."
        );
        return Err(GraphError::new(409, "Request_MultipleObjectsWithSameKeyValue", message).detail(
            "ObjectConflict",
            "The name is in use.",
            "servicePrincipalNames",
        ));
    }
    let mut made = if let Some(foreign) = state.directory.foreign.get(&app_id) {
        if !user.admin {
            return Err(GraphError::denied());
        }
        foreign.clone()
    } else {
        let unknown = || {
            GraphError::bad(format!(
                "The appId '{app_id}' of the service principal does not reference a valid application object."
            ))
            .detail("NoBackingApplicationObject", "There is no such application.", "appId")
        };
        let tenant_id = state.directory.tenant_id.clone();
        let app = state
            .directory
            .applications
            .iter_mut()
            .find(|app| !app.deleted && app.app_id() == app_id)
            .ok_or_else(unknown)?;
        if app.lag > 0 {
            // Two replicas, two words for the same thing.
            app.lag -= 1;
            return Err(if app.lag.is_multiple_of(2) {
                unknown()
            } else {
                GraphError::new(
                    403,
                    "Authorization_RequestDenied",
                    "When using this permission, the backing application of the service principal being created must in the local tenant.",
                )
            });
        }
        if !(user.admin || app.owners.contains(&user.oid)) {
            return Err(GraphError::denied());
        }
        let mut made = principal(&app_id, app.text("displayName"), &tenant_id, &[], &[]);
        made.insert("signInAudience".into(), json!(app.audience()));
        made.insert("replyUrls".into(), json!([app.redirect_uris("web"), app.redirect_uris("spa")].concat()));
        made
    };
    for (name, value) in body.into_iter().filter(|(name, _)| name != "appId") {
        made.insert(name, value);
    }
    let answer = Answer::json(201, &entity(&made));
    let id = made["id"].as_str().unwrap_or_default().to_owned();
    state.directory.principal_owners.insert(id.clone(), vec![user.oid.clone()]);
    state.directory.principal_lag.insert(id, state.settings.principal_lag);
    state.directory.service_principals.push(made);
    Ok(answer)
}

/// Where the service principal of this ID stands, unless the replica that answers has not heard of it yet.
pub fn known(state: &mut State, id: &str) -> Result<usize, GraphError> {
    let at = find(state, &Key::Id(id.to_owned()))?;
    match state.directory.principal_lag.get_mut(id) {
        Some(lag) if *lag > 0 => {
            *lag -= 1;
            Err(GraphError::not_found(id))
        }
        _ => Ok(at),
    }
}

/// `PATCH /servicePrincipals/{id}`.
pub fn update(state: &mut State, request: &Incoming, user: &User, key: &Key) -> Outcome {
    let body = body(request)?;
    check::service_principal(&body)?;
    if body.contains_key("appId") {
        return Err(GraphError::bad("Property 'appId' is read-only and cannot be set."));
    }
    let at = match key {
        Key::Id(id) => known(state, id)?,
        _ => find(state, key)?,
    };
    check_owner(state, user, at)?;
    if let Some(found) = state.directory.service_principals.get_mut(at) {
        found.extend(body);
    }
    Ok(Answer::empty(204))
}

/// Administrators may write, and so may owners of the application in this tenant.
pub fn check_owner(state: &State, user: &User, at: usize) -> Result<(), GraphError> {
    if user.admin || owns(state, user, at) { Ok(()) } else { Err(GraphError::denied()) }
}

/// The person owns the application of this service principal.
pub fn owns(state: &State, user: &User, at: usize) -> bool {
    let found = state.directory.service_principals.get(at).and_then(|found| found["appId"].as_str());
    let app = found.and_then(|app_id| state.directory.application(app_id));
    app.is_some_and(|app| app.owners.contains(&user.oid))
}

/// `DELETE /servicePrincipals/{id}`.
pub fn delete(state: &mut State, user: &User, key: &Key) -> Outcome {
    let at = find(state, key)?;
    check_owner(state, user, at)?;
    let gone = state.directory.service_principals.remove(at);
    forget_granted(state, &gone["id"]);
    Ok(Answer::empty(204))
}

/// What was granted goes with whom it was granted to.
pub fn forget_granted(state: &mut State, principal: &Value) {
    state.directory.grants.retain(|grant| grant["clientId"] != *principal);
    state.directory.assignments.retain(|assignment| assignment["principalId"] != *principal);
}
