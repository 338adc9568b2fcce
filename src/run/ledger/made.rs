//! An object that a run has made, as it is kept.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;

use super::kept::{AskedSecret, credential, key, secret, unique_name, variant};
use crate::directory::{
    credential::CredentialId,
    ids::{AppId, FederatedId, KeyId, ObjectId, UniqueName},
    permission::grant::{AssignmentId, GrantId},
};

/// An object that a run has made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Made {
    /// The application.
    Application {
        /// Its object ID.
        id: ObjectId,
        /// Its application (client) ID.
        app_id: AppId,
        /// The alternate key under which it was made; none where it is found by its run tag.
        unique_name: Option<UniqueName>,
    },
    /// Its service principal.
    ServicePrincipal {
        /// Its object ID.
        id: ObjectId,
    },
    /// A client secret, whose value was handed over.
    Secret {
        /// Which credential of the registration.
        credential: CredentialId,
        /// Its ID in the application.
        key: KeyId,
        /// How it is known again where its removal is not answered. A ledger that an earlier release kept does not say.
        secret: Option<AskedSecret>,
    },
    /// A federated credential.
    Federated {
        /// Which credential of the registration.
        credential: CredentialId,
        /// Its ID in the application.
        id: FederatedId,
    },
    /// A grant of delegated permissions.
    Grant {
        /// Its ID.
        id: GrantId,
    },
    /// A grant of an application permission.
    Assignment {
        /// The API's service principal.
        api: ObjectId,
        /// Its ID.
        id: AssignmentId,
    },
}

impl<'de> Deserialize<'de> for Made {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&Value::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("nothing that a run makes"))
    }
}

impl Made {
    /// Reads one as it was kept.
    fn read(kept: &Value) -> Option<Self> {
        fn id<T: FromStr>(fields: &Value, name: &str) -> Option<T> {
            fields.get(name)?.as_str()?.parse().ok()
        }
        let (kind, fields) = variant(kept)?;
        Some(match kind {
            "Application" => Self::Application {
                id: id(fields, "id")?,
                app_id: id(fields, "app_id")?,
                unique_name: unique_name(fields).ok()?,
            },
            "ServicePrincipal" => Self::ServicePrincipal { id: id(fields, "id")? },
            "Secret" => {
                Self::Secret { credential: credential(fields)?, key: id(fields, "key")?, secret: secret(fields) }
            }
            "Federated" => Self::Federated { credential: credential(fields)?, id: id(fields, "id")? },
            "Grant" => Self::Grant { id: key(fields, "id")? },
            "Assignment" => Self::Assignment { api: id(fields, "api")?, id: key(fields, "id")? },
            _ => return None,
        })
    }
}
