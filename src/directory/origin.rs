//! The origin of a site: scheme, host and port, as browsers write it.
//!
//! # Invariants
//! One spelling for each origin, so that two compare as texts: lower case, no port that the scheme implies, nothing
//! after the port. `https` alone, but for this machine, whose traffic leaves for nowhere.

use std::fmt;

/// An origin such as `https://docs.contoso.com` or `http://localhost:8080`.
///
/// Hosts are names. An address in numbers would not do: a content security policy can name none but `127.0.0.1`.
/// <https://www.w3.org/TR/CSP3/#match-hosts>
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

/// Why a text is no origin that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OriginProblem {
    /// `http` on another host than this machine.
    NotSecure,
    /// There is a `*` in it: each origin has to be named.
    Wildcard,
    /// More follows the origin, such as a path.
    More {
        /// What stands before it.
        origin: Origin,
    },
    /// Anything else.
    Malformed,
}

impl Origin {
    /// Reads an origin.
    pub fn parse(text: &str) -> Result<Self, OriginProblem> {
        if text.bytes().any(|byte| byte == b'*') {
            return Err(OriginProblem::Wildcard);
        }
        let (scheme, rest) = scheme_and_rest(text).ok_or(OriginProblem::Malformed)?;
        let (place, more) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let (host, port) = match place.split_once(':') {
            Some((host, port)) => (host, Some(read_port(port).ok_or(OriginProblem::Malformed)?)),
            None => (place, None),
        };
        let (scheme, host) = (scheme.to_ascii_lowercase(), host.to_ascii_lowercase());
        let is_this_machine = ["localhost", "127.0.0.1"].contains(&host.as_str());
        if !is_this_machine && !is_name(&host) {
            return Err(OriginProblem::Malformed);
        }
        let implied = match scheme.as_str() {
            "https" => 443,
            "http" if is_this_machine => 80,
            "http" => return Err(OriginProblem::NotSecure),
            _ => return Err(OriginProblem::Malformed),
        };
        let port = port.filter(|port| *port != implied).map_or_else(String::new, |port| format!(":{port}"));
        let origin = Self([scheme.as_str(), "://", &host, &port].concat());
        if more.is_empty() { Ok(origin) } else { Err(OriginProblem::More { origin }) }
    }

    /// As browsers write it: no slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What stands before the first colon of an address, and what after the slashes that follow it. A search for `://` as such
/// would weigh on the start page.
pub(crate) fn scheme_and_rest(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    Some((scheme, rest.strip_prefix("//")?))
}

/// Digits alone: Rust would read a sign as well.
fn read_port(text: &str) -> Option<u16> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|port| digits && *port != 0)
}

/// Labels of letters, digits and inner hyphens. The last one begins with a letter: browsers read `1.2.3` and `0x7f` as
/// addresses in numbers.
fn is_name(host: &str) -> bool {
    host.len() <= 253
        && host.split('.').all(is_label)
        && host.rsplit('.').next().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// One label of a host name.
pub(crate) fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_one_spelling() {
        for (text, expected) in [
            ("https://docs.contoso.com", "https://docs.contoso.com"),
            ("HTTPS://Docs.Contoso.COM:443", "https://docs.contoso.com"),
            ("https://docs.contoso.com:8443", "https://docs.contoso.com:8443"),
            ("https://docs:080", "https://docs:80"),
            ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
            ("http://localhost:80", "http://localhost"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
            ("https://localhost", "https://localhost"),
        ] {
            assert_eq!(Origin::parse(text).as_ref().map(Origin::as_str), Ok(expected), "{text}");
        }
    }

    #[test]
    fn an_origin_is_written_as_a_browser_reads_it() {
        for text in
            ["HTTPS://Docs.Contoso.COM:443", "https://docs:080", "https://xn--bcher-kva.example", "http://localhost:80"]
        {
            let origin = Origin::parse(text).unwrap();
            let read = url::Url::parse(text).unwrap().origin().ascii_serialization();
            assert_eq!(origin.as_str(), read, "{text}");
        }
    }

    #[test]
    fn what_is_more_than_an_origin_is_named_with_the_origin_in_it() {
        let origin = Origin::parse("https://docs.contoso.com").unwrap();
        for more in ["/", "/help", "?a=b", "#c"] {
            let text = format!("https://docs.contoso.com:443{more}");
            assert_eq!(Origin::parse(&text), Err(OriginProblem::More { origin: origin.clone() }), "{text}");
        }
    }

    #[test]
    fn what_is_no_origin_of_a_site_is_refused() {
        for text in ["https://*.contoso.com", "https://docs.contoso.com:*", "*"] {
            assert_eq!(Origin::parse(text), Err(OriginProblem::Wildcard), "{text}");
        }
        for text in ["http://docs.contoso.com", "http://localhost.evil.example", "http://127.0.0.1.evil.example"] {
            assert_eq!(Origin::parse(text), Err(OriginProblem::NotSecure), "{text}");
        }
        for text in [
            "",
            "docs.contoso.com",
            "//docs.contoso.com",
            "https:docs.contoso.com",
            "https://",
            "https://a@docs.contoso.com",
            "https://docs.contoso.com:",
            "https://docs.contoso.com:0",
            "https://docs.contoso.com:65536",
            "https://docs.contoso.com:+443",
            "https://docs.contoso.com:443:443",
            "https://docs.contoso.com.",
            "https://docs..contoso.com",
            "https://-docs.contoso.com",
            "https://docs_a.contoso.com",
            "https://bücher.example",
            "https://docs.contoso.com\\x",
            "https://docs.contoso.com;script-src",
            "https://docs.contoso.com x",
            "https://10.0.0.1",
            "https://127.1",
            "https://0x7f000001",
            "https://[::1]",
            "ftp://docs.contoso.com",
            "javascript://docs.contoso.com",
            "null",
        ] {
            assert_eq!(Origin::parse(text), Err(OriginProblem::Malformed), "{text}");
        }
    }
}
