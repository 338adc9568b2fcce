//! What is to be done, by a page that decides nothing about it.
//!
//! # Invariants
//! Tokens, codes and verifiers are in here on their way to the one place that they are for. `Debug` shows none of them,
//! and no address.

use std::fmt;

use time::Duration;

use super::{
    marks::Mark,
    numbers::{SessionNumber, Turn},
    reason::Wipes,
    tokens::{Bearer, Ticket},
};
use crate::{
    config::TenantName,
    directory::cloud::Cloud,
    http::response::NotSent,
    signin::{
        answer::ValidatedCode,
        message::Said,
        pending::Pending,
        request::Ask,
        return_to::ReturnTo,
        session::{
            Renewal,
            restore::{Refused, SignedOut, Starts, WasSignedIn},
        },
        transport::Transport,
    },
};

/// What is to be done.
pub enum Effect {
    /// Do what the way to Microsoft takes.
    Leaving(Leaving),
    /// Leave for Microsoft with this window, to sign out there. Where that fails, [`super::Event::NotLeft`].
    Leave {
        /// Which attempt it is.
        turn: Turn,
        /// Where Microsoft is.
        cloud: Cloud,
        /// The address.
        address: String,
    },
    /// Say [`super::Event::Waited`] after this time.
    Wait {
        /// For which attempt.
        turn: Turn,
        /// How long.
        time: Duration,
    },
    /// Redeem a code, for [`super::Event::Redeemed`].
    Redeem {
        /// Which attempt it is.
        turn: Turn,
        /// Where Microsoft is.
        cloud: Cloud,
        /// The code, with its question.
        code: Box<ValidatedCode>,
    },
    /// Redeem the refresh token, for [`super::Event::Renewed`].
    Renew {
        /// Of which session.
        session: SessionNumber,
        /// Which renewal it is.
        turn: Turn,
        /// Where Microsoft is.
        cloud: Cloud,
        /// What it takes.
        renewal: Box<Renewal>,
    },
    /// Answer a request that waits for a token.
    Answer {
        /// Which request.
        ticket: Ticket,
        /// The token, or why there is none.
        answer: Result<Bearer, NotSent>,
    },
    /// Read the names of the tenant and the account, for [`super::Event::Named`].
    ReadNames {
        /// With the tokens of this session.
        session: SessionNumber,
    },
    /// Keep this for the tab. Where it cannot be kept, a reload asks for a press of "Sign in".
    Keep(Kept),
    /// Forget what is kept.
    Drop(Mark),
    /// From now on, this is what answers the requests of the page.
    Use(InUse),
    /// Wipe what is in memory and belongs to whoever was there.
    Wipe(Wipes),
    /// A result that stands here is nothing to whoever comes now: go on at the form.
    LeaveResult {
        /// Where the form goes on.
        return_to: Option<ReturnTo>,
    },
    /// Come back.
    ReturnTo {
        /// Where to.
        place: ReturnTo,
        /// How.
        how: Return,
    },
}

/// What the way to Microsoft takes, which a page that only comes back from there does without.
pub enum Leaving {
    /// [Begin](super::SessionFlow::begin) a question, for [`super::Event::Begun`].
    Begin {
        /// Which attempt it is.
        turn: Turn,
        /// What is asked for.
        ask: Box<Ask>,
    },
    /// Keep the question, then leave for Microsoft with this window. Where either fails, [`super::Event::NotLeft`].
    Go {
        /// Which attempt it is.
        turn: Turn,
        /// Where Microsoft is.
        cloud: Cloud,
        /// The address.
        address: String,
        /// The question.
        pending: Box<Pending>,
    },
    /// Open another window: Microsoft's page at this address, or the relay, which is told the address once it is there.
    /// Where none opens or none can be heard, [`super::Event::NoWindow`].
    OpenWindow {
        /// Which question it is.
        turn: Turn,
        /// The question's own ID, by which messages about it are known.
        id: String,
        /// Where Microsoft is.
        cloud: Cloud,
        /// The address of Microsoft's page.
        address: String,
        /// A popup or the relay.
        transport: Transport,
    },
    /// Tell the other window.
    Post {
        /// Which question it is.
        turn: Turn,
        /// What it is told.
        said: Said,
    },
    /// Tell the other windows that all is over, and close what can be closed.
    CloseWindow {
        /// Which question it was.
        turn: Turn,
    },
    /// Look at the window after this time, as [`super::Event::Looked`].
    Look {
        /// Which question it is.
        turn: Turn,
        /// How long to wait.
        after: Duration,
    },
}

