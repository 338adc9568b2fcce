//! One permission to be ticked.

use crate::web::reactive::prelude::*;

use crate::{
    directory::{
        ids::PermissionId,
        permission::{Permission, PermissionKind, PickedPermission, ResourceSummary},
    },
    registration::advice::is_high_privilege,
    web::{
        shell::picker::PickerHandle,
        ui::{BadgeKind, Checkbox},
    },
    words::{form::permissions as words, value::spelled},
};

/// The picks of the API that is shown.
pub(super) type Keys = Memo<Vec<(PermissionKind, PermissionId)>>;

/// The row: its name is the permission's value alone.
pub(super) fn row(picker: PickerHandle, api: &ResourceSummary, permission: &Permission, keys: Keys) -> AnyView {
    let key = (permission.kind, permission.id);
    let pick = PickedPermission::of(api, permission);
    let change = move |ticked: bool| {
        if ticked {
            picker.add(pick.clone());
        } else {
            picker.remove(&pick);
        }
    };
    view! {
        <li class="permissions__row">
            <Checkbox
                id=[permission.kind.as_graph(), "-", &permission.id.to_string()].concat()
                label=spelled(&permission.value)
                code=true
                description=words::allows(permission)
                badges=badges(api, permission)
                disabled=!permission.enabled
                checked=Signal::derive(move || keys.with(|keys| keys.contains(&key)))
                on_change=change
            />
        </li>
    }
    .into_any()
}

fn badges(api: &ResourceSummary, permission: &Permission) -> Vec<(BadgeKind, String)> {
    if !permission.enabled {
        return vec![(BadgeKind::Neutral, words::switched_off().to_owned())];
    }
    let mut badges = Vec::new();
    if permission.is_deprecated() {
        badges.push((BadgeKind::Neutral, words::deprecated().to_owned()));
    }
    if is_high_privilege(api.app_id, permission.kind, &permission.value) {
        badges.push((BadgeKind::Danger, words::high_privilege().to_owned()));
    }
    if permission.admin_consent_required {
        badges.push((BadgeKind::Warning, words::admin_consent().to_owned()));
    }
    badges
}
