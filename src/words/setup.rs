//! Words of the page "Set up this page".

pub use crate::words::text::setup::*;
pub mod entered;
pub mod portal;
mod script;
pub mod self_test;

pub use script::SCRIPT;

use super::value::isolated;
use crate::{config::CreateScope, directory::cloud::Cloud, http::request::GraphScope, setup::Neighbours};

/// Who shares it, and what to do.
pub fn neighbours(who: Neighbours) -> &'static str {
    match who {
        Neighbours::SameAccount => {
            "Every site of the same account on this host can read what this page keeps in the browser and receive its sign-in answers. Serve the page from a host name of its own."
        }
        Neighbours::Anybody => {
            "Anybody with a folder on this host can read what this page keeps in the browser and receive its sign-in answers. Serve the page from a host name of its own before you sign in."
        }
    }
}

/// The name of a cloud.
pub fn cloud(cloud: Cloud) -> String {
    match cloud {
        Cloud::Global => "Worldwide".to_owned(),
        Cloud::UsGov => "US Government (GCC High)".to_owned(),
        Cloud::UsGovDod => "US Government (DoD)".to_owned(),
        Cloud::China => "China (21Vianet)".to_owned(),
        Cloud::Custom(custom) => isolated(&custom.name),
    }
}

/// What the choice of a permission means.
pub fn create(scope: CreateScope) -> &'static str {
    match scope {
        CreateScope::ReadWriteAll => {
            "Makes the application, its service principal and its secret. The page acts within each person's own rights."
        }
        CreateScope::CreateOnly => {
            "Makes the application and its secret, and can change nothing that exists. An administrator makes the service principal. Newer than most tenants: some do not have it."
        }
    }
}

pub const SCRIPT_DOES: [&str; 3] = [
    "Looks for a registration with this name and redirect URI, and makes one where there is none.",
    "Adds the redirect URI (or moves it from under Web), the permissions below and three claims of the ID token, and turns public client flows off. Run again, it changes nothing.",
    "Prints config.json. Put it beside index.html and load this page again, or enter its two IDs under I have one already.",
];

/// What the page does with a permission.
pub fn permission(scope: GraphScope) -> &'static str {
    match scope {
        GraphScope::UserRead => "Shows who is signed in.",
        GraphScope::ApplicationReadAll => "Searches the APIs of the tenant and reads their permissions.",
        GraphScope::AppRegistrationCreate => "Makes the application with its secret.",
        GraphScope::ApplicationReadWriteAll => "Makes the application, its service principal and its secret.",
        GraphScope::DelegatedPermissionGrantReadWriteAll | GraphScope::AppRoleAssignmentReadWriteAll => {
            "Grants permissions to clients, where you choose to."
        }
    }
}

/// What the policy says.
pub const MFA_POLICY: [&str; 3] = [
    "Users: the users who register apps, and the roles Application Administrator and Cloud Application Administrator.",
    "Target resources: All resources. Microsoft Graph can't be selected by itself.",
    "Grant: Require multifactor authentication.",
];
