//! Wiring: state, the tenant in use, driving a run, the page's address.

pub mod configuration;
pub mod drive;
pub mod embedded;
pub mod entry;
pub mod held;
pub mod keep;
pub mod link;
pub mod live;
pub mod online;
pub mod root;
pub mod route;
pub mod search;
pub mod session_end;
pub mod sign_in;
pub mod state;
pub mod tenant;
pub mod trouble;

use leptos::prelude::*;
use state::{App, Leaving, Page};
use tenant::Tenant;

pub use super::browser::clock::now;
use super::browser::random;
use crate::registration::step::Step;

/// Goes into a fresh sandbox, to the first step.
pub fn enter_sandbox(app: App) {
    sign_in::forget(app);
    app.known_apis.set(Vec::new());
    app.tenant.set(Some(Tenant::sandbox(u64::from_be_bytes(random::bytes()))));
    keep::entered_sandbox();
    route::go(app, Page::Step(Step::Basics));
}

/// Forgets the session and what was typed, and goes to the start page. Where leaving needs a word first, asks
/// instead.
pub fn leave(app: App) {
    if app.guarded.get_untracked() {
        app.leaving.set(Some(Leaving::SessionEnds));
        return;
    }
    route::go(app, Page::Start);
    sign_in::sign_out(app);
    app.tenant.set(None);
    app.known_apis.set(Vec::new());
    app.begin_anew();
    link::discard(app);
    keep::forget();
}
