//! Carries a plan out, as a state machine that does no I/O: the page drives it against fetch, the sandbox and the
//! native tests drive it against a simulated tenant.

mod action;
mod again;
pub mod consent;
mod doubt;
pub mod failure;
mod lane;
mod lanes;
mod learned;
pub mod ledger;
pub mod log;
pub mod machine;
mod moves;
pub mod outcome;
pub mod progress;
pub mod refused;
mod secret;
mod tries;
pub mod undo;
