//! Wiring: state, the tenant in use, driving a run, the page's address.

mod draft;
pub mod entry;
pub mod flow;
pub mod form;
pub mod in_use;
pub mod link;
pub mod online;
pub mod parts;
pub mod picker;
pub mod preview;
pub mod register;
pub mod root;
pub mod route;
pub mod session;
pub mod state;
pub mod tab_storage;
pub mod wiring;

pub use super::browser::clock::now;
