//! One planned call on its way: its next request, its waits and its tries.

use time::OffsetDateTime;

use super::{
    action::Action,
    failure::Failure,
    lanes::{application, federated, grant, owner, secret, service_principal},
    moves::Move,
    tries::Tries,
};
use crate::{
    graph::ask::{AskError, Heard},
    http::{
        response::{NoAnswer, Response},
        retry::WaitReason,
    },
    plan::call::{CallKind, Plan},
};

/// Where a lane stands.
#[derive(Debug)]
pub(super) enum State {
    /// Waits for the application.
    Blocked(Action),
    /// To be sent as soon as `from` has come.
    Due { action: Action, from: OffsetDateTime, reason: Option<WaitReason> },
    /// Sent, not answered.
    Sent(Action),
    /// Done.
    Done,
    /// Given up; trying again begins with this action.
    Failed(Action, Failure),
}

/// One planned call on its way.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) kind: CallKind,
    pub(super) state: State,
    pub(super) tries: Tries,
}

impl Lane {
    /// A call that has not begun.
    pub(super) fn not_begun(plan: &Plan, kind: CallKind, now: OffsetDateTime) -> Self {
        let at_once = |action| State::Due { action, from: now, reason: None };
        let state = match kind {
            CallKind::Application => at_once(Action::Application(application::Action::first(plan.mode))),
            CallKind::ServicePrincipal => State::Blocked(Action::ServicePrincipal(service_principal::Action::Create)),
            CallKind::Secret(id) => State::Blocked(Action::Secret(id, secret::Action::Add)),
            CallKind::Federated(id) => State::Blocked(Action::Federated(id, federated::Action::Create)),
            CallKind::Owner(of, n) => State::Blocked(Action::Owner(of, n, owner::Action::Add)),
            CallKind::Api(n) => at_once(Action::FindApi(n)),
            CallKind::Grant(n) => {
                let what = plan.grants.get(n).map(|grant| &grant.what);
                State::Blocked(what.map_or(Action::FindApi(n), |what| Action::Grant(n, grant::Action::first(what))))
            }
        };
        Self { kind, state, tries: Tries::default() }
    }

    /// Begins where it was given up, with its patience renewed.
    pub(super) fn resume(&mut self, action: Action, now: OffsetDateTime) {
        self.state = State::Due { action, from: now, reason: None };
        self.tries.resume();
    }

    /// Takes a move.
    pub(super) fn take(&mut self, next: Move<Action>, now: OffsetDateTime) {
        self.state = match next {
            Move::Done => State::Done,
            Move::Next(action) => State::Due { action, from: now, reason: None },
            Move::AfterReplication(action) => self.look_later(action, WaitReason::Replicating, now),
            Move::AfterCut(action) => self.look_later(action, WaitReason::PatchCut, now),
            Move::Failed(action, failure) => State::Failed(action, failure),
        };
    }

    fn look_later(&mut self, action: Action, reason: WaitReason, now: OffsetDateTime) -> State {
        State::Due { action, from: self.tries.look_later(now), reason: Some(reason) }
    }

    /// Stops a wait, whatever it is for. Trying again begins with what was waited for.
    pub(super) fn stop_waiting(&mut self, now: OffsetDateTime) {
        if let State::Due { action, from, reason: Some(reason) } = self.state
            && from > now
        {
            self.state = State::Failed(action, AskError::Stopped(reason).into());
        }
    }

    /// Sends nothing more. Trying again begins with what was due; what waits for the application waits.
    pub(super) fn cancel(&mut self) {
        if let State::Due { action, .. } = self.state {
            self.state = State::Failed(action, Failure::Cancelled);
        }
    }

    /// Asks for the application with a GET where every answer to the upsert was lost, or something on the way refuses
    /// it: it may be PATCH alone that does not get through.
    pub(super) fn probe(&mut self, now: OffsetDateTime) {
        const UPSERT: Action = Action::Application(application::Action::Upsert);
        let is_upsert = matches!(self.state, State::Due { action: UPSERT, .. } | State::Failed(UPSERT, _));
        if is_upsert && self.tries.may_be_cut() {
            self.take(Move::Next(Action::Application(application::Action::Probe)), now);
        }
    }

    /// Whether the next credential of its kind may be made after this one. What was refused for itself says nothing of another; what
    /// keeps Graph from being reached, or this person from making secrets, would be the same again.
    pub(super) const fn lets_next_go(&self) -> bool {
        matches!(
            self.state,
            State::Done
                | State::Failed(
                    _,
                    Failure::PolicyForbids(..) | Failure::FederatedTaken | Failure::Ask(AskError::Refused(_))
                )
        )
    }

    /// Handles what passes by itself, and what was lost with it. Gives the answer back where it is something else.
    pub(super) fn handle_passing(
        &mut self,
        action: Action,
        answer: Result<Response, NoAnswer>,
        jitter: f64,
        now: OffsetDateTime,
    ) -> Option<Response> {
        self.tries.learn_of_patch(action.is_patch(), &answer);
        let carried_out = action.makes_something()
            && match &answer {
                Ok(response) => response.status >= 500 || response.is_foreign(),
                Err(no_answer) => *no_answer == NoAnswer::Lost,
            };
        if carried_out {
            self.tries.lose();
        }
        let again = if carried_out { action.after_loss() } else { action };
        if !self.tries.may_be_made_anew() {
            self.tries.patience.give_no_more();
        }
        let failure = match self.tries.patience.hear(answer, jitter, now) {
            Heard::Answer(response) => return Some(response),
            Heard::Again(reason, from) => {
                self.state = State::Due { action: again, from, reason: Some(reason) };
                return None;
            }
            Heard::GivenUp(AskError::ConnectionLost) if self.tries.is_cut() => Failure::PatchCut,
            Heard::GivenUp(error) => error.into(),
        };
        self.state = State::Failed(again, failure);
        None
    }
}
