//! Values that people typed, shown within a sentence.
//!
//! # Invariants
//! A value cannot turn the sentence around it: it is isolated, and characters that nobody sees are spelled out.

use crate::directory::characters::is_invisible;

/// The most characters that are shown of a value.
const SHOWN: usize = 60;

/// A value in quotation marks, on one line and not too long to read: `“https://contoso.com/cb”`.
pub fn quoted(value: &str) -> String {
    // First strong isolate: the direction of the value stays its own affair.
    let mut text = String::from("“\u{2068}");
    let value = value.trim();
    let cut = value.char_indices().nth(SHOWN).is_some();
    for character in value.chars().take(if cut { SHOWN - 1 } else { SHOWN }) {
        if character == ' ' || !is_invisible(character) {
            text.push(character);
        } else {
            text.push_str(&code_point(character));
        }
    }
    if cut {
        text.push('…');
    }
    text.push_str("\u{2069}”");
    text
}

/// A character by its number: `[U+202E]`.
fn code_point(character: char) -> String {
    format!("[U+{:04X}]", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_isolated_in_quotation_marks() {
        assert_eq!(quoted("contoso"), "“\u{2068}contoso\u{2069}”");
    }

    #[test]
    fn a_value_has_60_characters_at_most() {
        let inner = |text: &str| quoted(text).chars().count() - 4;
        assert_eq!(inner(&"ü".repeat(60)), 60);
        assert_eq!(inner(&"ü".repeat(61)), 60);
        assert!(quoted(&"a".repeat(61)).contains("a…"));
        assert!(!quoted(&"a".repeat(60)).contains('…'));
    }

    #[test]
    fn characters_that_nobody_sees_are_spelled_out() {
        assert_eq!(quoted("a\u{202e}b\nc d"), "“\u{2068}a[U+202E]b[U+000A]c d\u{2069}”");
        assert_eq!(quoted("a\u{2069}b"), "“\u{2068}a[U+2069]b\u{2069}”");
    }
}
