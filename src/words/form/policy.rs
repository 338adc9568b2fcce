//! Words of the tenant's policy for app management: what it leaves of credentials, and by whose rule.

use time::Duration;

use super::credentials;
pub use crate::words::text::policy::*;
use crate::{
    directory::{
        app_management::{CredentialRules, KindRules, Rule, Whose, Why},
        credential::Lifetime,
    },
    registration::{
        credentials::{Kind, policy},
        problem::AgainstPolicy,
        steps::facts::Known,
    },
    words::text::dates,
};

/// How long something may last: in days, or in hours where those are few.
pub fn span(longest: Duration) -> String {
    let whole = |count: i64| usize::try_from(count).unwrap_or_default();
    match longest.whole_days() {
        days @ 2.. => credentials::days(whole(days)),
        _ => dates::hours(whole(longest.whole_hours())),
    }
}

/// What the policy says, and by whose rule.
fn rule(against: AgainstPolicy) -> String {
    let whose = match against.rule.whose {
        Whose::Tenant => of_tenant(),
        Whose::Microsoft => of_microsoft(),
        Whose::House(said) => return house_leaves_out(said.by, said.why),
    };
    match (against.kind, against.why) {
        (Kind::Certificate, Why::TooLong(longest)) => certificates_up_to(whose, &span(longest)),
        (_, Why::TooLong(longest)) => secrets_up_to(whose, &span(longest)),
        (_, Why::Issuer) => trusted_issuers(whose),
        (Kind::Certificate, Why::Forbidden) => no_certificates(whose),
        (_, Why::Forbidden) => no_secrets(whose),
    }
}

/// What it is against, and what to do. Where it may not apply, that is what there is to know.
pub fn against(against: AgainstPolicy) -> String {
    if let Whose::House(said) = against.rule.whose {
        return match against.why {
            Why::TooLong(longest) => house_up_to(&span(longest), said.by, said.why),
            Why::Forbidden | Why::Issuer => house_forbids(said.by, said.why),
        };
    }
    let next = match (against.kind, against.why) {
        _ if against.rule.may_not_apply => might_not_apply(),
        (Kind::Certificate, Why::TooLong(_)) => certificates_up_to_do(),
        (_, Why::TooLong(_)) => secrets_up_to_do(),
        (_, Why::Issuer) => trusted_issuers_do(),
        (Kind::Certificate, Why::Forbidden) => no_certificates_do(),
        (_, Why::Forbidden) => no_secrets_do(),
    };
    then(&rule(against), next)
}

/// What the policy is against of a kind, in the order of how much.
fn all_against(rules: &KindRules, kind: Kind) -> impl Iterator<Item = AgainstPolicy> {
    let against = |why, rule: Option<Rule>| rule.map(|rule| AgainstPolicy { kind, why, rule });
    let longest = rules.longest.filter(|_| rules.forbidden.is_none_or(|rule| rule.may_not_apply));
    [
        against(Why::Forbidden, rules.forbidden),
        against(Why::Issuer, rules.issuers),
        longest.and_then(|(longest, rule)| against(Why::TooLong(longest), Some(rule))),
    ]
    .into_iter()
    .flatten()
}

/// On the button that chooses the longest lifetime that is allowed: by its days, or by the day on which it ends.
pub fn choose(lifetime: Lifetime, end: &str) -> String {
    use_longest(&if lifetime == Lifetime::Custom { end.to_owned() } else { credentials::lifetime(lifetime) })
}

/// Under the date on which a secret ends: how far ahead it may be.
pub fn end_date_hint(rules: &CredentialRules) -> String {
    match rules.secrets.longest.filter(|(longest, _)| *longest < Duration::days(730)) {
        None => credentials::end_date_hint().to_owned(),
        Some((longest, Rule { whose: Whose::House(said), .. })) => house_end_within(&span(longest), said.by),
        Some((longest, _)) => end_within(&span(longest)),
    }
}

