//! Steps that an organization leaves out, and the form that it begins with.

use time::OffsetDateTime;

use super::HouseRules;
use crate::registration::{
    credentials::{CredentialDraft, Kind, policy},
    draft::Draft,
    step::Step,
};

/// The steps of a draft, in order. One that is left out comes up all the same while there is something on it, which a link
/// may have brought: nothing is registered that nobody has seen.
pub fn shown(rules: &HouseRules, draft: &Draft) -> Vec<Step> {
    let is_empty = |step: &Step| match step {
        Step::RedirectUris => draft.redirect_uris.iter().all(|row| row.text.trim().is_empty()),
        Step::Permissions => draft.permissions.is_empty(),
        Step::Credentials => draft.credentials.is_empty(),
        Step::Basics | Step::Review => false,
    };
    Step::ALL.into_iter().filter(|step| !(rules.skipped.contains(step) && is_empty(step))).collect()
}

/// Has a form that nobody has filled in yet begin within the rules: a credential that they are against is not there, or
/// lasts as long as it may; account types are the first that may be.
pub fn begin(draft: &mut Draft, rules: &HouseRules, now: OffsetDateTime) {
    if let Some(allowed) = &rules.audiences
        && !allowed.rule.contains(&draft.audience)
    {
        draft.audience = allowed.rule.first().copied().unwrap_or_default();
    }
    let is_left_out = |kind: Kind| {
        rules.skipped.contains(&Step::Credentials) || policy::rules_of(&rules.credentials, kind).forbidden.is_some()
    };
    draft.credentials.retain(|own| !is_left_out(own.kind.kind()));
    for own in &mut draft.credentials {
        if let CredentialDraft::Secret(secret) = &mut own.kind
            && let Some((longest, _)) = rules.credentials.secrets.longest
            && !policy::is_offered(&rules.credentials, secret.lifetime, now)
            && let Some(shorter) = policy::longest_secret(secret, longest, now)
        {
            *secret = shorter;
        }
    }
}
