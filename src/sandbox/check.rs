//! What the tenant checks in the bodies that it is sent, before anything is made.

use serde_json::{Map, Value};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

use super::{answer::Refusal, seed};
use crate::directory::{
    audience::SignInAudience,
    ids::{AppId, KeyId, PermissionId},
};

/// The properties of an application that a client may write.
/// <https://learn.microsoft.com/graph/api/resources/application>
const WRITABLE: [&str; 23] = [
    "addIns",
    "api",
    "appRoles",
    "description",
    "displayName",
    "groupMembershipClaims",
    "identifierUris",
    "info",
    "isDeviceOnlyAuthSupported",
    "isFallbackPublicClient",
    "keyCredentials",
    "notes",
    "optionalClaims",
    "parentalControlSettings",
    "publicClient",
    "requiredResourceAccess",
    "serviceManagementReference",
    "servicePrincipalLockConfiguration",
    "signInAudience",
    "spa",
    "tags",
    "uniqueName",
    "web",
];

/// What a policy leaves of a client secret's lifetime, where one is on.
const POLICY_LIFETIME: Duration = Duration::days(90);

/// Checks the properties of an application that is made or changed.
pub fn application(body: &Map<String, Value>) -> Result<(), Refusal> {
    let audience = match body.get("signInAudience") {
        None => SignInAudience::default(),
        Some(value) => SignInAudience::ALL
            .into_iter()
            .find(|audience| value == audience.as_graph())
            .ok_or_else(|| Refusal::invalid("signInAudience"))?,
    };
    for (name, value) in body {
        let holds = match name.as_str() {
            "displayName" => value.as_str().is_some_and(|text| (1..=256).contains(&text.trim().chars().count())),
            "description" | "notes" => value.as_str().is_none_or(|text| text.chars().count() <= 1_024),
            "isFallbackPublicClient" => value.is_boolean() || value.is_null(),
            "tags" => texts(value).is_some_and(|tags| {
                tags.iter().enumerate().all(|(n, tag)| {
                    (1..=256).contains(&tag.len()) && !tag.contains(char::is_whitespace) && !tags[..n].contains(tag)
                })
            }),
            "web" => web(value, audience),
            "requiredResourceAccess" => {
                required_resource_access(value)?;
                true
            }
            // Checked where it may be sent, and refused before this where it may not.
            "passwordCredentials" => true,
            _ if WRITABLE.contains(&name.as_str()) => true,
            _ => {
                let message = ["Property '", name, "' does not exist or cannot be set on resource 'Application'."];
                return Err(Refusal::bad(message.concat()));
            }
        };
        if !holds {
            return Err(Refusal::invalid(name));
        }
    }
    Ok(())
}

fn texts(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}

fn web(value: &Value, audience: SignInAudience) -> bool {
    const KNOWN: [&str; 5] =
        ["homePageUrl", "implicitGrantSettings", "logoutUrl", "redirectUris", "redirectUriSettings"];
    let Some(web) = value.as_object() else {
        return false;
    };
    let known = web.keys().all(|name| KNOWN.contains(&name.as_str()));
    let uris = web.get("redirectUris").map_or(Some(Vec::new()), texts);
    known
        && uris.is_some_and(|uris| {
            uris.len() <= audience.redirect_uri_limit()
                && uris.iter().enumerate().all(|(n, uri)| redirect_uri(uri, audience) && !uris[..n].contains(uri))
        })
}

/// The basics alone: the page checks more, and sooner.
/// <https://learn.microsoft.com/entra/identity-platform/reply-url>
fn redirect_uri(uri: &str, audience: SignInAudience) -> bool {
    let host = |rest: &str| rest.split(['/', '?', ':']).next().unwrap_or_default().to_owned();
    let secure = uri.strip_prefix("https://").is_some_and(|rest| !host(rest).is_empty());
    let local =
        uri.strip_prefix("http://").is_some_and(|rest| ["localhost", "127.0.0.1"].contains(&host(rest).as_str()));
    let refused = |c: char| !c.is_ascii_graphic() || "!$'(),;#\\".contains(c);
    let organisations_only = audience.includes_personal() && uri.contains(['?', '*']);
    (secure || local) && uri.len() <= 256 && !uri.contains(refused) && !organisations_only
}

