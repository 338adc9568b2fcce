//! How a person goes to Microsoft and how the answer comes back: by this window, by another one, or by the relay.
//!
//! # Invariants
//! The last word of the state tells `auth.html` the way; the random part before it names the channel on which the
//! answer of another window comes, so nobody can listen who was not told of it.

use super::{is_random_text, random_text};

/// A way to Microsoft and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// This window goes there and comes back.
    Redirect,
    /// Another window goes there; the answer comes over a channel of this origin.
    Popup,
    /// For a page in a frame: a window of this origin, which opens Microsoft's and passes the answer on.
    Relay,
}

impl Transport {
    /// The three.
    const ALL: [Self; 3] = [Self::Redirect, Self::Popup, Self::Relay];

    /// As `auth.html` knows it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Redirect => "redirect",
            Self::Popup => "popup",
            Self::Relay => "relay",
        }
    }
}

/// The state of one question: its version, its random part, and what `auth.html` is to do with the answer.
pub(super) fn state(random: [u8; 32], word: &str) -> String {
    ["v1.", &random_text(random), ".", word].concat()
}

/// Whether a text can be the state of a sign-in.
pub(super) fn is_state(text: &str) -> bool {
    let parts = text.strip_prefix("v1.").and_then(|rest| rest.split_once('.'));
    parts.is_some_and(|(id, word)| is_random_text(id) && Transport::ALL.iter().any(|way| way.word() == word))
}

/// The random part of a state.
pub(super) fn id(state: &str) -> &str {
    state.split('.').nth(1).unwrap_or_default()
}

/// The ID of a question that is asked of another window.
pub fn question(random: [u8; 32]) -> String {
    random_text(random)
}
