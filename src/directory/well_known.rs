//! Microsoft's own APIs that clients ask for most. A tenant may have no service principal for one of them yet.
//!
//! # Invariants
//! No more than [`MOST`], so that one `appId in (…)` asks for all of them.

use super::{
    ids::AppId,
    permission::{AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH},
};

/// The most values that the directory takes after `in`.
/// <https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/1238>
pub const MOST: usize = 15;

/// One of Microsoft's own APIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WellKnownApi {
    /// Microsoft Graph: everything of Microsoft 365 and of Entra ID.
    MicrosoftGraph,
    /// Azure Healthcare APIs: Azure Health Data Services.
    AzureHealthcareApis,
    /// Azure API for DICOM: the DICOM service of Azure Health Data Services.
    AzureDicom,
    /// Azure Key Vault.
    AzureKeyVault,
    /// Azure Storage.
    AzureStorage,
    /// Azure SQL Database.
    AzureSql,
    /// Azure Service Management: Azure Resource Manager.
    AzureServiceManagement,
    /// Azure Data Explorer.
    AzureDataExplorer,
    /// Azure DevOps.
    AzureDevOps,
    /// Log Analytics API: Azure Monitor.
    LogAnalytics,
    /// Office 365 `SharePoint` Online.
    SharePoint,
    /// Office 365 Exchange Online.
    Exchange,
    /// Office 365 Management APIs.
    OfficeManagement,
    /// Power BI Service.
    PowerBi,
    /// Dynamics CRM: Dataverse.
    Dataverse,
}

impl WellKnownApi {
    /// All of them, those that clients of health services and of Microsoft 365 want first.
    pub const ALL: [Self; MOST] = [
        Self::MicrosoftGraph,
        Self::AzureHealthcareApis,
        Self::AzureDicom,
        Self::AzureKeyVault,
        Self::AzureStorage,
        Self::AzureSql,
        Self::AzureServiceManagement,
        Self::AzureDataExplorer,
        Self::AzureDevOps,
        Self::LogAnalytics,
        Self::SharePoint,
        Self::Exchange,
        Self::OfficeManagement,
        Self::PowerBi,
        Self::Dataverse,
    ];

    /// Its application (client) ID, the same in every tenant.
    pub const fn app_id(self) -> AppId {
        match self {
            Self::MicrosoftGraph => MICROSOFT_GRAPH,
            Self::AzureHealthcareApis => AZURE_HEALTHCARE_APIS,
            Self::AzureDicom => AppId::from_u128(0x75e7_25bf_66ce_4cea_9b9a_5c4c_aae5_7f33),
            Self::AzureKeyVault => AppId::from_u128(0xcfa8_b339_82a2_471a_a3c9_0fc0_be7a_4093),
            Self::AzureStorage => AppId::from_u128(0xe406_a681_f3d4_42a8_90b6_c2b0_2949_7af1),
            Self::AzureSql => AppId::from_u128(0x0229_07d3_0f1b_48f7_badc_1ba6_abab_6d66),
            Self::AzureServiceManagement => AppId::from_u128(0x797f_4846_ba00_4fd7_ba43_dac1_f8f6_3013),
            Self::AzureDataExplorer => AppId::from_u128(0x2746_ea77_4702_4b45_80ca_3c97_e680_e8b7),
            Self::AzureDevOps => AppId::from_u128(0x499b_84ac_1321_427f_aa17_267c_a697_5798),
            Self::LogAnalytics => AppId::from_u128(0xca7f_3f0b_7d91_482c_8e09_c5d8_40d0_eac5),
            Self::SharePoint => AppId::from_u128(0x0000_0003_0000_0ff1_ce00_0000_0000_0000),
            Self::Exchange => AppId::from_u128(0x0000_0002_0000_0ff1_ce00_0000_0000_0000),
            Self::OfficeManagement => AppId::from_u128(0xc539_3580_f805_4401_95e8_94b7_a6ef_2fc2),
            Self::PowerBi => AppId::from_u128(0x0000_0009_0000_0000_c000_0000_0000_0000),
            Self::Dataverse => AppId::from_u128(0x0000_0007_0000_0000_c000_0000_0000_0000),
        }
    }

    /// The API of this application (client) ID.
    pub fn of(app_id: AppId) -> Option<Self> {
        Self::ALL.into_iter().find(|api| api.app_id() == app_id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_there_once() {
        for api in WellKnownApi::ALL {
            assert_eq!(WellKnownApi::of(api.app_id()), Some(api));
        }
    }
}
