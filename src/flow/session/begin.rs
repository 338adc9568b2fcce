//! The way to Microsoft: what is asked for, and by which transport. The question itself is made by whoever asks for that
//! ([`SessionFlow::begin`]): nothing that takes an answer in calls it.
//!
//! # Invariants
//! A question serves once, and there is one at a time. A page that stands by itself goes with its own window for the
//! first sign-in, and opens another one for what is needed in the middle of the form, so that nothing that is in memory
//! is lost; in a frame it is always the relay. No more sign-ins begin in a row than a person would start.

use time::{Duration, OffsetDateTime};

use super::{
    SessionFlow,
    begun::Begun,
    effect::{Effect, Kept, Leaving},
    event::Intent,
    marks::Mark,
    numbers::Turn,
    question::Question,
    signed_in::Needed,
    state::{Attempt, SignedOut, SigningOut, State, Then},
};
use crate::{
    directory::cloud::Cloud,
    http::request::GraphScope,
    signin::{
        error::{Kind, Protocol, SignInError},
        request::{self, Ask, Prompt, Randomness},
        return_to::ReturnTo,
        session::{Moment, restore::WasSignedIn},
        transport::Transport,
    },
};

/// How long the browser may take to leave the page. Whoever has stopped it on its way can press again after that.
const LEAVING: Duration = Duration::seconds(30);

impl Intent {
    const fn prompt(&self) -> Prompt {
        match self {
            Self::ChooseAccount => Prompt::SelectAccount,
            Self::Reauthenticate => Prompt::Login,
            Self::Again | Self::StepUp { .. } => Prompt::AsNeeded,
        }
    }

    const fn transport(&self) -> Transport {
        match self {
            Self::ChooseAccount => Transport::Redirect,
            Self::Again | Self::Reauthenticate | Self::StepUp { .. } => Transport::Popup,
        }
    }
}

impl SessionFlow {
    /// How one goes to Microsoft where nothing in memory has to last.
    pub(super) const fn first_transport(&self) -> Transport {
        if self.environment.is_framed { Transport::Relay } else { Transport::Redirect }
    }

    pub(super) fn sign_in(&mut self, intent: Intent, return_to: ReturnTo, now: Moment, effects: &mut Vec<Effect>) {
        // What is under way has to end first: a second press must not take the place of what the first one has kept for
        // its answer.
        if self.config.is_none() || self.is_busy() {
            return;
        }
        if !self.marks.starts.allow(now.wall) {
            return self.fail(SignInError::of(Kind::Protocol(Protocol::Loop)));
        }
        // Refused storage remembers until the page is left, which is as long as another window needs.
        effects.push(Effect::Keep(Kept::Starts(self.marks.starts.clone())));
        let transport = if self.environment.is_framed { Transport::Relay } else { intent.transport() };
        self.ask(intent, return_to, transport, effects);
    }

    /// Whether something is under way that a further sign-in would disturb.
    fn is_busy(&self) -> bool {
        match &self.state {
            State::Sandbox | State::SigningOut(_) => true,
            state => !matches!(state.attempt(), None | Some(Attempt::None | Attempt::Cancelled | Attempt::Failed(_))),
        }
    }

    /// Asks Microsoft, and remembers what the answer is held against.
    pub(super) fn ask(&mut self, intent: Intent, return_to: ReturnTo, transport: Transport, effects: &mut Vec<Effect>) {
        let (hint, needed) = self.wanted_account();
        let challenge = match needed.as_ref().map(|needed| &needed.error.kind) {
            Some(Kind::NeedsUser { claims }) => claims.clone(),
            _ => None,
        };
        let (scope, also) = match &intent {
            Intent::StepUp { scope, also } => (*scope, also.clone()),
            // A token that a policy refused is the one to come back with. Where the session is simply over, a permission
            // that nobody may have granted yet must not stand between the person and the next one.
            Intent::Again => {
                let scope = needed.filter(|_| challenge.is_some()).map_or(GraphScope::UserRead, |needed| needed.scope);
                (scope, Vec::new())
            }
            Intent::ChooseAccount | Intent::Reauthenticate => (GraphScope::UserRead, Vec::new()),
        };
        let ask = Ask {
            scope,
            also,
            prompt: intent.prompt(),
            login_hint: hint,
            account: None,
            challenge,
            return_to: Some(return_to),
            transport,
        };
        let then = match transport {
            Transport::Redirect => Then::Go { refusal: None },
            Transport::Popup | Transport::Relay => Then::OpenWindow { intent, return_to, transport },
        };
        self.have_begun(ask, then, effects);
    }

    /// Has a question made.
    fn have_begun(&mut self, ask: Ask, then: Then, effects: &mut Vec<Effect>) {
        let turn = self.numbers.turn();
        self.state.set_attempt(Attempt::Beginning { turn, then });
        effects.push(Leaving::Begin { turn, ask: Box::new(ask) }.into());
    }

