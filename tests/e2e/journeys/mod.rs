//! Journeys of a person through the built page.

mod embedded;
mod engines;
pub mod form;
mod hosting;
pub mod import;
pub mod permissions;
pub mod register;
pub mod session;
