//! The permissions that were picked, as a list that holds each once.

use crate::directory::{
    ids::AppId,
    order,
    permission::{PermissionKey, PickedPermission},
};

/// Picks a permission, unless it is picked.
pub fn add(picks: &mut Vec<PickedPermission>, pick: PickedPermission) {
    if !contains(picks, pick.key()) {
        picks.push(pick);
    }
}

/// Whether a permission is picked.
pub fn contains(picks: &[PickedPermission], key: PermissionKey) -> bool {
    picks.iter().any(|other| other.key() == key)
}

/// The pick after this one, or before it where it is the last: where one goes on once it is given up.
pub fn after(picks: &[PickedPermission], key: PermissionKey) -> Option<&PickedPermission> {
    let at = picks.iter().position(|other| other.key() == key)?;
    picks.get(at + 1).or_else(|| picks.get(at.checked_sub(1)?))
}

/// The APIs that the picks are of, each where its first pick stands.
pub fn of_which(picks: &[PickedPermission]) -> Vec<AppId> {
    let mut apis: Vec<AppId> = picks.iter().map(|pick| pick.resource_app_id).collect();
    order::keep_firsts(&mut apis, |app_id| *app_id);
    apis
}

/// The picks of one API: delegated permissions, then application permissions.
pub fn of_api(picks: &[PickedPermission], app_id: AppId) -> Vec<PickedPermission> {
    let of_api = picks.iter().filter(|pick| pick.resource_app_id == app_id).cloned().collect();
    order::by_key(of_api, |pick| pick.kind)
}

/// The picks as they are listed: API by API.
pub fn in_groups(picks: &[PickedPermission]) -> Vec<PickedPermission> {
    of_which(picks).into_iter().flat_map(|app_id| of_api(picks, app_id)).collect()
}

/// Of how many APIs the picks are.
pub fn apis(picks: &[PickedPermission]) -> usize {
    order::distinct(picks.iter().map(|pick| pick.resource_app_id).collect()).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{
        ids::PermissionId,
        permission::{PermissionKind, api_owner::ApiOwner},
    };

    fn pick(api: u128, id: u128) -> PickedPermission {
        PickedPermission {
            resource_app_id: AppId::from_u128(api),
            resource_name: String::new(),
            id: PermissionId::from_u128(id),
            kind: PermissionKind::Delegated,
            value: String::new(),
            display_name: String::new(),
            admin_consent_required: false,
            owner: ApiOwner::Unknown,
        }
    }

    #[test]
    fn the_picks_of_an_api_stand_together_by_kind() {
        let application = PickedPermission { kind: PermissionKind::Application, ..pick(1, 3) };
        let picks = [pick(2, 1), application.clone(), pick(3, 1), pick(1, 2), pick(2, 2)];
        assert_eq!(of_which(&picks), [2, 1, 3].map(AppId::from_u128));
        assert_eq!(of_api(&picks, AppId::from_u128(1)), [pick(1, 2), application.clone()]);
        assert_eq!(in_groups(&picks), [pick(2, 1), pick(2, 2), pick(1, 2), application, pick(3, 1)]);
    }

    #[test]
    fn a_permission_is_picked_once_and_one_goes_on_with_its_neighbour() {
        let mut picks = Vec::new();
        for (api, id) in [(1, 1), (1, 2), (2, 1), (1, 1)] {
            add(&mut picks, pick(api, id));
        }
        let [first, second, third] = [pick(1, 1), pick(1, 2), pick(2, 1)];
        assert_eq!((&picks, apis(&picks)), (&vec![first.clone(), second.clone(), third.clone()], 2));
        assert_eq!(after(&picks, first.key()), Some(&second));
        assert_eq!(after(&picks, third.key()), Some(&second), "before it where it is the last");
        picks.retain(|pick| *pick != second);
        assert!(!contains(&picks, second.key()) && contains(&picks, third.key()));
        assert_eq!((after(&picks, second.key()), after(std::slice::from_ref(&first), first.key())), (None, None));
    }
}
