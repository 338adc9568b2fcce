//! The pages as a person knows them: by what they are called and what stands on them.

pub mod account;
pub mod consent;
pub mod form;
pub mod framed;
pub mod house;
pub mod import;
pub mod microsoft;
pub mod result;
pub mod setup;
pub mod start;
