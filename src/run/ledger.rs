//! What exists in the tenant because of a registration: each object that its runs have made, with the call that undoes it.
//!
//! # Invariants
//! - Holds nothing secret, so that it is kept with the draft. Each key is parsed by its type when it is read back.
//! - It is of one registration in one tenant, and a claim until Graph has named the application by the key of that
//!   registration. Where Graph names another one, or none, what it says is nothing to a run.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;

use crate::{
    directory::{
        application::Application,
        credential::CredentialId,
        ids::{AppId, FederatedId, KeyId, ObjectId, RunTail, TenantId, UniqueName},
        permission::grant::{AssignmentId, GrantId},
    },
    graph::{calls, grants},
    http::request::Request,
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
    /// Reads one as it was kept. (What is derived for this is as large as all the rest of a ledger.)
    fn read(kept: &Value) -> Option<Self> {
        fn id<T: FromStr>(fields: &Value, name: &str) -> Option<T> {
            fields.get(name)?.as_str()?.parse().ok()
        }
        fn key<T: TryFrom<String>>(fields: &Value, name: &str) -> Option<T> {
            fields.get(name)?.as_str()?.to_owned().try_into().ok()
        }
        fn credential(fields: &Value) -> Option<CredentialId> {
            Some(CredentialId(fields.get("credential")?.as_u64()?.try_into().ok()?))
        }
        let mut kinds = kept.as_object()?.iter();
        let (Some((kind, fields)), None) = (kinds.next(), kinds.next()) else { return None };
        Some(match kind.as_str() {
            "Application" => Self::Application {
                id: id(fields, "id")?,
                app_id: id(fields, "app_id")?,
                unique_name: match fields.get("unique_name") {
                    None | Some(Value::Null) => None,
                    Some(_) => Some(key(fields, "unique_name")?),
                },
            },
            "ServicePrincipal" => Self::ServicePrincipal { id: id(fields, "id")? },
            "Secret" => Self::Secret { credential: credential(fields)?, key: id(fields, "key")? },
            "Federated" => Self::Federated { credential: credential(fields)?, id: id(fields, "id")? },
            "Grant" => Self::Grant { id: key(fields, "id")? },
            "Assignment" => Self::Assignment { api: id(fields, "api")?, id: key(fields, "id")? },
            _ => return None,
        })
    }
}

/// What the runs of one registration have made, in the order of making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    run_tail: RunTail,
    made: Vec<Made>,
}

impl Ledger {
    /// Nothing was made.
    pub const fn new(run_tail: RunTail) -> Self {
        Self { run_tail, made: Vec::new() }
    }

    /// Whether it is of this registration, as far as it says so itself.
    pub fn is_of(&self, run_tail: &RunTail) -> bool {
        let named = |made: &Made| match made {
            Made::Application { unique_name: Some(name), .. } => name.is_of(run_tail),
            _ => true,
        };
        self.run_tail == *run_tail && self.made.iter().all(named)
    }

    /// The objects, in the order of making.
    pub fn made(&self) -> &[Made] {
        &self.made
    }

    /// The application.
    pub fn application(&self) -> Option<Application> {
        self.made.iter().find_map(|made| match made {
            Made::Application { id, app_id, .. } => Some(Application { id: *id, app_id: *app_id }),
            _ => None,
        })
    }

    /// The alternate key of the application, where it was made under one.
    pub(super) fn unique_name(&self) -> Option<&UniqueName> {
        self.made.iter().find_map(|made| match made {
            Made::Application { unique_name, .. } => unique_name.as_ref(),
            _ => None,
        })
    }

    /// The secrets whose values were handed over.
    pub(super) fn secrets(&self) -> impl Iterator<Item = (CredentialId, KeyId)> {
        self.made.iter().filter_map(|made| match made {
            Made::Secret { credential, key } => Some((*credential, *key)),
            _ => None,
        })
    }

    /// Whether the value of this secret was handed over.
    pub fn has_secret(&self, id: CredentialId) -> bool {
        self.secrets().any(|(credential, _)| credential == id)
    }

    /// Whether this credential was made: of a secret, that its value was handed over.
    pub fn has(&self, id: CredentialId) -> bool {
        self.made.iter().any(|made| match made {
            Made::Secret { credential, .. } | Made::Federated { credential, .. } => *credential == id,
            _ => false,
        })
    }

    /// Adds an object, once.
    pub(super) fn note(&mut self, made: Made) {
        if !self.made.contains(&made) {
            self.made.push(made);
        }
    }

    /// Forgets what is said of another service principal than this one, which Graph has named.
    pub(super) fn hold_to(&mut self, principal: ObjectId) {
        let own = |made: &Made| !matches!(made, Made::ServicePrincipal { id } if *id != principal);
        if !self.made.iter().all(own) {
            let of_application =
                |made: &Made| matches!(made, Made::Application { .. } | Made::Secret { .. } | Made::Federated { .. });
            self.made.retain(of_application);
        }
    }

