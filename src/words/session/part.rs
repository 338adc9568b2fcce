//! Words about a part of the page that did not load.

use crate::words::text::part;
pub use crate::words::text::part::*;

/// The host answers with a status that is no success.
pub fn refused(status: u16) -> String {
    part::refused(&status.to_string())
}
