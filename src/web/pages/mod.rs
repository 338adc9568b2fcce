//! One file a step or page; composition only.

pub mod basics;
pub mod calls;
pub mod certificate_use;
pub mod credentials;
pub mod fields;
pub mod form;
pub mod from_link;
pub mod layout;
pub mod next_steps;
pub mod panel;
pub mod permissions;
pub mod recipe;
pub mod redirect_uris;
pub mod result;
pub mod review;
pub mod sandbox;
pub mod saved;
pub mod setup;
pub mod sign_in;
pub mod start;
pub mod step_page;
pub mod steps;
pub mod support;
pub mod tenant;
pub mod trouble;
pub mod undo;
