//! Words of the API permissions step.

use super::apis;
pub use crate::words::text::permissions::*;
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

/// What has been picked; empty where there is nothing to say yet.
pub fn entered(draft: &Draft) -> String {
    match draft.permissions.len() {
        0 => String::new(),
        count => picked_count(count),
    }
}

/// `User.Read` of Microsoft Graph in words, which is known without asking.
pub fn user_read() -> PickedPermission {
    PickedPermission {
        resource_app_id: MICROSOFT_GRAPH_ID,
        resource_name: microsoft_graph().to_owned(),
        id: USER_READ,
        kind: PermissionKind::Delegated,
        value: "User.Read".to_owned(),
        display_name: user_read_name().to_owned(),
        admin_consent_required: false,
        owner: ApiOwner::Microsoft,
    }
}

/// Why something could not be read, and what to do.
pub fn unread(error: &AskError) -> String {
    match error {
        AskError::Unavailable(error) => [failure::unavailable(error), failure::unavailable_do(error)].join(" "),
        AskError::InBetween(error) => [failure::in_between(error), failure::in_between_do(error)].join(" "),
        AskError::NotAllowed(_) => not_allowed().to_owned(),
        AskError::Refused(_) => graph_refused().to_owned(),
        AskError::ConnectionLost => no_answer().to_owned(),
        AskError::AnswerUnreadable => answer_unreadable().to_owned(),
        AskError::Stopped(reason) => failure::stopped(*reason),
        AskError::SignInUnavailable(asked) => failure::sign_in_unavailable(*asked),
        AskError::Blocked => [failure::blocked(), failure::blocked_do()].join(" "),
        AskError::SignInNeeded | AskError::ConsentNeeded(_) => {
            failure::failure(&Failure::Ask(error.clone()), CallKind::Application)
        }
    }
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

/// The kind in running text.
pub fn kind_word(kind: PermissionKind) -> &'static str {
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
