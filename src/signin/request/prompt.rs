//! What Microsoft shall ask a person at a sign-in: the parameter `prompt`.

use serde::Serialize;

/// What Microsoft shall ask the person. Never to consent anew: that dialog comes even where an administrator has granted
/// everything, and stops whoever is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Prompt {
    /// Whatever is needed, and nothing else.
    AsNeeded,
    /// Which account to use.
    SelectAccount,
    /// Nothing: answer at once, if only with an error.
    None,
    /// To sign in anew, even where Microsoft knows the person still.
    Login,
}

impl Prompt {
    /// The one that was stored as this word.
    pub(in crate::signin) fn stored_as(word: &str) -> Option<Self> {
        Some(match word {
            "AsNeeded" => Self::AsNeeded,
            "SelectAccount" => Self::SelectAccount,
            "None" => Self::None,
            "Login" => Self::Login,
            _ => return None,
        })
    }

    pub(super) const fn value(self) -> Option<&'static str> {
        match self {
            Self::AsNeeded => None,
            Self::SelectAccount => Some("select_account"),
            Self::None => Some("none"),
            Self::Login => Some("login"),
        }
    }
}
