//! Whose an API is.

use super::ids::TenantId;

/// Where Microsoft keeps its own applications: the tenant "Microsoft Services", and Microsoft's as a company.
const MICROSOFT: [TenantId; 2] = [
    TenantId::from_u128(0xf8cd_ef31_a31e_4b4a_93e4_5f57_1e91_255a),
    TenantId::from_u128(0x72f9_88bf_86f1_41af_91ab_2d7c_d011_db47),
];

/// The owner of an API: `appOwnerOrganizationId`, as seen from the tenant in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ApiOwner {
    /// Microsoft.
    Microsoft,
    /// The tenant in use.
    ThisTenant,
    /// Another tenant.
    OtherTenant(TenantId),
    /// Graph did not say.
    #[default]
    Unknown,
}

impl ApiOwner {
    /// The owner of this ID, for people of the tenant `home`.
    pub fn of(owner: Option<TenantId>, home: TenantId) -> Self {
        match owner {
            None => Self::Unknown,
            Some(owner) if owner == home => Self::ThisTenant,
            Some(owner) if MICROSOFT.contains(&owner) => Self::Microsoft,
            Some(owner) => Self::OtherTenant(owner),
        }
    }

    /// Whether it counts among the APIs of other tenants, of which an application may use but ten.
    pub const fn is_foreign(self) -> bool {
        matches!(self, Self::OtherTenant(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn microsofts_apis_are_nobodys_other_tenant() {
        let home = TenantId::from_u128(1);
        assert_eq!(ApiOwner::of(Some(MICROSOFT[0]), home), ApiOwner::Microsoft);
        assert_eq!(ApiOwner::of(Some(home), home), ApiOwner::ThisTenant);
        assert_eq!(ApiOwner::of(None, home), ApiOwner::Unknown);
        let other = ApiOwner::of(Some(TenantId::from_u128(2)), home);
        assert!(other.is_foreign() && !ApiOwner::Microsoft.is_foreign() && !ApiOwner::Unknown.is_foreign());
    }
}
