//! Registering: what a press begins or is held back by, the run on its way, its secrets, and what leaving would lose.
//!
//! # Invariants
//! - One run at a time. Nothing is sent before the person has proved who they are, where the owner asks for that, nor, in
//!   a frame, before a second press.
//! - An answer counts for the request that it is to, once, and only while the run is there that has sent it.
//! - A permission that the page itself lacks is asked for before anything is sent, and never told as a failure.
//! - What leads away from the page asks first while a run is under way or a secret is held; that is looked at, not
//!   remembered.

mod approval;
mod begin;
mod effect;
mod remedy;
pub mod secret_holder;
mod way_out;

use time::{Duration, OffsetDateTime};

pub use approval::{begins_with, needed};
pub use begin::{Circumstances, lacks_proof};
pub use effect::{Effect, Question};
pub use remedy::Remedy;
use secret_holder::SecretHolder;

use crate::{
    directory::{
        application::Owner,
        ids::{KeyId, TenantId},
    },
    http::{
        request::GraphScope,
        response::{NoAnswer, Response},
    },
    plan::call::CallKind,
    registration::{draft::Draft, validate::Registration},
    run::{ledger::Ledger, log, machine::Run, outcome::Outcome, progress::CallProgress, refused::WayOut},
    signin::session::Moment,
};

/// What writes to the tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// A run begins, or goes on with another draft of the same application.
    Register,
    /// A run goes on where it stopped.
    Resume,
}

/// Why nothing was sent at the last press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// The session ends too soon.
    TooNear,
    /// The person has to sign in again first.
    Unproved,
    /// In a frame, a second press is awaited.
    Asked(Write),
}

/// What has happened.
pub enum Event {
    /// "Register" or "Try again" was pressed.
    Pressed(Write, Box<Circumstances>),
    /// Something was chosen for what a policy has refused.
    ChoseWayOut(WayOut, Box<Circumstances>),
    /// The second press, in a frame.
    Confirmed(Box<Circumstances>),
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
    /// "Stop waiting".
    StopWaiting,
    /// "Cancel": nothing more is sent, and what is under way is let come.
    Cancelled,
    /// What the runs have made is undone from here on, and no run goes on from what it knows. Secrets stay until they are
    /// gone.
    UndoBegins,
    /// A secret exists no more.
    SecretGone(KeyId),
    /// Somebody has signed in while the page was open.
    SignedIn(Box<Circumstances>),
    /// Whoever went to Microsoft is back without a sign-in.
    CameBack,
    /// It was looked which permissions the page itself lacks for this draft.
    Looked(Vec<GraphScope>, Box<Circumstances>),
    /// The step that registers was left.
    ReviewLeft,
    /// Whoever is signed in now, by tenant and account.
    AccountIs(Option<(TenantId, String)>),
    /// The person has copied a secret.
    Copied(KeyId),
    /// The person has saved a secret, or every one that is held.
    Saved(Option<KeyId>),
    /// The browser hides the page for good.
    Hidden,
    /// The page is left, whatever is lost.
    LeftAnyway,
    /// The run is of no use any more.
    Dropped,
}

/// How far the run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// There is none.
    Idle,
    /// Calls are under way.
    Running,
    /// Every call is done or given up.
    Finished,
}

/// What leaving would lose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// A run under way.
    Run,
    /// A secret that was not saved.
    Secret,
}

/// A request on its way.
struct UnderWay {
    turn: u32,
    call: CallKind,
    sent_at: OffsetDateTime,
}

/// An approval that is being asked for.
struct Approving {
    /// What is registered after it.
    draft: Draft,
    /// Somebody has come back with a sign-in since.
    came: bool,
}

/// A run, and what it is for.
struct Begun {
    run: Run,
    /// What exists because of it, as the draft keeps it.
    kept: Ledger,
    registration: Registration,
    /// Since when it has been going; none while every call is done or given up.
    since: Option<OffsetDateTime>,
    /// How long it went before that.
    before: Duration,
    under_way: Vec<UnderWay>,
}

