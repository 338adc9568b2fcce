//! Pages that come where JSON was asked for: from a proxy, a firewall, a portal, or a host that answers every address.

/// Whether a body is markup and no JSON: its first sign that shows is `<`, with which no JSON begins. The type that it
/// was sent with says nothing: hosts send JSON as `text/html`, and pages as anything.
pub fn is_markup(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_first_sign_and_json_is_none() {
        for page in ["<!doctype html>", " \r\n<html>", "\u{feff}<?xml version=\"1.0\"?>", "<"] {
            assert!(is_markup(page.as_bytes()), "{page}");
        }
        for other in ["", " ", "{\"a\":\"<html>\"}", "[]", "Proxy says no <b>"] {
            assert!(!is_markup(other.as_bytes()), "{other}");
        }
    }
}
