//! Taking an answer of Microsoft's in, by whatever way it came.
//!
//! # Invariants
//! A question and its answer serve once, whatever comes of them. What comes in after the session was ended, or left for
//! the sandbox, is nobody's, tokens and errors alike. Another person's sign-in never goes on with what was
//! begun by the one who is signed in.

use std::future::Future;

use leptos::prelude::*;

use super::{Consent, Phase, config, redirect};
use crate::{
    config::Config,
    http::request::GraphScope,
    signin::{
        answer::{StoredAnswer, UnvalidatedAnswer},
        error::{Kind, Protocol, SignInError},
        pending::Pending,
        return_to::ReturnTo,
        session::{
            Session,
            restore::{Refused, Starts, WasSignedIn},
        },
    },
    web::{
        browser::{clock, location, storage},
        shell::{
            route,
            session::{live::Live, tenant::Tenant},
            state::{App, Page, RunPhase},
        },
    },
};

/// What was asked for.
struct Asked {
    /// The permission.
    scope: GraphScope,
    /// Nobody was to be asked anything.
    is_silent: bool,
    /// Whose account it was about.
    login_hint: Option<String>,
    /// Where to come back to.
    return_to: Option<ReturnTo>,
}

impl Asked {
    fn of(pending: &Pending) -> Self {
        Self {
            scope: pending.scope(),
            is_silent: pending.is_silent(),
            login_hint: pending.login_hint().map(str::to_owned),
            return_to: pending.return_to(),
        }
    }
}

/// The place that the page's address names, before anything changes the address.
pub fn addressed() -> Option<ReturnTo> {
    location::query("step").as_deref().and_then(ReturnTo::from_slug)
}

/// Takes an answer in that waits, or goes on after a reload. Called once `config.json` has been read.
pub async fn arrive(app: App, addressed: Option<ReturnTo>) {
    let answer = storage::take::<StoredAnswer>().transpose();
    match (config(app), answer) {
        (Some(config), Some(answer)) => {
            // Read once, whatever comes of it.
            let Ok(Some(pending)) = storage::take::<Pending>() else {
                return fail(app, SignInError::of(Kind::Protocol(Protocol::NothingPending)));
            };
            let asked = Asked::of(&pending);
            let answer = answer.map_err(|_| Protocol::Ambiguous).and_then(StoredAnswer::read);
            match unless_ended(app, redeem(&config, pending, answer)).await {
                Some(Ok(session)) => {
                    let live = unless_ended(app, Live::of(session)).await;
                    if let Some(live) = live {
                        arrived(app, live, asked);
                    }
                }
                Some(Err(error)) => came_back(app, &config, error, asked),
                None => {}
            }
        }
        (Some(config), None) if app.tenant.with_untracked(Option::is_none) => {
            redirect::restore(app, &config, addressed);
        }
        // Without a configuration there is nobody to answer to.
        (None, Some(_)) => storage::remove::<Pending>(),
        (_, None) => {}
    }
    if app.sign_in.standing.with_untracked(|standing| standing.phase == Phase::Arriving) {
        app.sign_in.set_phase(Phase::Idle);
    }
}

/// What comes of this, unless the session is ended meanwhile.
async fn unless_ended<T>(app: App, work: impl Future<Output = T>) -> Option<T> {
    let ends = || app.sign_in.ends.get_value();
    let before = ends();
    let came = work.await;
    (ends() == before).then_some(came)
}

/// An answer for a session.
async fn redeem(
    config: &Config,
    pending: Pending,
    answer: Result<UnvalidatedAnswer, Protocol>,
) -> Result<Session, SignInError> {
    let answer = answer.map_err(|problem| SignInError::of(Kind::Protocol(problem)))?;
    let code = answer.validate(pending, config, clock::now())?;
    Live::redeem(code, config.cloud).await
}

/// Somebody has come back from Microsoft with this window: all that was in memory is new.
fn arrived(app: App, live: Live, asked: Asked) {
    remember(&live);
    let refused = storage::take::<Refused>().ok().flatten();
    let consent = if asked.is_silent { refused.map(Consent::Refused) } else { consent(&live, asked.scope) };
    app.tenant.set(Some(Tenant::Live(live)));
    app.sign_in.set_phase(Phase::Idle);
    app.sign_in.set_consent(consent);
    if let Some(place) = asked.return_to {
        route::replace(app, place.into());
    }
}

fn remember(live: &Live) {
    if let Some(login_hint) = live.login_hint() {
        // Where it cannot be kept, a reload asks for a press of "Sign in".
        let _ = storage::save(&WasSignedIn { login_hint, account: live.account_key() });
    }
    // The guard is against sign-ins that fail one after the other.
    storage::remove::<Starts>();
}

