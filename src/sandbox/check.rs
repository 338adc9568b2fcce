//! What the tenant checks in the bodies that it is sent, before anything is made.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    answer::{ErrorAnswer, text},
    seed,
};
use crate::directory::{audience::SignInAudience, ids::PermissionId};

/// The properties of an application that a client may write and that are not looked at more closely.
/// <https://learn.microsoft.com/graph/api/resources/application>
const UNCHECKED: [&str; 13] = [
    "addIns",
    "api",
    "appRoles",
    "groupMembershipClaims",
    "identifierUris",
    "info",
    "optionalClaims",
    "passwordCredentials",
    "publicClient",
    "servicePrincipalLockConfiguration",
    "signInAudience",
    "spa",
    "uniqueName",
];

/// Checks the properties of an application that is made or changed.
pub fn application(body: &Value) -> Result<(), ErrorAnswer> {
    let audience = match body.get("signInAudience") {
        None => SignInAudience::default(),
        Some(value) => SignInAudience::ALL
            .into_iter()
            .find(|audience| value.as_str() == Some(audience.as_graph()))
            .ok_or_else(|| ErrorAnswer::invalid("signInAudience"))?,
    };
    for (name, value) in body.as_object().into_iter().flatten() {
        let holds = match name.as_str() {
            "displayName" => value.as_str().is_some_and(|name| !name.trim().is_empty() && name.chars().count() <= 256),
            "description" | "notes" => value.as_str().is_some_and(|words| words.chars().count() <= 1_024),
            "serviceManagementReference" => {
                value.is_null() || value.as_str().is_some_and(|words| words.chars().count() <= 256)
            }
            "tags" => all(value, &|tag| tag.len() <= 256 && !tag.is_empty() && !tag.contains(char::is_whitespace)),
            "web" => web(value, audience),
            "keyCredentials" => key_credentials(value),
            "requiredResourceAccess" => required_resource_access(value),
            "isFallbackPublicClient" => value.is_boolean() || value.is_null(),
            name if UNCHECKED.contains(&name) => true,
            name => return Err(ErrorAnswer::bad(&["Property '", name, "' does not exist or cannot be set here."])),
        };
        if !holds {
            return Err(ErrorAnswer::invalid(name));
        }
    }
    Ok(())
}

/// Checks that there is a service management reference, where the tenant requires one.
pub fn reference(body: &Value, required: bool, what: &str) -> Result<(), ErrorAnswer> {
    if !required || !text(body, "serviceManagementReference").is_empty() {
        return Ok(());
    }
    let message = ["ServiceManagementReference field is required for ", what, ", but is missing in the request."];
    Err(ErrorAnswer::new(400, "ServiceTreeValueMissing", &message))
}

/// Whether this is a list of texts without duplicates that all hold.
fn all(value: &Value, holds: &dyn Fn(&str) -> bool) -> bool {
    let mut seen = Vec::new();
    for value in value.as_array().into_iter().flatten() {
        match value.as_str() {
            Some(text) if holds(text) && !seen.contains(&text) => seen.push(text),
            _ => return false,
        }
    }
    value.is_array()
}

fn web(web: &Value, audience: SignInAudience) -> bool {
    const KNOWN: [&str; 5] =
        ["homePageUrl", "implicitGrantSettings", "logoutUrl", "redirectUriSettings", "redirectUris"];
    only(web, &KNOWN)
        && web.get("redirectUris").is_none_or(|uris| {
            uris.as_array().is_some_and(|uris| uris.len() <= audience.redirect_uri_limit())
                && all(uris, &|uri| redirect_uri(uri, audience))
        })
}

/// The basics alone: the page checks more, and sooner.
/// <https://learn.microsoft.com/entra/identity-platform/reply-url>
fn redirect_uri(uri: &str, audience: SignInAudience) -> bool {
    let (scheme, rest) = uri.split_once(':').unwrap_or_default();
    let host = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', ':']).next()).unwrap_or_default();
    let allowed = match scheme {
        "https" => !host.is_empty(),
        "http" => host == "localhost" || host == "127.0.0.1",
        _ => false,
    };
    let refused = |c: char| {
        !c.is_ascii_graphic() || "!$'(),;#\\".contains(c) || (audience.includes_personal() && (c == '?' || c == '*'))
    };
    allowed && uri.len() <= 256 && !uri.contains(refused)
}

/// Certificates by their public part, of which no more is read here than how it begins: X.509 is a part of its own.
/// <https://learn.microsoft.com/graph/api/resources/keycredential>
fn key_credentials(keys: &Value) -> bool {
    const KNOWN: [&str; 7] = ["displayName", "endDateTime", "key", "keyId", "startDateTime", "type", "usage"];
    let holds = |key: &Value| {
        only(key, &KNOWN)
            && text(key, "type") == "AsymmetricX509Cert"
            && ["Verify", "Encrypt"].contains(&text(key, "usage"))
            && STANDARD.decode(text(key, "key")).is_ok_and(|der| der.first() == Some(&0x30))
            && text(key, "displayName").chars().count() <= 90
    };
    keys.as_array().is_some_and(|keys| keys.iter().all(holds))
}

fn required_resource_access(entries: &Value) -> bool {
    let mut seen = Vec::new();
    for entry in entries.as_array().into_iter().flatten() {
        let api = text(entry, "resourceAppId");
        let known = seed::place_of(api);
        let accesses = entry.get("resourceAccess").and_then(Value::as_array);
        // An entry that asks for nothing is refused, and so is one API in two entries.
        let Some(accesses) = accesses.filter(|accesses| !accesses.is_empty()) else {
            return false;
        };
        if !guid(api) || !only(entry, &["resourceAppId", "resourceAccess"]) {
            return false;
        }
        for access in accesses {
            let (id, kind) = (text(access, "id"), text(access, "type"));
            let exists = known.is_none_or(|place| seed::offers(place, id, kind));
            if !exists || !guid(id) || !["Scope", "Role"].contains(&kind) || !only(access, &["id", "type"]) {
                return false;
            }
            if seen.contains(&(api, id)) {
                return false;
            }
            seen.push((api, id));
        }
        if seen.contains(&(api, "")) {
            return false;
        }
        seen.push((api, ""));
    }
    entries.is_array()
}

/// Whether this is a GUID in its hyphenated form.
pub fn guid(text: &str) -> bool {
    text.parse::<PermissionId>().is_ok()
}

/// Whether this is an object with no other properties than these.
pub fn only(object: &Value, known: &[&str]) -> bool {
    object.as_object().is_some_and(|object| object.keys().all(|name| known.contains(&name.as_str())))
}

/// Start and end of a client secret that is asked for.
///
/// <https://learn.microsoft.com/graph/api/application-addpassword>
pub fn password_credential(asked: &Value, now: OffsetDateTime) -> Result<[OffsetDateTime; 2], ErrorAnswer> {
    if !only(asked, &["displayName", "startDateTime", "endDateTime"]) {
        return Err(ErrorAnswer::invalid("passwordCredential"));
    }
    let moment = |name: &str, default: OffsetDateTime| match asked.get(name) {
        None => Ok(default),
        Some(_) => OffsetDateTime::parse(text(asked, name), &Rfc3339).map_err(|_| ErrorAnswer::invalid(name)),
    };
    let start = moment("startDateTime", now)?;
    let end = moment("endDateTime", start.saturating_add(Duration::days(730)))?;
    if end <= start || end <= now {
        return Err(ErrorAnswer::invalid("endDateTime"));
    }
    Ok([start, end])
}
