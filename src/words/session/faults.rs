//! Words of the sandbox's panel of faults.

pub use crate::words::text::faults::*;
