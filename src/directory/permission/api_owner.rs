//! Whose an API is.

use serde::{Deserialize, Serialize};

use super::well_known::WellKnownApi;
use crate::directory::ids::{AppId, TenantId};

/// Where Microsoft keeps its own applications: the tenant "Microsoft Services", and Microsoft's as a company.
const MICROSOFT: [TenantId; 2] = [
    TenantId::from_u128(0xf8cd_ef31_a31e_4b4a_93e4_5f57_1e91_255a),
    TenantId::from_u128(0x72f9_88bf_86f1_41af_91ab_2d7c_d011_db47),
];

/// The owner of an API: `appOwnerOrganizationId`, as seen from the tenant in use. The owner alone tells whose an API
/// is: its name is whatever somebody has called it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApiOwner {
    /// Microsoft.
    Microsoft,
    /// The tenant in use.
    ThisTenant,
    /// Another tenant.
    OtherTenant(TenantId),
    /// Graph did not say, or was not asked.
    #[default]
    Unknown,
}

impl ApiOwner {
    /// The owner of an API, for people of the tenant `home`. Nobody chooses an application ID, so that the IDs of
    /// Microsoft's well-known APIs say who owns them, in every cloud.
    pub fn of(api: AppId, owner: Option<TenantId>, home: TenantId) -> Self {
        match owner {
            _ if WellKnownApi::of(api).is_some() => Self::Microsoft,
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

    /// Whether the name alone stands for an API of this owner. Every other is shown with its ID and its owner.
    pub const fn vouches_for_names(self) -> bool {
        matches!(self, Self::Microsoft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::permission::MICROSOFT_GRAPH;

    const HOME: TenantId = TenantId::from_u128(1);
    const STRANGER: TenantId = TenantId::from_u128(2);
    const API: AppId = AppId::from_u128(3);

    #[test]
    fn microsofts_apis_are_nobodys_other_tenant() {
        assert_eq!(ApiOwner::of(API, Some(MICROSOFT[0]), HOME), ApiOwner::Microsoft);
        assert_eq!(ApiOwner::of(API, Some(HOME), HOME), ApiOwner::ThisTenant);
        assert_eq!(ApiOwner::of(API, None, HOME), ApiOwner::Unknown);
        let other = ApiOwner::of(API, Some(STRANGER), HOME);
        assert!(other.is_foreign() && !ApiOwner::Microsoft.is_foreign() && !ApiOwner::Unknown.is_foreign());
    }

    #[test]
    fn a_well_known_id_is_microsofts_whatever_the_cloud_calls_its_owner() {
        assert_eq!(ApiOwner::of(MICROSOFT_GRAPH, Some(STRANGER), HOME), ApiOwner::Microsoft);
    }

    #[test]
    fn a_name_stands_for_an_api_of_microsofts_alone() {
        assert!(ApiOwner::Microsoft.vouches_for_names());
        for owner in [ApiOwner::ThisTenant, ApiOwner::OtherTenant(STRANGER), ApiOwner::Unknown] {
            assert!(!owner.vouches_for_names());
        }
    }
}
