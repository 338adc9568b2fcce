//! Owners that an organization asks for: each added once to the application and once to its service principal.
//!
//! An owner is a reference, so that asking twice makes one: Graph refuses the second. It says so by a code that means any
//! bad request, so that a refusal is held against the owners that are there; whoever registers may be one of them by
//! Graph's own doing. A refusal that stands after that look is told.

use serde::Deserialize;
use time::{Duration, OffsetDateTime};

use crate::{
    directory::{application::Owned, ids::ObjectId},
    graph::{ask::AskError, collection::Collection, error::GraphError, existing},
    http::{request::Request, response::Response},
    plan::call::{CallKind, Plan},
    run::{
        failure::Failure,
        learned::{Learned, Upsert},
        moves::Move,
        tries::Tries,
    },
};

/// How long a refusal may mean that another replica does not know yet what was just made.
const DOUBT: Duration = Duration::seconds(40);

/// Graph says the same of an owner that does not exist. After so many waits it is taken to mean that, where the replicas
/// that were asked in between know what is to be owned.
const MOST_WAITS: u32 = 4;

/// One request for an owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::run) enum Action {
    /// Adds it.
    Add,
    /// Lists those that are there.
    Look,
    /// Adds it, once it was looked for in vain.
    AddMissing,
}

impl Action {
    pub(in crate::run) fn request(
        self,
        (of, n): (Owned, usize),
        plan: &Plan,
        learned: &Learned,
        now: OffsetDateTime,
    ) -> Option<Request> {
        Some(match self {
            Self::Add | Self::AddMissing => learned.fill(&plan.request(CallKind::Owner(of, n))?, now)?,
            Self::Look => existing::owners(of, owned(of, learned)?),
        })
    }

    pub(in crate::run) const fn makes_something(self) -> bool {
        matches!(self, Self::Add | Self::AddMissing)
    }
}

#[derive(Deserialize)]
struct There {
    id: ObjectId,
}

/// What is to be owned, once it is known.
pub(in crate::run) fn owned(of: Owned, learned: &Learned) -> Option<ObjectId> {
    match of {
        Owned::Application => learned.outcome.application.map(|application| application.id),
        Owned::ServicePrincipal => learned.outcome.service_principal,
    }
}

/// What follows an answer on an owner's behalf.
pub(in crate::run) fn on_answer(
    tries: &Tries,
    n: usize,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    if !response.is_success() {
        return refused(tries, action, GraphError::read(response), learned, now);
    }
    if action != Action::Look {
        return Move::Done;
    }
    match (response.json::<Collection<There>>(), plan.owners.get(n)) {
        (Some(page), Some(wanted)) if page.value.iter().any(|there| there.id == wanted.id) => Move::Done,
        (Some(_), Some(_)) => Move::Next(Action::AddMissing),
        _ => Move::Failed(Action::Add, AskError::AnswerUnreadable.into()),
    }
}

fn refused(tries: &Tries, action: Action, error: GraphError, learned: &Learned, now: OffsetDateTime) -> Move<Action> {
    let may_look = tries.patience.may_look(DOUBT, now);
    let not_found = error.is_not_found() || (error.status == 400 && error.has_code("Request_ResourceNotFound"));
    let no_right_yet = error.status == 403 && learned.upsert != Upsert::Forbidden && !error.lacks_privileges();
    if no_right_yet && may_look {
        return Move::AfterReplication(action);
    }
    if not_found {
        let may_be_early = action != Action::AddMissing || tries.patience.looks() < MOST_WAITS;
        return match action {
            _ if may_be_early && tries.patience.may_replicate(now) => Move::AfterReplication(Action::Look),
            Action::Look => Move::Failed(Action::Add, Failure::NotVisibleYet(error)),
            Action::Add | Action::AddMissing => Move::Failed(Action::Add, Failure::OwnerNotFound(error)),
        };
    }
    let may_be_there = error.status == 400 || error.is_there_already();
    match action {
        Action::Add if may_be_there => Move::Next(Action::Look),
        // One whose answer was lost may be there, and the replica that was asked not know it.
        Action::AddMissing if may_be_there && (tries.ambiguous || error.is_there_already()) && may_look => {
            Move::AfterReplication(Action::Look)
        }
        _ => Move::Failed(Action::Add, AskError::from(error).into()),
    }
}
