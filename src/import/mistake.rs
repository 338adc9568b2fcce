//! Why a text is no draft to begin with, by what the person can do.

/// Why a text is no draft to begin with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It has more bytes than are read.
    #[error("too large")]
    TooLarge,
    /// It is neither UTF-8 nor UTF-16.
    #[error("no text")]
    NotText,
    /// Objects and lists stand too deep in one another.
    #[error("too deep")]
    TooDeep,
    /// It is a page, and not what the page shows.
    #[error("markup")]
    Markup,
    /// Not JSON.
    #[error("no JSON")]
    NotJson {
        /// Counted from one.
        line: usize,
        /// Counted from one.
        column: usize,
    },
    /// A key that is there twice, so that nobody can tell which value holds: its path.
    #[error("a key twice")]
    KeyTwice(String),
    /// A private key: whoever has it can act as the app.
    #[error("a private key")]
    PrivateKey,
    /// A token, or a secret and no manifest around it.
    #[error("a secret")]
    Secret,
    /// JSON that is none of what is read here.
    #[error("no registration")]
    NotKnown,
    /// An agent identity blueprint, which is managed elsewhere.
    #[error("a blueprint")]
    Blueprint,
    /// A service principal (enterprise application): what an app is in one tenant, and not its registration.
    #[error("a service principal")]
    ServicePrincipal,
    /// A recipe that has questions, or mistakes: the page for recipes says more of it.
    #[error("a recipe")]
    Recipe,
}

impl Mistake {
    /// Whether the text is to be forgotten at once.
    pub const fn tells_a_secret(&self) -> bool {
        matches!(self, Self::PrivateKey | Self::Secret)
    }
}
