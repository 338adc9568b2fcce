//! What has come by a link, on the page.
//!
//! # Invariants
//! A link waits in the tab's storage until it is the draft or was discarded, over reloads and the way to Microsoft and
//! back.

use crate::web::reactive::prelude::*;
use serde::{Deserialize, Serialize};

use super::{flow::Flow, register::Registering};
use crate::{
    flow::link::{Arrival, Event, Link},
    registration::share::SharedDraft,
    web::browser::storage,
};

/// The fragment of the page's address, as `link.js` found it.
#[derive(Serialize, Deserialize)]
pub struct LinkText(pub(super) String);

impl storage::Persist for LinkText {
    // `link.js` writes it.
    const KEY: &'static str = "client-registrar.link";
}

/// What has come by a link, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Linked {
    pub(super) flow: Flow<Link, Event>,
    registering: Registering,
    /// What has come and is not in the draft.
    pub arrival: Memo<Arrival>,
}

impl Linked {
    /// Nothing; nothing is taken in before [`super::wiring::link::follow`].
    pub(super) fn new(registering: Registering) -> Self {
        let flow = Flow::idle(Link::default());
        Self { flow, registering, arrival: flow.slice(|link| link.arrival().clone()) }
    }

    /// What has come to the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Puts the link's registration in the place of the draft.
    pub fn take(self) {
        self.flow.dispatch(Event::Take { is_running: self.registering.runs() });
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
