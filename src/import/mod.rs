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
mod mistake;
mod older_manifest;
mod secrets;
mod taking;
mod text;
mod value;

use crate::{
    config::json::Json,
    recipe::Recipe,
    registration::share::{SharedDraft, proposal::Proposal},
};
pub use format::Format;
pub use left::{Left, Why};
pub use mistake::Mistake;
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
    let (taken, left) = taking.finish();
    Ok(Import { format, taken, left })
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
