//! The planned calls.

use serde_json::Value;

use crate::directory::{
    credential::SecretWanted,
    ids::{RunTail, UniqueName},
};

/// What a planned call is for. Also names the call in progress and outcome: a plan has each kind once at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CallKind {
    /// Makes the application.
    Application,
    /// Makes its service principal.
    ServicePrincipal,
    /// Makes its client secret.
    Secret,
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

/// The calls of a registration. The service principal follows the application unless no more than that may be made;
/// the secret where one is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How the application is made.
    pub mode: Mode,
    /// The alternate key of the application.
    pub unique_name: UniqueName,
    /// By which an application is found again where upsert is refused.
    pub run_tail: RunTail,
    /// The application, without credentials.
    pub application: Value,
    /// The client secret.
    pub secret: Option<SecretWanted>,
}

impl Plan {
    /// The kinds of call in it, in order. Those after the first go out together.
    pub fn kinds(&self) -> Vec<CallKind> {
        let mut kinds = vec![CallKind::Application];
        if self.mode != Mode::CreateOnly {
            kinds.push(CallKind::ServicePrincipal);
        }
        if self.secret.is_some() {
            kinds.push(CallKind::Secret);
        }
        kinds
    }
}
