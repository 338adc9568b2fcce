//! Every sentence that the page can show. Core types carry none.

#![allow(
    missing_docs,
    reason = "a sentence and its name say what it is; what they leave unsaid is written beside them"
)]

pub mod dates;
pub mod elements;
pub mod form;
pub mod run;
pub mod session;
pub mod setup;
pub mod table;
pub mod value;

/// A function a sentence, written by the build script from `en/`.
pub mod text {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// A number and the noun that it counts: `1 redirect URI`, `2 redirect URIs`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    let mut text = count.to_string();
    text.push(' ');
    text.push_str(if count == 1 { one } else { many });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_not_counted_as_many() {
        assert_eq!(counted(1, "redirect URI", "redirect URIs"), "1 redirect URI");
        assert_eq!(counted(0, "redirect URI", "redirect URIs"), "0 redirect URIs");
    }
}
