//! What a policy of the tenant may have refused, and what can take its place in the same run.

use time::Duration;

use super::{learned::Upsert, machine::Run};
use crate::{
    directory::credential::{Credential, CredentialKind},
    plan::call::{CallKind, Mode},
};

/// What takes the place of what was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// A client secret that lasts for no longer than this.
    Shorter(Duration),
    /// A certificate, yet to be chosen.
    Certificate,
    /// A federated credential, yet to be filled in.
    Federated,
    /// Nothing.
    Without,
}

impl Run {
    /// The credentials that the request of a call makes: its own, or those that come along with the application.
    pub fn brought_by(&self, kind: CallKind) -> Vec<&Credential> {
        let with_secrets = self.learned.upsert != Upsert::Possible;
        let is_brought = |credential: &&Credential| match credential.kind {
            CredentialKind::Certificate(_) => kind == CallKind::Application,
            CredentialKind::Secret(_) if kind == CallKind::Application => with_secrets,
            CredentialKind::Secret(_) | CredentialKind::Federated(_) => kind.credential() == Some(credential.id),
        };
        self.plan.credentials.iter().filter(is_brought).collect()
    }

    /// Whether a certificate can still be brought along: by the upsert at any time, by a plain creation with it alone.
    pub fn can_bring_certificates(&self) -> bool {
        self.learned.upsert == Upsert::Possible || self.learned.outcome.application.is_none()
    }

    /// Whether federated credentials can be made in this mode.
    pub fn can_add_federated(&self) -> bool {
        self.plan.mode != Mode::CreateOnly
    }
}
