//! Looking into the tenant at what a client was granted, after a run.
//!
//! # Invariants
//! - The newest look counts, and none outlives the beginning of a run: what a run changes, no look before it has seen.
//! - The token that reads grants could make them as well: it is dropped after each look, unless a run needs it.
//! - What could not be read is told with its reason, each reason once; it never stands as not granted.

use time::OffsetDateTime;

use super::questions::{Busy, Questions, Ticket};
use crate::{
    directory::{
        ids::{AppId, ObjectId},
        order,
    },
    graph::{
        ask::AskError,
        calls,
        granted::{Api, Granted},
        grants::{self, Assignment, DelegatedGrant},
    },
    http::{
        request::{GraphScope, Request},
        response::{NoAnswer, Response},
        retry::WaitReason,
    },
    run::{consent::Row, failure::Failure},
};

/// What has happened.
#[derive(Debug)]
pub enum Event {
    /// It is to be looked how the permissions of a client stand, which are of these APIs.
    Look(ObjectId, Vec<AppId>),
    /// A run has begun, or has ended.
    Run(bool),
    /// A sign-in has brought what was missing.
    SignedIn,
    /// The person will not wait any longer.
    StopWaiting,
    /// An answer has come, or is lost.
    Answered {
        /// To which request.
        ticket: Ticket,
        /// The answer.
        answer: Result<Response, NoAnswer>,
        /// By chance, in 0.0..1.0: it spreads waits.
        jitter: f64,
    },
    /// A wait is over.
    Waited(Turn),
}

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// A request is to be sent, and its answer to come back with the ticket.
    Send(Ticket, Request),
    /// The turn is to come back at this moment.
    Wait(Turn, OffsetDateTime),
    /// Every token that can change anything is to be dropped.
    DropWriteTokens,
}

/// The number of a wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn(u32);

/// What the last look into the tenant has brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Nobody has looked since the run.
    #[default]
    NotYet,
    /// Somebody is looking.
    Asking,
    /// How it stands, and what could not be read.
    Came(Granted, Vec<Unread>),
}

/// What a look could not read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What.
    pub part: Part,
    /// Why.
    pub error: AskError,
}

/// What a look reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The delegated permissions that were granted.
    Delegated,
    /// The application permissions that the client holds.
    Application,
    /// The service principals of the APIs.
    Apis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Delegated,
    Application,
    Api(AppId),
}

/// The answers of a look, as they come.
#[derive(Clone, Debug, Default)]
struct Answers {
    delegated: Option<Result<Vec<DelegatedGrant>, AskError>>,
    application: Option<Result<Vec<Assignment>, AskError>>,
    apis: Vec<(AppId, Option<Result<ObjectId, AskError>>)>,
}

/// The looks at what one client was granted.
#[derive(Clone, Debug, Default)]
pub struct Looks {
    /// What the last one has brought.
    pub last: Look,
    /// Why it takes its time, until it is over: a request that waits is tried in between.
    pub delay: Option<WaitReason>,
    client: Option<ObjectId>,
    answers: Answers,
    questions: Questions<Need>,
    is_running: bool,
    turn: Turn,
    waits_until: Option<OffsetDateTime>,
}

