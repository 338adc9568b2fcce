//! Addresses as the browser writes them.

/// The address with its host in Punycode and everything else percent-encoded: how a non-ASCII address has to be
/// registered. `None` where the browser cannot read it either.
pub fn to_ascii(text: &str) -> Option<String> {
    web_sys::Url::new(text).ok().map(|url| url.href())
}

/// A host in Punycode. `None` where the browser takes it for no host.
pub fn ascii_host(host: &str) -> Option<String> {
    web_sys::Url::new(&["https://", host].concat()).ok().map(|url| url.hostname())
}
