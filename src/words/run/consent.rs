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
            grant::{Granted, WantedGrant},
        },
        tenant::TenantContext,
    },
    graph::{ask::AskError, granted::Stands},
    http::retry::WaitReason,
    plan::{call::CallKind, preflight::MayGrant},
    run::failure::Failure,
    words::{
        counted,
        form::apis,
        value::{owner_of_host, plain, quoted, spelled},
    },
};

/// The choice to grant.
pub fn grant(tenant: &str) -> String {
    format!("Grant admin consent for {}", quoted(tenant))
}

/// What the person's roles say about it.
pub fn standing(standing: MayGrant) -> &'static str {
    match standing {
        MayGrant::All => "Your role allows you to grant all of these permissions.",
        MayGrant::NotOfGraph => {
            "Your role allows all of these but application permissions of Microsoft Graph: those take a Privileged Role Administrator. They would stay not granted."
        }
        MayGrant::None => {
            "None of your active roles allows this. If you can activate one, such as Cloud Application Administrator, do that first, or leave it to an administrator."
        }
        MayGrant::Unknown => {
            "This page could not tell whether your roles allow this. If they do not, you can still send it to an administrator afterwards."
        }
    }
}

/// One grant cannot hold all that is picked of an API.
pub fn too_many(grant: &WantedGrant) -> String {
    let api = api(grant);
    format!(
        "The delegated permissions of {api} cannot be granted: their names have more than the 3,850 characters that one grant holds. Pick fewer of them, or they stay not granted."
    )
}

/// The API of a grant.
fn api(grant: &WantedGrant) -> String {
    apis::named(grant.api, &grant.api_name)
}

/// The values of delegated permissions.
fn list(scopes: &[String]) -> String {
    scopes.iter().map(|scope| quoted(scope)).collect::<Vec<_>>().join(", ")
}

/// What a call for an API's service principal is for.
pub fn purpose_of_api(grant: &WantedGrant) -> String {
    format!("Finds the service principal of {}, to grant its permissions.", api(grant))
}

/// What a call that grants something is for.
pub fn purpose(grant: &WantedGrant) -> String {
    let api = api(grant);
    match &grant.what {
        Granted::Delegated { scopes } => {
            let count = counted(scopes.len(), "delegated permission", "delegated permissions");
            format!("Grants {count} of {api} for everybody. What is granted already is read first, and kept.")
        }
        Granted::Application { value, .. } => format!("Grants the application permission {} of {api}.", quoted(value)),
    }
}

/// The name of a call for an API's service principal.
pub fn call_of_api(grant: &WantedGrant) -> String {
    format!("Find {}", api(grant))
}

/// The name of a call that grants something.
pub fn call(grant: &WantedGrant) -> String {
    let api = api(grant);
    match &grant.what {
        Granted::Delegated { scopes } => format!("Grant {} of {api}", list(scopes)),
        Granted::Application { value, .. } => format!("Grant {} of {api} to the client itself", quoted(value)),
    }
}

/// A grant has been made.
pub fn call_done(grant: &WantedGrant) -> String {
    match &grant.what {
        Granted::Delegated { scopes } => format!("{} granted.", list(scopes)),
        Granted::Application { value, .. } => format!("{} granted.", quoted(value)),
    }
}

/// How a permission stands.
pub fn stands(stands: Stands) -> &'static str {
    match stands {
        Stands::Granted => "Granted",
        Stands::NotGranted => "Not granted",
        Stands::Unknown => "Not known",
    }
}

/// Why a grant was not made, and who can make it.
pub fn refused(refusal: &Failure, grant: &WantedGrant) -> String {
    let fixed = match refusal {
        Failure::PatchCut
        | Failure::Ask(AskError::Unavailable(_) | AskError::InBetween(_) | AskError::Blocked | AskError::Stopped(_)) => {
            return [failure::failure(refusal, CallKind::Grant(0)), failure::remedy(refusal)].join(" ");
        }
        Failure::Ask(AskError::NotAllowed(_)) => match grant.what {
            Granted::Application { .. } if grant.api == MICROSOFT_GRAPH => {
                "Your account may not grant it: application permissions of Microsoft Graph take a Privileged Role Administrator."
            }
            _ => {
                "Your account may not grant it: it takes a Cloud Application Administrator or an Application Administrator."
            }
        },
        Failure::ApiMissing(_) => {
            "The tenant has no service principal for this API yet. An administrator has to add the API first, for example with the command below."
        }
        Failure::TooManyScopes => {
            "The names of the delegated permissions of this API, with those that are granted already, have more than the 3,850 characters that one grant holds. Pick fewer of them."
        }
        Failure::NotVisibleYet(_) => {
            "Entra ID has not caught up with the new service principal yet. Try again in a minute."
        }
        Failure::Ask(AskError::ConnectionLost) => "No answer came. Check your connection, then try again.",
        Failure::Ask(AskError::AnswerUnreadable) => {
            "Microsoft Graph gave an answer that this page cannot read. Check again tells how it stands."
        }
        Failure::Ask(AskError::SignInUnavailable(_)) => {
            "Microsoft's sign-in gave no token, so it was not tried. Try again in a minute."
        }
        Failure::Ask(AskError::SignInNeeded) => "Your sign-in has ended. Sign in again, then try again.",
        Failure::Ask(AskError::ConsentNeeded(_)) => "This page needs a permission of its own to grant it.",
        Failure::Ask(AskError::Refused(_))
        | Failure::AssignmentNotSet(_)
        | Failure::PolicyForbids(..)
        | Failure::QuotaExceeded(_)
        | Failure::ReferenceMissing(_)
        | Failure::ReferenceRefused(_) => "Microsoft Graph refused it. The details say why.",
    };
    fixed.to_owned()
}

