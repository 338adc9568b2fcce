//! Signing in and out, and the tenant in use: what `flow::session` and `flow::setup` decide is done here, and shown.

pub mod account;
pub mod asked;
pub mod configuration;
pub mod ending;
pub mod live;
pub mod other_window;
pub mod own_address;
pub mod own_session;
pub mod self_test;
pub mod sign_in;
pub mod simulated;
pub mod tenant;
pub mod tickets;
