//! Words of signing in again before a client secret is created.

pub use crate::words::text::reauthenticate::*;
