//! Signing in and out, the start page, frames.

pub mod aadsts;
pub mod account;
pub mod admin_request;
pub mod cloud;
pub mod config;
pub mod faults;
pub mod frame;
pub mod other_window;
pub mod part;
pub mod reauthenticate;
pub mod session_end;
pub mod sign_in;
pub mod signing_in;
pub mod start;
