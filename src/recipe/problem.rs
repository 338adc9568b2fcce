//! What can be wrong with a recipe, as data.

use crate::config::json::Json;

/// A mistake in a recipe, or something that is ignored in it. House rules have mistakes of their own, and are read in the
/// same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipeProblem<M = Mistake> {
    /// Where: `questions[1].label`; empty for the recipe as a whole.
    pub path: String,
    /// What stands there.
    pub found: Option<Json>,
    /// What is wrong with it.
    pub mistake: M,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is larger than a recipe may be.
    TooLarge,
    /// It is not in UTF-8.
    NotUnicode,
    /// It was cut off or changed on its way, in a link.
    Damaged,
    /// Objects and lists stand too deep in one another.
    TooDeep,
    /// Not JSON.
    NotJson {
        /// Counted from one.
        line: usize,
        /// Counted from one.
        column: usize,
    },
    /// A key that is there twice, so that nobody can tell which value holds.
    KeyTwice,
    /// A form that this release does not know.
    OtherVersion,
    /// A key that has to be there is not.
    Missing,
    /// It has to be an object.
    NotAnObject,
    /// It has to be a list.
    NotAList,
    /// It has to be text.
    NotText,
    /// It has to be `true` or `false`.
    NotAFlag,
    /// It has to be a whole number in a range.
    NotInRange {
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// There is nothing in it.
    Empty,
    /// It has more characters than there is room for.
    TooLong {
        /// How many there may be.
        most: usize,
    },
    /// It has more entries than are read.
    TooMany {
        /// How many there may be.
        most: usize,
    },
    /// A character in it does not show, or changes how the text reads.
    Hides,
    /// It is none of the words that can stand there.
    NotOneOf {
        /// These.
        words: &'static [&'static str],
    },
    /// It is in the list already.
    Twice,
    /// It is no ID of a question.
    NotAnId,
    /// A brace without its other one.
    Braces,
    /// It names a question that is not asked.
    UnknownQuestion,
    /// Nothing names the question: it is asked in vain.
    Unused,
    /// The suggested answer is none that the question takes.
    BreaksItsRules,
    /// It does not begin as a redirect URI does.
    NotARedirectUri,
    /// It does not begin with `https://`.
    NotHttps,
    /// It is no plain `https` address.
    NotALink,
    /// It is not an API and a permission with a slash between them.
    NotAPermission,
    /// The API is neither one of Microsoft's by its name nor an application (client) ID.
    UnknownApi,
    /// The answer to this question could be more than a name or an ID.
    LooseQuestion,
    /// It holds credentials of a kind that `kinds` leaves out.
    KindLeftOut,
    /// The secret lasts longer than `longestLifetime`.
    BeyondLongest,
    /// Nothing is read there.
    UnknownKey,
}

impl Mistake {
    /// Whether the recipe can be used nevertheless.
    pub const fn is_warning(self) -> bool {
        matches!(self, Self::UnknownKey | Self::Unused)
    }
}
