//! Words of the result page: the run, what it made, the secret, what comes next.

use super::consent;
pub use crate::words::text::result::*;
use time::{Date, Duration};

use crate::{
    directory::{
        application::Owner,
        cloud::Cloud,
        permission::{PickedPermission, grant::WantedGrant},
    },
    next_steps::files::ConfigFile,
    plan::call::CallKind,
    run::refused::WayOut,
    words::{
        dates,
        form::{apis, permissions, policy},
    },
};

/// The same of one of several.
pub fn secret_value(number: usize) -> String {
    if number > 1 { secret_value_number(number) } else { secret_value_label().to_owned() }
}

/// `All succeeded in 1.3 s.`
pub fn all_succeeded(took: Duration) -> String {
    all_succeeded_in(&dates::took(took))
}

/// `1.3 s so far`
pub fn so_far(took: Duration) -> String {
    took_so_far(&dates::took(took))
}

/// What takes the place of a credential that a policy has refused, and what that means.
pub fn way_out(way: WayOut) -> (String, &'static str) {
    match way {
        WayOut::Shorter(limit) => (shorter(&policy::span(limit)), shorter_means()),
        WayOut::Certificate => (other_certificate().to_owned(), other_certificate_means()),
        WayOut::Federated => (federated_instead().to_owned(), federated_instead_means()),
        WayOut::Without => (without().to_owned(), without_means()),
    }
}

/// `Removed in 9:42`
pub fn leaves_in(seconds: i64) -> String {
    removed_in(&format!("{}:{:02}", seconds / 60, seconds % 60))
}

/// `“FHIR portal, production”, expires May 22, 2027.`
pub fn secret_line(description: &str, end: &str) -> String {
    if description.is_empty() { expires(end) } else { described_expires(description, end) }
}

/// `You can use it from January 1, 2027.`
pub fn usable_from(start: Date) -> String {
    usable_from_day(&dates::day(start))
}

/// What was there, and is left as it is.
pub fn flexible_left(names: &[String]) -> String {
    flexible(&consent::list(names))
}

/// What leads to a registration in the portal of a cloud.
pub fn open_in(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => open_in_entra(),
        _ => open_in_portal(),
    }
}

/// What a file is called in the list.
pub fn file(file: ConfigFile) -> &'static str {
    match file {
        ConfigFile::Env => env_file(),
        ConfigFile::AppSettings => app_settings_file(),
        ConfigFile::Json => json_file(),
    }
}

/// Said when a file was handed to the browser.
pub fn was_downloaded(file: ConfigFile) -> String {
    downloaded(file.name())
}

/// A moment, by its day and its time of day.
pub fn moment(day: &str, time: &str) -> String {
    day_and_time(day, time)
}

/// The sentence below "… is registered", after a reload.
pub fn earlier(when: &str, has_secret: bool) -> String {
    if has_secret { earlier_lead(when) } else { earlier_lead_no_secret(when) }
}

/// A permission, by its API and its kind.
pub fn permission(pick: &PickedPermission) -> String {
    let api = apis::named(pick.resource_app_id, &pick.resource_name);
    permission_kind(&pick.value, &api, permissions::kind_word(pick.kind))
}

/// An owner, by its name and its ID.
pub fn owner(owner: &Owner) -> String {
    owner_named(&owner.name, &owner.id.to_string())
}

/// What a call does; nothing of an owner, of which house rules speak. `grants` are those of the plan; `number` is that of the credential, where there are several of
/// its kind.
pub fn call(kind: CallKind, grants: &[WantedGrant], number: Option<usize>) -> String {
    match kind {
        CallKind::Application => create_app().to_owned(),
        CallKind::ServicePrincipal => create_service_principal().to_owned(),
        CallKind::Secret(_) => number.map_or_else(|| create_secret().to_owned(), create_secret_number),
        CallKind::Federated(_) => number.map_or_else(|| create_federated().to_owned(), create_federated_number),
        CallKind::Api(n) => grants.get(n).map(consent::call_of_api).unwrap_or_default(),
        CallKind::Grant(n) => grants.get(n).map(consent::call).unwrap_or_default(),
        CallKind::Owner(..) => String::new(),
    }
}

/// What a call has done; nothing for one that only finds something, nor for an owner.
pub fn call_done(kind: CallKind, grants: &[WantedGrant], number: Option<usize>) -> String {
    match kind {
        CallKind::Application => app_created().to_owned(),
        CallKind::ServicePrincipal => service_principal_created().to_owned(),
        CallKind::Secret(_) => number.map_or_else(|| secret_created().to_owned(), secret_number_created),
        CallKind::Federated(_) => number.map_or_else(|| federated_created().to_owned(), federated_number_created),
        CallKind::Api(_) | CallKind::Owner(..) => String::new(),
        CallKind::Grant(n) => grants.get(n).map(consent::call_done).unwrap_or_default(),
    }
}

/// Which try is under way, from the second on.
pub fn running(number: u32) -> String {
    if number > 1 { attempt(usize::try_from(number).unwrap_or_default()) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_told_in_minutes_and_seconds() {
        assert_eq!(leaves_in(582), "Removed in 9:42");
        assert_eq!(leaves_in(9), "Removed in 0:09");
    }
}
