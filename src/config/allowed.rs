//! What the page's owner allows: other tenants, frames, and how much clients are registered with.

use super::tenant_name::TenantName;
use crate::directory::origin::Origin;

/// The tenants that people may change to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tenants {
    /// None: the one that is configured is the only one.
    #[default]
    OneTenant,
    /// These.
    Listed(Vec<TenantName>),
    /// Every tenant of the cloud.
    Any,
}

/// The permission that clients are registered with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CreateScope {
    /// `Application.ReadWrite.All`: the client, its service principal and its secret.
    #[default]
    ReadWriteAll,
    /// `AppRegistration.Create`: the client and its secret, and nothing that exists already.
    CreateOnly,
}

impl CreateScope {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ReadWriteAll, Self::CreateOnly];

    /// As it stands in the file: the permission's own name.
    pub const fn value(self) -> &'static str {
        match self {
            Self::ReadWriteAll => "Application.ReadWrite.All",
            Self::CreateOnly => "AppRegistration.Create",
        }
    }
}

/// Who may show the page in a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// The origins of pages that may. None, unless the owner says so.
    pub parents: Vec<Origin>,
}
