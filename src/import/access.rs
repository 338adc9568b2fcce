//! `requiredResourceAccess`, the same in both formats of the manifest.
//! <https://learn.microsoft.com/graph/api/resources/requiredresourceaccess>

use super::{
    left::Why,
    secrets,
    taking::Taking,
    value::{says_nothing, text_of},
};
use crate::{
    config::json::{Json, Members, member},
    directory::{
        ids::{AppId, PermissionId},
        permission::{PermissionKind, well_known::WellKnownApi},
    },
    registration::share::proposal::ProposedPermission,
};

/// The property, the value alone, or one of its entries.
pub fn take_block(taking: &mut Taking, value: &Json) {
    const PATH: &str = "requiredResourceAccess";
    match value {
        _ if secrets::is_in("", value) => taking.leave(PATH.to_owned(), Why::Secret),
        Json::Object(members) => match member(members, PATH) {
            Some(value) => take(taking, PATH, value),
            None => entry(taking, "requiredResourceAccess[0]", members),
        },
        _ => take(taking, PATH, value),
    }
}

/// The value of the property.
pub fn take(taking: &mut Taking, path: &str, value: &Json) {
    for (path, value) in taking.list(path, value) {
        match value {
            Json::Object(members) => entry(taking, &path, members),
            _ => taking.leave(path, Why::NotAsDocumented),
        }
    }
}

fn entry(taking: &mut Taking, path: &str, members: &Members) {
    let api = text_of(members, "resourceAppId").and_then(|text| text.parse::<AppId>().ok());
    let (Some(api), Some(wanted)) = (api, member(members, "resourceAccess")) else {
        return taking.leave(path.to_owned(), Why::NotAsDocumented);
    };
    others(taking, path, members, &["resourceAppId", "resourceAccess"]);
    for (path, value) in taking.list(&[path, ".resourceAccess"].concat(), wanted) {
        let members = match value {
            Json::Object(members) => members,
            _ => &Members::new(),
        };
        let id = text_of(members, "id").and_then(|text| text.parse::<PermissionId>().ok());
        let kind = PermissionKind::ALL.into_iter().find(|kind| text_of(members, "type") == Some(kind.as_graph()));
        let (Some(id), Some(kind)) = (id, kind) else {
            taking.leave(path, Why::NotAsDocumented);
            continue;
        };
        others(taking, &path, members, &["id", "type"]);
        taking.permission(path, by_id(api, id, kind));
    }
}

/// What is there beside what is taken.
fn others(taking: &mut Taking, path: &str, members: &Members, taken: &[&str]) {
    for (key, value) in members.iter().filter(|(key, value)| !taken.contains(&key.as_str()) && !says_nothing(value)) {
        let why = if secrets::is_in(key, value) { Why::Secret } else { Why::Unknown };
        taking.leave([path, ".", key].concat(), why);
    }
}

/// What it is called, the tenant says once it is asked: until then it goes by its ID.
fn by_id(api: AppId, id: PermissionId, kind: PermissionKind) -> ProposedPermission {
    ProposedPermission { id: Some(id), api, api_name: name(api), value: id.to_string(), kind, why: String::new() }
}

/// What an API is called, where it is one of Microsoft's well-known ones.
pub fn name(api: AppId) -> String {
    WellKnownApi::of(api).map(WellKnownApi::name).unwrap_or_default().to_owned()
}
