//! Who is signed in, and where.

use super::{cloud::Cloud, ids::TenantId};

/// The tenant in which things will be made, and the account that makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantContext {
    /// The cloud of the tenant.
    pub cloud: Cloud,
    /// The tenant's ID.
    pub tenant_id: TenantId,
    /// The tenant's name, or its ID where the name could not be read.
    pub tenant_name: String,
    /// The account, as people know it: a user principal name.
    pub account: String,
}
