//! A client that proves itself with an assertion that it has signed with the private key of a certificate.
//!
//! <https://learn.microsoft.com/entra/identity-platform/certificate-credentials>

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::Value;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use x509_parser::parse_x509_certificate;

use super::problem::Problem;
use crate::tenant::directory::Application;
use crate::tenant::values::{base64url, now};

/// How the parameter says what it is.
pub const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

fn part(text: &str) -> Option<Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

fn signature(reason: &str) -> Problem {
    Problem::client(
        700_027,
        &format!(
            "The certificate used to sign the client assertion is not valid, or the signature is not. [Reason - {reason}]"
        ),
    )
}

/// Whether whoever signed it says that it is the subject itself: nobody else vouches for it.
pub fn is_own(assertion: &str) -> bool {
    let claims = assertion.split('.').nth(1).and_then(part);
    claims.is_some_and(|said| said["iss"] == said["sub"])
}

/// Checks an assertion against what Graph holds of the application. `audience` is the address of the token endpoint.
pub fn check(app: &Application, assertion: &str, audience: &str) -> Result<(), Problem> {
    let malformed = || Problem::client(50027, "JWT token is invalid or malformed.");
    let parts: Vec<&str> = assertion.split('.').collect();
    let [header, claims, signed] = parts[..] else { return Err(malformed()) };
    let (head, said) = part(header).zip(part(claims)).ok_or_else(malformed)?;
    let text = |name: &str| said[name].as_str().unwrap_or_default();
    let own = app.app_id();
    if text("iss") != own || text("sub") != own {
        return Err(Problem::client(
            700_021,
            "Client assertion application identifier doesn't match 'client_id' parameter.",
        ));
    }
    if text("aud") != audience {
        return Err(Problem::client(700_023, "Client assertion audience claim does not match Realm issuer."));
    }
    let second = now().unix_timestamp();
    let (begins, ends) = (said["nbf"].as_i64().unwrap_or_default(), said["exp"].as_i64().unwrap_or_default());
    if begins > second + 300 || ends < second {
        return Err(Problem::client(700_024, "Client assertion is not within its valid time range."));
    }
    if text("jti").is_empty() {
        return Err(Problem::client(700_025, "Client assertion has no 'jti'."));
    }
    let algorithm = match head["alg"].as_str() {
        Some("PS256") => &RSA_PSS_2048_8192_SHA256,
        Some("RS256") => &RSA_PKCS1_2048_8192_SHA256,
        _ => return Err(signature("The algorithm is not PS256 or RS256.")),
    };
    let der = key(app, &head).ok_or_else(|| signature("The key was not found."))?;
    let (_, certificate) = parse_x509_certificate(&der).map_err(|_| signature("The key was not found."))?;
    if certificate.validity().not_after.timestamp() < second {
        return Err(signature("The key used is expired."));
    }
    let public = &certificate.public_key().subject_public_key.data;
    let message = [header, ".", claims].concat();
    let signed = URL_SAFE_NO_PAD.decode(signed).map_err(|_| malformed())?;
    UnparsedPublicKey::new(algorithm, public)
        .verify(message.as_bytes(), &signed)
        .map_err(|_| signature("The provided signature value did not match the expected signature value."))
}

/// The certificate that the header names by its thumbprint.
fn key(app: &Application, head: &Value) -> Option<Vec<u8>> {
    let all = app.object.get("keyCredentials")?.as_array()?.iter();
    let mut ders =
        all.filter(|key| key["usage"] == "Verify").filter_map(|key| STANDARD.decode(key["key"].as_str()?).ok());
    match (head["x5t#S256"].as_str(), head["x5t"].as_str()) {
        (Some(print), _) => ders.find(|der| base64url(&Sha256::digest(der)) == print),
        (None, Some(print)) => ders.find(|der| base64url(&Sha1::digest(der)) == print),
        (None, None) => None,
    }
}
