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

/// The tenant of the sandbox. Nothing of it is real, so that it is known before the sandbox itself is there.
const SANDBOX: TenantId = TenantId::from_u128(0x0000_0000_5a5a_4000_8000_0000_0000_0001);

impl TenantContext {
    /// The sandbox, and the account in it.
    pub fn of_sandbox() -> Self {
        Self {
            cloud: Cloud::Global,
            tenant_id: SANDBOX,
            tenant_name: "Contoso (sandbox)".to_owned(),
            account: "alex@contoso.example".to_owned(),
        }
    }
}
