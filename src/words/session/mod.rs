//! Signing in and out, the start page, frames.

pub mod aadsts;
pub mod account;
pub mod admin_request;
pub mod anew;
pub mod beside;
pub mod cloud;
pub mod config;
pub mod frame;
pub mod session_end;
pub mod sign_in;
pub mod start;
