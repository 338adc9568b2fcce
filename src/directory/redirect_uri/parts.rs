//! The parts of a redirect URI, cut out of the text exactly as it stands there.
//!
//! # Invariants
//! Put together again, the parts are the text. The `url` crate has the last word on whether host and port are
//! well formed, but never gives a text: it normalises, and Entra ID compares what was registered.

use url::Url;

use super::problem::RedirectUriProblem;

/// A text of the form `http(s)://[user@]host[:port][path][?query][#fragment]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    pub scheme: &'a str,
    pub user_info: Option<&'a str>,
    pub host: &'a str,
    pub port: Option<&'a str>,
    pub path: &'a str,
    pub query: Option<&'a str>,
    pub fragment: Option<&'a str>,
}

/// Splits at the first of these characters, which begins the second part.
fn split_before<'a>(text: &'a str, characters: &[char]) -> (&'a str, &'a str) {
    text.split_at(text.find(characters).unwrap_or(text.len()))
}

/// Splits off what follows the first of this character.
fn split_off(text: &str, character: char) -> (&str, Option<&str>) {
    text.split_once(character).map_or((text, None), |(before, after)| (before, Some(after)))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

impl<'a> Parts<'a> {
    /// Takes a text apart.
    ///
    /// # Errors
    /// The part that keeps it from being an address, after which no further rule says anything worth knowing.
    pub fn read(text: &'a str) -> Result<Self, RedirectUriProblem> {
        let parts = Self::split(text)?;
        parts.check_place()?;
        Ok(parts)
    }

    /// Takes a text apart, and does not ask whether its host can exist: what looks at addresses everywhere does without
    /// the `url` crate, which weighs on the start page.
    pub fn split(text: &'a str) -> Result<Self, RedirectUriProblem> {
        let (scheme, rest) = text.split_once(':').ok_or(RedirectUriProblem::NotAUri)?;
        if !is_scheme(scheme) {
            return Err(RedirectUriProblem::NotAUri);
        }
        if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
            // `localhost:3000/callback` is an address without a scheme, not a scheme called "localhost".
            let (port, _) = split_before(rest, &['/', '?', '#']);
            return if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) {
                Err(RedirectUriProblem::NotAUri)
            } else {
                Err(RedirectUriProblem::SchemeNotAllowed { scheme: scheme.to_owned() })
            };
        }
        if rest.starts_with('\\') {
            return Err(RedirectUriProblem::Backslash);
        }
        let rest = rest.strip_prefix("//").ok_or(RedirectUriProblem::NotAUri)?;
        let (rest, fragment) = split_off(rest, '#');
        let (rest, query) = split_off(rest, '?');
        let (authority, path) = split_before(rest, &['/']);
        if rest.contains('\\') {
            return Err(RedirectUriProblem::Backslash);
        }
        let (user_info, place) = authority.rsplit_once('@').map_or((None, authority), |(u, p)| (Some(u), p));
        let host_end = if place.starts_with('[') { place.find(']').map_or(place.len(), |at| at + 1) } else { 0 };
        let (host, port) = match place.get(host_end..).and_then(|tail| tail.find(':')) {
            Some(at) => (place.get(..host_end + at).unwrap_or(place), place.get(host_end + at + 1..)),
            None => (place, None),
        };
        Ok(Self { scheme, user_info, host, port, path, query, fragment })
    }

    /// Whether the host is written in characters that a host can have.
    pub fn has_plain_host(&self) -> bool {
        let literal = self.host.starts_with('[');
        let plain = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "-._*".contains(c) || literal;
        !self.host.is_empty() && self.host.chars().all(plain)
    }

    /// Whether host and port can exist. Characters outside ASCII are left to a rule of their own.
    fn check_place(&self) -> Result<(), RedirectUriProblem> {
        let literal = self.host.starts_with('[');
        if self.host.is_empty() {
            return Err(RedirectUriProblem::NotAUri);
        }
        if self.host.is_ascii() {
            let odd = |c: &char| !c.is_ascii_alphanumeric() && !"-._*!$'(),;".contains(*c);
            if !literal && let Some(character) = self.host.chars().find(odd) {
                return Err(RedirectUriProblem::ForbiddenCharacter { character });
            }
            let labels = self.host.strip_suffix('.').unwrap_or(self.host);
            let well_formed =
                literal || (labels.len() <= 253 && labels.split('.').all(|label| (1..=63).contains(&label.len())));
            if !well_formed || Url::parse(&format!("https://{}/", self.host)).is_err() {
                return Err(RedirectUriProblem::BadHost { host: self.host.to_owned() });
            }
        }
        match self.port {
            Some(port) if !port.bytes().all(|b| b.is_ascii_digit()) || port.parse::<u16>().unwrap_or(0) == 0 => {
                Err(RedirectUriProblem::BadPort { port: port.to_owned() })
            }
            _ => Ok(()),
        }
    }

    /// Whether the host is the local machine by one of the two names that Entra ID knows.
    pub fn is_local(&self) -> bool {
        self.host.eq_ignore_ascii_case("localhost") || self.host == "127.0.0.1"
    }

    /// Whether the scheme is `http`.
    pub fn is_http(&self) -> bool {
        self.scheme.eq_ignore_ascii_case("http")
    }

    /// The text.
    pub fn join(&self) -> String {
        let mut text = format!("{}://", self.scheme);
        if let Some(user_info) = self.user_info {
            text.push_str(user_info);
            text.push('@');
        }
        text.push_str(self.host);
        push(&mut text, ':', self.port);
        text.push_str(self.path);
        push(&mut text, '?', self.query);
        push(&mut text, '#', self.fragment);
        text
    }
}

