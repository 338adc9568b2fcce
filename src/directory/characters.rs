//! Characters that people do not see, though they change what a text is.

/// Whether a character changes the direction of text (Unicode's `Bidi_Control`), so that a text can read other
/// than it is.
pub const fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character ends a line or controls a device, so that it has no place in one line of text.
pub fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Whether a character leaves no trace on the page: a blank, a control character, or one without width.
pub fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || is_control(character)
        || is_bidi_control(character)
        || matches!(character, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The length of a text as Microsoft Graph counts it: in UTF-16 code units. It is never less than the number of
/// characters, so that a text within a limit by this count is within it by every other.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_outside_the_basic_plane_counts_twice() {
        assert_eq!(length("Ä🏥"), 3);
    }

    #[test]
    fn letters_of_any_script_are_visible() {
        assert!("aÄ患ש🏥".chars().all(|character| !is_invisible(character)));
    }

    #[test]
    fn blanks_and_marks_without_width_are_invisible() {
        assert!(" \t\u{a0}\u{200b}\u{202e}\u{feff}".chars().all(is_invisible));
    }
}
