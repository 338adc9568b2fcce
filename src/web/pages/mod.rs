//! One file a step or page; composition only.

pub mod api_search;
pub mod basics;
pub mod chosen_api;
pub mod credentials;
pub mod failure;
pub mod fields;
mod frame_line;
pub mod from_link;
pub mod header;
pub mod identifiers;
pub mod leave;
pub mod next_steps;
pub mod panel;
pub mod permission_list;
pub mod permissions;
pub mod picked;
pub mod progress;
pub mod redirect_uris;
pub mod result;
pub mod review;
pub mod secret;
pub mod setup;
pub mod shell;
pub mod start;
pub mod support;
pub mod theme_choice;
pub mod trouble;
