//! What is kept for the tab, by name.

/// The name of something that is kept for the tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Who was signed in.
    WasSignedIn,
    /// The question that is under way.
    Pending,
    /// The answer to it.
    Answer,
    /// A permission that was refused.
    Refused,
    /// When sign-ins were begun.
    Starts,
    /// Somebody went to Microsoft to sign out.
    SignedOut,
    /// Which tenant was chosen.
    ChosenTenant,
    /// One is in the sandbox.
    InSandbox,
    /// What was typed.
    Draft,
    /// What was made of it.
    Ledger,
    /// What was registered in this tab.
    Records,
}

impl Mark {
    /// The marks of a sign-in, which go with it.
    pub const OF_SIGN_IN: [Self; 4] = [Self::WasSignedIn, Self::Pending, Self::Answer, Self::Refused];
}
