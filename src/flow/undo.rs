//! Undoing what a registration has made: begun by one press that names all of it, and gone on with by another.
//!
//! # Invariants
//! - Nothing is sent before a press that was made beside the list of what is deleted; in a frame as well, since that press
//!   is the second one.
//! - An answer counts for the request that it is to, once, and only for whoever was signed in when it was sent.
//! - What exists still is kept with each change, so that a page that is gone in the middle goes on from there.

use time::OffsetDateTime;

use crate::{
    directory::{
        application::Application,
        ids::{KeyId, TenantId},
    },
    graph::ask::AskError,
    http::{
        request::{GraphScope, Request},
        response::{NoAnswer, Response},
    },
    run::{
        ledger::Ledger,
        log,
        undo::{Row, RowState, Undo, gone_application},
    },
    signin::session::Moment,
};

/// What has happened.
#[derive(Debug)]
pub enum Event {
    /// "Undo" was pressed beside the list of what this ledger holds. The number spreads the waits.
    Confirmed(Ledger, u64),
    /// What a request has brought.
    Came {
        /// The turn of the request.
        turn: u32,
        /// The answer.
        answer: Result<Response, NoAnswer>,
    },
    /// The time has come that was waited for.
    Ticked {
        /// The turn of the wait.
        turn: u32,
    },
    /// "Stop".
    Stopped,
    /// Somebody has signed in while the page was open; in a frame, another press goes on.
    SignedIn {
        /// The page stands in a frame, and what it deletes is real.
        is_framed: bool,
    },
    /// Whoever is signed in now, by tenant and account.
    AccountIs(Option<(TenantId, String)>),
    /// The person has read how it ended.
    Closed,
}

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// A request is sent to the tenant in use; its answer comes back with the turn.
    Send {
        /// The turn.
        turn: u32,
        /// The request.
        request: Request,
    },
    /// After so long, the turn comes back.
    Wait {
        /// The turn.
        turn: u32,
        /// How long.
        pause: time::Duration,
    },
    /// The draft keeps what exists still.
    Keep(Ledger),
    /// This secret exists no more: the page holds its value no longer.
    SecretGone(KeyId),
    /// Nothing exists any more: the draft is one that was never registered. The application is named that it had.
    Undone(Option<Application>),
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// There is none.
    Idle,
    /// Under way.
    Running,
    /// Stopped before its end: by the person, or by what the failures say.
    Stopped,
    /// Over, and something was left where it is.
    LeftSome,
    /// Nothing is left.
    Undone,
}

/// What helps one that has stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The page itself is approved for this.
    Approve(GraphScope),
    /// The person signs in again.
    SignIn,
    /// The same once more.
    Continue,
}

struct Begun {
    undo: Undo,
    kept: Ledger,
    /// The secrets whose end was told.
    gone_secrets: Vec<KeyId>,
    is_running: bool,
    under_way: Option<(u32, OffsetDateTime)>,
}

/// The state.
pub struct Undoing {
    begun: Option<Begun>,
    account: Option<(TenantId, String)>,
    /// The moment of what has happened last: waits are counted down by it.
    clock: Moment,
    /// The last turn that was given out.
    turn: u32,
    /// The turn of the wait that counts.
    wait: u32,
}

