//! Words for the rules of redirect URIs.

use crate::{
    directory::redirect_uri::{MAX_LENGTH, RedirectUriProblem as P},
    words::value::quoted,
};

/// What is wrong with a redirect URI and what to do, in two sentences at most.
pub(super) fn message(value: &str, problem: &P) -> String {
    let value = quoted(value);
    let rest = match problem {
        P::NotAUri => {
            " is not a complete address. Start it with https:// and a host name, as in https://app.contoso.com/callback."
        }
        P::Several { count } => return format!("{value} has {count} addresses. Give each a row of its own."),
        P::Extra { text } => {
            return format!("{value} has {} beside the address, which is no part of it. Remove it.", quoted(text));
        }
        P::Placeholder { text } => {
            return format!(
                "{value} has {}, which waits to be filled in. Put your own value in its place.",
                quoted(text)
            );
        }
        P::BadPort { port } if port.is_empty() => {
            " has a colon after the host and no port. Remove the colon, or add the port behind it."
        }
        P::BadPort { port } => {
            return format!(
                "{value} has the port {}, and ports are numbers from 1 to 65535. Correct it, or remove it.",
                quoted(port)
            );
        }
        P::BadHost { host } => {
            return format!("{value} has the host {}, which cannot exist. Correct it.", quoted(host));
        }
        P::Backslash => " has a \\ where addresses have /. Use / in its place.",
        P::HasBlank => " has a blank or an unseen character. Remove it, or write it as %20 where it belongs.",
        P::SchemeNotAllowed { scheme } => {
            return format!(
                "{value} begins with {}, and a web app needs https. Use an https address, or http://localhost on your own machine.",
                quoted(&format!("{scheme}:"))
            );
        }
        P::HttpNeedsLocalhost => " uses http, which is for localhost and 127.0.0.1 alone. Use https.",
        P::Ipv6Loopback => " has the host [::1], which Entra ID does not take. Use localhost or 127.0.0.1.",
        P::LoopbackNotInPortal => {
            " can be registered here. The portal takes it in the manifest only: its form refuses http with 127.0.0.1."
        }
        P::TooLong { length } => {
            return format!(
                "{value} has {length} characters, and a redirect URI has at most {MAX_LENGTH}. Shorten it by {}.",
                length.saturating_sub(MAX_LENGTH)
            );
        }
        P::ForbiddenCharacter { character } => {
            return format!(
                "{value} has the character {}, which redirect URIs cannot have. Remove it, or write it as %{:02X} in the path.",
                quoted(character.encode_utf8(&mut [0; 4])),
                u32::from(*character)
            );
        }
        P::HasFragment => " has a fragment, the part from # on, which redirect URIs cannot have. Remove it.",
        P::HasUserInfo => {
            " has a user name before the host, which redirect URIs cannot have. Remove it together with the @."
        }
        P::WildcardWithPersonal => {
            " has a wildcard, which is not allowed with personal accounts. Give each address a row of its own."
        }
        P::Wildcard => {
            " sends people and their sign-in codes to any subdomain, one that was taken over included. Give each address a row of its own where you can."
        }
        P::WildcardMisplaced => {
            " has a * that is not the whole first part of the host, as in https://*.contoso.com. Give each address a row of its own."
        }
        P::QueryWithPersonal => {
            " has a query, the part from ? on, which is not allowed with personal accounts. Remove it."
        }
        P::HostNotAscii => {
            " has a host name with letters outside ASCII. Write the host in Punycode, which begins with xn--."
        }
        P::PathNotAscii => " has letters outside ASCII after the host. Percent-encode them.",
        P::Duplicate => " stands in an earlier row too. Remove one of the two.",
        P::PortTwin { other } => {
            return format!(
                "{value} differs from {} in its port alone, which Entra ID ignores on the local machine. Keep one, or give each a path of its own.",
                quoted(other)
            );
        }
        P::CaseTwin { other } => {
            return format!(
                "{value} differs from {} in capitals alone, and Entra ID tells the two apart. Keep the one that your app sends.",
                quoted(other)
            );
        }
        P::NoPathSlash => {
            " has no path, so people are sent back to it with a slash added. Add the slash, so that it reads as it is used."
        }
    };
    value + rest
}

/// The words of the button that mends it.
pub(super) const fn fix_label(problem: &P) -> &'static str {
    match problem {
        P::HttpNeedsLocalhost => "Use https",
        P::HasBlank => "Remove blanks",
        P::Ipv6Loopback => "Use localhost",
        P::HasFragment => "Remove the fragment",
        P::HasUserInfo => "Remove the user name",
        P::QueryWithPersonal => "Remove the query",
        P::HostNotAscii => "Use Punycode",
        P::ForbiddenCharacter { .. } | P::PathNotAscii => "Percent-encode",
        P::NoPathSlash => "Add the slash",
        P::NotAUri => "Complete the address",
        P::Several { .. } => "Split into rows",
        P::Extra { .. } => "Keep the address only",
        P::Backslash => "Use /",
        P::SchemeNotAllowed { .. }
        | P::Placeholder { .. }
        | P::BadPort { .. }
        | P::BadHost { .. }
        | P::LoopbackNotInPortal
        | P::TooLong { .. }
        | P::WildcardWithPersonal
        | P::Wildcard
        | P::WildcardMisplaced
        | P::Duplicate
        | P::PortTwin { .. }
        | P::CaseTwin { .. } => "Correct it",
    }
}
