//! Signing in and out, and the tenant in use: what `flow::session` and `flow::setup` decide is done here, and shown.

pub mod account;
pub mod configuration;
pub mod live;
pub mod other_window;
pub mod own_address;
pub mod self_test;
pub mod sign_in;
pub mod tenant;
pub mod tickets;
