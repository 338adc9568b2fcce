//! Words of a page that waits for another window, and of a page inside another one.

pub use crate::words::text::other_window::*;
