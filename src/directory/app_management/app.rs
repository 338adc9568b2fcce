//! What a tenant's policy for app management leaves of the redirect URIs and the account types of an app that is created
//! now. Only the beta tells of it.
//!
//! <https://learn.microsoft.com/graph/api/resources/redirecturiconfiguration?view=graph-rest-beta>,
//! <https://learn.microsoft.com/graph/api/resources/audiencesconfiguration?view=graph-rest-beta>
//!
//! # Invariants
//! What Microsoft does not document for certain (patterns that are exempt, hosts that no exact name fits) may not apply, or
//! is not known: it never makes anything allowed.

use time::OffsetDateTime;

use super::rule::{Enforcement, Rule};
use crate::directory::{audience::SignInAudience, redirect_uri::around_host};

/// What a restriction has against redirect URIs. Its lists are those for every platform and those for `web` together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestrictsUris {
    /// `uriWithBlockedDomain`: these hosts, each exactly.
    BlockedDomains(Vec<String>),
    /// `uriWithoutAllowedDomain`: every host but these.
    AllowedDomains(Vec<String>),
    /// `uriWithBlockedScheme`: these schemes.
    BlockedSchemes {
        /// Which.
        schemes: Vec<String>,
        /// Some formats are exempt. What their patterns mean is not documented.
        exempts: bool,
    },
    /// `uriWithoutAllowedScheme`: every scheme but these; `*` is every scheme.
    AllowedSchemes(Vec<String>),
    /// `uriWithWildcard`: wildcards.
    Wildcards {
        /// There are exceptions, all of which are about paths.
        exempts_paths: bool,
    },
    /// Something that this page does not know.
    Unknown,
}

/// The restrictions of redirect URIs and of account types, as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppRestrictions {
    /// `redirectUris`.
    pub uris: Vec<(RestrictsUris, Enforcement)>,
    /// `audiences/azureAdMultipleOrgs`.
    pub several_tenants: Option<Enforcement>,
    /// `audiences/personalMicrosoftAccount`.
    pub personal: Option<Enforcement>,
}

/// What is left of the redirect URIs and the account types of an app that is created now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppRules {
    uris: Vec<(RestrictsUris, Rule)>,
    several_tenants: Option<Rule>,
    personal: Option<Rule>,
    /// The policy may say something of them that was not read.
    is_unread: bool,
}

