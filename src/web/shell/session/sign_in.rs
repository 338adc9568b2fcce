//! Signing in: what there is to say about it, and the ways to begin.
//!
//! # Invariants
//! A question serves once, and there is one at a time. A page that stands by itself goes to Microsoft and comes back
//! for the first sign-in, and opens a window for what is needed in the middle of the form, so that nothing that is in
//! memory is lost; in a frame it is always a window. Where one comes back to is what was remembered, never what an
//! address says.

mod approval;
mod arrival;
mod beside;
mod notices;
mod redirect;
mod waiting;

use leptos::prelude::*;

pub use arrival::{addressed, arrive};
pub use beside::{cancel, show_window};
pub use notices::{ConsentNotice, Preflight, SignInAgain, SignInStatus, SignInTrouble, told};
pub use waiting::WaitingDialog;

use super::{
    live::{Live, Needed},
    own_address,
    tenant::Tenant,
};
use crate::{
    config::Config,
    http::request::GraphScope,
    registration::step::Step,
    signin::{
        answer::StoredAnswer,
        error::{Kind, Protocol, SignInError},
        pending::Pending,
        request::{Ask, Prompt, Randomness},
        return_address::ReturnAddress,
        return_to::ReturnTo,
        session::restore::{Refused, SignedOut, Starts, WasSignedIn},
        transport::Transport,
    },
    web::{
        browser::{
            clock,
            frames::{frame, leave},
            random, storage,
        },
        shell::state::{App, Page, RunPhase},
    },
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
    /// Another window is at Microsoft.
    Beside,
    /// Another window is at Microsoft, to end the session there.
    SigningOut,
    /// The person has called it off.
    Cancelled,
    /// Somebody was signed in before the page was loaded again, and has to sign in by hand.
    Ended {
        /// What names the account to Microsoft: another one must not go on in its place unasked.
        login_hint: Option<String>,
    },
    /// The person has signed out.
    SignedOut,
    /// The person has had the page forget the session.
    Forgotten,
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
pub struct SignIn {
    standing: RwSignal<Standing>,
    /// Counts the sign-ins that have come in beside the page: what waited for one goes on with each.
    came: RwSignal<u32>,
    /// Counts what ends a session, or a sign-in on its way to one: an answer that was waited for meanwhile is nobody's.
    ends: StoredValue<u32>,
    /// The question that another window is at Microsoft with.
    asking: StoredValue<Option<beside::Asking>, LocalStorage>,
}

impl SignIn {
    /// As it stands when the page is opened.
    pub fn new() -> Self {
        // What cannot be read is an answer as well, and is refused when it is taken in.
        let waits =
            !matches!(storage::load::<StoredAnswer>(), Ok(None)) || !matches!(storage::load::<WasSignedIn>(), Ok(None));
        let phase = if waits { Phase::Arriving } else { signed_out() };
        let sign_in = Self {
            standing: RwSignal::new(Standing { phase, consent: None }),
            came: RwSignal::new(0),
            ends: StoredValue::new(0),
            asking: StoredValue::new_local(None),
        };
        // A page that comes back out of the browser's cache is not on its way any more.
        StoredValue::new_local(leave::on_hidden(move || {
            if sign_in.standing.with_untracked(|standing| standing.phase == Phase::Leaving) {
                sign_in.set_phase(Phase::Idle);
            }
        }));
        sign_in
    }

    /// Looks at how it stands, and again with each change.
    pub fn with<T>(self, look: impl FnOnce(&Standing) -> T) -> T {
        self.standing.with(look)
    }

    /// How many sign-ins have come in beside the page, and again with each.
    pub fn came(self) -> u32 {
        self.came.get()
    }

    /// A permission is there by now that was asked for before: what waited for it goes on.
    fn granted(self, scope: GraphScope) {
        self.set_consent(Some(Consent::Granted(scope)));
        self.came.update(|came| *came += 1);
    }

    fn set_phase(self, phase: Phase) {
        self.standing.update(|standing| standing.phase = phase);
    }

    /// A question, or a sign-out, is at Microsoft.
    fn is_away(self) -> bool {
        let is_away =
            |standing: &Standing| matches!(standing.phase, Phase::Leaving | Phase::Beside | Phase::SigningOut);
        self.standing.with_untracked(is_away)
    }

    fn set_consent(self, consent: Option<Consent>) {
        if self.standing.with_untracked(|standing| standing.consent != consent) {
            self.standing.update(|standing| standing.consent = consent);
        }
    }
}

impl Default for SignIn {
    fn default() -> Self {
        Self::new()
    }
}

/// Watches the page for as long as it lives. Called once, by the outermost component.
///
/// When a run ends, the tokens that can write are dropped. That shortens the time for which one lies in memory, and no
/// more: Entra ID answers with everything that was consented to, so the next renewal can bring another.
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

/// Signs in, with the choice of the account. What was made up in the sandbox stays there.
pub fn start(app: App) {
    if app.is_sandbox() {
        crate::web::shell::leave(app);
    }
    interact(app, GraphScope::UserRead, &[], Prompt::SelectAccount, Transport::Redirect);
}

/// Signs in again with the same account, for what a policy asks for, and comes back here.
pub fn again(app: App) {
    let mut scope = GraphScope::UserRead;
    // A token that a policy refused is the one to come back with. Where the session is simply over, a permission that
    // nobody may have granted yet must not stand between the person and the next one.
    with_live(app, |live| {
        if let Some(Needed { scope: refused, error: SignInError { kind: Kind::NeedsUser { claims: Some(_) }, .. } }) =
            live.needed()
        {
            scope = refused;
        }
    });
    interact(app, scope, &[], Prompt::AsNeeded, Transport::Popup);
}

/// Has the person sign in anew with the same account, and comes back here.
pub fn anew(app: App) {
    interact(app, GraphScope::UserRead, &[], Prompt::Login, Transport::Popup);
}

/// Asks for a permission, with others that the same step needs, and comes back here. Microsoft asks the person for what
/// is missing, and for nothing where an administrator has granted it in the meantime.
pub fn consent(app: App, scope: GraphScope, also: &[GraphScope]) {
    interact(app, scope, also, Prompt::AsNeeded, Transport::Popup);
}

/// The step to come back to.
fn here(app: App) -> Step {
    app.routing.return_to(app.registering.is_registered.get_untracked())
}

/// Goes to Microsoft by this way, or by the one that can be gone. Called while a press is being handled: later, no
/// window can be opened.
fn interact(app: App, scope: GraphScope, also: &[GraphScope], prompt: Prompt, transport: Transport) {
    let Some(config) = config(app) else { return };
    // A second press must not take the place of what the first one has stored for its answer.
    if app.sign_in.is_away() {
        return;
    }
    let mut starts = storage::load::<Starts>().ok().flatten().unwrap_or_default();
    if !starts.allow(clock::now()) {
        return fail(app, Protocol::Loop);
    }
    // Refused storage remembers until the page is left, which is as long as a window beside it needs.
    let kept = storage::save(&starts).is_ok();
    let (mut hint, mut needed) = app.sign_in.standing.with_untracked(|standing| match &standing.phase {
        Phase::Ended { login_hint } => (login_hint.clone(), None),
        Phase::Failed(error) => (None, Some(error.clone())),
        _ => (None, None),
    });
    with_live(app, |live| {
        hint = live.login_hint();
        needed = live.needed().map(|Needed { error, .. }| error).or_else(|| needed.take());
    });
    let challenge = match needed.as_ref().map(|error| &error.kind) {
        Some(Kind::NeedsUser { claims }) => claims.as_ref(),
        _ => None,
    };
    let transport = if frame::is_framed() { Transport::Relay } else { transport };
    let ask = Ask {
        scope,
        also,
        prompt,
        login_hint: hint.as_deref(),
        account: None,
        challenge,
        return_to: Some(ReturnTo::Step(here(app))),
        transport,
    };
    if transport != Transport::Redirect && beside::ask(app, &config, ask) {
        return;
    }
    if !kept {
        return fail(app, Protocol::StorageRefused);
    }
    redirect::go(app, &config, Ask { transport: Transport::Redirect, ..ask });
}

fn fail(app: App, why: Protocol) {
    app.sign_in.set_phase(Phase::Failed(SignInError::of(Kind::Protocol(why))));
}

/// Fresh randomness for one question; none in a browser that gives none, which cannot sign anybody in.
fn randomness() -> Option<Randomness> {
    Some(Randomness {
        state: random::unguessable()?,
        nonce: random::unguessable()?,
        verifier: random::unguessable()?,
        client_request_id: super::live::request_id(),
    })
}

/// The redirect URI of this page, where it can have one.
pub fn return_address() -> Option<ReturnAddress> {
    own_address::own().ok()
}

/// Drops the session and every mark of it, and whatever is on its way to one.
pub fn forget(app: App) {
    app.sign_in.ends.update_value(|ends| *ends = ends.wrapping_add(1));
    beside::drop_question(app);
    with_live(app, Live::forget);
    storage::remove::<WasSignedIn>();
    storage::remove::<Pending>();
    storage::remove::<StoredAnswer>();
    storage::remove::<Refused>();
    app.sign_in.set_phase(Phase::Idle);
    app.sign_in.set_consent(None);
}

/// Drops the session and every mark of it, and says so.
pub fn forget_and_say_so(app: App) {
    forget(app);
    app.sign_in.set_phase(Phase::Forgotten);
}

/// Drops the session, then goes to Microsoft to end the one there as well. Nothing in the sandbox.
pub fn sign_out(app: App) {
    let transport = if frame::is_framed() { Transport::Relay } else { Transport::Redirect };
    let mut leaving = None;
    with_live(app, |live| {
        let authority = live.authority();
        leaving = return_address().zip(random::unguessable()).map(|(back, random)| {
            let address = authority.sign_out(&back, live.login_hint().as_deref(), random, transport);
            (authority.cloud, address, random)
        });
    });
    forget(app);
    let Some((cloud, address, random)) = leaving else { return };
    match transport {
        Transport::Relay => beside::sign_out(app, cloud, address, random),
        Transport::Redirect | Transport::Popup => redirect::sign_out(app, cloud, &address),
    }
}

/// The phase after signing out. The mark is read once. Whoever went to Microsoft to sign out, and did not come back from
/// it, may not have done it: this page has forgotten them, and says no more.
fn signed_out() -> Phase {
    match storage::take::<SignedOut>() {
        Ok(Some(SignedOut { returned: true })) => Phase::SignedOut,
        Ok(Some(SignedOut { returned: false })) => Phase::Forgotten,
        Ok(None) | Err(_) => Phase::Idle,
    }
}

/// Whether somebody is signed in, so that a way to Microsoft with this window would lose what is in memory.
fn has_session(app: App) -> bool {
    app.tenant.with_untracked(|tenant| matches!(tenant, Some(Tenant::Live(_))))
}

/// What a live session says or does; nothing in the sandbox, or where nobody is signed in.
fn with_live(app: App, act: impl FnOnce(&Live)) {
    app.tenant.with_untracked(|tenant| {
        if let Some(Tenant::Live(live)) = tenant {
            act(live);
        }
    });
}

/// The configuration in use.
fn config(app: App) -> Option<Config> {
    app.config.with_untracked(|config| config.config().cloned())
}
