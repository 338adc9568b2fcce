//! The page: the only code that can do harm. Builds for wasm32 alone.

#![allow(missing_docs, reason = "a name says what most of it is; what it leaves unsaid is written beside it")]

pub mod browser;
pub mod pages;
pub mod reactive;
pub mod shell;
pub mod stopped;
pub mod ui;
