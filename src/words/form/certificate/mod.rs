//! Words of certificates.

mod facts;
pub mod form;

pub use facts::*;
