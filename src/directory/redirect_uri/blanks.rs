//! Blanks and other characters that nobody sees, which come along when an address is copied.

use crate::directory::characters::is_invisible;

/// The text without characters that nobody sees. Blanks within path or query are percent-encoded, since they may
/// belong there; everywhere else, and at the ends, they were copied by mistake.
pub(super) fn without_blanks(text: &str) -> String {
    let text = text.trim_matches(is_invisible);
    let place = text.find("://").map_or(0, |at| at + 3);
    let path = text.get(place..).and_then(|rest| rest.find(['/', '?', '#'])).map_or(text.len(), |at| place + at);
    let mut clean = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if !is_invisible(character) {
            clean.push(character);
        } else if character == ' ' && at > path {
            clean.push_str("%20");
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_blanks_is_left_as_it_is() {
        for text in ["", "https://contoso.com/a%20b?c#d", "hello", "https://bücher.example/ü"] {
            assert_eq!(without_blanks(text), text);
        }
    }

    #[test]
    fn blanks_are_kept_as_percent_encoding_in_the_path_alone() {
        assert_eq!(without_blanks(" https://con toso.com/my app \t"), "https://contoso.com/my%20app");
        assert_eq!(without_blanks("https://contoso.com /cb"), "https://contoso.com/cb");
        assert_eq!(without_blanks("https://contoso.com/c\r\nb"), "https://contoso.com/cb");
    }
}
