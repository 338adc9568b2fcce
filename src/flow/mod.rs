//! What the page does, decided without a browser: one module a capability.
//!
//! Each is a value with one way in and one way out: `update(event, now) -> effects`. The page performs the effects and
//! brings back what came of them as further events; what it shows is read from the state.
//!
//! # Invariants
//! No clock, no randomness, no I/O: moments and random bits come with the events. An answer is taken in only if it is
//! to the question that the flow has asked last, by the turn that the effect carried and the event brings back.

pub mod consent;
pub mod duplicates;
pub mod embedded;
pub mod facts;
pub mod import;
pub mod link;
pub mod picker;
pub mod questions;
pub mod recipe;
pub mod recovery;
pub mod register;
pub mod route;
pub mod session;
pub mod setup;
pub mod undo;
