//! The hosts that redirect URIs may lead to.

use crate::directory::{origin::is_label, redirect_uri::around_host};

/// Where redirect URIs may lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    /// To these hosts.
    pub named: Vec<NamedHost>,
    /// To the person's own machine as well: `localhost` and `127.0.0.1`.
    pub localhost: bool,
}

/// A host, or everything below one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedHost(String);

/// A text names no host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHost;

/// What stands for everything below a host, but not for the host itself.
const BELOW: &str = "*.";

impl NamedHost {
    /// Reads `app.contoso.com`, or `*.contoso.com` for every host below that one, at whatever depth.
    pub fn parse(text: &str) -> Result<Self, NotAHost> {
        let text = text.to_ascii_lowercase();
        let name = text.strip_prefix(BELOW).unwrap_or(&text);
        let is_name = name.contains('.') && name.len() <= 253 && name.split('.').all(is_label);
        if is_name { Ok(Self(text)) } else { Err(NotAHost) }
    }

    /// As it was written, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn has(&self, host: &str) -> bool {
        match self.0.strip_prefix('*') {
            Some(end) => host.len() > end.len() && host.ends_with(end),
            None => self.0 == host,
        }
    }
}

impl Hosts {
    /// Whether a redirect URI leads to one of them. A text without a host leads nowhere.
    pub fn allow(&self, uri: &str) -> bool {
        let Some((_, host, _)) = around_host(uri) else { return false };
        let host = host.to_ascii_lowercase();
        let is_own_machine = matches!(host.as_str(), "localhost" | "127.0.0.1");
        (is_own_machine && self.localhost) || self.named.iter().any(|named| named.has(&host))
    }

    /// All of them, as they are written.
    pub fn written(&self) -> Vec<String> {
        let own = self.localhost.then(|| "localhost".to_owned());
        self.named.iter().map(|host| host.as_str().to_owned()).chain(own).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(named: &[&str], localhost: bool) -> Hosts {
        Hosts { named: named.iter().map(|text| NamedHost::parse(text).expect("a host")).collect(), localhost }
    }

    #[test]
    fn a_host_is_the_one_that_is_named_or_lies_below_one() {
        let hosts = hosts(&["app.contoso.com", "*.Fabrikam.com"], false);
        for uri in [
            "https://app.contoso.com/cb",
            "https://APP.contoso.com:8443",
            "https://a.fabrikam.com",
            "https://a.b.fabrikam.com/x",
            "https://*.fabrikam.com/x",
        ] {
            assert!(hosts.allow(uri), "{uri}");
        }
        for uri in [
            "https://contoso.com",
            "https://x.app.contoso.com",
            "https://fabrikam.com",
            "https://evilfabrikam.com",
            "https://a.fabrikam.com.evil.example",
            "https://app.contoso.com@evil.example",
            "https://evil.example/app.contoso.com",
            "https://app.contoso.com.",
            "http://localhost/cb",
            "app.contoso.com",
            "",
        ] {
            assert!(!hosts.allow(uri), "{uri}");
        }
    }

    #[test]
    fn ones_own_machine_is_a_rule_of_its_own() {
        let own = hosts(&[], true);
        assert!(own.allow("http://localhost:3000/cb") && own.allow("http://127.0.0.1/"));
        assert!(!own.allow("https://localhost.evil.example"));
        assert_eq!(hosts(&["*.contoso.com"], true).written(), ["*.contoso.com", "localhost"]);
    }

    #[test]
    fn what_names_no_host_is_refused() {
        for text in ["", "localhost", "*", "*.", "*.com", "a.*.com", "https://a.com", "a.com/x", "a b.com", "a..com"] {
            assert_eq!(NamedHost::parse(text), Err(NotAHost), "{text}");
        }
    }
}