/// Why an app is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyApp<'r> {
    /// Accounts of other tenants may not sign in.
    SeveralTenants,
    /// Personal Microsoft accounts may not sign in.
    Personal,
    /// The host of a redirect URI is blocked.
    BlockedDomain,
    /// The host of a redirect URI is none of these.
    OtherDomain(&'r [String]),
    /// The scheme of a redirect URI is blocked.
    BlockedScheme(&'r str),
    /// The scheme of a redirect URI is none of these.
    OtherScheme(&'r [String]),
    /// A redirect URI has a wildcard.
    Wildcard,
}

/// Whether a redirect URI or an account type is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppJudgement<'r> {
    /// It is.
    Allowed,
    /// Nobody can tell from here.
    Unchecked,
    /// It is not, unless the rule does not apply.
    Refused(WhyApp<'r>, Rule),
}

impl AppRules {
    /// What the policy leaves. `beta` is what the beta told of it; where it told nothing, nothing is known unless v1.0 says
    /// that no policy is enabled.
    pub fn of(beta: Option<&AppRestrictions>, is_enabled: bool, now: OffsetDateTime) -> Self {
        let Some(restrictions) = beta.filter(|_| is_enabled) else {
            return Self { is_unread: is_enabled, ..Self::default() };
        };
        let biting = |enforcement: Option<Enforcement>| enforcement.and_then(|enforcement| enforcement.bites(now));
        let uris = restrictions.uris.iter();
        Self {
            uris: uris.filter_map(|(what, enforcement)| Some((what.clone(), enforcement.bites(now)?))).collect(),
            several_tenants: biting(restrictions.several_tenants),
            personal: biting(restrictions.personal),
            is_unread: false,
        }
    }

    /// Whether it restricts nothing, for certain.
    pub fn is_free(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the policy may say something of them that was not read.
    pub const fn is_unread(&self) -> bool {
        self.is_unread
    }

    /// Whether an account type is allowed.
    pub fn judge_audience(&self, audience: SignInAudience) -> AppJudgement<'_> {
        use SignInAudience::{MultipleOrgs, MyOrg, OrgsAndPersonal, Personal};
        let several = || self.several_tenants.map(|rule| (WhyApp::SeveralTenants, rule));
        let personal = || self.personal.map(|rule| (WhyApp::Personal, rule));
        let refused = match audience {
            MyOrg => None,
            MultipleOrgs => several(),
            Personal => personal(),
            // Which of the two restrictions is about both at once is not documented.
            OrgsAndPersonal => {
                let either = personal().or_else(several);
                either.map(|(why, rule)| (why, Rule { may_not_apply: true, ..rule }))
            }
        };
        match refused {
            Some((why, rule)) => AppJudgement::Refused(why, rule),
            None if self.is_unread && audience != MyOrg => AppJudgement::Unchecked,
            None => AppJudgement::Allowed,
        }
    }

    /// Whether a redirect URI of the web platform is allowed. What is none is wrong already.
    pub fn judge_uri(&self, text: &str) -> AppJudgement<'_> {
        let Some((before, host, _)) = around_host(text.trim()) else { return AppJudgement::Unchecked };
        let scheme = before.split(':').next().unwrap_or_default();
        let mut judged = if self.is_unread { AppJudgement::Unchecked } else { AppJudgement::Allowed };
        for (restricts, rule) in &self.uris {
            let (why, is_certain) = match restricts.judge(text, scheme, host) {
                Found::Nothing => continue,
                Found::Unclear => {
                    if judged == AppJudgement::Allowed {
                        judged = AppJudgement::Unchecked;
                    }
                    continue;
                }
                Found::Against(why, is_certain) => (why, is_certain),
            };
            let rule = Rule { may_not_apply: rule.may_not_apply || !is_certain, ..*rule };
            // What holds for everybody says more than what may not apply.
            if !matches!(judged, AppJudgement::Refused(_, Rule { may_not_apply, .. }) if !may_not_apply || rule.may_not_apply)
            {
                judged = AppJudgement::Refused(why, rule);
            }
        }
        judged
    }
}

/// What a restriction has against a redirect URI.
enum Found<'r> {
    Nothing,
    /// Nobody can tell.
    Unclear,
    /// This, and whether that is certain.
    Against(WhyApp<'r>, bool),
}

impl RestrictsUris {
    fn judge(&self, text: &str, scheme: &str, host: &str) -> Found<'_> {
        let among = |list: &[String], what: &str| list.iter().any(|own| own.eq_ignore_ascii_case(what));
        // A host is compared as a whole: one that stands for many, or is written in another way, fits no name for certain.
        let is_plain = !host.contains('*') && !host.ends_with('.');
        let is_local = host.eq_ignore_ascii_case("localhost") || host.starts_with("127.");
        match self {
            Self::BlockedDomains(hosts) if among(hosts, host) => Found::Against(WhyApp::BlockedDomain, true),
            Self::BlockedDomains(hosts) if !is_plain && !hosts.is_empty() => Found::Unclear,
            Self::AllowedDomains(hosts) if !among(hosts, host) => {
                // That nothing at all is allowed may as well mean that the list was left out.
                let is_certain = is_plain && !is_local && !hosts.is_empty();
                Found::Against(WhyApp::OtherDomain(hosts), is_certain)
            }
            Self::BlockedSchemes { schemes, exempts } => {
                match schemes.iter().find(|own| own.eq_ignore_ascii_case(scheme)) {
                    Some(own) => Found::Against(WhyApp::BlockedScheme(own), !exempts),
                    None => Found::Nothing,
                }
            }
            Self::AllowedSchemes(schemes) if !among(schemes, scheme) && !among(schemes, "*") => {
                Found::Against(WhyApp::OtherScheme(schemes), !schemes.is_empty())
            }
            Self::Wildcards { exempts_paths } if text.contains('*') => {
                Found::Against(WhyApp::Wildcard, host.contains('*') || !exempts_paths)
            }
            Self::Unknown => Found::Unclear,
            Self::BlockedDomains(_) | Self::AllowedDomains(_) | Self::AllowedSchemes(_) | Self::Wildcards { .. } => {
                Found::Nothing
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::{super::rule::Since, *};

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);
    const ON: Enforcement =
        Enforcement { enabled: Some(true), since: Since::Ever, excludes_actors: false, set_by_microsoft: false };

    fn hosts(list: &[&str]) -> Vec<String> {
        list.iter().map(|host| (*host).to_owned()).collect()
    }

    fn with(restricts: RestrictsUris) -> AppRules {
        let restrictions = AppRestrictions { uris: vec![(restricts, ON)], ..AppRestrictions::default() };
        AppRules::of(Some(&restrictions), true, NOW)
    }

    /// Refused, and whether for certain.
    fn refused(rules: &AppRules, uri: &str) -> Option<bool> {
        match rules.judge_uri(uri) {
            AppJudgement::Refused(_, rule) => Some(!rule.may_not_apply),
            AppJudgement::Allowed => None,
            AppJudgement::Unchecked => panic!("{uri} is unchecked"),
        }
    }

    #[test]
    fn a_host_is_compared_exactly_and_whatever_its_case() {
        let blocked = with(RestrictsUris::BlockedDomains(hosts(&["bit.ly"])));
        assert_eq!(refused(&blocked, "https://BIT.ly/x"), Some(true));
        assert_eq!(refused(&blocked, "https://sub.bit.ly/x"), None);
        assert_eq!(blocked.judge_uri("https://*.ly/x"), AppJudgement::Unchecked);
        let allowed = with(RestrictsUris::AllowedDomains(hosts(&["contoso.com"])));
        assert_eq!(refused(&allowed, "https://Contoso.com/x"), None);
        assert_eq!(refused(&allowed, "https://app.contoso.com/x"), Some(true));
        assert_eq!(refused(&allowed, "https://*.contoso.com/x"), Some(false));
        assert_eq!(refused(&allowed, "http://localhost/x"), Some(false));
    }

    #[test]
    fn a_scheme_is_blocked_unless_a_format_may_be_exempt() {
        let blocked = |exempts| with(RestrictsUris::BlockedSchemes { schemes: hosts(&["http"]), exempts });
        assert_eq!(refused(&blocked(false), "HTTP://localhost/x"), Some(true));
        assert_eq!(refused(&blocked(true), "http://localhost/x"), Some(false));
        assert_eq!(refused(&blocked(false), "https://contoso.com"), None);
        assert_eq!(refused(&with(RestrictsUris::AllowedSchemes(hosts(&["https"]))), "http://localhost"), Some(true));
        assert_eq!(refused(&with(RestrictsUris::AllowedSchemes(hosts(&["*"]))), "http://localhost"), None);
    }

    #[test]
    fn a_wildcard_in_a_path_may_be_exempt_and_one_in_a_host_is_not() {
        let wildcards = |exempts_paths| with(RestrictsUris::Wildcards { exempts_paths });
        assert_eq!(refused(&wildcards(true), "https://*.contoso.com/x"), Some(true));
        assert_eq!(refused(&wildcards(true), "https://contoso.com/*"), Some(false));
        assert_eq!(refused(&wildcards(false), "https://contoso.com/*"), Some(true));
        assert_eq!(refused(&wildcards(false), "https://contoso.com/x"), None);
    }

    #[test]
    fn what_holds_for_certain_is_told_before_what_may_not_apply() {
        let restrictions = AppRestrictions {
            uris: vec![
                (RestrictsUris::AllowedDomains(hosts(&["a.com"])), Enforcement { excludes_actors: true, ..ON }),
                (RestrictsUris::BlockedDomains(hosts(&["b.com"])), Enforcement { set_by_microsoft: true, ..ON }),
            ],
            ..AppRestrictions::default()
        };
        let rules = AppRules::of(Some(&restrictions), true, NOW);
        let AppJudgement::Refused(why, rule) = rules.judge_uri("https://b.com") else { panic!("it is refused") };
        assert_eq!((why, rule.may_not_apply), (WhyApp::BlockedDomain, false));
        assert_eq!(refused(&rules, "https://c.com"), Some(false));
    }

    #[test]
    fn an_account_type_is_refused_by_its_own_restriction_and_perhaps_where_both_are_asked_for() {
        let restrictions = AppRestrictions { several_tenants: Some(ON), ..AppRestrictions::default() };
        let rules = AppRules::of(Some(&restrictions), true, NOW);
        let certain = |audience| match rules.judge_audience(audience) {
            AppJudgement::Refused(_, rule) => Some(!rule.may_not_apply),
            AppJudgement::Allowed | AppJudgement::Unchecked => None,
        };
        let told = SignInAudience::ALL.map(|audience| (audience, certain(audience)));
        for (audience, told) in told {
            let expected = match audience {
                SignInAudience::MultipleOrgs => Some(true),
                SignInAudience::OrgsAndPersonal => Some(false),
                SignInAudience::MyOrg | SignInAudience::Personal => None,
            };
            assert_eq!(told, expected, "{audience:?}");
        }
    }

    #[test]
    fn what_was_not_read_is_not_allowed() {
        let unread = AppRules::of(None, true, NOW);
        assert_eq!(unread.judge_uri("https://contoso.com"), AppJudgement::Unchecked);
        assert_eq!(unread.judge_audience(SignInAudience::Personal), AppJudgement::Unchecked);
        let off = AppRules::of(None, false, NOW);
        assert_eq!(off.judge_uri("https://contoso.com"), AppJudgement::Allowed);
        assert_eq!(with(RestrictsUris::Unknown).judge_uri("https://contoso.com"), AppJudgement::Unchecked);
    }
}
