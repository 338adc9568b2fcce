//! Finding what is secret in what somebody has pasted.
//!
//! # Invariants
//! Found is what says so itself, by its key or its form: a secret alone looks like any text.

use super::mistake::Mistake;
use crate::config::json::{Json, Members, member};

/// The end of the first line of every private key in text form. <https://www.rfc-editor.org/rfc/rfc7468>
const PRIVATE_KEY: &str = "PRIVATE KEY-----";

/// Keys whose text is secret, in small letters, without what is put between words.
const KEYS: [&str; 10] = [
    "secrettext",
    "clientsecret",
    "registrationaccesstoken",
    "initialaccesstoken",
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "privatekey",
    "password",
    "clientassertion",
];

/// What is secret in a text that is not JSON.
pub fn in_plain_text(text: &str) -> Option<Mistake> {
    if text.contains(PRIVATE_KEY) {
        return Some(Mistake::PrivateKey);
    }
    let is_assigned = |line: &str| {
        let (key, value) = line.split_once(['=', ':']).unwrap_or_default();
        is_secret_key(key) && !value.trim().is_empty()
    };
    (is_token(text.trim()) || text.lines().any(is_assigned)).then_some(Mistake::Secret)
}

/// Whether a value of this key is secret, or has something secret in it.
pub fn is_in(key: &str, value: &Json) -> bool {
    match value {
        Json::Null | Json::Flag(_) | Json::Number(_) => false,
        Json::Text(text) => text.contains(PRIVATE_KEY) || (!text.is_empty() && is_secret_key(key)),
        Json::List(values) => values.iter().any(|value| is_in(key, value)),
        Json::Object(members) => {
            is_private_jwk(members)
                || is_credential_with_value(key, members)
                || members.iter().any(|(key, value)| is_in(key, value))
        }
    }
}

fn is_secret_key(key: &str) -> bool {
    let plain = key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect::<String>();
    KEYS.iter().any(|own| plain.ends_with(own))
}

/// Three parts in base64url, the first of which begins as an object does. <https://www.rfc-editor.org/rfc/rfc7519>
fn is_token(text: &str) -> bool {
    let is_coded = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    text.starts_with("eyJ") && text.matches('.').count() >= 2 && text.split('.').all(is_coded)
}

fn has_text(members: &Members, key: &str) -> bool {
    matches!(member(members, key), Some(Json::Text(text)) if !text.is_empty())
}

/// `d` is the private part of a key, and `k` a symmetric one. <https://www.rfc-editor.org/rfc/rfc7518#section-6>
fn is_private_jwk(members: &Members) -> bool {
    has_text(members, "kty") && (has_text(members, "d") || has_text(members, "k"))
}

/// A password in the older manifest, and a key that signs. <https://learn.microsoft.com/graph/api/resources/keycredential>
fn is_credential_with_value(key: &str, members: &Members) -> bool {
    let is = |key: &str, wanted: &str| matches!(member(members, key), Some(Json::Text(text)) if text == wanted);
    match key {
        "passwordCredentials" => has_text(members, "value"),
        "keyCredentials" => {
            (has_text(members, "key") || has_text(members, "value")) && (is("usage", "Sign") || is("type", "Symmetric"))
        }
        _ => false,
    }
}
