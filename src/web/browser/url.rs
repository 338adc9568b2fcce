//! Addresses as the browser writes them.

/// The address with its host in Punycode and everything else percent-encoded: how a non-ASCII address has to be
/// registered. `None` where the browser cannot read it either.
pub fn to_ascii(text: &str) -> Option<String> {
    web_sys::Url::new(text).ok().map(|url| url.href())
}
