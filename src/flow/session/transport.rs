//! The other window: a popup, or the relay that a page in a frame needs.
//!
//! # Invariants
//! State, nonce and verifier stay in this page's memory. The first answer uses the question up. That a window at
//! Microsoft looks closed says nothing: the person says so, or the time is over. The relay never leaves this origin, so
//! that one is over when it looks closed.

use time::Duration;

use super::{
    SessionFlow,
    effect::{Effect, Leaving},
    event::Window,
    numbers::Turn,
    question::{Asked, Purpose, Question},
    state::{Attempt, SignedOut, SigningOut, State},
};
use crate::{
    directory::cloud::Cloud,
    signin::{
        answer::UnvalidatedAnswer,
        error::{Kind, Protocol, SignInError},
        message::Said,
        pending::MAX_AGE,
        session::Moment,
        transport::Transport,
    },
};
use zeroize::Zeroizing;

/// How often the window is looked at.
const LOOK: Duration = Duration::milliseconds(400);

/// How many looks a relay may take to say that it is there, where the browser tells of no window.
const LOOKS_FOR_RELAY: u32 = 10;

impl SessionFlow {
    /// Has the window opened of the question that stands.
    pub(super) fn open_window(&mut self, id: String, cloud: Cloud, effects: &mut Vec<Effect>) {
        let Some(question) = self.state.question_mut() else { return };
        let Question { turn, transport, .. } = *question;
        effects.push(Leaving::OpenWindow { turn, id, cloud, address: question.address.clone(), transport }.into());
        effects.push(Leaving::Look { turn, after: LOOK }.into());
    }

    /// No window can be had. A page that stands by itself goes with this one; the relay may yet be heard.
    pub(super) fn no_window(&mut self, turn: Turn, effects: &mut Vec<Effect>) {
        let is_popup = self.state.question_mut().is_some_and(|question| question.transport == Transport::Popup);
        let Some(Purpose::SignIn { intent, return_to, .. }) =
            is_popup.then(|| self.take_question(turn, effects)).flatten().map(|question| question.purpose)
        else {
            return;
        };
        self.ask(intent, return_to, Transport::Redirect, effects);
    }

    pub(super) fn heard(&mut self, turn: Turn, said: Said, now: Moment, effects: &mut Vec<Effect>) {
        let failed = |why| Attempt::Failed(SignInError::of(Kind::Protocol(why)));
        match said {
            Said::RelayReady => {
                let Some(question) = self.state.question_mut().filter(|question| question.turn == turn) else { return };
                question.heard = true;
                effects.push(Leaving::Post { turn, said: Said::Open { address: question.address.clone() } }.into());
            }
            Said::Answer { answer } => {
                // The text holds a code.
                let answer = Zeroizing::new(answer);
                let Some(question) = self.take_question(turn, effects) else { return };
                match question.purpose {
                    Purpose::SignIn { pending, .. } => {
                        let asked = Asked::of(&pending, question.transport);
                        self.accept(*pending, asked, UnvalidatedAnswer::parse(&answer), now, effects);
                    }
                    Purpose::SignOut => self.state = State::SignedOut(SignedOut::Left),
                }
            }
            Said::Cancelled => self.over(turn, Attempt::Cancelled, effects),
            Said::Sandboxed => self.over(turn, failed(Protocol::Sandboxed), effects),
            // Said by this page, or to it as a frame.
            Said::Open { .. } | Said::Taken | Said::Hello | Said::Parent => {}
        }
    }

    pub(super) fn looked(&mut self, turn: Turn, window: Window, now: Moment, effects: &mut Vec<Effect>) {
        let Some(question) = self.state.question_mut().filter(|question| question.turn == turn) else { return };
        question.looks += 1;
        let is_relay = question.transport == Transport::Relay;
        let is_unheard = window == Window::Unknown && !question.heard && question.looks >= LOOKS_FOR_RELAY;
        if is_relay && window == Window::Closed {
            self.over(turn, Attempt::Cancelled, effects);
        } else if is_relay && is_unheard {
            let why = SignInError::of(Kind::Protocol(Protocol::NoWindow));
            self.over(turn, Attempt::Failed(why), effects);
        } else if now.is_long_after(question.began, MAX_AGE) {
            self.over(turn, Attempt::Failed(SignInError::of(Kind::Timeout)), effects);
        } else {
            effects.push(Leaving::Look { turn, after: LOOK }.into());
        }
    }

    /// The person does not want to any more.
    pub(super) fn cancel(&mut self, effects: &mut Vec<Effect>) {
        if let Some(turn) = self.state.question_mut().map(|question| question.turn) {
            self.over(turn, Attempt::Cancelled, effects);
        }
    }

    /// Ends without an answer. Whoever was signing out has been forgotten all the same, and has nothing to do again.
    fn over(&mut self, turn: Turn, attempt: Attempt, effects: &mut Vec<Effect>) {
        match self.take_question(turn, effects).map(|question| question.purpose) {
            Some(Purpose::SignIn { .. }) => self.state.set_attempt(attempt),
            Some(Purpose::SignOut) => self.state = State::SignedOut(SignedOut::Forgotten),
            None => {}
        }
    }

    /// Takes the question out, and has its window closed.
    fn take_question(&mut self, turn: Turn, effects: &mut Vec<Effect>) -> Option<Question> {
        let is_it = |attempt: &Attempt| matches!(attempt, Attempt::Away(question) if question.turn == turn);
        let question = match &mut self.state {
            State::SigningOut(SigningOut::Away(question)) if question.turn == turn => {
                match std::mem::replace(&mut self.state, State::NOBODY) {
                    State::SigningOut(SigningOut::Away(question)) => question,
                    _ => return None,
                }
            }
            _ => match self.state.take_attempt(is_it)? {
                Attempt::Away(question) => question,
                _ => return None,
            },
        };
        effects.push(Leaving::CloseWindow { turn }.into());
        Some(*question)
    }
}
