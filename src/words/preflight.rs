//! What is known before anything is registered.

pub use crate::words::text::preflight::{checks, may_not_do, may_not_title, near, near_do};
use crate::{
    directory::{app_management::app::AppRules, permission::consent::UserConsent},
    graph::authorization::MOST_CREATED,
    plan::preflight::MayRegister,
    registration::steps::facts::Known,
    words::text::preflight as text,
};

/// Why the person may not be able to register apps; none where they are, or nobody can tell.
pub fn may_not(may: MayRegister) -> Option<&'static str> {
    match may {
        MayRegister::No => Some(text::may_not()),
        MayRegister::ByRolePerhaps => Some(text::perhaps_not()),
        MayRegister::ByPolicy | MayRegister::ByRole | MayRegister::Unknown => None,
    }
}

/// That there is little room left for more objects.
pub fn near_title(created: usize) -> String {
    text::near_title(created, MOST_CREATED)
}

/// What was found about registering apps, where there is nothing in its way.
pub fn may(may: MayRegister) -> &'static str {
    match may {
        MayRegister::ByPolicy => text::by_policy(),
        MayRegister::ByRole => text::by_role(),
        MayRegister::No => text::may_not(),
        MayRegister::ByRolePerhaps => text::perhaps_not(),
        MayRegister::Unknown => text::register_not_checked(),
    }
}

/// What was found about account types and redirect URIs; none while nobody knows.
pub fn app_rules(rules: Known<&AppRules>) -> Option<&'static str> {
    match rules {
        Known::NotYet => None,
        Known::Is(rules) if rules.is_free() => Some(text::no_app_rules()),
        Known::Is(rules) if !rules.is_unread() => Some(text::app_rules()),
        Known::Is(_) | Known::Unreadable => Some(text::app_rules_not_checked()),
    }
}

/// What was found about consent; none while nobody knows.
pub fn consent(consent: Known<UserConsent>) -> Option<&'static str> {
    match consent {
        Known::NotYet => None,
        Known::Unreadable => Some(text::consent_not_checked()),
        Known::Is(UserConsent::All) => Some(text::consent_all()),
        Known::Is(UserConsent::Nothing) => Some(text::consent_nothing()),
        Known::Is(UserConsent::Recommended) => Some(text::consent_recommended()),
        Known::Is(UserConsent::Conditional) => Some(text::consent_conditional()),
    }
}
