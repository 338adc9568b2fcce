//! What happens to a session.
//!
//! # Invariants
//! No `Debug`: codes and tokens come in with these.

use super::{
    begun::Begun,
    numbers::{SessionNumber, Turn},
    reason::Reason,
    tokens::{Receipt, Ticket},
};
use crate::{
    config::Config,
    http::{
        request::GraphScope,
        response::{NoAnswer, Response},
    },
    signin::{
        answer::StoredAnswer,
        error::{Protocol, SignInError},
        message::Said,
        pending::Pending,
        return_to::ReturnTo,
        session::restore::{Refused, SignedOut, Starts, WasSignedIn},
        token::{Grant, Redeemed},
    },
};

/// Something has happened.
pub enum Event {
    /// `config.json` was read, or something took its place. None where nobody can sign in by it.
    Configured(Option<Box<Config>>),
    /// The page is up, and its configuration is known: what waits is taken in.
    Opened {
        /// The answer that waited; not to be read where the tab holds something else in its place.
        answer: Option<Result<StoredAnswer, Protocol>>,
        /// The question to it, taken out.
        pending: Option<Box<Pending>>,
        /// The place that the address names.
        addressed: Option<ReturnTo>,
    },
    /// The person wants to go to Microsoft. Said while a press is being handled: later, no window can be opened.
    SignIn {
        /// What for.
        intent: Intent,
        /// Where to come back to.
        return_to: ReturnTo,
    },
    /// The question is there that was to be [begun](super::SessionFlow::begin).
    Begun {
        /// By which attempt.
        turn: Turn,
        /// The question.
        result: Result<Box<Begun>, SignInError>,
    },
    /// The page was not left.
    NotLeft {
        /// By which attempt.
        turn: Turn,
        /// Why not.
        why: Protocol,
    },
    /// No window was opened, or one that cannot be heard.
    NoWindow {
        /// For which question.
        turn: Turn,
    },
    /// Another window, of this origin and about this question, says something.
    Heard {
        /// The question.
        turn: Turn,
        /// What it says.
        said: Said,
    },
    /// The other window was looked at.
    Looked {
        /// Of which question.
        turn: Turn,
        /// How it seems.
        window: Window,
    },
    /// The time is over that was to be waited.
    Waited {
        /// For which attempt.
        turn: Turn,
    },
    /// The page is out of sight: it was left, and may come back out of the browser's cache.
    Hidden,
    /// The person does not want to any more.
    Cancel,
    /// The token endpoint has answered to a code.
    Redeemed {
        /// By which attempt.
        turn: Turn,
        /// The tokens, with the question.
        result: Result<Box<Redeemed>, SignInError>,
    },
    /// The names of the tenant and the account were read, as far as they could be.
    Named {
        /// With the tokens of this session.
        session: SessionNumber,
        /// What Graph says of the person.
        me: Result<Response, NoAnswer>,
        /// What Graph says of the tenant.
        organization: Result<Response, NoAnswer>,
        /// What belongs to whoever was signed in before.
        at_stake: AtStake,
    },
    /// A request needs a token.
    Wanted {
        /// Which request.
        ticket: Ticket,
        /// Of which session it is.
        session: SessionNumber,
        /// What the token has to carry.
        scope: GraphScope,
    },
    /// Graph has refused a request for its token.
    TokenRefused {
        /// Which request.
        ticket: Ticket,
        /// What came with the token.
        receipt: Receipt,
        /// What Graph asks for.
        www_authenticate: Option<String>,
    },
    /// The token endpoint has answered to a refresh token.
    Renewed {
        /// Of which session.
        session: SessionNumber,
        /// By which renewal.
        turn: Turn,
        /// The tokens.
        result: Result<Box<Grant>, SignInError>,
    },
    /// A permission is there by now that was asked for before.
    FoundGranted(GraphScope),
    /// A run is done, and needs to write no more.
    RunEnded,
    /// Another page is shown: what was said of a permission was read.
    PageChanged,
    /// The session ends.
    End(Reason),
}

/// What a person goes to Microsoft for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To sign in, with the choice of the account.
    ChooseAccount,
    /// To sign in again with the same account, for what a policy asks for.
    Again,
    /// To prove who they are, with the same account.
    Reauthenticate,
    /// For a permission. Microsoft asks the person for what is missing, and for nothing where an administrator has
    /// granted it in the meantime.
    StepUp {
        /// The permission.
        scope: GraphScope,
        /// Others that the same step needs.
        also: Vec<GraphScope>,
    },
}

/// How another window seems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The browser tells of none.
    Unknown,
    /// It is open.
    Open,
    /// It looks closed. Under `Cross-Origin-Opener-Policy` a window that is at Microsoft does so while it is open.
    Closed,
}

/// What stands on the page and belongs to the account that is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtStake {
    /// Nothing: what was typed is anybody's.
    Nothing,
    /// A run that has stopped, or its result.
    Result,
    /// A run under way, or a secret that nobody has saved.
    Unsaved,
}

/// What the tab has kept, as the page finds it.
#[derive(Default)]
pub struct Marks {
    /// Somebody was signed in.
    pub was_signed_in: Option<WasSignedIn>,
    /// An answer, or something in its place, waits to be taken in.
    pub answer_waits: bool,
    /// A permission was refused.
    pub refused: Option<Refused>,
    /// When sign-ins were begun.
    pub starts: Starts,
    /// Somebody went to sign out.
    pub signed_out: Option<SignedOut>,
    /// One was in the sandbox.
    pub in_sandbox: bool,
}
