//! Certificates of an application: `keyCredentials` in the body of a create, an upsert or a change.
//!
//! <https://learn.microsoft.com/graph/api/resources/keycredential>,
//! <https://learn.microsoft.com/graph/applications-how-to-add-certificate>

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha1::{Digest as _, Sha1};
use time::OffsetDateTime;
use x509_parser::parse_x509_certificate;

use super::error::GraphError;
use super::policy;
use crate::tenant::Settings;
use crate::tenant::directory::User;
use crate::tenant::values::{guid, iso, now, read_iso};

/// Judges the certificates of a body, whose shape was checked before, and adds what the service makes of them.
pub fn complete(settings: &Settings, user: &User, body: &mut Map<String, Value>) -> Result<(), GraphError> {
    let Some(Value::Array(keys)) = body.get_mut("keyCredentials") else { return Ok(()) };
    for key in keys {
        let Value::Object(key) = key else { return Err(refused("InvalidValue", "Not a keyCredential.")) };
        one(settings, user, key)?;
    }
    Ok(())
}

fn one(settings: &Settings, user: &User, key: &mut Map<String, Value>) -> Result<(), GraphError> {
    for needed in ["type", "usage", "key"] {
        if !key.contains_key(needed) {
            return Err(refused("MissingValue", &format!("{needed} is required.")));
        }
    }
    let der = key["key"].as_str().and_then(|text| STANDARD.decode(text).ok()).unwrap_or_default();
    let Ok(([], certificate)) = parse_x509_certificate(&der) else {
        return Err(refused("InvalidKeyValue", "The key is not a public X.509 certificate in DER."));
    };
    let moment = |at: i64| OffsetDateTime::from_unix_timestamp(at).unwrap();
    let (first, last) =
        (moment(certificate.validity().not_before.timestamp()), moment(certificate.validity().not_after.timestamp()));
    let asked = |name: &str| key.get(name).and_then(Value::as_str).and_then(read_iso);
    let (start, end) = (asked("startDateTime").unwrap_or(first), asked("endDateTime").unwrap_or(last));
    if end <= start || end < now() || start < first || end > last {
        return Err(GraphError::bad("Key credential end date is invalid.").detail(
            "InvalidKeyEndDate",
            "It lies in the past, or not within the validity of the certificate.",
            "keyCredentials",
        ));
    }
    policy::check_certificate(settings, user, end - start)?;
    let thumbprint = STANDARD.encode(Sha1::digest(&der));
    key.insert("startDateTime".into(), json!(iso(start)));
    key.insert("endDateTime".into(), json!(iso(end)));
    key.entry("keyId").or_insert_with(|| json!(guid()));
    key.insert("customKeyIdentifier".into(), json!(thumbprint));
    let subject = certificate.subject().to_string();
    key.entry("displayName").or_insert_with(|| json!(subject));
    Ok(())
}

fn refused(code: &str, why: &str) -> GraphError {
    GraphError::bad("Invalid value specified for property 'keyCredentials' of resource 'Application'.").detail(
        code,
        why,
        "keyCredentials",
    )
}
