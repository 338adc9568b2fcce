//! Going to Microsoft with this window.
//!
//! # Invariants
//! The page is left only after the question has been stored. Tokens are lost with the way there; the draft is not.

use leptos::{prelude::*, task::spawn_local};
use time::Duration;

use super::{Phase, randomness, return_address, signed_out};
use crate::{
    config::Config,
    directory::cloud::Cloud,
    http::request::GraphScope,
    signin::{
        error::{Kind, Protocol, SignInError},
        pending::Pending,
        request::{self, Ask, Prompt},
        return_to::ReturnTo,
        session::restore::{SignedOut, WasSignedIn},
        transport::Transport,
    },
    web::{
        browser::{clock, frames::frame, location, storage},
        shell::{route, state::App},
    },
};

/// How long the browser may take to leave the page.
const LEAVING: Duration = Duration::seconds(30);

/// Stores the question and leaves for Microsoft.
pub(super) fn go(app: App, config: &Config, ask: Ask<'_>) {
    match leave_for_microsoft(config, ask) {
        Ok(()) => leaving(app),
        Err(error) => app.sign_in.set_phase(Phase::Failed(error)),
    }
}

/// Says that the page is being left. Whoever has stopped the browser on its way there can press again after a while.
fn leaving(app: App) {
    app.sign_in.set_phase(Phase::Leaving);
    spawn_local(async move {
        clock::sleep(LEAVING).await;
        if app.sign_in.standing.with_untracked(|standing| standing.phase == Phase::Leaving) {
            app.sign_in.set_phase(Phase::Idle);
        }
    });
}

fn leave_for_microsoft(config: &Config, ask: Ask<'_>) -> Result<(), SignInError> {
    let failed = |why| SignInError::of(Kind::Protocol(why));
    let back = return_address().ok_or_else(|| failed(Protocol::AddressUnusable))?;
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

/// Signs in again without asking anybody, where somebody was signed in to this tab before. The mark is used up: a try
/// that fails is not repeated by itself. Says whether there was anybody. In a frame Microsoft's page cannot be shown,
/// and without a press no window can be opened: there it takes one, and the mark stays for it over reloads.
pub(super) fn restore(app: App, config: &Config, return_to: Option<ReturnTo>) -> bool {
    let Ok(Some(WasSignedIn { login_hint, account })) = storage::load::<WasSignedIn>() else { return false };
    if frame::is_framed() {
        ended(app, Some(login_hint), return_to);
        return true;
    }
    storage::remove::<WasSignedIn>();
    let ask = Ask {
        scope: GraphScope::UserRead,
        also: &[],
        prompt: Prompt::None,
        login_hint: Some(&login_hint),
        // Nobody sees who signs in, so nobody else may.
        account: Some(&account),
        challenge: None,
        return_to,
        transport: Transport::Redirect,
    };
    go(app, config, ask);
    true
}

/// Says that whoever was signed in has to sign in by hand: with the same account, and back to where they were.
pub(super) fn ended(app: App, login_hint: Option<String>, return_to: Option<ReturnTo>) {
    match return_to {
        Some(ReturnTo::Step(step)) => app.routing.come_back_to(step),
        Some(place) => route::replace(app, place.into()),
        None => {}
    }
    app.sign_in.set_phase(Phase::Ended { login_hint });
}

/// Leaves for Microsoft to end the session there.
pub(super) fn sign_out(app: App, cloud: Cloud, address: &str) {
    // Where it cannot be kept, the start page comes without the word about it.
    let _ = storage::save(&SignedOut { returned: false });
    match location::assign(cloud, address) {
        Ok(()) => leaving(app),
        // This page's session is gone in any case, and that is what it says.
        Err(_) => app.sign_in.set_phase(signed_out()),
    }
}
