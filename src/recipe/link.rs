//! Where a recipe comes from: a file beside the page, by its name, or a link that holds it in its fragment.
//!
//! # Invariants
//! A name is a word of `a-z`, `0-9` and `-`: it cannot lead out of the folder `recipes`, and no address is made of anything
//! else.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{MAX_LENGTH, problem::Mistake, signed::MOST_OF_SIGNATURE};

/// What the fragment begins with.
const PREFIX: &str = "recipe=";
/// The most characters of the name of a file.
const MOST_OF_NAME: usize = 64;

/// The name of a recipe's file: `fhir-client` for `recipes/fhir-client.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipeName(String);

/// A text is no name of a recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no name of a recipe")]
pub struct NotAName;

impl TryFrom<String> for RecipeName {
    type Error = NotAName;

    fn try_from(text: String) -> Result<Self, NotAName> {
        let is_word = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if is_word && (1..=MOST_OF_NAME).contains(&text.len()) { Ok(Self(text)) } else { Err(NotAName) }
    }
}

impl RecipeName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its file, from where the page stands.
    pub fn file(&self) -> String {
        ["recipes/", &self.0, ".json"].concat()
    }

    /// The file of its signature.
    pub fn signature_file(&self) -> String {
        [&self.file(), ".sig"].concat()
    }

    /// The page's address with it, from where the page stands.
    pub fn query(&self) -> String {
        ["?recipe=", &self.0].concat()
    }
}

/// A recipe as a fragment, without the `#`.
///
/// # Errors
/// [`Mistake::TooLarge`].
pub fn to_fragment(text: &str) -> Result<String, Mistake> {
    if text.len() > MAX_LENGTH {
        return Err(Mistake::TooLarge);
    }
    Ok([PREFIX, &URL_SAFE_NO_PAD.encode(text)].concat())
}

/// A recipe as a link brings it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Its text.
    pub text: String,
    /// Its signature, as [`Signature::parse`](super::signed::Signature::parse) reads it.
    pub signature: Option<String>,
}

/// The recipe in a fragment, with or without the `#`. Behind a dot stands its signature, where it has one.
///
/// # Errors
/// Why there is none in it.
pub fn from_fragment(fragment: &str) -> Result<Carried, Mistake> {
    // Four characters say three bytes.
    if fragment.len() > MAX_LENGTH / 3 * 4 + 16 + MOST_OF_SIGNATURE {
        return Err(Mistake::TooLarge);
    }
    let encoded = fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix(PREFIX).ok_or(Mistake::Damaged)?;
    let (encoded, signature) = encoded.split_once('.').map_or((encoded, None), |(text, own)| (text, Some(own)));
    let bytes = URL_SAFE_NO_PAD.decode(encoded).map_err(|_| Mistake::Damaged)?;
    let text = String::from_utf8(bytes).map_err(|_| Mistake::NotUnicode)?;
    Ok(Carried { text, signature: signature.map(str::to_owned) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_but_into_the_folder_of_recipes() {
        let name = RecipeName::try_from("fhir-client".to_owned()).unwrap();
        assert_eq!((name.file().as_str(), name.query().as_str()), ("recipes/fhir-client.json", "?recipe=fhir-client"));
        for text in [
            "",
            "a/b",
            "..",
            ".",
            "a.b",
            "https://evil.example/x",
            "//evil.example",
            "A",
            "ä",
            "a b",
            "%2e%2e",
            "a\\b",
            "a?b",
            "a#b",
        ] {
            assert_eq!(RecipeName::try_from(text.to_owned()), Err(NotAName), "{text}");
        }
        assert!(RecipeName::try_from("a".repeat(65)).is_err() && RecipeName::try_from("a".repeat(64)).is_ok());
    }

    #[test]
    fn a_recipe_goes_through_a_link_as_it_is() {
        let text = "{\"recipe\":1,\"title\":\"Größe 🏥\"}";
        let fragment = to_fragment(text).unwrap();
        assert!(fragment.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'=' | b'-' | b'_')), "{fragment}");
        for fragment in [fragment.clone(), ["#", &fragment].concat()] {
            assert_eq!(from_fragment(&fragment), Ok(Carried { text: text.to_owned(), signature: None }));
        }
        let signature = Some("key.signature".to_owned());
        let signed = [&fragment, ".key.signature"].concat();
        assert_eq!(from_fragment(&signed), Ok(Carried { text: text.to_owned(), signature }));
        let largest = "x".repeat(MAX_LENGTH);
        assert_eq!(from_fragment(&to_fragment(&largest).unwrap()).map(|carried| carried.text), Ok(largest.clone()));
        assert_eq!(to_fragment(&[&largest, "x"].concat()), Err(Mistake::TooLarge));
    }

    #[test]
    fn what_is_no_recipe_in_a_link_is_told_apart() {
        assert_eq!(from_fragment("draft=e30"), Err(Mistake::Damaged));
        assert_eq!(from_fragment("recipe=e30="), Err(Mistake::Damaged));
        assert_eq!(from_fragment("recipe=_w"), Err(Mistake::NotUnicode));
        assert_eq!(from_fragment(&["recipe=", &"a".repeat(50_000)].concat()), Err(Mistake::TooLarge));
    }
}
