//! One file a step or page; composition only.

pub mod basics;
pub mod fields;
pub mod redirect_uris;
