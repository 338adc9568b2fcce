//! One file a step or page; composition only.

pub mod api_search;
pub mod basics;
pub mod credentials;
pub mod fields;
pub mod header;
pub mod panel;
pub mod permission_list;
pub mod permissions;
pub mod picked;
pub mod redirect_uris;
pub mod review;
pub mod shell;
pub mod start;
pub mod support;
pub mod trouble;
