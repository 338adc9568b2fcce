//! Wiring: state, the tenant in use, driving a run, the page's address.

pub mod entry;
pub mod flow;
pub mod form;
pub mod in_use;
pub mod keep;
pub mod link;
pub mod online;
pub mod picker;
pub mod preview;
pub mod register;
pub mod root;
pub mod route;
pub mod session;
pub mod state;

use state::{App, Page, WayOut};

pub use super::browser::clock::now;
use crate::{
    flow::session::{Event, Reason},
    registration::step::Step,
};

/// Goes into a fresh sandbox, to the first step.
pub fn enter_sandbox(app: App) {
    app.sign_in.dispatch(Event::End(Reason::EnterSandbox));
    route::go(app, Page::Step(Step::Basics));
}

/// Leaves the sandbox for the start page, and forgets what was typed in it. Where leaving needs a word first, asks
/// instead.
pub fn leave(app: App) {
    app.routing.take_out(WayOut::SignOut);
}
