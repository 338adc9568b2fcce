//! The clouds that Microsoft runs Entra ID in, each with its hosts.
//!
//! # Invariants
//! This table is the only place that names a Microsoft host; the page's content security policy is compared
//! with it by a test.

use serde::{Deserialize, Serialize};

/// A cloud of Microsoft's. Tokens of one are worth nothing in another.
///
/// <https://learn.microsoft.com/graph/deployments>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cloud {
    /// The worldwide service, GCC included.
    #[default]
    #[serde(rename = "global")]
    Global,
    /// US Government L4 (GCC High).
    #[serde(rename = "usgov")]
    UsGov,
    /// US Government L5 (`DoD`).
    #[serde(rename = "usgov-dod")]
    UsGovDod,
    /// China, operated by 21Vianet.
    #[serde(rename = "china")]
    China,
}

impl Cloud {
    /// Every cloud, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Global, Self::UsGov, Self::UsGovDod, Self::China];

    /// The name in `config.json`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::UsGov => "usgov",
            Self::UsGovDod => "usgov-dod",
            Self::China => "china",
        }
    }

    /// The cloud of this name in `config.json`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cloud| cloud.name() == name)
    }

    /// Where people sign in and where tokens come from.
    pub const fn authority_host(self) -> &'static str {
        match self {
            Self::Global => "login.microsoftonline.com",
            Self::UsGov | Self::UsGovDod => "login.microsoftonline.us",
            Self::China => "login.partner.microsoftonline.cn",
        }
    }

    /// Where Microsoft Graph answers.
    pub const fn graph_host(self) -> &'static str {
        match self {
            Self::Global => "graph.microsoft.com",
            Self::UsGov => "graph.microsoft.us",
            Self::UsGovDod => "dod-graph.microsoft.us",
            Self::China => "microsoftgraph.chinacloudapi.cn",
        }
    }

    /// Where an administrator looks at the registration.
    pub const fn portal_host(self) -> &'static str {
        match self {
            Self::Global => "entra.microsoft.com",
            Self::UsGov | Self::UsGovDod => "portal.azure.us",
            Self::China => "portal.azure.cn",
        }
    }

    /// Where FHIR services of Azure Health Data Services answer: `<workspace>-<fhir>.fhir.<this>`. The page never
    /// calls it; it stands in commands for the person to run.
    pub const fn healthcare_domain(self) -> &'static str {
        match self {
            Self::Global => "azurehealthcareapis.com",
            Self::UsGov | Self::UsGovDod => "azurehealthcareapis.us",
            Self::China => "azurehealthcareapis.cn",
        }
    }

    /// Personal Microsoft accounts exist in the worldwide cloud only.
    pub const fn has_personal_accounts(self) -> bool {
        matches!(self, Self::Global)
    }
}
