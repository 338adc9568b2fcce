//! A draft to begin with, from its arrival until it is the draft: a text that somebody pastes or a file that they choose,
//! or an application of the tenant, which is searched for by the beginning of its name.
//!
//! # Invariants
//! - Nothing that was typed gives way to it unasked: where the draft has something in it, there is a question.
//! - No text comes in here: it is read before, and what it had beyond stays outside.
//! - Late answers are nobody's: of another tenant, account, name or application none is used.
//! - An agent identity blueprint is told apart, and never read.

use time::OffsetDateTime;

use super::{
    facts::Who,
    questions::{Busy, Questions, Ticket},
};
use crate::{
    directory::{application::Existing, ids::ObjectId},
    graph::{ask::AskError, existing},
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
    import::{self, Import, Mistake},
    registration::share::SharedDraft,
};

/// What has happened.
#[derive(Debug)]
pub enum Event {
    /// Another tenant or account is in use, or none.
    Who(Option<Who>),
    /// A text or a file was read.
    Read(Source, Result<Import, Mistake>),
    /// Applications are searched for whose names begin so.
    Search(String),
    /// One of the tenant's applications is wanted.
    Choose(ObjectId, String),
    /// What was read is wanted.
    Use {
        /// The draft has nothing in it.
        is_blank: bool,
    },
    /// It is wanted in the place of what there is.
    Replace,
    /// It is not wanted.
    Cancel,
    /// The person will not wait any longer.
    StopWaiting,
    /// What a request has brought.
    Answered {
        /// Which request.
        ticket: Ticket,
        /// The answer.
        answer: Result<Response, NoAnswer>,
        /// Spreads the waits, in 0.0..1.0.
        jitter: f64,
    },
    /// The time has come that was waited for.
    Waited(u32),
}

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// A request is sent to the tenant in use; its answer comes back with the ticket.
    Send(Ticket, Request),
    /// At this moment, the turn comes back.
    Wait(u32, OffsetDateTime),
    /// It becomes the draft, by the door of links.
    Propose(SharedDraft),
}

/// Where what was read comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A text that was pasted.
    Text,
    /// A file.
    File,
    /// An application of the tenant, of this display name.
    Application(String),
}

/// How it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stands {
    /// Nothing was brought.
    #[default]
    Nothing,
    /// It is no registration.
    Wrong(Source, Mistake),
    /// An application is being read.
    Reading(String),
    /// It could not be read.
    Unread(String, AskError),
    /// It can be used.
    Ready(Box<Ready>),
    /// It is the draft.
    Used(Box<Ready>),
}

/// What can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Where it comes from.
    pub source: Source,
    /// What it says.
    pub import: Import,
    /// Whether what there is may give way to it was asked.
    pub is_asked: bool,
}

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Found {
    /// Nothing was searched for.
    #[default]
    Nothing,
    /// The answer is awaited.
    Searching,
    /// These; there may be more of the name.
    These(Vec<Existing>),
    /// Nothing is known.
    Failed(AskError),
}

/// What an answer is awaited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// A search.
    Search,
    /// An application.
    Application,
}

