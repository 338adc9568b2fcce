//! Words of the result page: the run, what it made, the secret, what comes next.

pub use crate::words::text::result::*;
use time::Duration;

use super::consent;
use crate::{
    directory::permission::grant::WantedGrant,
    plan::call::CallKind,
    words::{counted, dates, value::quoted},
};

/// The same of one of several.
pub fn secret_value(number: usize) -> String {
    if number > 1 { [secret_value_label(), " ", &number.to_string()].concat() } else { secret_value_label().to_owned() }
}

/// `<name> is registered`
pub fn registered(name: &str) -> String {
    format!("{} is registered", quoted(name))
}

/// `<name> is registered in <tenant>.`
pub fn registered_in(name: &str, tenant: &str) -> String {
    format!("{} is registered in {}.", quoted(name), quoted(tenant))
}

/// `3 calls, 1.3 s.`
pub fn calls_and_time(calls: usize, took: Duration) -> String {
    format!("{}, {}.", counted(calls, "call", "calls"), dates::took(took))
}

/// `Leaves this page in 9:42`
pub fn leaves_in(seconds: i64) -> String {
    format!("Leaves this page in {}:{:02}", seconds / 60, seconds % 60)
}

/// `“FHIR portal, production”, expires 22 May 2027`
pub fn secret_line(description: &str, end: &str) -> String {
    if description.is_empty() { format!("Expires {end}.") } else { format!("{}, expires {end}.", quoted(description)) }
}

/// What a call does. `grants` are those of the plan; `secret` is the number of the client secret, where there are several.
pub fn call(kind: CallKind, grants: &[WantedGrant], secret: Option<usize>) -> String {
    match kind {
        CallKind::Application => "Make the application".to_owned(),
        CallKind::ServicePrincipal => "Make its service principal".to_owned(),
        CallKind::Secret(_) => {
            secret.map_or_else(|| "Make the client secret".to_owned(), |number| format!("Make client secret {number}"))
        }
        CallKind::Api(n) => grants.get(n).map(consent::call_of_api).unwrap_or_default(),
        CallKind::Grant(n) => grants.get(n).map(consent::call).unwrap_or_default(),
    }
}

/// What a call has done; nothing for one that only finds something.
pub fn call_done(kind: CallKind, grants: &[WantedGrant], secret: Option<usize>) -> String {
    match kind {
        CallKind::Application => "Application made.".to_owned(),
        CallKind::ServicePrincipal => "Service principal made.".to_owned(),
        CallKind::Secret(_) => {
            secret.map_or_else(|| "Client secret made.".to_owned(), |number| format!("Client secret {number} made."))
        }
        CallKind::Api(_) => String::new(),
        CallKind::Grant(n) => grants.get(n).map(consent::call_done).unwrap_or_default(),
    }
}

/// Which try is under way, from the second on.
pub fn running(attempt: u32) -> String {
    if attempt > 1 { format!("Try {attempt}") } else { String::new() }
}

/// How long a call took.
pub fn done(took: Duration) -> String {
    dates::took(took)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_told_in_minutes_and_seconds() {
        assert_eq!(leaves_in(582), "Leaves this page in 9:42");
        assert_eq!(leaves_in(9), "Leaves this page in 0:09");
    }
}
