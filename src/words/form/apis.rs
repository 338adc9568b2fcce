//! Words for finding an API, and for adding one that the tenant does not have.

pub use crate::words::text::apis::*;
use crate::{
    directory::{
        ids::AppId,
        permission::{api_owner::ApiOwner, well_known::WellKnownApi as A},
    },
    next_steps,
    words::{counted, value::quoted},
};

/// How many APIs were found: `more` where there are further pages.
pub fn found(apis: usize, more: bool) -> String {
    let apis = counted(apis, "API", "APIs");
    if more { format!("{apis} found so far.") } else { format!("{apis} found.") }
}

/// There are more than are listed.
pub fn first_of(shown: usize) -> String {
    format!("Showing the first {shown} APIs. Type more of the name to find others.")
}

/// Whose an API is, beside its name.
pub fn owner(owner: ApiOwner) -> String {
    match owner {
        ApiOwner::Microsoft => "From Microsoft".to_owned(),
        ApiOwner::ThisTenant => "From this organization".to_owned(),
        ApiOwner::OtherTenant(id) => format!("From another organization, tenant {id}"),
        ApiOwner::Unknown => "Owner not known".to_owned(),
    }
}

/// The same after a name in a text; nothing where the name stands for the API.
pub fn of_owner(owner: ApiOwner) -> String {
    match owner {
        ApiOwner::Microsoft => String::new(),
        ApiOwner::ThisTenant => ", from this organization".to_owned(),
        ApiOwner::OtherTenant(id) => format!(", from another organization, tenant {id}"),
        ApiOwner::Unknown => ", owner not known".to_owned(),
    }
}

/// An API in a sentence. Anybody can call one `Microsoft Graph`: where its ID is none of Microsoft's, the ID stands
/// beside the name.
pub fn named(app_id: AppId, name: &str) -> String {
    match A::of(app_id) {
        Some(known) => quoted(self::name(known)),
        None if name.trim().is_empty() || name == app_id.to_string() => app_id.to_string(),
        None => format!("{} ({app_id})", quoted(name)),
    }
}

/// An API that nobody but a link has named.
pub fn unchecked(app_id: AppId, name: &str) -> String {
    match A::of(app_id) {
        Some(known) => quoted(self::name(known)),
        None => format!("the API {app_id} that the link calls {}", quoted(name)),
    }
}

/// The name of a well-known API, as it stands in most tenants.
pub fn name(api: A) -> &'static str {
    api.name()
}

/// What a well-known API is for.
pub fn about(api: A) -> &'static str {
    match api {
        A::MicrosoftGraph => "Users, groups, mail, files and the rest of Microsoft 365 and Entra ID.",
        A::AzureHealthcareApis => "FHIR services of Azure Health Data Services.",
        A::AzureDicom => "DICOM services of Azure Health Data Services.",
        A::AzureKeyVault => "Secrets, keys and certificates.",
        A::AzureStorage => "Blobs, files, queues and tables.",
        A::AzureSql => "Databases of Azure SQL.",
        A::AzureServiceManagement => "Azure resources, through Azure Resource Manager.",
        A::AzureDataExplorer => "Queries to clusters of Azure Data Explorer.",
        A::AzureDevOps => "Repositories, pipelines and work items.",
        A::LogAnalytics => "Queries to the logs of Azure Monitor.",
        A::SharePoint => "Sites and lists, through the API of SharePoint itself.",
        A::Exchange => "Mailboxes, through the API of Exchange itself.",
        A::OfficeManagement => "Activity logs and service health of Microsoft 365.",
        A::PowerBi => "Reports, dashboards and semantic models.",
        A::Dataverse => "Tables of Dataverse and Dynamics 365.",
    }
}

/// The tenant has no service principal for an API.
pub fn not_in_tenant(app_id: AppId, name: &str) -> String {
    format!("{} is not in this tenant yet.", named(app_id, name))
}
/// An API of one's own that has no service principal.
pub fn own_not_in_tenant(app_id: AppId, name: &str) -> String {
    format!("{} has no service principal in this tenant yet.", named(app_id, name))
}
/// The question before it is added, where the page stands inside another one.
pub fn create_in(app_id: AppId, name: &str, tenant: &str) -> String {
    format!("Create the service principal of {} in {}?", named(app_id, name), quoted(tenant))
}
/// The command by which an administrator creates it. In English in every language: a shell reads it.
pub fn add_command(app_id: AppId) -> String {
    next_steps::make_service_principal(app_id, false).into()
}

/// Said once it was added.
pub fn added_to_tenant(app_id: AppId, name: &str) -> String {
    format!("{} is in this tenant now.", named(app_id, name))
}
