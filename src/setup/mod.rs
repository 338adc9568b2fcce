//! Putting the page into use: the registration that it needs, as scripts that make it and as a file that names it.
//!
//! # Invariants
//! Nothing that was typed can become a command: every value stands in a script as one literal of its language, as
//! [`crate::export`] writes it, and the rest of a script is fixed text. No script makes a secret, asks for one or shows one.

pub mod azure_cli;
mod config_file;
mod entered;
mod kept;
mod neighbours;
pub mod powershell;
mod recipe;
mod words;

pub use entered::{Entered, EnteredField, EnteredProblem};
pub use kept::Kept;
pub use neighbours::Neighbours;
pub use recipe::{OPTIONAL_CLAIMS, Recipe, page_permissions};
pub use words::ScriptWords;
