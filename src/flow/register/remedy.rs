//! How far a run has come that has stopped or waits, and what helps it: the one thing that the page offers first.

use super::Register;
use crate::{
    graph::ask::AskError,
    run::{
        failure::Failure,
        progress::{CallProgress, CallState},
    },
};

/// What helps a run that has stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The page itself is approved for what it lacks.
    Approve,
    /// The person signs in again.
    SignIn,
    /// Something else takes the place of a credential that a policy has refused: [`Register::ways_out`].
    ChooseWayOut,
    /// The service management reference is corrected.
    EditReference,
    /// The same once more.
    TryAgain,
    /// The person goes on with what they have cancelled.
    Continue,
}

impl Register {
    /// What helps. Permissions that were not granted have remedies of their own.
    pub fn remedy(&self) -> Remedy {
        if self.is_cancelled() {
            return Remedy::Continue;
        }
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
            Remedy::ChooseWayOut
        } else if failures()
            .any(|failure| matches!(failure, Failure::ReferenceMissing(_) | Failure::ReferenceRefused(_)))
        {
            Remedy::EditReference
        } else {
            Remedy::TryAgain
        }
    }

    /// Whether the run has stopped for want of a sign-in or of a permission of the page.
    pub fn waits_for_sign_in(&self) -> bool {
        self.begun.as_ref().is_some_and(|begun| begun.run.failures().any(|(_, failure)| failure.waits_for_sign_in()))
    }

    /// Whether every call is done but those that grant something: that goes on, and may fail, beside a client that is
    /// registered.
    pub fn is_client_registered(&self) -> bool {
        let progress = self.progress();
        let done = |call: &CallProgress| call.state == CallState::Done || call.kind.is_of_consent();
        !progress.is_empty() && progress.iter().all(done)
    }
}
