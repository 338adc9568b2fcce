//! Trying a set-up out.

use crate::words::value::quoted;

pub const TITLE: &str = "Test the set-up";
pub const DOES: &str = "You sign in with Microsoft and come back here. The page asks for User.Read alone, makes nothing, and says what came of it.";
pub const BEGIN: &str = "Test this set-up";
pub const PASSED: &str = "The set-up works.";
/// Goes into the form.
pub const GO_ON: &str = "Register a client";
/// It did not; what was wrong follows.
pub const FAILED: &str = "The test did not pass.";
/// Microsoft's answer did not reach the page, though the way there did: what a browser makes of a redirect URI that is
/// registered for a server.
pub const UNREADABLE: (&str, &str) = (
    "The answer of Microsoft could not be read.",
    "See that the redirect URI stands under Single-page application and not under Web; if it does, check the connection.",
);
/// Begins another, where a remedy says to sign in again.
pub const AGAIN: &str = "Test again";
/// Over what support asks for.
pub const SUPPORT: &str = "Details for support";
/// One has come back without an answer.
pub const UNANSWERED: &str = "You came back from Microsoft without an answer.";
/// What that can mean.
pub const UNANSWERED_MEANS: &str =
    "Microsoft shows some mistakes on its own page alone. If you saw a number there, find it here; if not, test again.";

/// The numbers that Microsoft shows on its own page where a set-up is wrong, in the order of how often.
pub const SHOWN_BY_MICROSOFT: [u32; 8] = [50_011, 700_016, 90_002, 50_020, 50_105, 90_094, 53_003, 7_000_112];

/// A number as Microsoft writes it.
pub fn number(code: u32) -> String {
    ["AADSTS", &code.to_string()].concat()
}

/// Who was signed in to which tenant.
pub fn signed_in(tenant: &str, account: &str) -> String {
    ["Signed in to ", &quoted(tenant), " as ", &quoted(account), "."].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::session::aadsts;

    #[test]
    fn every_number_that_microsoft_shows_has_a_meaning_and_a_remedy() {
        for code in SHOWN_BY_MICROSOFT {
            assert!(aadsts::help(code).is_some(), "{}", number(code));
        }
    }
}
