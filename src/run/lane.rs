//! One planned call on its way: its next request, its waits and its tries.

use time::OffsetDateTime;

use super::{action::Action, failure::Failure};
use crate::{
    graph::ask::{AskError, Attempts, Heard},
    http::{
        response::{NoAnswer, Response},
        retry::WaitReason,
    },
    plan::call::CallKind,
};

/// How often what was lost with its answer is made anew.
const MOST_LOSSES: u32 = 5;

/// After how many lost answers to a PATCH, and none else that was lost, it is looked at whether PATCH alone is cut.
const MOST_CUT: u32 = 3;

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

/// What follows an answer.
#[derive(Debug)]
pub(super) enum Move<A = Action> {
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
    pub(super) fn map(self, action: impl FnOnce(A) -> Action) -> Move {
        match self {
            Self::Done => Move::Done,
            Self::Next(own) => Move::Next(action(own)),
            Self::AfterReplication(own) => Move::AfterReplication(action(own)),
            Self::AfterCut(own) => Move::AfterCut(action(own)),
            Self::Failed(own, failure) => Move::Failed(action(own), failure),
        }
    }
}

/// One planned call on its way.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) kind: CallKind,
    pub(super) state: State,
    /// Tries and waits since the lane began or was resumed.
    pub(super) patience: Attempts,
    /// Requests sent, for the person to see.
    pub(super) attempts: u32,
    /// A request that makes something was sent and not answered, so that the thing may be there.
    pub(super) ambiguous: bool,
    /// How often that happened: bounds the making anew.
    pub(super) losses: u32,
    /// How many answers to a PATCH were lost, with no other answer lost since the first.
    pub(super) cut: u32,
    /// Graph has answered something else meanwhile.
    pub(super) others_answered: bool,
    /// How often the person asked to try again since the lane last made something.
    pub(super) resumes: u32,
}

impl Lane {
    pub(super) fn new(kind: CallKind, state: State) -> Self {
        Self {
            kind,
            state,
            patience: Attempts::default(),
            attempts: 0,
            ambiguous: false,
            losses: 0,
            cut: 0,
            others_answered: false,
            resumes: 0,
        }
    }

    /// Begins where it was given up, with its patience renewed.
    pub(super) fn resume(&mut self, action: Action, now: OffsetDateTime) {
        self.state = State::Due { action, from: now, reason: None };
        self.patience = Attempts::default();
        self.losses = 0;
        self.cut = 0;
        self.resumes += 1;
    }

    /// Takes a move.
    pub(super) fn take(&mut self, next: Move, now: OffsetDateTime) {
        self.state = match next {
            Move::Done => State::Done,
            Move::Next(action) => State::Due { action, from: now, reason: None },
            Move::AfterReplication(action) => self.look_later(action, WaitReason::Replicating, now),
            Move::AfterCut(action) => self.look_later(action, WaitReason::PatchCut, now),
            Move::Failed(action, failure) => State::Failed(action, failure),
        };
    }

    fn look_later(&mut self, action: Action, reason: WaitReason, now: OffsetDateTime) -> State {
        State::Due { action, from: self.patience.look_later(now), reason: Some(reason) }
    }

    /// Stops a wait, whatever it is for. Trying again begins with what was waited for.
    pub(super) fn stop_waiting(&mut self, now: OffsetDateTime) {
        if let State::Due { action, from, reason: Some(reason) } = self.state
            && from > now
        {
            self.state = State::Failed(action, AskError::Stopped(reason).into());
        }
    }

    /// Whether so many answers to a PATCH were lost, and nothing else, that it may be PATCH alone that is cut.
    pub(super) const fn may_be_cut(&self) -> bool {
        self.cut >= MOST_CUT
    }

    /// Keeps count of what an answer, or its want, says of PATCH.
    fn learn_of_patch(&mut self, action: Action, answer: &Result<Response, NoAnswer>) {
        let answered = match answer {
            Ok(response) => !response.is_foreign(),
            Err(NoAnswer::Lost) => false,
            Err(NoAnswer::NotSent(_)) => return,
        };
        // What some proxies say to every PATCH.
        let method_refused = matches!(answer, Ok(response) if !answered && matches!(response.status, 403 | 405 | 501));
        match (action.is_patch(), answered) {
            (true, false) if method_refused => self.cut = MOST_CUT,
            (true, false) if answer.is_err() => self.cut += 1,
            (false, true) => self.others_answered |= self.cut > 0,
            _ => {
                self.cut = 0;
                self.others_answered = false;
            }
        }
    }

    /// Whether there is patience left for making again what was lost with its answer.
    pub(super) const fn may_be_made_anew(&self) -> bool {
        self.losses < MOST_LOSSES
    }

    /// Handles what passes by itself, and what was lost with it. Gives the answer back where it is something else.
    pub(super) fn handle_passing(
        &mut self,
        action: Action,
        answer: Result<Response, NoAnswer>,
        jitter: f64,
        now: OffsetDateTime,
    ) -> Option<Response> {
        self.learn_of_patch(action, &answer);
        let carried_out = action.makes_something()
            && match &answer {
                Ok(response) => response.status >= 500 || response.is_foreign(),
                Err(no_answer) => *no_answer == NoAnswer::Lost,
            };
        if carried_out {
            self.ambiguous = true;
            self.losses += 1;
        }
        let again = if carried_out { action.after_loss() } else { action };
        if !self.may_be_made_anew() {
            self.patience.give_no_more();
        }
        let failure = match self.patience.hear(answer, jitter, now) {
            Heard::Answer(response) => return Some(response),
            Heard::Again(reason, from) => {
                self.state = State::Due { action: again, from, reason: Some(reason) };
                return None;
            }
            Heard::GivenUp(AskError::ConnectionLost) if self.may_be_cut() && self.others_answered => Failure::PatchCut,
            Heard::GivenUp(error) => error.into(),
        };
        self.state = State::Failed(again, failure);
        None
    }
}
