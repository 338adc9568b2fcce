//! Requests to Microsoft Graph and their answers, as values.
//!
//! # Invariants
//! A [`request::Request`] is built from the closed [`endpoint::Endpoint`] alone: no other host, no other path can
//! be asked. Nothing here sends anything; `web::browser::fetch` is the one function that does.

pub mod endpoint;
pub mod page;
pub mod request;
pub mod response;
pub mod retry;
pub mod status;
pub mod template;
