//! What a new application could be taken for: applications of the same display name, of one of its redirect URIs, and those
//! of its name that were deleted and can be brought back.
//!
//! # Invariants
//! - Nothing waits for it, and nothing is forbidden by it: names need not be the only ones of their kind.
//! - What could not be read is not known; it is never told as "there is none".
//! - Late answers are nobody's: of another tenant, account, name or redirect URI none is used. The same is asked once.
//! - The application that earlier runs of the same registration have made is none.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::{
    facts::Who,
    questions::{Busy, Questions, Ticket},
};
use crate::{
    directory::{
        application::{Existing, Owned, Shares},
        ids::ObjectId,
        redirect_uri::around_host,
    },
    graph::{ask::AskError, existing},
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
    registration::draft::Draft,
    run::ledger::Ledger,
};

/// How many redirect URIs are looked for, in one request.
const MOST_URIS: usize = 10;
/// How many applications are told of, and asked about.
const MOST_TOLD: usize = 5;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The display name; empty where there is none yet.
    display_name: String,
    /// The redirect URIs that tell one application from another.
    redirect_uris: Vec<String>,
    /// What earlier runs have made.
    own: Option<ObjectId>,
}

impl Wanted {
    /// What a draft says. An address on the machine of whoever develops is in many applications, and says nothing.
    pub fn of(draft: &Draft, ledger: Option<&Ledger>) -> Self {
        let uris = draft.redirect_uris.iter().map(|row| row.text.trim());
        let tells =
            |uri: &&str| around_host(uri).is_some_and(|(_, host, _)| !["localhost", "127.0.0.1"].contains(&host));
        Self {
            display_name: draft.display_name.trim().to_owned(),
            redirect_uris: uris.filter(tells).map(str::to_owned).take(MOST_URIS).collect(),
            own: ledger.and_then(Ledger::application).map(|application| application.id),
        }
    }
}

/// What has happened.
#[derive(Debug)]
pub enum Event {
    /// Another tenant or account is in use, or none.
    Who(Option<Who>),
    /// This is looked for from now on.
    Look(Wanted),
    /// A deleted application is wanted back.
    Restore(ObjectId),
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
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Name(String),
    Deleted(String),
    Uris(Vec<String>),
    Owners(ObjectId),
    Restore(ObjectId),
}

/// How bringing an application back stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Restoring {
    /// Nobody has asked for it.
    #[default]
    No,
    /// It was asked.
    Asked,
    /// It is there again.
    Done,
    /// It was not brought back.
    Refused(AskError),
}

/// An application that the new one could be taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// It.
    pub existing: Existing,
    /// Why it is found.
    pub shares: Shares,
    /// Who owns it, as far as that could be read.
    pub owners: Vec<String>,
    /// Whether it was brought back here.
    pub restoring: Restoring,
}

/// What is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The applications, those of the same name first.
    pub found: Vec<Found>,
    /// There are more.
    pub more: bool,
    /// Some of it could not be read.
    pub unreadable: bool,
}

/// The state.
#[derive(Debug, Default)]
pub struct Duplicates {
    who: Option<Who>,
    wanted: Wanted,
    questions: Questions<Key>,
    lists: BTreeMap<Key, Option<Vec<Existing>>>,
    owners: BTreeMap<ObjectId, Vec<String>>,
    restoring: BTreeMap<ObjectId, Restoring>,
    turn: u32,
}

