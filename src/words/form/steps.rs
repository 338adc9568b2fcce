//! The names of the steps whose own words come later, and what the list of steps says of them.

pub use crate::words::text::steps::*;
