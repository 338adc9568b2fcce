//! Values that people typed, shown within a sentence or in a text that is sent on.
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
    let shown: String = value.chars().take(if cut { SHOWN - 1 } else { SHOWN }).collect();
    spell(&shown, &mut text);
    if cut {
        text.push('…');
    }
    text.push_str("\u{2069}”");
    text
}

/// A whole value in a text without markup, on one line. What could be written from right to left is isolated; a name
/// in plain letters stays as it is, for those who copy it.
pub fn plain(value: &str) -> String {
    let value = value.trim();
    let mut text = String::new();
    if value.is_ascii() {
        spell(value, &mut text);
    } else {
        text.push('\u{2068}');
        spell(value, &mut text);
        text.push('\u{2069}');
    }
    text
}

/// Adds a value; characters that nobody sees by their numbers.
fn spell(value: &str, text: &mut String) {
    for character in value.chars() {
        if character == ' ' || !is_invisible(character) {
            text.push(character);
        } else {
            text.push_str(&code_point(character));
        }
    }
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
    fn a_value_in_a_plain_text_stays_whole_and_on_its_line() {
        let long = "a".repeat(100);
        assert_eq!(plain(&long), long);
        assert_eq!(plain(" Graph\n- All: harmless "), "Graph[U+000A]- All: harmless");
        assert_eq!(plain("بوابة\u{202e} API"), "\u{2068}بوابة[U+202E] API\u{2069}");
    }

    #[test]
    fn characters_that_nobody_sees_are_spelled_out() {
        assert_eq!(quoted("a\u{202e}b\nc d"), "“\u{2068}a[U+202E]b[U+000A]c d\u{2069}”");
        assert_eq!(quoted("a\u{2069}b"), "“\u{2068}a[U+2069]b\u{2069}”");
    }
}
