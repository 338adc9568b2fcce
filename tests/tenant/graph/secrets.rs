//! Client secrets: addPassword, removePassword, and those in the body of a create.

use serde_json::{Map, Value, json};
use time::Duration;

use super::applications::{check_owner, find};
use super::error::GraphError;
use super::target::Key;
use super::{Outcome, body, check, policy};
use crate::tenant::directory::{Application, Secret, User};
use crate::tenant::message::{Answer, Incoming};
use crate::tenant::values::{guid, is_guid, iso, now, read_iso, secret_text};
use crate::tenant::{Settings, State};

/// Makes a secret of an application. Answers it with its value, which is never answered again.
pub fn make(
    settings: &Settings,
    user: &User,
    app: &mut Application,
    wanted: &Map<String, Value>,
) -> Result<Value, GraphError> {
    check::password_credential(wanted)?;
    let moment = |name: &str| wanted.get(name).and_then(Value::as_str).and_then(read_iso);
    let start = moment("startDateTime").unwrap_or_else(now);
    let end = moment("endDateTime").unwrap_or_else(|| start + Duration::days(730));
    if end <= start {
        return Err(GraphError::bad("Key credential end date is invalid.").detail(
            "InvalidKeyEndDate",
            "The end lies before the start.",
            "EndDate",
        ));
    }
    policy::check_secret(settings, user, end - start)?;
    if app.audience().contains("Personal") && app.secrets.len() >= 2 {
        return Err(GraphError::bad("The maximum number of password credentials for this account type is 2."));
    }
    let (key_id, text) = (guid(), secret_text());
    let mut credential = json!({
        "customKeyIdentifier": null, "displayName": wanted.get("displayName"), "endDateTime": iso(end),
        "hint": text.get(..3), "keyId": key_id, "secretText": null, "startDateTime": iso(start),
    });
    if let Some(Value::Array(kept)) = app.object.get_mut("passwordCredentials") {
        kept.push(credential.clone());
    }
    credential["secretText"] = json!(text);
    app.secrets.push(Secret { key_id, text, ends: end });
    Ok(credential)
}

/// `POST /applications/{id}/addPassword`.
pub fn add(state: &mut State, request: &Incoming, user: &User, key: &Key) -> Outcome {
    let body = body(request)?;
    if let Some(name) = body.keys().find(|name| *name != "passwordCredential") {
        return Err(GraphError::new(
            400,
            "BadRequest",
            format!(
                "The parameter '{name}' in the request payload is not a valid parameter for the operation 'addPassword'."
            ),
        ));
    }
    let wanted = match body.get("passwordCredential") {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(wanted)) => wanted.clone(),
        Some(_) => return Err(GraphError::bad("Invalid passwordCredential.")),
    };
    let at = find(state, key)?;
    check_owner(state, at, user)?;
    let settings = state.settings.clone();
    let Some(app) = state.directory.applications.get_mut(at) else { return Err(GraphError::not_found(key.text())) };
    let mut credential = make(&settings, user, app, &wanted)?;
    credential["@odata.context"] =
        json!("https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.passwordCredential");
    Ok(Answer::json(200, &credential))
}

/// `POST /applications/{id}/removePassword`.
pub fn remove(state: &mut State, request: &Incoming, user: &User, key: &Key) -> Outcome {
    let body = body(request)?;
    let key_id = match (body.len(), body.get("keyId")) {
        (1, Some(Value::String(key_id))) if is_guid(key_id) => key_id.clone(),
        _ => return Err(GraphError::bad("A value for keyId, and nothing else, is required.")),
    };
    let at = find(state, key)?;
    check_owner(state, at, user)?;
    let Some(app) = state.directory.applications.get_mut(at) else { return Err(GraphError::not_found(key.text())) };
    let before = app.secrets.len();
    app.secrets.retain(|secret| secret.key_id != key_id);
    if app.secrets.len() == before {
        return Err(GraphError::bad(format!("No password credential found with keyId '{key_id}'.")));
    }
    if let Some(Value::Array(kept)) = app.object.get_mut("passwordCredentials") {
        kept.retain(|one| one["keyId"] != key_id.as_str());
    }
    Ok(Answer::empty(204))
}
