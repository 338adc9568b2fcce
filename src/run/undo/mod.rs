//! Undoes what the runs of a registration have made, as a state machine that does no I/O: one request after another, the
//! newest object first, each tried until it is certain what has become of it.
//!
//! The application goes into the deleted items, where it can be restored for 30 days, and with it its service principal
//! (<https://learn.microsoft.com/graph/api/application-delete>,
//! <https://learn.microsoft.com/entra/identity/enterprise-apps/restore-application>). What hangs on it is deleted before
//! all the same: an application that somebody restores has then neither a credential nor a permission.
//!
//! # Invariants
//! - Nothing is deleted that the ledger does not hold, or that `look.rs` has not found to be this registration's own.
//! - The ledger loses an object as soon as that is gone, and not before: kept each time, it is what another undo goes on
//!   from. A credential whose deletion is on its way is in doubt meanwhile: a run that goes on instead does not take it for
//!   one that is there.
//! - To ask twice is to delete once: of what was asked to be deleted, 404 says that it is gone. Of what was not, it may say
//!   that a replica does not know the object yet, and is asked again for as long as that may be.

mod look;
mod row;

use std::collections::VecDeque;

use time::OffsetDateTime;

pub use self::row::{Left, Row, RowState, What, gone_application};
use self::{
    look::{Look, Next, Question},
    row::set_row,
};
use super::{
    ledger::{Ledger, Made},
    machine::jitter,
    progress::Exchange,
};
use crate::{
    directory::ids::KeyId,
    graph::{
        ask::{AskError, Attempts, Heard},
        error::GraphError,
    },
    http::{
        request::{Method, Request},
        response::{NoAnswer, Response},
        retry::WaitReason,
    },
};

/// What to do now.
#[derive(Debug)]
pub struct UndoStep {
    /// To be sent.
    pub send: Option<Request>,
    /// When to ask again.
    pub wake_at: Option<OffsetDateTime>,
    /// Nothing is left to do, or the rest was given up.
    pub finished: bool,
}

/// What is asked for.
#[derive(Clone, Debug)]
enum Asking {
    Question(Question),
    /// Deletes the object of the row in turn.
    Removal,
}

#[derive(Debug)]
enum State {
    Due(Asking, OffsetDateTime),
    Sent(Asking, Method, String),
    /// Over, or given up.
    Over,
}

/// An undo of all that a ledger holds.
#[derive(Debug)]
pub struct Undo {
    ledger: Ledger,
    rows: Vec<Row>,
    state: State,
    look: Look,
    /// Objects that are still to be deleted, the next one first.
    ahead: VecDeque<Made>,
    /// Tries of the request in turn.
    tries: Attempts,
    /// Waits for what may not be visible yet: one window for all.
    looks: Attempts,
    /// The object in turn may have been deleted by a request that was not answered.
    may_be_gone: bool,
    /// The credential in turn was in the ledger until its deletion was sent.
    was_held: bool,
    is_stopped: bool,
    random: u64,
}

impl Undo {
    /// One that has not begun. `seed` spreads the waits.
    pub fn new(ledger: Ledger, seed: u64, now: OffsetDateTime) -> Self {
        let mut undo = Self {
            ledger,
            rows: Vec::new(),
            state: State::Over,
            look: Look::default(),
            ahead: VecDeque::new(),
            tries: Attempts::default(),
            looks: Attempts::default(),
            may_be_gone: false,
            was_held: false,
            is_stopped: false,
            random: seed,
        };
        undo.begin(now);
        undo
    }

    /// Begins with a look at what is there, or ends where there is nothing.
    fn begin(&mut self, now: OffsetDateTime) {
        self.is_stopped = false;
        self.ahead.clear();
        (self.tries, self.looks) = (Attempts::default(), Attempts::default());
        let looked = self.rows.first().map(|row| row.exchanges.clone()).unwrap_or_default();
        self.rows.retain(|row| row.object().is_some() && matches!(row.state, RowState::Done | RowState::Gone));
        self.rows.insert(0, Row { exchanges: looked, ..Row::new(What::Look) });
        self.rows.extend(self.ledger.made().iter().rev().map(|made| Row::new(What::Object(made.clone()))));
        match self.look.first(&self.ledger) {
            Some(question) => self.ask(Asking::Question(question), now),
            None => self.nothing_is_left(),
        }
    }

    /// "Continue": looks again, and deletes what is left.
    pub fn resume(&mut self, now: OffsetDateTime) {
        if matches!(self.state, State::Over) {
            self.begin(now);
        }
    }

    /// "Stop": nothing more is sent. What is under way is let come.
    pub const fn stop(&mut self) {
        self.is_stopped = true;
    }

