//! The steps of the form, in order.

/// One step of the form. The result page is not a step: it has no way back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Display name and supported account types.
    Basics,
    /// Redirect URIs.
    RedirectUris,
    /// API permissions.
    Permissions,
    /// The client secret.
    Credentials,
    /// Everything once more, and "Register".
    Review,
}

impl Step {
    /// The steps in order.
    pub const ALL: [Self; 5] = [Self::Basics, Self::RedirectUris, Self::Permissions, Self::Credentials, Self::Review];

    /// Counted from one, as people count.
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The word in the page's address: `?step=redirect-uris`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::RedirectUris => "redirect-uris",
            Self::Permissions => "permissions",
            Self::Credentials => "credentials",
            Self::Review => "review",
        }
    }

    /// The step of this word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }

    /// The step before.
    pub fn back(self) -> Option<Self> {
        Self::ALL.get((self as usize).checked_sub(1)?).copied()
    }

    /// The step after.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }
}
