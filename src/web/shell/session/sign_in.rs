//! Signing in, by a handle that is cheap to copy: what pages show of it, and what they can ask of it.
//!
//! # Invariants
//! Nothing is decided here: what is pressed goes into [`SessionFlow`], and what it says to do is done by
//! [`crate::web::shell::wiring::session`].

use std::ops::Deref;

use crate::web::reactive::prelude::*;

use super::{
    other_window::{self, OtherWindow},
    own_address,
    tickets::Tickets,
};
use crate::{
    config::Config,
    directory::tenant::TenantContext,
    flow::session::{
        Consent, Environment, Event, InUse, Intent, Marks, Needed, Phase, SessionFlow, SessionNumber, SignedIn,
    },
    http::{request::GraphScope, response::NotSent},
    signin::{
        answer::StoredAnswer,
        error::SignInError,
        return_to::ReturnTo,
        session::{Proof, ending::Ending},
    },
    web::{
        browser::{clock::moment, frames::frame, random, storage},
        shell::{flow::Flow, tab_storage},
    },
};

/// Signing in. Taken with [`SignIn::here`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct SignIn(&'static Parts);

impl Deref for SignIn {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What there is of it.
pub struct Parts {
    pub(in crate::web::shell) flow: Flow<SessionFlow, Event>,
    pub(in crate::web::shell) other_window: other_window::Place,
    pub(in crate::web::shell) tickets: Tickets,
    /// Where to come back to.
    return_to: StoredValue<Option<Box<dyn Fn() -> ReturnTo>>>,
    /// How it stands, as far as it is to be said.
    pub phase: Memo<Phase>,
    /// What came of asking for a permission, until another page is shown.
    pub consent: Memo<Option<Consent>>,
    /// Why the person has to sign in again.
    pub needed: Memo<Option<Needed>>,
    /// Why there was no token the last time that there was none for a while.
    pub trouble: Memo<Option<SignInError>>,
    came: Memo<u32>,
}

impl SignIn {
    /// As it stands when the page is opened, for as long as that lives; nothing is taken in before
    /// [`crate::web::shell::wiring::session::follow`].
    pub fn new() -> Self {
        let environment = Environment { back: own_address::own().ok(), is_framed: frame::is_framed() };
        let flow = Flow::idle(SessionFlow::new(environment, marks()));
        Self(Box::leak(Box::new(Parts {
            flow,
            other_window: StoredValue::new(None),
            tickets: Tickets::new(),
            return_to: StoredValue::new(None),
            phase: flow.slice(SessionFlow::phase),
            consent: flow.slice(|session| session.consent().cloned()),
            needed: flow.slice(|session| session.signed_in().and_then(SignedIn::needed).cloned()),
            trouble: flow.slice(|session| session.signed_in().and_then(SignedIn::trouble).cloned()),
            came: flow.slice(SessionFlow::came),
        })))
    }

    /// Signing in on the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Where a person comes back to from Microsoft, looked at as they go.
    pub(in crate::web::shell) fn returns_to(self, place: impl Fn() -> ReturnTo + 'static) {
        self.return_to.set_value(Some(Box::new(place)));
    }

    /// Takes in what has happened.
    pub fn dispatch(self, event: Event) {
        self.flow.dispatch(event);
    }

    /// Goes to Microsoft. Called while a press is being handled: later, no window can be opened.
    pub fn go(self, intent: Intent) {
        let place = self.return_to.with_value(|look| look.as_ref().map(|look| untrack(look)));
        if let Some(return_to) = place {
            self.dispatch(Event::SignIn { intent, return_to, randomness: random::question() });
        }
    }

    /// Signs in again with the same account, for what a policy asks for, and comes back here.
    pub fn again(self) {
        self.go(Intent::Again);
    }

    /// Asks for a permission, with others that the same step needs, and comes back here.
    pub fn step_up(self, scope: GraphScope, also: Vec<GraphScope>) {
        self.go(Intent::StepUp { scope, also });
    }

    /// The person does not want to any more.
    pub fn cancel(self) {
        self.dispatch(Event::Cancel);
    }

    /// Brings the other window to the front.
    pub fn show_window(self) {
        self.other_window.with_value(|other| other.as_ref().map(OtherWindow::focus));
    }

    /// How many sign-ins have come in, and again with each: what waited for one goes on.
    pub fn came(self) -> u32 {
        self.came.get()
    }

    /// Whether one is in the sandbox, looked at once.
    pub fn is_in_sandbox(self) -> bool {
        self.flow.with_untracked(SessionFlow::in_use) == InUse::Sandbox
    }

    /// The session in use, looked at once.
    pub fn session(self) -> Option<SessionNumber> {
        self.flow.with_untracked(|session| session.signed_in().map(SignedIn::number))
    }

    /// Who is signed in, and where, looked at once.
    pub fn context(self) -> Option<TenantContext> {
        self.flow.with_untracked(|session| session.signed_in().map(|own| own.context().clone()))
    }

    /// Gets a token for this, silently, if that can be done.
    pub async fn prepare(self, session: SessionNumber, scope: GraphScope) -> Result<(), NotSent> {
        let ticket = self.tickets.draw();
        self.dispatch(Event::Wanted { ticket, session, scope });
        self.tickets.wait(ticket).await.map(drop)
    }

    /// Whether somebody is signed in, so that a way to Microsoft with this window would lose what is in memory.
    pub fn is_signed_in(self) -> bool {
        self.flow.with_untracked(|session| session.signed_in().is_some())
    }

    /// The configuration that people sign in by, looked at once.
    pub fn config(self) -> Option<Config> {
        self.flow.with_untracked(|session| session.config().cloned())
    }

    /// How near the end of the session is, by the clocks as they are now.
    pub fn ending(self) -> Ending {
        self.flow.with_untracked(|session| session.ending(moment()))
    }

    /// What Microsoft says of when the person last proved who they are; none where nobody asks for that.
    pub fn proof_asked_for(self) -> Option<Proof> {
        self.flow.with_untracked(|session| session.proof_asked_for(moment()))
    }
}

impl Default for SignIn {
    fn default() -> Self {
        Self::new()
    }
}

/// What the tab has kept.
fn marks() -> Marks {
    Marks {
        was_signed_in: storage::load().ok().flatten(),
        // What cannot be read is an answer as well, and is refused when it is taken in.
        answer_waits: !matches!(storage::load::<StoredAnswer>(), Ok(None)),
        refused: storage::load().ok().flatten(),
        starts: storage::load().ok().flatten().unwrap_or_default(),
        // Said once.
        signed_out: storage::take().ok().flatten(),
        in_sandbox: tab_storage::was_in_sandbox(),
    }
}
