//! Microsoft's own APIs that clients ask for most, by every name that they go by. A tenant may have no service principal
//! for one of them yet.
//!
//! # Invariants
//! - No more than [`MOST`], so that one `appId in (…)` asks for all of them.
//! - A name or a host only helps to find an API here; which API it is, its application (client) ID alone says.

use std::cmp::Reverse;

use crate::directory::{
    ids::{AppId, PermissionId},
    order,
};

/// Microsoft Graph's application (client) ID, the same in every tenant and cloud.
pub const MICROSOFT_GRAPH: AppId = AppId::from_u128(0x0000_0003_0000_0000_c000_0000_0000_0000);
/// `User.Read` of Microsoft Graph: sign in and read the signed-in person's profile.
pub const USER_READ: PermissionId = PermissionId::from_u128(0xe1fe_6dd8_ba31_4d61_89e7_8863_9da4_683d);
/// Azure Healthcare APIs: the resource API of Azure Health Data Services.
pub const AZURE_HEALTHCARE_APIS: AppId = AppId::from_u128(0x4f67_78d8_5aef_43dc_a1ff_b073_724b_9495);

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

    /// Its name, as it stands in most tenants.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MicrosoftGraph => "Microsoft Graph",
            Self::AzureHealthcareApis => "Azure Healthcare APIs",
            Self::AzureDicom => "Azure API for DICOM",
            Self::AzureKeyVault => "Azure Key Vault",
            Self::AzureStorage => "Azure Storage",
            Self::AzureSql => "Azure SQL Database",
            Self::AzureServiceManagement => "Azure Service Management",
            Self::AzureDataExplorer => "Azure Data Explorer",
            Self::AzureDevOps => "Azure DevOps",
            Self::LogAnalytics => "Log Analytics API",
            Self::SharePoint => "Office 365 SharePoint Online",
            Self::Exchange => "Office 365 Exchange Online",
            Self::OfficeManagement => "Office 365 Management APIs",
            Self::PowerBi => "Power BI Service",
            Self::Dataverse => "Dynamics CRM",
        }
    }

    /// What else it is called: the product whose API it is, and names that it had.
    const fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::AzureHealthcareApis => &["Azure Health Data Services", "Azure API for FHIR", "FHIR service"],
            Self::AzureDicom => &["Azure Health Data Services DICOM service"],
            Self::AzureServiceManagement => &["Windows Azure Service Management API", "Azure Resource Manager"],
            Self::AzureDataExplorer => &["Kusto"],
            Self::AzureDevOps => &["Visual Studio Team Services", "Visual Studio Online"],
            Self::LogAnalytics => &["Azure Monitor Logs"],
            Self::SharePoint => &["SharePoint Online"],
            Self::Exchange => &["Exchange Online", "Exchange Web Services"],
            Self::OfficeManagement => &["Office 365 Management Activity API"],
            Self::Dataverse => &["Dataverse", "Microsoft Dataverse", "Common Data Service", "Dynamics 365"],
            Self::MicrosoftGraph | Self::AzureKeyVault | Self::AzureStorage | Self::AzureSql | Self::PowerBi => &[],
        }
    }

    /// The hosts of its services in every cloud, each with all that ends with it.
    /// <https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure>
    const fn hosts(self) -> &'static [&'static str] {
        match self {
            Self::MicrosoftGraph => &[
                "graph.microsoft.com",
                "graph.microsoft.us",
                "dod-graph.microsoft.us",
                "microsoftgraph.chinacloudapi.cn",
            ],
            Self::AzureHealthcareApis => &["azurehealthcareapis.com", "azurehealthcareapis.us"],
            Self::AzureDicom => {
                &["dicom.azurehealthcareapis.com", "dicom.azurehealthcareapis.us", "dicom.healthcareapis.azure.com"]
            }
            Self::AzureKeyVault => &["vault.azure.net", "vault.usgovcloudapi.net", "vault.azure.cn"],
            Self::AzureStorage => &[
                "storage.azure.com",
                "blob.core.windows.net",
                "blob.core.usgovcloudapi.net",
                "blob.core.chinacloudapi.cn",
            ],
            Self::AzureSql => &["database.windows.net", "database.usgovcloudapi.net", "database.chinacloudapi.cn"],
            Self::AzureServiceManagement => &[
                "management.azure.com",
                "management.core.windows.net",
                "management.usgovcloudapi.net",
                "management.core.usgovcloudapi.net",
                "management.chinacloudapi.cn",
                "management.core.chinacloudapi.cn",
            ],
            Self::AzureDataExplorer => &["kusto.windows.net", "kusto.usgovcloudapi.net", "kusto.chinacloudapi.cn"],
            Self::AzureDevOps => &["dev.azure.com", "visualstudio.com"],
            Self::LogAnalytics => &["api.loganalytics.io", "api.loganalytics.azure.com"],
            Self::SharePoint => &["sharepoint.com", "sharepoint.us", "sharepoint.cn"],
            Self::Exchange => &["outlook.office365.com", "outlook.office.com", "outlook.office365.us"],
            Self::OfficeManagement => {
                &["manage.office.com", "manage-gcc.office.com", "manage.office365.us", "manage.protection.apps.mil"]
            }
            Self::PowerBi => &["analysis.windows.net", "api.powerbi.com"],
            // Numbered by region: `org.crm4.dynamics.com`.
            Self::Dataverse => {
                &["crm.dynamics.com", "crm.microsoftdynamics.us", "crm.appsplatform.us", "crm.dynamics.cn"]
            }
        }
    }

    /// The API of this name, whichever of its names it is.
    pub fn named(name: &str) -> Option<Self> {
        Self::names().find(|(other, _)| other.eq_ignore_ascii_case(name.trim())).map(|(_, api)| api)
    }

    /// Every name of every one, with the API.
    pub fn names() -> impl Iterator<Item = (&'static str, Self)> {
        Self::ALL.into_iter().flat_map(|api| {
            std::iter::once(api.name()).chain(api.other_names().iter().copied()).map(move |name| (name, api))
        })
    }

    /// Those that answer at the host of an address, that of the longest name first.
    pub fn at(address: &str) -> Vec<Self> {
        let Some(host) = host(address) else { return Vec::new() };
        let ends = |name: &&&str| host.strip_suffix(**name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        let longest = |api: &Self| api.hosts().iter().filter(ends).map(|name| name.len()).max();
        let found = Self::ALL.into_iter().filter(|api| longest(api).is_some()).collect();
        order::by_key(found, |api| Reverse(longest(api)))
    }

    /// Those that go by what is typed without having it in their name: by the beginnings of words of another name, or
    /// by the host of one of their services.
    pub fn known_as(typed: &str) -> Vec<Self> {
        let typed = typed.trim().to_lowercase();
        let found = Self::at(&typed);
        if !found.is_empty() || typed.chars().count() < SHORTEST {
            return found;
        }
        let is_called = |name: &&'static str| {
            let name = name.to_lowercase();
            typed.split_whitespace().all(|word| name.split_whitespace().any(|other| other.starts_with(word)))
        };
        Self::ALL.into_iter().filter(|api| api.other_names().iter().any(is_called)).collect()
    }
}

