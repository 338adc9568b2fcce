//! Calm hints on picks that allow more than most clients need, each with the narrower choice where there is one.
//!
//! # Invariants
//! Advice never stands in the way: a draft is registered with all of it. At most one hint for a pick.

use std::borrow::Borrow;

use crate::directory::{
    ids::AppId,
    permission::{
        MICROSOFT_GRAPH, Permission, PermissionKind, PickedPermission, ResourceApi, well_known::WellKnownApi,
    },
};

/// A hint on one pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The pick that it is about.
    pub about: PickedPermission,
    /// What there is to say.
    pub kind: AdviceKind,
    /// What to pick in its place; without it, the pick can only be given up.
    pub instead: Option<PickedPermission>,
}

/// What there is to say of a pick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdviceKind {
    /// Whoever holds the client's secret could take over the tenant, or reach all that an organization has.
    HighPrivilege,
    /// An application permission of everything it names, where a delegated one of the same name is offered.
    DelegatedTwin,
    /// One of its kind that reaches less is offered.
    Narrower,
    /// `offline_access` without a permission that could be used while the person is away.
    UnusedOfflineAccess,
}

/// Permissions of Microsoft Graph that lead to every other right in the tenant, or change everything in it.
/// <https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions>
const HIGH: [&str; 20] = [
    "AdministrativeUnit.ReadWrite.All",
    "Application.ReadWrite.All",
    "AppRoleAssignment.ReadWrite.All",
    "DelegatedPermissionGrant.ReadWrite.All",
    "DeviceManagementConfiguration.ReadWrite.All",
    "Directory.ReadWrite.All",
    "Domain.ReadWrite.All",
    "EntitlementManagement.ReadWrite.All",
    "Group.ReadWrite.All",
    "GroupMember.ReadWrite.All",
    "Policy.ReadWrite.AuthenticationMethod",
    "Policy.ReadWrite.ConditionalAccess",
    "Policy.ReadWrite.PermissionGrant",
    "PrivilegedAccess.ReadWrite.AzureADGroup",
    "RoleAssignmentSchedule.ReadWrite.Directory",
    "RoleEligibilitySchedule.ReadWrite.Directory",
    "RoleManagement.ReadWrite.Directory",
    "Sites.FullControl.All",
    "User.ReadWrite.All",
    "UserAuthenticationMethod.ReadWrite.All",
];

/// Those that do so as application permissions, with nobody signed in.
const HIGH_WITHOUT_USER: [&str; 6] =
    ["Files.ReadWrite.All", "Mail.Read", "Mail.ReadWrite", "Mail.Send", "Sites.Manage.All", "Sites.ReadWrite.All"];

/// Those of other APIs.
const HIGH_ELSEWHERE: [(WellKnownApi, &str); 3] = [
    (WellKnownApi::Exchange, "full_access_as_app"),
    (WellKnownApi::Exchange, "Exchange.ManageAsApp"),
    (WellKnownApi::SharePoint, "Sites.FullControl.All"),
];

/// What `openid` and its like are for: signing in, not a call.
const SIGN_IN: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// Whether a permission leads to every other right, or to all that an organization has.
pub fn is_high_privilege(api: AppId, kind: PermissionKind, value: &str) -> bool {
    if api == MICROSOFT_GRAPH {
        return HIGH.contains(&value) || (kind == PermissionKind::Application && HIGH_WITHOUT_USER.contains(&value));
    }
    HIGH_ELSEWHERE.iter().any(|(other, name)| other.app_id() == api && *name == value)
}

/// Every hint on the picks, in their order. What could stand in a pick's place is known of the APIs that were read.
pub fn advise<A: Borrow<ResourceApi>>(picks: &[PickedPermission], known: &[A]) -> Vec<Advice> {
    let of = |pick: &PickedPermission| {
        let api =
            known.iter().map(Borrow::borrow).find(|api: &&ResourceApi| api.summary.app_id == pick.resource_app_id);
        let (kind, instead) = one(pick, picks, api)?;
        Some(Advice { about: pick.clone(), kind, instead })
    };
    picks.iter().filter_map(of).collect()
}

