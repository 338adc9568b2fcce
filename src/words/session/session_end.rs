//! Words about a sign-in that ends soon.

use crate::words::text::session_end as text;
pub use crate::words::text::session_end::*;

/// When it ends. The time is written by the browser.
pub fn ends_at(time: &str) -> String {
    text::ends_at(time)
}
