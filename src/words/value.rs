//! Values that others chose, shown within a sentence, by themselves, or in a text that is sent on.
//!
//! # Invariants
//! - A value cannot pass for a word of the page, nor turn the sentence around it: it is quoted or isolated, and what
//!   nobody sees of it is spelled out. `tests/sentences.rs` holds every sentence of the page to that.
//! - The host of an address is never cut. The rest of a value is shortened in its middle where it is longer than any
//!   that Entra ID takes, and says by how much.

use super::text::value as says;
use crate::directory::{
    characters::{is_bidi_control, seen},
    host,
    redirect_uri::around_host,
};

/// The most characters of a value that are shown as they are: more than any value has that Entra ID takes.
const WHOLE: usize = 300;
/// What is shown of a longer one, at each end.
const END: usize = 60;

/// A value in quotation marks, on one line: `“https://contoso.com/cb”`.
pub fn quoted(value: &str) -> String {
    ["“", &within_quotes(&isolated(value)), "”"].concat()
}

/// No quotation mark of a value ends the quotation: within one they are single, as in print.
fn within_quotes(value: &str) -> String {
    value.replace(['“', '„', '‟'], "‘").replace('”', "’")
}

/// A value on one line, without quotation marks: where nothing but a value can stand.
pub fn isolated(value: &str) -> String {
    // First strong isolate: the direction of the value stays its own affair.
    ["\u{2068}", &spelled(&shortened(value.trim())), "\u{2069}"].concat()
}

/// A value in quotation marks in a text without markup, on one line and whole. The marks are those of a typewriter, which
/// every mail program leaves alone. What could be written from right to left is isolated.
pub fn plain(value: &str) -> String {
    let value = spelled(value.trim()).replace('"', "'");
    if value.is_ascii() { ["\"", &value, "\""].concat() } else { ["\"\u{2068}", &value, "\u{2069}\""].concat() }
}

/// A value with what nobody sees of it by its numbers, for an element of its own.
pub fn spelled(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for (character, seen) in seen(value) {
        if character == ' ' || (seen && !is_bidi_control(character)) {
            text.push(character);
        } else {
            text.push_str(&code_point(character));
        }
    }
    text
}

/// The first letters of the first and the last word of a name, or of an account as far as its "@": "AV", for a person's
/// picture. The style sheet makes them capitals.
pub fn initials(name: &str) -> String {
    let name = name.split('@').next().unwrap_or_default();
    let mut words = name.split([' ', '.', '-', '_']).filter(|word| !word.is_empty());
    let ends = [words.next(), words.next_back()];
    let letters = ends.into_iter().flatten().filter_map(|word| word.chars().find(|letter| !is_bidi_control(*letter)));
    letters.collect()
}

fn code_point(character: char) -> String {
    format!("[U+{:04X}]", u32::from(character))
}

/// What others say in whole sentences, on one line, for an element or a line of its own.
pub fn prose(text: &str) -> String {
    spelled(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The end of an address's host that tells whose it is: named in sentences, which mark nothing.
pub fn owner_of_host(address: &str) -> Option<&str> {
    around_host(address.trim()).map(|(_, name, _)| host::registrable(name))
}

/// A value that is short enough to read, with the host of an address whole.
fn shortened(value: &str) -> String {
    if value.chars().nth(WHOLE).is_none() {
        return value.to_owned();
    }
    match around_host(value) {
        Some((before, host, after)) => [&ends(before), host, &ends(after)].concat(),
        None => ends(value),
    }
}

/// Both ends of a long text.
fn ends(text: &str) -> String {
    let left_out = text.chars().count().saturating_sub(2 * END);
    if left_out == 0 {
        return text.to_owned();
    }
    let head: String = text.chars().take(END).collect();
    let tail: String = text.chars().skip(END + left_out).collect();
    [&head, " ", &says::left_out(left_out), " ", &tail].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_isolated_in_quotation_marks() {
        assert_eq!(quoted(" contoso "), "“\u{2068}contoso\u{2069}”");
    }

    #[test]
    fn no_quotation_mark_of_a_value_ends_the_quotation() {
        assert_eq!(quoted("Contoso” is gone. “x"), "“\u{2068}Contoso’ is gone. ‘x\u{2069}”");
        assert_eq!(plain("Contoso\" is gone. \"x"), "\"Contoso' is gone. 'x\"");
    }

    #[test]
    fn a_value_that_entra_id_takes_is_shown_whole() {
        let address = format!("https://contoso.com/{}", "a".repeat(236));
        assert!(quoted(&address).contains(&address));
        let name = "ü".repeat(120);
        assert!(quoted(&name).contains(&name));
    }

    #[test]
    fn a_longer_value_loses_its_middle_and_says_how_much() {
        let value = ["a".repeat(200), "b".repeat(200)].concat();
        assert_eq!(isolated(&value), format!("\u{2068}{} […280…] {}\u{2069}", "a".repeat(60), "b".repeat(60)));
    }

    #[test]
    fn a_host_is_whole_however_long_the_address_is() {
        let host = ["login.microsoftonline.com.".repeat(8), "attacker-owned.example".to_owned()].concat();
        for address in [
            format!("https://{host}/{}", "a".repeat(5_000)),
            format!("https://{}@{host}:8443/cb", "contoso.com".repeat(500)),
        ] {
            let shown = quoted(&address);
            assert!(shown.contains(&host) && shown.chars().count() < 700, "{shown}");
        }
        assert_eq!(owner_of_host(&format!("https://{host}/cb")), Some("attacker-owned.example"));
    }

    #[test]
    fn a_value_in_a_plain_text_stays_whole_and_on_its_line() {
        let long = "a".repeat(1_000);
        assert_eq!(plain(&long), format!("\"{long}\""));
        assert_eq!(plain(" Graph\n- All: harmless "), "\"Graph[U+000A]- All: harmless\"");
        assert_eq!(plain("بوابة\u{202e} API"), "\"\u{2068}بوابة[U+202E] API\u{2069}\"");
    }

    #[test]
    fn a_persons_picture_has_their_first_letters() {
        for (name, letters) in [
            ("Adele Vance", "AV"),
            ("Ana María  de la Cruz", "AC"),
            ("alex@contoso.com", "a"),
            ("alex.wilber@contoso.com", "aw"),
            ("Øyvind", "Ø"),
            ("李小龍", "李"),
            ("\u{202e}x", "x"),
            ("@", ""),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }

    #[test]
    fn what_others_say_is_one_line_and_whole() {
        let said = format!("Not\r\nnow.\u{202e} {}", "a".repeat(500));
        assert_eq!(prose(&said), format!("Not now.[U+202E] {}", "a".repeat(500)));
    }

    #[test]
    fn characters_that_nobody_sees_are_spelled_out() {
        assert_eq!(quoted("a\u{202e}b\nc d"), "“\u{2068}a[U+202E]b[U+000A]c d\u{2069}”");
        assert_eq!(quoted("a\u{2069}b"), "“\u{2068}a[U+2069]b\u{2069}”");
        assert_eq!(spelled("Graph\u{3164}\u{fe0f}\u{e0041}"), "Graph[U+3164][U+FE0F][U+E0041]");
        assert_eq!(spelled("❤️‍🔥 می‌خواهم"), "❤️‍🔥 می‌خواهم");
    }
}
