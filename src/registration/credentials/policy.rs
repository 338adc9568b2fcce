//! What the tenant's policy for app management leaves of the credentials of a draft.
//!
//! # Invariants
//! Where the policy is not known, nothing is wrong: Graph has the last word then, and a run goes on from it.

use time::{Date, Duration, OffsetDateTime, Time, UtcOffset, macros};

use super::filled_in::{Kind, SecretDraft};
use crate::{
    directory::{
        app_management::{CredentialRules, Judgement, KindRules, Why},
        certificate::Certificate,
        credential::{CLOCK_TOLERANCE, Expiry, Lifetime},
        federated::FederatedField,
    },
    registration::{
        draft::Draft,
        problem::{AgainstPolicy, Field, Problem, ProblemKind},
        secret,
    },
};

const LAST_SECOND: Time = macros::time!(23:59:59);

/// What the rules are of a kind.
pub fn rules_of(rules: &CredentialRules, kind: Kind) -> KindRules {
    match kind {
        Kind::Secret => rules.secrets,
        Kind::Certificate => rules.certificates,
        Kind::Federated => rules.federated,
    }
}

/// Whether a client secret is allowed that is made now. Where it starts when it is made, that is by Graph's clock, of which
/// the page's may be ahead.
pub fn judge_secret(
    rules: &CredentialRules,
    start: Option<OffsetDateTime>,
    expiry: Expiry,
    now: OffsetDateTime,
) -> Judgement {
    let end = expiry.end(now);
    rules.secrets.judge(start.map_or_else(|| end - now + CLOCK_TOLERANCE, |start| end - start), false)
}

/// Whether a certificate is allowed.
pub fn judge_certificate(rules: &CredentialRules, certificate: &Certificate) -> Judgement {
    rules.certificates.judge(certificate.end - certificate.start, certificate.is_self_signed())
}

/// The last date until which a secret may last that starts then, within the 24 months that are offered.
pub fn latest_date(rules: &CredentialRules, start: OffsetDateTime) -> Date {
    let latest = secret::latest_date(start);
    rules.secrets.longest.map_or(latest, |(longest, _)| latest.min(last_day(longest, start)))
}

/// The last day of which each second is within so long from a moment.
fn last_day(longest: Duration, start: OffsetDateTime) -> Date {
    let end = start.to_offset(UtcOffset::UTC).saturating_add(longest - CLOCK_TOLERANCE);
    if end.time() >= LAST_SECOND { end.date() } else { end.date().saturating_sub(Duration::DAY) }
}

/// Whether a lifetime can be chosen, as far as the rules are known. A date of one's own can where there is a day for it.
pub fn is_offered(rules: &CredentialRules, lifetime: Lifetime, start: OffsetDateTime) -> bool {
    match (lifetime.days(), rules.secrets.longest) {
        (_, None) => true,
        (Some(days), Some((longest, _))) => Duration::days(days) <= longest,
        (None, Some(_)) => latest_date(rules, start) >= secret::earliest_date(start),
    }
}

/// A secret like this one that lasts as long as it may; none where that is less than a day.
pub fn longest_secret(own: &SecretDraft, longest: Duration, now: OffsetDateTime) -> Option<SecretDraft> {
    let days = longest.whole_days();
    let preset = Lifetime::ALL.into_iter().find(|lifetime| lifetime.days() == Some(days.min(730)));
    if let Some(lifetime) = preset {
        return Some(SecretDraft { lifetime, custom_date: String::new(), ..own.clone() });
    }
    let start = secret::start(own, now);
    let last = last_day(longest, start).min(secret::latest_date(start));
    (last >= secret::earliest_date(start)).then(|| SecretDraft {
        lifetime: Lifetime::Custom,
        custom_date: last.to_string(),
        ..own.clone()
    })
}

