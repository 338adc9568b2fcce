//! The questions of one flow that are open: which are to be sent, which wait, whose answer has come.
//!
//! # Invariants
//! - Each question is open once, however many want its answer.
//! - No more than [`MOST_TOGETHER`] requests whose answer is wanted are under way at once.
//! - A ticket is never given twice: the answer to a question that was dropped finds nobody.

use time::OffsetDateTime;

use crate::{
    graph::ask::{AskError, Attempts, Heard, done},
    http::{
        request::Request,
        response::{NoAnswer, Response},
        retry::WaitReason,
    },
    run::machine::MOST_TOGETHER,
};

/// The number of a request that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(u32);

/// What is being waited for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Busy {
    /// Nothing.
    #[default]
    No,
    /// An answer.
    Asking,
    /// The time to ask again.
    Waiting(WaitReason, OffsetDateTime),
}

/// What came of a question.
#[derive(Debug)]
pub struct Answered<K> {
    /// Which question.
    pub key: K,
    /// The answer where it did what was asked, else why not.
    pub result: Result<Response, AskError>,
    /// How often it was tried, for one that is asked once more.
    pub attempts: Attempts,
}

#[derive(Clone, Debug)]
struct Question<K> {
    key: K,
    request: Request,
    attempts: Attempts,
    state: State,
}

#[derive(Clone, Copy, Debug)]
enum State {
    Due { from: OffsetDateTime, reason: Option<WaitReason> },
    Sent(Ticket),
}

/// The open questions.
#[derive(Clone, Debug)]
pub struct Questions<K> {
    open: Vec<Question<K>>,
    last: Ticket,
}

impl<K> Default for Questions<K> {
    fn default() -> Self {
        Self { open: Vec::new(), last: Ticket(0) }
    }
}

impl<K: Clone + PartialEq> Questions<K> {
    /// Asks, unless the same is asked already.
    pub fn ask(&mut self, key: K, request: impl FnOnce(&K) -> Request, now: OffsetDateTime) {
        if self.open.iter().all(|question| question.key != key) {
            let request = request(&key);
            let state = State::Due { from: now, reason: None };
            self.open.push(Question { key, request, attempts: Attempts::default(), state });
        }
    }

    /// Asks once more for what was just made and cannot be seen yet.
    pub fn look_later(&mut self, key: K, request: Request, mut attempts: Attempts, now: OffsetDateTime) {
        let state = State::Due { from: attempts.look_later(now), reason: Some(WaitReason::Replicating) };
        self.open.push(Question { key, request, attempts, state });
    }

    /// None of them, with tickets that go on where these stop.
    #[must_use]
    pub const fn emptied(&self) -> Self {
        Self { open: Vec::new(), last: self.last }
    }

    /// Drops the questions that nobody wants answered any more.
    pub fn retain(&mut self, wanted: impl Fn(&K) -> bool) {
        self.open.retain(|question| wanted(&question.key));
    }

    /// Takes an answer; `None` where it is to be asked again, or nobody waits for it.
    pub fn accept(
        &mut self,
        ticket: Ticket,
        answer: Result<Response, NoAnswer>,
        jitter: f64,
        now: OffsetDateTime,
    ) -> Option<Answered<K>> {
        let is_it = |question: &Question<K>| matches!(question.state, State::Sent(sent) if sent == ticket);
        let at = self.open.iter().position(is_it)?;
        let question = self.open.get_mut(at)?;
        let result = match question.attempts.hear(answer, jitter, now) {
            Heard::Again(reason, from) => {
                question.state = State::Due { from, reason: Some(reason) };
                return None;
            }
            Heard::Answer(response) => done(response),
            Heard::GivenUp(error) => Err(error),
        };
        let Question { key, attempts, .. } = self.open.remove(at);
        Some(Answered { key, result, attempts })
    }

    /// The questions that wait, with the error that each has come to where the person will not wait any longer.
    pub fn waiting(&self, now: OffsetDateTime) -> Vec<(K, AskError)> {
        let stopped = |question: &Question<K>| match question.state {
            State::Due { from, reason: Some(reason) } if from > now => {
                Some((question.key.clone(), AskError::Stopped(reason)))
            }
            _ => None,
        };
        self.open.iter().filter_map(stopped).collect()
    }

    /// What is to be sent now.
    pub fn send(&mut self, now: OffsetDateTime) -> Vec<(Ticket, Request)> {
        let under_way = self.open.iter().filter(|question| matches!(question.state, State::Sent(_))).count();
        let mut free = MOST_TOGETHER.saturating_sub(under_way);
        let mut sending = Vec::new();
        for question in &mut self.open {
            if free > 0 && matches!(question.state, State::Due { from, .. } if from <= now) {
                free -= 1;
                self.last = Ticket(self.last.0.wrapping_add(1));
                question.state = State::Sent(self.last);
                sending.push((self.last, question.request.clone()));
            }
        }
        sending
    }

    /// When the first wait is over. What is due and has to wait for its turn is sent with the next answer.
    pub fn wake_at(&self, now: OffsetDateTime) -> Option<OffsetDateTime> {
        let due = |question: &Question<K>| match question.state {
            State::Due { from, .. } => Some(from).filter(|from| *from > now),
            State::Sent(_) => None,
        };
        self.open.iter().filter_map(due).min()
    }

    /// What those wait for that want these answers: the longest wait, where one of several waits.
    pub fn busy(&self, wanted: impl Fn(&K) -> bool) -> Busy {
        let mut busy = Busy::No;
        for question in self.open.iter().filter(|question| wanted(&question.key)) {
            busy = match (question.state, busy) {
                (State::Due { from, reason: Some(_) }, Busy::Waiting(_, until)) if from <= until => busy,
                (State::Due { from, reason: Some(reason) }, _) => Busy::Waiting(reason, from),
                (_, Busy::No) => Busy::Asking,
                (_, busy) => busy,
            };
        }
        busy
    }
}
