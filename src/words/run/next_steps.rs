//! The words of "Next steps" on the result page.

pub use crate::words::text::next_steps::*;
use crate::{
    directory::cloud::Cloud,
    next_steps::{Address, PortalPage, Setting},
};

/// The heading of the links into the portal.
pub fn portal_heading(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => "Open it in the Microsoft Entra admin center",
        _ => "Open it in the portal",
    }
}

/// The words of a link into the portal.
pub fn portal_page(page: PortalPage) -> &'static str {
    match page {
        PortalPage::Overview => "Overview",
        PortalPage::ApiPermissions => "API permissions",
        PortalPage::CertificatesAndSecrets => "Certificates & secrets",
        PortalPage::EnterpriseApplication => "Enterprise application",
    }
}

/// The label of a setting.
pub fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::TenantId => "Tenant ID",
        Setting::ClientId => "Client ID",
        Setting::Authority => "Authority",
        Setting::RedirectUri => "Redirect URI",
        Setting::ClientSecret => "Client secret",
    }
}

/// The label of an address.
pub fn address(address: Address) -> &'static str {
    match address {
        Address::Authorize => "Authorize URL",
        Address::Token => "Token URL",
        Address::Metadata => "OpenID metadata URL",
    }
}
