//! A run, carried out against the sandbox tenant with every fault, on a clock that jumps.
//!
//! # Invariants
//! No test waits, sleeps or reads a clock. However a run goes, there is never a second application; one that
//! succeeds leaves one application, one service principal and one client secret, whose value the person holds.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]
#![expect(clippy::print_stdout, reason = "how much was tried is printed for whoever asks")]

mod numbers;

mod journeys {
    pub mod again;
    pub mod causes;
    pub mod consent;
    pub mod drive;
    pub mod faults;
    pub mod federated;
    pub mod ledger;
    pub mod losses;
    pub mod narrow;
    pub mod owners;
    pub mod policies;
    pub mod preflight;
    pub mod reference;
    pub mod round_trips;
    pub mod secrets;
    pub mod storms;
    pub mod undo;
}
