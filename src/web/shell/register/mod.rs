//! Registering, on the page: what is pressed goes into the flow, its requests go to the tenant in use, and pages take
//! what they show from here.

pub mod embedded;

use leptos::prelude::*;
use time::{Duration, OffsetDateTime};

use super::{flow::Flow, state::App};
use crate::{
    directory::{
        application::Application,
        cloud::Cloud,
        ids::{KeyId, ObjectId},
        secret::SecretText,
        tenant::TenantContext,
    },
    flow::register::{
        Circumstances, Effect as Asked, Event, HeldBack, Loss, Phase, Question, Register, Write,
        secret_holder::ShownSecret,
    },
    http::response::{NoAnswer, NotSent},
    registration::{draft::DraftStoreFields as _, validate::Registration},
    run::{
        ledger::{Kept, Ledger},
        outcome::Outcome,
        progress::CallProgress,
    },
    web::browser::{
        clock::{self, moment},
        frames::leave,
        storage,
    },
    words::session::other_window as words,
};

/// Registering, by a handle that is cheap to copy: what pages show of it, and what they can ask of it.
#[derive(Clone, Copy)]
pub struct Registering {
    flow: Flow<Register, Event>,
    circumstances: StoredValue<Option<Box<dyn Fn() -> Circumstances>>, LocalStorage>,
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
    /// What is being registered.
    pub registration: Memo<Option<Registration>>,
    /// The application that the run has made.
    pub application: Memo<Option<Application>>,
    /// The service principal that the run has made.
    pub service_principal: Memo<Option<ObjectId>>,
    /// The secrets that the run has made, without their values.
    pub secrets: Memo<Vec<ShownSecret>>,
    /// The moment, each second while a run is under way: waits are counted down by it.
    pub clock: Memo<OffsetDateTime>,
    /// How long the run has taken so far, the person's pauses between tries not counted.
    pub took: Memo<Duration>,
}

impl Registering {
    /// No run yet; nothing is taken in before [`follow`].
    pub(super) fn new() -> Self {
        let flow = Flow::idle(Register::new(moment()));
        Self {
            flow,
            circumstances: StoredValue::new_local(None),
            phase: flow.slice(Register::phase),
            progress: flow.slice(Register::progress),
            is_registered: flow.slice(Register::is_registered),
            is_client_registered: flow.slice(Register::is_client_registered),
            loss: flow.slice(Register::loss),
            held_back: flow.slice(Register::held_back),
            registration: flow.slice(|register| register.registration().cloned()),
            application: flow.slice(|register| register.outcome()?.application),
            service_principal: flow.slice(|register| register.outcome()?.service_principal),
            secrets: flow.slice(|register| register.secrets().shown().cloned().collect()),
            clock: flow.slice(|register| register.clock().wall),
            took: flow.slice(Register::took),
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

    /// "Stop waiting". What is under way is let come.
    pub fn stop_waiting(self) {
        self.dispatch(Event::StopWaiting);
    }

    fn with_circumstances(self, event: impl FnOnce(Box<Circumstances>) -> Event) {
        let at = self.circumstances.with_value(|look| look.as_ref().map(|look| untrack(look)));
        if let Some(at) = at {
            self.dispatch(event(Box::new(at)));
        }
    }

    /// Whether leaving now would lose something.
    pub fn is_guarded(self) -> bool {
        self.loss.get().is_some()
    }

    /// Whether it is guarded at this moment, looked at once.
    pub fn guards(self) -> bool {
        self.flow.with_untracked(Register::is_guarded)
    }

    /// Whether there is a run at this moment, looked at once.
    pub fn has_run(self) -> bool {
        self.flow.with_untracked(Register::phase) != Phase::Idle
    }

    /// Whether a run is under way at this moment, looked at once.
    pub fn runs(self) -> bool {
        self.flow.with_untracked(Register::phase) == Phase::Running
    }

    /// Whether the run has stopped for want of a sign-in.
    pub fn waits_for_sign_in(self) -> bool {
        self.flow.with(Register::waits_for_sign_in)
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

/// How things stand at a press.
fn circumstances(app: &'static App) -> Circumstances {
    Circumstances {
        draft: app.form.draft.get_untracked(),
        ledger: app.preview.ledger_of_draft(),
        cloud: app.current.context.with(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud)),
        mode: app.preview.mode.get_untracked(),
        ending: app.sign_in.ending(),
        proof: app.sign_in.proof_asked_for(),
        is_framed: app.second_press.is_needed(),
        // The bits of a random fraction are random enough to spread waits.
        seed: js_sys::Math::random().to_bits(),
    }
}

/// Performs what the flow asks for, and tells it what the page notices, for as long as that lives. Called once.
pub(in crate::web::shell) fn follow(app: &'static App) {
    let registering = app.registering;
    // One that cannot be read is found again by looking.
    app.preview.ledger.set(storage::load().ok().flatten());
    registering.circumstances.set_value(Some(Box::new(move || circumstances(app))));
    registering.flow.begin(Register::update, move |flow, effect| perform(app, flow, effect));
    // The browser asks before the tab is left while something would be lost.
    let asking = StoredValue::new_local(None);
    Effect::new(move |_| asking.set_value(if registering.is_guarded() { leave::ask_first() } else { None }));
    StoredValue::new_local(leave::on_hidden(move || registering.dispatch(Event::Hidden)));
    Effect::new(move |before: Option<u32>| {
        let came = app.sign_in.came();
        if before.is_some_and(|before| before != came) {
            registering.with_circumstances(Event::SignedIn);
        }
        came
    });
    Effect::new(move |_| {
        let key = |context: &TenantContext| (context.tenant_id, context.account.clone());
        registering.dispatch(Event::AccountIs(app.current.context.with(|context| context.as_ref().map(key))));
    });
}

/// Keeps what exists, for a reload to go on from. The sandbox's tenant ends with the page.
fn keep_ledger(app: &'static App, ledger: Ledger) {
    let Some(tenant) = app.current.context.with_untracked(|context| context.as_ref().map(|context| context.tenant_id))
    else {
        return;
    };
    let kept = Kept::new(tenant, ledger);
    if !app.current.is_sandbox() {
        // Where it cannot be kept, what exists is found again by looking.
        let _ = storage::save(&kept);
    }
    app.preview.ledger.set(Some(kept));
}

fn perform(app: &'static App, flow: Flow<Register, Event>, effect: Asked) {
    match effect {
        Asked::Send { turn, request } => {
            let tenant = app.current.tenant.get_untracked();
            flow.dispatch_later(async move {
                let answer = match tenant {
                    Some(tenant) => tenant.send(request).await,
                    None => Err(NoAnswer::NotSent(NotSent::SignInNeeded)),
                };
                Event::Came { turn, answer }
            });
        }
        Asked::Wait { turn, pause } => flow.dispatch_later(async move {
            clock::sleep(pause).await;
            Event::Ticked { turn }
        }),
        Asked::Ask(Question { name, grants, addresses }) => {
            let question = if grants { words::register_and_grant } else { words::register };
            let confirmed = move || app.registering.with_circumstances(Event::Confirmed);
            app.second_press.ask(|tenant| question(&name, tenant), addresses, confirmed);
        }
        Asked::ShowResult => app.routing.show_run(),
        Asked::Keep(ledger) => keep_ledger(app, ledger),
        Asked::Finished { refused_reference } => {
            app.form.draft.refused_reference().set(refused_reference);
        }
        Asked::ForgetTenant => {
            app.form.draft.refused_reference().set(None);
        }
    }
}
