//! The service principal of the application: made, or found where it is there already.
//!
//! One that is made says in its body that people have to be assigned. One that was there has what somebody gave it, so
//! that it is told; where that was not asked for, it stays as it is.

use time::OffsetDateTime;

use crate::{
    graph::{ask::AskError, calls, error::GraphError, grants::read_service_principal},
    http::{request::Request, response::Response},
    plan::call::{CallKind, Plan},
    run::{
        failure::Failure,
        learned::{Assignment, Learned, Upsert},
        ledger::Made,
        moves::Move,
        tries::Tries,
    },
};

/// One request for the service principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::run) enum Action {
    /// Makes it.
    Create,
    /// Reads the one that is there already.
    Find,
    /// Says of the one that is there whether people have to be assigned.
    SetAssignment,
}

impl Action {
    pub(in crate::run) fn request(self, plan: &Plan, learned: &Learned, now: OffsetDateTime) -> Option<Request> {
        Some(match self {
            Self::Create => learned.fill(&plan.request(CallKind::ServicePrincipal)?, now)?,
            Self::Find => calls::service_principal(learned.outcome.application?.app_id),
            Self::SetAssignment => {
                calls::set_assignment_required(learned.outcome.service_principal?, plan.assignment_required)
            }
        })
    }

    pub(in crate::run) const fn looking_first(self) -> Self {
        match self {
            Self::Create => Self::Find,
            other => other,
        }
    }

    pub(in crate::run) const fn makes_something(self) -> bool {
        matches!(self, Self::Create | Self::SetAssignment)
    }

    pub(in crate::run) const fn is_patch(self) -> bool {
        matches!(self, Self::SetAssignment)
    }

    pub(in crate::run) const fn after_loss(self) -> Self {
        match self {
            Self::SetAssignment => Self::Find,
            other => other,
        }
    }
}

/// What follows an answer on the service principal's behalf.
pub(in crate::run) fn on_answer(
    tries: &mut Tries,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    if action == Action::SetAssignment {
        return assignment_set(tries, response, plan, learned, now);
    }
    if response.is_success() {
        return match read_service_principal(response) {
            Some(id) => {
                learned.outcome.service_principal = Some(id);
                if action == Action::Create {
                    learned.new_principal = Some(id);
                    learned.assignment = Assignment::Set(plan.assignment_required);
                }
                // One that was there before is not this run's.
                if action == Action::Create || tries.ambiguous {
                    learned.ledger.note(Made::ServicePrincipal { id });
                }
                learned.ledger.hold_to(id);
                once_known(plan, learned)
            }
            None if action == Action::Create => {
                // It is made, whatever the answer looks like.
                tries.lose();
                Move::Next(Action::Find)
            }
            None => Move::Failed(action, AskError::AnswerUnreadable.into()),
        };
    }
    let error = GraphError::read(response);
    if action == Action::Create && error.is_there_already() {
        return Move::Next(Action::Find);
    }
    // The application, or that this person owns it, may not be known everywhere yet: Entra ID then says 404, or
    // 400 or 403 "the backing application … must be …". A token that was refused the upsert will stay refused, and so
    // will a person whose rights do not suffice.
    let refused = learned.upsert == Upsert::Forbidden || error.lacks_privileges();
    let catching_up = match error.status {
        400 => !error.has_code("Directory_QuotaExceeded"),
        403 => !refused && !error.has_code("Directory_QuotaExceeded"),
        status => matches!(status, 404 | 409),
    };
    let again = if tries.ambiguous && action == Action::Create { Action::Find } else { Action::Create };
    if !catching_up {
        Move::Failed(Action::Create, Failure::of(error))
    } else if tries.patience.may_replicate(now) {
        Move::AfterReplication(again)
    } else if error.status == 403 {
        Move::Failed(Action::Create, Failure::of(error))
    } else {
        Move::Failed(Action::Create, Failure::NotVisibleYet(error))
    }
}

/// What follows as soon as the service principal is known.
pub(in crate::run) const fn once_known(plan: &Plan, learned: &Learned) -> Move<Action> {
    match learned.assignment {
        Assignment::NotSaid if !plan.assignment_required => Move::Done,
        Assignment::Set(required) if required == plan.assignment_required => Move::Done,
        Assignment::NotSaid | Assignment::Unclear | Assignment::Set(_) => Move::Next(Action::SetAssignment),
    }
}

fn assignment_set(
    tries: &Tries,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    if response.is_success() {
        learned.assignment = Assignment::Set(plan.assignment_required);
        return Move::Done;
    }
    let error = GraphError::read(response);
    let failure = match error.status {
        // It was found on another replica than the one that was asked.
        404 if tries.patience.may_replicate(now) => return Move::AfterReplication(Action::SetAssignment),
        404 => Failure::NotVisibleYet(error),
        400 | 403 => Failure::AssignmentNotSet(error),
        _ => Failure::of(error),
    };
    Move::Failed(Action::SetAssignment, failure)
}
