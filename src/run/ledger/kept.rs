//! What a kept ledger is read with, by hand: what is derived for it is as large as all the rest of a ledger.

use serde::Serialize;
use serde_json::Value;

use crate::directory::{credential::CredentialId, ids::UniqueName};

/// A client secret that was asked for, as Graph lists it. No two runs ask for one with the same description and the same
/// second of its end, but by chance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskedSecret {
    /// The description, empty where there is none.
    pub description: String,
    /// When it ends: seconds since 1970.
    pub end: i64,
}

/// The secret in the fields of a variant.
pub(super) fn secret(fields: &Value) -> Option<AskedSecret> {
    let own = fields.get("secret")?;
    Some(AskedSecret { description: text(own, "description")?, end: own.get("end")?.as_i64()? })
}

pub(super) fn text(fields: &Value, name: &str) -> Option<String> {
    Some(fields.get(name)?.as_str()?.to_owned())
}

/// The name of a variant, as it is kept, and its fields.
pub(super) fn variant(kept: &Value) -> Option<(&str, &Value)> {
    let mut kinds = kept.as_object()?.iter();
    let (Some((kind, fields)), None) = (kinds.next(), kinds.next()) else { return None };
    Some((kind, fields))
}

pub(super) fn key<T: TryFrom<String>>(fields: &Value, name: &str) -> Option<T> {
    text(fields, name)?.try_into().ok()
}

/// An alternate key, which may be missing: an error where it is none.
pub(super) fn unique_name(fields: &Value) -> Result<Option<UniqueName>, ()> {
    match fields.get("unique_name") {
        None | Some(Value::Null) => Ok(None),
        Some(_) => key(fields, "unique_name").map(Some).ok_or(()),
    }
}

pub(super) fn credential(fields: &Value) -> Option<CredentialId> {
    Some(CredentialId(fields.get("credential")?.as_u64()?.try_into().ok()?))
}
