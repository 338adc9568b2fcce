//! A tenant's policy for app management: what it leaves of the credentials of an app that is created now, and of the app
//! itself ([`app`]).
//!
//! <https://learn.microsoft.com/graph/api/resources/tenantappmanagementpolicy>,
//! <https://learn.microsoft.com/entra/identity/enterprise-apps/configure-app-management-policies>
//!
//! # Invariants
//! What the policy says and this page cannot read never makes anything allowed: it is not known then.

pub mod app;
pub mod duration;
pub mod house;
mod rule;

use time::{Duration, OffsetDateTime};

use app::AppRestrictions;
pub use rule::{Enforcement, Rule, Since, Whose};

/// What a restriction is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restricts {
    /// `passwordAddition`: client secrets.
    Secrets,
    /// `passwordLifetime`: how long a client secret lasts; none where that cannot be read.
    SecretLifetime(Option<Duration>),
    /// `asymmetricKeyLifetime`: how long a certificate lasts; none where that cannot be read.
    CertificateLifetime(Option<Duration>),
    /// `trustedCertificateAuthority`: who has issued a certificate. Only the beta tells of it.
    CertificateIssuer,
    /// `customPasswordAddition` and symmetric keys, which this page never makes.
    Other,
    /// Something that this page does not know.
    Unknown,
}

/// One restriction of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// What it is of.
    pub restricts: Restricts,
    /// When it is, and for whom.
    pub enforcement: Enforcement,
}

/// The policy as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppManagementPolicy {
    /// Whether any of it is evaluated.
    pub enabled: bool,
    /// `passwordCredentials`.
    pub secrets: Vec<Restriction>,
    /// `keyCredentials`.
    pub certificates: Vec<Restriction>,
    /// `redirectUris` and `audiences`, which only the beta has.
    pub app: AppRestrictions,
}

/// What is left of one kind of credential.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindRules {
    /// None may be added.
    pub forbidden: Option<Rule>,
    /// How long one may last.
    pub longest: Option<(Duration, Rule)>,
    /// Only certificates of issuers that the tenant trusts may be added.
    pub issuers: Option<Rule>,
    /// The policy says something more of it that cannot be read here.
    pub has_more: bool,
}

/// What is left of the credentials of an app that is created now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CredentialRules {
    /// Of client secrets.
    pub secrets: KindRules,
    /// Of certificates.
    pub certificates: KindRules,
    /// Of federated credentials, about which a tenant's policy says nothing.
    pub federated: KindRules,
}

/// Why a credential is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// None of its kind may be added.
    Forbidden,
    /// It lasts longer than this.
    TooLong(Duration),
    /// It is signed by itself, and the tenant trusts some issuers alone.
    Issuer,
}

/// Whether a credential is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It is.
    Allowed,
    /// Nobody can tell from here.
    Unchecked,
    /// It is not, unless the rule does not apply.
    Refused(Why, Rule),
}

impl KindRules {
    fn add(&mut self, restricts: Restricts, rule: Rule) {
        match restricts {
            Restricts::Secrets => self.forbidden = Some(rule.and(self.forbidden)),
            Restricts::CertificateIssuer => self.issuers = Some(rule.and(self.issuers)),
            Restricts::SecretLifetime(Some(longest)) | Restricts::CertificateLifetime(Some(longest)) => {
                self.longest = Some(match self.longest {
                    Some((other, of_other)) if other < longest => (other, of_other),
                    Some((other, of_other)) if other == longest => (longest, rule.and(Some(of_other))),
                    _ => (longest, rule),
                });
            }
            Restricts::SecretLifetime(None) | Restricts::CertificateLifetime(None) | Restricts::Unknown => {
                self.has_more = true;
            }
            Restricts::Other => {}
        }
    }

