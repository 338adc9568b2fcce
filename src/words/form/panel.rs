//! Words of the panel beside the form: what will happen, what happened.

pub use crate::words::text::panel::*;
