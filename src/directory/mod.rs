//! The nouns of the field as types, in Microsoft Graph's own words.
//!
//! # Invariants
//! Nothing here does I/O, reads a clock or makes randomness. A value that exists is a valid one: every type is
//! made by parsing.

pub mod app_management;
pub mod application;
pub mod audience;
pub mod certificate;
pub mod characters;
pub mod cloud;
pub mod credential;
pub mod display_name;
pub mod federated;
pub mod host;
pub mod ids;
pub mod order;
pub mod origin;
pub mod permission;
pub mod redirect_uri;
pub mod secret;
pub mod severity;
pub mod tenant;
