//! Words about a registration that has come by a link.

use super::{basics, credentials};
use crate::registration::{problem::Field, share::ShareProblem};
pub use crate::words::text::{arrived_link::*, from_link::*, linked::*};

/// A registration waits, and there is nothing in its way.
pub fn ready(name: &str) -> String {
    if name.is_empty() { ready_unnamed().to_owned() } else { ready_named(name) }
}

/// A registration that a recipe has filled in waits.
pub fn ready_from_recipe(name: &str) -> String {
    if name.is_empty() { ready_unnamed().to_owned() } else { ready_recipe(name) }
}

/// A registration waits, and something was typed before it came.
pub fn waiting(name: &str) -> String {
    if name.is_empty() { waiting_unnamed().to_owned() } else { waiting_named(name) }
}

/// Why a link makes no registration, and what to do.
pub fn unreadable(problem: ShareProblem) -> &'static str {
    match problem {
        ShareProblem::Damaged => damaged(),
        ShareProblem::OtherVersion => other_version(),
        ShareProblem::TooLarge => too_large(),
        ShareProblem::HiddenCharacters => hidden_characters(),
    }
}

/// What a value that a link brought is called; redirect URIs and permissions are named one by one.
pub fn field(field: Field) -> Option<&'static str> {
    match field {
        Field::DisplayName => Some(basics::display_name()),
        Field::Audience => Some(basics::audience_legend()),
        Field::AssignmentRequired => Some(basics::who()),
        Field::ServiceReference => Some(basics::reference()),
        Field::Notes => Some(basics::notes()),
        Field::Credentials => Some(credentials::kind()),
        Field::SecretDescription(_) => Some(credentials::description()),
        Field::SecretLifetime(_) => Some(credentials::expires()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_a_link_cannot_turn_the_sentence_around_it() {
        assert_eq!(ready("Contoso"), "Registration “\u{2068}Contoso\u{2069}” from a link is ready to review.");
        assert!(ready(&"x".repeat(500)).chars().count() < 230);
    }

    #[test]
    fn a_link_without_a_name_makes_a_whole_sentence_too() {
        assert_eq!(waiting(""), "A registration from a link is waiting.");
    }
}
