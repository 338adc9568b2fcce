//! Signing in, the session, and its end.
//!
//! ```text
//!            SignIn                    Opened, Heard              Redeemed                   Named
//!  nobody ──────────► Leaving or Away ───────────────► Redeeming ──────────► Naming ──────────────────► signed in
//!                     (redirect, popup, relay)  accept │                │ join, where it is the same person ▲
//!                                                      └────────────────┴───────────────────────────────────┘
//! ```
//! [`accept`](SessionFlow) is the one way in for Microsoft's answers, and [`Reason`] lists why a session ends, in one
//! table of what goes with it. A request asks for a token with a ticket ([`Event::Wanted`]) and gets one answer to it
//! ([`Effect::Answer`]); what waits for a renewal waits here.
//!
//! # Invariants
//! - No answer of an ended session is used: each turn and each number of a session serves once.
//! - Never two renewals of a session at once.
//! - Each ticket is answered once, at the latest when the renewal ends that it waits for.
//! - A token serves requests of its own session alone.
//! - Nothing secret can be printed: what holds a token, a code or a verifier has no `Debug`, or one that leaves it out.

mod accept;
mod begin;
mod begun;
mod effect;
mod end;
mod event;
mod marks;
mod numbers;
mod question;
mod reason;
pub mod sandbox;
mod signed_in;
mod state;
mod tokens;
mod transport;

use std::fmt;

pub use begun::Begun;
pub use effect::{Effect, InUse, Kept, Leaving, Return};
pub use event::{AtStake, Event, Intent, Marks, Window};
pub use marks::Mark;
pub use numbers::{SessionNumber, Turn};
pub use reason::{DraftWiped, Reason, Wipes};
pub use signed_in::{Needed, SignedIn};
pub use state::{Consent, Phase};
pub use tokens::{Bearer, Receipt, Ticket};

use numbers::Numbers;
use state::{Attempt, SignedOut, State};

use crate::{
    config::Config,
    http::{
        request::GraphScope,
        response::{NotSent, Response},
    },
    signin::{
        return_address::ReturnAddress,
        session::{Moment, Proof, ending::Ending, restore},
    },
};
use signed_in::Wanted;

/// What the page is, as far as signing in depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Environment {
    /// Where Microsoft leads back to; none where the page stands at an address that nobody can be led back to.
    pub back: Option<ReturnAddress>,
    /// The page stands in a frame, where Microsoft's page cannot be shown.
    pub is_framed: bool,
}

/// Signing in, the session, and its end.
pub struct SessionFlow {
    state: State,
    environment: Environment,
    config: Option<Box<Config>>,
    /// What the tab keeps, as it stands now.
    marks: TabMarks,
    consent: Option<Consent>,
    came: u32,
    numbers: Numbers,
}

impl SessionFlow {
    /// A page that was just opened, with what the tab has kept.
    pub fn new(environment: Environment, marks: Marks) -> Self {
        let Marks { was_signed_in, answer_waits, refused, starts, signed_out, in_sandbox } = marks;
        let state = match signed_out {
            _ if in_sandbox => State::Sandbox,
            _ if answer_waits || was_signed_in.is_some() => State::SignedOut(SignedOut::Opened { waits: true }),
            // Whoever went to Microsoft to sign out, and did not come back from it, may not have done it: this page has
            // forgotten them, and says no more.
            Some(restore::SignedOut { returned: true }) => State::SignedOut(SignedOut::Left),
            Some(restore::SignedOut { returned: false }) => State::SignedOut(SignedOut::Forgotten),
            None => State::NOBODY,
        };
        let marks = TabMarks { was_signed_in, refused, starts };
        Self { state, environment, config: None, marks, consent: None, came: 0, numbers: Numbers::default() }
    }

    /// Takes in what has happened; answers what is to be done, in this order.
    pub fn update(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        let out = &mut effects;
        match event {
            Event::Configured(config) => self.config = config,
            Event::Opened { answer, pending, addressed } => {
                self.opened(answer, pending.map(|pending| *pending), addressed, now, out);
            }
            Event::SignIn { intent, return_to } => self.sign_in(intent, return_to, now, out),
            Event::Begun { turn, result } => self.begun(turn, result, now, out),
            Event::NotLeft { turn, why } => self.not_left(turn, why, out),
            Event::NoWindow { turn } => self.no_window(turn, out),
            Event::Heard { turn, said } => self.heard(turn, said, now, out),
            Event::Looked { turn, window } => self.looked(turn, window, now, out),
            Event::Waited { turn } => self.stayed(Some(turn)),
            Event::Hidden => self.stayed(None),
            Event::Cancel => self.cancel(out),
            Event::Redeemed { turn, result } => self.redeemed(turn, result, now, out),
            Event::Named { session, me, organization, at_stake } => {
                self.named(session, me, organization, at_stake, now, out);
            }
            Event::Wanted { ticket, session, scope } => {
                let wanted = Wanted { ticket, scope, challenge: None, is_second: false };
                match of(&mut self.state, session) {
                    Some(own) => own.want(wanted, now, &mut self.numbers, out),
                    // It is of a session that has ended.
                    None => out.push(Effect::Answer { ticket, answer: Err(NotSent::SignInNeeded) }),
                }
            }
            Event::TokenRefused { ticket, receipt, www_authenticate } => match of(&mut self.state, receipt.session) {
                Some(own) => {
                    own.token_refused(ticket, receipt, www_authenticate.as_deref(), now, &mut self.numbers, out);
                }
                None => out.push(Effect::Answer { ticket, answer: Err(NotSent::SignInNeeded) }),
            },
            Event::Renewed { session, turn, result } => {
                if let Some(own) = of(&mut self.state, session) {
                    own.renewed(turn, result, now, &mut self.numbers, out);
                }
            }
            Event::FoundGranted(scope) => self.found_granted(scope),
            Event::RunEnded => {
                if let State::SignedIn(own, _) = &mut self.state {
                    own.session.drop_write_tokens();
                }
            }
            Event::PageChanged => self.consent = None,
            Event::End(reason) => self.end(reason, now, out),
        }
        effects
    }

