//! How far a run has come, call by call, for the page to show.

use time::{Duration, OffsetDateTime};

use super::failure::Failure;
use crate::{
    graph::ask::AskError,
    http::{
        request::Method,
        response::{NoAnswer, Response},
        retry::WaitReason,
    },
    plan::call::CallKind,
};

/// How far one call of the plan has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallProgress {
    /// Which call.
    pub kind: CallKind,
    /// How far.
    pub state: CallState,
    /// Every request that was answered or lost on its behalf, in order.
    pub exchanges: Vec<Exchange>,
}

/// How far a call has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallState {
    /// Waits for an earlier call.
    Pending,
    /// Under way; the try, counted from one.
    Running {
        /// The try.
        attempt: u32,
    },
    /// Will be sent again.
    Waiting {
        /// Why.
        reason: WaitReason,
        /// When.
        until: OffsetDateTime,
    },
    /// Done.
    Done,
    /// Given up.
    Failed(Failure),
}

impl CallProgress {
    /// The one request that was sent on its behalf, where that was the planned one. A look in its place is none: what came
    /// of that says nothing of the call.
    pub fn only_as_planned(&self, planned: Method) -> Option<&Exchange> {
        match self.exchanges.as_slice() {
            [only] if only.method == planned => Some(only),
            _ => None,
        }
    }

    /// Whether it goes on once a permission of the page itself is approved. Nothing has failed.
    pub const fn waits_for_approval(&self) -> bool {
        matches!(self.state, CallState::Failed(Failure::Ask(AskError::ConsentNeeded(_))))
    }
}

/// What there is to tell of calls that were given up, in the order of the plan. Permissions have a card of their own, what
/// waits for an approval has not failed, and what was cancelled the page says by itself.
pub fn told(calls: &[CallProgress]) -> Vec<(CallKind, &Failure)> {
    let mut told: Vec<(CallKind, &Failure)> = Vec::new();
    for call in calls {
        let CallState::Failed(failure) = &call.state else { continue };
        if call.kind.is_of_consent() || call.waits_for_approval() || *failure == Failure::Cancelled {
            continue;
        }
        if !told.iter().any(|other| is_same(*other, (call.kind, failure))) {
            told.push((call.kind, failure));
        }
    }
    told
}

/// Whether two calls failed for one thing that is told once: an owner that does not exist, whatever it was to own; and
/// what has no error of Graph's, which is the same for every call that it stopped.
fn is_same((before, other): (CallKind, &Failure), (kind, failure): (CallKind, &Failure)) -> bool {
    match (before, kind, failure) {
        (CallKind::Owner(_, one), CallKind::Owner(_, n), Failure::OwnerNotFound(_)) => {
            one == n && matches!(other, Failure::OwnerNotFound(_))
        }
        _ => failure.graph_error().is_none() && other.is_like(failure),
    }
}

/// A request that was sent and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The method.
    pub method: Method,
    /// The path and query, without `/v1.0`.
    pub path: String,
    /// The status, or `None` where no answer came.
    pub status: Option<u16>,
    /// When it was sent.
    pub sent_at: OffsetDateTime,
    /// How long the answer took.
    pub took: Duration,
    /// `request-id`, where it could be read.
    pub request_id: Option<String>,
    /// Why something was waited for after it, and for how long.
    pub wait: Option<(WaitReason, Duration)>,
}

impl Exchange {
    /// What came of a request, whose path has `/v1.0` no more.
    pub(super) fn new(
        method: Method,
        path: String,
        sent_at: OffsetDateTime,
        now: OffsetDateTime,
        answer: &Result<Response, NoAnswer>,
    ) -> Self {
        let (status, request_id) = match answer {
            Ok(response) => (Some(response.status), response.request_id.clone()),
            Err(_) => (None, None),
        };
        Self { method, path, status, sent_at, took: now - sent_at, request_id, wait: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::application::Owned, graph::error::GraphError, http::request::GraphScope};

    fn call(methods: &[Method]) -> CallProgress {
        let exchange = |method: &Method| Exchange {
            method: *method,
            path: "/applications".to_owned(),
            status: Some(200),
            sent_at: OffsetDateTime::UNIX_EPOCH,
            took: Duration::ZERO,
            request_id: None,
            wait: None,
        };
        let failure = Failure::Ask(AskError::ConsentNeeded(GraphScope::ApplicationReadWriteAll));
        CallProgress {
            kind: CallKind::Application,
            state: CallState::Failed(failure),
            exchanges: methods.iter().map(exchange).collect(),
        }
    }

    fn failed(kind: CallKind, failure: Failure) -> CallProgress {
        CallProgress { kind, state: CallState::Failed(failure), exchanges: Vec::new() }
    }

    #[test]
    fn what_stops_every_call_is_told_once_and_what_graph_says_of_each_each_time() {
        let refused = |status| Failure::Ask(GraphError { status, ..GraphError::default() }.into());
        let lost = || Failure::Ask(AskError::ConnectionLost);
        let calls = [
            failed(CallKind::Application, lost()),
            failed(CallKind::ServicePrincipal, lost()),
            failed(CallKind::Grant(0), refused(403)),
            failed(CallKind::Owner(Owned::Application, 0), refused(400)),
            failed(CallKind::Owner(Owned::ServicePrincipal, 0), refused(400)),
            failed(CallKind::Owner(Owned::Application, 1), Failure::Cancelled),
        ];
        let kinds: Vec<CallKind> = told(&calls).into_iter().map(|(kind, _)| kind).collect();
        let owner = |of| CallKind::Owner(of, 0);
        assert_eq!(kinds, [CallKind::Application, owner(Owned::Application), owner(Owned::ServicePrincipal)]);
    }

    #[test]
    fn an_owner_that_does_not_exist_is_told_once_of_what_it_was_to_own() {
        let missing = |of, n| {
            let error = GraphError { status: 404, request_id: Some(format!("{of:?}")), ..GraphError::default() };
            failed(CallKind::Owner(of, n), Failure::OwnerNotFound(error))
        };
        let calls = [
            missing(Owned::Application, 0),
            missing(Owned::Application, 1),
            missing(Owned::ServicePrincipal, 0),
            missing(Owned::ServicePrincipal, 1),
        ];
        let kinds: Vec<CallKind> = told(&calls).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [0, 1].map(|n| CallKind::Owner(Owned::Application, n)));
        assert_eq!(told(&calls[2..3]).len(), 1, "by whichever call it was found out");
    }

    #[test]
    fn a_look_that_succeeded_is_not_the_creation_that_was_not_sent() {
        assert_eq!(call(&[Method::Get]).only_as_planned(Method::Post), None);
        assert!(call(&[Method::Post]).only_as_planned(Method::Post).is_some());
        assert_eq!(call(&[Method::Post, Method::Post]).only_as_planned(Method::Post), None);
        assert!(call(&[]).waits_for_approval());
    }
}
