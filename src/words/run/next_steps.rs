//! The words of "Next steps" on the result page.

use time::macros::date;

pub use crate::words::text::next_steps::*;
use crate::{
    directory::cloud::Cloud,
    next_steps::{Address, PortalPage, Setting, Workload},
    words::{dates, text::next_steps as text},
};

/// The heading of the links into the portal.
pub fn portal_heading(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => admin_center_heading(),
        _ => text::portal_heading(),
    }
}

/// The words of a link into the portal.
pub fn portal_page(page: PortalPage) -> &'static str {
    match page {
        PortalPage::Overview => overview(),
        PortalPage::ApiPermissions => api_permissions(),
        PortalPage::CertificatesAndSecrets => certificates_and_secrets(),
        PortalPage::EnterpriseApplication => enterprise_application(),
    }
}

/// The heading of what a workload needs, and what the lines are.
pub fn workload(workload: Workload) -> [&'static str; 2] {
    match workload {
        Workload::GitHub => [github_heading(), github_lines()],
        Workload::GitLab => [gitlab_heading(), gitlab_lines()],
        Workload::Kubernetes => [kubernetes_heading(), kubernetes_lines()],
    }
}

/// The label of a setting.
pub fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::TenantId => tenant_id(),
        Setting::ClientId => client_id(),
        Setting::Authority => authority(),
        Setting::RedirectUri => redirect_uri(),
        Setting::ClientSecret => client_secret(),
    }
}

/// What came in the place of Azure API for FHIR.
pub fn fhir_lead() -> String {
    text::fhir_lead(&dates::day(date!(2026 - 09 - 30)))
}

/// The label of an address.
pub fn address(address: Address) -> &'static str {
    match address {
        Address::Authorize => authorize(),
        Address::Token => token(),
        Address::Metadata => metadata(),
    }
}
