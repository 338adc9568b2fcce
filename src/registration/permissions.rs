//! How many permissions an application may ask for, and those that were given up.
//!
//! <https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation>

pub mod given_up;

use super::problem::ProblemKind;
use crate::directory::{audience::SignInAudience, order, permission::PickedPermission};

/// APIs that an application may ask permissions of.
pub const MAX_APIS: usize = 50;
/// APIs of other tenants among them.
pub const MAX_FOREIGN_APIS: usize = 10;
/// Permissions of one API, with personal accounts.
pub const MAX_OF_API_WITH_PERSONAL: usize = 30;

/// Permissions in all.
pub const fn limit(audience: SignInAudience) -> usize {
    if audience.includes_personal() { 200 } else { 400 }
}

/// Every limit that the picks exceed. A permission that was picked twice counts once.
pub(super) fn check(picks: &[PickedPermission], audience: SignInAudience) -> Vec<ProblemKind> {
    let distinct = order::distinct(picks.iter().map(PickedPermission::key).collect());
    let apis = order::distinct(distinct.iter().map(|(api, ..)| *api).collect());
    let mut problems = Vec::new();
    if apis.len() > MAX_APIS {
        problems.push(ProblemKind::TooManyApis { count: apis.len() });
    }
    let foreign = picks.iter().filter(|pick| pick.whose().is_foreign());
    let foreign = order::distinct(foreign.map(|pick| pick.resource_app_id).collect());
    if foreign.len() > MAX_FOREIGN_APIS {
        problems.push(ProblemKind::TooManyForeignApis { count: foreign.len() });
    }
    let (count, limit) = (distinct.len(), limit(audience));
    if count > limit {
        problems.push(ProblemKind::TooManyPermissions { count, limit });
    }
    if audience.includes_personal() {
        for api in apis {
            let count = distinct.iter().filter(|(other, ..)| *other == api).count();
            if count > MAX_OF_API_WITH_PERSONAL {
                let name = picks.iter().find(|pick| pick.resource_app_id == api).map(|pick| pick.resource_name.clone());
                problems.push(ProblemKind::TooManyPermissionsOfApi {
                    app_id: api,
                    api: name.unwrap_or_default(),
                    count,
                });
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use ProblemKind as P;
    use SignInAudience::{MyOrg, Personal};

    use super::*;
    use crate::directory::{
        ids::{AppId, PermissionId, TenantId},
        permission::{
            PermissionKind::{self, Application, Delegated},
            api_owner::ApiOwner,
        },
    };

    fn pick(api: u128, id: u128, kind: PermissionKind) -> PickedPermission {
        PickedPermission {
            resource_app_id: AppId::from_u128(api),
            resource_name: format!("API {api}"),
            id: PermissionId::from_u128(id),
            kind,
            value: "Read".to_owned(),
            display_name: "Read".to_owned(),
            admin_consent_required: false,
            owner: ApiOwner::Microsoft,
        }
    }

    fn picks(apis: u128, of_each: u128) -> Vec<PickedPermission> {
        (0..apis).flat_map(|api| (0..of_each).map(move |id| pick(api, id, Delegated))).collect()
    }

    #[test]
    fn permissions_of_fifty_apis_are_fine() {
        assert_eq!(check(&picks(50, 1), MyOrg), []);
        assert_eq!(check(&picks(51, 1), MyOrg), [P::TooManyApis { count: 51 }]);
    }

    #[test]
    fn ten_of_them_may_be_of_other_tenants() {
        let owner = ApiOwner::OtherTenant(TenantId::from_u128(9));
        let foreign = |apis| picks(apis, 2).into_iter().map(|pick| PickedPermission { owner, ..pick });
        assert_eq!(check(&foreign(10).chain(picks(12, 1)).collect::<Vec<_>>(), MyOrg), []);
        assert_eq!(check(&foreign(11).collect::<Vec<_>>(), MyOrg), [P::TooManyForeignApis { count: 11 }]);
    }

    #[test]
    fn organisations_have_400_permissions() {
        assert_eq!(check(&picks(1, 400), MyOrg), []);
        assert_eq!(check(&picks(1, 401), MyOrg), [P::TooManyPermissions { count: 401, limit: 400 }]);
    }

    #[test]
    fn personal_accounts_have_200_permissions_and_30_of_one_api() {
        assert_eq!(check(&picks(10, 20), Personal), []);
        assert_eq!(check(&picks(10, 21), Personal), [P::TooManyPermissions { count: 210, limit: 200 }]);
        assert_eq!(check(&picks(1, 30), Personal), []);
        let api = "API 0".to_owned();
        assert_eq!(
            check(&picks(1, 31), Personal),
            [P::TooManyPermissionsOfApi { app_id: AppId::from_u128(0), api, count: 31 }]
        );
    }

    #[test]
    fn the_same_permission_twice_counts_once() {
        let mut twice = picks(1, 400);
        twice.push(pick(0, 0, Delegated));
        assert_eq!(check(&twice, MyOrg), []);
        twice.push(pick(0, 0, Application));
        assert_eq!(check(&twice, MyOrg), [P::TooManyPermissions { count: 401, limit: 400 }]);
    }
}
