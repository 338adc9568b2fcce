//! Applications: create, upsert, read, update, delete.

use client_registrar::sandbox::objects::lay;
use serde_json::{Map, Value, json};

use super::error::GraphError;
use super::target::Key;
use super::{Outcome, body, check, keys, policy, query, secrets};
use crate::tenant::directory::{Application, User};
use crate::tenant::message::{Answer, Incoming};
use crate::tenant::values::{iso, now};
use crate::tenant::{State, Upsert};

const CONTEXT: &str = "https://graph.microsoft.com/v1.0/$metadata#applications/$entity";

/// Where the application of this key stands. A replica that hasn't heard of it says so.
pub fn find(state: &mut State, key: &Key) -> Result<usize, GraphError> {
    let at = state
        .directory
        .applications
        .iter()
        .position(|app| {
            !app.deleted
                && match key {
                    Key::Id(id) => app.id() == id,
                    Key::AppId(id) => app.app_id() == id,
                    Key::UniqueName(name) => app.text("uniqueName") == name,
                }
        })
        .ok_or_else(|| GraphError::not_found(key.text()))?;
    match state.directory.applications.get_mut(at) {
        Some(app) if app.lag > 0 => {
            app.lag -= 1;
            Err(GraphError::not_found(key.text()))
        }
        _ => Ok(at),
    }
}

/// Owners and administrators may write.
pub fn check_owner(state: &State, at: usize, user: &User) -> Result<(), GraphError> {
    let owned = state.directory.applications.get(at).is_some_and(|app| app.owners.contains(&user.oid));
    if owned || user.admin { Ok(()) } else { Err(GraphError::denied()) }
}

fn entity(app: &Application) -> Value {
    let mut object = app.object.clone();
    object.insert("@odata.context".into(), json!(CONTEXT));
    Value::Object(object)
}

/// `GET /applications`. The index behind a list lags as well.
pub fn list(state: &mut State, request: &Incoming) -> Outcome {
    let mut heard_of = Vec::new();
    for app in state.directory.applications.iter_mut().filter(|app| !app.deleted) {
        if app.lag > 0 {
            app.lag -= 1;
        } else {
            heard_of.push(&app.object);
        }
    }
    query::list(&mut state.pages, request, "applications", heard_of, Map::clone)
}

/// `GET /me/ownedObjects/microsoft.graph.application`.
pub fn owned(state: &mut State, request: &Incoming, user: &User) -> Outcome {
    let mine = state.directory.applications.iter().filter(|app| !app.deleted && app.owners.contains(&user.oid));
    query::list(&mut state.pages, request, "applications", mine.map(|app| &app.object), Map::clone)
}

/// `GET /applications/{id}` and its alternate keys.
pub fn read(state: &mut State, request: &Incoming, key: &Key) -> Outcome {
    let at = find(state, key)?;
    let object = state.directory.applications.get(at).map_or(Value::Null, entity);
    query::one(request, object)
}

fn may_register(state: &State, user: &User) -> Result<(), GraphError> {
    if state.settings.may_register || user.admin { Ok(()) } else { Err(GraphError::denied()) }
}

/// A unique name stays taken by a soft-deleted application.
fn check_unique_name(state: &State, name: &str) -> Result<(), GraphError> {
    if state.directory.applications.iter().any(|app| app.text("uniqueName") == name) {
        return Err(GraphError::bad("Another object with the same value for property uniqueName already exists.")
            .detail(
                "ObjectConflict",
                "Another object with the same value for property uniqueName already exists.",
                "uniqueName",
            ));
    }
    Ok(())
}

/// Identifier URIs are unique in the tenant.
fn check_identifier_uris(state: &State, body: &Map<String, Value>, own: Option<&str>) -> Result<(), GraphError> {
    let wanted: Vec<&Value> = body.get("identifierUris").and_then(Value::as_array).into_iter().flatten().collect();
    let taken = state.directory.applications.iter().filter(|app| Some(app.id()) != own).any(|app| {
        app.object
            .get("identifierUris")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .any(|uri| wanted.contains(&uri))
    });
    if taken {
        return Err(GraphError::bad("Another object with the same value for property identifierUris already exists."));
    }
    Ok(())
}

