//! Words of admin consent: the choice before the run, each grant during it, how they stand after it, and what an
//! administrator is asked.

pub use crate::words::text::consent::*;
use time::Duration;

use super::failure::{self, wait_reason};
use crate::{
    directory::{
        ids::AppId,
        permission::{
            MICROSOFT_GRAPH, PermissionKind, PickedPermission,
            api_owner::ApiOwner,
            consent::WhoConsents,
            grant::{Granted, LONGEST_SCOPE, WantedGrant},
        },
        tenant::TenantContext,
    },
    graph::{ask::AskError, granted::Stands},
    http::retry::WaitReason,
    plan::{call::CallKind, preflight::MayGrant},
    run::failure::Failure,
    words::{
        form::apis,
        text::consent as text,
        value::{owner_of_host, plain, quoted, spelled},
    },
};

/// Who can consent beside an administrator; none where a permission needs one.
pub fn who_else(of_each: &[WhoConsents]) -> Option<&'static str> {
    if of_each.contains(&WhoConsents::Administrator) {
        None
    } else if of_each.contains(&WhoConsents::TenantDecides) {
        Some(text::tenant_decides())
    } else {
        Some(people_too())
    }
}

/// What the person's roles say about it.
pub fn standing(standing: MayGrant) -> &'static str {
    match standing {
        MayGrant::All => role_grants_all(),
        MayGrant::NotOfGraph => role_grants_others(),
        MayGrant::None => role_grants_none(),
        MayGrant::Unknown => role_unknown(),
    }
}

/// One grant cannot hold all that is selected of an API.
pub fn too_many(grant: &WantedGrant) -> String {
    text::too_many(&api(grant), LONGEST_SCOPE)
}

/// The API of a grant.
pub(super) fn api(grant: &WantedGrant) -> String {
    apis::named(grant.api, &grant.api_name)
}

/// Values of others, such as those of delegated permissions.
pub(super) fn list(scopes: &[String]) -> String {
    let all = scopes.iter().map(|scope| quoted(scope));
    all.reduce(|before, next| listed(&before, &next)).unwrap_or_default()
}

/// The name of a call for an API's service principal.
pub fn call_of_api(grant: &WantedGrant) -> String {
    find_api(&api(grant))
}

/// The name of a call that grants something.
pub fn call(grant: &WantedGrant) -> String {
    let api = api(grant);
    match &grant.what {
        Granted::Delegated { scopes } => grant_delegated(&list(scopes), &api),
        Granted::Application { value, .. } => grant_application(value, &api),
    }
}

/// A grant has been made.
pub fn call_done(grant: &WantedGrant) -> String {
    match &grant.what {
        Granted::Delegated { scopes } => granted_what(&list(scopes)),
        Granted::Application { value, .. } => granted_what(&quoted(value)),
    }
}

/// How a permission stands.
pub fn stands(stands: Stands) -> &'static str {
    match stands {
        Stands::Granted => granted(),
        Stands::NotGranted => not_granted(),
        Stands::Unknown => unknown(),
    }
}

/// Why a grant was not made, and who can make it.
pub fn refused(refusal: &Failure, grant: &WantedGrant) -> String {
    let fixed = match refusal {
        Failure::PatchCut
        | Failure::Cancelled
        | Failure::Ask(AskError::Unavailable(_) | AskError::InBetween(_) | AskError::Blocked | AskError::Stopped(_)) => {
            return [failure::failure(refusal, CallKind::Grant(0)), failure::remedy(refusal)].join(" ");
        }
        Failure::TooManyScopes => return scopes_too_long(LONGEST_SCOPE),
        Failure::Ask(AskError::NotAllowed(_)) => match grant.what {
            Granted::Application { .. } if grant.api == MICROSOFT_GRAPH => needs_privileged(),
            _ => needs_administrator(),
        },
        Failure::ApiMissing(_) => api_missing(),
        Failure::NotVisibleYet(_) => not_visible_yet(),
        Failure::Ask(AskError::ConnectionLost) => no_response(),
        Failure::Ask(AskError::AnswerUnreadable) => answer_unreadable(),
        Failure::Ask(AskError::SignInUnavailable(_)) => no_token(),
        Failure::Ask(AskError::SignInNeeded) => sign_in_ended(),
        Failure::Ask(AskError::ConsentNeeded(_)) => consent_needed(),
        Failure::Ask(AskError::Refused(_))
        | Failure::AssignmentNotSet(_)
        | Failure::OwnerNotFound(_)
        | Failure::FederatedTaken
        | Failure::PolicyForbids(..)
        | Failure::QuotaExceeded(_)
        | Failure::ReferenceMissing(_)
        | Failure::ReferenceRefused(_) => refused_by_graph(),
    };
    fixed.to_owned()
}

