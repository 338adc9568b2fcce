//! What follows an answer to a request of a planned call.

use super::failure::Failure;

/// What follows an answer.
#[derive(Debug)]
pub(super) enum Move<A> {
    /// The planned call is done.
    Done,
    /// A further request, at once.
    Next(A),
    /// A further request, when what was made has become visible.
    AfterReplication(A),
    /// The same for what was sent as a PATCH that nobody has answered.
    AfterCut(A),
    /// Given up; trying again begins with this action.
    Failed(A, Failure),
}

impl<A> Move<A> {
    /// The same for the actions of every lane.
    pub(super) fn map<B>(self, action: impl FnOnce(A) -> B) -> Move<B> {
        match self {
            Self::Done => Move::Done,
            Self::Next(own) => Move::Next(action(own)),
            Self::AfterReplication(own) => Move::AfterReplication(action(own)),
            Self::AfterCut(own) => Move::AfterCut(action(own)),
            Self::Failed(own, failure) => Move::Failed(action(own), failure),
        }
    }
}
