//! Objects that a registration makes in the tenant.

use super::ids::{AppId, ObjectId};

/// An application object: the registration itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Application {
    /// Its object ID: `id`.
    pub id: ObjectId,
    /// Its application (client) ID: `appId`.
    pub app_id: AppId,
}