/// Hints in groups: those that say the same of permissions of one kind, each where the first of them stands.
pub fn together(advice: Vec<Advice>) -> Vec<Vec<Advice>> {
    let mut groups: Vec<Vec<Advice>> = Vec::new();
    for hint in advice {
        let says = |other: &Advice| (other.kind, other.about.kind) == (hint.kind, hint.about.kind);
        match groups.iter_mut().find(|group| group.first().is_some_and(says)) {
            Some(group) => group.push(hint),
            None => groups.push(vec![hint]),
        }
    }
    groups
}

fn one(
    pick: &PickedPermission,
    picks: &[PickedPermission],
    api: Option<&ResourceApi>,
) -> Option<(AdviceKind, Option<PickedPermission>)> {
    let application = pick.kind == PermissionKind::Application;
    // One that is picked as well is wanted as well: there is nothing to switch to.
    let offer = |kind: PermissionKind, value: &str| {
        let api = api?;
        let offered = |permission: &&Permission| permission.kind == kind && permission.value == value;
        let instead = PickedPermission::of(&api.summary, api.offered().find(offered)?);
        picks.iter().all(|other| other.key() != instead.key()).then_some(instead)
    };
    let narrower = |values: Vec<String>| values.iter().find_map(|value| offer(pick.kind, value));
    let less = || narrower(reaching_less(pick.kind, &pick.value));
    let high = is_high_privilege(pick.resource_app_id, pick.kind, &pick.value);
    if high && let Some(less) = less().or_else(|| narrower(reading_only(&pick.value))) {
        return Some((AdviceKind::HighPrivilege, Some(less)));
    }
    if application
        && !is_held_to_a_part(&pick.value)
        && let Some(twin) = offer(PermissionKind::Delegated, &pick.value)
    {
        return Some((AdviceKind::DelegatedTwin, Some(twin)));
    }
    if high {
        return Some((AdviceKind::HighPrivilege, None));
    }
    if let Some(less) = less() {
        return Some((AdviceKind::Narrower, Some(less)));
    }
    let calls =
        |other: &PickedPermission| other.kind == PermissionKind::Delegated && !SIGN_IN.contains(&other.value.as_str());
    let unused = pick.resource_app_id == MICROSOFT_GRAPH && pick.value == "offline_access" && !picks.iter().any(calls);
    unused.then_some((AdviceKind::UnusedOfflineAccess, None))
}

/// Whether a name says of itself that it reaches a part alone, with nobody signed in as well: what was selected, what
/// the client owns, its own folder.
fn is_held_to_a_part(value: &str) -> bool {
    [".Selected", ".OwnedBy", ".AppFolder"].iter().any(|part| value.ends_with(part))
}

/// Names that APIs give to what reaches less than `….All`: the person's own, what the client owns, what was selected,
/// the basics. With nobody signed in nothing is anybody's own: as application permissions, `Mail.ReadBasic` and
/// `Mail.ReadBasic.All` allow the same.
fn reaching_less(kind: PermissionKind, value: &str) -> Vec<String> {
    let Some(base) = value.strip_suffix(".All") else { return Vec::new() };
    let what = base.split('.').next().unwrap_or(base);
    let mut names = Vec::new();
    if kind == PermissionKind::Delegated {
        names.push(base.to_owned());
    }
    names.extend([[base, ".OwnedBy"].concat(), [what, ".Selected"].concat()]);
    if let Some(what) = base.strip_suffix(".Read") {
        names.push([what, ".ReadBasic.All"].concat());
    }
    names
}

/// Names of what reads the same and changes nothing.
fn reading_only(value: &str) -> Vec<String> {
    let read = value.replace(".ReadWrite", ".Read").replace(".FullControl", ".Read").replace(".Manage.", ".Read.");
    if read == value { Vec::new() } else { vec![read] }
}

/// Whether an API offers scopes of SMART on FHIR, which a standard writes with `/` and Entra ID with dots.
/// <https://build.fhir.org/ig/HL7/smart-app-launch/scopes-and-launch-context.html>
pub fn offers_smart_scopes(api: &ResourceApi) -> bool {
    let smart = |value: &str| {
        let in_context = ["patient.", "user.", "system."].iter().any(|context| value.starts_with(context));
        value == "fhirUser" || value == "launch" || value.starts_with("launch.") || in_context
    };
    api.offered().filter(|permission| smart(&permission.value)).count() > 1
}

#[cfg(test)]
mod tests;
