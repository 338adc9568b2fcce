//! Words about what was kept in the tab and could not be used.

pub use crate::words::text::lost::*;