fn required_resource_access(value: &Value) -> Result<(), Refusal> {
    let invalid = || Refusal::invalid("requiredResourceAccess");
    let mut seen = Vec::new();
    for entry in value.as_array().ok_or_else(invalid)? {
        let api: AppId = parsed(entry, "resourceAppId").ok_or_else(invalid)?;
        let access = entry.get("resourceAccess").and_then(Value::as_array).ok_or_else(invalid)?;
        if access.is_empty() {
            let message = "A value is required for property 'resourceAccess' but is empty or missing.";
            return Err(Refusal::bad(message));
        }
        if seen.contains(&api) || keys_beyond(entry, &["resourceAppId", "resourceAccess"]) {
            return Err(invalid());
        }
        seen.push(api);
        let mut ids = Vec::new();
        for item in access {
            let id: PermissionId = parsed(item, "id").ok_or_else(invalid)?;
            let kind = item.get("type").and_then(Value::as_str).unwrap_or_default();
            let exists =
                seed::offers(api).is_none_or(|mut offers| offers.any(|(known, t, _)| known == id && t == kind));
            if !exists || !["Scope", "Role"].contains(&kind) || ids.contains(&id) || keys_beyond(item, &["id", "type"])
            {
                return Err(invalid());
            }
            ids.push(id);
        }
    }
    Ok(())
}

/// A GUID in a property.
pub fn parsed<T: std::str::FromStr>(object: &Value, name: &str) -> Option<T> {
    object.get(name)?.as_str()?.parse().ok()
}

/// Whether an object has other properties than these.
pub fn keys_beyond(object: &Value, known: &[&str]) -> bool {
    object.as_object().is_none_or(|object| object.keys().any(|name| !known.contains(&name.as_str())))
}

/// Start and end of a client secret that is asked for, in the form that Graph writes them.
///
/// <https://learn.microsoft.com/graph/api/application-addpassword>
pub fn password_credential(asked: &Value, policy: bool, now: OffsetDateTime) -> Result<(String, String), Refusal> {
    if keys_beyond(asked, &["displayName", "startDateTime", "endDateTime"]) {
        return Err(Refusal::bad("The passwordCredential has a property that cannot be set."));
    }
    let moment = |name: &str| match asked.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            value.as_str().and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok()).map(Some).ok_or_else(|| {
                Refusal::bad(["Cannot convert the value of '", name, "' to 'Edm.DateTimeOffset'."].concat())
            })
        }
    };
    let start = moment("startDateTime")?.unwrap_or(now);
    let end = moment("endDateTime")?.unwrap_or(start + Duration::days(730));
    if end <= start || end <= now {
        return Err(Refusal::bad("Key credential end date is invalid: it must be after the start date and now."));
    }
    if policy && end - start > POLICY_LIFETIME {
        let code = "CredentialInvalidLifetimeAsPerAppPolicy";
        let policy = "Credential lifetime exceeds the max value allowed as per assigned policy 'sandbox-90-days'.";
        return Err(Refusal {
            detail: Some(["InvalidKeyEndDate", "The end date is later than the policy allows.", "EndDate"]),
            ..Refusal::new(400, code, policy.to_owned())
        });
    }
    let written =
        |moment: OffsetDateTime| moment.format(&Rfc3339).map_err(|_| Refusal::bad("The date is out of range."));
    Ok((written(start)?, written(end)?))
}

/// The ID of the secret that is to be removed.
pub fn key_id(body: &Value) -> Result<KeyId, Refusal> {
    match parsed(body, "keyId") {
        Some(key) if !keys_beyond(body, &["keyId"]) => Ok(key),
        _ => Err(Refusal::bad("A keyId is expected, and nothing else.")),
    }
}