/// Some tenants require a service management reference and look it up. Microsoft documents none of it: the bodies are as
/// people have reported them.
/// <https://github.com/MicrosoftDocs/msteams-docs/issues/13077>, <https://github.com/Azure/azure-cli/pull/31212>
fn check_reference(state: &State, body: &Map<String, Value>, what: &str) -> Result<(), GraphError> {
    const GUIDE: &str = "Refer to the TSG `https://aka.ms/service-management-reference-error` for resolving the error";
    let Some(known) = state.settings.reference else { return Ok(()) };
    let (code, message) = match body.get("serviceManagementReference").and_then(Value::as_str) {
        Some(sent) if sent == known => return Ok(()),
        None | Some("") => (
            "ServiceTreeValueMissing",
            format!("ServiceManagementReference field is required for {what}, but is missing in the request. {GUIDE}"),
        ),
        Some(sent) => (
            "ServiceTreeInvalid",
            format!(
                "Invalid value provided for property ServiceManagementReference: Service not found for id {sent} {GUIDE}"
            ),
        ),
    };
    Err(GraphError::new(400, code, message))
}

/// Keeps a new application, and says it as the 201.
fn keep(state: &mut State, app: Application) -> Answer {
    let object = entity(&app);
    let location = format!(
        "https://graph.microsoft.com/v2/{}/directoryObjects/{}/Microsoft.DirectoryServices.Application",
        state.directory.tenant_id,
        app.id()
    );
    state.directory.applications.push(app);
    Answer::json(201, &object).with("location", &location)
}

/// `POST /applications`, with secrets in the body if the client wants some.
pub fn create(state: &mut State, request: &Incoming, user: &User) -> Outcome {
    let mut body = body(request)?;
    may_register(state, user)?;
    let wanted = body.remove("passwordCredentials");
    check::application(&body, None, true)?;
    check_reference(state, &body, "Create")?;
    check_identifier_uris(state, &body, None)?;
    policy::check_app(&state.settings, user, &body)?;
    keys::complete(&state.settings, user, &mut body)?;
    if let Some(name) = body.get("uniqueName").and_then(Value::as_str) {
        check_unique_name(state, name)?;
    }
    let mut app = Application::new(Some(&user.oid));
    lay(&mut app.object, &body);
    let mut shown = Vec::new();
    if let Some(wanted) = wanted {
        let Value::Array(wanted) = wanted else {
            return Err(GraphError::bad("passwordCredentials must be a collection."));
        };
        for credential in wanted {
            let Value::Object(credential) = credential else {
                return Err(GraphError::bad("Invalid passwordCredential."));
            };
            shown.push(secrets::make(&state.settings, user, &mut app, &credential)?);
        }
    }
    app.lag = state.settings.lag;
    let answer = keep(state, app);
    if shown.is_empty() {
        return Ok(answer);
    }
    let mut object: Value = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
    object["passwordCredentials"] = Value::Array(shown);
    Ok(Answer { body: object.to_string().into_bytes(), ..answer })
}

/// `PATCH /applications(uniqueName='…')`.
pub fn upsert(state: &mut State, request: &Incoming, user: &User, name: &str) -> Outcome {
    match state.settings.upsert {
        Upsert::Known => {}
        Upsert::BadRequest => {
            return Err(GraphError::bad("The alternate key 'uniqueName' is not supported for this resource."));
        }
        Upsert::NotFound => return Err(GraphError::not_found(name)),
    }
    if name.len() > 128 || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)) {
        return Err(GraphError::bad(format!("Invalid value '{name}' for the alternate key 'uniqueName'.")));
    }
    let create =
        request.header("prefer").is_some_and(|prefer| prefer.split(',').any(|one| one.trim() == "create-if-missing"));
    let mut body = body(request)?;
    if body.contains_key("uniqueName") {
        return Err(GraphError::bad("Property 'uniqueName' is read-only and cannot be set.").detail(
            "ReadOnlyProperty",
            "It is set by the address.",
            "uniqueName",
        ));
    }
    let at = state.directory.applications.iter().position(|app| !app.deleted && app.text("uniqueName") == name);
    let Some(at) = at else {
        if !create {
            return Err(GraphError::not_found(name));
        }
        may_register(state, user)?;
        check_unique_name(state, name)?;
        check::application(&body, None, true)?;
        check_reference(state, &body, "Create")?;
        check_identifier_uris(state, &body, None)?;
        policy::check_app(&state.settings, user, &body)?;
        keys::complete(&state.settings, user, &mut body)?;
        let mut app = Application::new(Some(&user.oid));
        lay(&mut app.object, &body);
        app.object.insert("uniqueName".into(), json!(name));
        app.lag = state.settings.lag;
        return Ok(keep(state, app));
    };
    if !body.contains_key("displayName") {
        return Err(GraphError::bad("displayName is required."));
    }
    patch(state, user, at, body)
}

