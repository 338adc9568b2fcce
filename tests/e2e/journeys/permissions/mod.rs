//! API permissions and consent.

mod causes;
mod consent;
mod granted;
mod narrow;
pub mod picker;
mod picker_faults;
mod picks;
mod tree;
