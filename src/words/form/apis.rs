//! Words for finding an API, and for adding one that the tenant does not have.

use crate::{
    directory::{
        ids::AppId,
        permission::{api_owner::ApiOwner, well_known::WellKnownApi as A},
    },
    next_steps,
    words::{counted, value::quoted},
};

/// What the tabs choose among.
pub const TABS: &str = "Which APIs";
/// A tab: the well-known ones.
pub const MICROSOFT_APIS: &str = "Microsoft APIs";
/// A tab: every one of the tenant.
pub const ORGANIZATION_APIS: &str = "APIs my organization uses";
/// A tab: those of applications that the signed-in person owns.
pub const MY_APIS: &str = "My APIs";

pub const SEARCH: &str = "Search APIs";
/// What can be typed there.
pub const SEARCH_HINT: &str = "By name, application (client) ID or identifier URI.";
pub const RESULTS: &str = "APIs found";
pub const RECENT: &str = "Used in this session";
pub const OFTEN_USED: &str = "Often used";

/// The suggestion of `User.Read`.
pub const USER_READ: &str = "Clients that sign people in mostly need one permission of Microsoft Graph: to read the profile of the signed-in \
                             user.";
/// The button of the suggestion.
pub const ADD_USER_READ: &str = "Add User.Read";

pub const SEARCHING: &str = "Searching…";
pub const LOADING_MORE: &str = "Loading more results…";
pub const READING_MICROSOFT: &str = "Looking up which of these are in this tenant…";
pub const READING_OWN: &str = "Reading the APIs that you own…";
pub const MORE_RESULTS: &str = "More results";

pub const NOTHING_FOUND: &str = "No API of this tenant has a name with these words.";
pub const NOTHING_FOUND_DO: &str =
    "Type the beginning of a word of the API's name, its application (client) ID or its identifier URI.";
pub const NO_SUCH_URI: &str = "No API of this tenant goes by this identifier URI.";
pub const NO_SUCH_URI_DO: &str = "Type all of it, as in api://contoso-orders, or search by the API's name.";
/// None of the well-known ones.
pub const NOT_WELL_KNOWN: &str = "No API that is listed here has a name with these words.";
/// Goes on to the tab of all APIs.
pub const SEARCH_ORGANIZATION: &str = "Search the APIs my organization uses";
/// Nobody's.
pub const NONE_OWN: &str = "You own no application that offers permissions.";
pub const NONE_OWN_DO: &str = "An owner of an API can add you under Owners of its app registration.";
/// Two of the results have one name.
pub const SAME_NAME: &str = "Some of these have the same name. Tell them apart by their application (client) ID.";

pub const SEARCH_FAILED: &str = "The APIs of this tenant could not be read.";
/// The next page could not be read: what was found before stays.
pub const MORE_FAILED: &str = "More results could not be read. Those that were found are still here.";
/// The well-known APIs could not be looked up: they are listed all the same.
pub const MICROSOFT_FAILED: &str = "Which of these APIs are in this tenant could not be read.";
pub const OWN_FAILED: &str = "The APIs that you own could not be read.";

pub const ABSENT: &str = "Not in this tenant yet";
pub const OFFERS_NOTHING: &str = "Offers no permissions";
pub const DISABLED: &str = "Disabled";

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
pub const fn name(api: A) -> &'static str {
    api.name()
}

/// What a well-known API is for.
pub const fn about(api: A) -> &'static str {
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
pub const NOT_IN_TENANT_DO: &str = "The tenant has no service principal for it, without which nobody can consent to its permissions. Create one as an administrator, or \
                                    send an administrator the command.";
/// An API of one's own that has no service principal.
pub fn own_not_in_tenant(app_id: AppId, name: &str) -> String {
    format!("{} has no service principal in this tenant yet.", named(app_id, name))
}
pub const OWN_NOT_IN_TENANT_DO: &str =
    "You can pick its permissions as its app registration lists them. Nobody can consent to them before it has one.";
/// The button that adds it.
pub const CREATE: &str = "Create the service principal";
/// The question before it is added, where the page stands inside another one.
pub fn create_in(app_id: AppId, name: &str, tenant: &str) -> String {
    format!("Create the service principal of {} in {}?", named(app_id, name), quoted(tenant))
}
pub const CREATING: &str = "Creating the service principal…";
/// The command by which an administrator creates it. In English in every language: a shell reads it.
pub fn add_command(app_id: AppId) -> String {
    next_steps::make_service_principal(app_id, false).into()
}
pub const ADD_COMMAND: &str = "For an administrator (Azure CLI)";
pub const LOOK_AGAIN: &str = "Check again";
pub const ADD_FAILED: &str = "The service principal could not be created.";
/// 403.
pub const ADD_NOT_ALLOWED: &str =
    "Your account may not add APIs to this tenant. Send an administrator the command, then check again.";
/// 400.
pub const ADD_NO_APPLICATION: &str =
    "No application that this tenant can use has this ID. Check it against what the API's publisher says.";

/// Said once it was added.
pub fn added_to_tenant(app_id: AppId, name: &str) -> String {
    format!("{} is in this tenant now.", named(app_id, name))
}
