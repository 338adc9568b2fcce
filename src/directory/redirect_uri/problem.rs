//! What can be wrong with a redirect URI, one variant a rule.

use crate::directory::severity::Severity;

/// The most characters that a redirect URI may have.
pub const MAX_LENGTH: usize = 256;

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