/// The fewest letters that are looked for among other names: one or two are in most of them.
const SHORTEST: usize = 3;

/// The host of an address, with or without its scheme, in small letters: without the number of a region, and with one
/// name for what a storage account has five for.
fn host(address: &str) -> Option<String> {
    let place = address.trim().split_once("://").map_or(address.trim(), |(_, place)| place);
    let place = place.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    let host = place.trim_end_matches('.').to_ascii_lowercase();
    if host.contains(char::is_whitespace) {
        return None;
    }
    let labels = host.split('.').map(|label| match label.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "crm" => "crm",
        "dfs" | "file" | "queue" | "table" => "blob",
        _ => label,
    });
    Some(labels.collect::<Vec<_>>().join("."))
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

    #[test]
    fn an_api_is_found_by_its_other_names_and_by_the_host_of_its_service() {
        use WellKnownApi as A;
        for (typed, found) in [
            ("Azure Health Data Services", vec![A::AzureHealthcareApis, A::AzureDicom]),
            ("azure health data", vec![A::AzureHealthcareApis, A::AzureDicom]),
            ("Azure API for FHIR", vec![A::AzureHealthcareApis]),
            ("https://<workspace>-<fhir>.fhir.azurehealthcareapis.com", vec![A::AzureHealthcareApis]),
            ("https://ward-r4.fhir.azurehealthcareapis.com/Patient?_id=1", vec![A::AzureHealthcareApis]),
            ("ward-r4.fhir.azurehealthcareapis.us", vec![A::AzureHealthcareApis]),
            ("https://contoso.azurehealthcareapis.com", vec![A::AzureHealthcareApis]),
            ("https://azurehealthcareapis.com", vec![A::AzureHealthcareApis]),
            ("https://ward-x.dicom.azurehealthcareapis.com/v2/", vec![A::AzureDicom, A::AzureHealthcareApis]),
            ("https://dicom.healthcareapis.azure.com", vec![A::AzureDicom]),
            ("https://graph.microsoft.com/v1.0/me", vec![A::MicrosoftGraph]),
            ("https://dod-graph.microsoft.us", vec![A::MicrosoftGraph]),
            ("https://Contoso.VAULT.azure.net:443/secrets", vec![A::AzureKeyVault]),
            ("https://contoso.blob.core.windows.net/a", vec![A::AzureStorage]),
            ("contoso.database.windows.net", vec![A::AzureSql]),
            ("https://management.azure.com/", vec![A::AzureServiceManagement]),
            ("https://management.core.windows.net", vec![A::AzureServiceManagement]),
            ("https://contoso.table.core.usgovcloudapi.net", vec![A::AzureStorage]),
            ("Azure Resource Manager", vec![A::AzureServiceManagement]),
            ("https://contoso.westeurope.kusto.windows.net", vec![A::AzureDataExplorer]),
            ("https://dev.azure.com/contoso", vec![A::AzureDevOps]),
            ("https://contoso.visualstudio.com", vec![A::AzureDevOps]),
            ("https://contoso-my.sharepoint.com/personal", vec![A::SharePoint]),
            ("https://outlook.office365.com/EWS", vec![A::Exchange]),
            ("https://manage.office.com", vec![A::OfficeManagement]),
            ("https://analysis.windows.net/powerbi/api", vec![A::PowerBi]),
            ("https://contoso.crm4.dynamics.com", vec![A::Dataverse]),
            ("https://contoso.api.crm.dynamics.com/api/data", vec![A::Dataverse]),
            ("dataverse", vec![A::Dataverse]),
        ] {
            assert_eq!(A::known_as(typed), found, "{typed}");
        }
    }

    #[test]
    fn what_only_looks_like_one_of_them_finds_nothing() {
        for typed in [
            "",
            "az",
            "Woodgrove",
            "https://azurehealthcareapis.com.evil.example/",
            "https://notazurehealthcareapis.com/",
            "https://graph.microsoft.com@evil.example/",
            "https://evil.example/graph.microsoft.com",
            "https://contoso.operations.dynamics.com",
            "https://contoso.vault.azure.net.example",
        ] {
            assert_eq!(WellKnownApi::known_as(typed), [], "{typed}");
        }
    }

    #[test]
    fn a_whole_name_names_one_api() {
        assert_eq!(WellKnownApi::named(" microsoft graph "), Some(WellKnownApi::MicrosoftGraph));
        assert_eq!(WellKnownApi::named("Azure API for FHIR"), Some(WellKnownApi::AzureHealthcareApis));
        assert_eq!(WellKnownApi::named("Azure"), None);
        for (name, api) in WellKnownApi::names() {
            assert_eq!(WellKnownApi::named(name), Some(api), "{name}");
        }
    }
}
