//! Registering, on the page: what is pressed goes into the flow, its requests go to the tenant in use, and pages take
//! what they show from here.

pub mod embedded;
pub mod undo;

use crate::web::reactive::prelude::*;
use time::{Duration, OffsetDateTime};

use super::{flow::Flow, late::Hook};
use crate::{
    directory::{
        app_management::CredentialRules,
        application::{Application, Owner},
        ids::{KeyId, ObjectId},
        secret::SecretText,
    },
    flow::register::{
        Circumstances, Event, HeldBack, Loss, Phase, Register, Remedy, Write,
        secret_holder::{ShownSecret, Unsaved},
    },
    http::request::GraphScope,
    registration::validate::Registration,
    run::{outcome::Outcome, progress::CallProgress, refused::WayOut},
    web::browser::clock::moment,
};

/// Registering, by a handle that is cheap to copy: what pages show of it, and what they can ask of it.
#[derive(Clone, Copy)]
pub struct Registering {
    pub(super) flow: Flow<Register, Event>,
    circumstances: Hook<(), Circumstances>,
    /// What leaving would have lost is given up.
    pub(super) leave: Hook<()>,
    /// The run is of no use any more.
    pub(super) drop: Hook<()>,
    /// Whether it has stopped for want of a sign-in.
    pub(super) waits: Memo<bool>,
    /// How far the run has come.
    pub phase: Memo<Phase>,
    /// The run, call by call.
    pub progress: Memo<Vec<CallProgress>>,
    /// Whether the run has done all that it was for.
    pub is_registered: Memo<bool>,
    /// Whether the client is registered, whatever becomes of its grants.
    pub is_client_registered: Memo<bool>,
    /// What leaving now would lose.
    pub loss: Memo<Option<Loss>>,
    /// Why nothing was sent at the last press.
    pub held_back: Memo<Option<HeldBack>>,
    /// What the page itself is not allowed yet, as far as somebody has looked.
    pub lacking: Memo<Vec<GraphScope>>,
    /// What the run has stopped for the want of, where that is all that keeps the client from being registered.
    pub unapproved: Memo<Vec<GraphScope>>,
    /// What helps a run that has stopped.
    pub remedy: Memo<Remedy>,
    /// Whether the person has cancelled it.
    pub is_cancelled: Memo<bool>,
    /// Whether something exists, or may exist, because of it.
    pub leaves_something: Memo<bool>,
    /// What can take the place of a credential that a policy has refused.
    pub ways_out: Memo<Vec<WayOut>>,
    /// What is being registered.
    pub registration: Memo<Option<Registration>>,
    /// The application that the run has made.
    pub application: Memo<Option<Application>>,
    /// The service principal that the run has made.
    pub service_principal: Memo<Option<ObjectId>>,
    /// The secrets that the run has made, without their values.
    pub secrets: Memo<Vec<ShownSecret>>,
    /// What is to be done about those that the page holds.
    pub unsaved: Memo<Option<Unsaved>>,
    /// The moment, each second while a run is under way: waits are counted down by it.
    pub clock: Memo<OffsetDateTime>,
    /// How long the run has taken so far, the person's pauses between tries not counted.
    pub took: Memo<Duration>,
    /// The application that was undone last.
    pub undone: RwSignal<Option<Application>>,
}

