//! What exists in the tenant because of a registration: each object that its runs have made, with the call that undoes it,
//! and what they have asked for without an answer.
//!
//! # Invariants
//! - What is asked for is noted when it is sent, and not when it is answered: a page that is gone in between leaves nothing
//!   behind that nobody knows of.
//! - Holds nothing secret, so that it is kept with the draft. Each key is parsed by its type when it is read back.
//! - It is of one registration in one tenant, and a claim until Graph has named the application by the key of that
//!   registration. Where Graph names another one, or none, what it says is nothing to a run.

mod asked;
mod kept;
mod made;
pub mod report;

pub use asked::Asked;
pub use kept::AskedSecret;
pub use made::Made;
use serde::{Deserialize, Serialize};

use crate::{
    directory::{
        application::Application,
        credential::CredentialId,
        ids::{KeyId, ObjectId, RunTail, TenantId, UniqueName},
    },
    graph::{calls, grants},
    http::request::Request,
};

/// What the runs of one registration have made, in the order of making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    run_tail: RunTail,
    made: Vec<Made>,
    #[serde(default)]
    asked: Vec<Asked>,
    /// How many certificates the application was sent with, at most.
    #[serde(default)]
    certificates: usize,
}

impl Ledger {
    /// Nothing was made.
    pub const fn new(run_tail: RunTail) -> Self {
        Self { run_tail, made: Vec::new(), asked: Vec::new(), certificates: 0 }
    }

    /// Whether nothing exists because of it, as far as is known.
    pub const fn is_empty(&self) -> bool {
        self.made.is_empty() && self.asked.is_empty()
    }

    /// By which the registration is known.
    pub const fn run_tail(&self) -> &RunTail {
        &self.run_tail
    }

    /// Whether it is of this registration, as far as it says so itself.
    pub fn is_of(&self, run_tail: &RunTail) -> bool {
        self.run_tail == *run_tail && self.unique_names().all(|name| name.is_of(run_tail))
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

    fn unique_names(&self) -> impl Iterator<Item = &UniqueName> {
        let made = self.made.iter().filter_map(|made| match made {
            Made::Application { unique_name, .. } => unique_name.as_ref(),
            _ => None,
        });
        let asked = self.asked.iter().filter_map(|asked| match asked {
            Asked::Application { unique_name } => unique_name.as_ref(),
            _ => None,
        });
        made.chain(asked)
    }

    /// The alternate key of the application, where it was made, or may have been, under one.
    pub(super) fn unique_name(&self) -> Option<&UniqueName> {
        self.unique_names().next()
    }

    /// What may exist.
    pub fn asked(&self) -> &[Asked] {
        &self.asked
    }

    /// Whether the application may exist.
    pub fn asks_application(&self) -> bool {
        self.asks_upsert() || self.asks_creation()
    }

    /// Whether it may exist under its alternate key.
    pub(super) fn asks_upsert(&self) -> bool {
        self.asked.iter().any(|asked| matches!(asked, Asked::Application { unique_name: Some(_) }))
    }

    /// Whether it may exist under the run tag.
    pub(super) fn asks_creation(&self) -> bool {
        self.asked.iter().any(|asked| matches!(asked, Asked::Application { unique_name: None }))
    }

    /// Whether this federated credential may exist.
    pub(super) fn asks_federated(&self, id: CredentialId) -> bool {
        self.asked.iter().any(|asked| matches!(asked, Asked::Federated { credential, .. } if *credential == id))
    }

    /// How many certificates the application was sent with, at most.
    pub const fn certificates(&self) -> usize {
        self.certificates
    }

    /// Notes that the application is sent with so many certificates.
    pub(super) fn bring(&mut self, certificates: usize) {
        self.certificates = self.certificates.max(certificates);
    }

    /// Takes in what may exist by now, in the place of what might before.
    pub(super) fn ask(&mut self, asked: Vec<Asked>) {
        self.asked = asked;
    }

    /// Adds what may exist as well, once.
    pub(super) fn ask_also(&mut self, asked: Asked) {
        if !self.asked.contains(&asked) {
            self.asked.push(asked);
        }
    }

    /// Forgets what may exist: it does not.
    pub(super) fn unask(&mut self, asked: &Asked) {
        self.asked.retain(|other| other != asked);
    }

    /// Forgets an object: it exists no more.
    pub(super) fn forget(&mut self, gone: &Made) {
        self.made.retain(|made| made != gone);
    }

    /// The secrets whose values were handed over.
    pub(super) fn secrets(&self) -> impl Iterator<Item = (CredentialId, KeyId)> {
        self.made.iter().filter_map(|made| match made {
            Made::Secret { credential, key, .. } => Some((*credential, *key)),
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

    /// The call that undoes an object.
    pub fn undo_of(&self, made: &Made) -> Option<Request> {
        let application = self.application();
        Some(match made {
            Made::Application { id, .. } => calls::delete_application(*id),
            Made::ServicePrincipal { id } => calls::delete_service_principal(*id),
            Made::Secret { key, .. } => calls::remove_password(application?.id, *key),
            Made::Federated { id, .. } => calls::delete_federated_credential(application?.id, *id),
            Made::Grant { id } => grants::delete_grant(id),
            Made::Assignment { api, id } => grants::remove_role(*api, id),
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

    /// The tenant.
    pub const fn tenant(&self) -> TenantId {
        self.tenant
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
    use crate::{
        directory::{
            ids::{AppId, FederatedId},
            permission::grant::{AssignmentId, GrantId},
        },
        http::request::Method,
    };

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
        let secret = AskedSecret { description: "portal".to_owned(), end: 1_790_000_000 };
        ledger.note(Made::Secret { credential: CredentialId(4), key: KeyId::from_u128(5), secret: Some(secret) });
        ledger.note(Made::Federated { credential: CredentialId(7), id: FederatedId::from_u128(8) });
        ledger.note(Made::Grant { id: GrantId::try_from("g-1".to_owned()).unwrap() });
        let id = AssignmentId::try_from("a_1".to_owned()).unwrap();
        ledger.note(Made::Assignment { api: ObjectId::from_u128(6), id });
        let unique_name = Some(UniqueName::of("Contoso", &tail(1)));
        let secret = AskedSecret { description: "a \"b\"".to_owned(), end: 1_800_000_000 };
        ledger.ask(vec![
            Asked::Application { unique_name },
            Asked::Secret { credential: CredentialId(4), secret },
            Asked::Federated { credential: CredentialId(7), name: "main".to_owned() },
        ]);
        ledger
    }

    #[test]
    fn each_object_has_the_call_that_undoes_it() {
        let ledger = ledger();
        let calls = ledger.made().iter().rev().filter_map(|made| ledger.undo_of(made));
        let calls: Vec<_> = calls.map(|call| (call.method, call.endpoint.path_and_query())).collect();
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
            "/ledger/asked/0/Application/unique_name",
            "/ledger/asked/1/Secret/credential",
            "/ledger/asked/1/Secret/secret/end",
            "/ledger/asked/2/Federated/credential",
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
