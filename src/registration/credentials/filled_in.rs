//! Credentials of a draft as they are filled in, and as they are read out of storage.
//!
//! # Invariants
//! What is stored is read as anybody's: no more than [`MOST`] of a kind, and no two with one ID. A draft of a release that knew
//! one client secret, wanted or not, is read as a list of one or none.

pub mod certificate;
pub mod federated;

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{
        MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};

use crate::directory::{
    certificate::Certificate,
    credential::{CredentialId, Lifetime},
};
use certificate::CertificateDraft;
use federated::FederatedDraft;

/// The most credentials of a kind in a draft: more than anybody keeps apart, and few enough for one link.
pub const MOST: usize = 20;
/// Beyond this, an ID is none that a draft has given.
const MOST_IDS: u32 = 1 << 20;

/// A credential in the making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCredential {
    /// Names it in the draft and in what is made of it.
    pub id: CredentialId,
    /// What it is, as filled in.
    pub kind: CredentialDraft,
}

/// A credential as it is filled in, by its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CredentialDraft {
    /// A client secret.
    Secret(SecretDraft),
    /// A federated credential.
    Federated(FederatedDraft),
    /// A certificate.
    Certificate(CertificateDraft),
}

/// A kind of credential, in the order in which they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The tokens of somebody else: nothing to keep.
    Federated,
    /// A certificate: its private key stays with the client.
    Certificate,
    /// A client secret.
    Secret,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Federated, Self::Certificate, Self::Secret];
}

impl CredentialDraft {
    /// Of which kind it is.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Federated(_) => Kind::Federated,
            Self::Certificate(_) => Kind::Certificate,
            Self::Secret(_) => Kind::Secret,
        }
    }

    /// What it was given to be known by; may be empty.
    pub fn own_name(&self) -> &str {
        match self {
            Self::Federated(own) => own.name.trim(),
            Self::Certificate(own) => own.certificate.as_ref().map_or("", Certificate::name),
            Self::Secret(own) => own.description.trim(),
        }
    }
}

/// A client secret as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretDraft {
    /// "Description", as typed.
    pub description: String,
    /// "Expires".
    pub lifetime: Lifetime,
    /// The date of one's own choice, as a date field gives it (`2027-05-22`), used with [`Lifetime::Custom`].
    pub custom_date: String,
    /// "Start date", as a date field gives it; empty for a secret that works once it is made.
    #[serde(default)]
    pub start_date: String,
}

impl DraftCredential {
    /// A client secret that nobody has filled in.
    pub fn secret(id: CredentialId) -> Self {
        Self { id, kind: CredentialDraft::Secret(SecretDraft::default()) }
    }
}

/// Credentials as they are stored: a list, or the one secret of earlier releases.
struct Stored;

/// The client secret of a draft of an earlier release.
#[derive(Deserialize)]
struct Only {
    wanted: bool,
    description: String,
    lifetime: Lifetime,
    custom_date: String,
}

impl<'de> Visitor<'de> for Stored {
    type Value = Vec<DraftCredential>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("credentials")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let Only { wanted, description, lifetime, custom_date } = Only::deserialize(MapAccessDeserializer::new(map))?;
        let kind =
            CredentialDraft::Secret(SecretDraft { description, lifetime, custom_date, start_date: String::new() });
        let only = DraftCredential { id: CredentialId(0), kind };
        Ok(if wanted { vec![only] } else { Vec::new() })
    }
}

/// Reads the credentials of a stored draft.
pub(in crate::registration) fn stored<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<DraftCredential>, D::Error> {
    let mut list = deserializer.deserialize_any(Stored)?;
    let mut counts = [0; Kind::ALL.len()];
    list.retain(|credential| {
        let count = &mut counts[credential.kind.kind() as usize];
        *count += 1;
        *count <= MOST
    });
    let given = |credential: &DraftCredential| credential.id.0 < MOST_IDS;
    let mut fresh = list.iter().filter(|one| given(one)).map(|one| one.id.0 + 1).max().unwrap_or_default();
    let mut seen = Vec::new();
    for credential in &mut list {
        if !given(credential) || seen.contains(&credential.id) {
            credential.id = CredentialId(fresh);
            fresh += 1;
        }
        seen.push(credential.id);
    }
    Ok(list)
}

/// The same of what a link has brought, where it has brought any.
pub(in crate::registration) fn stored_or_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<DraftCredential>>, D::Error> {
    #[derive(Deserialize)]
    struct List(#[serde(deserialize_with = "stored")] Vec<DraftCredential>);
    Ok(Option::<List>::deserialize(deserializer)?.map(|List(list)| list))
}

/// Reads the least ID that was never given.
pub(in crate::registration) fn stored_next<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    Ok(u32::deserialize(deserializer)?.min(MOST_IDS))
}

/// The ID for a further credential, where `least` is the least that was never given.
pub(in crate::registration) fn next(credentials: &[DraftCredential], least: u32) -> CredentialId {
    let above = credentials.iter().map(|credential| credential.id.0).max().map_or(0, |id| id.saturating_add(1));
    CredentialId(above.max(least))
}
