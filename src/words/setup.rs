//! Words of the page "Set up this page".

pub use crate::words::text::setup::*;
pub mod entered;
pub mod portal;
mod script;
pub mod self_test;

pub use script::script;

use super::{session::cloud, value::isolated};
use crate::{config::CreateScope, directory::cloud::Cloud, http::request::GraphScope, setup::Neighbours};

/// What to do about those who share the page's origin, and why.
pub fn neighbours(who: Neighbours) -> &'static str {
    match who {
        Neighbours::SameAccount => shared_account(),
        Neighbours::Anybody => shared_anyone(),
    }
}

/// The name of a cloud. Here the worldwide one has one too.
pub fn cloud(cloud: Cloud) -> String {
    match cloud {
        Cloud::Custom(custom) => isolated(&custom.name),
        of_microsoft => cloud::name(of_microsoft).unwrap_or_else(worldwide).to_owned(),
    }
}

/// What the choice of a permission means.
pub fn create(scope: CreateScope) -> &'static str {
    match scope {
        CreateScope::ReadWriteAll => create_all(),
        CreateScope::CreateOnly => create_only(),
    }
}

/// What the script does, step by step.
pub fn script_does() -> [&'static str; 3] {
    [script_finds(), script_adds(), script_prints()]
}

/// What the page does with a permission.
pub fn permission(scope: GraphScope) -> &'static str {
    match scope {
        GraphScope::UserRead => for_profile(),
        GraphScope::ApplicationReadAll => for_apis(),
        GraphScope::AppRegistrationCreate => for_create(),
        GraphScope::ApplicationReadWriteAll => for_register(),
        GraphScope::DelegatedPermissionGrantReadWriteAll | GraphScope::AppRoleAssignmentReadWriteAll => for_grants(),
        GraphScope::DirectoryReadAll => for_owners(),
    }
}

/// What the policy says.
pub fn mfa_policy() -> [&'static str; 3] {
    [mfa_users(), mfa_resources(), mfa_grant()]
}
