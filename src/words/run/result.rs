//! Words of the result page: the run, what it made, the secret, what comes next.

use time::Duration;

use super::consent;
use crate::{
    directory::permission::grant::WantedGrant,
    plan::call::CallKind,
    words::{counted, dates, value::quoted},
};

/// The heading while the run is under way.
pub const RUNNING: &str = "Registering";
pub const RUNNING_LEAD: &str = "Keep this page open. Nothing is made twice, even where an answer is lost.";
pub const CALLS: &str = "Calls to Microsoft Graph";

/// The heading while a secret is on the page.
pub const SAVE_NOW: &str = "Save the secret now";
pub const SAVE_NOW_LEAD: &str = "It is shown once. Nobody, Microsoft included, can show it to you again.";
/// The sentence below "… is registered".
pub const REGISTERED_LEAD: &str = "Put these values into your client's configuration.";
pub const SECRET_VALUE: &str = "Client secret value";
/// The same of one of several.
pub fn secret_value(number: usize) -> String {
    if number > 1 { format!("{SECRET_VALUE} {number}") } else { SECRET_VALUE.to_owned() }
}
/// Confirms that the secret is saved, and removes it.
pub const SAVED: &str = "I have saved it";
/// Where to keep it.
pub const SECRET_WHERE: &str = "Keep it in a secret store such as Azure Key Vault, never in source code.";
/// After "I have saved it".
pub const SECRET_GONE: &str = "The secret was removed from this page and its memory.";
/// After ten minutes.
pub const SECRET_TIMED_OUT: &str = "Ten minutes are over: the secret was removed from this page and its memory.";
/// After the page was left.
pub const SECRET_LEFT: &str = "The secret was removed when you left this page.";
/// What to do if it was not saved.
pub const SECRET_LOST_DO: &str = "If you did not save it, make a new one in the Entra admin center under Certificates & secrets, and delete this one.";
/// Said at five minutes.
pub const FIVE_MINUTES_LEFT: &str = "The secret leaves this page in 5 minutes.";
/// Said at one minute.
pub const ONE_MINUTE_LEFT: &str = "The secret leaves this page in 1 minute.";
/// A secret whose value was lost may still be there.
pub const STRAY_SECRET: &str = "The application may hold another client secret, whose value nobody has.";
pub const STRAY_SECRET_DO: &str =
    "Look under Certificates & secrets in the Entra admin center, and delete the one that is not this one.";
pub const NO_SECRET: &str =
    "You asked for no client secret. Add one, a certificate or a federated credential when the client needs it.";

pub const IDENTIFIERS: &str = "Identifiers";
/// `tid`.
pub const TENANT_ID: &str = "Directory (tenant) ID";
/// `appId`.
pub const CLIENT_ID: &str = "Application (client) ID";
/// `id` of the application.
pub const APPLICATION_OBJECT_ID: &str = "Application object ID";
/// `id` of the service principal.
pub const SERVICE_PRINCIPAL_ID: &str = "Service principal object ID";

/// In the sandbox, before links and commands.
pub const SANDBOX_VALUES: &str = "These values are made up. In your own tenant, the links and commands below work.";
/// On the characters of a secret.
pub const QUOTE: &str = "A secret may hold ~ . - and _: put it in quotes in shells, .env files and YAML.";

pub const REGISTER_ANOTHER: &str = "Register another";

pub const LEAVE_TITLE: &str = "Leave without saving the secret?";
pub const LEAVE_TEXT: &str = "It is removed as soon as you leave, and nobody can show it to you again.";
pub const STAY: &str = "Stay here";
pub const LEAVE: &str = "Leave and remove the secret";

/// The title of the dialog while the run is under way.
pub const LEAVE_RUN_TITLE: &str = "Leave while the registration is running?";
pub const LEAVE_RUN_TEXT: &str = "What was sent is carried out all the same, and a secret that is made is lost.";
pub const LEAVE_RUN: &str = "Leave";

/// The heading after a failure.
pub const NOT_FINISHED: &str = "The registration is not finished";
pub const NOT_FINISHED_LEAD: &str = "Try again goes on where it stopped and makes nothing twice.";
pub const NOTHING_MADE: &str = "Nothing was made in the tenant so far.";
pub const SOME_MADE: &str = "These objects are in the tenant already.";
pub const TRY_AGAIN: &str = "Try again";
pub const CHANGE_SECRET: &str = "Change the secret";
pub const BACK_TO_REVIEW: &str = "Back to Review";
pub const EXISTS: &str = "What exists now";
pub const DETAILS: &str = "Details for support";
pub const DETAILS_LABEL: &str = "Details of the failed call";
/// Words beside what Graph said.
pub const GRAPH_SAID: &str = "Microsoft Graph said:";

/// `<name> is registered`
pub fn registered(name: &str) -> String {
    format!("{} is registered", quoted(name))
}

/// `<name> is registered in <tenant>.`
pub fn registered_in(name: &str, tenant: &str) -> String {
    format!("{} is registered in {}.", quoted(name), quoted(tenant))
}

/// `3 calls, 1.3 s.`
pub fn calls_and_time(calls: usize, took: Duration) -> String {
    format!("{}, {}.", counted(calls, "call", "calls"), dates::took(took))
}

/// `Leaves this page in 9:42`
pub fn leaves_in(seconds: i64) -> String {
    format!("Leaves this page in {}:{:02}", seconds / 60, seconds % 60)
}

/// `“FHIR portal, production”, expires 22 May 2027`
pub fn secret_line(description: &str, end: &str) -> String {
    if description.is_empty() { format!("Expires {end}.") } else { format!("{}, expires {end}.", quoted(description)) }
}

/// What a call does. `grants` are those of the plan; `secret` is the number of the client secret, where there are several.
pub fn call(kind: CallKind, grants: &[WantedGrant], secret: Option<usize>) -> String {
    match kind {
        CallKind::Application => "Make the application".to_owned(),
        CallKind::ServicePrincipal => "Make its service principal".to_owned(),
        CallKind::Secret(_) => {
            secret.map_or_else(|| "Make the client secret".to_owned(), |number| format!("Make client secret {number}"))
        }
        CallKind::Api(n) => grants.get(n).map(consent::call_of_api).unwrap_or_default(),
        CallKind::Grant(n) => grants.get(n).map(consent::call).unwrap_or_default(),
    }
}

/// What a call has done; nothing for one that only finds something.
pub fn call_done(kind: CallKind, grants: &[WantedGrant], secret: Option<usize>) -> String {
    match kind {
        CallKind::Application => "Application made.".to_owned(),
        CallKind::ServicePrincipal => "Service principal made.".to_owned(),
        CallKind::Secret(_) => {
            secret.map_or_else(|| "Client secret made.".to_owned(), |number| format!("Client secret {number} made."))
        }
        CallKind::Api(_) => String::new(),
        CallKind::Grant(n) => grants.get(n).map(consent::call_done).unwrap_or_default(),
    }
}

/// Which try is under way, from the second on.
pub fn running(attempt: u32) -> String {
    if attempt > 1 { format!("Try {attempt}") } else { String::new() }
}

/// How long a call took.
pub fn done(took: Duration) -> String {
    dates::took(took)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_told_in_minutes_and_seconds() {
        assert_eq!(leaves_in(582), "Leaves this page in 9:42");
        assert_eq!(leaves_in(9), "Leaves this page in 0:09");
    }
}
