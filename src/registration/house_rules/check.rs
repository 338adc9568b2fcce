//! What is wrong with a draft by house rules, in the order of the form.

use time::OffsetDateTime;

use super::{AgainstHouse, Broken, House, HouseRules, MOST_OF_NOTES, Ruled};
use crate::{
    directory::{app_management::house::Said, characters, permission::PickedPermission, redirect_uri::around_host},
    registration::{
        credentials::policy,
        draft::Draft,
        from_link,
        problem::{Field, Problem, ProblemKind},
        steps::{facts::Facts, redirect_uris::filled_rows},
    },
};

/// Every problem; none where there are no rules.
pub fn problems(draft: &Draft, facts: &Facts, now: OffsetDateTime) -> Vec<Problem> {
    let House::Rules(rules) = facts.house else { return Vec::new() };
    let mut problems = basics(draft, rules);
    problems.extend(redirect_uris(draft, rules));
    problems.extend(permissions(draft, rules));
    problems.extend(policy::check(draft, &rules.credentials, now));
    problems
}

fn problem(field: Field, broken: Broken, said: Said, value: &str) -> Problem {
    Problem { field, kind: ProblemKind::AgainstHouse(Box::new(AgainstHouse { broken, said })), value: value.to_owned() }
}

fn basics(draft: &Draft, rules: &HouseRules) -> Vec<Problem> {
    let (name, reference, notes) = (draft.display_name.trim(), draft.service_reference.trim(), draft.notes.trim());
    // That there is none is wrong already.
    let named = rules.display_name.as_ref().filter(|own| !name.is_empty() && !own.rule.matches(name));
    let named = named.map(|Ruled { rule, said }| {
        problem(Field::DisplayName, Broken::DisplayName { pattern: rule.as_str().to_owned() }, *said, name)
    });
    let audience = rules.against_audience(draft.audience);
    let audience = audience.map(|said| problem(Field::Audience, Broken::Audience, said, ""));
    let reference = rules.service_reference.filter(|_| reference.is_empty());
    let reference = reference.map(|said| problem(Field::ServiceReference, Broken::ServiceReference, said, ""));
    let length = characters::length(notes);
    let notes = rules.notes.and_then(|said| match length {
        0 => Some(problem(Field::Notes, Broken::Notes, said, "")),
        1..=MOST_OF_NOTES => from_link::check_notes(draft),
        _ => Some(problem(Field::Notes, Broken::NotesTooLong { length }, said, "")),
    });
    [named, audience, reference, notes].into_iter().flatten().collect()
}

fn redirect_uris(draft: &Draft, rules: &HouseRules) -> Vec<Problem> {
    let Some(Ruled { rule: hosts, said }) = &rules.redirect_hosts else { return Vec::new() };
    // What has no host is no redirect URI, and wrong already.
    let has_host = |text: &str| around_host(text).is_some();
    let others = filled_rows(draft).into_iter().filter(|(_, text)| has_host(text) && !hosts.allow(text));
    let broken = || Broken::RedirectHost { hosts: hosts.written() };
    others.map(|(row, text)| problem(Field::RedirectUri(row), broken(), *said, text)).collect()
}

fn permissions(draft: &Draft, rules: &HouseRules) -> Vec<Problem> {
    let of = |pick: &PickedPermission| {
        let blocked = rules.against_permission(pick.resource_app_id, pick.kind, &pick.value)?;
        Some(problem(Field::Permissions, Broken::Permission, blocked, &pick.value))
    };
    draft.permissions.iter().filter_map(of).collect()
}
