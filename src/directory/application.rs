//! Objects that a registration makes in the tenant.

use time::OffsetDateTime;

use super::ids::{AppId, ObjectId};

/// An application object: the registration itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Application {
    /// Its object ID: `id`.
    pub id: ObjectId,
    /// Its application (client) ID: `appId`.
    pub app_id: AppId,
}

/// An application that is in the tenant already, or among what was deleted there within 30 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Existing {
    /// Which one.
    pub application: Application,
    /// Its display name, which need not be the only one of its kind.
    pub display_name: String,
    /// When it was made: `createdDateTime`.
    pub created: Option<OffsetDateTime>,
    /// When it was deleted: `deletedDateTime`; none where it is there.
    pub deleted: Option<OffsetDateTime>,
    /// It is an agent identity blueprint, which is managed elsewhere.
    pub is_blueprint: bool,
}

/// What has owners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Owned {
    /// The application.
    Application,
    /// Its service principal, whose owners are its own.
    ServicePrincipal,
}

impl Owned {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Application, Self::ServicePrincipal];
}

/// A user or a service principal that is to own what is registered. A group can own nothing.
/// <https://learn.microsoft.com/graph/api/application-post-owners>
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Its object ID.
    pub id: ObjectId,
    /// What it is called, by whoever asks for it.
    pub name: String,
}

/// What an application has in common with the new one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// The display name.
    pub name: bool,
    /// A redirect URI.
    pub uri: bool,
}