impl Duplicates {
    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event, now: OffsetDateTime) -> Vec<Effect> {
        match event {
            Event::Who(who) if who == self.who => {}
            Event::Who(who) => {
                // Tickets go on: the answers to those that are open find nobody.
                let questions = self.questions.emptied();
                let wanted = std::mem::take(&mut self.wanted);
                *self = Self { who, wanted, questions, turn: self.turn, ..Self::default() };
            }
            Event::Look(wanted) => {
                // Something was registered since: what was found before that may be one short.
                if wanted.own != self.wanted.own {
                    self.lists.clear();
                }
                self.wanted = wanted;
            }
            Event::Restore(id) => {
                self.restoring.insert(id, Restoring::Asked);
                self.questions.ask(Key::Restore(id), request, now);
            }
            Event::Answered { ticket, answer, jitter } => {
                if let Some(answered) = self.questions.accept(ticket, answer, jitter, now) {
                    self.take(answered.key, answered.result);
                }
            }
            Event::Waited(turn) if turn != self.turn => return Vec::new(),
            Event::Waited(_) => {}
        }
        if self.who.is_some() {
            self.ask(now);
        }
        let sent = self.questions.send(now).into_iter().map(|(ticket, request)| Effect::Send(ticket, request));
        let mut effects: Vec<Effect> = sent.collect();
        if let Some(until) = self.questions.wake_at(now) {
            self.turn = self.turn.wrapping_add(1);
            effects.push(Effect::Wait(self.turn, until));
        }
        effects
    }

    /// The lists that are wanted.
    fn keys(&self) -> Vec<Key> {
        let Wanted { display_name: name, redirect_uris: uris, .. } = &self.wanted;
        let names = (!name.is_empty()).then(|| [Key::Name(name.clone()), Key::Deleted(name.clone())]);
        let uris = (!uris.is_empty()).then(|| Key::Uris(uris.clone()));
        names.into_iter().flatten().chain(uris).collect()
    }

    /// Asks for what is wanted and not known yet.
    fn ask(&mut self, now: OffsetDateTime) {
        let wanted = self.keys();
        // What was typed on the way is nobody's any more.
        self.questions.retain(|key| match key {
            Key::Name(_) | Key::Deleted(_) | Key::Uris(_) => wanted.contains(key),
            Key::Owners(_) | Key::Restore(_) => true,
        });
        for key in wanted {
            if !self.lists.contains_key(&key) {
                self.questions.ask(key, request, now);
            }
        }
        for Found { existing, .. } in self.told().found {
            let id = existing.application.id;
            if existing.deleted.is_none() && !existing.is_blueprint && !self.owners.contains_key(&id) {
                // Asked once, whatever comes of it.
                self.owners.insert(id, Vec::new());
                self.questions.ask(Key::Owners(id), request, now);
            }
        }
    }

    fn take(&mut self, key: Key, result: Result<Response, AskError>) {
        match key {
            Key::Owners(id) => {
                let owners = result.ok().and_then(|response| existing::read_owners(&response));
                self.owners.insert(id, owners.unwrap_or_default());
            }
            Key::Restore(id) => {
                let came_back = result.map_or_else(Restoring::Refused, |_| Restoring::Done);
                self.restoring.insert(id, came_back);
            }
            Key::Name(_) | Key::Deleted(_) | Key::Uris(_) => {
                self.lists.insert(key, result.ok().and_then(|response| existing::read(&response)));
            }
        }
    }

    /// What is known of what is looked for.
    pub fn told(&self) -> Told {
        let mut told = Told::default();
        for key in self.keys() {
            let Some(list) = self.lists.get(&key) else { continue };
            let Some(list) = list else {
                told.unreadable = true;
                continue;
            };
            for existing in list.iter().filter(|one| Some(one.application.id) != self.wanted.own) {
                let by_uri = matches!(key, Key::Uris(_));
                let id = existing.application.id;
                let at = told.found.iter().position(|found| found.existing.application.id == id);
                let at = at.unwrap_or_else(|| {
                    told.found.push(Found {
                        existing: existing.clone(),
                        shares: Shares::default(),
                        owners: self.owners.get(&id).cloned().unwrap_or_default(),
                        restoring: self.restoring.get(&id).cloned().unwrap_or_default(),
                    });
                    told.found.len() - 1
                });
                if let Some(found) = told.found.get_mut(at) {
                    found.shares.name |= !by_uri;
                    found.shares.uri |= by_uri;
                }
            }
        }
        told.more = told.found.len() > MOST_TOLD;
        told.found.truncate(MOST_TOLD);
        told
    }

    /// Whether an answer is awaited.
    pub fn is_busy(&self) -> bool {
        self.questions.busy(|_| true) != Busy::No
    }
}

fn request(key: &Key) -> Request {
    match key {
        Key::Name(name) => existing::by_display_name(name),
        Key::Deleted(name) => existing::deleted_by_display_name(name),
        Key::Uris(uris) => existing::by_redirect_uris(uris),
        Key::Owners(id) => existing::owners(Owned::Application, *id),
        Key::Restore(id) => existing::restore(*id),
    }
}

#[cfg(test)]
mod tests;
