//! The steps of the form.

pub mod advice;
pub mod apis;
pub mod basics;
pub mod certificate;
pub mod credentials;
pub mod display_name;
pub mod duplicates;
pub mod federated;
pub mod from_link;
pub mod panel;
pub mod permissions;
pub mod policy;
pub mod practices;
pub mod problem;
pub mod redirect_uris;
pub mod review;
pub mod steps;
