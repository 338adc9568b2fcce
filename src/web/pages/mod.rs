//! One file a step or page; composition only.

pub mod api_search;
pub mod basics;
pub mod fields;
pub mod permission_list;
pub mod permissions;
pub mod picked;
pub mod redirect_uris;
pub mod support;
pub mod trouble;
