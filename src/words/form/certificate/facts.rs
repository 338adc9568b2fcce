//! Words of certificates: what they say, and what is wrong with them.

use crate::directory::certificate::{Concern, KeyKind, Thumbprint};
pub use crate::words::text::certificate::*;

/// A public key.
pub fn key_kind(key: KeyKind) -> String {
    match key {
        KeyKind::Rsa(bits) => rsa(&bits.to_string()),
        KeyKind::EllipticCurve => elliptic_curve().to_owned(),
        KeyKind::Other => other_key().to_owned(),
    }
}

/// What one is called after its name.
pub fn kind_of(key: KeyKind) -> String {
    kind(&key_kind(key))
}

/// The thumbprint by its two ends: a row has no room for all of it.
pub fn short_print(sha256: Thumbprint<32>) -> String {
    let hex = sha256.hex();
    let group = |at: usize| hex.get(at..at + 4).unwrap_or_default();
    in_list(&[group(0), " ", group(4), " … ", group(56), " ", group(60)].concat())
}

/// What is wrong and what to do.
pub fn concern(concern: Concern) -> String {
    match concern {
        Concern::Expired => expired().to_owned(),
        Concern::NotYetValid => not_yet_valid().to_owned(),
        Concern::WeakKey(bits) => weak_key(bits.try_into().unwrap_or(usize::MAX)),
        Concern::NotRsa => not_rsa().to_owned(),
    }
}
