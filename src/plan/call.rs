//! The planned calls.

use serde_json::Value;

use crate::directory::{
    credential::SecretWanted,
    ids::{RunTail, UniqueName},
    permission::grant::WantedGrant,
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
    /// Finds the service principal of an API: that of the grant at this place in the plan.
    Api(usize),
    /// Makes the grant at this place in the plan.
    Grant(usize),
}

impl CallKind {
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
    /// Only people and groups that are assigned may sign in.
    pub assignment_required: bool,
    /// What is granted to the client for everybody: nothing, unless the person chose to.
    pub grants: Vec<WantedGrant>,
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
        if self.secret.is_some() {
            kinds.push(CallKind::Secret);
        }
        if self.mode != Mode::CreateOnly {
            kinds.extend(self.first_of_apis().map(CallKind::Api));
            kinds.extend((0..self.grants.len()).map(CallKind::Grant));
        }
        kinds
    }

    /// The place of the first grant of each API.
    pub fn first_of_apis(&self) -> impl Iterator<Item = usize> {
        let first = |grant: &WantedGrant| self.grants.iter().position(|other| other.api == grant.api);
        self.grants.iter().enumerate().filter(move |(n, grant)| first(grant) == Some(*n)).map(|(n, _)| n)
    }
}
