//! Signing in and out, and the tenant in use.

pub mod account;
pub mod anew;
pub mod configuration;
pub mod live;
pub mod own_address;
pub mod self_test;
pub mod session_end;
pub mod sign_in;
pub mod tab_settings;
pub mod tenant;
