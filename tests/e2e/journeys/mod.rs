//! Journeys of a person through the built page.

pub mod form;
mod hosting;
pub mod permissions;
pub mod register;
mod session;
