//! The claims challenge: an answer of Graph that sends the person back to Microsoft, because a policy or an event at
//! Microsoft wants to see them again.
//!
//! <https://learn.microsoft.com/entra/identity-platform/claims-challenge>

use base64::{
    Engine as _,
    alphabet::{STANDARD, URL_SAFE},
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use serde_json::{Map, Value};

/// With the padding or without: both are sent.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// The claims that a `WWW-Authenticate` header asks for, where its error is `insufficient_claims`.
pub fn parse(header: &str) -> Option<Map<String, Value>> {
    let parameters = parameters(header);
    let value = |name: &str| parameters.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    if value("error")? != "insufficient_claims" {
        return None;
    }
    let text = value("claims")?;
    let alphabet = if text.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
    let json = GeneralPurpose::new(alphabet, LENIENT).decode(text).ok()?;
    serde_json::from_slice(&json).ok()
}

/// Every `name=value` and `name="value"`, read as RFC 9110 writes them: commas and equals signs inside quotes are
/// text, and base64 ends in equals signs.
fn parameters(header: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = header;
    while let Some((before, after)) = rest.split_once('=') {
        // `Bearer realm` is a scheme and a name; the name is the last word.
        let name = before.rsplit([' ', ',', '\t']).next().unwrap_or_default();
        let after = after.trim_start();
        let (value, left) = if let Some(quoted) = after.strip_prefix('"') {
            unquote(quoted)
        } else {
            let end = after.find([',', ' ']).unwrap_or(after.len());
            let (value, left) = after.split_at(end);
            (value.to_owned(), left)
        };
        found.push((name.to_owned(), value));
        rest = left;
    }
    found
}

/// The text up to the closing quote, and what follows it.
fn unquote(quoted: &str) -> (String, &str) {
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return (value, quoted.get(at + 1..).unwrap_or_default()),
            '\\' => value.extend(characters.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}`
    const CLAIMS: &str = "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxNjA0MTA2NjUxIn19fQ";

    #[test]
    fn a_claims_challenge_is_read_with_its_padding_and_without() {
        for claims in [CLAIMS.to_owned(), format!("{CLAIMS}=="), format!("{CLAIMS}=")] {
            let header = format!(
                "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", \
                 client_id=\"00000003-0000-0000-c000-000000000000\", error=\"insufficient_claims\", claims=\"{claims}\""
            );
            let read = parse(&header).map(|claims| Value::Object(claims).to_string());
            assert_eq!(
                read.as_deref(),
                Some(r#"{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}"#),
                "{claims}"
            );
        }
    }

    #[test]
    fn quotes_commas_and_equals_signs_inside_a_value_are_text() {
        let header = format!(
            "Bearer realm=\"a, error=\\\"x\\\" = b\", error_description=\"Continuous access evaluation resulted in \
             challenge with result: InteractionRequired, code=\", error=insufficient_claims, claims={CLAIMS}"
        );
        assert!(parse(&header).is_some());
    }

    #[test]
    fn an_ordinary_401_is_no_challenge() {
        for header in [
            "",
            "Bearer",
            "Bearer realm=\"\", error=\"invalid_token\", claims=\"e30=\"",
            "Bearer error=\"insufficient_claims\"",
            "Bearer error=\"insufficient_claims\", claims=\"not base64\"",
            "Bearer error=\"insufficient_claims\", claims=\"WzFd\"",
            "Bearer realm=\"unclosed, error=",
        ] {
            assert_eq!(parse(header), None, "{header}");
        }
    }
}
