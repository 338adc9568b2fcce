//! What there can be of a session: nobody, somebody, the way out, or the sandbox.
//!
//! # Invariants
//! What cannot be cannot be written: nobody is signed in and said to have signed out, and the sandbox is on no way to
//! Microsoft. There is one attempt at a time.

use std::mem;

use super::{
    event::Intent,
    numbers::Turn,
    question::{Asked, Question},
    signed_in::SignedIn,
};
use crate::{
    http::request::GraphScope,
    signin::{error::SignInError, return_to::ReturnTo, session::restore::Refused, transport::Transport},
};

pub(super) enum State {
    SignedOut(SignedOut),
    SignedIn(Box<SignedIn>, Attempt),
    SigningOut(SigningOut),
    Sandbox,
}

/// Why nobody is signed in, or what is done about it.
pub(super) enum SignedOut {
    /// The page was opened, or has nothing to say any more.
    Opened {
        /// An answer, or the mark of somebody, waits for `config.json`.
        waits: bool,
    },
    /// Microsoft has ended the session as well.
    Left,
    /// This page alone has forgotten it.
    Forgotten,
    /// Somebody was signed in before the page was loaded again, and has to sign in by hand.
    Ended {
        login_hint: Option<String>,
    },
    Trying(Attempt),
}

/// The way to Microsoft and back, with what came of it.
pub(super) enum Attempt {
    None,
    /// The question is being made.
    Beginning {
        turn: Turn,
        then: Then,
    },
    /// The browser goes there with this window.
    Leaving {
        turn: Turn,
        /// What is to be said where it does not.
        refusal: Option<SignInError>,
    },
    /// Another window is there.
    Away(Box<Question>),
    /// The code is being redeemed.
    Redeeming {
        turn: Turn,
        asked: Asked,
    },
    /// A session of somebody who was not signed in is there, and their names are being read.
    Naming {
        next: Box<SignedIn>,
        asked: Asked,
    },
    /// The person has called it off.
    Cancelled,
    Failed(SignInError),
}

/// What is done with a question once it is made.
pub(super) enum Then {
    /// This window goes to Microsoft with it.
    Go {
        /// What is to be said where it does not.
        refusal: Option<SignInError>,
    },
    /// Another one does.
    OpenWindow { intent: Intent, return_to: ReturnTo, transport: Transport },
}

pub(super) enum SigningOut {
    Leaving(Turn),
    Away(Box<Question>),
}

impl State {
    /// Nobody, with nothing to say.
    pub(super) const NOBODY: Self = Self::SignedOut(SignedOut::Opened { waits: false });

    /// The attempt, where there can be one and is one.
    pub(super) const fn attempt(&self) -> Option<&Attempt> {
        match self {
            Self::SignedOut(SignedOut::Trying(attempt)) | Self::SignedIn(_, attempt) => Some(attempt),
            Self::SignedOut(_) | Self::SigningOut(_) | Self::Sandbox => None,
        }
    }

    /// The same, for changing it.
    pub(super) const fn attempt_mut(&mut self) -> Option<&mut Attempt> {
        match self {
            Self::SignedOut(SignedOut::Trying(attempt)) | Self::SignedIn(_, attempt) => Some(attempt),
            Self::SignedOut(_) | Self::SigningOut(_) | Self::Sandbox => None,
        }
    }

    /// Puts an attempt in the place of the one before it, or of what was said of there being nobody.
    pub(super) fn set_attempt(&mut self, attempt: Attempt) {
        match self {
            Self::SignedIn(_, old) => *old = attempt,
            Self::SignedOut(old) => {
                *old = match attempt {
                    Attempt::None => SignedOut::Opened { waits: false },
                    attempt => SignedOut::Trying(attempt),
                }
            }
            Self::SigningOut(_) | Self::Sandbox => {}
        }
    }

    /// Takes the attempt out, if it is this one.
    pub(super) fn take_attempt(&mut self, is_it: impl FnOnce(&Attempt) -> bool) -> Option<Attempt> {
        let attempt = self.attempt_mut()?;
        is_it(attempt).then(|| mem::replace(attempt, Attempt::None))
    }

    /// The question that another window is at Microsoft with, to sign in or out.
    pub(super) fn question_mut(&mut self) -> Option<&mut Question> {
        if let Self::SigningOut(SigningOut::Away(question)) = self {
            return Some(question);
        }
        match self.attempt_mut() {
            Some(Attempt::Away(question)) => Some(question),
            _ => None,
        }
    }
}

/// How signing in stands, as far as it is to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is under way.
    #[default]
    Idle,
    /// The answer is being taken in.
    Arriving,
    /// The browser is going to Microsoft.
    Leaving,
    /// Another window is at Microsoft.
    Away,
    /// Another window is at Microsoft, to end the session there.
    SigningOut,
    /// The person has called it off.
    Cancelled,
    /// Somebody was signed in before the page was loaded again, and has to sign in by hand.
    Ended,
    /// The person has signed out.
    SignedOut,
    /// The person has had the page forget the session.
    Forgotten,
    /// It came to nothing.
    Failed(SignInError),
}

/// What came of asking for a permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consent {
    /// It was given.
    Granted(GraphScope),
    /// It was not.
    Refused(Refused),
}

impl Phase {
    pub(super) fn of(state: &State) -> Self {
        let attempt = match state {
            State::SigningOut(SigningOut::Leaving(_)) => return Self::Leaving,
            State::SigningOut(SigningOut::Away(_)) => return Self::SigningOut,
            State::SignedOut(SignedOut::Opened { waits: true }) => return Self::Arriving,
            State::Sandbox | State::SignedOut(SignedOut::Opened { waits: false }) => return Self::Idle,
            State::SignedOut(SignedOut::Left) => return Self::SignedOut,
            State::SignedOut(SignedOut::Forgotten) => return Self::Forgotten,
            State::SignedOut(SignedOut::Ended { .. }) => return Self::Ended,
            State::SignedOut(SignedOut::Trying(attempt)) | State::SignedIn(_, attempt) => attempt,
        };
        match attempt {
            Attempt::None => Self::Idle,
            Attempt::Beginning { .. } | Attempt::Leaving { .. } => Self::Leaving,
            Attempt::Away(_) => Self::Away,
            Attempt::Redeeming { .. } | Attempt::Naming { .. } => Self::Arriving,
            Attempt::Cancelled => Self::Cancelled,
            Attempt::Failed(error) => Self::Failed(error.clone()),
        }
    }
}
