//! What a draft does not have of the text that it was read from, and why.

/// A property that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where it stands: `web.logoutUrl`, `replyUrlsWithType[2]`.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// Why something was not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A secret, a private key or a token, which nobody should have sent on.
    Secret,
    /// A credential is never copied: the new app gets its own.
    Credential,
    /// A redirect URI of a single-page, mobile or desktop app.
    PublicPlatform,
    /// It makes a public client, and this page registers confidential ones.
    PublicClient,
    /// Tokens straight from the authorization endpoint. <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow>
    ImplicitGrant,
    /// This page does not set it.
    NotSetHere,
    /// Entra ID has no such setting: it goes by what the app asks for.
    NotInEntra,
    /// Microsoft's APIs are the only ones that are known by an address.
    UnknownApi,
    /// More than Entra ID takes.
    TooMany,
    /// It is not as its format says.
    NotAsDocumented,
    /// The format has no such property, as far as this page knows.
    Unknown,
    /// Entra ID gives it, to each app its own.
    SetByEntra,
}