/// `PATCH /applications/{id}`.
pub fn update(state: &mut State, request: &Incoming, user: &User, key: &Key) -> Outcome {
    let body = body(request)?;
    let at = find(state, key)?;
    if let Some(name) = body.get("uniqueName").and_then(Value::as_str) {
        let current =
            state.directory.applications.get(at).map(|app| app.text("uniqueName").to_owned()).unwrap_or_default();
        if !current.is_empty() && current != name {
            return Err(GraphError::bad("Property 'uniqueName' is immutable once it is set."));
        }
        if current.is_empty() {
            check_unique_name(state, name)?;
        }
    }
    patch(state, user, at, body)
}

fn patch(state: &mut State, user: &User, at: usize, mut body: Map<String, Value>) -> Outcome {
    check_owner(state, at, user)?;
    if body.contains_key("passwordCredentials") {
        return Err(GraphError::bad("New password credentials must be generated with service actions.").detail(
            "InvalidValue",
            "Use addPassword.",
            "passwordCredentials",
        ));
    }
    let audience = state.directory.applications.get(at).map(|app| app.audience().to_owned());
    check::application(&body, audience.as_deref(), false)?;
    check_reference(state, &body, "Update")?;
    let own = state.directory.applications.get(at).map(|app| app.id().to_owned());
    check_identifier_uris(state, &body, own.as_deref())?;
    policy::check_app(&state.settings, user, &body)?;
    keys::complete(&state.settings, user, &mut body)?;
    if let Some(app) = state.directory.applications.get_mut(at) {
        lay(&mut app.object, &body);
    }
    Ok(Answer::empty(204))
}

/// `DELETE /applications/{id}`: into the deleted items, with its service principal.
pub fn delete(state: &mut State, user: &User, key: &Key) -> Outcome {
    let at = find(state, key)?;
    check_owner(state, at, user)?;
    if let Some(app) = state.directory.applications.get_mut(at) {
        app.deleted = true;
        app.object.insert("deletedDateTime".into(), json!(iso(now())));
        let app_id = json!(app.app_id());
        let own = state.directory.service_principals.iter().find(|found| found["appId"] == app_id);
        if let Some(principal) = own.map(|own| own["id"].clone()) {
            super::service_principals::forget_granted(state, &principal);
        }
        state.directory.service_principals.retain(|found| found["appId"] != app_id);
    }
    Ok(Answer::empty(204))
}

/// `GET /directory/deletedItems/microsoft.graph.application`.
pub fn deleted(state: &mut State, request: &Incoming) -> Outcome {
    let gone = state.directory.applications.iter().filter(|app| app.deleted);
    query::list(&mut state.pages, request, "applications", gone.map(|app| &app.object), Map::clone)
}

/// `DELETE /directory/deletedItems/{id}`.
pub fn delete_for_good(state: &mut State, user: &User, id: &str) -> Outcome {
    let at = state.directory.applications.iter().position(|app| app.deleted && app.id() == id);
    let at = at.ok_or_else(|| GraphError::not_found(id))?;
    check_owner(state, at, user)?;
    state.directory.applications.remove(at);
    Ok(Answer::empty(204))
}

/// `POST /directory/deletedItems/{id}/restore`: the application alone; its service principal is restored by itself.
pub fn restore(state: &mut State, user: &User, id: &str) -> Outcome {
    let at = state.directory.applications.iter().position(|app| app.deleted && app.id() == id);
    let at = at.ok_or_else(|| GraphError::not_found(id))?;
    // Owners alone may not: <https://learn.microsoft.com/graph/api/directory-deleteditems-restore>
    if !user.admin {
        return Err(GraphError::denied());
    }
    let app = state.directory.applications.get_mut(at).ok_or_else(|| GraphError::not_found(id))?;
    app.deleted = false;
    app.object.remove("deletedDateTime");
    Ok(Answer::json(200, &entity(app)))
}
