//! What has come by a link, on the page.
//!
//! # Invariants
//! A link waits in the tab's storage until it is the draft or was discarded, over reloads and the way to Microsoft and
//! back.

use crate::web::reactive::prelude::*;

use super::{flow::Flow, run::Run};
use crate::{
    flow::link::{Arrival, Event, Link},
    flow::register::Phase,
    registration::share::SharedDraft,
};

/// What has come by a link, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Linked {
    pub(super) flow: Flow<Link, Event>,
    run: Run,
    /// What has come and is not in the draft.
    pub arrival: Memo<Arrival>,
}

impl Linked {
    /// Nothing; nothing is taken in before [`super::wiring::link::follow`].
    pub(super) fn new(run: Run) -> Self {
        let flow = Flow::idle(Link::default());
        Self { flow, run, arrival: flow.slice(|link| link.arrival().clone()) }
    }

    /// What has come to the page that one is in, if anything ever has.
    pub fn find() -> Option<Self> {
        use_context()
    }

    /// Puts the link's registration in the place of the draft.
    pub fn take(self) {
        self.flow.dispatch(Event::Take { is_running: untrack(|| self.run.phase()) == Phase::Running });
    }

    /// Puts a registration in the place of the draft that nobody has to ask about: the person has just wanted it.
    pub fn put(self, shared: SharedDraft) {
        self.flow.dispatch(Event::Found { read: Ok(shared), is_draft: false, is_blank: false });
        self.take();
    }

    /// Forgets what has come.
    pub fn discard(self) {
        self.flow.dispatch(Event::Discard);
    }

    /// The registration that waits.
    pub fn waiting(self) -> Option<SharedDraft> {
        self.flow.with(|link| link.waiting().cloned())
    }
}
