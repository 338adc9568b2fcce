//! A run and what it made.

pub mod calls;
pub mod certificate_use;
pub mod colleague;
pub mod consent;
pub mod failure;
pub mod hand_over;
pub mod lost;
pub mod narrow;
pub mod next_steps;
pub mod recovery;
pub mod result;
pub mod unfinished;
