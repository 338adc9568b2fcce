//! A registration that somebody has already, as text: read into a draft to begin with, and a list of what the draft does
//! not have.
//!
//! What it is, its content says: the app manifest of Microsoft Graph, the older one of Azure AD Graph, OAuth client
//! metadata (RFC 7591), a block of required permissions, or a recipe that asks nothing. An application as Graph answers it
//! is read as its manifest.
//!
//! # Invariants
//! - Nothing is lost in silence: each property that has a value is in the draft or in the list, by its path.
//! - No credential comes along, and nothing that is secret is kept: of a text with one in it, the list has the path alone.
//! - What breaks a rule of a field comes into the draft all the same, where the form says what is wrong with it.
//! - It goes through the door of links ([`SharedDraft`]): redirect URIs and permissions are ticked one by one.
//! - It is read in bounded time and space: [`MAX_LENGTH`], [`MAX_DEPTH`], and the numbers of rows that Entra ID takes.

mod access;
mod client_metadata;
mod format;
mod graph_manifest;
mod left;
mod older_manifest;
mod secrets;
mod taking;
mod text;

use crate::{
    config::json::{self, Json, Members},
    recipe::Recipe,
    registration::share::{SharedDraft, proposal::Proposal},
};
pub use format::Format;
pub use left::{Left, Why};
use taking::Taking;
pub use text::{MAX_DEPTH, MAX_LENGTH};

/// A draft to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// What the text is.
    pub format: Format,
    /// What is taken over.
    pub taken: Proposal,
    /// What is not, in the order of the text.
    pub left: Vec<Left>,
}

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

impl Import {
    /// The draft that it proposes.
    pub fn propose(&self) -> SharedDraft {
        SharedDraft::from(self.taken.clone())
    }

    /// Whether the text had something secret in it.
    pub fn had_a_secret(&self) -> bool {
        self.left.iter().any(|left| left.why == Why::Secret)
    }
}

/// Reads a text, as a file or an answer has it.
///
/// # Errors
/// Why it makes no draft.
pub fn read(bytes: &[u8]) -> Result<Import, Mistake> {
    let text = text::decode(bytes)?;
    let value = text::json(&text)?;
    let format = format::of(&value).map_err(|why| if secrets::is_in("", &value) { Mistake::Secret } else { why })?;
    if format == Format::Recipe {
        return recipe(&text);
    }
    let mut taking = Taking::default();
    match (&value, format) {
        (Json::Object(members), Format::GraphManifest) => taking.walk("", members, graph_manifest::TABLE),
        (Json::Object(members), Format::OlderManifest) => taking.walk("", members, older_manifest::TABLE),
        (Json::Object(members), Format::ClientMetadata) => taking.walk("", members, client_metadata::TABLE),
        (value, _) => access::take_block(&mut taking, value),
    }
    Ok(taking.finish(format))
}

/// A recipe fills in what it says where it has nothing to ask.
fn recipe(text: &str) -> Result<Import, Mistake> {
    let (recipe, _) = Recipe::parse(text).map_err(|_| Mistake::Recipe)?;
    let taken = recipe.proposal(&[]).map_err(|_| Mistake::Recipe)?;
    if recipe.questions.is_empty() {
        Ok(Import { format: Format::Recipe, taken, left: Vec::new() })
    } else {
        Err(Mistake::Recipe)
    }
}

/// Whether a value says nothing: what a manifest has where nothing was chosen.
fn says_nothing(value: &Json) -> bool {
    match value {
        Json::Null | Json::Flag(false) => true,
        Json::Flag(true) | Json::Number(_) => false,
        Json::Text(text) => text.is_empty(),
        Json::List(values) => values.is_empty(),
        Json::Object(members) => members.iter().all(|(_, value)| says_nothing(value)),
    }
}

/// A key that Graph itself adds to what it answers.
fn is_annotation(key: &str) -> bool {
    key.starts_with('@') || key.contains("@odata.")
}

/// The text of a key.
fn text_of<'m>(members: &'m Members, key: &str) -> Option<&'m str> {
    match json::member(members, key) {
        Some(Json::Text(text)) => Some(text),
        _ => None,
    }
}
