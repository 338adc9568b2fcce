//! Words of the result page: the run, what it made, the secret, what comes next.

pub use crate::words::text::result::*;
use time::Duration;

use super::consent;
use crate::{directory::permission::grant::WantedGrant, plan::call::CallKind, words::dates};

/// The same of one of several.
pub fn secret_value(number: usize) -> String {
    if number > 1 { secret_value_number(number) } else { secret_value_label().to_owned() }
}

/// `3 requests, 1.3 s.`
pub fn calls_and_time(calls: usize, took: Duration) -> String {
    calls_in(calls, &dates::took(took))
}

/// `Removed in 9:42`
pub fn leaves_in(seconds: i64) -> String {
    removed_in(&format!("{}:{:02}", seconds / 60, seconds % 60))
}

/// `“FHIR portal, production”, expires May 22, 2027.`
pub fn secret_line(description: &str, end: &str) -> String {
    if description.is_empty() { expires(end) } else { described_expires(description, end) }
}

/// What a call does. `grants` are those of the plan; `secret` is the number of the client secret, where there are several.
pub fn call(kind: CallKind, grants: &[WantedGrant], secret: Option<usize>) -> String {
    match kind {
        CallKind::Application => create_app().to_owned(),
        CallKind::ServicePrincipal => create_service_principal().to_owned(),
        CallKind::Secret(_) => secret.map_or_else(|| create_secret().to_owned(), create_secret_number),
        CallKind::Api(n) => grants.get(n).map(consent::call_of_api).unwrap_or_default(),
        CallKind::Grant(n) => grants.get(n).map(consent::call).unwrap_or_default(),
    }
}

/// What a call has done; nothing for one that only finds something.
pub fn call_done(kind: CallKind, grants: &[WantedGrant], secret: Option<usize>) -> String {
    match kind {
        CallKind::Application => app_created().to_owned(),
        CallKind::ServicePrincipal => service_principal_created().to_owned(),
        CallKind::Secret(_) => secret.map_or_else(|| secret_created().to_owned(), secret_number_created),
        CallKind::Api(_) => String::new(),
        CallKind::Grant(n) => grants.get(n).map(consent::call_done).unwrap_or_default(),
    }
}

/// Which try is under way, from the second on.
pub fn running(number: u32) -> String {
    if number > 1 { attempt(usize::try_from(number).unwrap_or_default()) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_told_in_minutes_and_seconds() {
        assert_eq!(leaves_in(582), "Removed in 9:42");
        assert_eq!(leaves_in(9), "Removed in 0:09");
    }
}