impl Source {
    /// Whether the person has brought it themselves, and no tenant has.
    const fn is_brought(&self) -> bool {
        matches!(self, Self::Text | Self::File)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Key {
    Search(String),
    Read(ObjectId, String),
}

/// The state.
#[derive(Debug, Default)]
pub struct ImportFlow {
    who: Option<Who>,
    questions: Questions<Key>,
    stands: Stands,
    found: Found,
    turn: u32,
}

impl ImportFlow {
    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event, now: OffsetDateTime) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Who(who) if who == self.who => {}
            Event::Who(who) => {
                // Tickets go on: the answers to those that are open find nobody. What was read of a text is nobody's
                // either way.
                let questions = self.questions.emptied();
                let is_of_text = match &self.stands {
                    Stands::Ready(ready) | Stands::Used(ready) => ready.source.is_brought(),
                    Stands::Wrong(source, _) => source.is_brought(),
                    Stands::Nothing | Stands::Reading(_) | Stands::Unread(..) => false,
                };
                let stands = if is_of_text { std::mem::take(&mut self.stands) } else { Stands::Nothing };
                *self = Self { who, questions, stands, turn: self.turn, ..Self::default() };
            }
            Event::Read(source, read) => {
                self.questions.retain(|key| matches!(key, Key::Search(_)));
                self.came(source, read);
            }
            Event::Search(text) => {
                let text = text.trim().to_owned();
                self.questions.retain(|key| matches!(key, Key::Read(..)));
                if text.is_empty() || self.who.is_none() {
                    self.found = Found::Nothing;
                } else {
                    self.found = Found::Searching;
                    self.questions.ask(Key::Search(text), request, now);
                }
            }
            Event::Choose(id, name) => {
                self.questions.retain(|key| matches!(key, Key::Search(_)));
                if self.who.is_some() {
                    self.stands = Stands::Reading(name.clone());
                    self.questions.ask(Key::Read(id, name), request, now);
                }
            }
            Event::Use { is_blank: false } => {
                if let Stands::Ready(ready) = &mut self.stands {
                    ready.is_asked = true;
                }
            }
            Event::Use { is_blank: true } => effects.extend(self.propose()),
            Event::Replace => {
                if matches!(&self.stands, Stands::Ready(ready) if ready.is_asked) {
                    effects.extend(self.propose());
                }
            }
            Event::Cancel => {
                self.questions.retain(|key| matches!(key, Key::Search(_)));
                self.stands = Stands::Nothing;
            }
            Event::StopWaiting => {
                for (key, error) in self.questions.waiting(now) {
                    self.questions.retain(|open| *open != key);
                    self.take(key, Err(error));
                }
            }
            Event::Answered { ticket, answer, jitter } => {
                if let Some(answered) = self.questions.accept(ticket, answer, jitter, now) {
                    self.take(answered.key, answered.result);
                }
            }
            Event::Waited(turn) if turn != self.turn => return effects,
            Event::Waited(_) => {}
        }
        effects.extend(self.questions.send(now).into_iter().map(|(ticket, request)| Effect::Send(ticket, request)));
        if let Some(until) = self.questions.wake_at(now) {
            self.turn = self.turn.wrapping_add(1);
            effects.push(Effect::Wait(self.turn, until));
        }
        effects
    }

    fn take(&mut self, key: Key, result: Result<Response, AskError>) {
        match key {
            Key::Search(_) => {
                let read = |response: Response| existing::read(&response).ok_or(AskError::AnswerUnreadable);
                self.found = result.and_then(read).map_or_else(Found::Failed, Found::These);
            }
            Key::Read(_, name) => match result {
                Ok(response) => self.came(Source::Application(name), import::read(&response.body)),
                Err(error) => self.stands = Stands::Unread(name, error),
            },
        }
    }

    fn came(&mut self, source: Source, read: Result<Import, Mistake>) {
        self.stands = match read {
            Ok(import) => Stands::Ready(Box::new(Ready { source, import, is_asked: false })),
            Err(mistake) => Stands::Wrong(source, mistake),
        };
    }

    fn propose(&mut self) -> Option<Effect> {
        match std::mem::take(&mut self.stands) {
            Stands::Ready(ready) => {
                let shared = ready.import.propose();
                self.stands = Stands::Used(ready);
                Some(Effect::Propose(shared))
            }
            other => {
                self.stands = other;
                None
            }
        }
    }

    /// How it stands.
    pub const fn stands(&self) -> &Stands {
        &self.stands
    }

    /// What is waited for.
    pub fn busy(&self, of: Awaited) -> Busy {
        self.questions.busy(|key| matches!(key, Key::Search(_)) == (of == Awaited::Search))
    }

    /// What a search has found.
    pub const fn found(&self) -> &Found {
        &self.found
    }
}

fn request(key: &Key) -> Request {
    match key {
        Key::Search(text) => existing::by_prefix(text),
        Key::Read(id, _) => existing::to_copy(*id),
    }
}

#[cfg(test)]
mod tests;
