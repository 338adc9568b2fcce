//! Trying a set-up out: a sign-in that asks for the least, and comes back to say what came of it.
//!
//! # Invariants
//! A test is a sign-in like every other; what is kept meanwhile is that it was one. The mark serves once.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    sign_in::{self, Phase},
    tenant::Tenant,
};
use crate::{
    signin::{error::SignInError, session::restore::Starts},
    web::{
        browser::{frames::leave, storage},
        shell::{
            route,
            state::{App, Page},
        },
    },
};

/// A test was begun in this tab.
#[derive(Serialize, Deserialize)]
pub struct TestBegun;

impl storage::Persist for TestBegun {
    const KEY: &'static str = "client-registrar.self-test";
}

/// How a test stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SelfTest {
    /// There is none.
    #[default]
    None,
    /// The answer is on its way.
    UnderWay,
    /// Somebody came back without an answer: Microsoft shows some mistakes on its own page alone.
    Unanswered,
    /// It went well.
    Passed,
    /// It did not.
    Failed(SignInError),
}

/// Begins a test. A session that there is ends, so that it does not pass for the test's own.
pub fn begin(app: App) {
    if !app.is_sandbox() {
        sign_in::forget(app);
        app.tenant.set(None);
    }
    // The guard is against a page that goes in circles by itself, and this takes a press each time.
    storage::remove::<Starts>();
    // Where it cannot be kept, neither can the question, and the sign-in says so.
    let _ = storage::save(&TestBegun);
    sign_in::start(app);
    app.self_test.set(SelfTest::UnderWay);
}

/// Watches a test for as long as the page lives. Called once, before an answer is taken in.
pub fn follow(app: App) {
    if was_begun() {
        let waits = app.sign_in.with(|standing| standing.phase == Phase::Arriving);
        app.self_test.set(if waits { SelfTest::UnderWay } else { SelfTest::Unanswered });
        route::replace(app, Page::Setup);
    }
    // Back from Microsoft's page, by the browser's own cache of this one.
    let again = leave::on_shown_again(move || {
        if was_begun() {
            app.self_test.set(SelfTest::Unanswered);
        }
    });
    // It listens for as long as the page lives.
    std::mem::forget(again);
    Effect::new(move |_| {
        if app.self_test.with(|test| *test != SelfTest::UnderWay) {
            return;
        }
        let phase = app.sign_in.with(|standing| standing.phase.clone());
        let signed_in = app.tenant.with(|tenant| matches!(tenant, Some(Tenant::Live(_))));
        let came = match phase {
            Phase::Idle if signed_in => SelfTest::Passed,
            Phase::Cancelled => SelfTest::None,
            Phase::Failed(error) => {
                // It is said here, and not as of a sign-in that somebody wanted to go on with.
                sign_in::forget(app);
                SelfTest::Failed(error)
            }
            _ => return,
        };
        storage::remove::<TestBegun>();
        app.self_test.set(came);
        route::replace(app, Page::Setup);
    });
}

fn was_begun() -> bool {
    matches!(storage::take::<TestBegun>(), Ok(Some(_)))
}
