//! Resource APIs as Graph answers them: search results and the permissions that an API offers.

use serde::Deserialize;

use super::collection::Collection;
use crate::{
    directory::{
        ids::{AppId, ObjectId, PermissionId, TenantId},
        permission::{Permission, PermissionKind, ResourceApi, ResourceSummary, api_owner::ApiOwner},
        tenant::TenantContext,
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
#[serde(rename_all = "camelCase")]
struct Principal {
    id: ObjectId,
    app_id: AppId,
    display_name: Option<String>,
    account_enabled: Option<bool>,
    app_owner_organization_id: Option<TenantId>,
    oauth2_permission_scopes: Option<Vec<Scope>>,
    app_roles: Option<Vec<Role>>,
}

/// An application that a person owns. With few rights Graph leaves properties out.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Owned {
    app_id: Option<AppId>,
    display_name: Option<String>,
    api: Option<OwnedScopes>,
    app_roles: Option<Vec<Role>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OwnedScopes {
    oauth2_permission_scopes: Option<Vec<Scope>>,
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

/// The most APIs that a search lists: more than anybody looks through, and no more than a browser lays out at once.
pub const MOST_FOUND: usize = 200;

impl Found {
    /// This page after what was found before it, each API once; and whether some were left out for the sake of
    /// [`MOST_FOUND`], so that there is no next page either.
    pub fn after(self, mut before: Vec<ResourceSummary>) -> (Vec<ResourceSummary>, Option<NextPage>, bool) {
        let mut left_out = false;
        for api in self.apis {
            // Pages may overlap while the directory changes.
            if before.iter().all(|known| known.id != api.id) {
                if before.len() == MOST_FOUND {
                    left_out = true;
                    break;
                }
                before.push(api);
            }
        }
        left_out |= before.len() == MOST_FOUND && self.next.is_some();
        (before, self.next.filter(|_| !left_out), left_out)
    }
}

/// Reads a page of search results.
pub fn read_found(response: &Response, tenant: &TenantContext) -> Option<Found> {
    let page: Collection<Principal> = response.json()?;
    Some(Found {
        apis: page.value.iter().map(|principal| principal.summary(tenant)).collect(),
        next: page.next_link.and_then(|link| NextPage::parse(&link, tenant.cloud)),
    })
}

/// Reads an API with its permissions, delegated ones first, each kind by value.
pub fn read_api(response: &Response, tenant: &TenantContext) -> Option<ResourceApi> {
    let principal: Principal = response.json()?;
    let summary = principal.summary(tenant);
    let permissions =
        permissions(principal.oauth2_permission_scopes.unwrap_or_default(), principal.app_roles.unwrap_or_default());
    Some(ResourceApi { summary, permissions })
}

/// Reads those of the applications that a person owns which offer something. Scopes and roles live on the
/// application; whether the tenant has a service principal for it is not said here.
pub fn read_owned(response: &Response) -> Option<Vec<ResourceApi>> {
    let page: Collection<Owned> = response.json()?;
    Some(page.value.into_iter().filter_map(Owned::api).filter(|api| api.offered().next().is_some()).collect())
}

fn permissions(scopes: Vec<Scope>, roles: Vec<Role>) -> Vec<Permission> {
    let delegated = scopes.into_iter().map(Scope::permission);
    let application = roles.into_iter().filter(Role::is_for_clients).map(Role::permission);
    let mut permissions: Vec<Permission> = delegated.chain(application).collect();
    permissions.sort_by_cached_key(|p| (p.kind, p.value.to_lowercase()));
    permissions
}

impl Principal {
    fn summary(&self, tenant: &TenantContext) -> ResourceSummary {
        let count = |(scopes, roles): (&Vec<Scope>, &Vec<Role>)| {
            let roles = roles.iter().filter(|role| role.is_enabled && role.is_for_clients());
            scopes.iter().filter(|scope| scope.is_enabled).count() + roles.count()
        };
        ResourceSummary {
            id: Some(self.id),
            app_id: self.app_id,
            display_name: self.display_name.clone().unwrap_or_else(|| self.app_id.to_string()),
            owner: ApiOwner::of(self.app_id, self.app_owner_organization_id, tenant.tenant_id),
            enabled: self.account_enabled != Some(false),
            offered: self.oauth2_permission_scopes.as_ref().zip(self.app_roles.as_ref()).map(count),
        }
    }
}

impl Owned {
    fn api(self) -> Option<ResourceApi> {
        let app_id = self.app_id?;
        let scopes = self.api.and_then(|api| api.oauth2_permission_scopes).unwrap_or_default();
        let permissions = permissions(scopes, self.app_roles.unwrap_or_default());
        let summary = ResourceSummary {
            id: None,
            app_id,
            display_name: self.display_name.unwrap_or_else(|| app_id.to_string()),
            owner: ApiOwner::ThisTenant,
            enabled: true,
            offered: Some(permissions.iter().filter(|permission| permission.enabled).count()),
        };
        Some(ResourceApi { summary, permissions })
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
            enabled: self.is_enabled,
        }
    }
}

impl Role {
    /// Whether a client can hold it: other roles are for people.
    fn is_for_clients(&self) -> bool {
        self.allowed_member_types.iter().any(|kind| kind == "Application")
    }

    fn permission(self) -> Permission {
        Permission {
            id: self.id,
            kind: PermissionKind::Application,
            value: self.value.unwrap_or_default(),
            display_name: self.display_name.unwrap_or_default(),
            description: self.description.unwrap_or_default(),
            // Application permissions always need an administrator.
            admin_consent_required: true,
            enabled: self.is_enabled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::cloud::Cloud;

    const API: &str = r#"{"id":"00000000-0000-0000-0000-000000000001","appId":"4f6778d8-5aef-43dc-a1ff-b073724b9495",
        "displayName":"Azure Healthcare APIs","accountEnabled":true,"appOwnerOrganizationId":"00000000-0000-0000-0000-000000000009",
        "oauth2PermissionScopes":[
          {"id":"00000000-0000-0000-0000-00000000000a","value":"user_impersonation","type":"User","isEnabled":true,
           "adminConsentDisplayName":"Access","adminConsentDescription":"As the person.","userConsentDisplayName":null},
          {"id":"00000000-0000-0000-0000-00000000000b","value":"old","type":"User","isEnabled":false}],
        "appRoles":[
          {"id":"00000000-0000-0000-0000-00000000000c","value":"All.Read","isEnabled":true,"allowedMemberTypes":["Application"]},
          {"id":"00000000-0000-0000-0000-00000000000d","value":"Nurse","isEnabled":true,"allowedMemberTypes":["User"]}]}"#;

    fn tenant() -> TenantContext {
        let words = String::new;
        let tenant_id = TenantId::from_u128(1);
        TenantContext { cloud: Cloud::Global, tenant_id, tenant_name: words(), account: words() }
    }

    fn answer(body: &str) -> Response {
        Response::new(200, body.as_bytes().to_vec())
    }

    #[test]
    fn only_enabled_permissions_that_a_client_can_hold_are_offered() {
        let api = read_api(&answer(API), &tenant()).unwrap();
        assert_eq!(api.offered().map(|p| p.value.as_str()).collect::<Vec<_>>(), ["user_impersonation", "All.Read"]);
        assert_eq!(
            api.permissions.iter().map(|p| p.value.as_str()).collect::<Vec<_>>(),
            ["old", "user_impersonation", "All.Read"]
        );
        assert_eq!(api.summary.offered, Some(2));
        assert_eq!(api.summary.owner, ApiOwner::Microsoft, "its ID says so");
    }

    #[test]
    fn no_more_apis_are_listed_than_a_browser_lays_out_and_the_rest_is_told() {
        let api = |n: u128| ResourceSummary {
            id: Some(ObjectId::from_u128(n)),
            app_id: AppId::from_u128(n),
            display_name: "Graph".to_owned(),
            owner: ApiOwner::Unknown,
            enabled: true,
            offered: None,
        };
        let next = NextPage::parse("https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=x", tenant().cloud);
        assert!(next.is_some());
        let page = |apis: std::ops::Range<u128>, next: &Option<NextPage>| Found {
            apis: apis.map(api).collect(),
            next: next.clone(),
        };
        let (first, at, left_out) = page(0..25, &next).after(Vec::new());
        assert_eq!((first.len(), at.is_some(), left_out), (25, true, false));
        let (second, at, left_out) = page(20..40, &None).after(first.clone());
        assert_eq!((second.len(), at, left_out), (40, None, false), "pages may overlap");
        let (all, at, left_out) = page(0..40_000, &None).after(first);
        assert_eq!((all.len(), at, left_out), (MOST_FOUND, None, true));
        let (all, at, left_out) = page(0..200, &next).after(Vec::new());
        assert_eq!((all.len(), at, left_out), (MOST_FOUND, None, true));
    }

    #[test]
    fn an_api_whose_permissions_were_not_asked_for_does_not_say_that_it_offers_none() {
        let page = r#"{"value":[{"id":"00000000-0000-0000-0000-000000000001","appId":"00000000-0000-0000-0000-000000000002",
            "displayName":null,"accountEnabled":false}]}"#;
        let found = read_found(&answer(page), &tenant()).unwrap();
        let api = &found.apis[0];
        assert_eq!((api.offered, api.enabled, api.owner), (None, false, ApiOwner::Unknown));
        assert_eq!(api.display_name, "00000000-0000-0000-0000-000000000002");
    }

    #[test]
    fn of_the_applications_that_a_person_owns_those_are_apis_that_offer_something() {
        let page = r#"{"value":[
            {"id":"x","appId":"00000000-0000-0000-0000-000000000002","displayName":"Client","api":{"oauth2PermissionScopes":[]},"appRoles":[]},
            {"id":"x"},
            {"id":"x","appId":"00000000-0000-0000-0000-000000000003","displayName":"Orders","appRoles":[],
             "api":{"oauth2PermissionScopes":[{"id":"00000000-0000-0000-0000-00000000000a","value":"Orders.Read","isEnabled":true}]}}]}"#;
        let owned = read_owned(&answer(page)).unwrap();
        let [api] = &owned[..] else { panic!("{} APIs", owned.len()) };
        assert_eq!((api.summary.display_name.as_str(), api.summary.id), ("Orders", None));
    }

    #[test]
    fn the_next_page_is_kept_only_where_it_is_graphs_own() {
        let body = |link: &str| answer(&format!(r#"{{"value":[],"@odata.nextLink":"{link}"}}"#));
        let next = |link| read_found(&body(link), &tenant()).and_then(|found| found.next);
        assert!(next("https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=1").is_some());
        assert!(next("https://evil.example/v1.0/servicePrincipals?$skiptoken=1").is_none());
    }
}
