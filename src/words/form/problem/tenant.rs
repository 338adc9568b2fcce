//! What the tenant's policy for app management is against on the steps Basics and Redirect URIs.

use super::basics;
use crate::{
    directory::app_management::{Rule, Whose, app::WhyApp},
    registration::problem::{AgainstTenant, Problem, ProblemKind},
    words::text::{preflight as of_accounts, uri_rule as of_uris},
};

/// What is wrong on the step Basics and what to do, once it is known what the tenant is against.
pub fn on_basics(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::AgainstTenant(own) => audience(own),
        _ => basics::message(problem),
    }
}

/// Whose rule it is; a policy is never the house's.
const fn whose(rule: Rule, of_tenant: &'static str, of_microsoft: &'static str) -> &'static str {
    match rule.whose {
        Whose::Microsoft => of_microsoft,
        Whose::Tenant | Whose::House(_) => of_tenant,
    }
}

/// Why an account type is not allowed, and what to do. Where the rule may not apply, that is what there is to know.
pub fn audience(AgainstTenant { why, rule }: &AgainstTenant) -> String {
    let whose = whose(*rule, of_accounts::of_tenant(), of_accounts::of_microsoft());
    let said = match why {
        WhyApp::SeveralTenants => of_accounts::several_tenants(whose),
        WhyApp::Personal => of_accounts::personal(whose),
        WhyApp::BlockedDomain
        | WhyApp::OtherDomain(_)
        | WhyApp::BlockedScheme(_)
        | WhyApp::OtherScheme(_)
        | WhyApp::Wildcard => return String::new(),
    };
    let next = if rule.may_not_apply { of_accounts::might_not_apply() } else { of_accounts::choose_another_do() };
    of_accounts::then(&said, next)
}

/// The same of a redirect URI.
pub(super) fn redirect_uri(AgainstTenant { why, rule }: &AgainstTenant) -> String {
    let whose = whose(*rule, of_uris::of_tenant(), of_uris::of_microsoft());
    let said = match why {
        WhyApp::BlockedDomain => of_uris::blocked_domain(whose),
        WhyApp::OtherDomain([]) => of_uris::no_domain(whose),
        WhyApp::OtherDomain(hosts) => of_uris::other_domain(whose, &hosts.join(", ")),
        WhyApp::BlockedScheme(scheme) => of_uris::blocked_scheme(whose, scheme),
        WhyApp::OtherScheme(schemes) => of_uris::other_scheme(whose, &schemes.join(", ")),
        WhyApp::Wildcard => of_uris::wildcard(whose),
        WhyApp::SeveralTenants | WhyApp::Personal => return String::new(),
    };
    let next = match why {
        _ if rule.may_not_apply => of_uris::might_not_apply(),
        WhyApp::Wildcard => of_uris::wildcard_do(),
        _ => of_uris::another_do(),
    };
    of_uris::then(&said, next)
}
