//! A lane for each kind of planned call: what it asks, and what follows each answer. Each has actions of its own.

pub(super) mod api;
pub(super) mod application;
pub(super) mod federated;
pub(super) mod grant;
pub(super) mod owner;
pub(super) mod secret;
pub(super) mod service_principal;
