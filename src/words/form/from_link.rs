//! Words about a registration that has come by a link.

use super::{basics, credentials};
use crate::{
    registration::{problem::Field, share::ShareProblem},
    words::value::quoted,
};

/// Beside a value that a link brought.
pub const BADGE: &str = "From the link";
/// What there is to know before the form is opened.
pub const READY_DO: &str = "Nothing is made before you have looked at all of it and pressed Register.";
/// What taking the link's registration costs.
pub const WAITING_DO: &str =
    "You have begun one of your own here. The registration from the link would take its place.";
pub const USE: &str = "Use the registration from the link";
pub const KEEP: &str = "Keep mine";
/// Over why a link makes no registration.
pub const UNREADABLE: &str = "The registration in the link cannot be used.";
pub const USE_REDIRECT_URI: &str = "Use this redirect URI";
pub const USE_PERMISSION: &str = "Use this permission";
/// The names of a permission are the link's word.
pub const UNCHECKED: &str = "This is what the link calls it. Look it up to see which permission this ID is:";
/// Reads the permission's API.
pub const LOOK_UP: &str = "Look up in your tenant";
pub const NOT_OFFERED: &str = "The API does not offer this permission.";
/// Over what the review repeats.
pub const UNCHANGED: &str = "Some of this came by a link and is as the link had it.";

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
pub const fn unreadable(problem: ShareProblem) -> &'static str {
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
pub const fn field(field: Field) -> Option<&'static str> {
    match field {
        Field::DisplayName => Some(basics::DISPLAY_NAME),
        Field::Audience => Some(basics::AUDIENCE),
        Field::AssignmentRequired => Some(basics::WHO),
        Field::ServiceReference => Some(basics::REFERENCE),
        Field::Credentials => Some(credentials::KIND),
        Field::SecretDescription(_) => Some(credentials::DESCRIPTION),
        Field::SecretLifetime(_) => Some(credentials::EXPIRES),
        _ => None,
    }
}

/// What a link calls an API that nobody has looked up.
pub fn calls_api(name: &str) -> String {
    format!("the link calls it {}", quoted(name))
}

/// Before the host to which a redirect URI leads, for those who do not read addresses every day.
pub const LEADS_TO: &str = "Sign-in answers would go to ";
/// Over the button that has a service principal made for an API that a link names.
pub const USE_API: &str = "I know this API by its ID";
pub const USE_API_MEANS: &str = "This ID came by a link, and the name beside it can be anything. Create a service principal only for an API that you trust.";

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
