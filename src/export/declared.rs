//! Languages that say what there is to be, rather than what is to be done.
//!
//! # Invariants
//! What a reader of the file would not see is spelled out: a text that reads other than it is could get past a review.

use std::fmt::Write as _;

use super::{Json, Quote, Snippet, snippet::Span};
use crate::directory::characters;

/// A string of HCL, the language of Terraform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hcl;

/// A string of Bicep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bicep;

/// JSON within a file of requests (`.http`), whose readers put values in the place of what stands in double braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpFile;

/// A template begins with `${` or `%{`. Its sign is spelled out: doubled, it means something else where several follow one
/// another. <https://developer.hashicorp.com/terraform/language/expressions/strings>
impl Quote for Hcl {
    fn quote(text: &str) -> String {
        literal(text, '"', &['"', '\\'], &['$', '%'], |number| {
            if number > 0xffff { format!("\\U{number:08x}") } else { format!("\\u{number:04x}") }
        })
    }
}

/// <https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types#strings>
impl Quote for Bicep {
    fn quote(text: &str) -> String {
        literal(text, '\'', &['\'', '\\'], &['$'], |number| format!("\\u{{{number:x}}}"))
    }
}

impl Quote for HttpFile {
    fn quote(text: &str) -> String {
        Json::quote(text).replace('{', "\\u007b")
    }
}

impl Snippet<HttpFile> {
    /// Goes on with a part of an address. What stands in none is percent-encoded, a brace and the end of a line among it.
    #[must_use]
    pub fn url(self, text: &str) -> Self {
        let mut url = String::new();
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
                url.push(byte.into());
            } else {
                let _ = write!(url, "%{byte:02X}");
            }
        }
        self.with(Span::Value(url))
    }
}

/// The text between quotes: `escaped` stand behind a backslash, and `signs` that would begin a template (before a brace)
/// are spelled by their number, as is what nobody would see.
fn literal(text: &str, quote: char, escaped: &[char], signs: &[char], spelled: fn(u32) -> String) -> String {
    let mut literal = String::from(quote);
    let mut rest = characters::seen(text).peekable();
    while let Some((character, seen)) = rest.next() {
        let begins_template = signs.contains(&character) && rest.peek().is_some_and(|(next, _)| *next == '{');
        if begins_template || !(seen || character == ' ') {
            literal.push_str(&spelled(character.into()));
            continue;
        }
        if escaped.contains(&character) {
            literal.push('\\');
        }
        literal.push(character);
    }
    literal.push(quote);
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_template() {
        assert_eq!(Hcl::quote("a\"b\\c$ ${d} $${e} %{f}%"), r#""a\"b\\c$ \u0024{d} $\u0024{e} \u0025{f}%""#);
        assert_eq!(Bicep::quote("a'b\\c$ ${d} $${e}"), r"'a\'b\\c$ \u{24}{d} $\u{24}{e}'");
        assert_eq!(HttpFile::quote("{{token}}"), r#""\u007b\u007btoken}}""#);
    }

    #[test]
    fn an_address_ends_with_its_line() {
        let address = Snippet::<HttpFile>::new().url("applications(uniqueName='a')\n{{b}} ?");
        assert_eq!(address.to_string(), "applications(uniqueName='a')%0A%7B%7Bb%7D%7D%20?");
    }

    #[test]
    fn what_nobody_would_see_is_spelled_out() {
        let text = "a b\n\u{202e}\u{e0041} é 🏥";
        assert_eq!(Hcl::quote(text), "\"a b\\u000a\\u202e\\U000e0041 é 🏥\"");
        assert_eq!(Bicep::quote(text), "'a b\\u{a}\\u{202e}\\u{e0041} é 🏥'");
        assert_eq!(HttpFile::quote(text), "\"a b\\n\\u202e\\udb40\\udc41 é 🏥\"");
    }
}
