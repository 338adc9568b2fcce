//! The clouds that Entra ID runs in, each with its hosts.
//!
//! # Invariants
//! This table is the only place that names a Microsoft host; the page's content security policy is compared
//! with it by a test.

use super::origin::Origin;

/// A cloud. Tokens of one are worth nothing in another.
///
/// <https://learn.microsoft.com/graph/deployments>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cloud {
    /// The worldwide service, GCC included.
    #[default]
    Global,
    /// US Government L4 (GCC High).
    UsGov,
    /// US Government L5 (`DoD`).
    UsGovDod,
    /// China, operated by 21Vianet.
    China,
    /// One that `config.json` describes: behind an air gap, or made for tests.
    Custom(&'static CustomCloud),
}

/// A cloud that is none of Microsoft's own.
#[derive(Debug, PartialEq, Eq)]
pub struct CustomCloud {
    /// What it is called.
    pub name: String,
    /// Where people sign in and where tokens come from.
    pub authority: Origin,
    /// Where Microsoft Graph answers.
    pub graph: Origin,
    /// Where an administrator looks at the registration, if there is such a place.
    pub portal: Option<Origin>,
}

impl Cloud {
    /// Every cloud that Microsoft runs, in the order in which they are offered.
    pub const MICROSOFT: [Self; 4] = [Self::Global, Self::UsGov, Self::UsGovDod, Self::China];

    /// The name in `config.json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::UsGov => "usgov",
            Self::UsGovDod => "usgov-dod",
            Self::China => "china",
            Self::Custom(cloud) => &cloud.name,
        }
    }

    /// The cloud of Microsoft's that has this name in `config.json`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::MICROSOFT.into_iter().find(|cloud| cloud.name() == name)
    }

    /// The origin at which people sign in and from which tokens come.
    pub fn authority(self) -> &'static str {
        match self {
            Self::Global => "https://login.microsoftonline.com",
            Self::UsGov | Self::UsGovDod => "https://login.microsoftonline.us",
            Self::China => "https://login.partner.microsoftonline.cn",
            Self::Custom(cloud) => cloud.authority.as_str(),
        }
    }

    /// The origin at which Microsoft Graph answers.
    pub fn graph(self) -> &'static str {
        match self {
            Self::Global => "https://graph.microsoft.com",
            Self::UsGov => "https://graph.microsoft.us",
            Self::UsGovDod => "https://dod-graph.microsoft.us",
            Self::China => "https://microsoftgraph.chinacloudapi.cn",
            Self::Custom(cloud) => cloud.graph.as_str(),
        }
    }

    /// The origin at which an administrator looks at the registration. A custom cloud need not have one.
    pub fn portal(self) -> Option<&'static str> {
        match self {
            Self::Global => Some("https://entra.microsoft.com"),
            Self::UsGov | Self::UsGovDod => Some("https://portal.azure.us"),
            Self::China => Some("https://portal.azure.cn"),
            Self::Custom(cloud) => cloud.portal.as_ref().map(Origin::as_str),
        }
    }

    /// Where FHIR services of Azure Health Data Services answer: `<workspace>-<fhir>.fhir.<this>`. The page never
    /// calls it; it stands in commands for the person to run. Of a custom cloud it is not known.
    pub const fn healthcare_domain(self) -> Option<&'static str> {
        match self {
            Self::Global => Some("azurehealthcareapis.com"),
            Self::UsGov | Self::UsGovDod => Some("azurehealthcareapis.us"),
            Self::China => Some("azurehealthcareapis.cn"),
            Self::Custom(_) => None,
        }
    }

    /// What the Azure CLI calls it (`az cloud list`). What it calls a custom cloud is not known.
    pub const fn azure_cli_name(self) -> Option<&'static str> {
        match self {
            Self::Global => Some("AzureCloud"),
            Self::UsGov | Self::UsGovDod => Some("AzureUSGovernment"),
            Self::China => Some("AzureChinaCloud"),
            Self::Custom(_) => None,
        }
    }

    /// Personal Microsoft accounts exist in the worldwide cloud only.
    pub const fn has_personal_accounts(self) -> bool {
        matches!(self, Self::Global)
    }
}