    /// What to do now.
    pub fn step(&mut self, now: OffsetDateTime) -> UndoStep {
        let mut step = UndoStep { send: None, wake_at: None, finished: false };
        match &self.state {
            State::Due(..) if self.is_stopped => {
                self.hold_again();
                self.set(RowState::Pending);
                self.state = State::Over;
                step.finished = true;
            }
            State::Due(asking, from) if *from <= now => {
                let request = match asking {
                    Asking::Question(question) => Some(Look::request(question, &self.ledger)),
                    Asking::Removal => self.ahead.front().and_then(|made| self.ledger.undo_of(made)),
                };
                let Some(request) = request else {
                    // There is no application that it could be on.
                    self.settle(RowState::Gone, now);
                    return self.step(now);
                };
                let path = request.endpoint.path_and_query();
                let path = path.strip_prefix("/v1.0").unwrap_or(&path).to_owned();
                let is_removal = matches!(asking, Asking::Removal);
                self.state = State::Sent(asking.clone(), request.method, path);
                self.set(RowState::Running);
                if is_removal {
                    self.doubt();
                }
                step.send = Some(request);
            }
            State::Due(_, from) => step.wake_at = Some(*from),
            State::Sent(..) => {}
            State::Over => step.finished = true,
        }
        step
    }

    /// Takes the answer to the request that is under way.
    pub fn accept(&mut self, answer: Result<Response, NoAnswer>, sent_at: OffsetDateTime, now: OffsetDateTime) {
        let State::Sent(asking, method, path) = std::mem::replace(&mut self.state, State::Over) else { return };
        if !matches!(answer, Err(NoAnswer::NotSent(_))) {
            let exchange = Exchange::new(method, path, sent_at, now, &answer);
            if let Some(row) = self.row() {
                row.exchanges.push(exchange);
            }
        }
        let carried_out = match &answer {
            Ok(response) => response.status >= 500 || response.is_foreign(),
            Err(no_answer) => *no_answer == NoAnswer::Lost,
        };
        self.may_be_gone |= carried_out && matches!(asking, Asking::Removal);
        let jitter = jitter(&mut self.random);
        match self.tries.hear(answer, jitter, now) {
            Heard::Again(reason, from) => self.wait(asking, reason, from, now),
            Heard::GivenUp(error) => self.give_up(error),
            Heard::Answer(response) => match asking {
                Asking::Question(question) => self.looked(question, &response, now),
                Asking::Removal => self.removed(&response, now),
            },
        }
    }

    fn looked(&mut self, question: Question, response: &Response, now: OffsetDateTime) {
        let looks = &self.looks;
        let may_look = |window: Option<time::Duration>| match window {
            Some(window) => looks.may_look(window, now),
            None => looks.may_replicate(now),
        };
        match self.look.answer(question, response, &mut self.ledger, may_look) {
            Next::Ask(question) => self.ask(Asking::Question(question), now),
            Next::Later(question) => self.look_later(Asking::Question(question), now),
            Next::Failed(error) => self.give_up(error),
            Next::Nothing => self.nothing_is_left(),
            Next::NotOurs => {
                self.set(RowState::Done);
                for row in self.rows.iter_mut().filter(|row| !row.is_settled()) {
                    row.state = RowState::Left(Left::NotOurs);
                }
            }
            Next::Looked => self.begin_removing(now),
        }
    }

    /// Everything was looked at: each object has its row, and those that are not deleted say so.
    fn begin_removing(&mut self, now: OffsetDateTime) {
        self.set(RowState::Done);
        self.rows.retain(Row::is_settled);
        self.ahead = self.look.found.drain(..).chain(self.ledger.made().iter().rev().cloned()).collect();
        self.rows.extend(self.ahead.iter().map(|made| Row::new(What::Object(made.clone()))));
        let Look { gone, left, .. } = &mut self.look;
        for made in gone.drain(..) {
            self.ledger.forget(&made);
            self.ahead.retain(|other| *other != made);
            set_row(&mut self.rows, &made, RowState::Gone);
        }
        for (made, why) in left.drain(..) {
            self.ahead.retain(|other| *other != made);
            set_row(&mut self.rows, &made, RowState::Left(why));
        }
        self.next(now);
    }

