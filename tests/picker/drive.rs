//! Drives a picker against a directory: answers what it sends, jumps to when something happens next.

use client_registrar::{
    directory::permission::PickedPermission,
    flow::{
        picker::{Effect, Event, Part, Picker, Turn},
        questions::{Busy, Ticket},
    },
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
};
use time::{Duration, OffsetDateTime, macros::datetime};

use super::directory::Directory;

pub const START: OffsetDateTime = datetime!(2026-11-30 10:00 UTC);

/// A picker, the tenant that it asks, and the clock.
pub struct Drive {
    pub picker: Picker,
    pub tenant: Directory,
    pub now: OffsetDateTime,
    /// Every request in order, as a line.
    pub requests: Vec<String>,
    /// Sent, not answered.
    pub under_way: Vec<(Ticket, Request)>,
    pub waits: Vec<(Turn, OffsetDateTime)>,
    pub picks: Vec<PickedPermission>,
    /// The most requests that were under way at once.
    pub most: usize,
}

impl Drive {
    pub fn new() -> Self {
        let mut drive = Self {
            picker: Picker::new(|_| ["", ""]),
            tenant: Directory::new('A'),
            now: START,
            requests: Vec::new(),
            under_way: Vec::new(),
            waits: Vec::new(),
            picks: Vec::new(),
            most: 0,
        };
        drive.event(Event::Tenant(Some(drive.tenant.context())));
        drive.event(Event::Begun);
        drive
    }

    /// Hands an event in, and keeps what is to be done.
    pub fn event(&mut self, event: Event) -> &mut Self {
        for effect in self.picker.update(event, self.now) {
            match effect {
                Effect::Send(ticket, request) => {
                    self.requests.push([request.method.as_str(), " ", &request.endpoint.path_and_query()].concat());
                    self.under_way.push((ticket, request));
                }
                Effect::Wait(turn, until) => self.waits.push((turn, until)),
                Effect::Pick(picks) => self.picks.extend(picks),
            }
        }
        self.most = self.most.max(self.under_way.len());
        self
    }

    /// Answers the request at this place with what the tenant says.
    pub fn answer(&mut self, at: usize) -> &mut Self {
        let (ticket, request) = self.under_way.remove(at);
        let answer = Ok(self.tenant.answer(&request));
        self.event(Event::Answered { ticket, answer, jitter: 0.0 })
    }

    /// Answers the request at this place with something else.
    pub fn answer_with(&mut self, at: usize, answer: Result<Response, NoAnswer>) -> &mut Self {
        let (ticket, _) = self.under_way.remove(at);
        self.event(Event::Answered { ticket, answer, jitter: 0.0 })
    }

    /// Lets the first wait be over.
    pub fn wait(&mut self) -> &mut Self {
        let first = (0..self.waits.len()).min_by_key(|at| self.waits[*at].1).expect("a wait");
        let (turn, until) = self.waits.remove(first);
        self.now = self.now.max(until);
        self.event(Event::Waited(turn))
    }

    /// Answers and waits until nothing is under way.
    pub fn settle(&mut self) -> &mut Self {
        for _ in 0..2_000 {
            if !self.under_way.is_empty() {
                self.answer(0);
            } else if !self.waits.is_empty() {
                self.wait();
            } else {
                for part in Part::ALL {
                    assert_eq!(self.picker.busy(part), Busy::No, "{part:?}: {:#?}", self.requests);
                }
                return self;
            }
        }
        panic!("no end: {:#?}", self.requests);
    }

    /// How many requests have this in their line.
    pub fn count(&self, what: &str) -> usize {
        self.requests.iter().filter(|line| line.contains(what)).count()
    }
}

/// Microsoft Graph asks to wait so many seconds.
pub fn throttled(seconds: i64) -> Response {
    let mut response = Response::new(429, br#"{"error":{"code":"TooManyRequests"}}"#.to_vec());
    response.retry_after = Some(Duration::seconds(seconds));
    response
}

/// Something in between answers with a page.
pub fn page(status: u16) -> Response {
    Response::new(status, b"<html>".to_vec())
}