/// Each credential that rules are against.
pub(in crate::registration) fn check(draft: &Draft, rules: &CredentialRules, now: OffsetDateTime) -> Vec<Problem> {
    let problem = |field, kind, judgement| match judgement {
        Judgement::Refused(why, rule) => {
            let kind = ProblemKind::AgainstPolicy(AgainstPolicy { kind, why, rule });
            Some(Problem { field, kind, value: String::new() })
        }
        Judgement::Allowed | Judgement::Unchecked => None,
    };
    let secrets = draft.secrets().filter_map(|(id, own)| {
        let expiry = secret::expiry(own, now);
        let judgement = match expiry {
            Ok(expiry) => judge_secret(rules, secret::chosen_start(own, now).unwrap_or_default(), expiry, now),
            Err(ProblemKind::DateTooFar { .. }) => rules.secrets.judge(Duration::MAX, false),
            // Its end is wrong in another way; that there may be none at all is told all the same.
            Err(_) => rules.secrets.judge(Duration::ZERO, false),
        };
        let is_date = own.lifetime == Lifetime::Custom && matches!(judgement, Judgement::Refused(Why::TooLong(_), _));
        problem(if is_date { Field::SecretDate(id) } else { Field::SecretLifetime(id) }, Kind::Secret, judgement)
    });
    let certificates = draft.certificates().filter_map(|(id, own)| {
        let judgement = judge_certificate(rules, own.certificate.as_ref()?);
        problem(Field::Certificate(id), Kind::Certificate, judgement)
    });
    let federated = draft.federated().filter_map(|(id, _)| {
        let (field, judgement) = (FederatedField::Name, rules.federated.judge(Duration::ZERO, false));
        problem(Field::Federated(id, field), Kind::Federated, judgement)
    });
    secrets.chain(certificates).chain(federated).collect()
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;
    use crate::{
        directory::{app_management::Rule, ids::RunTail},
        registration::credentials::CredentialDraft,
    };

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);

    fn at_most(longest: Duration) -> CredentialRules {
        let secrets = KindRules { longest: Some((longest, Rule::default())), ..KindRules::default() };
        CredentialRules { secrets, ..CredentialRules::default() }
    }

    fn offered(longest: Duration) -> Vec<Lifetime> {
        let rules = at_most(longest);
        Lifetime::ALL.into_iter().filter(|lifetime| is_offered(&rules, *lifetime, NOW)).collect()
    }

    #[test]
    fn what_lasts_longer_than_the_policy_allows_is_not_offered() {
        assert_eq!(offered(Duration::days(180)), [Lifetime::Days90, Lifetime::Days180, Lifetime::Custom]);
        assert_eq!(offered(Duration::days(30)), [Lifetime::Custom]);
        assert_eq!(offered(Duration::days(1)), []);
        assert_eq!(offered(Duration::days(36_500)).len(), Lifetime::ALL.len());
    }

    #[test]
    fn the_longest_secret_is_a_choice_where_there_is_one_and_else_ends_on_the_last_whole_day() {
        let longest = |days| longest_secret(&SecretDraft::default(), Duration::days(days), NOW);
        let of = |lifetime, date: &str| Some((lifetime, date.to_owned()));
        let said = |days| longest(days).map(|own| (own.lifetime, own.custom_date));
        assert_eq!(said(90), of(Lifetime::Days90, ""));
        assert_eq!(said(36_500), of(Lifetime::Days730, ""));
        assert_eq!(said(100), of(Lifetime::Custom, "2027-03-02"));
        assert_eq!(said(2), of(Lifetime::Custom, "2026-11-24"));
        assert_eq!(said(1), None);
    }

    #[test]
    fn the_longest_secret_is_allowed_whatever_the_limit_is() {
        for hours in 36..24 * 800 {
            let longest = Duration::hours(hours);
            let Some(own) = longest_secret(&SecretDraft::default(), longest, NOW) else { continue };
            let expiry = secret::expiry(&own, NOW).expect("a date that can be chosen");
            assert_eq!(judge_secret(&at_most(longest), None, expiry, NOW), Judgement::Allowed, "{hours} hours");
        }
    }

    #[test]
    fn a_date_of_ones_own_is_held_to_the_policy_in_its_field() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        let rules = at_most(Duration::days(30));
        let fields = |draft: &Draft| check(draft, &rules, NOW).iter().map(|p| p.field).collect::<Vec<_>>();
        let id = draft.credentials[0].id;
        assert_eq!(fields(&draft), [Field::SecretLifetime(id)]);
        let set = |draft: &mut Draft, date: Date| {
            let own =
                SecretDraft { lifetime: Lifetime::Custom, custom_date: date.to_string(), ..SecretDraft::default() };
            draft.credentials[0].kind = CredentialDraft::Secret(own);
        };
        set(&mut draft, date!(2026 - 12 - 23));
        assert_eq!(fields(&draft), [Field::SecretDate(id)]);
        set(&mut draft, latest_date(&rules, NOW));
        assert_eq!(fields(&draft), []);
    }
}