    /// What is left where other rules hold as well: of two lifetimes the shorter one.
    #[must_use]
    pub fn narrowed_by(self, other: Self) -> Self {
        let certain = |rule: &Rule| !rule.may_not_apply;
        let one = |own: Option<Rule>, other: Option<Rule>| other.filter(certain).or(own).or(other);
        Self {
            forbidden: one(self.forbidden, other.forbidden),
            longest: [self.longest, other.longest].into_iter().flatten().min_by_key(|(longest, _)| *longest),
            issuers: one(self.issuers, other.issuers),
            has_more: self.has_more || other.has_more,
        }
    }

    fn of<'a>(restrictions: impl Iterator<Item = &'a Restriction>, now: OffsetDateTime) -> Self {
        let mut rules = Self::default();
        for restriction in restrictions {
            if let Some(rule) = restriction.enforcement.bites(now) {
                rules.add(restriction.restricts, rule);
            }
        }
        rules
    }

    /// Whether one that lasts so long is allowed.
    pub fn judge(&self, lifetime: Duration, self_signed: bool) -> Judgement {
        let too_long = self.longest.filter(|(longest, _)| lifetime > *longest);
        let refusals = [
            self.forbidden.map(|rule| (Why::Forbidden, rule)),
            self.issuers.filter(|_| self_signed).map(|rule| (Why::Issuer, rule)),
            too_long.map(|(longest, rule)| (Why::TooLong(longest), rule)),
        ];
        // What holds for everybody says more than what may not apply.
        let certain = refusals.iter().flatten().find(|(_, rule)| !rule.may_not_apply);
        match certain.or_else(|| refusals.iter().flatten().next()) {
            Some((why, rule)) => Judgement::Refused(*why, *rule),
            None if self.has_more || self.issuers.is_some() => Judgement::Unchecked,
            None => Judgement::Allowed,
        }
    }
}

impl CredentialRules {
    /// What the policy leaves, as v1.0 and the beta tell it, of which one at least was read. v1.0 leaves out what it says of
    /// the issuers of certificates.
    pub fn of(v1: Option<&AppManagementPolicy>, beta: Option<&AppManagementPolicy>, now: OffsetDateTime) -> Self {
        let policies = || [v1, beta].into_iter().flatten().filter(|policy| policy.enabled);
        let mut certificates = KindRules::of(policies().flat_map(|policy| &policy.certificates), now);
        certificates.has_more |= beta.is_none() && policies().next().is_some();
        let secrets = KindRules::of(policies().flat_map(|policy| &policy.secrets), now);
        Self { secrets, certificates, federated: KindRules::default() }
    }