/// What stands on the card of a kind of which not every one is allowed, whatever it says.
pub fn on_card(rules: &CredentialRules, kind: Kind) -> Option<String> {
    let of_kind = policy::rules_of(rules, kind);
    let against = all_against(&of_kind, kind).find(|against| !matches!(against.why, Why::TooLong(_)))?;
    Some(match against.rule.whose {
        Whose::House(said) => house_leaves_out(said.by, said.why),
        Whose::Tenant | Whose::Microsoft => self::against(against),
    })
}

/// The last line of the list; none while nobody knows.
pub fn line(known: &Known<CredentialRules>) -> Option<String> {
    let rules = match known {
        Known::NotYet => return None,
        Known::Unreadable => return Some(not_checked().to_owned()),
        Known::Is(rules) => rules,
    };
    let mut said: Vec<String> = Vec::new();
    for kind in Kind::ALL {
        for against in all_against(&policy::rules_of(rules, kind), kind) {
            let rule = rule(against);
            said.push(if against.rule.may_not_apply { then(&rule, might_not_apply()) } else { rule });
        }
    }
    let has_more = rules.secrets.has_more || rules.certificates.has_more;
    match (said.is_empty(), has_more) {
        (true, true) => return Some(then(not_checked(), more_rules())),
        (true, false) => said.push(unrestricted().to_owned()),
        (false, true) => said.push(more_rules().to_owned()),
        (false, false) => {}
    }
    Some(said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::app_management::house::Said;

    fn rules(secrets: KindRules, certificates: KindRules) -> Known<CredentialRules> {
        Known::Is(CredentialRules { secrets, certificates, ..CredentialRules::default() })
    }

    #[test]
    fn the_line_says_what_is_left_and_by_whose_rule() {
        let none = KindRules::default();
        assert_eq!(line(&Known::NotYet), None);
        assert_eq!(line(&Known::Unreadable).as_deref(), Some(not_checked()));
        assert_eq!(line(&rules(none, none)).as_deref(), Some(unrestricted()));
        let by_microsoft = Rule { whose: Whose::Microsoft, may_not_apply: false };
        let forbidden = KindRules { forbidden: Some(by_microsoft), ..none };
        let exempt = Rule { whose: Whose::Tenant, may_not_apply: true };
        let short = KindRules { longest: Some((Duration::days(90), exempt)), has_more: true, ..none };
        assert_eq!(
            line(&rules(forbidden, short)).as_deref(),
            Some(
                "Your tenant's policy allows certificates for up to 90 days. It might not apply to you. \
                 A policy that Microsoft set for your tenant doesn't allow client secrets. \
                 It might have rules that this page can't check."
            )
        );
    }

    #[test]
    fn what_the_house_leaves_out_is_said_in_its_own_words() {
        let said = Said { by: "Contoso", why: "Secrets leak." };
        let rule = Rule { whose: Whose::House(said), may_not_apply: false };
        let secrets =
            KindRules { forbidden: Some(rule), longest: Some((Duration::days(90), rule)), ..KindRules::default() };
        let rules = CredentialRules { secrets, ..CredentialRules::default() };
        assert_eq!(
            on_card(&rules, Kind::Secret).as_deref(),
            Some("Not allowed here. \u{2068}Contoso\u{2069} says: “\u{2068}Secrets leak.\u{2069}”")
        );
        let too_long = AgainstPolicy { kind: Kind::Secret, why: Why::TooLong(Duration::days(90)), rule };
        assert!(against(too_long).starts_with("Choose an end within 90 days. \u{2068}Contoso"));
        assert!(end_date_hint(&rules).ends_with("by \u{2068}Contoso\u{2069}'s rules."));
    }

    #[test]
    fn a_card_says_what_is_left_in_its_place() {
        let all = CredentialRules {
            secrets: KindRules { forbidden: Some(Rule::default()), ..KindRules::default() },
            ..CredentialRules::default()
        };
        assert_eq!(
            on_card(&all, Kind::Secret).as_deref(),
            Some(
                "Your tenant's policy doesn't allow client secrets. Use a federated credential or a certificate instead."
            )
        );
        assert_eq!(on_card(&all, Kind::Certificate), None);
    }
}
