//! Going on after a reload, and the guard against going round in circles.
//!
//! # Invariants
//! Tokens are lost with the page, on purpose. What is kept for the tab is who was signed in, which is no secret to
//! the person who sits there, and when sign-ins were begun. A silent try uses the mark up; only a sign-in that
//! succeeds sets it again, so a try that fails is never repeated by itself.

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::{http::request::GraphScope, signin::error::Support};

/// Somebody was signed in to this page, in this tab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WasSignedIn {
    /// What names the account to Microsoft.
    pub login_hint: String,
    /// Which account it was: [`crate::signin::claims::Account::key`].
    pub account: String,
}

/// Somebody has gone to Microsoft to sign out there.
#[derive(Serialize, Deserialize)]
pub struct SignedOut {
    /// They came back from there: written by the scripts that Microsoft leads back to. Whoever went without coming back
    /// that way may still be signed in.
    pub returned: bool,
}

/// A permission was asked for and not granted. Kept while the page signs in again by itself, since the way to
/// Microsoft and back has cost the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The permission.
    pub scope: GraphScope,
    /// What Microsoft said.
    pub support: Box<Support>,
}

impl Refused {
    /// What was refused, and what Microsoft said.
    pub const fn new(scope: GraphScope, support: Box<Support>) -> Self {
        Self { scope, support }
    }
}

/// When the last sign-ins of this tab were begun, in seconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Starts(Vec<i64>);

impl Starts {
    const MOST: usize = 2;
    const WITHIN: Duration = Duration::seconds(30);

    /// Notes one more sign-in, or refuses where it would be the third within thirty seconds: people are not that
    /// fast, so it is the page that goes in circles.
    #[must_use]
    pub fn allow(&mut self, now: OffsetDateTime) -> bool {
        let now = now.unix_timestamp();
        self.0.retain(|start| (0..Self::WITHIN.whole_seconds()).contains(&now.saturating_sub(*start)));
        let allowed = self.0.len() < Self::MOST;
        if allowed {
            self.0.push(now);
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_sign_in_within_thirty_seconds_is_refused_and_a_later_one_is_not() {
        let mut starts = Starts::default();
        let at = |second| OffsetDateTime::UNIX_EPOCH + Duration::seconds(second);
        assert!(starts.allow(at(100)));
        assert!(starts.allow(at(110)));
        assert!(!starts.allow(at(115)));
        assert!(starts.allow(at(131)));
        assert!(!starts.allow(at(132)));
    }

    #[test]
    fn starts_that_nobody_can_have_stored_do_not_count() {
        let mut starts: Starts = serde_json::from_str("[-9223372036854775808, 9223372036854775807, 99]").unwrap();
        let at = |second| OffsetDateTime::UNIX_EPOCH + Duration::seconds(second);
        assert!(starts.allow(at(100)));
        assert!(!starts.allow(at(101)));
    }
}
