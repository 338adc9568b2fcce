//! This window and others: frames, popups, leaving.

pub mod around;
pub mod fitted;
pub mod frame;
pub mod handover;
pub mod leave;
pub mod windows;
