//! Going to Microsoft with this window.
//!
//! # Invariants
//! The page is left only after the question has been stored. Tokens are lost with the way there; the draft is not.

use super::{Phase, randomness, return_address, signed_out};
use crate::{
    config::Config,
    directory::cloud::Cloud,
    http::request::GraphScope,
    registration::step::Step,
    signin::{
        error::{Kind, Protocol, SignInError},
        pending::Pending,
        request::{self, Ask, Prompt},
        restore::{SignedOut, WasSignedIn},
        way::Way,
    },
    web::{
        app::state::App,
        browser::{clock, frame, location, storage},
    },
};

/// Stores the question and leaves for Microsoft.
pub(super) fn go(app: App, config: &Config, ask: Ask<'_>) {
    let left = leave_for_microsoft(config, ask);
    app.sign_in.set_phase(match left {
        Ok(()) => Phase::Leaving,
        Err(error) => Phase::Failed(error),
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
/// and without a press no window can be opened: there it takes one.
pub(super) fn restore(app: App, config: &Config, return_to: Option<Step>) -> bool {
    let Ok(Some(WasSignedIn { login_hint })) = storage::take::<WasSignedIn>() else { return false };
    if frame::is_framed() {
        app.sign_in.set_phase(Phase::Ended);
        return true;
    }
    let ask = Ask {
        scope: GraphScope::UserRead,
        also: &[],
        prompt: Prompt::None,
        login_hint: Some(&login_hint),
        challenge: None,
        return_to,
        way: Way::Redirect,
    };
    go(app, config, ask);
    true
}

/// Leaves for Microsoft to end the session there.
pub(super) fn sign_out(app: App, cloud: Cloud, address: &str) {
    // Where it cannot be kept, the start page comes without the word about it.
    let _ = storage::save(&SignedOut);
    match location::assign(cloud, address) {
        Ok(()) => app.sign_in.set_phase(Phase::Leaving),
        // This page's session is gone in any case, and that is what it says.
        Err(_) => app.sign_in.set_phase(signed_out()),
    }
}
