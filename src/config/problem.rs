//! What can be wrong with `config.json`, as data.

use super::{TenantNameProblem, json::Json};
use crate::directory::origin::OriginProblem;

/// A mistake in `config.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigProblem {
    /// Not JSON.
    NotJson {
        /// Counted from one.
        line: usize,
        /// Counted from one.
        column: usize,
    },
    /// There is nothing in it.
    EmptyFile,
    /// It is neither in UTF-8 nor in UTF-16.
    NotUnicode,
    /// JSON, but not an object.
    NotAnObject,
    /// A key that has to be there is not.
    Missing {
        /// The path of the key, such as `cloud.graph`.
        key: String,
    },
    /// A value that cannot be used.
    Wrong {
        /// The path of the key, such as `embed.parents[1]`.
        key: String,
        /// The value as it stands in the file.
        found: Json,
        /// What is wrong with it.
        mistake: Mistake,
    },
    /// A key that is there twice, so that nobody can tell which value holds.
    KeyTwice {
        /// The path of the key.
        key: String,
    },
    /// A key that means nothing here: a warning, the rest is used.
    UnknownKey {
        /// The path of the key.
        key: String,
    },
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It has to be text.
    NotText,
    /// It has to be `true` or `false`.
    NotAFlag,
    /// It has to be a list.
    NotAList,
    /// It has to be an object.
    NotAnObject,
    /// It is the ID of the example, which stands for one to be filled in.
    NotFilledIn,
    /// It has to be an application (client) ID.
    NotAClientId,
    /// It names no tenant.
    Tenant(TenantNameProblem),
    /// It is neither a list of tenants nor `any`.
    NotTenants,
    /// It is neither the name of a cloud nor an object that describes one.
    NotACloud,
    /// It is not the name of a cloud.
    UnknownCloud,
    /// A character in it does not show, or changes the direction of what stands beside it.
    Unprintable,
    /// It is none of the permissions that a client can be registered with.
    UnknownCreate,
    /// It is not the origin of a site.
    Origin(OriginProblem),
    /// It is no name of a recipe's file.
    NotARecipe,
    /// It stands in the list already.
    Twice,
    /// There is nothing in it.
    Empty,
    /// It has more characters than there is room for.
    TooLong {
        /// How many there may be.
        most: usize,
    },
}
