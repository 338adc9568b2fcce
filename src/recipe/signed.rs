//! Recipes that somebody has signed: Ed25519 over the bytes of the file, with the keys that `config.json` trusts. `WebCrypto`
//! does the sum; what is signed by whom, and what follows from it, is decided here.
//!
//! # Invariants
//! - A signature speaks for nobody but the name that `config.json` has for its key.
//! - A wrong signature, and one by a key that is not listed, make a recipe no more than one without; both are said.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::{
    config::json::{Json, member},
    directory::characters::hides_something,
    registration::from_link::note::FixedPart,
};

/// The most keys that are trusted, and the most characters of the name of one.
const MOST: usize = 20;
const MOST_OF_NAME: usize = 80;
/// The most characters of a signature's file.
pub const MOST_OF_SIGNATURE: usize = 512;

/// A public key of Ed25519.
pub type PublicKey = [u8; 32];

/// Somebody whose signature the page's owner trusts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trusted {
    /// Who it is, in the owner's words.
    pub name: String,
    /// Their key.
    pub key: PublicKey,
    /// What of their recipes needs no tick.
    pub vouched: Vec<FixedPart>,
}

/// What stands in the file of a signature: the key and the signature, in base64url, with a dot between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Whose it says that it is.
    pub key: PublicKey,
    /// Over the bytes of the recipe's file.
    pub signature: [u8; 64],
}

/// What is known of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signed {
    /// By this one.
    By(Trusted),
    /// It is no signature, or not one of these bytes.
    Wrong,
    /// By a key that is not listed.
    UnknownKey,
    /// The browser knows no Ed25519.
    NotVerified,
}

impl Signature {
    /// Reads it.
    pub fn parse(text: &str) -> Option<Self> {
        let (key, signature) = text.trim().split_once('.')?;
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
        Some(Self { key: bytes(key)?.try_into().ok()?, signature: bytes(signature)?.try_into().ok()? })
    }

    /// Who that would be, of those who are trusted.
    pub fn of<'t>(&self, trusted: &'t [Trusted]) -> Option<&'t Trusted> {
        trusted.iter().find(|one| one.key == self.key)
    }
}

/// Reads `recipeKeys` of `config.json`: whom it trusts, and the path of each entry that cannot be used. Such a one is trusted
/// with nothing.
pub fn trusted(list: &Json) -> (Vec<Trusted>, Vec<String>) {
    let Json::List(values) = list else { return (Vec::new(), vec!["recipeKeys".to_owned()]) };
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for (at, value) in values.iter().take(MOST).enumerate() {
        match one(value) {
            Ok(one) => found.push(one),
            Err(key) => wrong.push(format!("recipeKeys[{at}]{key}")),
        }
    }
    (found, wrong)
}

/// One entry, or the key of it that cannot be used.
fn one(value: &Json) -> Result<Trusted, &'static str> {
    let Json::Object(members) = value else { return Err("") };
    let text = |key| match member(members, key) {
        Some(Json::Text(text)) => Some(text.trim()),
        _ => None,
    };
    let is_name = |name: &&str| (1..=MOST_OF_NAME).contains(&name.chars().count()) && !hides_something(name);
    let name = text("name").filter(is_name).ok_or(".name")?;
    let key = text("key").and_then(|key| URL_SAFE_NO_PAD.decode(key).ok()?.try_into().ok()).ok_or(".key")?;
    let part = |value: &Json| {
        let Json::Text(text) = value else { return None };
        VOUCHED.into_iter().find(|part| part.key() == text)
    };
    let vouched = match member(members, "vouched") {
        None => Some(Vec::new()),
        Some(Json::List(values)) => values.iter().map(part).collect(),
        Some(_) => None,
    };
    Ok(Trusted { name: name.to_owned(), key, vouched: vouched.ok_or(".vouched")? })
}

/// What is ticked otherwise.
const VOUCHED: [FixedPart; 3] = [FixedPart::RedirectUris, FixedPart::Permissions, FixedPart::Credentials];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::json;

    fn read(text: &str) -> (Vec<Trusted>, Vec<String>) {
        trusted(&json::read(text).unwrap().0)
    }

    #[test]
    fn a_key_is_trusted_by_its_name_with_what_the_owner_lists() {
        let key = URL_SAFE_NO_PAD.encode([7; 32]);
        let (found, problems) = read(&format!(
            r#"[{{ "name": "Platform team", "key": "{key}", "vouched": ["redirectUris"] }}, {{ "name": "x", "key": "{key}" }}]"#
        ));
        assert_eq!(problems, [""; 0]);
        assert_eq!(
            (found[0].name.as_str(), found[0].key, &found[0].vouched[..]),
            ("Platform team", [7; 32], &[FixedPart::RedirectUris][..])
        );
        assert_eq!(found[1].vouched, []);
    }

    #[test]
    fn an_entry_with_a_mistake_is_trusted_with_nothing() {
        let key = URL_SAFE_NO_PAD.encode([7; 32]);
        for entry in [
            "1".to_owned(),
            "{}".to_owned(),
            format!(r#"{{ "name": "", "key": "{key}" }}"#),
            format!(r#"{{ "name": "a\u202eb", "key": "{key}" }}"#),
            r#"{ "name": "a", "key": "abc" }"#.to_owned(),
            format!(r#"{{ "name": "a", "key": "{key}", "vouched": ["displayName"] }}"#),
            format!(r#"{{ "name": "a", "key": "{key}", "vouched": "redirectUris" }}"#),
        ] {
            let (found, problems) = read(&format!("[{entry}]"));
            assert_eq!((found.len(), problems.len()), (0, 1), "{entry}");
        }
        assert_eq!(read("{}").1.len(), 1);
    }

    #[test]
    fn a_signature_has_its_key_beside_it() {
        let text = [URL_SAFE_NO_PAD.encode([7; 32]), URL_SAFE_NO_PAD.encode([9; 64])].join(".");
        let signature = Signature::parse(&format!("{text}\n")).unwrap();
        assert_eq!(signature, Signature { key: [7; 32], signature: [9; 64] });
        let trusted = Trusted { name: "a".to_owned(), key: [7; 32], vouched: Vec::new() };
        assert_eq!(signature.of(std::slice::from_ref(&trusted)), Some(&trusted));
        assert_eq!(signature.of(&[Trusted { key: [8; 32], ..trusted.clone() }]), None);
        for wrong in ["", ".", "a.b", &text[1..], &text[..text.len() - 1], &text.replace('.', " ")] {
            assert_eq!(Signature::parse(wrong), None, "{wrong}");
        }
    }
}