/// The state.
pub struct Register {
    begun: Option<Begun>,
    secrets: SecretHolder,
    held_back: Option<HeldBack>,
    /// What the page itself is not allowed yet.
    lacking: Vec<GraphScope>,
    approving: Option<Approving>,
    account: Option<(TenantId, String)>,
    /// The moment of what has happened last: waits are counted down by it.
    clock: Moment,
    /// The last turn that was given out.
    turn: u32,
    /// The turn of the wait that counts.
    wait: u32,
}

impl Register {
    /// No run yet.
    pub fn new(now: Moment) -> Self {
        Self {
            begun: None,
            secrets: SecretHolder::default(),
            held_back: None,
            lacking: Vec::new(),
            approving: None,
            account: None,
            clock: now,
            turn: 0,
            wait: 0,
        }
    }

    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        self.clock = now;
        self.secrets.expire(now);
        match event {
            Event::Pressed(write, at) => return self.pressed(write, &at, now),
            Event::ChoseWayOut(way, at) => return self.go_way_out(way, &at, now),
            Event::Confirmed(at) => return self.confirmed(&at, now),
            Event::SignedIn(at) if self.waits_for_sign_in() && !self.is_cancelled() => {
                return self.go_ahead(Write::Resume, &at, now);
            }
            Event::Came { turn, answer } => return self.came(turn, answer, now),
            Event::Ticked { turn } if turn == self.wait => return self.go_on(now),
            Event::SignedIn(_) => {
                if let Some(approving) = &mut self.approving {
                    approving.came = true;
                }
            }
            Event::CameBack => self.approving = None,
            Event::Looked(lacking, at) => return self.looked(lacking, &at, now),
            Event::ReviewLeft => {
                self.approving = None;
                self.lacking.clear();
            }
            Event::UndoBegins if self.phase() != Phase::Running => self.begun = None,
            Event::Ticked { .. } | Event::UndoBegins => {}
            Event::StopWaiting => {
                if let Some(begun) = &mut self.begun {
                    begun.run.stop_waiting(now.wall);
                }
                return self.go_on(now);
            }
            Event::Cancelled => {
                if let Some(begun) = &mut self.begun {
                    begun.run.cancel();
                }
                return self.go_on(now);
            }
            Event::SecretGone(key_id) => self.secrets.deleted(key_id),
            Event::AccountIs(account) => return self.account_is(account),
            Event::Copied(key_id) => self.secrets.copied(key_id),
            Event::Saved(key_id) => self.secrets.saved(key_id),
            Event::Hidden => self.secrets.leave(),
            Event::LeftAnyway => {
                if self.loss() == Some(Loss::Run) {
                    self.drop_run();
                }
                self.secrets.leave();
            }
            Event::Dropped => self.drop_run(),
        }
        Vec::new()
    }

    fn drop_run(&mut self) {
        self.begun = None;
        self.secrets = SecretHolder::default();
        self.held_back = None;
        self.lacking.clear();
        self.approving = None;
    }

    /// What one tenant has answered is nothing to another.
    fn account_is(&mut self, account: Option<(TenantId, String)>) -> Vec<Effect> {
        let before = std::mem::replace(&mut self.account, account);
        if before.is_none() || before == self.account {
            return Vec::new();
        }
        self.drop_run();
        vec![Effect::ForgetTenant]
    }

    fn came(&mut self, turn: u32, answer: Result<Response, NoAnswer>, now: Moment) -> Vec<Effect> {
        let Some(begun) = &mut self.begun else { return Vec::new() };
        let Some(at) = begun.under_way.iter().position(|sent| sent.turn == turn) else { return Vec::new() };
        let UnderWay { call, sent_at, .. } = begun.under_way.swap_remove(at);
        begun.run.accept(call, answer, sent_at, now.wall);
        self.go_on(now)
    }

    /// Sends what is due, and looks again when the next wait is over: each second at least, so that the seconds of a
    /// wait, and of a secret, are seen to pass.
    fn go_on(&mut self, now: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut pause = self.secrets.is_held().then_some(Duration::SECOND);
        if let Some(begun) = self.begun.as_mut().filter(|begun| begun.since.is_some()) {
            let step = begun.run.step(now.wall);
            for (call, request) in step.send {
                self.turn = self.turn.wrapping_add(1);
                begun.under_way.push(UnderWay { turn: self.turn, call, sent_at: now.wall });
                effects.push(Effect::Send { turn: self.turn, request });
            }
            // At once, and not when everything is granted as well: a tab that is closed before would lose it.
            for secret in begun.run.take_secrets() {
                self.secrets.keep(secret, now);
                pause = Some(Duration::SECOND);
            }
            if begun.kept != *begun.run.ledger() {
                begun.kept = begun.run.ledger().clone();
                effects.push(Effect::Keep(begun.kept.clone()));
            }
            if step.finished {
                begun.before = begun.took(now.wall);
                begun.since = None;
                effects.push(Effect::Finished { refused_reference: begun.run.refused_reference().map(str::to_owned) });
            } else {
                let due = step.wake_at.map_or(Duration::SECOND, |at| at - now.wall);
                pause = Some(due.clamp(Duration::ZERO, Duration::SECOND));
            }
        }
        effects.extend(self.take_back());
        self.turn = self.turn.wrapping_add(1);
        self.wait = self.turn;
        effects.extend(pause.map(|pause| Effect::Wait { turn: self.wait, pause }));
        effects
    }

    /// How far the run has come.
    pub fn phase(&self) -> Phase {
        match &self.begun {
            None => Phase::Idle,
            Some(Begun { since: Some(_), .. }) => Phase::Running,
            Some(_) => Phase::Finished,
        }
    }

    /// What leaving would lose.
    pub fn loss(&self) -> Option<Loss> {
        if self.phase() == Phase::Running { Some(Loss::Run) } else { self.secrets.is_held().then_some(Loss::Secret) }
    }

    /// Whether leaving would lose something.
    pub fn is_guarded(&self) -> bool {
        self.loss().is_some()
    }

    /// Whether the person has cancelled the run.
    pub fn is_cancelled(&self) -> bool {
        self.begun.as_ref().is_some_and(|begun| begun.run.is_cancelled())
    }

    /// What exists in the tenant because of the run.
    pub fn ledger(&self) -> Option<&Ledger> {
        self.begun.as_ref().map(|begun| begun.run.ledger())
    }

    /// Its requests, to hand on.
    pub fn log(&self) -> String {
        let progress = self.progress();
        log::log(progress.iter().flat_map(|call| &call.exchanges))
    }

    /// Whether the run has done all that it was for.
    pub fn is_registered(&self) -> bool {
        self.phase() == Phase::Finished && self.begun.as_ref().is_some_and(|begun| begun.run.succeeded())
    }

    /// Why nothing was sent at the last press.
    pub const fn held_back(&self) -> Option<HeldBack> {
        self.held_back
    }

    /// What is being registered.
    pub fn registration(&self) -> Option<&Registration> {
        self.begun.as_ref().map(|begun| &begun.registration)
    }

    /// What the run has made so far.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.begun.as_ref().map(|begun| begun.run.outcome())
    }

    /// The owners that it adds, beside whoever registers.
    pub fn owners(&self) -> &'static [Owner] {
        self.begun.as_ref().map_or(&[], |begun| begun.run.owners())
    }

    /// The run, call by call.
    pub fn progress(&self) -> Vec<CallProgress> {
        self.begun.as_ref().map(|begun| begun.run.progress()).unwrap_or_default()
    }

    /// How long the run has taken so far, the person's pauses between tries not counted.
    pub fn took(&self) -> Duration {
        self.begun.as_ref().map_or(Duration::ZERO, |begun| begun.took(self.clock.wall))
    }

    /// The secrets that the run has made.
    pub const fn secrets(&self) -> &SecretHolder {
        &self.secrets
    }

    /// The moment of what has happened last.
    pub const fn clock(&self) -> Moment {
        self.clock
    }
}

impl Begun {
    fn took(&self, now: OffsetDateTime) -> Duration {
        self.before + self.since.map_or(Duration::ZERO, |since| now - since)
    }
}

#[cfg(test)]
mod tests;
