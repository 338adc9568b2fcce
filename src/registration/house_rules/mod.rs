//! House rules: what an organization asks of each registration, beside what Microsoft and the tenant do. They are read from
//! `config.json` ([`crate::house_rules`]).
//!
//! # Invariants
//! They guide, and secure nothing: whoever may register apps can do so elsewhere. What must not be at all, the tenant's own
//! policy forbids.

mod check;
mod host;
mod name;
mod permission;
mod steps;

use crate::directory::{
    app_management::{CredentialRules, house::Said},
    application::Owner,
    audience::SignInAudience,
    ids::AppId,
    permission::PermissionKind,
};
pub use check::problems;
pub use host::{Hosts, NamedHost, NotAHost};
pub use name::{NamePattern, NotAPattern};
pub use permission::{Blocked, Which};
pub use steps::{begin, shown};

use super::step::Step;

/// A rule, and what the organization says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled<T> {
    /// The rule.
    pub rule: T,
    /// Who says so, and why.
    pub said: Said,
}

/// What an organization asks of a registration. What it says nothing of is free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseRules {
    /// How apps are called.
    pub display_name: Option<Ruled<NamePattern>>,
    /// Which account types there may be.
    pub audiences: Option<Ruled<Vec<SignInAudience>>>,
    /// A service management reference has to be there.
    pub service_reference: Option<Said>,
    /// A note has to be there.
    pub notes: Option<Said>,
    /// Where redirect URIs may lead.
    pub redirect_hosts: Option<Ruled<Hosts>>,
    /// Permissions that may not be asked for.
    pub blocked: Vec<Ruled<Blocked>>,
    /// Which kinds of credential there may be, and for how long.
    pub credentials: CredentialRules,
    /// Who owns each app, beside whoever registers it: [`MOST_OWNERS`] at most.
    pub owners: Option<Ruled<Vec<Owner>>>,
    /// Steps that are left out while there is nothing on them.
    pub skipped: Vec<Step>,
}

/// How many owners an organization can ask for. An application can have a hundred, and whoever registers it is one.
/// <https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions>
pub const MOST_OWNERS: usize = 99;

/// The most characters of a note. Microsoft documents as many of a service principal's; of an application's, nothing.
/// <https://learn.microsoft.com/graph/api/resources/serviceprincipal#properties>
pub const MOST_OF_NOTES: usize = 1_024;

/// What is known of an organization's rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum House {
    /// There are none.
    #[default]
    None,
    /// There are some, and they have not been read, or cannot be: nothing is registered before they are.
    Unread,
    /// These. They last as long as the page.
    Rules(&'static HouseRules),
}

impl House {
    /// Who has to own what is registered.
    pub fn owners(self) -> &'static [Owner] {
        match self {
            Self::Rules(HouseRules { owners: Some(owners), .. }) => &owners.rule,
            Self::Rules(_) | Self::None | Self::Unread => &[],
        }
    }

    /// The note of a draft, where one is asked for: elsewhere it stands in no field, and nobody could change what a link
    /// has brought.
    pub fn notes(self, notes: &str) -> &str {
        match self {
            Self::Rules(HouseRules { notes: Some(_), .. }) => notes.trim(),
            Self::Rules(_) | Self::None | Self::Unread => "",
        }
    }
}

/// What is wrong by a house rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgainstHouse {
    /// What is.
    pub broken: Broken,
    /// Who says so, and why.
    pub said: Said,
}

/// The rule that is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The display name is another than this pattern asks for.
    DisplayName {
        /// As it stands in `config.json`.
        pattern: String,
    },
    /// The account types are none of those that may be.
    Audience,
    /// There is no service management reference.
    ServiceReference,
    /// There is no note.
    Notes,
    /// The note is longer than [`MOST_OF_NOTES`].
    NotesTooLong {
        /// How many characters it has.
        length: usize,
    },
    /// The redirect URI leads to a host that is none of these.
    RedirectHost {
        /// As they stand in `config.json`.
        hosts: Vec<String>,
    },
    /// The permission may not be asked for.
    Permission,
}

impl HouseRules {
    /// Why an account type cannot be chosen.
    pub fn against_audience(&self, audience: SignInAudience) -> Option<Said> {
        let allowed = self.audiences.as_ref()?;
        (!allowed.rule.contains(&audience)).then_some(allowed.said)
    }

    /// Why a permission cannot be picked.
    pub fn against_permission(&self, api: AppId, kind: PermissionKind, value: &str) -> Option<Said> {
        let has = |own: &&Ruled<Blocked>| own.rule.has(api, kind, value);
        self.blocked.iter().find(has).map(|own| own.said)
    }
}