impl Undoing {
    /// None yet.
    pub const fn new(now: Moment) -> Self {
        Self { begun: None, account: None, clock: now, turn: 0, wait: 0 }
    }

    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        self.clock = now;
        match event {
            Event::Confirmed(ledger, seed) => return self.confirmed(ledger, seed, now),
            Event::Came { turn, answer } => {
                let Some(begun) = &mut self.begun else { return Vec::new() };
                let Some((_, sent_at)) = begun.under_way.take_if(|(sent, _)| *sent == turn) else {
                    return Vec::new();
                };
                begun.undo.accept(answer, sent_at, now.wall);
                return self.go_on(now);
            }
            Event::Ticked { turn } if turn == self.wait => return self.go_on(now),
            Event::Stopped => {
                if let Some(begun) = &mut self.begun {
                    begun.undo.stop();
                }
                return self.go_on(now);
            }
            Event::SignedIn { is_framed } => {
                if !is_framed && matches!(self.remedy(), Some(Remedy::Approve(_) | Remedy::SignIn)) {
                    return self.resume(now);
                }
            }
            Event::AccountIs(account) => {
                let before = std::mem::replace(&mut self.account, account);
                if before.is_some() && before != self.account {
                    self.begun = None;
                }
            }
            Event::Closed => {
                self.begun.take_if(|begun| !begun.is_running);
            }
            Event::Ticked { .. } => {}
        }
        Vec::new()
    }

    fn confirmed(&mut self, ledger: Ledger, seed: u64, now: Moment) -> Vec<Effect> {
        match &mut self.begun {
            _ if ledger.is_empty() => return Vec::new(),
            Some(begun) if begun.is_running => return Vec::new(),
            // What was listed beside the press is what is deleted.
            Some(begun) if *begun.undo.ledger() == ledger => return self.resume(now),
            begun => {
                let kept = ledger.clone();
                let undo = Undo::new(ledger, seed, now.wall);
                *begun = Some(Begun { undo, kept, gone_secrets: Vec::new(), is_running: true, under_way: None });
            }
        }
        self.go_on(now)
    }

    fn resume(&mut self, now: Moment) -> Vec<Effect> {
        if let Some(begun) = &mut self.begun {
            begun.undo.resume(now.wall);
            begun.is_running = true;
        }
        self.go_on(now)
    }

    /// Sends what is due, and looks again when the next wait is over: each second at least, so that its seconds are seen to
    /// pass.
    fn go_on(&mut self, now: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Some(begun) = self.begun.as_mut().filter(|begun| begun.is_running) else { return effects };
        let step = begun.undo.step(now.wall);
        if begun.kept != *begun.undo.ledger() {
            begun.kept = begun.undo.ledger().clone();
            effects.push(Effect::Keep(begun.kept.clone()));
        }
        let gone = begun.undo.gone_secrets().filter(|key| !begun.gone_secrets.contains(key)).collect::<Vec<_>>();
        effects.extend(gone.iter().copied().map(Effect::SecretGone));
        begun.gone_secrets.extend(gone);
        self.turn = self.turn.wrapping_add(1);
        if let Some(request) = step.send {
            begun.under_way = Some((self.turn, now.wall));
            effects.push(Effect::Send { turn: self.turn, request });
        }
        if step.finished {
            begun.is_running = false;
            if begun.undo.is_complete() {
                effects.push(Effect::Undone(gone_application(begun.undo.rows())));
            }
            return effects;
        }
        self.turn = self.turn.wrapping_add(1);
        self.wait = self.turn;
        let second = time::Duration::SECOND;
        let due = step.wake_at.map_or(second, |at| (at - now.wall).clamp(time::Duration::ZERO, second));
        effects.push(Effect::Wait { turn: self.wait, pause: due });
        effects
    }

    /// How far it has come.
    pub fn phase(&self) -> Phase {
        let Some(begun) = &self.begun else { return Phase::Idle };
        if begun.is_running {
            Phase::Running
        } else if begun.undo.is_complete() {
            Phase::Undone
        } else if begun.undo.rows().iter().all(Row::is_settled) {
            Phase::LeftSome
        } else {
            Phase::Stopped
        }
    }

    /// What helps one that has stopped; none where nothing has.
    pub fn remedy(&self) -> Option<Remedy> {
        let begun = self.begun.as_ref().filter(|_| self.phase() == Phase::Stopped)?;
        let mut remedy = Remedy::Continue;
        for failure in begun.undo.failures() {
            match failure {
                AskError::ConsentNeeded(scope) => return Some(Remedy::Approve(*scope)),
                AskError::SignInNeeded => remedy = Remedy::SignIn,
                _ => {}
            }
        }
        Some(remedy)
    }

    /// What is looked at and deleted, row by row.
    pub fn rows(&self) -> &[Row] {
        self.begun.as_ref().map(|begun| begun.undo.rows()).unwrap_or_default()
    }

    /// The longest wait, where something is waited for.
    pub fn waits_until(&self) -> Option<OffsetDateTime> {
        self.rows().iter().find_map(|row| match row.state {
            RowState::Waiting { until, .. } => Some(until),
            _ => None,
        })
    }

    /// Its requests, to hand on.
    pub fn log(&self) -> String {
        log::log(self.rows().iter().flat_map(|row| &row.exchanges))
    }

    /// The moment of what has happened last.
    pub const fn clock(&self) -> Moment {
        self.clock
    }
}

#[cfg(test)]
mod tests;
