//! Signing in by redirect: going to Microsoft, taking the answer in, going on after a reload, signing out.
//!
//! # Invariants
//! The page is left for Microsoft only after the question has been stored, and a stored question and answer serve
//! once. Where one comes back to is what was stored, never what the address says. Tokens are lost with every way to
//! Microsoft; the draft is not.

mod notices;

use leptos::prelude::*;

pub use notices::{ConsentNotice, Preflight, SignInAgain, SignInStatus};

use super::{
    live::{self, Live},
    route,
    state::{App, Page, RunPhase},
    tenant::Tenant,
};
use crate::{
    config::Config,
    http::request::GraphScope,
    registration::step::Step,
    signin::{
        answer::StoredAnswer,
        authority::Authority,
        error::{Kind, Protocol, SignInError},
        pending::Pending,
        request::{self, Ask, Prompt, Randomness},
        restore::{Refused, SignedOut, Starts, WasSignedIn},
        return_address::ReturnAddress,
    },
    web::browser::{clock, leave, location, random, storage},
};

/// How signing in stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is under way.
    #[default]
    Idle,
    /// The answer is being taken in.
    Arriving,
    /// The browser is going to Microsoft.
    Leaving,
    /// Somebody was signed in before the page was loaded again, and has to sign in by hand.
    Ended,
    /// The person has signed out.
    SignedOut,
    /// It came to nothing.
    Failed(SignInError),
}

/// What came of asking for a permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consent {
    /// It was given.
    Granted(GraphScope),
    /// It was not.
    Refused(Refused),
}

/// What there is to say about signing in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How it stands.
    pub phase: Phase,
    /// What came of asking for a permission, until another page is shown.
    pub consent: Option<Consent>,
}

/// Signing in, by a handle that is cheap to copy. Part of [`App`].
#[derive(Clone, Copy)]
pub struct SignIn(RwSignal<Standing>);

impl SignIn {
    /// As it stands when the page is opened.
    pub fn new() -> Self {
        // What cannot be read is an answer as well, and is refused when it is taken in.
        let waits =
            !matches!(storage::load::<StoredAnswer>(), Ok(None)) || !matches!(storage::load::<WasSignedIn>(), Ok(None));
        let phase = if waits { Phase::Arriving } else { signed_out() };
        let sign_in = Self(RwSignal::new(Standing { phase, consent: None }));
        // A page that comes back out of the browser's cache is not on its way any more.
        StoredValue::new_local(leave::on_hidden(move || {
            if sign_in.0.with_untracked(|standing| standing.phase == Phase::Leaving) {
                sign_in.set_phase(Phase::Idle);
            }
        }));
        sign_in
    }

    /// Looks at how it stands, and again with each change.
    pub fn with<T>(self, look: impl FnOnce(&Standing) -> T) -> T {
        self.0.with(look)
    }

    fn set_phase(self, phase: Phase) {
        self.0.update(|standing| standing.phase = phase);
    }

    fn set_consent(self, consent: Option<Consent>) {
        if self.0.with_untracked(|standing| standing.consent != consent) {
            self.0.update(|standing| standing.consent = consent);
        }
    }
}

impl Default for SignIn {
    fn default() -> Self {
        Self::new()
    }
}

/// Watches the page for as long as it lives. Called once, by the outermost component.
pub fn follow(app: App) {
    Effect::new(move |_| {
        if app.run.get() == RunPhase::Finished {
            with_live(app, Live::drop_write_tokens);
        }
    });
    Effect::new(move |before: Option<Page>| {
        let page = app.page.get();
        if before.is_some_and(|before| before != page && before != Page::Start) {
            app.sign_in.set_consent(None);
        }
        page
    });
}

/// The step that the page's address names, before anything changes the address.
pub fn addressed_step() -> Option<Step> {
    location::query("step").as_deref().and_then(Step::from_slug)
}

