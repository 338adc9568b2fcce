//! A registration as code: for the tools of those who do not register by this page, or may not.
//!
//! # Invariants
//! - Commands send the plan's own calls: the same bodies to the same places. Where an earlier call's answer goes, a
//!   variable of the language stands ([`crate::http::template::Slot`]).
//! - No secret stands in any of it. What makes one writes it where only its owner reads it.
//! - What a tool cannot express is a [`Note`], and stands in the script as well where the format has comments.

mod commands;
mod comments;
mod declared;
mod documents;
mod format;
mod notation;
mod note;
mod script;
mod source;

pub use commands::write as write_commands;
pub use declared::write as write_declared;
pub use documents::write as write_document;
pub use format::{Format, Kind};
pub use note::{Left, Note, Remark, Says};
pub use script::Script;
pub use source::Source;
