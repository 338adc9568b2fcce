//! Words of the step Review.

pub use crate::words::text::review::*;
use crate::words::value::quoted;

/// The accessible name of a section's Edit link.
pub fn edit(step: &str) -> String {
    format!("Edit {step}")
}

/// Where it will be made, beside the button.
pub fn target(tenant: &str, account: &str) -> String {
    format!("In {}, as {}.", quoted(tenant), quoted(account))
}

/// When the secret ends.
pub fn ends(lifetime_days: Option<i64>, end: &str) -> String {
    match lifetime_days {
        Some(days) => format!("{days} days, until {end}"),
        None => format!("Until {end}"),
    }
}
