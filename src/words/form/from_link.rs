//! Words about a registration that has come by a link.

use super::{basics, credentials};
pub use crate::words::text::from_link::*;
use crate::{
    registration::{problem::Field, share::ShareProblem},
    words::value::quoted,
};

/// A registration waits, and there is nothing in its way.
pub fn ready(name: &str) -> String {
    named("A registration from a link is ready to review", name)
}

/// A registration waits, and something was typed before it came.
pub fn waiting(name: &str) -> String {
    named("A registration from a link is waiting", name)
}

fn named(sentence: &str, name: &str) -> String {
    if name.is_empty() { format!("{sentence}.") } else { format!("{sentence}: {}.", quoted(name)) }
}

/// Why a link makes no registration, and what to do.
pub fn unreadable(problem: ShareProblem) -> &'static str {
    match problem {
        ShareProblem::Damaged => {
            "It is damaged, or was not made by this page. Copy it again, from its first letter to its last."
        }
        ShareProblem::OtherVersion => {
            "It was made by another release of this page. Ask for a new one, or fill in the form by hand."
        }
        ShareProblem::TooLarge => {
            "It has more in it than one app can have. Ask for a smaller one, or fill in the form by hand."
        }
        ShareProblem::HiddenCharacters => {
            "It has unseen characters that change how a text reads. Ask who made it why, or fill in the form by hand."
        }
    }
}

/// What a value that a link brought is called; redirect URIs and permissions are named one by one.
pub fn field(field: Field) -> Option<&'static str> {
    match field {
        Field::DisplayName => Some(basics::display_name()),
        Field::Audience => Some(basics::audience_legend()),
        Field::AssignmentRequired => Some(basics::who()),
        Field::ServiceReference => Some(basics::reference()),
        Field::Credentials => Some(credentials::kind()),
        Field::SecretDescription(_) => Some(credentials::description()),
        Field::SecretLifetime(_) => Some(credentials::expires()),
        _ => None,
    }
}

/// What a link calls an API that nobody has looked up.
pub fn calls_api(name: &str) -> String {
    format!("the link calls it {}", quoted(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_a_link_cannot_turn_the_sentence_around_it() {
        assert_eq!(ready("Contoso"), "A registration from a link is ready to review: “\u{2068}Contoso\u{2069}”.");
        assert!(ready(&"x".repeat(500)).chars().count() < 230);
    }

    #[test]
    fn a_link_without_a_name_makes_a_whole_sentence_too() {
        assert_eq!(waiting(""), "A registration from a link is waiting.");
    }
}
