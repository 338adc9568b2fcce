//! Carries a plan out, as a state machine that does no I/O: the page drives it against fetch, the sandbox and the
//! native tests drive it against a simulated tenant.

pub mod failure;
pub mod machine;
pub mod outcome;
pub mod progress;
