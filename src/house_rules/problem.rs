//! What can be wrong with house rules, as data.

use crate::{
    recipe::{
        problem::{Mistake as Unfit, RecipeProblem},
        read::Reader as Document,
    },
    registration::house_rules::NotAPattern,
};

/// A mistake in house rules, at its place in `config.json`.
pub type RuleProblem = RecipeProblem<Mistake>;

/// What reads house rules, value by value.
pub(super) type Reader<'a> = Document<'a, Mistake>;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// What can be wrong with any value of such a document.
    Unfit(Unfit),
    /// It is no pattern for display names.
    Pattern(NotAPattern),
    /// It is no object ID.
    NotAnObjectId,
    /// It names no host.
    NotAHost,
    /// It is no name of a picture beside the page.
    NotAPicture,
    /// It is no colour as `#rrggbb`.
    NotAColour,
    /// Text in this colour cannot be read on a light page, nor white text on it.
    TooLight,
}

impl From<Unfit> for Mistake {
    fn from(unfit: Unfit) -> Self {
        Self::Unfit(unfit)
    }
}