/// What came of asking for a permission, where one was asked for.
fn consent(live: &Live, scope: GraphScope) -> Option<Consent> {
    if scope == GraphScope::UserRead {
        return None;
    }
    let granted = live.was_granted(scope);
    Some(if granted { Consent::Granted(scope) } else { Consent::Refused(Refused::new(scope, Box::default())) })
}

/// Whether a refusal of a permission is one that an administrator can mend.
fn is_declined(error: &SignInError, scope: GraphScope) -> bool {
    let declined = matches!(error.kind, Kind::Cancelled | Kind::NeedsAdmin | Kind::ConsentNeeded);
    declined && scope != GraphScope::UserRead
}

fn came_back(app: App, config: &Config, error: SignInError, asked: Asked) {
    let Asked { scope, is_silent, login_hint, return_to } = asked;
    if is_silent {
        // Nobody was to be asked, and somebody has to be: the usual end of a session.
        let usual = matches!(
            error.kind,
            Kind::NeedsUser { .. } | Kind::ConsentNeeded | Kind::Declined | Kind::Protocol(Protocol::OtherAccount)
        );
        if usual {
            redirect::ended(app, login_hint, return_to);
        } else {
            fail(app, error);
        }
        storage::remove::<Refused>();
    } else if is_declined(&error, scope) {
        // The way to Microsoft has cost the session, and the refusal is to be read where the permission was asked for.
        let kept = storage::save(&Refused::new(scope, error.support.clone())).is_ok();
        if !kept || !redirect::restore(app, config, return_to) {
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

/// Takes in what another window has brought from Microsoft. What is in memory stays, a run among it.
pub(super) async fn take_in(app: App, pending: Pending, answer: Result<UnvalidatedAnswer, Protocol>) {
    let Some(config) = config(app) else { return };
    app.sign_in.set_phase(Phase::Arriving);
    let (scope, return_to, is_choice) = (pending.scope(), pending.return_to(), pending.is_choice());
    let Some(redeemed) = unless_ended(app, redeem(&config, pending, answer)).await else { return };
    let session = match redeemed {
        Ok(session) => session,
        Err(error) if is_declined(&error, scope) => {
            app.sign_in.set_phase(Phase::Idle);
            return app.sign_in.set_consent(Some(Consent::Refused(Refused::new(scope, error.support))));
        }
        Err(error) => return fail(app, error),
    };
    let (live, is_new) = match joined(app, session) {
        Ok(live) => (live, false),
        Err(other) => {
            let Some(live) = unless_ended(app, Live::of(*other)).await else { return };
            // Asked last: a run may have begun meanwhile.
            if is_bound(app, is_choice) {
                return fail(app, SignInError::of(Kind::Protocol(Protocol::OtherAccount)));
            }
            (live, true)
        }
    };
    remember(&live);
    app.sign_in.set_phase(Phase::Idle);
    app.sign_in.set_consent(consent(&live, scope));
    if is_new {
        leave_result(app, return_to);
        app.tenant.set(Some(Tenant::Live(live)));
    }
    if let (Page::Start | Page::Tenant, Some(place)) = (app.page.get_untracked(), return_to) {
        route::go(app, place.into());
    }
    app.sign_in.came.update(|count| *count += 1);
}

/// The session that there is, if this one is of the same person; else this one is handed back.
fn joined(app: App, session: Session) -> Result<Live, Box<Session>> {
    match app.tenant.get_untracked() {
        Some(Tenant::Live(live)) => live.join(session).map(|()| live),
        _ => Err(Box::new(session)),
    }
}

/// Whether what stands here belongs to the one who is signed in, and to their tenant: a run, a secret that nobody has
/// saved, and the page of a result. Whoever chose to change the account gives up what is not guarded.
fn is_bound(app: App, is_choice: bool) -> bool {
    let has_open_run = || app.run.get_untracked() != RunPhase::Idle && !app.registering.is_registered.get_untracked();
    app.registering.guards() || !is_choice && (app.page.get_untracked() == Page::Result || has_open_run())
}

/// A result is nothing to another account: the form goes on where it would after the way there and back, and anew
/// where all of it was registered.
fn leave_result(app: App, return_to: Option<ReturnTo>) {
    if app.page.get_untracked() != Page::Result {
        return;
    }
    if app.registering.is_registered.get_untracked() {
        app.begin_anew();
    }
    route::replace(app, return_to.map_or(Page::Start, Page::from));
}
