//! Asking Graph until there is an answer that another try would not better: tries, waits, and what a failure amounts
//! to. A run and the picker ask by the same rules; neither has any of its own.
//!
//! # Invariants
//! - Every wait is bounded, and so is their number; [`retry`] has the bounds.
//! - Nothing is concluded from the status of what is not Graph.

use time::{Duration, OffsetDateTime};

use super::error::GraphError;
use crate::http::{
    request::GraphScope,
    response::{NoAnswer, NotSent, Response},
    retry::{self, REPLICATION_WINDOW, WaitReason},
};

/// Why a question has no answer that helps, by what the person can do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskError {
    /// 403: this person or this page may not do it.
    NotAllowed(Box<GraphError>),
    /// Graph refused it for a reason of its own.
    Refused(Box<GraphError>),
    /// The service asks to slow down, or is in trouble, for longer than was worth waiting.
    Unavailable(Box<GraphError>),
    /// Something on the way to Graph answered in its place.
    InBetween(Box<GraphError>),
    /// A content security policy keeps the page from Graph: nothing was sent.
    Blocked,
    /// No answer came, repeatedly.
    ConnectionLost,
    /// The person would not wait any longer.
    Stopped(WaitReason),
    /// An answer came that is not what Microsoft documents.
    AnswerUnreadable,
    /// Microsoft's sign-in gave no token, repeatedly or for as long as this: nothing was sent.
    SignInUnavailable(Option<Duration>),
    /// The person has to sign in again.
    SignInNeeded,
    /// A permission of the page itself has not been consented to.
    ConsentNeeded(GraphScope),
}

impl From<GraphError> for AskError {
    /// Sorts a refusal by its status alone: messages are for people.
    fn from(error: GraphError) -> Self {
        let error = Box::new(error);
        if retry::is_passing(error.status) {
            return Self::Unavailable(error);
        }
        if error.foreign {
            return Self::InBetween(error);
        }
        match error.status {
            401 => Self::SignInNeeded,
            403 => Self::NotAllowed(error),
            500.. => Self::Unavailable(error),
            _ => Self::Refused(error),
        }
    }
}

impl From<NoAnswer> for AskError {
    fn from(no_answer: NoAnswer) -> Self {
        match no_answer {
            NoAnswer::Lost => Self::ConnectionLost,
            NoAnswer::NotSent(NotSent::Blocked) => Self::Blocked,
            NoAnswer::NotSent(NotSent::SignInUnavailable { retry_after }) => Self::SignInUnavailable(retry_after),
            NoAnswer::NotSent(NotSent::SignInNeeded) => Self::SignInNeeded,
            NoAnswer::NotSent(NotSent::ConsentNeeded(scope)) => Self::ConsentNeeded(scope),
        }
    }
}

impl AskError {
    /// What Graph said, where it said anything.
    pub const fn graph_error(&self) -> Option<&GraphError> {
        match self {
            Self::NotAllowed(error) | Self::Refused(error) | Self::Unavailable(error) | Self::InBetween(error) => {
                Some(error)
            }
            Self::Blocked
            | Self::ConnectionLost
            | Self::Stopped(_)
            | Self::AnswerUnreadable
            | Self::SignInUnavailable(_)
            | Self::SignInNeeded
            | Self::ConsentNeeded(_) => None,
        }
    }

    /// Whether there is no such object in the tenant.
    pub fn is_not_found(&self) -> bool {
        self.graph_error().is_some_and(GraphError::is_not_found)
    }

    /// Whether what was to be made is there already.
    pub fn is_there_already(&self) -> bool {
        self.graph_error().is_some_and(GraphError::is_there_already)
    }

    /// Whether the person can give what was missing, by signing in or by consenting.
    pub const fn waits_for_sign_in(&self) -> bool {
        matches!(self, Self::SignInNeeded | Self::ConsentNeeded(_))
    }

    /// Whether one sentence says both: each refusal has an ID of its own, and each wait its seconds.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self.graph_error(), other.graph_error()) {
            (Some(one), Some(other)) => one.status == other.status && one.foreign == other.foreign,
            _ if matches!(self, Self::SignInUnavailable(_)) => matches!(other, Self::SignInUnavailable(_)),
            _ => self == other,
        }
    }
}

/// What an answer, or its want, amounts to.
#[derive(Debug)]
pub enum Heard {
    /// An answer of Graph's that another try would not better, whatever it says.
    Answer(Response),
    /// To be asked again from this moment on.
    Again(WaitReason, OffsetDateTime),
    /// Given up.
    GivenUp(AskError),
}

/// How often one question was tried, and what it has waited for.
#[derive(Clone, Debug, Default)]
pub struct Attempts {
    /// Failures in passing since the last answer of Graph's.
    passing: u32,
    /// Waits for replication.
    looks: u32,
    /// When the first of those waits began.
    looking_from: Option<OffsetDateTime>,
}

impl Attempts {
    /// Takes what came of a try. `jitter` is in 0.0..1.0.
    pub fn hear(&mut self, answer: Result<Response, NoAnswer>, jitter: f64, now: OffsetDateTime) -> Heard {
        self.passing = self.passing.saturating_add(1);
        if let Some((reason, wait)) = retry::passing(&answer, self.passing, jitter) {
            return Heard::Again(reason, now + wait);
        }
        match answer {
            // 501 is an answer like any other: this is not to be had here.
            Ok(response) if response.is_foreign() || response.status == 429 || is_trouble(response.status) => {
                Heard::GivenUp(GraphError::read(&response).into())
            }
            Ok(response) => {
                self.passing = 0;
                Heard::Answer(response)
            }
            Err(no_answer) => Heard::GivenUp(no_answer.into()),
        }
    }

