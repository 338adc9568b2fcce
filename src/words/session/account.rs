//! Words of the account menu, and of changing to another tenant.

use crate::{config::TenantNameProblem, words::value::quoted};

/// Before the account on the button, for those who do not see where it stands.
pub const ACCOUNT: &str = "Account";
pub const PERSON: &str = "Name";
pub const SIGN_IN_NAME: &str = "Signed in as";
pub const TENANT: &str = "Tenant";
pub const TENANT_ID: &str = "Tenant ID";
pub const SWITCH_ACCOUNT: &str = "Switch account";
/// Signs in to another tenant; also the heading of the page for it.
pub const SWITCH_TENANT: &str = "Switch tenant";
/// Wipes what the page has in memory.
pub const FORGET: &str = "Forget on this page";
pub const FORGET_HINT: &str = "Drops the sign-in and what you typed. You stay signed in to Microsoft.";
pub const SIGN_OUT: &str = "Sign out of Microsoft";
pub const SIGN_OUT_HINT: &str = "Forgets everything here, then signs you out in this browser.";
/// After "Forget on this page".
pub const FORGOTTEN: &str = "This page has forgotten your sign-in and what you typed.";
pub const FORGOTTEN_LEFT: &str = "You may still be signed in to Microsoft in this browser.";

/// On the start page, where the owner allows other tenants.
pub const OTHER_TENANT: &str = "Use another tenant";
pub const OWN_TENANT: &str = "Use this page's own tenant";
/// Below the heading of the page.
pub const SWITCH_LEAD: &str = "Which tenant do you want to work in?";
pub const SWITCH_DO: &str =
    "You sign in to it at Microsoft and come back. What you typed stays, and this tab alone remembers the tenant.";
/// What stays of the draft, and may not fit.
pub const SWITCH_PICKS: &str = "API permissions that you picked stay as well: check that the tenant has those APIs.";
pub const FIELD: &str = "Tenant ID or domain";
pub const FIELD_HINT: &str = "Such as contoso.onmicrosoft.com, or the directory (tenant) ID from its overview.";
/// On the button beside the field.
pub const SIGN_IN: &str = "Sign in to this tenant";
pub const CHOICES: &str = "Tenants";
pub const ONE_TENANT: &str = "This page works in one tenant. Its owner can allow more in config.json.";

/// Which tenant the page signs in to.
pub fn now(tenant: &str) -> String {
    ["At the moment this page signs people in to ", &quoted(tenant), "."].concat()
}

/// On a button: one of the tenants.
pub fn sign_in_to(tenant: &str) -> String {
    ["Sign in to ", &quoted(tenant)].concat()
}

/// On the start page, after another tenant was chosen.
pub fn chosen(tenant: &str) -> String {
    ["You chose ", &quoted(tenant), " for this tab."].concat()
}

/// Why a text names no tenant, and what to do.
pub const fn field_problem(problem: TenantNameProblem) -> &'static str {
    match problem {
        TenantNameProblem::Many => "That stands for many tenants. Enter one tenant's ID or domain.",
        TenantNameProblem::Malformed => "That is neither a tenant ID nor a domain. Enter one such as contoso.com.",
    }
}
