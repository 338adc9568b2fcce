//! Why a call of a run was given up, by what the person can do about it.

use crate::graph::{ask::AskError, error::GraphError};

/// What a policy of the tenant forbids, as far as Graph says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// A credential that lasts for so long.
    Lifetime,
    /// Every credential of its kind.
    Kind,
    /// This one, for a reason that is none of these.
    Unknown,
}

/// A failure that trying again at once would repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// What any question to Graph may fail for.
    Ask(AskError),
    /// The tenant's rules for credentials forbid one that the request makes.
    PolicyForbids(Forbidden, GraphError),
    /// The tenant requires a service management reference, and there was none.
    ReferenceMissing(GraphError),
    /// The tenant does not accept the service management reference.
    ReferenceRefused(GraphError),
    /// The person owns as many directory objects as they may.
    QuotaExceeded(GraphError),
    /// What was just made did not become visible in time.
    NotVisibleYet(GraphError),
    /// The tenant has no service principal for an API whose permissions are to be granted.
    ApiMissing(GraphError),
    /// Graph knows no such owner, or does not know everywhere yet what it is to own.
    OwnerNotFound(GraphError),
    /// The service principal is there, and whether people have to be assigned could not be set.
    AssignmentNotSet(GraphError),
    /// One grant cannot hold all the delegated permissions of an API, with those that are granted already.
    TooManyScopes,
    /// The application has another federated credential of this name, or one with this issuer and subject.
    FederatedTaken,
    /// No answer came to any PATCH, while other requests were answered.
    PatchCut,
    /// The person has cancelled the run before it was sent.
    Cancelled,
}

impl From<AskError> for Failure {
    fn from(error: AskError) -> Self {
        Self::Ask(error)
    }
}

impl Failure {
    /// Sorts a refusal, by status and code alone: messages are for people.
    ///
    /// The codes of app management policies (`CredentialInvalidLifetimeAsPerAppPolicy` and its siblings) share
    /// their beginning and end.
    pub(super) fn of(error: GraphError) -> Self {
        let of_policy = |code: &str| code.starts_with("Credential") && code.ends_with("Policy");
        if error.foreign {
            Self::Ask(error.into())
        } else if error.has_code("CredentialInvalidLifetimeAsPerAppPolicy") {
            Self::PolicyForbids(Forbidden::Lifetime, error)
        } else if error.has_code("CredentialTypeNotAllowedAsPerAppPolicy") {
            Self::PolicyForbids(Forbidden::Kind, error)
        } else if of_policy(&error.code) || error.details.iter().any(|detail| of_policy(&detail.code)) {
            Self::PolicyForbids(Forbidden::Unknown, error)
        } else if error.has_code("ServiceTreeValueMissing") || error.has_code("ServiceTreeNullValueProvided") {
            Self::ReferenceMissing(error)
        } else if error.is_about_service_reference() {
            Self::ReferenceRefused(error)
        } else if error.has_code("Directory_QuotaExceeded") {
            Self::QuotaExceeded(error)
        } else {
            Self::Ask(error.into())
        }
    }

    /// What Graph said, where it said anything.
    pub const fn graph_error(&self) -> Option<&GraphError> {
        match self {
            Self::Ask(error) => error.graph_error(),
            Self::PolicyForbids(_, error)
            | Self::ReferenceMissing(error)
            | Self::ReferenceRefused(error)
            | Self::QuotaExceeded(error)
            | Self::NotVisibleYet(error)
            | Self::ApiMissing(error)
            | Self::OwnerNotFound(error)
            | Self::AssignmentNotSet(error) => Some(error),
            Self::TooManyScopes | Self::FederatedTaken | Self::PatchCut | Self::Cancelled => None,
        }
    }

    /// Whether the person can give what was missing, by signing in or by consenting.
    pub const fn waits_for_sign_in(&self) -> bool {
        matches!(self, Self::Ask(error) if error.waits_for_sign_in())
    }

    /// Whether it has the same cause as another one.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ask(one), Self::Ask(other)) => one.is_like(other),
            _ => self == other,
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
        assert_eq!(forbidden("CredentialTypeNotAllowedAsPerAppPolicy"), Some(Forbidden::Kind));
        assert_eq!(forbidden("CredentialInvalidLifetimeAsPerAppPolicy"), Some(Forbidden::Lifetime));
        assert_eq!(forbidden("CredentialSomethingAsPerAppPolicy"), Some(Forbidden::Unknown));
        assert_eq!(forbidden("Request_BadRequest"), None);
    }

    #[test]
    fn what_is_not_about_the_registration_is_told_as_of_any_question() {
        let page = GraphError { status: 403, foreign: true, ..GraphError::default() };
        assert_eq!(Failure::of(page.clone()), Failure::Ask(AskError::InBetween(Box::new(page))));
        assert!(matches!(of(403, ""), Failure::Ask(AskError::NotAllowed(_))));
        assert!(matches!(of(403, "Directory_QuotaExceeded"), Failure::QuotaExceeded(_)));
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
        assert!(matches!(read(400, r#"{"error":{"code":"Request_BadRequest"}}"#), Failure::Ask(AskError::Refused(_))));
    }
}
