//! Credentials of a client: what is asked for and what comes back.

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use super::{certificate::Certificate, federated::FederatedWanted, ids::KeyId, secret::SecretText};

/// Names a credential of one registration, from the form to what was made of it. Never reused within a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CredentialId(pub u32);

/// How long a client secret may be used, as the portal offers it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lifetime {
    /// 90 days.
    Days90,
    /// 180 days: what Microsoft recommends.
    #[default]
    Days180,
    /// 365 days.
    Days365,
    /// 730 days: the longest that the portal gives.
    Days730,
    /// Until a date of the person's own choice.
    Custom,
}

impl Lifetime {
    /// The choices, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Days90, Self::Days180, Self::Days365, Self::Days730, Self::Custom];

    /// The number of days, or `None` for a date of one's own.
    pub const fn days(self) -> Option<i64> {
        match self {
            Self::Days90 => Some(90),
            Self::Days180 => Some(180),
            Self::Days365 => Some(365),
            Self::Days730 => Some(730),
            Self::Custom => None,
        }
    }
}

/// How far the page's clock may be ahead of Graph's: a secret that lasts as long as a policy allows would else be refused.
pub const CLOCK_TOLERANCE: Duration = Duration::minutes(5);

/// When a secret ends. A preset is counted from the moment of sending, so that a page left open overnight still
/// gives what was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// So long after the secret is made, less [`CLOCK_TOLERANCE`].
    After(Duration),
    /// At a moment.
    At(OffsetDateTime),
}

impl Expiry {
    /// The end, for a secret made at `start`.
    pub fn end(self, start: OffsetDateTime) -> OffsetDateTime {
        match self {
            Self::After(duration) => start.saturating_add(duration - CLOCK_TOLERANCE),
            Self::At(moment) => moment,
        }
    }
}

/// A credential that a registration asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Names it.
    pub id: CredentialId,
    /// What it is.
    pub kind: CredentialKind,
}

/// What a client proves with who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CredentialKind {
    /// A client secret: a password that Microsoft makes.
    Secret(SecretWanted),
    /// A federated credential: the tokens of somebody else.
    Federated(FederatedWanted),
    /// A certificate, whose private key the client has.
    Certificate(CertificateWanted),
}

/// A certificate that a registration asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateWanted(pub Certificate);

/// A client secret that a registration asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretWanted {
    /// Its description: `displayName` of the `passwordCredential`.
    pub description: String,
    /// From when on it works (`startDateTime`); none where that is when it is made.
    pub start: Option<OffsetDateTime>,
    /// When it ends.
    pub expiry: Expiry,
}

/// A client secret as Graph gave it, with the value that is shown once.
#[derive(Debug)]
pub struct NewSecret {
    /// Which credential of the registration it is.
    pub credential: CredentialId,
    /// The value.
    pub value: SecretText,
    /// Its ID, which is not the value and is never offered for copying in its place.
    pub key_id: KeyId,
    /// Its description.
    pub description: String,
    /// From when on it works, where that is still to come.
    pub start: Option<OffsetDateTime>,
    /// When it ends.
    pub end: OffsetDateTime,
}