    fn removed(&mut self, response: &Response, now: OffsetDateTime) {
        let Some(made) = self.ahead.front() else { return };
        let error = GraphError::read(response);
        // Of a secret that is not there, Graph says 400.
        let is_not_there = error.is_not_found() || error.status == 400 && matches!(made, Made::Secret { .. });
        if response.is_success() || is_not_there && self.may_be_gone {
            self.settle(RowState::Done, now);
        } else if (is_not_there || error.status == 409) && self.looks.may_replicate(now) {
            self.look_later(Asking::Removal, now);
        } else if is_not_there {
            self.settle(RowState::Gone, now);
        } else {
            self.give_up(error.into());
            let may_go_on = !matches!(self.ahead.front(), Some(Made::Application { .. }))
                && matches!(response.status, 400 | 403 | 409);
            // What hangs on the application goes with it.
            if may_go_on {
                self.ahead.pop_front();
                self.next(now);
            }
        }
    }

    /// A deletion is on its way: whether the credential exists is not known until it is answered.
    fn doubt(&mut self) {
        let in_turn = self.ahead.front();
        if let Some((made, doubt)) = in_turn.and_then(|made| Some((made, self.look.in_doubt(made)?))) {
            self.was_held |= self.ledger.made().contains(made);
            self.ledger.forget(made);
            self.ledger.ask_also(doubt);
        }
    }

    /// Nothing that was sent can have deleted it: it is there as it was.
    fn hold_again(&mut self) {
        if let Some(made) = self.ahead.front().filter(|_| self.was_held && !self.may_be_gone).cloned() {
            self.know(&made);
            self.ledger.note(made);
        }
    }

    /// The deletion was answered.
    fn know(&mut self, made: &Made) {
        if let Some(doubt) = self.look.in_doubt(made) {
            self.ledger.unask(&doubt);
        }
    }

    /// The object in turn is gone: so it is out of the ledger, and the next one has its turn.
    fn settle(&mut self, state: RowState, now: OffsetDateTime) {
        let Some(made) = self.ahead.pop_front() else { return };
        self.know(&made);
        self.ledger.forget(&made);
        if let Made::Secret { key, .. } = made {
            self.look.removed.push(key);
        }
        set_row(&mut self.rows, &made, state);
        if matches!(made, Made::Application { .. }) {
            self.nothing_is_left();
        } else {
            self.next(now);
        }
    }

    /// Nothing exists any more.
    fn nothing_is_left(&mut self) {
        self.set(RowState::Done);
        for row in self.rows.iter_mut().filter(|row| !row.is_settled()) {
            row.state = RowState::Gone;
        }
        self.ledger = Ledger::new(self.ledger.run_tail().clone());
        self.state = State::Over;
    }

    fn next(&mut self, now: OffsetDateTime) {
        self.may_be_gone = false;
        self.was_held = false;
        if self.ahead.is_empty() {
            self.state = State::Over;
        } else {
            self.ask(Asking::Removal, now);
        }
    }

    fn ask(&mut self, asking: Asking, now: OffsetDateTime) {
        self.tries = Attempts::default();
        self.state = State::Due(asking, now);
    }

    fn look_later(&mut self, asking: Asking, now: OffsetDateTime) {
        let from = self.looks.look_later(now);
        self.wait(asking, WaitReason::Replicating, from, now);
    }

    fn wait(&mut self, asking: Asking, reason: WaitReason, from: OffsetDateTime, now: OffsetDateTime) {
        self.state = State::Due(asking, from);
        if let Some(row) = self.row() {
            row.state = RowState::Waiting { reason, until: from };
            if let Some(last) = row.exchanges.last_mut() {
                last.wait = Some((reason, from - now));
            }
        }
    }

    fn give_up(&mut self, error: AskError) {
        self.hold_again();
        self.set(RowState::Failed(error));
        self.state = State::Over;
    }

    /// The row in turn: that of the look until everything was looked at.
    fn row(&mut self) -> Option<&mut Row> {
        let in_turn = self.ahead.front();
        self.rows.iter_mut().find(|row| row.object() == in_turn && !row.is_settled())
    }

    fn set(&mut self, state: RowState) {
        if let Some(row) = self.row() {
            row.state = state;
        }
    }

    /// The secrets that exist no more.
    pub fn gone_secrets(&self) -> impl Iterator<Item = KeyId> {
        self.rows.iter().filter(|row| matches!(row.state, RowState::Done | RowState::Gone)).filter_map(|row| match row
            .object()
        {
            Some(Made::Secret { key, .. }) => Some(*key),
            _ => None,
        })
    }

    /// How far each object has come: first the look, then the newest.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What exists still, to be kept with the draft.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Whether nothing is left of the registration, as far as Graph says.
    pub const fn is_complete(&self) -> bool {
        self.ledger.is_empty() && matches!(self.state, State::Over)
    }

    /// Why it has stopped before its end.
    pub fn failures(&self) -> impl Iterator<Item = &AskError> {
        self.rows.iter().filter_map(|row| match &row.state {
            RowState::Failed(error) => Some(error),
            _ => None,
        })
    }
}
