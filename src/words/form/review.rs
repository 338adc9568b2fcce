//! Words of the step Review.

pub use crate::words::text::review::*;

/// When the secret ends.
pub fn ends(lifetime_days: Option<i64>, end: &str) -> String {
    match lifetime_days.and_then(|days| usize::try_from(days).ok()) {
        Some(days) => end_and_days(end, days),
        None => end.to_owned(),
    }
}
