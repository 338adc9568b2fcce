//! Signing in, for every page: how it stands, and what can be asked of it, whether its part is there or not.
//!
//! # Invariants
//! - Nothing is decided here. What is asked goes to the session where that is there, and waits for it else; what there is
//!   to do without one, [`sandbox`] says.
//! - The part is fetched when it is wanted or the tab has kept something for it, and not for the sandbox.

use std::ops::Deref;

use crate::web::reactive::prelude::*;

use super::{
    asked::{Asked, Standing},
    own_session::OwnSession,
};
use crate::{
    flow::session::{Intent, Reason, sandbox},
    http::request::GraphScope,
    signin::{
        answer::StoredAnswer,
        session::restore::{SignedOut, WasSignedIn},
    },
    web::{
        browser::{parts::NotLoaded, storage},
        shell::{
            in_use::CurrentTenant,
            late::{Hook, Late},
            part::{Part, Parts, Stands},
            tab_storage::TestBegun,
        },
    },
};

/// Signing in. Taken with [`SignIn::here`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct SignIn(&'static Within);

impl Deref for SignIn {
    type Target = Within;

    fn deref(&self) -> &Within {
        self.0
    }
}

/// What there is of it.
pub struct Within {
    pub(in crate::web::shell) session: Late<OwnSession>,
    /// What ends without a session, done.
    pub(in crate::web::shell) changes: Late<Hook<Vec<sandbox::Change>>>,
    waiting: StoredValue<Vec<Asked>>,
    /// The person waits for the part.
    is_awaited: RwSignal<bool>,
    /// The tab has kept an answer, or that somebody was signed in.
    arrives: bool,
    parts: Parts,
    current: CurrentTenant,
}

impl SignIn {
    /// As it stands when the page is opened.
    pub(in crate::web::shell) fn new(parts: Parts, current: CurrentTenant) -> Self {
        Self(Box::leak(Box::new(Within {
            session: Late::new(),
            changes: Late::new(),
            waiting: StoredValue::new(Vec::new()),
            is_awaited: RwSignal::new(false),
            arrives: storage::is_stored::<StoredAnswer>() || storage::is_stored::<WasSignedIn>(),
            parts,
            current,
        })))
    }

    /// Fetches the part where the tab has kept something for it. Called once, before anything is shown.
    pub(in crate::web::shell) fn open(self) {
        if self.arrives || storage::is_stored::<SignedOut>() {
            // Without an answer one goes to Microsoft anew.
            let goes = self.arrives && !storage::is_stored::<StoredAnswer>();
            self.parts.want(if goes { Part::Leaving } else { Part::Session });
        }
        // Whoever comes back goes on with the form, or with the set-up that was tried out.
        if storage::is_stored::<StoredAnswer>() && !storage::is_stored::<TestBegun>() {
            self.parts.want(Part::Form);
        }
    }

    /// What was asked before the session was there, in order.
    pub(in crate::web::shell) fn take_waiting(self) -> Vec<Asked> {
        self.is_awaited.set(false);
        self.waiting.try_update_value(std::mem::take).unwrap_or_default()
    }

    fn ask(self, asked: Asked) {
        if let Some(session) = self.session.look() {
            session.take.call(asked);
        } else {
            let goes = matches!(asked, Asked::Go(_));
            self.wait(asked);
            self.parts.want(if goes { Part::Leaving } else { Part::Session });
        }
    }

    /// Keeps what was asked until it can be done.
    pub(in crate::web::shell) fn wait(self, asked: Asked) {
        self.is_awaited.set(true);
        self.waiting.update_value(|waiting| waiting.push(asked));
    }

    /// Goes to Microsoft. Called while a press is being handled: later, no window can be opened.
    pub fn go(self, intent: Intent) {
        self.ask(Asked::Go(intent));
    }

    /// Signs in again with the same account, for what a policy asks for, and comes back here.
    pub fn again(self) {
        self.go(Intent::Again);
    }

    /// Asks for a permission, with others that the same step needs, and comes back here.
    pub fn step_up(self, scope: GraphScope, also: Vec<GraphScope>) {
        self.go(Intent::StepUp { scope, also });
    }

    /// Ends what there is.
    pub fn end(self, reason: Reason) {
        let in_sandbox = untrack(|| self.current.is_sandbox());
        let is_alone = self.session.look().is_none() && sandbox::can_end(in_sandbox, &reason);
        match self.changes.look().filter(|_| is_alone) {
            Some(changes) => {
                // Whoever goes elsewhere does not wait for Microsoft any more.
                drop(self.take_waiting());
                changes.call(sandbox::end(in_sandbox, &reason));
            }
            None => self.ask(Asked::End(reason)),
        }
    }

    /// The person does not want to any more.
    pub fn cancel(self) {
        self.ask(Asked::Cancel);
    }

    /// Brings the other window to the front.
    pub fn show_window(self) {
        self.ask(Asked::ShowWindow);
    }

    /// Something else is known of `config.json`.
    pub(in crate::web::shell) fn configured(self) {
        if let Some(session) = self.session.look() {
            session.take.call(Asked::Configured);
        }
    }

    /// How it stands.
    pub fn standing(self) -> Standing {
        match self.session.get() {
            Some(session) => session.standing.get(),
            None if self.arrives => Standing::Arriving,
            None => Standing::Idle,
        }
    }

    /// Whether there is something to say that [`Part::Notices`] has the words for.
    pub fn has_to_say(self) -> bool {
        self.session.get().is_some_and(|session| session.says.get())
    }

    /// Whether the person waits for something that is on its way.
    pub fn is_coming(self) -> bool {
        self.is_awaited.get() && !matches!(self.parts.stands(Part::Session), Stands::Missing(_))
    }

    /// Why a part did not come, where something waits for it. [`Part::Leaving`] brings both.
    pub fn not_loaded(self) -> Option<NotLoaded> {
        match (self.parts.stands(Part::Session), self.parts.stands(Part::Leaving)) {
            (Stands::Missing(why), _) if self.arrives || self.is_awaited.get() => Some(why),
            (Stands::Here, Stands::Missing(why)) if self.standing() == Standing::Leaving => Some(why),
            _ => None,
        }
    }

    /// How many sign-ins have come in, and again with each: what waited for one goes on.
    pub fn came(self) -> u32 {
        self.session.get().map_or(0, |session| session.came.get())
    }

    /// Whether one is in the sandbox, looked at once.
    pub fn is_in_sandbox(self) -> bool {
        untrack(|| self.current.is_sandbox())
    }
}
