//! What a run has asked for and has no answer to, as it is kept: what may exist, and how it is known again.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;

use super::kept::{AskedSecret, credential, secret, text, unique_name, variant};
use crate::directory::{credential::CredentialId, ids::UniqueName};

/// What may exist because of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Asked {
    /// The application.
    Application {
        /// Its alternate key; none where it carries the run tag.
        unique_name: Option<UniqueName>,
    },
    /// A client secret whose value nobody was given.
    Secret {
        /// Which credential of the registration.
        credential: CredentialId,
        /// How it is known again.
        secret: AskedSecret,
    },
    /// A federated credential.
    Federated {
        /// Which credential of the registration.
        credential: CredentialId,
        /// Its name, a key in the application.
        name: String,
    },
}

impl<'de> Deserialize<'de> for Asked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&Value::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("nothing that a run asks for"))
    }
}

impl Asked {
    /// Reads one as it was kept.
    fn read(kept: &Value) -> Option<Self> {
        let (kind, fields) = variant(kept)?;
        Some(match kind {
            "Application" => Self::Application { unique_name: unique_name(fields).ok()? },
            "Secret" => Self::Secret { credential: credential(fields)?, secret: secret(fields)? },
            "Federated" => Self::Federated { credential: credential(fields)?, name: text(fields, "name")? },
            _ => return None,
        })
    }
}