impl Registering {
    /// No run yet; nothing is taken in before [`super::wiring::register`] begins the flow.
    pub(super) fn new(
        circumstances: impl Fn() -> Circumstances + 'static,
        rules: impl Fn() -> CredentialRules + 'static,
    ) -> Self {
        let flow = Flow::idle(Register::new(moment()));
        Self {
            flow,
            circumstances: Hook::new(move |()| circumstances()),
            leave: Hook::new(move |()| flow.dispatch(Event::LeftAnyway)),
            drop: Hook::new(move |()| flow.dispatch(Event::Dropped)),
            waits: flow.slice(Register::waits_for_sign_in),
            phase: flow.slice(Register::phase),
            progress: flow.slice(Register::progress),
            is_registered: flow.slice(Register::is_registered),
            is_client_registered: flow.slice(Register::is_client_registered),
            loss: flow.slice(Register::loss),
            held_back: flow.slice(Register::held_back),
            lacking: flow.slice(|register| register.lacking().to_vec()),
            unapproved: flow.slice(Register::unapproved),
            remedy: flow.slice(Register::remedy),
            is_cancelled: flow.slice(Register::is_cancelled),
            leaves_something: flow.slice(|register| register.ledger().is_some_and(|ledger| !ledger.is_empty())),
            ways_out: flow.slice(move |register| register.ways_out(&rules(), register.clock().wall)),
            registration: flow.slice(|register| register.registration().cloned()),
            application: flow.slice(|register| register.outcome()?.application),
            service_principal: flow.slice(|register| register.outcome()?.service_principal),
            secrets: flow.slice(|register| register.secrets().shown().cloned().collect()),
            unsaved: flow.slice(|register| register.secrets().unsaved()),
            clock: flow.slice(|register| register.clock().wall),
            took: flow.slice(Register::took),
            undone: RwSignal::new(None),
        }
    }

    /// Registering on the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Takes in what has happened.
    pub fn dispatch(self, event: Event) {
        self.flow.dispatch(event);
    }

    /// "Register" or "Try again".
    pub fn press(self, write: Write) {
        self.with_circumstances(|at| Event::Pressed(write, at));
    }

    /// Something takes the place of what a policy has refused.
    pub fn go_way_out(self, way: WayOut) {
        self.with_circumstances(|at| Event::ChoseWayOut(way, at));
    }

    /// It was looked which permissions the page itself lacks.
    pub fn looked(self, lacking: Vec<GraphScope>) {
        self.with_circumstances(|at| Event::Looked(lacking, at));
    }

    /// "Stop waiting". What is under way is let come.
    pub fn stop_waiting(self) {
        self.dispatch(Event::StopWaiting);
    }

    pub(super) fn with_circumstances(self, event: impl FnOnce(Box<Circumstances>) -> Event) {
        let at = self.circumstances.call(());
        self.dispatch(event(Box::new(at)));
    }

    /// "Cancel". What is under way is let come.
    pub fn cancel(self) {
        self.dispatch(Event::Cancelled);
    }

    /// The requests of the run, to hand on.
    pub fn log(self) -> String {
        self.flow.with(Register::log)
    }

    /// Whether leaving now would lose something.
    pub fn is_guarded(self) -> bool {
        self.loss.get().is_some()
    }

    /// Whether a run is under way at this moment, looked at once.
    pub fn runs(self) -> bool {
        self.flow.with_untracked(Register::phase) == Phase::Running
    }

    /// The owners that the run adds, looked at once.
    pub fn owners(self) -> &'static [Owner] {
        self.flow.with_untracked(Register::owners)
    }

    /// What the run has made so far, looked at once.
    pub fn outcome<T>(self, look: impl FnOnce(&Outcome) -> T) -> Option<T> {
        self.flow.with_untracked(|register| register.outcome().map(look))
    }

    /// The same, looked at each second.
    pub fn seconds_left_now(self, key_id: KeyId) -> Option<i64> {
        self.flow.with(|register| register.secrets().seconds_left(key_id, register.clock()))
    }

    /// Seconds until a secret is removed.
    pub fn seconds_left(self, key_id: KeyId) -> Memo<Option<i64>> {
        self.flow.slice(move |register| register.secrets().seconds_left(key_id, register.clock()))
    }

    /// The value of a secret, for the one element that shows it.
    pub fn with_secret(self, key_id: KeyId, look: &mut dyn FnMut(&SecretText)) {
        self.flow.with_untracked(|register| {
            if let Some(value) = register.secrets().value(key_id) {
                look(value);
            }
        });
    }
}
