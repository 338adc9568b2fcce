//! One name of a list: what it names, how sure that is, and the permission of an API that it is.

use super::near;
use crate::directory::{
    ids::{AppId, PermissionId},
    permission::{Permission, PermissionKind, PickedPermission, ResourceApi},
};

/// The most names that are read of a list: several times what an app can ask for.
pub const MOST: usize = 2_000;
/// The most beginnings of an address that are looked for among APIs.
const MOST_BEGINNINGS: usize = 5;

/// One name of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As it stood in the list.
    pub text: String,
    /// The API that it names.
    pub api: NamedApi,
    /// The permission.
    pub wanted: Wanted,
    /// The kind that the list states for it.
    pub kind: Option<PermissionKind>,
    /// How sure it is that this is a name at all.
    pub(super) certainty: Certainty,
}

/// What names a permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Its value: `User.Read`.
    Value(String),
    /// Its ID.
    Id(PermissionId),
}

/// The API that a name names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedApi {
    /// None: `User.Read`.
    Unsaid,
    /// By its application (client) ID: `00000003-0000-0000-c000-000000000000/User.Read`.
    AppId(AppId),
    /// By its identifier URI, which some beginning of the text is: `https://vault.azure.net/user_impersonation`.
    IdentifierUri,
    /// Perhaps by its name: what stands before the permission in the row of a table.
    Name(String),
}

/// How sure it is that a word is meant as the name of a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// It stands in a list of names.
    Listed,
    /// It looks like one, and stands among words that do not.
    Mentioned,
    /// A word like any other, by itself.
    Lone,
    /// A word like any other, of the phrase of this number.
    Word(usize),
    /// Behind the last name that is read.
    BeyondMost,
}

/// Why a name was not matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMatched {
    /// The API has no permission of this value or ID.
    NoSuchPermission {
        /// The API's name.
        api: String,
        /// The one that was probably meant.
        near: Option<Box<PickedPermission>>,
    },
    /// The list states one kind, and the API has it as the other.
    OtherKind {
        /// What the API has.
        has: Box<PickedPermission>,
    },
    /// The API has it, and does not give it out.
    SwitchedOff {
        /// The API's name.
        api: String,
    },
    /// `.default`: it asks for what is picked, and cannot be picked itself.
    Default,
    /// An API without a permission.
    NoPermission,
    /// The tenant has no such API.
    NoSuchApi,
    /// The list is longer than [`MOST`].
    TooMany,
}

impl NotMatched {
    /// Whether it says something of a permission that there is.
    pub(super) const fn is_likely_a_name(&self) -> bool {
        matches!(self, Self::NoSuchPermission { near: Some(_), .. } | Self::OtherKind { .. } | Self::SwitchedOff { .. })
    }

    /// The reason that helps more, of two APIs that were looked at.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if other.is_likely_a_name() || !self.is_likely_a_name() { other } else { self }
    }
}

impl Named {
    /// Whether it may as well be a word like any other.
    pub(super) const fn is_word(&self) -> bool {
        matches!(self.certainty, Certainty::Word(_) | Certainty::Lone)
    }

    pub(super) const fn is_by_value(&self) -> bool {
        matches!(self.wanted, Wanted::Value(_))
    }

    pub(super) fn is_exactly(&self, result: &Result<PickedPermission, NotMatched>) -> bool {
        matches!((result, &self.wanted), (Ok(pick), Wanted::Value(value)) if pick.value == *value)
    }

    /// Why no API can have it, where that is plain from the name itself.
    pub fn flaw(&self) -> Option<NotMatched> {
        let Wanted::Value(value) = &self.wanted else { return None };
        match value.as_str() {
            _ if self.certainty == Certainty::BeyondMost => Some(NotMatched::TooMany),
            "" => Some(NotMatched::NoPermission),
            ".default" => Some(NotMatched::Default),
            _ => None,
        }
    }

    /// Each beginning of the text that may be the identifier URI of an API, with the permission behind it: the longest
    /// first, and the scheme with its host last.
    pub fn beginnings(&self) -> Vec<(&str, Self)> {
        let text = self.text.as_str();
        let after_scheme = text.find("://").map_or(0, |at| at + 3);
        let slashes = text.rmatch_indices('/').map(|(at, _)| at).filter(|at| *at > after_scheme);
        let mut slashes: Vec<usize> = slashes.collect();
        if slashes.len() > MOST_BEGINNINGS {
            slashes.drain(MOST_BEGINNINGS - 1..slashes.len() - 1);
        }
        let split = slashes.into_iter().filter_map(|at| Some((text.get(..at)?, text.get(at + 1..)?)));
        split.map(|(api, value)| (api, Self { wanted: Wanted::Value(value.to_owned()), ..self.clone() })).collect()
    }

    /// The permission of the API that this names. Where nothing is stated and both kinds have it, it is the preferred
    /// one.
    ///
    /// # Errors
    /// Why there is none.
    pub fn find<'a>(&self, api: &'a ResourceApi, preferred: PermissionKind) -> Result<&'a Permission, NotMatched> {
        let found: Vec<&Permission> = api.permissions.iter().filter(|permission| self.names(permission)).collect();
        let fits = |permission: &&&Permission| self.kind.is_none_or(|kind| permission.kind == kind);
        let best = found.iter().filter(fits).filter(|permission| permission.enabled);
        if let Some(permission) = best.max_by_key(|permission| permission.kind == preferred) {
            return Ok(permission);
        }
        let name = || api.summary.display_name.clone();
        if found.iter().any(|permission| fits(&permission)) {
            return Err(NotMatched::SwitchedOff { api: name() });
        }
        if let Some(other) = found.first() {
            return Err(NotMatched::OtherKind { has: Box::new(PickedPermission::of(&api.summary, other)) });
        }
        let near = match &self.wanted {
            Wanted::Value(value) if self.may_be_mistyped(value) => near::nearest(value, api, self.kind, preferred),
            _ => None,
        };
        let near = near.map(|permission| Box::new(PickedPermission::of(&api.summary, permission)));
        Err(NotMatched::NoSuchPermission { api: name(), near })
    }

    fn names(&self, permission: &Permission) -> bool {
        match &self.wanted {
            Wanted::Id(id) => permission.id == *id,
            Wanted::Value(value) => {
                let same = |value: &str| permission.value.eq_ignore_ascii_case(value);
                // SMART on FHIR writes `patient/*.read`; Entra ID takes neither `/` nor `*`, so that APIs offer it
                // with dots.
                same(value) || (value.contains(['/', '*']) && same(&value.replace('/', ".").replace('*', "all")))
            }
        }
    }

    /// Words with a capital are headings, and words among others too many to be taken for a name that is almost one.
    fn may_be_mistyped(&self, value: &str) -> bool {
        match self.certainty {
            Certainty::Word(_) => false,
            Certainty::Lone => value.starts_with(|c: char| c.is_ascii_lowercase()),
            _ => true,
        }
    }
}
