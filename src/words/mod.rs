//! Every sentence that the page can show. Core types carry none.

#![allow(
    missing_docs,
    reason = "a sentence and its name say what it is; what they leave unsaid is written beside them"
)]

pub mod as_code;
pub mod dates;
pub mod elements;
pub mod form;
pub mod house_rules;
pub mod import;
pub mod preflight;
pub mod recipe;
pub mod run;
pub mod session;
pub mod setup;
pub mod table;
pub mod value;

/// A function a sentence, written by the build script from `en/`.
pub mod text {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