/// Why a look takes its time, and how long still where it waits.
pub fn delayed(reason: WaitReason, left: Option<Duration>) -> String {
    let left = left.map_or(0, |left| (left + Duration::milliseconds(999)).whole_seconds());
    match usize::try_from(left) {
        Ok(seconds @ 1..) => asking_again_in(&wait_reason(reason), seconds),
        _ => asking_again(&wait_reason(reason)),
    }
}

/// None was asked to be granted. `text` says whether there is a text to send, `check` whether "Check again" is there.
pub fn not_yet(text: bool, check: bool) -> &'static str {
    match (text, check) {
        (true, true) => not_yet_check(),
        (true, false) => not_yet_text(),
        (false, _) => not_yet_granted(),
    }
}

/// How many are granted, as the tenant says, and how many it did not tell.
pub fn checked(granted: usize, unknown: usize, of: usize) -> String {
    match unknown {
        0 => checked_known(of, granted),
        _ if unknown == of => checked_none(of),
        _ => checked_some(of, granted, unknown),
    }
}

/// What an administrator is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The client's display name.
    pub name: &'a str,
    /// Its application (client) ID.
    pub app_id: &'a str,
    /// Who asks, and in which tenant.
    pub context: &'a TenantContext,
    /// What is asked for.
    pub permissions: &'a [&'a PickedPermission],
    /// The person's own reason; may be empty.
    pub reason: &'a str,
    /// Where the administrator consents.
    pub link: &'a str,
    /// The redirect URI to which the browser goes then.
    pub goes_on: Option<&'a str>,
}

/// The subject of the mail.
pub fn request_subject(name: &str) -> String {
    subject(&plain(name))
}

/// The text for an administrator: every permission by name, what it allows, and why it is asked for.
pub fn request_text(asked: Asked<'_>) -> String {
    let TenantContext { tenant_id, .. } = asked.context;
    let (name, tenant_name) = (plain(asked.name), plain(&asked.context.tenant_name));
    let mut lines = vec![request_begins(&name, &tenant_name), String::new()];
    let reason = asked.reason.trim();
    if !reason.is_empty() {
        lines.extend([request_why(&spelled(reason)), String::new()]);
    }
    lines.push(request_lists().to_owned());
    let mut apis: Vec<(AppId, &str, ApiOwner)> = Vec::new();
    for pick in asked.permissions {
        if apis.iter().all(|(app_id, ..)| *app_id != pick.resource_app_id) {
            apis.push((pick.resource_app_id, &pick.resource_name, pick.whose()));
        }
    }
    for (app_id, name, owner) in apis {
        lines.extend([String::new(), requested_api(app_id, name, owner)]);
        let of_api = asked.permissions.iter().filter(|pick| pick.resource_app_id == app_id);
        lines.extend(of_api.map(|pick| requested(pick)));
    }
    lines.extend([String::new(), request_link(asked.link)]);
    if let Some(uri) = asked.goes_on {
        lines.push(match owner_of_host(uri) {
            Some(owner) => request_then_of(&plain(uri), &plain(owner)),
            None => request_then(&plain(uri)),
        });
    }
    if asked.permissions.iter().any(|pick| of_graph_alone(pick)) {
        lines.push(request_privileged().to_owned());
    }
    let account = plain(&asked.context.account);
    lines.extend([String::new(), request_ends(asked.app_id, &tenant_name, &tenant_id.to_string(), &account)]);
    lines.join("\n")
}

fn of_graph_alone(pick: &PickedPermission) -> bool {
    pick.kind == PermissionKind::Application && pick.resource_app_id == MICROSOFT_GRAPH
}

/// Anybody can call an API `Microsoft Graph`; its ID tells which one it is.
fn requested_api(app_id: AppId, name: &str, owner: ApiOwner) -> String {
    let (name, id) = (plain(name), app_id.to_string());
    match owner {
        ApiOwner::Microsoft => request_api(&name, &id),
        ApiOwner::ThisTenant => request_api_this_tenant(&name, &id),
        ApiOwner::OtherTenant(tenant) => request_api_other_tenant(&name, &id, &tenant.to_string()),
        ApiOwner::Unknown => request_api_unknown(&name, &id),
    }
}

fn requested(pick: &PickedPermission) -> String {
    let allows = plain(if pick.display_name.is_empty() { &pick.value } else { &pick.display_name });
    let value = plain(&pick.value);
    match pick.kind {
        PermissionKind::Delegated => request_delegated(&value, &allows),
        PermissionKind::Application => request_application(&value, &allows),
    }
}

#[cfg(test)]
mod tests;
