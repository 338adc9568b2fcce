//! What Graph lets into a body.

mod access;
mod redirect;
mod shape;

pub use shape::unknown;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::error::GraphError;
use crate::tenant::values::{is_guid, read_iso};

type Checked = Result<(), GraphError>;

/// A body of an application. `audience` is the one it has now, if it exists.
pub fn application(body: &Map<String, Value>, audience: Option<&str>, new: bool) -> Checked {
    shape::application(body)?;
    let audience = body.get("signInAudience").and_then(Value::as_str).or(audience).unwrap_or("AzureADMyOrg");
    let personal = audience.contains("Personal");
    display_name(body, personal, new)?;
    tags(body)?;
    redirect::check(body, personal)?;
    access::check(body, personal)?;
    identifier_uris(body, personal)
}

fn display_name(body: &Map<String, Value>, personal: bool, new: bool) -> Checked {
    let Some(name) = body.get("displayName") else {
        if new {
            return Err(GraphError::bad("Property displayName is required.").detail(
                "MissingValue",
                "A value is required.",
                "displayName",
            ));
        }
        return Ok(());
    };
    let name = name.as_str().unwrap_or_default();
    let limit = if personal { 90 } else { 120 };
    if name.trim().is_empty() || name.chars().count() > limit || name.chars().any(char::is_control) {
        return Err(GraphError::bad("Invalid value specified for property 'displayName' of resource 'Application'.")
            .detail("InvalidLength", &format!("1 to {limit} characters."), "displayName"));
    }
    Ok(())
}

/// 1 to 256 characters each, no whitespace, no tag twice.
fn tags(body: &Map<String, Value>) -> Checked {
    let tags: Vec<&str> =
        body.get("tags").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let unique: BTreeSet<&&str> = tags.iter().collect();
    let formed = |tag: &&str| (1..=256).contains(&tag.chars().count()) && !tag.contains(char::is_whitespace);
    if unique.len() != tags.len() || !tags.iter().all(formed) {
        return Err(GraphError::bad("Invalid value specified for property 'tags' of resource 'Application'.").detail(
            "InvalidValue",
            "A tag is malformed, or there twice.",
            "tags",
        ));
    }
    Ok(())
}

fn identifier_uris(body: &Map<String, Value>, personal: bool) -> Checked {
    let limit = if personal { 120 } else { 255 };
    let uris = body.get("identifierUris").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    for uri in uris {
        let known = ["api://", "https://", "urn:"].iter().any(|scheme| uri.starts_with(scheme));
        if !known || uri.len() > limit || uri.contains('*') || (personal && uri.contains(['?', '#'])) {
            return Err(GraphError::bad(format!("Values of identifierUris property must use a verified domain of the organization or its subdomain: '{uri}'")).detail("InvalidValue", "Malformed.", "identifierUris"));
        }
    }
    Ok(())
}

/// A passwordCredential that a client asks for.
pub fn password_credential(wanted: &Map<String, Value>) -> Checked {
    for (name, value) in wanted {
        let formed = match name.as_str() {
            "displayName" => value.is_null() || value.as_str().is_some_and(|text| text.chars().count() <= 256),
            "startDateTime" | "endDateTime" => value.is_null() || value.as_str().and_then(read_iso).is_some(),
            "keyId" | "secretText" | "hint" | "customKeyIdentifier" => {
                return Err(GraphError::bad(format!(
                    "Property '{name}' of a new password credential must not be specified."
                ))
                .detail("InvalidValue", "It is made by the service.", name));
            }
            _ => return Err(unknown(name, "passwordCredential")),
        };
        if !formed {
            return Err(GraphError::bad(format!(
                "Invalid value specified for property '{name}' of resource 'PasswordCredential'."
            ))
            .detail("InvalidValue", "Malformed.", name));
        }
    }
    Ok(())
}

/// A body of a service principal, new or changed.
pub fn service_principal(body: &Map<String, Value>) -> Checked {
    for (name, value) in body {
        let formed = match name.as_str() {
            "appId" => value.as_str().is_some_and(is_guid),
            "tags" => value.is_array(),
            "accountEnabled" | "appRoleAssignmentRequired" => value.is_boolean(),
            "displayName" | "description" | "notes" => value.is_string(),
            _ => return Err(unknown(name, "servicePrincipal")),
        };
        if !formed {
            return Err(GraphError::bad(format!(
                "Invalid value specified for property '{name}' of resource 'ServicePrincipal'."
            )));
        }
    }
    tags(body)
}
