//! What the permissions step asks the tenant, and what it shows of the answers.

pub mod asking;
pub mod catalog;
pub mod choice;
pub mod consent;
pub mod pasting;
pub mod search;
pub mod trouble;
