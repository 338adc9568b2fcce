//! When a restriction of a policy is enforced, and whose rule it is.

use time::{Duration, OffsetDateTime};

use super::house::Said;

/// From when on an app has to have been created for a restriction to be about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// Whenever.
    Ever,
    /// From a moment on.
    Moment(OffsetDateTime),
    /// That cannot be read.
    Unreadable,
}

/// When a restriction is enforced, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enforcement {
    /// Whether it is evaluated; none where that cannot be read.
    pub enabled: Option<bool>,
    /// Which apps it is about.
    pub since: Since,
    /// Some people are exempt, and nobody can tell from here who.
    pub excludes_actors: bool,
    /// Microsoft has switched it, and not the tenant. Only the beta tells.
    pub set_by_microsoft: bool,
}

/// Who has set a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// The tenant, in its policy.
    #[default]
    Tenant,
    /// Microsoft, in the tenant's policy.
    Microsoft,
    /// The organization whose house rules the page has. No policy says so, and Graph does not know of it.
    House(Said),
}

/// Whose rule it is, and whether it is for this person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Who has set it.
    pub whose: Whose,
    /// It may not apply: some people are exempt, or it is only about to begin.
    pub may_not_apply: bool,
}

/// A restriction that begins sooner than this may be there before the app is.
const SOON: Duration = Duration::DAY;

impl Enforcement {
    /// Whose rule it is, where it is about an app that is created now.
    pub(super) fn bites(&self, now: OffsetDateTime) -> Option<Rule> {
        let whose = if self.set_by_microsoft { Whose::Microsoft } else { Whose::Tenant };
        let rule = Rule { whose, may_not_apply: self.excludes_actors };
        match (self.enabled, self.since) {
            (Some(false), _) => None,
            (Some(true), Since::Ever) => Some(rule),
            (Some(true), Since::Moment(moment)) if moment <= now => Some(rule),
            (_, Since::Moment(moment)) if moment > now + SOON => None,
            _ => Some(Rule { may_not_apply: true, ..rule }),
        }
    }
}

impl Rule {
    /// The rule that two versions of a policy tell of.
    pub(super) fn and(self, other: Option<Self>) -> Self {
        let other = other.unwrap_or(self);
        Self {
            whose: if self.whose == Whose::Tenant { other.whose } else { self.whose },
            may_not_apply: self.may_not_apply && other.may_not_apply,
        }
    }
}
