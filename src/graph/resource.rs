//! Resource APIs as Graph answers them: search results and the permissions that an API offers.

use serde::Deserialize;

use crate::{
    directory::{
        cloud::Cloud,
        ids::{AppId, ObjectId, PermissionId},
        permission::{Permission, PermissionKind, ResourceApi, ResourceSummary},
    },
    http::{endpoint::NextPage, response::Response},
};

/// One page of search results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The APIs of this page.
    pub apis: Vec<ResourceSummary>,
    /// Where there is more.
    pub next: Option<NextPage>,
}

#[derive(Deserialize)]
struct Page {
    value: Vec<Principal>,
    #[serde(rename = "@odata.nextLink")]
    next: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Principal {
    id: ObjectId,
    app_id: AppId,
    display_name: Option<String>,
    #[serde(default)]
    oauth2_permission_scopes: Vec<Scope>,
    #[serde(default)]
    app_roles: Vec<Role>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scope {
    id: PermissionId,
    value: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    is_enabled: bool,
    user_consent_display_name: Option<String>,
    user_consent_description: Option<String>,
    admin_consent_display_name: Option<String>,
    admin_consent_description: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Role {
    id: PermissionId,
    value: Option<String>,
    #[serde(default)]
    is_enabled: bool,
    #[serde(default)]
    allowed_member_types: Vec<String>,
    display_name: Option<String>,
    description: Option<String>,
}

/// Reads a page of search results.
pub fn read_found(response: &Response, cloud: Cloud) -> Option<Found> {
    let page: Page = response.json()?;
    Some(Found {
        apis: page.value.iter().map(Principal::summary).collect(),
        next: page.next.and_then(|link| NextPage::parse(&link, cloud)),
    })
}

/// Reads one API as a search result: how an application ID that was typed is looked up.
pub fn read_summary(response: &Response) -> Option<ResourceSummary> {
    response.json::<Principal>().map(|principal| principal.summary())
}

/// Reads an API with the permissions that are enabled, delegated ones first, each kind by value.
pub fn read_api(response: &Response) -> Option<ResourceApi> {
    let principal: Principal = response.json()?;
    let summary = principal.summary();
    let delegated = principal.oauth2_permission_scopes.into_iter().filter(|s| s.is_enabled).map(Scope::permission);
    let application = principal
        .app_roles
        .into_iter()
        .filter(|r| r.is_enabled && r.allowed_member_types.iter().any(|t| t == "Application"))
        .map(Role::permission);
    let mut permissions: Vec<Permission> = delegated.chain(application).collect();
    permissions.sort_by_cached_key(|p| (p.kind, p.value.to_lowercase()));
    Some(ResourceApi { summary, permissions })
}

impl Principal {
    fn summary(&self) -> ResourceSummary {
        ResourceSummary {
            id: self.id,
            app_id: self.app_id,
            display_name: self.display_name.clone().unwrap_or_else(|| self.app_id.to_string()),
        }
    }
}

/// The first text that says something.
fn first(texts: [Option<String>; 2]) -> String {
    texts.into_iter().flatten().find(|text| !text.trim().is_empty()).unwrap_or_default()
}

impl Scope {
    fn permission(self) -> Permission {
        Permission {
            id: self.id,
            kind: PermissionKind::Delegated,
            value: self.value.unwrap_or_default(),
            display_name: first([self.admin_consent_display_name, self.user_consent_display_name]),
            description: first([self.admin_consent_description, self.user_consent_description]),
            admin_consent_required: self.kind.as_deref() != Some("User"),
        }
    }
}

impl Role {
    fn permission(self) -> Permission {
        Permission {
            id: self.id,
            kind: PermissionKind::Application,
            value: self.value.unwrap_or_default(),
            display_name: self.display_name.unwrap_or_default(),
            description: self.description.unwrap_or_default(),
            // Application permissions always need an administrator.
            admin_consent_required: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: &str = r#"{"id":"00000000-0000-0000-0000-000000000001","appId":"4f6778d8-5aef-43dc-a1ff-b073724b9495",
        "displayName":"Azure Healthcare APIs",
        "oauth2PermissionScopes":[
          {"id":"00000000-0000-0000-0000-00000000000a","value":"user_impersonation","type":"User","isEnabled":true,
           "adminConsentDisplayName":"Access","adminConsentDescription":"As the person.","userConsentDisplayName":null},
          {"id":"00000000-0000-0000-0000-00000000000b","value":"old","type":"User","isEnabled":false}],
        "appRoles":[
          {"id":"00000000-0000-0000-0000-00000000000c","value":"All.Read","isEnabled":true,"allowedMemberTypes":["Application"]},
          {"id":"00000000-0000-0000-0000-00000000000d","value":"Nurse","isEnabled":true,"allowedMemberTypes":["User"]}]}"#;

    #[test]
    fn only_enabled_permissions_that_a_client_can_hold_are_offered() {
        let api = read_api(&Response::new(200, API.as_bytes().to_vec()));
        let values: Vec<_> = api.iter().flat_map(|api| &api.permissions).map(|p| p.value.as_str()).collect();
        assert_eq!(values, ["user_impersonation", "All.Read"]);
    }

    #[test]
    fn the_next_page_is_kept_only_where_it_is_graphs_own() {
        let body = |link: &str| format!(r#"{{"value":[],"@odata.nextLink":"{link}"}}"#).into_bytes();
        let next = |link| read_found(&Response::new(200, body(link)), Cloud::Global).and_then(|found| found.next);
        assert!(next("https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=1").is_some());
        assert!(next("https://evil.example/v1.0/servicePrincipals?$skiptoken=1").is_none());
    }
}
