//! The permissions step, decided against a directory of the test's own, on a clock that jumps.
//!
//! # Invariants
//! No test waits, sleeps or reads a clock.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod numbers;
mod picker {
    pub mod choices;
    pub mod directory;
    pub mod drive;
    pub mod looks;
    pub mod pastes;
    pub mod searches;
    pub mod storms;
}