/// Takes an answer in that waits, or goes on after a reload. Called once `config.json` has been read.
pub async fn arrive(app: App, addressed: Option<Step>) {
    let config = app.config.with_untracked(|config| config.config().cloned());
    let answer = storage::take::<StoredAnswer>().transpose();
    match (config, answer) {
        (Some(config), Some(answer)) => {
            // Read once, whatever comes of it.
            let pending = storage::take::<Pending>();
            let Ok(Some(pending)) = pending else {
                return fail(app, SignInError::of(Kind::Protocol(Protocol::NothingPending)));
            };
            let asked = (pending.scope(), pending.is_silent(), pending.return_to());
            let came = match answer.map_err(|_| Protocol::Ambiguous).and_then(StoredAnswer::read) {
                Ok(answer) => match answer.validate(pending, &config, clock::now()) {
                    Ok(code) => Live::open(code, &Authority::of(&config)).await,
                    Err(error) => Err(error),
                },
                Err(problem) => Err(SignInError::of(Kind::Protocol(problem))),
            };
            match came {
                Ok(live) => arrived(app, live, asked),
                Err(error) => came_back(app, &config, error, asked),
            }
        }
        (Some(config), None) if app.tenant.with_untracked(Option::is_none) => {
            restore(app, &config, addressed);
        }
        // Without a configuration there is nobody to answer to.
        (None, Some(_)) => storage::remove::<Pending>(),
        (_, None) => {}
    }
    if app.sign_in.0.with_untracked(|standing| standing.phase == Phase::Arriving) {
        app.sign_in.set_phase(Phase::Idle);
    }
}

type Asked = (GraphScope, bool, Option<Step>);

fn arrived(app: App, live: Live, (scope, silent, return_to): Asked) {
    if let Some(login_hint) = live.login_hint() {
        // Where it cannot be kept, a reload asks for a press of "Sign in".
        let _ = storage::save(&WasSignedIn { login_hint });
    }
    // The guard is against sign-ins that fail one after the other.
    storage::remove::<Starts>();
    let refused = storage::take::<Refused>().ok().flatten();
    let consent = if silent {
        refused.map(Consent::Refused)
    } else if scope == GraphScope::UserRead {
        None
    } else if live.was_granted(scope) {
        Some(Consent::Granted(scope))
    } else {
        Some(Consent::Refused(Refused::new(scope, Box::default())))
    };
    app.tenant.set(Some(Tenant::Live(live)));
    app.sign_in.set_phase(Phase::Idle);
    app.sign_in.set_consent(consent);
    if let Some(step) = return_to {
        route::replace(app, Page::Step(step));
    }
}

fn came_back(app: App, config: &Config, error: SignInError, (scope, silent, return_to): Asked) {
    let for_consent = scope != GraphScope::UserRead;
    let declined = matches!(error.kind, Kind::Cancelled | Kind::NeedsAdmin | Kind::ConsentNeeded | Kind::Blocked);
    if silent {
        // Nobody was to be asked, and somebody has to be: the usual end of a session.
        let usual = matches!(error.kind, Kind::NeedsUser { .. } | Kind::ConsentNeeded | Kind::Blocked);
        app.sign_in.set_phase(if usual { Phase::Ended } else { Phase::Failed(error) });
        storage::remove::<Refused>();
    } else if for_consent && declined {
        // The way to Microsoft has cost the session, and the refusal is to be read where the permission was asked for.
        let kept = storage::save(&Refused::new(scope, error.support.clone())).is_ok();
        if !kept || !restore(app, config, return_to) {
            storage::remove::<Refused>();
            fail(app, error);
        }
    } else {
        fail(app, error);
    }
}

fn fail(app: App, error: SignInError) {
    app.sign_in.set_phase(Phase::Failed(error));
}

/// Signs in again without asking anybody, where somebody was signed in to this tab before. The mark is used up: a try
/// that fails is not repeated by itself. Says whether there was anybody.
fn restore(app: App, config: &Config, return_to: Option<Step>) -> bool {
    let Ok(Some(WasSignedIn { login_hint })) = storage::take::<WasSignedIn>() else { return false };
    let ask = Ask {
        scope: GraphScope::UserRead,
        prompt: Prompt::None,
        login_hint: Some(&login_hint),
        challenge: None,
        return_to,
    };
    go(app, config, ask);
    true
}

/// Signs in, with the choice of the account. What was made up in the sandbox stays there.
pub fn start(app: App) {
    if app.is_sandbox() {
        super::leave(app);
    }
    interact(app, GraphScope::UserRead, Prompt::SelectAccount, here(app));
}

/// Signs in again with the same account, for what a policy asks for, and comes back here.
pub fn again(app: App) {
    interact(app, GraphScope::UserRead, Prompt::AsNeeded, here(app));
}

/// Asks for a permission, and comes back here. What was refused just now is asked for expressly.
pub fn consent(app: App, scope: GraphScope) {
    let refused = app.sign_in.0.with_untracked(|standing| matches!(standing.consent, Some(Consent::Refused(_))));
    interact(app, scope, if refused { Prompt::Consent } else { Prompt::AsNeeded }, here(app));
}