    /// The calls that undo all of it, the newest first.
    pub fn undo(&self) -> impl Iterator<Item = Request> {
        let application = self.application();
        self.made.iter().rev().filter_map(move |made| {
            Some(match made {
                Made::Application { id, .. } => calls::delete_application(*id),
                Made::ServicePrincipal { id } => calls::delete_service_principal(*id),
                Made::Secret { key, .. } => calls::remove_password(application?.id, *key),
                Made::Federated { id, .. } => calls::delete_federated_credential(application?.id, *id),
                Made::Grant { id } => grants::delete_grant(id),
                Made::Assignment { api, id } => grants::remove_role(*api, id),
            })
        })
    }
}

/// A ledger as it is kept with a draft: what was made in one tenant is nothing to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    tenant: TenantId,
    ledger: Ledger,
}

impl Kept {
    /// Keeps what was made in a tenant.
    pub const fn new(tenant: TenantId, ledger: Ledger) -> Self {
        Self { tenant, ledger }
    }

    /// The ledger, where it is of this registration in this tenant.
    pub fn of(&self, tenant: TenantId, run_tail: &RunTail) -> Option<&Ledger> {
        (self.tenant == tenant && self.ledger.is_of(run_tail)).then_some(&self.ledger)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::http::request::Method;

    fn tail(bits: u8) -> RunTail {
        RunTail::from_random([bits; 8])
    }

    fn ledger() -> Ledger {
        let mut ledger = Ledger::new(tail(1));
        ledger.note(Made::Application {
            id: ObjectId::from_u128(1),
            app_id: AppId::from_u128(2),
            unique_name: Some(UniqueName::of("Contoso", &tail(1))),
        });
        ledger.note(Made::ServicePrincipal { id: ObjectId::from_u128(3) });
        ledger.note(Made::Secret { credential: CredentialId(4), key: KeyId::from_u128(5) });
        ledger.note(Made::Federated { credential: CredentialId(7), id: FederatedId::from_u128(8) });
        ledger.note(Made::Grant { id: GrantId::try_from("g-1".to_owned()).unwrap() });
        let id = AssignmentId::try_from("a_1".to_owned()).unwrap();
        ledger.note(Made::Assignment { api: ObjectId::from_u128(6), id });
        ledger
    }

    #[test]
    fn each_object_has_the_call_that_undoes_it_and_the_newest_goes_first() {
        let calls: Vec<_> = ledger().undo().map(|call| (call.method, call.endpoint.path_and_query())).collect();
        let id = |n: u128| ObjectId::from_u128(n);
        assert_eq!(
            calls,
            [
                (Method::Delete, format!("/v1.0/servicePrincipals/{}/appRoleAssignedTo/a_1", id(6))),
                (Method::Delete, "/v1.0/oauth2PermissionGrants/g-1".to_owned()),
                (Method::Delete, format!("/v1.0/applications/{}/federatedIdentityCredentials/{}", id(1), id(8))),
                (Method::Post, format!("/v1.0/applications/{}/removePassword", id(1))),
                (Method::Delete, format!("/v1.0/servicePrincipals/{}", id(3))),
                (Method::Delete, format!("/v1.0/applications/{}", id(1))),
            ]
        );
    }

    #[test]
    fn it_is_read_back_as_it_was_kept_and_every_key_in_it_is_parsed() {
        let kept = Kept::new(TenantId::from_u128(9), ledger());
        let stored = serde_json::to_value(&kept).unwrap();
        assert_eq!(serde_json::from_value::<Kept>(stored.clone()).unwrap(), kept);
        for place in [
            "/tenant",
            "/ledger/run_tail",
            "/ledger/made/0/Application/id",
            "/ledger/made/0/Application/app_id",
            "/ledger/made/0/Application/unique_name",
            "/ledger/made/1/ServicePrincipal/id",
            "/ledger/made/2/Secret/key",
            "/ledger/made/3/Federated/id",
            "/ledger/made/4/Grant/id",
            "/ledger/made/5/Assignment/api",
            "/ledger/made/5/Assignment/id",
        ] {
            for hostile in ["x')/../../v1.0/me?x=('", "..", "a/b", "", "%2e%2e"] {
                let mut stored = stored.clone();
                *stored.pointer_mut(place).unwrap() = json!(hostile);
                assert!(serde_json::from_value::<Kept>(stored).is_err(), "{place}: {hostile}");
            }
        }
    }

    #[test]
    fn it_says_nothing_of_another_registration_or_another_tenant() {
        let kept = Kept::new(TenantId::from_u128(9), ledger());
        assert!(kept.of(TenantId::from_u128(9), &tail(1)).is_some());
        assert!(kept.of(TenantId::from_u128(8), &tail(1)).is_none());
        assert!(kept.of(TenantId::from_u128(9), &tail(2)).is_none());
        // Nor where the name in it is that of another one.
        let mut stolen = ledger();
        stolen.run_tail = tail(2);
        assert!(!stolen.is_of(&tail(2)));
    }
}
