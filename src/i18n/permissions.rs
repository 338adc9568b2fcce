//! Words of the API permissions step.

use time::Duration;

use super::{counted, result};
use crate::{directory::permission::PermissionKind, http::retry::WaitReason};

/// The question of the step.
pub const LEAD: &str = "Which APIs may this client ask for, on behalf of a signed-in user or as itself?";

/// The label of the search field.
pub const SEARCH: &str = "Search APIs";
/// What can be typed there.
pub const SEARCH_HINT: &str = "By name, or by application (client) ID.";
/// Before anything was searched.
pub const OFTEN_USED: &str = "Often used";
/// The name of Microsoft Graph.
pub const MICROSOFT_GRAPH: &str = "Microsoft Graph";
/// The name of the resource API of Azure Health Data Services.
pub const AZURE_HEALTHCARE_APIS: &str = "Azure Healthcare APIs";

/// The suggestion of `User.Read`.
pub const USER_READ: &str = "Clients that sign people in mostly need one permission of Microsoft Graph: to read the profile of the signed-in \
                             user.";
/// The button of the suggestion.
pub const ADD_USER_READ: &str = "Add User.Read";
/// The display name of `User.Read`.
pub const USER_READ_NAME: &str = "Sign in and read user profile";

/// The name of the list of results.
pub const RESULTS: &str = "APIs found";
/// A search is under way.
pub const SEARCHING: &str = "Searching…";
/// The next page of a search is under way.
pub const LOADING_MORE: &str = "Loading more results…";
/// Asks for the next page.
pub const MORE_RESULTS: &str = "More results";
/// Nothing was found by name.
pub const NOTHING_FOUND: &str = "No API of this tenant has a name with these words.";
/// What to do then.
pub const NOTHING_FOUND_DO: &str = "Type the beginning of a word of the API's name, or its application (client) ID.";
/// Nothing was found by application ID.
pub const NOT_IN_TENANT: &str = "No API with this application (client) ID is in this tenant.";
/// What to do then.
pub const NOT_IN_TENANT_DO: &str =
    "Check the ID. If it is right, an administrator has to add the API to the tenant first.";

/// Asks once more.
pub const TRY_AGAIN: &str = "Try again";
/// The APIs could not be read.
pub const SEARCH_FAILED: &str = "The APIs of this tenant could not be read.";
/// The permissions of an API could not be read.
pub const API_FAILED: &str = "The permissions of this API could not be read.";
/// No answer came.
pub const NO_ANSWER: &str = "No answer came from Microsoft Graph. Check your connection, then try again.";
/// Graph refused it.
pub const GRAPH_REFUSED: &str =
    "Microsoft Graph did not answer the question. You can try again, or go on and add permissions later.";
/// An answer that is not what Microsoft documents.
pub const ANSWER_UNREADABLE: &str = "Microsoft Graph gave an answer that this page cannot read. Try again.";
/// 403.
pub const NOT_ALLOWED: &str =
    "Your account may not read the APIs of this tenant. You can go on without permissions and add them later.";

/// The heading of delegated permissions.
pub const DELEGATED: &str = "Delegated permissions";
/// What they are.
pub const DELEGATED_HINT: &str = "The client acts for a signed-in user, within that user's own rights.";
/// The heading of application permissions.
pub const APPLICATION: &str = "Application permissions";
/// What they are.
pub const APPLICATION_HINT: &str = "The client acts as itself, with nobody signed in.";
/// A badge.
pub const ADMIN_CONSENT: &str = "Admin consent required";
/// A badge.
pub const USER_CONSENT: &str = "User may consent";
/// The label of the filter field.
pub const FILTER: &str = "Filter permissions";
/// The filter leaves nothing.
pub const NO_MATCH: &str = "No permission matches the filter.";
/// The API exposes nothing.
pub const NO_PERMISSIONS: &str = "This API offers no permissions.";
/// What to do then.
pub const NO_PERMISSIONS_DO: &str =
    "There is nothing to pick here. Its owner may give access in another way, such as a role.";

/// The note on Azure Healthcare APIs, first sentence.
pub const FHIR_NOTE_TITLE: &str = "For an Azure Health Data Services FHIR service, permissions are optional.";
/// And the second.
pub const FHIR_NOTE: &str =
    "Access to data comes from an Azure role on the service; the last step gives you the command.";

/// The heading of the picks.
pub const PICKED: &str = "Picked";
/// Nothing is picked.
pub const NOTHING_PICKED: &str =
    "Nothing yet. A client can be registered without API permissions, and you can add them later.";
/// The button beside a pick.
pub const REMOVE: &str = "Remove";

/// An API that the page suggested is not there.
pub fn not_in_tenant(api: &str) -> String {
    format!("{api} is not in this tenant.")
}
/// What to do then.
pub const NOT_IN_TENANT_ADD: &str = "An administrator can add it with the command below. Then try again.";
/// The label of the command.
pub const ADD_COMMAND: &str = "Add the API (Azure CLI)";

/// The permissions of an API are being read.
pub fn loading(api: &str) -> String {
    format!("Reading the permissions of {api}…")
}

/// How many APIs were found: `more` where there are further pages.
pub fn found(apis: usize, more: bool) -> String {
    let apis = counted(apis, "API", "APIs");
    if more { format!("{apis} found so far.") } else { format!("{apis} found.") }
}

/// How many permissions of an API are picked: `1 of 2 picked`.
pub fn picked_of(picked: usize, all: usize) -> String {
    format!("{picked} of {all} picked")
}

/// Said when the permissions of an API came up.
pub fn offers(api: &str, permissions: usize) -> String {
    format!("{api} offers {}.", counted(permissions, "permission", "permissions"))
}

/// What the filter leaves, said by the live region.
pub fn shown_of(shown: usize, all: usize) -> String {
    format!("{shown} of {all} permissions shown.")
}

/// The words beside a pick: `Microsoft Graph · delegated`.
pub fn of_api(api: &str, kind: PermissionKind) -> String {
    format!("{api} · {}", kind_word(kind))
}

/// The kind in running text.
pub const fn kind_word(kind: PermissionKind) -> &'static str {
    match kind {
        PermissionKind::Delegated => "delegated",
        PermissionKind::Application => "application",
    }
}

/// What follows "Remove" in the accessible name.
pub fn remove_what(value: &str, api: &str) -> String {
    format!("{value} of {api}")
}

/// Said when a permission was added.
pub fn added(value: &str, api: &str) -> String {
    format!("{value} of {api} added.")
}

/// Said when a permission was removed.
pub fn removed(value: &str, api: &str) -> String {
    format!("{value} of {api} removed.")
}

/// Why an answer takes its time, and when it is asked for again.
pub fn waiting(reason: WaitReason, wait: Duration) -> String {
    result::waiting(reason, wait)
}
