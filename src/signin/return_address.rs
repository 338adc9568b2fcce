//! The one address that Microsoft sends people back to: `auth.html` beside the page.
//!
//! # Invariants
//! Computed from the page's own address, and compared by Entra ID character by character. `https`, or `http` on
//! localhost: nothing else can be made, out of storage neither.
//!
//! <https://learn.microsoft.com/entra/identity-platform/reply-url>

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::directory::origin::scheme_and_rest;

/// The redirect URI of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct ReturnAddress(String);

/// Why nobody can sign in on a page at this address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnAddressProblem {
    /// Neither `https` nor `http` on localhost. A file, or a frame without an origin, is neither.
    NotSecure,
    /// A character that Entra ID does not take in a redirect URI.
    ForbiddenCharacter(char),
    /// Longer than the 256 characters that Entra ID takes.
    TooLong,
}

impl ReturnAddress {
    /// The address of `auth.html` in the folder of a page, whose own address is as browsers write one: `url` would say
    /// the same, and weigh on the start page.
    pub fn of_page(page: &str) -> Result<Self, ReturnAddressProblem> {
        let page = page.split(['?', '#']).next().unwrap_or_default();
        let (scheme, rest) = scheme_and_rest(page).ok_or(ReturnAddressProblem::NotSecure)?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (name, port) = host.rsplit_once(':').unwrap_or((host, ""));
        let local = name == "localhost" && port.bytes().all(|byte| byte.is_ascii_digit());
        let secure = scheme == "https" || (scheme == "http" && local);
        if !secure || name.is_empty() || !is_plain(host, path) {
            return Err(ReturnAddressProblem::NotSecure);
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let slash = if folder.is_empty() { "" } else { "/" };
        let address = [scheme, "://", host, "/", folder, slash, "auth.html"].concat();
        let is_forbidden =
            |c: &char| matches!(c, '!' | '$' | '\'' | '(' | ')' | ',' | ';' | '*') || !c.is_ascii_graphic();
        if let Some(c) = address.chars().find(is_forbidden) {
            return Err(ReturnAddressProblem::ForbiddenCharacter(c));
        }
        if address.len() > 256 {
            return Err(ReturnAddressProblem::TooLong);
        }
        Ok(Self(address))
    }

    /// The address of the same page on localhost, where the page is served by this very machine under another of its
    /// names: Entra ID takes `http` for localhost alone.
    pub fn on_localhost(page: &str) -> Option<String> {
        let page = page.split(['?', '#']).next().unwrap_or_default();
        let rest = page.strip_prefix("http://")?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (name, port),
            _ => (host, ""),
        };
        let own = name == "[::1]" || name == "0.0.0.0" || name.parse().is_ok_and(|ip: Ipv4Addr| ip.is_loopback());
        let colon = if port.is_empty() { "" } else { ":" };
        own.then(|| ["http://localhost", colon, port, "/", path].concat())
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ReturnAddress {
    type Error = &'static str;

    /// Takes no other text than a page makes of its own address.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::of_page(&text).ok().filter(|address| address.0 == text).ok_or("not the address of auth.html")
    }
}

/// Whether host and path are as browsers write them: a browser reads each of these as something else.
fn is_plain(host: &str, path: &str) -> bool {
    let climbs =
        |part: &str| matches!(part.to_ascii_lowercase().as_str(), "." | "%2e" | ".." | ".%2e" | "%2e." | "%2e%2e");
    let other = |c: char| c == '@' || c == '\\' || c.is_ascii_uppercase();
    !host.contains(other) && path.bytes().all(|byte| byte != b'\\') && !path.split('/').any(climbs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c5_the_redirect_uri_is_auth_html_beside_the_page_however_the_page_was_opened() {
        for (page, expected) in [
            ("https://tools.example/", "https://tools.example/auth.html"),
            ("https://tools.example", "https://tools.example/auth.html"),
            ("https://tools.example/a/b/", "https://tools.example/a/b/auth.html"),
            ("https://tools.example/a/b", "https://tools.example/a/auth.html"),
            ("https://tools.example/a/index.html?step=review#x/y", "https://tools.example/a/auth.html"),
            ("https://tools.example/A/b/?q=/c/", "https://tools.example/A/b/auth.html"),
            ("http://localhost:8080/", "http://localhost:8080/auth.html"),
        ] {
            assert_eq!(ReturnAddress::of_page(page).as_ref().map(ReturnAddress::as_str), Ok(expected), "{page}");
        }
    }

    #[test]
    fn c19_a_page_that_is_not_served_over_tls_cannot_sign_anybody_in() {
        for page in [
            "http://tools.example/",
            "http://127.0.0.1:8080/",
            "http://localhost.evil.example/",
            "http://localhost:1@evil.example/",
            "https://user@tools.example/",
            "https://:pass@tools.example/",
            "file:///index.html",
            "null",
            "",
        ] {
            assert_eq!(ReturnAddress::of_page(page), Err(ReturnAddressProblem::NotSecure), "{page}");
        }
    }

    #[test]
    fn a_page_of_this_very_machine_is_led_to_localhost_and_no_other_page_is() {
        for (page, expected) in [
            ("http://127.0.0.1:8080/", "http://localhost:8080/"),
            ("http://127.0.0.1", "http://localhost/"),
            ("http://127.0.0.2:8080/a/b/?step=setup#x", "http://localhost:8080/a/b/"),
            ("http://[::1]:8080/a/", "http://localhost:8080/a/"),
            ("http://[::1]/", "http://localhost/"),
            ("http://0.0.0.0:8000/", "http://localhost:8000/"),
        ] {
            let found = ReturnAddress::on_localhost(page);
            assert_eq!(found.as_deref(), Some(expected), "{page}");
            assert!(ReturnAddress::of_page(expected).is_ok(), "people can sign in there");
        }
        for page in [
            "http://tools.example/",
            "http://192.168.1.5:8080/",
            "http://93.184.216.34/",
            "http://127.0.0.1.evil.example/",
            "http://me@127.0.0.1/",
            "https://127.0.0.1/",
            "http://localhost:8080/",
            "file:///index.html",
            "",
        ] {
            assert_eq!(ReturnAddress::on_localhost(page), None, "{page}");
        }
    }

    #[test]
    fn what_is_stored_is_an_address_that_a_page_makes_or_none() {
        let stored = |text: &str| serde_json::from_value::<ReturnAddress>(text.into()).ok();
        for good in ["https://tools.example/a/auth.html", "http://localhost:8080/auth.html"] {
            assert_eq!(stored(good).as_ref().map(ReturnAddress::as_str), Some(good));
        }
        for bad in [
            "https://tools.example/a/other.html",
            "https://tools.example/a/../auth.html",
            "https://tools.example/a/./auth.html",
            "https://tools.example/a/%2e/auth.html",
            "https://tools.example/a/.%2e/auth.html",
            "https://tools.example/a/%2E./auth.html",
            "https://tools.example/a/%2e%2E/auth.html",
            "https://tools.example/a\\b/auth.html",
            "https:/tools.example/auth.html",
            "https://tools.example/auth.html?x=/auth.html",
            "https://tools.example/auth.html#x",
            "https://TOOLS.example/auth.html",
            "https://tools.example\\@evil.example/auth.html",
            "https://user@tools.example/auth.html",
            "https:///auth.html",
            "http://localhost:8080x/auth.html",
            "http://tools.example/auth.html",
            "javascript:alert(1)//auth.html",
            "",
        ] {
            assert_eq!(stored(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_address_that_cannot_be_registered_is_named() {
        for forbidden in ['!', '$', '\'', '(', ')', ',', ';', '*', 'ä'] {
            assert_eq!(
                ReturnAddress::of_page(&format!("https://tools.example/a{forbidden}b/")),
                Err(ReturnAddressProblem::ForbiddenCharacter(forbidden))
            );
        }
        let long = format!("https://tools.example/{}/", "a".repeat(250));
        assert_eq!(ReturnAddress::of_page(&long), Err(ReturnAddressProblem::TooLong));
    }
}
