//! This window and others: frames, popups, leaving.

pub mod frame;
pub mod handover;
pub mod leave;
pub mod windows;
