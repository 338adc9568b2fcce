//! Wiring: state, the tenant in use, driving a run, the page's address.

pub mod called;
pub mod flow;
pub mod form;
pub mod in_use;
pub mod late;
pub mod link;
pub mod online;
pub mod part;
pub mod parts;
pub mod picker;
pub mod preview;
pub mod register;
pub mod registered;
pub mod root;
pub mod route;
pub mod run;
pub mod session;
pub mod state;
pub mod tab_storage;
pub mod wiring;

pub use super::browser::clock::now;
