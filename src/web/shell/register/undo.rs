//! Undoing, on the page, by a handle that is cheap to copy.

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use crate::{
    flow::undo::{Event, Phase, Remedy, Undoing},
    run::undo::Row,
    web::{browser::clock::moment, shell::flow::Flow},
};

/// What pages show of an undo, and what they can ask of it. Taken with [`Undo::here`] in the part that has it.
#[derive(Clone, Copy)]
pub struct Undo {
    pub(in crate::web::shell) flow: Flow<Undoing, Event>,
    /// How far it has come.
    pub phase: Memo<Phase>,
    /// What is looked at and deleted, row by row.
    pub rows: Memo<Vec<Row>>,
    /// What helps one that has stopped.
    pub remedy: Memo<Option<Remedy>>,
    /// Until when something is waited for.
    pub waits_until: Memo<Option<OffsetDateTime>>,
    /// The moment, each second while it is under way.
    pub clock: Memo<OffsetDateTime>,
    /// Its requests, to hand on.
    pub log: Memo<String>,
}

impl Undo {
    /// None yet; nothing is taken in before the flow begins.
    pub(in crate::web::shell) fn new() -> Self {
        let flow = Flow::idle(Undoing::new(moment()));
        Self {
            flow,
            phase: flow.slice(Undoing::phase),
            rows: flow.slice(|undo| undo.rows().to_vec()),
            remedy: flow.slice(Undoing::remedy),
            waits_until: flow.slice(Undoing::waits_until),
            clock: flow.slice(|undo| undo.clock().wall),
            log: flow.slice(Undoing::log),
        }
    }

    /// The one of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// "Stop".
    pub fn stop(self) {
        self.flow.dispatch(Event::Stopped);
    }

    /// The person has read how it ended.
    pub fn close(self) {
        self.flow.dispatch(Event::Closed);
    }
}
