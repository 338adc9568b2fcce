//! Why a call of a run was given up, by what the person can do about it.

use crate::{
    graph::error::GraphError,
    http::{request::GraphScope, retry::WaitReason},
};

/// What a policy of the tenant forbids, as far as Graph says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// A client secret that works for so long.
    Lifetime,
    /// Every client secret.
    Secrets,
    /// This one, for a reason that is none of these.
    Unknown,
}

/// A failure that trying again at once would repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 403: this person or this page may not do it.
    NotAllowed(GraphError),
    /// The tenant's rules for credentials forbid this secret.
    PolicyForbids(Forbidden, GraphError),
    /// The tenant requires a service management reference, and there was none.
    ReferenceMissing(GraphError),
    /// The tenant does not accept the service management reference.
    ReferenceRefused(GraphError),
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
    /// Something on the way to Graph answered in its place.
    InBetween(GraphError),
    /// A content security policy keeps the page from Graph: nothing was sent.
    Blocked,
    /// No answer came, repeatedly.
    ConnectionLost,
    /// No answer came to any PATCH, while other requests were answered.
    PatchCut,
    /// The person would not wait any longer.
    Stopped(WaitReason),
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
        if error.foreign {
            Self::InBetween(error)
        } else if error.has_code("CredentialInvalidLifetimeAsPerAppPolicy") {
            Self::PolicyForbids(Forbidden::Lifetime, error)
        } else if error.has_code("CredentialTypeNotAllowedAsPerAppPolicy") {
            Self::PolicyForbids(Forbidden::Secrets, error)
        } else if of_policy(&error.code) || error.details.iter().any(|detail| of_policy(&detail.code)) {
            Self::PolicyForbids(Forbidden::Unknown, error)
        } else if error.has_code("ServiceTreeValueMissing") || error.has_code("ServiceTreeNullValueProvided") {
            Self::ReferenceMissing(error)
        } else if error.is_about_service_reference() {
            Self::ReferenceRefused(error)
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
            | Self::PolicyForbids(_, error)
            | Self::ReferenceMissing(error)
            | Self::ReferenceRefused(error)
            | Self::QuotaExceeded(error)
            | Self::Unavailable(error)
            | Self::NotVisibleYet(error)
            | Self::ApiMissing(error)
            | Self::AssignmentNotSet(error)
            | Self::InBetween(error)
            | Self::Refused(error) => Some(error),
            Self::TooManyScopes
            | Self::Blocked
            | Self::PatchCut
            | Self::Stopped(_)
            | Self::ConnectionLost
            | Self::AnswerUnreadable
            | Self::SignInUnavailable
            | Self::SignInNeeded
            | Self::ConsentNeeded(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::error::Detail, http::response::Response};

    fn of(status: u16, code: &str) -> Failure {
        Failure::of(GraphError { status, code: code.to_owned(), ..GraphError::default() })
    }

    #[test]
    fn a_policy_against_secrets_is_told_from_one_against_long_ones() {
        let forbidden = |code| match of(400, code) {
            Failure::PolicyForbids(forbidden, _) => Some(forbidden),
            _ => None,
        };
        assert_eq!(forbidden("CredentialTypeNotAllowedAsPerAppPolicy"), Some(Forbidden::Secrets));
        assert_eq!(forbidden("CredentialInvalidLifetimeAsPerAppPolicy"), Some(Forbidden::Lifetime));
        assert_eq!(forbidden("CredentialSomethingAsPerAppPolicy"), Some(Forbidden::Unknown));
        assert_eq!(forbidden("Request_BadRequest"), None);
    }

    #[test]
    fn nothing_is_concluded_from_the_status_of_a_page_in_between() {
        for status in [400, 401, 403, 404, 407] {
            let page = GraphError { status, foreign: true, ..GraphError::default() };
            assert_eq!(Failure::of(page.clone()), Failure::InBetween(page), "{status}");
        }
        assert_eq!(of(401, ""), Failure::SignInNeeded);
    }

    #[test]
    fn a_tenant_that_wants_a_service_management_reference_is_told_from_one_that_does_not_know_it() {
        let read = |status, body: &str| Failure::of(GraphError::read(&Response::new(status, body.as_bytes().to_vec())));
        let missing = r#"{"error":{"code":"ServiceTreeValueMissing","message":"ServiceManagementReference field is required for Create, but is missing in the request. Refer to the TSG `https://aka.ms/service-management-reference-error` for resolving the error","innerError":{"date":"2025-06-24T12:15:56","request-id":"r","client-request-id":"r"}}}"#;
        assert!(matches!(read(400, missing), Failure::ReferenceMissing(_)));
        for (code, is_missing) in
            [("ServiceTreeNullValueProvided", true), ("ServiceTreeInvalid", false), ("ServiceTreeSomethingNew", false)]
        {
            let failure = read(400, &missing.replace("ServiceTreeValueMissing", code));
            let expected = if is_missing {
                matches!(failure, Failure::ReferenceMissing(_))
            } else {
                matches!(failure, Failure::ReferenceRefused(_))
            };
            assert!(expected, "{failure:?}");
        }
        let target = Some("ServiceManagementReference".to_owned());
        let detail = Detail { code: "InvalidValue".to_owned(), target, ..Detail::default() };
        let error = GraphError { status: 400, details: vec![detail], ..GraphError::default() };
        assert!(matches!(Failure::of(error), Failure::ReferenceRefused(_)));
        assert!(matches!(read(400, r#"{"error":{"code":"Request_BadRequest"}}"#), Failure::Refused(_)));
    }
}
