//! Supported account types: who may sign in to the application.

use serde::{Deserialize, Serialize};

use super::cloud::Cloud;

/// `signInAudience`. Always sent, since the default that Microsoft documents has changed over time.
///
/// <https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignInAudience {
    /// Accounts of this tenant only.
    #[default]
    #[serde(rename = "AzureADMyOrg")]
    MyOrg,
    /// Accounts of any tenant.
    #[serde(rename = "AzureADMultipleOrgs")]
    MultipleOrgs,
    /// Accounts of any tenant, and personal Microsoft accounts.
    #[serde(rename = "AzureADandPersonalMicrosoftAccount")]
    OrgsAndPersonal,
    /// Personal Microsoft accounts only.
    #[serde(rename = "PersonalMicrosoftAccount")]
    Personal,
}

impl SignInAudience {
    /// The four, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::MyOrg, Self::MultipleOrgs, Self::OrgsAndPersonal, Self::Personal];

    /// The value in Graph.
    pub const fn as_graph(self) -> &'static str {
        match self {
            Self::MyOrg => "AzureADMyOrg",
            Self::MultipleOrgs => "AzureADMultipleOrgs",
            Self::OrgsAndPersonal => "AzureADandPersonalMicrosoftAccount",
            Self::Personal => "PersonalMicrosoftAccount",
        }
    }

    /// Whether personal Microsoft accounts are among them, for which stricter limits hold.
    pub const fn includes_personal(self) -> bool {
        matches!(self, Self::OrgsAndPersonal | Self::Personal)
    }

    /// Whether a cloud knows this audience.
    pub const fn exists_in(self, cloud: Cloud) -> bool {
        !self.includes_personal() || cloud.has_personal_accounts()
    }

    /// How many characters a display name may have: the stricter of the two published limits.
    pub const fn display_name_limit(self) -> usize {
        if self.includes_personal() { 90 } else { 120 }
    }

    /// How many redirect URIs an application may have, over all platforms.
    pub const fn redirect_uri_limit(self) -> usize {
        if self.includes_personal() { 100 } else { 256 }
    }

    /// How many client secrets an application may have; `None` where nothing but its size counts.
    pub const fn secret_limit(self) -> Option<usize> {
        if self.includes_personal() { Some(2) } else { None }
    }
}
