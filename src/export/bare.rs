//! Words that need no quotes in any language that is written here.

use std::fmt;

use crate::directory::ids::{AppId, ObjectId, TenantId};

/// A word of ASCII letters, digits, `.`, `_` and `-` that begins with a letter or a digit, so that it is no option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bare(String);

impl Bare {
    /// The text, where it is such a word.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let begins = text.starts_with(|c: char| c.is_ascii_alphanumeric());
        (begins && text.chars().all(fits)).then(|| Self(text.to_owned()))
    }

    /// A word that stands behind a fixed beginning, which is one itself.
    pub fn after(beginning: &'static str, word: impl Into<Self>) -> Self {
        Self([beginning, &word.into().0].concat())
    }
}

impl From<AppId> for Bare {
    fn from(id: AppId) -> Self {
        Self(id.to_string())
    }
}

impl From<ObjectId> for Bare {
    fn from(id: ObjectId) -> Self {
        Self(id.to_string())
    }
}

impl From<TenantId> for Bare {
    fn from(id: TenantId) -> Self {
        Self(id.to_string())
    }
}

impl From<usize> for Bare {
    fn from(number: usize) -> Self {
        Self(number.to_string())
    }
}

impl fmt::Display for Bare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_means_something_to_a_shell_is_not_bare() {
        for text in ["", "-x", "--query", ".x", "a b", "a'b", "$x", "a;b", "a\n", "é", "a=b", "~", "*", "#a"] {
            assert_eq!(Bare::new(text), None, "{text}");
        }
        for text in ["User.Read", "AzureUSGovernment", "login_hint", "00000003-0000-0000-c000-000000000000"] {
            assert_eq!(Bare::new(text).map(|word| word.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn an_id_is_bare_whatever_its_bits_are() {
        for bits in [0, 1, u128::MAX, 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef] {
            let ids = [Bare::from(AppId::from_u128(bits)), Bare::from(ObjectId::from_u128(bits))];
            assert!(ids.iter().all(|id| Bare::new(&id.to_string()).as_ref() == Some(id)));
        }
    }
}