impl Looks {
    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event, now: OffsetDateTime) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Look(client, apis) if !self.is_running => self.look(client, apis),
            Event::SignedIn if !self.is_running && self.waits_for_sign_in() => {
                if let Some(client) = self.client {
                    let apis = self.answers.apis.iter().map(|(app_id, _)| *app_id).collect();
                    self.look(client, apis);
                }
            }
            Event::Run(is_running) => {
                self.is_running = is_running;
                if is_running {
                    self.last = Look::NotYet;
                }
            }
            Event::StopWaiting => {
                for (need, error) in self.questions.waiting(now) {
                    self.hear(need, Err(error));
                }
            }
            Event::Answered { ticket, answer, jitter } => {
                if let Some(answered) = self.questions.accept(ticket, answer, jitter, now) {
                    self.hear(answered.key, answered.result);
                }
            }
            Event::Waited(turn) if turn == self.turn => self.waits_until = None,
            Event::Look(..) | Event::SignedIn | Event::Waited(_) => {}
        }
        if self.last == Look::Asking
            && let Some(came) = self.answers.complete()
        {
            self.last = came;
            effects.push(Effect::DropWriteTokens);
        }
        self.ask(now, &mut effects);
        effects
    }

    fn look(&mut self, client: ObjectId, apis: Vec<AppId>) {
        self.client = Some(client);
        self.last = Look::Asking;
        self.delay = None;
        self.questions = self.questions.emptied();
        let apis = order::distinct(apis).into_iter().map(|app_id| (app_id, None)).collect();
        self.answers = Answers { apis, ..Answers::default() };
    }

    fn hear(&mut self, need: Need, result: Result<Response, AskError>) {
        fn read<T>(result: Result<Response, AskError>, read: fn(&Response) -> Option<T>) -> Result<T, AskError> {
            result.and_then(|response| read(&response).ok_or(AskError::AnswerUnreadable))
        }
        match need {
            Need::Delegated => self.answers.delegated = Some(read(result, grants::read_grants)),
            Need::Application => self.answers.application = Some(read(result, grants::read_assignments)),
            Need::Api(app_id) => {
                if let Some((_, api)) = self.answers.apis.iter_mut().find(|(other, _)| *other == app_id) {
                    *api = Some(read(result, grants::read_service_principal));
                }
            }
        }
    }

    fn ask(&mut self, now: OffsetDateTime, effects: &mut Vec<Effect>) {
        let client = self.client.filter(|_| self.last == Look::Asking);
        let needs = client.map(|_| self.answers.needs()).unwrap_or_default();
        self.questions.retain(|open| needs.contains(open));
        if let Some(client) = client {
            for need in needs {
                let request = |need: &Need| match need {
                    Need::Delegated => grants::grants_of(client),
                    Need::Application => grants::assignments_of(client),
                    Need::Api(app_id) => calls::service_principal(*app_id),
                };
                self.questions.ask(need, request, now);
            }
        }
        self.delay = match self.questions.busy(|_| true) {
            Busy::Waiting(reason, _) => Some(reason),
            Busy::Asking => self.delay,
            Busy::No => None,
        };
        effects.extend(self.questions.send(now).into_iter().map(|(ticket, request)| Effect::Send(ticket, request)));
        let until = self.questions.wake_at(now);
        if self.waits_until != until {
            self.waits_until = until;
            self.turn = Turn(self.turn.0.wrapping_add(1));
            effects.extend(until.map(|until| Effect::Wait(self.turn, until)));
        }
    }

    /// Until when a look waits.
    pub fn until(&self) -> Option<OffsetDateTime> {
        match self.questions.busy(|_| true) {
            Busy::Waiting(_, until) => Some(until),
            Busy::No | Busy::Asking => None,
        }
    }

    fn waits_for_sign_in(&self) -> bool {
        matches!(&self.last, Look::Came(_, unread) if unread.iter().any(|unread| unread.error.waits_for_sign_in()))
    }
}

impl Answers {
    fn needs(&self) -> Vec<Need> {
        let lists = [
            self.delegated.is_none().then_some(Need::Delegated),
            self.application.is_none().then_some(Need::Application),
        ];
        let apis = self.apis.iter().filter(|(_, api)| api.is_none()).map(|(app_id, _)| Need::Api(*app_id));
        lists.into_iter().flatten().chain(apis).collect()
    }

    /// How the permissions stand, once every answer has come.
    fn complete(&self) -> Option<Look> {
        let mut unread = Vec::new();
        let delegated = read_or_note(self.delegated.clone()?, Part::Delegated, &mut unread);
        let application = read_or_note(self.application.clone()?, Part::Application, &mut unread);
        let mut apis = Vec::new();
        for (app_id, found) in &self.apis {
            let api = match found.clone()? {
                Err(error) if error.is_not_found() => Api::Absent,
                found => read_or_note(found, Part::Apis, &mut unread).map_or(Api::Unknown, Api::Found),
            };
            apis.push((*app_id, api));
        }
        Some(Look::Came(Granted { apis, delegated, application }, unread))
    }
}

/// What was read; what was not is noted, each reason once.
fn read_or_note<T>(answer: Result<T, AskError>, part: Part, unread: &mut Vec<Unread>) -> Option<T> {
    let error = match answer {
        Ok(read) => return Some(read),
        Err(error) => error,
    };
    let is_of_part = |known: &Unread| known.part == part || error.graph_error().is_none();
    if !unread.iter().any(|known| is_of_part(known) && known.error.is_like(&error)) {
        unread.push(Unread { part, error });
    }
    None
}

/// What the page itself needs before another try or another look can do more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needed {
    /// Permissions of its own, each once.
    pub scopes: Vec<GraphScope>,
    /// That the person signs in again.
    pub sign_in: bool,
}

impl Needed {
    /// What the run and the last look have lacked.
    pub fn of(rows: &[Row], last: &Look) -> Self {
        let of_run = rows.iter().filter_map(|row| match row {
            Row::Failed(Failure::Ask(error)) => Some(error),
            _ => None,
        });
        let unread = if let Look::Came(_, unread) = last { unread.as_slice() } else { &[] };
        let mut needed = Self::default();
        for error in of_run.chain(unread.iter().map(|unread| &unread.error)) {
            match error {
                AskError::SignInNeeded => needed.sign_in = true,
                AskError::ConsentNeeded(scope) if !needed.scopes.contains(scope) => needed.scopes.push(*scope),
                _ => {}
            }
        }
        needed
    }
}
