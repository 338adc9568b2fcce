//! Federated identity credentials of an application.
//! <https://learn.microsoft.com/graph/api/resources/federatedidentitycredentials-overview>

use serde_json::{Map, Value, json};

use super::applications::{check_owner, find};
use super::error::GraphError;
use super::target::Key;
use super::{Outcome, body, query};
use crate::tenant::State;
use crate::tenant::directory::User;
use crate::tenant::message::{Answer, Incoming};
use crate::tenant::values::guid;

const MOST: usize = 20;

fn invalid(name: &str, why: &str) -> GraphError {
    GraphError::bad(format!("Invalid value specified for property '{name}' of resource 'FederatedIdentityCredential'."))
        .detail("InvalidValue", why, name)
}

/// 3 to 120 letters, digits, hyphens and underscores, of which the first is a letter or a digit.
fn is_name(name: &str) -> bool {
    let fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (3..=120).contains(&name.len())
        && name.bytes().all(fine)
        && name.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric())
}

fn check(body: &Map<String, Value>) -> Result<(), GraphError> {
    for (name, value) in body {
        let text = value.as_str();
        let fits = |text: &str| (1..=600).contains(&text.chars().count());
        match name.as_str() {
            "name" if text.is_some_and(is_name) => {}
            "issuer" if text.is_some_and(|text| fits(text) && text.starts_with("https://")) => {}
            "subject" if text.is_some_and(fits) => {}
            "audiences" => {
                let all = value.as_array().ok_or_else(|| invalid(name, "A collection."))?;
                if all.len() != 1 || !all.iter().all(|one| one.as_str().is_some_and(fits)) {
                    return Err(invalid(name, "Exactly one audience."));
                }
            }
            "description" if value.is_null() || text.is_some_and(|text| text.chars().count() <= 600) => {}
            "name" | "issuer" | "subject" | "description" => return Err(invalid(name, "Wrong form or length.")),
            // What beta has and v1.0 has not is no property here.
            _ => {
                return Err(GraphError::bad(format!(
                    "Property '{name}' does not exist as a declared property of 'microsoft.graph.federatedIdentityCredential'."
                )));
            }
        }
    }
    match ["name", "issuer", "subject", "audiences"].into_iter().find(|name| !body.contains_key(*name)) {
        Some(missing) => Err(invalid(missing, "A value is required.")),
        None => Ok(()),
    }
}

/// `POST /applications/{id}/federatedIdentityCredentials`.
pub fn create(state: &mut State, request: &Incoming, user: &User, key: &Key) -> Outcome {
    let body = body(request)?;
    let at = find(state, key)?;
    check_owner(state, at, user)?;
    check(&body)?;
    let Some(app) = state.directory.applications.get_mut(at) else { return Err(GraphError::not_found(key.text())) };
    if app.federated.len() >= MOST {
        return Err(GraphError::bad(
            "The maximum number of federated identity credentials for this application has been reached.",
        ));
    }
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let own = Value::Object(body.clone());
    let taken = |there: &Value| {
        text(there, "name").eq_ignore_ascii_case(&text(&own, "name"))
            || ["issuer", "subject"].iter().all(|name| there[name] == own[name])
    };
    if app.federated.iter().any(taken) {
        let message = "FederatedIdentityCredential with the same name, or issuer and subject, already exists.";
        return Err(GraphError::new(409, "Request_MultipleObjectsWithSameKeyValue", message));
    }
    let made = json!({
        "id": guid(), "name": own["name"], "issuer": own["issuer"], "subject": own["subject"],
        "audiences": own["audiences"], "description": own["description"],
    });
    app.federated.push(made.clone());
    let mut answer = made;
    answer["@odata.context"] = json!(format!(
        "https://graph.microsoft.com/v1.0/$metadata#applications('{}')/federatedIdentityCredentials/$entity",
        app.id()
    ));
    Ok(Answer::json(201, &answer))
}

/// `GET /applications/{id}/federatedIdentityCredentials`.
pub fn list(state: &mut State, request: &Incoming, key: &Key) -> Outcome {
    let at = find(state, key)?;
    let all: Vec<Map<String, Value>> = state
        .directory
        .applications
        .get(at)
        .into_iter()
        .flat_map(|app| &app.federated)
        .filter_map(|one| one.as_object().cloned())
        .collect();
    query::list(&mut state.pages, request, "federatedIdentityCredentials", &all, Map::clone)
}

/// `DELETE /applications/{id}/federatedIdentityCredentials/{id}`, by its ID or its name.
pub fn delete(state: &mut State, user: &User, key: &Key, id: &str) -> Outcome {
    let at = find(state, key)?;
    check_owner(state, at, user)?;
    let Some(app) = state.directory.applications.get_mut(at) else { return Err(GraphError::not_found(key.text())) };
    let before = app.federated.len();
    app.federated.retain(|one| one["id"] != id && one["name"] != id);
    if app.federated.len() == before { Err(GraphError::not_found(id)) } else { Ok(Answer::empty(204)) }
}
