//! Words of the API permissions step.

use super::apis;
use crate::{
    directory::{
        audience::SignInAudience,
        permission::{
            MICROSOFT_GRAPH as MICROSOFT_GRAPH_ID, Permission, PermissionKind, PickedPermission, USER_READ,
            api_owner::ApiOwner,
        },
    },
    graph::ask::AskError,
    plan::call::CallKind,
    registration::{
        draft::Draft,
        permissions::{MAX_APIS, MAX_FOREIGN_APIS, MAX_OF_API_WITH_PERSONAL, limit},
    },
    run::failure::Failure,
    words::{
        counted,
        run::failure,
        value::{isolated, prose, quoted},
    },
};

/// The name of the step.
pub const NAME: &str = "API permissions";
pub const LEAD: &str = "Which APIs may this client ask for, on behalf of a signed-in user or as itself?";

/// What has been picked; empty where there is nothing to say yet.
pub fn entered(draft: &Draft) -> String {
    match draft.permissions.len() {
        0 => String::new(),
        count => format!("{count} picked"),
    }
}

pub const MICROSOFT_GRAPH: &str = "Microsoft Graph";
/// The display name of `User.Read`.
pub const USER_READ_NAME: &str = "Sign in and read user profile";

/// `User.Read` of Microsoft Graph in words, which is known without asking.
pub fn user_read() -> PickedPermission {
    PickedPermission {
        resource_app_id: MICROSOFT_GRAPH_ID,
        resource_name: MICROSOFT_GRAPH.to_owned(),
        id: USER_READ,
        kind: PermissionKind::Delegated,
        value: "User.Read".to_owned(),
        display_name: USER_READ_NAME.to_owned(),
        admin_consent_required: false,
        owner: ApiOwner::Microsoft,
    }
}

pub const TRY_AGAIN: &str = "Try again";
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

/// Why something could not be read, and what to do.
pub fn unread(error: &AskError) -> String {
    match error {
        AskError::Unavailable(error) => [failure::unavailable(error), failure::unavailable_do(error)].join(" "),
        AskError::InBetween(error) => [failure::in_between(error), failure::in_between_do(error)].join(" "),
        AskError::NotAllowed(_) => NOT_ALLOWED.to_owned(),
        AskError::Refused(_) => GRAPH_REFUSED.to_owned(),
        AskError::ConnectionLost => NO_ANSWER.to_owned(),
        AskError::AnswerUnreadable => ANSWER_UNREADABLE.to_owned(),
        AskError::Stopped(reason) => failure::stopped(*reason),
        AskError::SignInUnavailable(asked) => failure::sign_in_unavailable(*asked),
        AskError::Blocked => [failure::BLOCKED, failure::BLOCKED_DO].join(" "),
        AskError::SignInNeeded | AskError::ConsentNeeded(_) => {
            failure::failure(&Failure::Ask(error.clone()), CallKind::Application)
        }
    }
}

pub const DELEGATED: &str = "Delegated permissions";
pub const DELEGATED_HINT: &str = "The client acts for a signed-in user, within that user's own rights.";
pub const APPLICATION: &str = "Application permissions";
pub const APPLICATION_HINT: &str = "The client acts as itself, with nobody signed in.";
pub const ADMIN_CONSENT: &str = "Admin consent required";
pub const USER_CONSENT: &str = "User may consent";
pub const HIGH_PRIVILEGE: &str = "High privilege";
/// A badge: the API does not give it out.
pub const SWITCHED_OFF: &str = "Disabled by the API";
pub const DEPRECATED: &str = "Deprecated";
/// The heading of permissions that share the beginning of their name with no other.
pub const OTHERS: &str = "Others";
pub const FILTER: &str = "Filter permissions";
pub const NO_MATCH: &str = "No permission matches the filter.";
pub const NO_PERMISSIONS: &str = "This API offers no permissions.";
pub const NO_PERMISSIONS_DO: &str =
    "There is nothing to pick here. Its owner may give access in another way, such as a role.";

