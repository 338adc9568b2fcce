//! Words of the API permissions step.

use super::apis;
pub use crate::words::text::permissions::*;
use crate::{
    directory::{
        audience::SignInAudience,
        permission::{Permission, PermissionKind, PickedPermission, ResourceSummary},
    },
    graph::ask::AskError,
    plan::call::CallKind,
    registration::{
        advice::is_high_privilege,
        draft::Draft,
        permissions::{MAX_APIS, given_up::GivenUp, limit},
    },
    run::failure::Failure,
    words::{
        run::failure,
        text::{advice, permission, permissions as text, steps},
        value::prose,
    },
};

/// What is selected; empty where there is nothing to say yet.
pub fn entered(draft: &Draft) -> String {
    match draft.permissions.len() {
        0 => String::new(),
        count => steps::permissions_entered(count),
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

/// What a permission means, in the words of the API's publisher; and whether it leads to everything.
pub fn description(api: &ResourceSummary, permission: &Permission) -> String {
    let Permission { value, display_name, description, kind, .. } = permission;
    let said = if description.trim().is_empty() { display_name } else { description };
    let mut said = isolated_prose(said);
    if is_high_privilege(api.app_id, *kind, value) {
        said.push(' ');
        said.push_str(high_privilege());
    }
    said
}

/// The API's publisher speaks, and nobody else.
fn isolated_prose(text: &str) -> String {
    ["\u{2068}", &prose(text), "\u{2069}"].concat()
}

/// Of how many selected permissions and APIs a limit is near.
pub fn near_limits(permissions: usize, apis: usize, audience: SignInAudience) -> Option<String> {
    let is_near = |count: usize, limit: usize| count * 10 >= limit * 9;
    let limit = limit(audience);
    let said = [
        is_near(permissions, limit).then(|| count_of_limit(permissions, limit)),
        is_near(apis, MAX_APIS).then(|| apis_of_limit(apis, MAX_APIS)),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The kind in a row of its own.
pub fn kind(kind: PermissionKind) -> &'static str {
    match kind {
        PermissionKind::Delegated => text::delegated(),
        PermissionKind::Application => text::application(),
    }
}

/// The kind in running text.
pub fn kind_word(kind: PermissionKind) -> &'static str {
    match kind {
        PermissionKind::Delegated => permission::delegated(),
        PermissionKind::Application => permission::application(),
    }
}

/// What follows "Remove" in the accessible name.
pub fn remove_what(pick: &PickedPermission) -> String {
    permission::of_api(&pick.value, &apis::named(pick.resource_app_id, &pick.resource_name))
}

/// Said when a permission was added.
pub fn added(pick: &PickedPermission) -> String {
    text::added(&remove_what(pick))
}

/// Said when a permission was removed.
pub fn removed(pick: &PickedPermission) -> String {
    text::removed(&remove_what(pick))
}

/// What was removed by one press.
pub fn gone(given_up: &GivenUp) -> String {
    match (given_up.count(), given_up.first()) {
        (1, Some(pick)) => removed(pick),
        (count, _) => text::several_removed(count),
    }
}

/// Said when what was removed is there again.
pub fn put_back(given_up: &GivenUp) -> String {
    match (given_up.count(), given_up.first()) {
        (1, Some(pick)) => added(pick),
        (count, _) => advice::picked(count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_told_where_it_is_near() {
        let near = |permissions, apis, audience| near_limits(permissions, apis, audience).unwrap_or_default();
        assert_eq!(near(359, 44, SignInAudience::MyOrg), "");
        assert_eq!(near(360, 45, SignInAudience::MyOrg), "360 of 400 permissions used. 45 of 50 APIs used.");
        assert_eq!(near(180, 7, SignInAudience::Personal), "180 of 200 permissions used.");
    }
}
