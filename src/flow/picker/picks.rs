//! The permissions that were picked, as a list that holds each once.

use crate::directory::{
    order,
    permission::{PermissionKey, PickedPermission},
};

/// Picks a permission, unless it is picked.
pub fn add(picks: &mut Vec<PickedPermission>, pick: PickedPermission) {
    if !contains(picks, pick.key()) {
        picks.push(pick);
    }
}

/// Gives a pick up.
pub fn remove(picks: &mut Vec<PickedPermission>, key: PermissionKey) {
    picks.retain(|other| other.key() != key);
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

/// Of how many APIs the picks are.
pub fn apis(picks: &[PickedPermission]) -> usize {
    order::distinct(picks.iter().map(|pick| pick.resource_app_id).collect()).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{
        ids::{AppId, PermissionId},
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
    fn a_permission_is_picked_once_and_one_goes_on_with_its_neighbour() {
        let mut picks = Vec::new();
        for (api, id) in [(1, 1), (1, 2), (2, 1), (1, 1)] {
            add(&mut picks, pick(api, id));
        }
        let [first, second, third] = [pick(1, 1), pick(1, 2), pick(2, 1)];
        assert_eq!((&picks, apis(&picks)), (&vec![first.clone(), second.clone(), third.clone()], 2));
        assert_eq!(after(&picks, first.key()), Some(&second));
        assert_eq!(after(&picks, third.key()), Some(&second), "before it where it is the last");
        remove(&mut picks, second.key());
        assert!(!contains(&picks, second.key()) && contains(&picks, third.key()));
        assert_eq!((after(&picks, second.key()), after(std::slice::from_ref(&first), first.key())), (None, None));
    }
}