/// Why a look takes its time, and how long still where it waits.
pub fn delayed(reason: WaitReason, left: Option<Duration>) -> String {
    let left = left.map_or(0, |left| (left + Duration::milliseconds(999)).whole_seconds());
    let again = if left > 0 { format!(" in {left} s") } else { String::new() };
    format!("{} This page asks again{again}.", wait_reason(reason))
}

/// None was asked to be granted. `text` says whether there is a text to send, `check` whether "Check again" is there.
pub fn not_yet(text: bool, check: bool) -> &'static str {
    match (text, check) {
        (true, true) => "Nothing is granted yet. Send the text below to an administrator, then check again.",
        (true, false) => "Nothing is granted yet. Send the text below to an administrator.",
        (false, _) => "Nothing is granted yet.",
    }
}

/// How many are granted, as the tenant says, and how many it did not tell.
pub fn checked(granted: usize, unknown: usize, of: usize) -> String {
    let permissions = counted(of, "permission", "permissions");
    match (unknown, of) {
        (0, _) => format!("{granted} of {permissions} granted."),
        (1, 1) => "It is not known whether the permission is granted.".to_owned(),
        _ if unknown == of => format!("It is not known whether the {permissions} are granted."),
        _ => format!("{granted} of {permissions} granted, {unknown} not known."),
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
    format!("Admin consent for {}", plain(name))
}

/// The text for an administrator: every permission by name, what it allows, and why it is asked for.
pub fn request_text(asked: Asked<'_>) -> String {
    let TenantContext { tenant_id, .. } = asked.context;
    let (name, tenant_name) = (plain(asked.name), plain(&asked.context.tenant_name));
    let mut lines = vec![
        "Hello,".to_owned(),
        String::new(),
        format!("I have registered the client {name} in {tenant_name}. It needs admin consent."),
        String::new(),
    ];
    let reason = asked.reason.trim();
    if !reason.is_empty() {
        lines.extend([format!("Why: {}", spelled(reason)), String::new()]);
    }
    lines.push("It asks for these permissions:".to_owned());
    let mut apis: Vec<(AppId, &str, ApiOwner)> = Vec::new();
    for pick in asked.permissions {
        if apis.iter().all(|(app_id, ..)| *app_id != pick.resource_app_id) {
            apis.push((pick.resource_app_id, &pick.resource_name, pick.whose()));
        }
    }
    for (app_id, name, owner) in apis {
        // Anybody can call an API `Microsoft Graph`; its ID tells which one it is.
        lines.extend([String::new(), format!("{} ({app_id}){}", plain(name), apis::of_owner(owner))]);
        let of_api = asked.permissions.iter().filter(|pick| pick.resource_app_id == app_id);
        lines.extend(of_api.map(|pick| requested(pick)));
    }
    lines.extend([
        String::new(),
        "To look at them and consent, open this link as an administrator:".to_owned(),
        asked.link.to_owned(),
    ]);
    if let Some(uri) = asked.goes_on {
        let whose = owner_of_host(uri).map(|owner| [", an address of ", &plain(owner)].concat()).unwrap_or_default();
        lines.push(format!("The browser then goes to {}{whose}.", plain(uri)));
    }
    if asked.permissions.iter().any(|pick| of_graph_alone(pick)) {
        lines.push("Application permissions of Microsoft Graph take a Privileged Role Administrator.".to_owned());
    }
    lines.extend([
        String::new(),
        format!("The client's application (client) ID: {}", asked.app_id),
        format!("Tenant: {tenant_name} ({tenant_id})"),
        format!("My account: {}", plain(&asked.context.account)),
    ]);
    lines.join("\n")
}

fn of_graph_alone(pick: &PickedPermission) -> bool {
    pick.kind == PermissionKind::Application && pick.resource_app_id == MICROSOFT_GRAPH
}

fn requested(pick: &PickedPermission) -> String {
    let why = match pick.kind {
        PermissionKind::Delegated => "for the person who is signed in, within that person's own rights",
        PermissionKind::Application => "by itself, with nobody signed in",
    };
    let allows = if pick.display_name.is_empty() { &pick.value } else { &pick.display_name };
    format!("- {}: {}. The client does this {why}.", plain(&pick.value), plain(allows))
}

#[cfg(test)]
mod tests;
