//! Characters that people do not see, though they change what a text is.
//!
//! # What is done about them
//! - **Refused**: what ends a line or controls a device, and a name in which nothing can be seen. No person means them.
//!   In a link, which strangers write, everything hidden is refused.
//! - **Pointed out**: whatever else is hidden, since it can be there by mistake, and a name with it reads like another
//!   one. Wherever the page shows a text, such a character is spelled: `[U+3164]`.
//! - **Left alone**: a joiner or a variation selector right after a character that takes one. An emoji, a Persian word
//!   or an ideograph is written with them, and people see the difference. Behind a Latin letter they do nothing, and are
//!   hidden like the rest. Tags are always hidden: whole messages have been written in them.
//! - **Folded**: names are compared without any of them, those that were left alone included ([`folded`]).

/// Whether a character changes the direction of text (Unicode's `Bidi_Control`), so that a text can read other
/// than it is.
pub const fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character ends a line or controls a device, so that it has no place in one line of text.
pub fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Unicode's `Default_Ignorable_Code_Point`, whole: what leaves no trace where a font does not know it.
/// <https://www.unicode.org/Public/17.0.0/ucd/DerivedCoreProperties.txt>
const fn is_default_ignorable(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a character leaves no trace on the page: a blank, a control character, or one without a shape. The Braille
/// pattern without dots and the marks of interlinear annotations have none either, whatever Unicode calls them.
pub fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || is_control(character)
        || is_default_ignorable(character)
        || matches!(character, '\u{2800}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether an invisible character is a part of the one before it, which looks other with it.
fn is_part_of(character: char, before: char) -> bool {
    match character {
        // Joiners: in scripts whose letters touch, and in emoji.
        '\u{200c}' | '\u{200d}' => matches!(
            before,
            '\u{600}'..='\u{109f}'
                | '\u{1780}'..='\u{18af}'
                | '\u{2190}'..='\u{27bf}'
                | '\u{2b00}'..='\u{2bff}'
                | '\u{fe0f}'
                | '\u{1f000}'..='\u{1faff}'
        ),
        // Variation selectors: on the signs of a telephone, on symbols, ideographs and emoji.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => matches!(
            before,
            '0'..='9' | '#' | '*' | '\u{a9}' | '\u{ae}'
                | '\u{203c}'..='\u{9fff}'
                | '\u{f900}'..='\u{faff}'
                | '\u{1f000}'..='\u{1faff}'
                | '\u{20000}'..='\u{3ffff}'
        ),
        // Those of Mongolian.
        '\u{180b}'..='\u{180d}' | '\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        _ => false,
    }
}

/// Each character of a text, and whether people see it, by itself or as a part of the one before it.
pub fn seen(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before = None;
    text.chars().map(move |character| {
        let seen = !is_invisible(character) || before.is_some_and(|before| is_part_of(character, before));
        before = seen.then_some(character);
        (character, seen)
    })
}

/// Whether a text has a character that people do not see and that is no blank.
pub fn hides_something(text: &str) -> bool {
    seen(text).any(|(character, seen)| is_hidden(character, seen))
}

/// A text without what it hides.
pub fn without_hidden(text: &str) -> String {
    seen(text).filter(|(character, seen)| !is_hidden(*character, *seen)).map(|(character, _)| character).collect()
}

fn is_hidden(character: char, seen: bool) -> bool {
    !seen && (!character.is_whitespace() || is_control(character))
}

/// What people see of a name, whatever the case: two names that are the same by it read alike.
pub fn folded(name: &str) -> String {
    visible(name).collect()
}

/// Whether two names read alike.
pub fn read_alike(one: &str, other: &str) -> bool {
    visible(one).eq(visible(other))
}

fn visible(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|character| !is_invisible(*character)).flat_map(char::to_lowercase)
}

/// A text with letters of the Latin script in the place of those that have marks: `Zoe` for `Zoë`, `ss` for `ß`.
pub fn plain_letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(|character| {
        let plain = without_marks(character);
        plain.unwrap_or_default().chars().chain(plain.is_none().then_some(character))
    })
}

/// A letter without its marks, in lower case; nothing of a mark that stands by itself.
const fn without_marks(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{300}'..='\u{36f}' => "",
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ạ'..='ặ' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' => "i",
        'Ĳ' | 'ĳ' => "ij",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'ſ' | 'Ș' | 'ș' => "s",
        'ß' | 'ẞ' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ụ'..='ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Ź'..='ž' => "z",
        _ => return None,
    })
}

/// The length of a text as Microsoft Graph counts it: in UTF-16 code units. It is never less than the number of
/// characters, so that a text within a limit by this count is within it by every other.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of each kind that passed for visible before.
    const HIDDEN: [char; 14] = [
        '\u{ad}',
        '\u{34f}',
        '\u{115f}',
        '\u{1160}',
        '\u{17b4}',
        '\u{200b}',
        '\u{2065}',
        '\u{206a}',
        '\u{2800}',
        '\u{3164}',
        '\u{feff}',
        '\u{ffa0}',
        '\u{1d173}',
        '\u{e0041}',
    ];

    #[test]
    fn a_character_outside_the_basic_plane_counts_twice() {
        assert_eq!(length("Ä🏥"), 3);
    }

    #[test]
    fn letters_of_any_script_are_visible() {
        assert!("aÄ患ש🏥한ㄱ⠁".chars().all(|character| !is_invisible(character)));
    }

    #[test]
    fn blanks_and_marks_without_width_are_invisible() {
        assert!(" \t\u{a0}\u{200b}\u{202e}\u{feff}".chars().all(is_invisible));
    }

    #[test]
    fn every_default_ignorable_code_point_of_unicode_is_invisible() {
        let all = ('\0'..=char::MAX).filter(|character| is_default_ignorable(*character));
        // The total at the end of Unicode's own list.
        assert_eq!(all.clone().count(), 4_174);
        assert!(all.clone().all(is_invisible));
        assert!(('\0'..=char::MAX).filter(|character| is_bidi_control(*character)).all(is_default_ignorable));
    }

    #[test]
    fn what_hides_behind_a_letter_is_found_and_taken_out() {
        for hidden in HIDDEN.into_iter().chain(['\u{fe0f}', '\u{200d}', '\u{180b}', '\u{e0100}', '\u{202e}', '\n']) {
            let name = format!("Graph{hidden} API");
            assert!(hides_something(&name), "{hidden:?}");
            assert_eq!(without_hidden(&name), "Graph API", "{hidden:?}");
            assert!(read_alike(&name, "graph api") && folded(&name) == "graphapi", "{hidden:?}");
        }
    }

    #[test]
    fn what_belongs_to_the_character_before_it_hides_nothing() {
        for name in [
            "❤️‍🔥",
            "👩🏽‍🔬 labs",
            "1️⃣ Portal",
            "می‌خواهم",
            "क्‍ष",
            "葛\u{e0100}城",
            "ᠠ\u{180b}",
            "Ⓜ\u{fe0e}",
            "a\u{a0}b\u{3000}c",
        ] {
            assert!(!hides_something(name), "{name}");
            assert_eq!(without_hidden(name), name);
        }
    }

    #[test]
    fn a_part_comes_once_and_only_right_after_its_character() {
        for name in ["🏥\u{fe0f}\u{fe0f}", "🏥\u{200d}\u{200d}", "🏥 \u{fe0f}", "\u{fe0f}", "🏴\u{e0067}\u{e007f}"]
        {
            assert!(hides_something(name), "{name:?}");
        }
    }
}
