//! Why a call of a run was given up, by what the person can do about it.

use crate::{graph::error::GraphError, http::request::GraphScope};

/// A failure that trying again at once would repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 403: this person or this page may not do it.
    NotAllowed(GraphError),
    /// The tenant's rules for credentials forbid this secret or its lifetime.
    PolicyForbids(GraphError),
    /// The person owns as many directory objects as they may.
    QuotaExceeded(GraphError),
    /// The service asks to slow down, or is in trouble, for longer than was worth waiting.
    Unavailable(GraphError),
    /// What was just made did not become visible in time.
    NotVisibleYet(GraphError),
    /// The tenant has no service principal for an API whose permissions are to be granted.
    ApiMissing(GraphError),
    /// The service principal is there, and whether people have to be assigned could not be set.
    AssignmentNotSet(GraphError),
    /// One grant cannot hold all the delegated permissions of an API, with those that are granted already.
    TooManyScopes,
    /// Graph refused it for a reason of its own.
    Refused(GraphError),
    /// No answer came, repeatedly.
    ConnectionLost,
    /// An answer came that is not what Microsoft documents.
    AnswerUnreadable,
    /// Microsoft's sign-in gave no token, repeatedly: nothing was sent.
    SignInUnavailable,
    /// The person has to sign in again.
    SignInNeeded,
    /// A permission of the page itself has not been consented to.
    ConsentNeeded(GraphScope),
}

impl Failure {
    /// Sorts a refusal, by status and code alone: messages are for people.
    ///
    /// The codes of app management policies (`CredentialInvalidLifetimeAsPerAppPolicy` and its siblings) share
    /// their beginning and end.
    pub(super) fn of(error: GraphError) -> Self {
        let of_policy = |code: &str| code.starts_with("Credential") && code.ends_with("Policy");
        if of_policy(&error.code) || error.details.iter().any(|detail| of_policy(&detail.code)) {
            Self::PolicyForbids(error)
        } else if error.has_code("Directory_QuotaExceeded") {
            Self::QuotaExceeded(error)
        } else {
            match error.status {
                401 => Self::SignInNeeded,
                403 => Self::NotAllowed(error),
                429 | 500.. => Self::Unavailable(error),
                _ => Self::Refused(error),
            }
        }
    }

    /// What Graph said, where it said anything.
    pub const fn graph_error(&self) -> Option<&GraphError> {
        match self {
            Self::NotAllowed(error)
            | Self::PolicyForbids(error)
            | Self::QuotaExceeded(error)
            | Self::Unavailable(error)
            | Self::NotVisibleYet(error)
            | Self::ApiMissing(error)
            | Self::AssignmentNotSet(error)
            | Self::Refused(error) => Some(error),
            Self::TooManyScopes
            | Self::ConnectionLost
            | Self::AnswerUnreadable
            | Self::SignInUnavailable
            | Self::SignInNeeded
            | Self::ConsentNeeded(_) => None,
        }
    }
}
