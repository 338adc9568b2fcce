//! The planned calls.

use serde_json::Value;

use super::body;
use crate::{
    directory::{
        application::{Owned, Owner},
        cloud::Cloud,
        credential::{Credential, CredentialId, CredentialKind, SecretWanted},
        federated::FederatedWanted,
        ids::{RunTail, UniqueName},
        permission::grant::{Granted, WantedGrant},
    },
    graph::{calls, grants},
    http::template::{Body, Template},
};

/// What a planned call is for. Also names the call in progress and outcome: a plan has each kind once at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CallKind {
    /// Makes the application.
    Application,
    /// Makes its service principal.
    ServicePrincipal,
    /// Makes the client secret of this ID.
    Secret(CredentialId),
    /// Makes the federated credential of this ID.
    Federated(CredentialId),
    /// Finds the service principal of an API: that of the grant at this place in the plan.
    Api(usize),
    /// Makes the grant at this place in the plan.
    Grant(usize),
    /// Adds the owner at this place in the plan to the application, or to its service principal.
    Owner(Owned, usize),
}

impl CallKind {
    /// The credential that it makes.
    pub const fn credential(self) -> Option<CredentialId> {
        match self {
            Self::Secret(id) | Self::Federated(id) => Some(id),
            Self::Application | Self::ServicePrincipal | Self::Api(_) | Self::Grant(_) | Self::Owner(..) => None,
        }
    }

    /// Whether it is there to grant something. The client is registered without it.
    pub const fn is_of_consent(self) -> bool {
        matches!(self, Self::Api(_) | Self::Grant(_))
    }
}

/// How the application is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// By upsert: one application however often it is asked.
    #[default]
    Upsert,
    /// By plain creation with the secret in it, and then the rest: for a tenant that refuses the upsert.
    Create,
    /// By plain creation with the secret in it, and nothing else: all that a token with `AppRegistration.Create` may
    /// do. The service principal is left to an administrator.
    CreateOnly,
}

/// A planned call: what it is for, and the request that makes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What it is for.
    pub kind: CallKind,
    /// The request, with slots for what earlier calls answer.
    pub request: Template,
}

/// The calls of a registration. The service principal follows the application unless no more than that may be made;
/// then come the credentials that are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How the application is made.
    pub mode: Mode,
    /// The alternate key of the application.
    pub unique_name: UniqueName,
    /// By which an application is found again where upsert is refused.
    pub run_tail: RunTail,
    /// The application, with its certificates and without other credentials.
    pub application: Value,
    /// The credentials.
    pub credentials: Vec<Credential>,
    /// Only people and groups that are assigned may sign in.
    pub assignment_required: bool,
    /// What is granted to the client for everybody: nothing, unless the person chose to.
    pub grants: Vec<WantedGrant>,
    /// Who is to own the application and its service principal, beside whoever makes them.
    pub owners: &'static [Owner],
    /// The cloud that it is for.
    pub cloud: Cloud,
}

impl Plan {
    /// The kinds of call in it, in order. What does not wait for another call goes out together: APIs are looked up
    /// while the application is made, and everything is granted at once when the service principal is there.
    ///
    /// Grants go out one by one and not in `$batch`: few registrations have more than a handful, and so each has its
    /// own wait, its own retry and its own loss, which a lost batch would make those of twenty.
    pub fn kinds(&self) -> Vec<CallKind> {
        let mut kinds = vec![CallKind::Application];
        if self.mode != Mode::CreateOnly {
            kinds.push(CallKind::ServicePrincipal);
        }
        kinds.extend(self.secrets().map(|(id, _)| CallKind::Secret(id)));
        if self.mode != Mode::CreateOnly {
            // One who may only create an application may not add to it either.
            kinds.extend(self.all_federated().map(|(id, _)| CallKind::Federated(id)));
            kinds.extend(self.first_of_apis().map(CallKind::Api));
            kinds.extend((0..self.grants.len()).map(CallKind::Grant));
        }
        for of in Owned::ALL {
            kinds.extend((0..self.added_owners().len()).map(|n| CallKind::Owner(of, n)));
        }
        kinds
    }

