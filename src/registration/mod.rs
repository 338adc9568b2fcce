//! What the person wants to register: from keystrokes ([`draft::Draft`]) to a value that is known to be right
//! ([`validate::Registration`]).
//!
//! # Invariants
//! [`validate::validate`] is the only way to a `Registration`. Problems are data; their words are in
//! [`crate::words`].

pub mod advice;
pub mod content;
pub mod credentials;
pub mod draft;
pub mod from_link;
pub mod house_rules;
pub mod paste;
pub mod permissions;
pub mod practices;
pub mod problem;
pub mod rows;
pub mod secret;
pub mod service_reference;
pub mod share;
pub mod step;
pub mod steps;
pub mod told;
pub mod validate;
