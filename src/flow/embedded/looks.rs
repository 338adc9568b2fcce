//! What the page around a frame says of how it looks, for the one in the frame to look alike.
//!
//! # Invariants
//! Of the page's languages only those are taken that the page has words in.

use crate::signin::{fields::Fields, message::VERSION};

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// Light or dark.
    pub scheme: Scheme,
    /// The language of the page around, where it is one of the page's own: a language tag such as `en-GB`, by which voices
    /// read the words.
    pub language: Option<String>,
}

/// The language that the page has words in.
const LANGUAGE: &str = "en";

/// The longest language tag that is read: `en-Latn-GB-x-…`.
const MAX_LENGTH: usize = 35;

impl Looks {
    /// Reads what the page around has sent, if it is this.
    pub fn read(json: &str) -> Option<Self> {
        let mut fields = Fields::parse(json).ok()?;
        let is_ours = fields.number("client-registrar") == Ok(Some(VERSION.into()));
        if !is_ours || fields.text("type").ok()?.as_deref() != Some("looks") {
            return None;
        }
        let scheme = match fields.text("theme").ok()?.as_deref() {
            Some("light") => Scheme::Light,
            Some("dark") => Scheme::Dark,
            _ => Scheme::System,
        };
        Some(Self { scheme, language: fields.text("lang").ok()?.filter(|tag| has_words_in(tag)) })
    }
}

/// Whether a language tag (BCP 47) is of the language of the page's words, in whatever region.
fn has_words_in(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let is_subtag = |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= MAX_LENGTH
        && subtags.next().is_some_and(|language| language.eq_ignore_ascii_case(LANGUAGE))
        && subtags.all(is_subtag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(theme: &str, lang: &str) -> Option<Looks> {
        Looks::read(&format!(r#"{{"client-registrar":1,"type":"looks","theme":"{theme}","lang":"{lang}"}}"#))
    }

    #[test]
    fn the_page_looks_as_the_one_around_it_says() {
        let looks = |scheme, language: &str| Some(Looks { scheme, language: Some(language.to_owned()) });
        assert_eq!(read("dark", "en-GB"), looks(Scheme::Dark, "en-GB"));
        assert_eq!(read("light", "EN"), looks(Scheme::Light, "EN"));
        assert_eq!(read("", "en"), looks(Scheme::System, "en"));
        let bare = r#"{"client-registrar":1,"type":"looks"}"#;
        assert_eq!(Looks::read(bare), Some(Looks { scheme: Scheme::System, language: None }));
    }

    #[test]
    fn a_language_that_the_page_has_no_words_in_changes_nothing() {
        for lang in
            ["", "de", "english", "en-", "en GB", "en_GB", "en-<b>", "en-aaaaaaaaa", &format!("en{}", "-a".repeat(20))]
        {
            assert_eq!(read("dark", lang), Some(Looks { scheme: Scheme::Dark, language: None }), "{lang}");
        }
    }

    #[test]
    fn what_is_said_by_another_product_or_of_something_else_is_not_read() {
        for json in [
            "",
            "null",
            r#"{"client-registrar":2,"type":"looks","theme":"dark"}"#,
            r#"{"client-registrar":1,"type":"parent","theme":"dark"}"#,
            r#"{"type":"looks","theme":"dark"}"#,
            r#"{"client-registrar":1,"type":"looks","theme":7}"#,
            r#"{"client-registrar":1,"type":"looks","lang":["en"]}"#,
        ] {
            assert_eq!(Looks::read(json), None, "{json}");
        }
    }
}
