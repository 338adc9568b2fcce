//! Permissions that were given up, and the way to have them back.
//!
//! # Invariants
//! What a link brought comes back as the link's, ticked or not as it was: to have it back is not to agree to it.

use crate::{
    directory::permission::{PermissionKey, PickedPermission},
    registration::from_link::{FromLink, LinkedPermission},
};

/// Permissions that were given up by one press, each with the place where it stood, and what a link had marked of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUp {
    picks: Vec<(usize, PickedPermission)>,
    marks: Vec<LinkedPermission>,
}

impl GivenUp {
    /// Takes permissions out of a list, and off what a link has marked.
    pub fn take(
        picks: &mut Vec<PickedPermission>,
        marks: &mut FromLink,
        is_meant: impl Fn(PermissionKey) -> bool,
    ) -> Self {
        let (gone, left): (Vec<_>, Vec<_>) = (0..).zip(picks.drain(..)).partition(|(_, pick)| is_meant(pick.key()));
        *picks = left.into_iter().map(|(_, pick)| pick).collect();
        Self { picks: gone, marks: marks.take_permissions(is_meant) }
    }

    /// Puts them back where they stood, but for what was picked again in the meantime.
    pub fn put_back(self, picks: &mut Vec<PickedPermission>, marks: &mut FromLink) {
        let is_there = |picks: &[PickedPermission], key| picks.iter().any(|other| other.key() == key);
        marks.give_back_permissions(self.marks.into_iter().filter(|mark| !is_there(picks, mark.key)).collect());
        for (at, pick) in self.picks {
            if !is_there(picks, pick.key()) {
                picks.insert(at.min(picks.len()), pick);
            }
        }
    }

    /// The first of them.
    pub fn first(&self) -> Option<&PickedPermission> {
        self.picks.first().map(|(_, pick)| pick)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.picks.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::{
            ids::{AppId, PermissionId},
            permission::{PermissionKind, api_owner::ApiOwner},
        },
        registration::from_link::Standing,
    };

    fn pick(id: u128) -> PickedPermission {
        PickedPermission {
            resource_app_id: AppId::from_u128(1),
            resource_name: String::new(),
            id: PermissionId::from_u128(id),
            kind: PermissionKind::Delegated,
            value: String::new(),
            display_name: String::new(),
            admin_consent_required: false,
            owner: ApiOwner::Unknown,
        }
    }

    fn linked(id: u128) -> FromLink {
        let mark = LinkedPermission { standing: Standing::Checked, ..LinkedPermission::unchecked(pick(id).key()) };
        FromLink { permissions: vec![mark], ..FromLink::default() }
    }

    #[test]
    fn what_was_given_up_comes_back_where_it_stood() {
        let mut picks = [1, 2, 3, 4].map(pick).to_vec();
        let given_up = GivenUp::take(&mut picks, &mut FromLink::default(), |key| key != pick(3).key());
        assert_eq!((given_up.count(), given_up.first()), (3, Some(&pick(1))));
        assert_eq!(picks, [pick(3)]);
        given_up.put_back(&mut picks, &mut FromLink::default());
        assert_eq!(picks, [1, 2, 3, 4].map(pick));
    }

    #[test]
    fn what_a_link_brought_comes_back_unticked_and_what_was_picked_by_hand_stays_ones_own() {
        let (mut picks, mut marks) = ([1, 2].map(pick).to_vec(), linked(2));
        let given_up = GivenUp::take(&mut picks, &mut marks, |key| key == pick(2).key());
        assert_eq!(marks.standing(pick(2).key()), None);
        let (mut by_hand, mut own) = (picks.clone(), marks.clone());
        by_hand.push(pick(2));
        given_up.clone().put_back(&mut by_hand, &mut own);
        assert_eq!((by_hand.len(), own.standing(pick(2).key())), (2, None));
        given_up.put_back(&mut picks, &mut marks);
        assert_eq!((picks, marks.standing(pick(2).key())), ([1, 2].map(pick).to_vec(), Some(Standing::Checked)));
    }
}
