//! The page: the only code that can do harm. Builds for wasm32 alone.

pub mod browser;
pub mod pages;
pub mod shell;
pub mod stopped;
pub mod ui;
