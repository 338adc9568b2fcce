//! Rules for redirect URIs of the web platform, one problem a rule.
//!
//! # Invariants
//! Entra ID compares redirect URIs character by character, so the text is kept exactly as typed; nothing is
//! normalised behind the person's back.
//!
//! <https://learn.microsoft.com/entra/identity-platform/reply-url>

mod check;
mod fix;
mod list;
mod parts;
mod placeholder;
mod problem;
mod several;

use super::{audience::SignInAudience, severity::Severity};
pub use check::check;
pub use fix::fix;
pub use list::check_list;
pub use problem::{MAX_LENGTH, RedirectUriProblem};
pub use several::read_list;

/// A redirect URI that keeps every rule that Entra ID would refuse it for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUri(String);

/// A text that can be an address, taken apart at its host: where the browser, and what it carries, is sent.
pub fn around_host(text: &str) -> Option<(&str, &str, &str)> {
    let parts = parts::Parts::split(text).ok().filter(parts::Parts::has_plain_host)?;
    let at = parts.scheme.len() + "://".len() + parts.user_info.map_or(0, |user_info| user_info.len() + "@".len());
    let (before, rest) = text.split_at_checked(at)?;
    let (host, after) = rest.split_at_checked(parts.host.len())?;
    Some((before, host, after))
}

/// How much of an address a text box shows on the narrowest page.
const SEEN_IN_A_BOX: usize = 28;

/// Whether a text box may not show all of an address's host, or shows one that reads other than it is.
pub fn box_hides_host(text: &str) -> bool {
    around_host(text.trim())
        .is_some_and(|(before, host, _)| before.chars().count() + host.len() > SEEN_IN_A_BOX || !host.is_ascii())
}

impl RedirectUri {
    /// Takes a text that keeps every rule, exactly as it is.
    ///
    /// # Errors
    /// The rules that it breaks; warnings and advice are not among them.
    pub fn parse(text: &str, audience: SignInAudience) -> Result<Self, Vec<RedirectUriProblem>> {
        let mut problems = check(text, audience);
        problems.retain(|problem| problem.severity() == Severity::Error);
        if problems.is_empty() { Ok(Self(text.to_owned())) } else { Err(problems) }
    }

    /// The URI, exactly as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it stands for many addresses.
    pub fn has_wildcard(&self) -> bool {
        self.0.contains('*')
    }
}
