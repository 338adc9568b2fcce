//! Words of the page "Set up this page".

pub mod entered;
pub mod portal;
mod script;
pub mod self_test;

pub use script::SCRIPT;

use super::value::isolated;
use crate::{config::CreateScope, directory::cloud::Cloud, http::request::GraphScope, setup::Neighbours};

pub const TITLE: &str = "Set up this page";
pub const LEAD: &str =
    "To work in your own tenant, this page has to be known there: once for everybody who uses this address.";

pub const READY: &str = "This page is set up.";
pub const READY_DO: &str = "People can sign in. Follow the steps below only to use another registration.";
pub const DROP: &str = "Drop these settings";
/// After that.
pub const DROPPED: &str = "The settings of this tab were dropped.";

pub const REDIRECT_URI: &str = "Redirect URI of this page";
pub const REDIRECT_URI_LABEL: &str = "For the platform Single-page application";
pub const REDIRECT_URI_HINT: &str =
    "Entra ID compares it character by character, so copy it. Each address that serves this page needs its own.";
/// This address cannot have a redirect URI.
pub const NO_REDIRECT_URI: &str = "Nobody can sign in on a page at this address.";
pub const SHARED: &str = "This page shares its origin with other sites.";

/// Who shares it, and what to do.
pub const fn neighbours(who: Neighbours) -> &'static str {
    match who {
        Neighbours::SameAccount => {
            "Every site of the same account on this host can read what this page keeps in the browser and receive its sign-in answers. Serve the page from a host name of its own."
        }
        Neighbours::Anybody => {
            "Anybody with a folder on this host can read what this page keeps in the browser and receive its sign-in answers. Serve the page from a host name of its own before you sign in."
        }
    }
}

/// The card of the three ways.
pub const REGISTER: &str = "Register this page in your tenant";
pub const WHO: &str =
    "An Application Administrator or Cloud Application Administrator does this, once. No secret is made on the way.";
/// The question about the cloud.
pub const CLOUD: &str = "Cloud of your tenant";
/// Folds the choice of the permission away.
pub const NARROW: &str = "Allow this page less";
/// The question about the permission.
pub const CREATE: &str = "Permission for registering clients";

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
pub const fn create(scope: CreateScope) -> &'static str {
    match scope {
        CreateScope::ReadWriteAll => {
            "Makes the application, its service principal and its secret. The page acts within each person's own rights."
        }
        CreateScope::CreateOnly => {
            "Makes the application and its secret, and can change nothing that exists. An administrator makes the service principal. Newer than most tenants: some do not have it."
        }
    }
}

pub const WAYS: &str = "Ways to register this page";
pub const WAY_SCRIPT: &str = "Script";
pub const WAY_PORTAL: &str = "Portal";
pub const WAY_ENTERED: &str = "I have one already";

pub const SHELL: &str = "Where you run it";
pub const AZURE_CLI: &str = "Azure CLI";
pub const AZURE_CLI_WHERE: &str = "Bash: Cloud Shell, Linux, macOS or WSL";
pub const POWERSHELL: &str = "PowerShell";
pub const POWERSHELL_WHERE: &str = "With the module Microsoft.Graph.Authentication";
pub const NAME: &str = "Name of the registration";
pub const NAME_DEFAULT: &str = "Client Registrar";
pub const NAME_HINT: &str = "What people read when they sign in.";
pub const APPLICATION: &str = "Application (client) ID of an existing registration";
/// What happens to it.
pub const APPLICATION_HINT: &str =
    "Leave it empty to make a new one. With an ID, the script adds what that registration lacks and keeps the rest.";
pub const APPLICATION_WRONG: &str = "This is not an application (client) ID. Copy it from the registration's overview.";
pub const SCRIPT_DOES: [&str; 3] = [
    "Looks for a registration with this name and redirect URI, and makes one where there is none.",
    "Adds the redirect URI (or moves it from under Web), the permissions below and three claims of the ID token, and turns public client flows off. Run again, it changes nothing.",
    "Prints config.json. Put it beside index.html and load this page again, or enter its two IDs under I have one already.",
];
pub const SCRIPT_LABEL: &str = "Script";
/// Where there is no script.
pub const NO_SCRIPT: &str = "The script stands here once the fields above are in order.";
/// The permissions with what each is for.
pub const PERMISSIONS: &str = "Permissions of this page";

/// What the page does with a permission.
pub const fn permission(scope: GraphScope) -> &'static str {
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

/// What these permissions mean.
pub const RIGHTS: &str =
    "They are delegated: the page can do nothing that the signed-in person could not do without it.";

/// The card of the consent for everybody.
pub const CONSENT: &str = "Grant the permissions to everybody";
/// What the link does.
pub const CONSENT_DOES: &str = "Open this link as an administrator, or send it to one. It grants the permissions of this page for the whole tenant, so that nobody is asked again.";
pub const CONSENT_LINK: &str = "Link for an administrator";
pub const CONSENT_OPEN: &str = "Open it now";

/// The card of the sign-in's strength.
pub const MFA: &str = "Require multifactor authentication";
/// What it is not covered by.
pub const MFA_WHY: &str = "Microsoft's mandatory multifactor authentication covers Microsoft's own portals and command lines. It doesn't cover this page. An administrator can require it with a Conditional Access policy:";
/// What the policy says.
pub const MFA_POLICY: [&str; 3] = [
    "Users: the users who register apps, and the roles Application Administrator and Cloud Application Administrator.",
    "Target resources: All resources. Microsoft Graph can't be selected by itself.",
    "Grant: Require multifactor authentication.",
];
pub const MFA_LEARN: &str = "What Microsoft's mandatory multifactor authentication covers";
pub const MFA_LEARN_AT: &str =
    "https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication";

pub const BACK: &str = "Back to the start";