/// How the page comes back to where one was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Return {
    /// It was left, and all of it is new.
    Loaded,
    /// It was there all along: it goes on only from where nobody works.
    Stayed,
    /// Nobody is signed in: the form knows how far it was filled in.
    Ended,
}

/// What answers the requests of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InUse {
    /// Nothing.
    Nobody,
    /// The tenant of this session.
    Session(SessionNumber),
    /// A fresh sandbox.
    Sandbox,
}

/// What is kept for the tab.
pub enum Kept {
    /// Who was signed in.
    WasSignedIn(WasSignedIn),
    /// When sign-ins were begun.
    Starts(Starts),
    /// Somebody goes to Microsoft to sign out.
    SignedOut(SignedOut),
    /// A permission was refused.
    Refused(Refused),
    /// Which tenant was chosen.
    ChosenTenant(TenantName),
    /// One is in the sandbox.
    InSandbox,
}

impl fmt::Debug for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Leaving(leaving) => leaving.fmt(f),
            Self::Leave { turn, .. } => write!(f, "Leave({turn:?})"),
            Self::Wait { turn, time } => write!(f, "Wait({turn:?}, {time})"),
            Self::Redeem { turn, .. } => write!(f, "Redeem({turn:?})"),
            Self::Renew { session, turn, .. } => write!(f, "Renew({session:?}, {turn:?})"),
            Self::Answer { ticket, answer } => write!(f, "Answer({ticket:?}, {:?})", answer.as_ref().err()),
            Self::ReadNames { session } => write!(f, "ReadNames({session:?})"),
            Self::Keep(kept) => write!(f, "Keep({:?})", kept.mark()),
            Self::Drop(mark) => write!(f, "Drop({mark:?})"),
            Self::Use(in_use) => write!(f, "Use({in_use:?})"),
            Self::Wipe(wipes) => write!(f, "Wipe({wipes:?})"),
            Self::LeaveResult { return_to } => write!(f, "LeaveResult({return_to:?})"),
            Self::ReturnTo { place, how } => write!(f, "ReturnTo({place:?}, {how:?})"),
        }
    }
}

impl fmt::Debug for Leaving {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Begin { turn, .. } => write!(f, "Begin({turn:?})"),
            Self::Go { turn, .. } => write!(f, "Go({turn:?})"),
            Self::OpenWindow { turn, transport, .. } => write!(f, "OpenWindow({turn:?}, {transport:?})"),
            Self::Post { turn, .. } => write!(f, "Post({turn:?})"),
            Self::CloseWindow { turn } => write!(f, "CloseWindow({turn:?})"),
            Self::Look { turn, .. } => write!(f, "Look({turn:?})"),
        }
    }
}

impl From<Leaving> for Effect {
    fn from(leaving: Leaving) -> Self {
        Self::Leaving(leaving)
    }
}

impl Kept {
    /// Its name.
    pub const fn mark(&self) -> Mark {
        match self {
            Self::WasSignedIn(_) => Mark::WasSignedIn,
            Self::Starts(_) => Mark::Starts,
            Self::SignedOut(_) => Mark::SignedOut,
            Self::Refused(_) => Mark::Refused,
            Self::ChosenTenant(_) => Mark::ChosenTenant,
            Self::InSandbox => Mark::InSandbox,
        }
    }
}
