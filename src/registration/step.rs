//! The steps of the form, in order.

/// The steps in order, each with its word in the page's address: `?step=redirect-uris`.
macro_rules! steps {
    ($($(#[$about:meta])* $step:ident = $slug:literal,)*) => {
        /// One step of the form. The result page is not a step: it has no way back.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Step {
            $($(#[$about])* $step,)*
        }

        impl Step {
            /// The steps in order.
            pub const ALL: [Self; [$($slug),*].len()] = [$(Self::$step),*];

            /// The word in the page's address.
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Self::$step => $slug,)*
                }
            }
        }
    };
}

steps! {
    /// Display name and supported account types.
    Basics = "basics",
    /// Redirect URIs.
    RedirectUris = "redirect-uris",
    /// API permissions.
    Permissions = "permissions",
    /// Client secrets.
    Credentials = "credentials",
    /// Everything once more, and "Register".
    Review = "review",
}

impl Step {
    /// Counted from one, as people count.
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The step of this word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }
}
