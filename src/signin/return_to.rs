//! Where a person comes back to from Microsoft.
//!
//! # Invariants
//! A place of this page and nothing else: what is stored while the person is away, or stands in an address, can lead
//! nowhere beyond it.

use serde::{Deserialize, Serialize};

use crate::registration::step::Step;

/// A place of the page that outlives the way to Microsoft and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum ReturnTo {
    /// How to put the page into use.
    Setup,
    /// The choice of another tenant.
    Tenant,
    /// A recipe.
    Recipe,
    /// What was registered in this tab: a reload comes back to it.
    Result,
    /// A registration that has stopped on its way.
    Unfinished,
    /// A step of the form.
    Step(Step),
}

impl From<ReturnTo> for &'static str {
    fn from(place: ReturnTo) -> Self {
        place.slug()
    }
}

impl TryFrom<String> for ReturnTo {
    type Error = &'static str;

    fn try_from(slug: String) -> Result<Self, Self::Error> {
        Self::from_slug(&slug).ok_or("no place of this page")
    }
}

impl ReturnTo {
    /// The word in the page's address: `?step=setup`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Tenant => "tenant",
            Self::Recipe => "recipe",
            Self::Result => "result",
            Self::Unfinished => "unfinished",
            Self::Step(step) => step.slug(),
        }
    }

    /// The place of this word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        let steps = Step::ALL.map(Self::Step);
        [Self::Setup, Self::Tenant, Self::Recipe, Self::Result, Self::Unfinished]
            .into_iter()
            .chain(steps)
            .find(|place| place.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_by_its_own_word_and_no_other_word_names_one() {
        let steps = Step::ALL.map(ReturnTo::Step);
        let places = [ReturnTo::Setup, ReturnTo::Tenant, ReturnTo::Recipe, ReturnTo::Result, ReturnTo::Unfinished];
        for place in places.into_iter().chain(steps) {
            assert_eq!(ReturnTo::from_slug(place.slug()), Some(place));
        }
        for word in ["", "results", "Setup", "//evil.example"] {
            assert_eq!(ReturnTo::from_slug(word), None, "{word}");
        }
    }
}