    /// What is left where other rules hold as well.
    #[must_use]
    pub fn narrowed_by(self, other: Self) -> Self {
        Self {
            secrets: self.secrets.narrowed_by(other.secrets),
            certificates: self.certificates.narrowed_by(other.certificates),
            federated: self.federated.narrowed_by(other.federated),
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);
    const DAYS_90: Duration = Duration::days(90);
    const ON: Enforcement =
        Enforcement { enabled: Some(true), since: Since::Ever, excludes_actors: false, set_by_microsoft: false };
    const CERTAIN: Rule = Rule { whose: Whose::Tenant, may_not_apply: false };

    fn restriction(restricts: Restricts) -> Restriction {
        Restriction { restricts, enforcement: ON }
    }

    fn policy(secrets: Vec<Restriction>, certificates: Vec<Restriction>) -> AppManagementPolicy {
        AppManagementPolicy { enabled: true, secrets, certificates, ..AppManagementPolicy::default() }
    }

    fn secret(restriction: Restriction) -> Judgement {
        let policy = policy(vec![restriction], Vec::new());
        CredentialRules::of(Some(&policy), Some(&policy), NOW).secrets.judge(DAYS_90, false)
    }

    #[test]
    fn a_lifetime_up_to_the_longest_is_allowed() {
        let longest = |longest| secret(restriction(Restricts::SecretLifetime(Some(longest))));
        assert_eq!(longest(DAYS_90), Judgement::Allowed);
        let less = DAYS_90 - Duration::SECOND;
        assert_eq!(longest(less), Judgement::Refused(Why::TooLong(less), CERTAIN));
        assert_eq!(secret(restriction(Restricts::Secrets)), Judgement::Refused(Why::Forbidden, CERTAIN));
        assert_eq!(secret(restriction(Restricts::Other)), Judgement::Allowed);
    }

    #[test]
    fn what_is_switched_off_or_about_later_apps_allows_everything() {
        let all = restriction(Restricts::Secrets);
        let with = |enforcement| secret(Restriction { enforcement, ..all });
        assert_eq!(with(Enforcement { enabled: Some(false), ..ON }), Judgement::Allowed);
        let since = |at| with(Enforcement { since: Since::Moment(at), ..ON });
        assert_eq!(since(NOW + Duration::days(2)), Judgement::Allowed);
        assert_eq!(since(NOW), Judgement::Refused(Why::Forbidden, CERTAIN));
        let off = AppManagementPolicy { enabled: false, ..policy(vec![all], vec![all]) };
        let rules = CredentialRules::of(Some(&off), None, NOW);
        assert_eq!(rules, CredentialRules::default());
    }

    #[test]
    fn what_may_not_apply_says_so() {
        let with = |enforcement| secret(Restriction { restricts: Restricts::Secrets, enforcement });
        let may_not_apply = Judgement::Refused(Why::Forbidden, Rule { may_not_apply: true, ..CERTAIN });
        assert_eq!(with(Enforcement { excludes_actors: true, ..ON }), may_not_apply);
        assert_eq!(with(Enforcement { enabled: None, ..ON }), may_not_apply);
        assert_eq!(with(Enforcement { since: Since::Unreadable, ..ON }), may_not_apply);
        let soon = Since::Moment(NOW + Duration::HOUR);
        assert_eq!(with(Enforcement { since: soon, ..ON }), may_not_apply);
    }

    #[test]
    fn what_cannot_be_read_is_not_allowed() {
        for restricts in [Restricts::Unknown, Restricts::SecretLifetime(None)] {
            assert_eq!(secret(restriction(restricts)), Judgement::Unchecked, "{restricts:?}");
        }
    }

    #[test]
    fn a_certificate_is_not_checked_where_only_v1_was_read() {
        let policy = policy(Vec::new(), vec![restriction(Restricts::CertificateLifetime(Some(DAYS_90)))]);
        let judge = |v1, beta| CredentialRules::of(v1, beta, NOW).certificates.judge(DAYS_90, true);
        assert_eq!(judge(Some(&policy), None), Judgement::Unchecked);
        assert_eq!(judge(None, Some(&policy)), Judgement::Allowed);
    }

    #[test]
    fn where_issuers_are_told_one_that_is_signed_by_itself_is_refused_and_any_other_is_not_known() {
        let policy = policy(Vec::new(), vec![restriction(Restricts::CertificateIssuer)]);
        let rules = CredentialRules::of(None, Some(&policy), NOW).certificates;
        assert_eq!(rules.judge(DAYS_90, true), Judgement::Refused(Why::Issuer, CERTAIN));
        assert_eq!(rules.judge(DAYS_90, false), Judgement::Unchecked);
    }

    #[test]
    fn that_microsoft_has_set_a_rule_is_known_from_the_beta() {
        let lifetime = restriction(Restricts::SecretLifetime(Some(DAYS_90)));
        let (v1, beta) = (
            policy(vec![lifetime], Vec::new()),
            Restriction { enforcement: Enforcement { set_by_microsoft: true, ..ON }, ..lifetime },
        );
        let rules = CredentialRules::of(Some(&v1), Some(&policy(vec![beta], Vec::new())), NOW);
        assert_eq!(rules.secrets.longest, Some((DAYS_90, Rule { whose: Whose::Microsoft, may_not_apply: false })));
    }
}
