//! Values of a text, as every format looks at them.

use crate::config::json::{self, Json, Members};

/// Whether a value says nothing: what a manifest has where nothing was chosen.
pub fn says_nothing(value: &Json) -> bool {
    match value {
        Json::Null | Json::Flag(false) => true,
        Json::Flag(true) | Json::Number(_) => false,
        Json::Text(text) => text.is_empty(),
        Json::List(values) => values.is_empty(),
        Json::Object(members) => members.iter().all(|(_, value)| says_nothing(value)),
    }
}

/// A key that Graph itself adds to what it answers.
pub fn is_annotation(key: &str) -> bool {
    key.starts_with('@') || key.contains("@odata.")
}

/// The text of a key.
pub fn text_of<'m>(members: &'m Members, key: &str) -> Option<&'m str> {
    match json::member(members, key) {
        Some(Json::Text(text)) => Some(text),
        _ => None,
    }
}
