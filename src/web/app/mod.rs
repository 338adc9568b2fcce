//! Wiring: state, the tenant in use, driving a run, the page's address.

pub mod account;
pub mod anew;
pub mod asking;
pub mod catalog;
pub mod choice;
pub mod configuration;
pub mod consent;
pub mod drive;
pub mod embedded;
pub mod entry;
pub mod held;
pub mod keep;
pub mod link;
pub mod live;
pub mod online;
pub mod own_address;
pub mod pasting;
pub mod root;
pub mod route;
pub mod search;
pub mod self_test;
pub mod session_end;
pub mod sign_in;
pub mod state;
pub mod tab_settings;
pub mod tenant;
pub mod trouble;

use account::WayOut;
use leptos::prelude::*;
use state::{App, Page};
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

/// Leaves the sandbox for the start page, and forgets what was typed in it. Where leaving needs a word first, asks
/// instead.
pub fn leave(app: App) {
    account::take(app, WayOut::SignOut);
}
