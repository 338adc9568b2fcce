//! The words of "Next steps" on the result page.

use crate::{
    directory::cloud::Cloud,
    next_steps::{Address, PortalPage, Setting},
};

pub const HEADING: &str = "Next steps";

/// The heading of the links into the portal.
pub const fn portal_heading(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => "Open it in the Microsoft Entra admin center",
        _ => "Open it in the portal",
    }
}

pub const SETTINGS_HEADING: &str = "Configure your app";
pub const SETTINGS_LEAD: &str = "A server-side app needs these values.";
/// Stands where the value of the secret would.
pub const SECRET_FROM_VAULT: &str =
    "From a vault, such as Azure Key Vault. Keep it out of source code and configuration files.";

pub const ADDRESSES_HEADING: &str = "Addresses";

pub const TRY_SECRET_HEADING: &str = "Try the secret";
/// Why the page does not do it.
pub const TRY_SECRET_LEAD: &str =
    "Entra ID takes no secret from a browser, so this page cannot try it for you. Run these commands in a terminal.";
/// What the first command does.
pub const ENTER_SECRET: &str =
    "Run this first, paste the secret and press Enter. The secret does not show and stays out of the history.";
/// What the second command does.
pub const ASK_TOKEN: &str = "Then ask for a token. An answer with access_token means that the secret works.";
pub const BASH: &str = "Bash";
pub const POWERSHELL: &str = "PowerShell";

pub const FHIR_HEADING: &str = "Use it with a FHIR service";
/// Which FHIR product there is.
pub const FHIR_LEAD: &str = "Azure API for FHIR was retired on September 30, 2026. Use a FHIR service in an Azure Health Data Services workspace, and put your own names where angle brackets stand.";
pub const FHIR_ROLE: &str = "To read data without a signed-in person, the client needs a role on the FHIR service. Run this with the Azure CLI as an owner of the FHIR service.";
pub const FHIR_ROLE_LABEL: &str = "Give the client a role (Azure CLI)";
/// What delegated access needs.
pub const FHIR_DELEGATED: &str =
    "Where people sign in, each person needs a role on the FHIR service too, such as FHIR Data Reader.";
/// What stands instead of the command, where it cannot be made.
pub const FHIR_NO_SERVICE_PRINCIPAL: &str =
    "The client has no service principal yet. Create it first: roles are given to it, not to the application.";
pub const FHIR_AUDIENCE: &str = "Audience";
pub const FHIR_TOKEN_URL: &str = "Token URL";
pub const FHIR_SCOPE: &str = "Scope";
/// What the last command does.
pub const FHIR_READ_PATIENT: &str = "With the secret in CLIENT_SECRET, this gets a token and reads one patient. A new role takes a few minutes to work.";

/// The words of a link into the portal.
pub const fn portal_page(page: PortalPage) -> &'static str {
    match page {
        PortalPage::Overview => "Overview",
        PortalPage::ApiPermissions => "API permissions",
        PortalPage::CertificatesAndSecrets => "Certificates & secrets",
        PortalPage::EnterpriseApplication => "Enterprise application",
    }
}

/// The label of a setting.
pub const fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::TenantId => "Tenant ID",
        Setting::ClientId => "Client ID",
        Setting::Authority => "Authority",
        Setting::RedirectUri => "Redirect URI",
        Setting::ClientSecret => "Client secret",
    }
}

/// The label of an address.
pub const fn address(address: Address) -> &'static str {
    match address {
        Address::Authorize => "Authorize URL",
        Address::Token => "Token URL",
        Address::Metadata => "OpenID metadata URL",
    }
}