    /// Goes to Microsoft with the question that was made.
    pub(super) fn begun(
        &mut self,
        turn: Turn,
        result: Result<Box<Begun>, SignInError>,
        now: Moment,
        effects: &mut Vec<Effect>,
    ) {
        let is_it = |attempt: &Attempt| matches!(attempt, Attempt::Beginning { turn: it, .. } if *it == turn);
        let Some(Attempt::Beginning { then, .. }) = self.state.take_attempt(is_it) else { return };
        match (result, then) {
            (Ok(begun), Then::Go { refusal }) => {
                let Begun { cloud, address, pending } = *begun;
                let turn = self.numbers.turn();
                self.state.set_attempt(Attempt::Leaving { turn, refusal });
                effects.push(Leaving::Go { turn, cloud, address, pending: Box::new(pending) }.into());
                effects.push(Effect::Wait { turn, time: LEAVING });
            }
            (Ok(begun), Then::OpenWindow { intent, return_to, transport }) => {
                let Begun { cloud, address, pending } = *begun;
                let id = pending.id().to_owned();
                let turn = self.numbers.turn();
                let question = Question::to_sign_in(turn, (address, pending), (intent, return_to), transport, now);
                self.state.set_attempt(Attempt::Away(Box::new(question)));
                self.open_window(id, cloud, effects);
            }
            (Err(error), Then::Go { refusal }) => self.fail(refusal.unwrap_or(error)),
            (Err(error), Then::OpenWindow { .. }) => self.fail(error),
        }
    }

    /// Who is meant, and why they have to sign in again, as far as that is known.
    fn wanted_account(&self) -> (Option<String>, Option<Needed>) {
        let failed = match self.state.attempt() {
            Some(Attempt::Failed(error)) => Some(Needed { scope: GraphScope::UserRead, error: error.clone() }),
            _ => None,
        };
        match &self.state {
            State::SignedOut(SignedOut::Ended { login_hint }) => (login_hint.clone(), None),
            State::SignedIn(session, _) => {
                (session.session().account().login_hint.clone(), session.needed.clone().or(failed))
            }
            State::SignedOut(_) | State::SigningOut(_) | State::Sandbox => (None, failed),
        }
    }

    /// Makes the question of an attempt, out of fresh randomness; none where the browser gives none, and then nobody can
    /// sign in.
    pub fn begin(
        &self,
        ask: Ask,
        randomness: Option<Randomness>,
        now: OffsetDateTime,
    ) -> Result<Box<Begun>, SignInError> {
        let failed = |why| SignInError::of(Kind::Protocol(why));
        let config = self.config.as_deref().ok_or_else(|| failed(Protocol::ConfigChanged))?;
        let back = self.environment.back.as_ref().ok_or_else(|| failed(Protocol::AddressUnusable))?;
        let randomness = randomness.ok_or_else(|| failed(Protocol::StorageRefused))?;
        let (address, pending) = request::begin(config, back, ask, randomness, now)?;
        Ok(Box::new(Begun { cloud: config.cloud, address, pending }))
    }

    /// Leaves for Microsoft with this window, to sign out there.
    pub(super) fn leave(turn: Turn, cloud: Cloud, address: String, effects: &mut Vec<Effect>) {
        effects.push(Effect::Leave { turn, cloud, address });
        effects.push(Effect::Wait { turn, time: LEAVING });
    }

    /// Signs in again without asking anybody, where somebody was signed in to this tab before. The mark is used up: a
    /// try that fails is not repeated by itself. In a frame Microsoft's page cannot be
    /// shown, and without a press no window can be opened: there it takes one, and the mark stays for it over reloads.
    pub(super) fn restore(
        &mut self,
        return_to: Option<ReturnTo>,
        refusal: Option<SignInError>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(WasSignedIn { login_hint, account }) = self.marks.was_signed_in.clone() else { return };
        if self.environment.is_framed {
            self.state = State::SignedOut(SignedOut::Ended { login_hint: Some(login_hint) });
            return Self::return_by_hand(return_to, effects);
        }
        self.marks.was_signed_in = None;
        effects.push(Effect::Drop(Mark::WasSignedIn));
        let ask = Ask {
            scope: GraphScope::UserRead,
            also: Vec::new(),
            prompt: Prompt::None,
            login_hint: Some(login_hint),
            // Nobody sees who signs in, so nobody else may.
            account: Some(account),
            challenge: None,
            return_to,
            transport: Transport::Redirect,
        };
        self.have_begun(ask, Then::Go { refusal }, effects);
    }

    /// The page stays where it is.
    pub(super) fn not_left(&mut self, turn: Turn, why: Protocol, effects: &mut Vec<Effect>) {
        let is_it = |attempt: &Attempt| matches!(attempt, Attempt::Leaving { turn: it, .. } if *it == turn);
        if let Some(Attempt::Leaving { refusal, .. }) = self.state.take_attempt(is_it) {
            if refusal.is_some() {
                self.drop_refused(effects);
            }
            self.fail(refusal.unwrap_or_else(|| SignInError::of(Kind::Protocol(why))));
        } else if self.is_leaving_to_sign_out(turn) {
            // This page's session is gone in any case, and that is what it says.
            effects.push(Effect::Drop(Mark::SignedOut));
            self.state = State::SignedOut(SignedOut::Forgotten);
        }
    }

    /// The browser has not left, or has come back: it is not on its way any more.
    pub(super) fn stayed(&mut self, turn: Option<Turn>) {
        let is = |it: Turn| turn.is_none_or(|turn| turn == it);
        let is_it = |attempt: &Attempt| matches!(attempt, Attempt::Leaving { turn, .. } if is(*turn));
        if self.state.take_attempt(is_it).is_some() {
            self.state.set_attempt(Attempt::None);
        } else if matches!(self.state, State::SigningOut(SigningOut::Leaving(it)) if is(it)) {
            self.state = State::NOBODY;
        }
    }

    fn is_leaving_to_sign_out(&self, turn: Turn) -> bool {
        matches!(self.state, State::SigningOut(SigningOut::Leaving(it)) if it == turn)
    }
}
