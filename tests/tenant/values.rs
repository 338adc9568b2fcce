//! Moments, random values and encodings. The tests live in real time: tokens and secrets expire by the wall clock.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// This moment, to the second.
#[expect(clippy::disallowed_methods, reason = "a server has a clock; the ban is for code that runs as wasm32")]
pub fn now() -> OffsetDateTime {
    let now = OffsetDateTime::now_utc();
    now.replace_nanosecond(0).unwrap_or(now)
}

/// `2026-11-23T05:00:00Z`.
pub fn iso(moment: OffsetDateTime) -> String {
    moment.format(&Rfc3339).unwrap()
}

/// Reads an Edm.DateTimeOffset. The zone has to be there, and has to be UTC written as `Z`.
pub fn read_iso(text: &str) -> Option<OffsetDateTime> {
    if !text.ends_with('Z') {
        return None;
    }
    OffsetDateTime::parse(text, &Rfc3339).ok()
}

/// A random GUID in lower case.
pub fn guid() -> String {
    hyphenated(&rand::random::<[u8; 16]>())
}

/// Sixteen bytes as a GUID.
fn hyphenated(bytes: &[u8]) -> String {
    let hex = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    [&hex[0..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..32]].join("-")
}

/// A GUID that is always the same for the same words.
pub fn guid_of(words: &str) -> String {
    hyphenated(&Sha256::digest(words.as_bytes()))
}

/// The shape 8-4-4-4-12 in hexadecimal digits.
pub fn is_guid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Random text in the base64url alphabet, from this many bytes.
pub fn random(bytes: usize) -> String {
    let drawn: Vec<u8> = (0..bytes).map(|_| rand::random()).collect();
    base64url(&drawn)
}

pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The S256 challenge of a PKCE verifier.
pub fn s256(verifier: &str) -> String {
    base64url(&Sha256::digest(verifier.as_bytes()))
}

/// A client secret as Entra ID makes them: 40 characters with `~`, `.`, `-`, `_` among them.
pub fn secret_text() -> String {
    let drawn = random(30);
    format!("{}8Q~{}.{}", &drawn[0..3], &drawn[3..19], &drawn[19..36])
}
