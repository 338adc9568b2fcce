//! What helps a run that has stopped: the one thing that the page offers first.

use super::Register;
use crate::{graph::ask::AskError, run::failure::Failure};

/// What helps a run that has stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The page itself is approved for what it lacks.
    Approve,
    /// The person signs in again.
    SignIn,
    /// Another client secret is asked for, or none.
    ChangeSecret,
    /// The service management reference is corrected.
    EditReference,
    /// The same once more.
    TryAgain,
}

impl Register {
    /// What helps. Permissions that were not granted have remedies of their own.
    pub fn remedy(&self) -> Remedy {
        if !self.unapproved().is_empty() {
            return Remedy::Approve;
        }
        let failures = || {
            let run = self.begun.iter().flat_map(|begun| begun.run.failures());
            run.filter(|(kind, _)| !kind.is_of_consent()).map(|(_, failure)| failure)
        };
        if failures().any(|failure| *failure == Failure::Ask(AskError::SignInNeeded)) {
            Remedy::SignIn
        } else if failures().any(|failure| matches!(failure, Failure::PolicyForbids(..))) {
            Remedy::ChangeSecret
        } else if failures()
            .any(|failure| matches!(failure, Failure::ReferenceMissing(_) | Failure::ReferenceRefused(_)))
        {
            Remedy::EditReference
        } else {
            Remedy::TryAgain
        }
    }
}
