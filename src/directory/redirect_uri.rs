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
mod several;

use super::audience::SignInAudience;
use crate::registration::problem::Severity;
pub use check::check;
pub use fix::fix;
pub use list::check_list;
pub use several::read_list;

/// The most characters that a redirect URI may have.
pub const MAX_LENGTH: usize = 256;

/// A redirect URI that keeps every rule that Entra ID would refuse it for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUri(String);

/// A rule that a redirect URI breaks, or advice on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedirectUriProblem {
    /// Not a URI with a scheme and a host.
    NotAUri,
    /// More than one address: each is a row of its own.
    Several {
        /// How many.
        count: usize,
    },
    /// Something that is no part of the address stands before or after it: a quotation mark, a comma, a name.
    Extra {
        /// What stands there.
        text: String,
    },
    /// A name in brackets that waits to be filled in: `<your-app>`.
    Placeholder {
        /// The name with its brackets.
        text: String,
    },
    /// A port that is no number from 1 to 65535.
    BadPort {
        /// What stands in its place.
        port: String,
    },
    /// A host that cannot be: `a..b`, `1.2.3.999`.
    BadHost {
        /// What stands in its place.
        host: String,
    },
    /// `\\` where an address has `/`.
    Backslash,
    /// Blanks at the ends or within, a control character, or a character without any shape.
    HasBlank,
    /// A scheme other than `https`, or than `http` for the local machine.
    SchemeNotAllowed {
        /// The scheme.
        scheme: String,
    },
    /// `http` with a host that is not the local machine.
    HttpNeedsLocalhost,
    /// `[::1]`: Entra ID does not take the IPv6 loopback address.
    Ipv6Loopback,
    /// `http://127.0.0.1`: valid here, though the portal's own text box refuses it.
    LoopbackNotInPortal,
    /// More than 256 characters.
    TooLong {
        /// Characters it has.
        length: usize,
    },
    /// One of `! $ ' ( ) , ;`, which Entra ID refuses, or a character that no URI has (RFC 3986).
    ForbiddenCharacter {
        /// The first one.
        character: char,
    },
    /// A `#` and what follows.
    HasFragment,
    /// User name or password before the host.
    HasUserInfo,
    /// A `*`, with an audience that includes personal accounts.
    WildcardWithPersonal,
    /// A `*`: allowed for organisations only, and strongly discouraged.
    Wildcard,
    /// A `*` that is not the whole first label of a host with at least two more, or not in the host.
    WildcardMisplaced,
    /// A `?` and what follows, with an audience that includes personal accounts.
    QueryWithPersonal,
    /// The host has letters outside ASCII; it has to be written in Punycode.
    HostNotAscii,
    /// The path or query has characters outside ASCII; they have to be percent-encoded.
    PathNotAscii,
    /// The same URI stands in an earlier row.
    Duplicate,
    /// Differs from an earlier row in nothing but the port of localhost, which Entra ID ignores.
    PortTwin {
        /// The other one.
        other: String,
    },
    /// Differs from an earlier row in nothing but upper and lower case.
    CaseTwin {
        /// The other one.
        other: String,
    },
    /// No path: the answer goes to the address with a slash at its end.
    NoPathSlash,
}

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

impl RedirectUriProblem {
    /// How much it weighs.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::LoopbackNotInPortal | Self::NoPathSlash => Severity::Advice,
            Self::Wildcard | Self::CaseTwin { .. } | Self::PortTwin { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
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
