//! The Graph calls that a registration needs, as data: shown before anything is sent, then run.

pub mod body;
pub mod build;
pub mod call;
pub mod preflight;
pub mod preview;
