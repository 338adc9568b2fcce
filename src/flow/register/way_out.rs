//! The ways on from a credential that a policy of the tenant has refused: what takes its place, and the same run goes on.
//!
//! # Invariants
//! - What is chosen changes the draft, and what is done is what the draft says: the run that goes on is that of the same
//!   application, and what is made already stays.
//! - Which credential is meant is known where it had a request of its own. The request for the application does not say it:
//!   then those are meant that the policy is against, as far as it is known, else those that last longest, or all.

use time::{Duration, OffsetDateTime};

use super::{Circumstances, Effect, Register, Write};
use crate::{
    directory::{
        app_management::{CredentialRules, Judgement},
        cloud::Cloud,
        credential::{Credential, CredentialId, CredentialKind},
    },
    registration::{
        credentials::{CertificateDraft, CredentialDraft, DraftCredential, FederatedDraft, SecretDraft, policy},
        draft::Draft,
    },
    run::{
        failure::{Failure, Forbidden},
        machine::Run,
        refused::WayOut,
    },
    signin::session::{Moment, ending::Ending},
};

/// What is tried where nobody knows how long a secret may last.
const SHORTER: [i64; 6] = [365, 180, 90, 30, 7, 2];

/// A credential that a request to make something brought along, and what it was refused for.
fn refusals(run: &Run) -> Vec<(Vec<&Credential>, Forbidden)> {
    let refusal = |(kind, failure): (_, &Failure)| match failure {
        Failure::PolicyForbids(forbidden, _) => Some((run.brought_by(kind), *forbidden)),
        _ => None,
    };
    run.failures().filter_map(refusal).collect()
}

/// How long a credential lasts; a federated one for ever.
fn lifetime(credential: &Credential, now: OffsetDateTime) -> Duration {
    match &credential.kind {
        CredentialKind::Secret(wanted) => wanted.expiry.end(now) - wanted.start.unwrap_or(now),
        CredentialKind::Certificate(wanted) => wanted.0.end - wanted.0.start,
        CredentialKind::Federated(_) => Duration::MAX,
    }
}

/// Those of several that are meant.
fn meant<'a>(
    along: Vec<&'a Credential>,
    forbidden: Forbidden,
    rules: &CredentialRules,
    now: OffsetDateTime,
) -> Vec<&'a Credential> {
    let is_against = |credential: &&Credential| {
        let judgement = match &credential.kind {
            CredentialKind::Secret(wanted) => policy::judge_secret(rules, wanted.start, wanted.expiry, now),
            CredentialKind::Certificate(wanted) => policy::judge_certificate(rules, &wanted.0),
            CredentialKind::Federated(_) => Judgement::Unchecked,
        };
        matches!(judgement, Judgement::Refused(..))
    };
    let against: Vec<&Credential> = along.iter().copied().filter(is_against).collect();
    if !against.is_empty() {
        return against;
    }
    if forbidden != Forbidden::Lifetime {
        return along;
    }
    let longest = along.iter().map(|credential| lifetime(credential, now)).max();
    along.into_iter().filter(|credential| Some(lifetime(credential, now)) == longest).collect()
}

impl Register {
    /// The credentials that a policy has refused.
    fn refused(&self, rules: &CredentialRules, now: OffsetDateTime) -> Vec<(&Credential, Forbidden)> {
        let all = self.begun.iter().flat_map(|begun| refusals(&begun.run));
        all.flat_map(|(along, forbidden)| {
            meant(along, forbidden, rules, now).into_iter().map(move |one| (one, forbidden))
        })
        .collect()
    }

    /// The ways on, the best one first; none where no policy has refused anything.
    pub fn ways_out(&self, rules: &CredentialRules, now: OffsetDateTime) -> Vec<WayOut> {
        let refused = self.refused(rules, now);
        let Some(begun) = self.begun.as_ref().filter(|_| !refused.is_empty()) else { return Vec::new() };
        let is_of_certificates = refused.iter().any(|(one, _)| matches!(one.kind, CredentialKind::Certificate(_)));
        let mut ways = Vec::new();
        let is_too_long = refused.iter().all(|(_, forbidden)| *forbidden == Forbidden::Lifetime);
        if is_too_long && !is_of_certificates && rules.secrets.forbidden.is_none() {
            let shortest = refused.iter().map(|(one, _)| lifetime(one, now)).min().unwrap_or_default();
            let known = rules.secrets.longest.map(|(longest, _)| longest).filter(|longest| *longest < shortest);
            let tried = SHORTER.map(Duration::days).into_iter().find(|next| *next < shortest);
            let limit = known.or(tried);
            let can_be = |limit: &Duration| policy::longest_secret(&SecretDraft::default(), *limit, now).is_some();
            ways.extend(limit.filter(can_be).map(WayOut::Shorter));
        }
        let none_trusted = rules.certificates.forbidden.is_some_and(|rule| !rule.may_not_apply);
        if begun.run.can_bring_certificates() && !none_trusted {
            ways.push(WayOut::Certificate);
        }
        if begun.run.can_add_federated() {
            ways.push(WayOut::Federated);
        }
        ways.push(WayOut::Without);
        ways
    }

    /// Goes the way that was chosen. What is yet to be filled in is registered by another press; all else goes on at once.
    pub(super) fn go_way_out(&mut self, way: WayOut, at: &Circumstances, now: Moment) -> Vec<Effect> {
        let rules = at.facts.credentials.or_default();
        let refused: Vec<CredentialId> = self.refused(&rules, now.wall).iter().map(|(one, _)| one.id).collect();
        if refused.is_empty() {
            return Vec::new();
        }
        let mut draft = at.draft.clone();
        let to_fill_in = change(&mut draft, &refused, way, at.facts.cloud, now.wall);
        let mut effects = vec![Effect::Change(Box::new(draft.clone()))];
        if let Some(id) = to_fill_in {
            effects.push(Effect::FillIn(id));
        } else {
            // A run that has begun says itself where the session is over.
            let at = Circumstances { draft, ending: Ending::Untold, ..at.clone() };
            effects.extend(self.pressed(Write::Register, &at, now));
        }
        effects
    }
}

/// Puts something else in the place of what was refused. Answers what is yet to be filled in.
fn change(
    draft: &mut Draft,
    refused: &[CredentialId],
    way: WayOut,
    cloud: Cloud,
    now: OffsetDateTime,
) -> Option<CredentialId> {
    let is_refused = |credential: &DraftCredential| refused.contains(&credential.id);
    let other = match way {
        WayOut::Shorter(limit) => {
            for credential in draft.credentials.iter_mut().filter(|credential| is_refused(credential)) {
                if let CredentialDraft::Secret(own) = &mut credential.kind
                    && let Some(shorter) = policy::longest_secret(own, limit, now)
                {
                    *own = shorter;
                }
            }
            return None;
        }
        WayOut::Certificate => Some(CredentialDraft::Certificate(CertificateDraft::default())),
        WayOut::Federated => Some(CredentialDraft::Federated(FederatedDraft::new(cloud))),
        WayOut::Without => None,
    };
    let place = draft.credentials.iter().position(is_refused);
    draft.credentials.retain(|credential| !is_refused(credential));
    let added = draft.add(other?);
    // In the place of the first one.
    if let (Some(place), Some(new)) = (place, draft.credentials.pop()) {
        draft.credentials.insert(place.min(draft.credentials.len()), new);
    }
    Some(added)
}
