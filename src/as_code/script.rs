//! A registration in one format.

use super::note::Note;

/// A registration in one format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The text of the file.
    pub text: String,
    /// What it does otherwise than the page, and what it leaves out.
    pub notes: Vec<Note>,
}