fn push(text: &mut String, mark: char, part: Option<&str>) {
    if let Some(part) = part {
        text.push(mark);
        text.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_outside_ascii_is_refused_by_the_url_crate() {
        // The dependency on `idna_adapter` 1.0.0 leaves the Unicode tables out of the page. Should this begin to
        // pass, 37 kB came back; Punycode has to pass either way.
        assert!(Url::parse("https://bücher.example/").is_err());
        assert!(Url::parse("https://xn--bcher-kva.example/").is_ok());
    }

    #[test]
    fn parts_put_together_again_are_the_text() {
        for text in [
            "https://contoso.com",
            "HTTPS://Contoso.COM:8443/a/b?c=d&e#f?g/h",
            "http://user:pa:ss@localhost:3000?x",
            "https://[2001:db8::1]:443/",
            "https://contoso.com/?#",
            "https://bücher.example/ü?ü#ü",
        ] {
            assert_eq!(Parts::read(text).map(|parts| parts.join()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn an_address_without_a_host_is_no_uri() {
        for text in ["https://", "https:///x", "https:/x", "https:x", "https://:443/", "https://user@/x", "https://?x"]
        {
            assert_eq!(Parts::read(text), Err(RedirectUriProblem::NotAUri), "{text}");
        }
    }

    #[test]
    fn an_impossible_port_host_or_slash_is_named() {
        use RedirectUriProblem as P;
        let port = |port: &str| P::BadPort { port: port.to_owned() };
        let host = |host: &str| P::BadHost { host: host.to_owned() };
        for (text, problem) in [
            ("https://contoso.com:65536/", port("65536")),
            ("https://contoso.com:99999/", port("99999")),
            ("https://contoso.com:/", port("")),
            ("https://contoso.com:0/", port("0")),
            ("https://contoso.com:8o80/", port("8o80")),
            ("https://contoso.com:80:80/", port("80:80")),
            ("https://[::1]x/", host("[::1]x")),
            ("https://1.2.3.999/", host("1.2.3.999")),
            ("https://a..b/", host("a..b")),
            ("https://.contoso.com/", host(".contoso.com")),
            ("https://[::1/", host("[::1")),
            ("https://[zz]/", host("[zz]")),
            ("https://<host>/", P::ForbiddenCharacter { character: '<' }),
            ("https://\"contoso.com\"/", P::ForbiddenCharacter { character: '"' }),
            ("https://con%20toso.com/", P::ForbiddenCharacter { character: '%' }),
            ("https://contoso.com\\callback", P::Backslash),
            ("https:\\\\contoso.com\\callback", P::Backslash),
        ] {
            assert_eq!(Parts::read(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn a_port_after_a_bare_host_is_not_taken_for_a_scheme() {
        assert_eq!(Parts::read("localhost:3000/callback"), Err(RedirectUriProblem::NotAUri));
        assert_eq!(Parts::read("contoso.com:8443"), Err(RedirectUriProblem::NotAUri));
    }
}