    /// Tries nothing again that fails, until an answer has come.
    pub const fn give_no_more(&mut self) {
        self.passing = retry::MOST_TRIES;
    }

    /// Begins a wait for what was just made to become visible: until when.
    pub fn look_later(&mut self, now: OffsetDateTime) -> OffsetDateTime {
        self.looks += 1;
        self.looking_from.get_or_insert(now);
        now + retry::replication_wait(self.looks)
    }

    /// How many such waits there were.
    pub const fn looks(&self) -> u32 {
        self.looks
    }

    /// Counts those waits anew.
    pub const fn forget_looks(&mut self) {
        self.looks = 0;
    }

    /// Whether there is still time for something just made to become visible.
    pub fn may_look(&self, window: Duration, now: OffsetDateTime) -> bool {
        self.looking_from.is_none_or(|from| now - from < window)
    }

    /// The same for as long as replication may take.
    pub fn may_replicate(&self, now: OffsetDateTime) -> bool {
        self.may_look(REPLICATION_WINDOW, now)
    }
}

const fn is_trouble(status: u16) -> bool {
    status >= 500 && status != 501
}

/// The answer where it did what was asked, else why not.
///
/// # Errors
/// What Graph said instead.
pub fn done(response: Response) -> Result<Response, AskError> {
    if response.is_success() { Ok(response) } else { Err(GraphError::read(&response).into()) }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-29 10:00 UTC);

    fn response(status: u16, body: &str) -> Response {
        Response::new(status, body.as_bytes().to_vec())
    }

    #[test]
    fn what_passes_is_tried_again_so_often_and_then_told_with_what_was_said_last() {
        let mut attempts = Attempts::default();
        for _ in 1..retry::MOST_TRIES {
            assert!(matches!(attempts.hear(Ok(response(503, "")), 0.0, NOW), Heard::Again(_, from) if from > NOW));
        }
        let last = attempts.hear(Ok(response(503, "")), 0.0, NOW);
        assert!(matches!(last, Heard::GivenUp(AskError::Unavailable(error)) if error.status == 503));
    }

    #[test]
    fn an_answer_gives_the_next_failures_their_tries_back() {
        let mut attempts = Attempts::default();
        for _ in 1..retry::MOST_TRIES {
            let _ = attempts.hear(Err(NoAnswer::Lost), 0.0, NOW);
        }
        assert!(matches!(attempts.hear(Ok(response(404, "{}")), 0.0, NOW), Heard::Answer(_)));
        assert!(matches!(attempts.hear(Err(NoAnswer::Lost), 0.0, NOW), Heard::Again(WaitReason::ConnectionLost, _)));
        attempts.give_no_more();
        assert!(matches!(attempts.hear(Err(NoAnswer::Lost), 0.0, NOW), Heard::GivenUp(AskError::ConnectionLost)));
    }

    #[test]
    fn a_page_in_between_is_no_answer_whatever_its_status_says() {
        for status in [200, 400, 401, 403, 404, 407, 409] {
            let heard = Attempts::default().hear(Ok(response(status, "<html>")), 0.0, NOW);
            let Heard::GivenUp(error @ AskError::InBetween(_)) = heard else { panic!("{status}: {heard:?}") };
            assert!(!error.is_not_found() && !error.is_there_already(), "{status}");
        }
    }

    #[test]
    fn a_refusal_is_sorted_by_its_status() {
        let of = |status| done(Response::new(status, Vec::new())).map(drop);
        assert_eq!(of(204), Ok(()));
        assert_eq!(of(401), Err(AskError::SignInNeeded));
        assert!(matches!(of(403), Err(AskError::NotAllowed(_))));
        assert!(
            of(404).is_err_and(|error| error.is_not_found()) && of(409).is_err_and(|error| error.is_there_already())
        );
        assert!(matches!(of(501), Err(AskError::Unavailable(_))));
    }

    #[test]
    fn what_was_just_made_is_looked_for_with_growing_waits_until_the_window_closes() {
        let mut attempts = Attempts::default();
        let waits: Vec<_> = (0..6).map(|_| (attempts.look_later(NOW) - NOW).whole_seconds()).collect();
        assert_eq!((waits, attempts.looks()), (vec![1, 2, 3, 4, 5, 5], 6));
        assert!(attempts.may_replicate(NOW + REPLICATION_WINDOW - Duration::SECOND));
        assert!(!attempts.may_replicate(NOW + REPLICATION_WINDOW));
    }

    #[test]
    fn two_waits_for_the_sign_in_are_one_cause_and_two_statuses_are_two() {
        let wait = |seconds| AskError::SignInUnavailable(Some(Duration::seconds(seconds)));
        assert!(wait(9).is_like(&wait(8)) && !wait(9).is_like(&AskError::SignInNeeded));
        let refused = |status, id: &str| {
            AskError::from(GraphError { status, request_id: Some(id.to_owned()), ..GraphError::default() })
        };
        assert!(refused(403, "a").is_like(&refused(403, "b")) && !refused(403, "a").is_like(&refused(404, "a")));
    }
}