/// The step to come back to. A run does not outlive the way to Microsoft; its review is where it goes on.
fn here(app: App) -> Step {
    match app.page.get_untracked() {
        Page::Step(step) => step,
        Page::Result => Step::Review,
        Page::Start | Page::Setup => app.reached.get_untracked(),
    }
}

fn interact(app: App, scope: GraphScope, prompt: Prompt, return_to: Step) {
    let Some(config) = app.config.with_untracked(|config| config.config().cloned()) else { return };
    let mut starts = storage::load::<Starts>().ok().flatten().unwrap_or_default();
    let allowed = starts.allow(clock::now());
    if !allowed || storage::save(&starts).is_err() {
        let why = if allowed { Protocol::StorageRefused } else { Protocol::Loop };
        return fail(app, SignInError::of(Kind::Protocol(why)));
    }
    let mut hint = None;
    let mut needed = app.sign_in.0.with_untracked(|standing| match &standing.phase {
        Phase::Failed(error) => Some(error.clone()),
        _ => None,
    });
    with_live(app, |live| {
        hint = live.login_hint();
        needed = live.needed();
    });
    let challenge = match needed.as_ref().map(|error| &error.kind) {
        Some(Kind::NeedsUser { claims }) => claims.as_ref(),
        _ => None,
    };
    go(app, &config, Ask { scope, prompt, login_hint: hint.as_deref(), challenge, return_to: Some(return_to) });
}

/// Stores the question and leaves for Microsoft.
fn go(app: App, config: &Config, ask: Ask<'_>) {
    let left = leave_for_microsoft(config, ask);
    app.sign_in.set_phase(match left {
        Ok(()) => Phase::Leaving,
        Err(error) => Phase::Failed(error),
    });
}

fn leave_for_microsoft(config: &Config, ask: Ask<'_>) -> Result<(), SignInError> {
    let failed = |why| SignInError::of(Kind::Protocol(why));
    let back = return_address().ok_or_else(|| failed(Protocol::AddressUnusable))?;
    let randomness = || {
        Some(Randomness {
            state: random::unguessable()?,
            nonce: random::unguessable()?,
            verifier: random::unguessable()?,
            client_request_id: live::request_id(),
        })
    };
    // A browser that gives no randomness cannot sign anybody in.
    let randomness = randomness().ok_or_else(|| failed(Protocol::StorageRefused))?;
    let (address, pending) = request::begin(config, &back, ask, randomness, clock::now())?;
    if storage::save(&pending).is_err() {
        storage::remove::<Pending>();
        return Err(failed(Protocol::StorageRefused));
    }
    location::assign(config.cloud, &address).map_err(|_| {
        storage::remove::<Pending>();
        failed(Protocol::AddressUnusable)
    })
}

/// The redirect URI of this page, where it can have one.
pub fn return_address() -> Option<ReturnAddress> {
    ReturnAddress::of_page(&location::base()).ok()
}

/// Drops the session and every mark of it.
pub fn forget(app: App) {
    with_live(app, Live::forget);
    storage::remove::<WasSignedIn>();
    storage::remove::<Pending>();
    storage::remove::<StoredAnswer>();
    storage::remove::<Refused>();
    app.sign_in.set_phase(Phase::Idle);
    app.sign_in.set_consent(None);
}

/// Drops the session, then leaves for Microsoft to end the one there as well. Nothing in the sandbox.
pub fn sign_out(app: App) {
    let mut way = None;
    with_live(app, |live| {
        let authority = live.authority();
        way = return_address()
            .zip(random::unguessable())
            .map(|(back, state)| (authority.cloud, authority.sign_out(&back, live.login_hint().as_deref(), state)));
    });
    forget(app);
    let Some((cloud, address)) = way else { return };
    // Where it cannot be kept, the start page comes without the word about it.
    let _ = storage::save(&SignedOut);
    match location::assign(cloud, &address) {
        Ok(()) => app.sign_in.set_phase(Phase::Leaving),
        // This page's session is gone in any case, and that is what it says.
        Err(_) => app.sign_in.set_phase(signed_out()),
    }
}

/// The phase after signing out. The mark is read once.
fn signed_out() -> Phase {
    if matches!(storage::take::<SignedOut>(), Ok(Some(_))) { Phase::SignedOut } else { Phase::Idle }
}

/// What a live session says or does; nothing in the sandbox, or where nobody is signed in.
fn with_live(app: App, act: impl FnOnce(&Live)) {
    app.tenant.with_untracked(|tenant| {
        if let Some(Tenant::Live(live)) = tenant {
            act(live);
        }
    });
}
