//! Words for finding an API, and for adding one that the tenant does not have.

pub use crate::words::text::apis::*;
use crate::{
    directory::{
        ids::AppId,
        permission::{api_owner::ApiOwner, well_known::WellKnownApi as A},
    },
    words::{
        text::{apis as text, permission},
        value::quoted,
    },
};

/// How many permissions were found, and how many APIs, as the functions below have it.
pub fn found(permissions: usize, apis: &str) -> String {
    let permissions = if permissions == 0 { no_permissions_found().to_owned() } else { permissions_found(permissions) };
    match_search(&permissions, apis)
}

/// So many APIs, and no others.
pub fn all(apis: usize) -> String {
    if apis == 0 { no_apis_found().to_owned() } else { apis_found(apis) }
}

/// Whose an API is, beside its name.
pub fn owner(owner: ApiOwner) -> String {
    match owner {
        ApiOwner::Microsoft => permission::from_microsoft().to_owned(),
        ApiOwner::ThisTenant => permission::from_this_tenant().to_owned(),
        ApiOwner::OtherTenant(id) => permission::from_other_tenant(&id.to_string()),
        ApiOwner::Unknown => permission::from_unknown().to_owned(),
    }
}

/// An API in a sentence. Anybody can call one `Microsoft Graph`: where its ID is none of Microsoft's, the ID stands
/// beside the name.
pub fn named(app_id: AppId, name: &str) -> String {
    match A::of(app_id) {
        Some(known) => quoted(known.name()),
        None if name.trim().is_empty() || name == app_id.to_string() => app_id.to_string(),
        None => permission::api_with_id(name, &app_id.to_string()),
    }
}

/// An API that nobody but a link has named.
pub fn unchecked(app_id: AppId, name: &str) -> String {
    match A::of(app_id) {
        Some(known) => quoted(known.name()),
        None => permission::api_of_link(&app_id.to_string(), name),
    }
}

/// What a well-known API is for.
pub fn about(api: A) -> &'static str {
    match api {
        A::MicrosoftGraph => about_microsoft_graph(),
        A::AzureHealthcareApis => about_azure_healthcare_apis(),
        A::AzureDicom => about_azure_dicom(),
        A::AzureKeyVault => about_azure_key_vault(),
        A::AzureStorage => about_azure_storage(),
        A::AzureSql => about_azure_sql(),
        A::AzureServiceManagement => about_azure_service_management(),
        A::AzureDataExplorer => about_azure_data_explorer(),
        A::AzureDevOps => about_azure_devops(),
        A::LogAnalytics => about_log_analytics(),
        A::SharePoint => about_sharepoint(),
        A::Exchange => about_exchange(),
        A::OfficeManagement => about_office_management(),
        A::PowerBi => about_power_bi(),
        A::Dataverse => about_dataverse(),
    }
}

/// The tenant has no service principal for an API.
pub fn not_in_tenant(app_id: AppId, name: &str) -> String {
    text::not_in_tenant(&named(app_id, name))
}

/// An API of one's own that has no service principal.
pub fn own_not_in_tenant(app_id: AppId, name: &str) -> String {
    text::own_not_in_tenant(&named(app_id, name))
}

/// The question before it is added, where the page stands inside another one.
pub fn create_in(app_id: AppId, name: &str, tenant: &str) -> String {
    text::create_in(&named(app_id, name), tenant)
}

/// Said once it was added.
pub fn added_to_tenant(app_id: AppId, name: &str) -> String {
    text::added_to_tenant(&named(app_id, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_counted_in_one_sentence() {
        assert_eq!(found(12, &all(0)), "12 permissions and no APIs match your search.");
        assert_eq!(found(0, &apis_found_so_far(25)), "No permissions and at least 25 APIs match your search.");
        assert_eq!(found(1, &apis_first_of(200)), "1 permission and more than 200 APIs match your search.");
    }
}