    /// The owners that it adds: nobody where no more than an application may be made.
    pub fn added_owners(&self) -> &'static [Owner] {
        if self.mode == Mode::CreateOnly { &[] } else { self.owners }
    }

    /// The place of the first grant of each API.
    pub fn first_of_apis(&self) -> impl Iterator<Item = usize> {
        let first = |grant: &WantedGrant| self.grants.iter().position(|other| other.api == grant.api);
        self.grants.iter().enumerate().filter(move |(n, grant)| first(grant) == Some(*n)).map(|(n, _)| n)
    }

    /// The client secrets, in order.
    pub fn secrets(&self) -> impl Iterator<Item = (CredentialId, &SecretWanted)> {
        self.credentials.iter().filter_map(|credential| match &credential.kind {
            CredentialKind::Secret(secret) => Some((credential.id, secret)),
            CredentialKind::Federated(_) | CredentialKind::Certificate(_) => None,
        })
    }

    /// The federated credentials, in order.
    pub fn all_federated(&self) -> impl Iterator<Item = (CredentialId, &FederatedWanted)> {
        self.credentials.iter().filter_map(|credential| match &credential.kind {
            CredentialKind::Federated(wanted) => Some((credential.id, wanted)),
            CredentialKind::Secret(_) | CredentialKind::Certificate(_) => None,
        })
    }

    /// The federated credential of this ID.
    pub fn federated(&self, id: CredentialId) -> Option<&FederatedWanted> {
        self.all_federated().find(|(own, _)| *own == id).map(|(_, wanted)| wanted)
    }

    /// The client secret of this ID.
    pub fn secret(&self, id: CredentialId) -> Option<&SecretWanted> {
        self.secrets().find(|(own, _)| *own == id).map(|(_, secret)| secret)
    }

    /// Every call, in the order of sending. What a plain creation brings along has no call of its own, and what one grant
    /// cannot hold is not asked for.
    pub fn calls(&self) -> Vec<Call> {
        let is_shown = |kind: &CallKind| match kind {
            CallKind::Secret(_) => self.mode == Mode::Upsert,
            CallKind::Grant(n) => self.grants.get(*n).is_some_and(WantedGrant::fits),
            CallKind::Application
            | CallKind::ServicePrincipal
            | CallKind::Federated(_)
            | CallKind::Api(_)
            | CallKind::Owner(..) => true,
        };
        let call = |kind| Some(Call { kind, request: self.request(kind)? });
        self.kinds().into_iter().filter(is_shown).filter_map(call).collect()
    }

    /// The request that makes what a call is for.
    pub fn request(&self, kind: CallKind) -> Option<Template> {
        Some(match kind {
            CallKind::Application if self.mode == Mode::Upsert => self.upsert(),
            CallKind::Application => self.create(true),
            CallKind::ServicePrincipal => calls::create_service_principal(self.assignment_required),
            CallKind::Secret(id) => calls::add_password(body::password_credential(self.secret(id)?)),
            CallKind::Federated(id) => {
                calls::create_federated_credential(body::federated_credential(self.federated(id)?))
            }
            CallKind::Api(n) => calls::service_principal(self.grants.get(n)?.api).into(),
            CallKind::Grant(n) => {
                let grant = self.grants.get(n)?;
                match &grant.what {
                    Granted::Delegated { scopes } => grants::create_grant(grant.api, scopes),
                    Granted::Application { role, .. } => grants::assign_role(grant.api, *role),
                }
            }
            CallKind::Owner(of, n) => calls::add_owner(of, self.owners.get(n)?.id, self.cloud),
        })
    }

    /// Makes the application by its unique name, or leaves the one that is there as the body says.
    pub fn upsert(&self) -> Template {
        calls::upsert_application(&self.unique_name, Body::Known(self.application.clone()))
    }

    /// Makes the application by a plain creation: with the run tag, and with its secrets unless those were refused.
    pub fn create(&self, with_secrets: bool) -> Template {
        let mut known = self.application.clone();
        known["tags"] = Value::from(vec![self.run_tail.tag()]);
        let mut secrets = Vec::new();
        if with_secrets {
            secrets.extend(self.secrets().map(|(_, secret)| body::password_credential(secret)));
        }
        let others = if secrets.is_empty() { Vec::new() } else { vec![("passwordCredentials", Body::List(secrets))] };
        calls::create_application(Body::Object(known, others))
    }
}