    fn found_granted(&mut self, scope: GraphScope) {
        if matches!(self.state, State::SignedIn(..)) {
            self.consent = Some(Consent::Granted(scope));
            self.came += 1;
        }
    }

    /// How signing in stands, as far as it is to be said.
    pub fn phase(&self) -> Phase {
        Phase::of(&self.state)
    }

    /// What came of asking for a permission, until another page is shown.
    pub const fn consent(&self) -> Option<&Consent> {
        self.consent.as_ref()
    }

    /// Counts the sign-ins that have come in: what waited for one goes on with each.
    pub const fn came(&self) -> u32 {
        self.came
    }

    /// What answers the requests of the page.
    pub fn in_use(&self) -> InUse {
        match &self.state {
            State::SignedIn(own, _) => InUse::Session(own.number),
            State::Sandbox => InUse::Sandbox,
            State::SignedOut(_) | State::SigningOut(_) => InUse::Nobody,
        }
    }

    /// Who is signed in.
    pub fn signed_in(&self) -> Option<&SignedIn> {
        match &self.state {
            State::SignedIn(own, _) => Some(own),
            State::SignedOut(_) | State::SigningOut(_) | State::Sandbox => None,
        }
    }

    /// The session of this number, as long as it lasts.
    pub fn session(&self, number: SessionNumber) -> Option<&SignedIn> {
        let next = match self.state.attempt() {
            Some(Attempt::Naming { next, .. }) => Some(&**next),
            _ => None,
        };
        self.signed_in().into_iter().chain(next).find(|own| own.number == number)
    }

    /// What Microsoft says of when the person has proved who they are. None where nobody is signed in.
    pub fn proof(&self, now: Moment) -> Option<Proof> {
        self.signed_in().map(|own| own.session.proof(now))
    }

    /// The same where the page's owner asks for it; none where nobody does.
    pub fn proof_asked_for(&self, now: Moment) -> Option<Proof> {
        let is_asked = self.config.as_ref().is_some_and(|config| config.reauthenticate);
        if is_asked { self.proof(now) } else { None }
    }

    /// The configuration that people sign in by.
    pub fn config(&self) -> Option<&Config> {
        self.config.as_deref()
    }

    /// How near the end of the session is.
    pub fn ending(&self, now: Moment) -> Ending {
        Ending::of(self.signed_in().and_then(|own| own.session.end()), now)
    }
}

/// What the tab keeps, as it stands now.
struct TabMarks {
    was_signed_in: Option<restore::WasSignedIn>,
    refused: Option<restore::Refused>,
    starts: restore::Starts,
}

/// Whether Graph refuses a request for its token. What is not Graph says nothing of the token.
pub fn refuses_token(response: &Response) -> bool {
    response.status == 401 && !response.is_foreign()
}

/// The session of this number: the one that is in use, or the one that is about to be.
fn of(state: &mut State, number: SessionNumber) -> Option<&mut SignedIn> {
    let (own, attempt) = match state {
        State::SignedIn(own, attempt) => (Some(own), attempt),
        State::SignedOut(SignedOut::Trying(attempt)) => (None, attempt),
        State::SignedOut(_) | State::SigningOut(_) | State::Sandbox => return None,
    };
    let next = match attempt {
        Attempt::Naming { next, .. } => Some(next),
        _ => None,
    };
    own.into_iter().chain(next).map(|own| &mut **own).find(|own| own.number == number)
}

impl fmt::Debug for SessionFlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waiting = self.signed_in().map(SignedIn::waiting);
        f.debug_struct("SessionFlow")
            .field("phase", &self.phase())
            .field("in_use", &self.in_use())
            .field("consent", &self.consent)
            .field("waiting", &waiting)
            .finish_non_exhaustive()
    }
}