/// The note on Azure Healthcare APIs, first sentence.
pub const FHIR_NOTE_TITLE: &str = "For an Azure Health Data Services FHIR service, permissions are optional.";
pub const FHIR_NOTE: &str =
    "Access to data comes from an Azure role on the service; the last step gives you the command.";

/// The note on SMART scopes, first sentence.
pub const SMART_NOTE_TITLE: &str = "This API offers scopes of SMART on FHIR, written with dots.";
pub const SMART_NOTE: &str =
    "Entra ID takes neither / nor * in a name: patient.Patient.read stands for patient/Patient.read.";

/// The tenant has switched an API off, first sentence.
pub const API_DISABLED: &str = "This API is disabled in this tenant.";
pub const API_DISABLED_DO: &str =
    "Nobody gets a token for it until an administrator enables it under Enterprise applications.";

pub const PICKED: &str = "Picked";
pub const NOTHING_PICKED: &str =
    "Nothing yet. A client can be registered without API permissions, and you can add them later.";
pub const REMOVE: &str = "Remove";

/// The permissions of an API are being read.
pub fn loading(api: &str) -> String {
    format!("Reading the permissions of {}…", quoted(api))
}

/// How many permissions of an API are picked: `1 of 2 picked`.
pub fn picked_of(picked: usize, all: usize) -> String {
    format!("{picked} of {all} picked")
}

/// Said when the permissions of an API came up.
pub fn offers(api: &str, permissions: usize) -> String {
    format!("{} offers {}.", quoted(api), counted(permissions, "permission", "permissions"))
}

/// The heading over permissions whose names begin alike: `User.*`.
pub fn family(prefix: &str) -> String {
    isolated(&[prefix, ".*"].concat())
}

/// What a permission allows: its name and the first sentence of its description.
pub fn allows(permission: &Permission) -> String {
    let description = permission.description.trim();
    let sentence = description.split_inclusive(". ").next().unwrap_or_default().trim_end();
    let name = permission.display_name.trim().trim_end_matches('.');
    let text = if sentence.is_empty() || sentence.trim_end_matches('.') == name {
        name.to_owned()
    } else if name.is_empty() {
        sentence.to_owned()
    } else {
        format!("{name}. {sentence}")
    };
    // The API's publisher speaks, and nobody else.
    ["\u{2068}", &prose(&text), "\u{2069}"].concat()
}

/// How many are picked, and how many there may be.
pub fn counts(picks: usize, apis: usize, audience: SignInAudience) -> String {
    let picked = format!("{} of {}.", counted(picks, "permission", "permissions"), counted(apis, "API", "APIs"));
    let of_each =
        if audience.includes_personal() { format!(", {MAX_OF_API_WITH_PERSONAL} of each API") } else { String::new() };
    let limit = limit(audience);
    format!(
        "{picked} The most that an app can ask for: {limit} permissions of {MAX_APIS} APIs{of_each}, {MAX_FOREIGN_APIS} of the APIs from other organizations."
    )
}

/// What the filter leaves, said by the live region.
pub fn shown_of(shown: usize, all: usize) -> String {
    format!("{shown} of {all} permissions shown.")
}

/// An API offers more permissions than are listed.
pub fn first_of(shown: usize, all: usize) -> String {
    format!("Showing the first {shown} of {all} permissions. Paste a list of names to add others.")
}

/// The kind in running text.
pub const fn kind_word(kind: PermissionKind) -> &'static str {
    match kind {
        PermissionKind::Delegated => "delegated",
        PermissionKind::Application => "application",
    }
}

/// What follows "Remove" in the accessible name.
pub fn remove_what(pick: &PickedPermission) -> String {
    format!("{} of {}", quoted(&pick.value), apis::named(pick.resource_app_id, &pick.resource_name))
}

/// Said when a permission was added.
pub fn added(pick: &PickedPermission) -> String {
    [&remove_what(pick), " added."].concat()
}

/// Said when a permission was removed.
pub fn removed(pick: &PickedPermission) -> String {
    [&remove_what(pick), " removed."].concat()
}
