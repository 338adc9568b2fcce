//! A request to Microsoft Graph, before a token is attached.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::endpoint::Endpoint;

/// The HTTP methods that are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes, or performs an action.
    Post,
    /// Changes, or makes what is missing.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// The method's name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A delegated permission of Microsoft Graph that the page itself asks for.
///
/// <https://learn.microsoft.com/graph/permissions-reference>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum GraphScope {
    /// Read the signed-in person's profile and the tenant's name.
    UserRead,
    /// Read applications and service principals.
    ApplicationReadAll,
    /// Create applications, and nothing else.
    AppRegistrationCreate,
    /// Create and change applications and service principals.
    ApplicationReadWriteAll,
    /// Grant delegated permissions to clients, and read what was granted.
    DelegatedPermissionGrantReadWriteAll,
    /// Grant application permissions to clients. Works beside `Application.Read.All` alone.
    AppRoleAssignmentReadWriteAll,
    /// Read the directory. Adding owners takes it beside `Application.ReadWrite.All`.
    DirectoryReadAll,
}

impl From<GraphScope> for &'static str {
    fn from(scope: GraphScope) -> Self {
        scope.value()
    }
}

impl TryFrom<String> for GraphScope {
    type Error = &'static str;

    fn try_from(value: String) -> Result<Self, Self::Error> {
        Self::ALL.into_iter().find(|scope| scope.value() == value).ok_or("no scope that this page asks for")
    }
}

impl GraphScope {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::UserRead,
        Self::ApplicationReadAll,
        Self::AppRegistrationCreate,
        Self::ApplicationReadWriteAll,
        Self::DelegatedPermissionGrantReadWriteAll,
        Self::AppRoleAssignmentReadWriteAll,
        Self::DirectoryReadAll,
    ];

    /// The scope's value, without the resource.
    pub const fn value(self) -> &'static str {
        match self {
            Self::UserRead => "User.Read",
            Self::ApplicationReadAll => "Application.Read.All",
            Self::AppRegistrationCreate => "AppRegistration.Create",
            Self::ApplicationReadWriteAll => "Application.ReadWrite.All",
            Self::DelegatedPermissionGrantReadWriteAll => "DelegatedPermissionGrant.ReadWrite.All",
            Self::AppRoleAssignmentReadWriteAll => "AppRoleAssignment.ReadWrite.All",
            Self::DirectoryReadAll => "Directory.Read.All",
        }
    }

    /// What a token has to carry as well, since Graph takes the two together only.
    /// <https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto#permissions>,
    /// <https://learn.microsoft.com/graph/api/application-post-owners#permissions>
    pub const fn companion(self) -> Option<Self> {
        match self {
            Self::AppRoleAssignmentReadWriteAll => Some(Self::ApplicationReadAll),
            Self::DirectoryReadAll => Some(Self::ApplicationReadWriteAll),
            Self::UserRead
            | Self::ApplicationReadAll
            | Self::AppRegistrationCreate
            | Self::ApplicationReadWriteAll
            | Self::DelegatedPermissionGrantReadWriteAll => None,
        }
    }

    /// Whether a token that carries `granted` may do what this scope is for.
    pub fn is_met_by(self, granted: &str) -> bool {
        let has = |scope: Self| granted.split_ascii_whitespace().any(|value| value.eq_ignore_ascii_case(scope.value()));
        let stands_in = match self {
            Self::ApplicationReadAll | Self::AppRegistrationCreate => has(Self::ApplicationReadWriteAll),
            Self::UserRead
            | Self::ApplicationReadWriteAll
            | Self::DelegatedPermissionGrantReadWriteAll
            | Self::AppRoleAssignmentReadWriteAll
            | Self::DirectoryReadAll => false,
        };
        (has(self) || stands_in) && self.companion().is_none_or(|companion| companion.is_met_by(granted))
    }
}

/// One request to Graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Where it goes.
    pub endpoint: Endpoint,
    /// The JSON body.
    pub body: Option<Value>,
    /// `Prefer: create-if-missing`: makes a PATCH by alternate key an upsert.
    pub create_if_missing: bool,
    /// `ConsistencyLevel: eventual`: what `$search` asks for.
    pub eventual: bool,
    /// The least powerful scope that suffices.
    pub scope: GraphScope,
}
