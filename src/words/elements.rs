//! The few fixed words that the page's own elements say themselves.

use crate::words::text::controls;
pub use crate::words::text::{controls::*, elements::*};

/// Beside the way to put it back: what was removed, by its name.
pub fn removed(what: &str) -> String {
    controls::removed(what)
}
