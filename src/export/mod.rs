//! Writing commands: text in the language of a shell, put together so that no value can end its own quotes.
//!
//! # Invariants
//! What somebody typed or answered gets into a [`Snippet`] as a literal of its language, or as a [`Bare`] word where its
//! characters mean nothing anywhere; the rest is text of this program's own. `tests/exports.rs` holds both, over hostile
//! values and in a real shell.

mod bare;
mod declared;
mod language;
mod snippet;
mod template;

pub use bare::Bare;
pub use declared::{Bicep, Hcl, HttpFile};
pub use language::{
    AnyShell, Bash, DotEnv, JmesPath, Json, OData, PowerShell, PowerShellFormat, Printf, Quote, Shell, Yaml,
};
pub use snippet::{Snippet, Span};
pub use template::fill;
