//! Resource APIs as Graph answers them: search results and the permissions that an API offers.

use super::object::{self, Object, Unreadable};
use crate::{
    directory::{
        ids::AppId,
        order,
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
    object::read(response, |page| {
        let apis = page.page()?.into_iter().map(|one| principal(one, tenant).map(|api| api.summary));
        Ok(Found {
            apis: apis.collect::<Result<_, _>>()?,
            next: page.text("@odata.nextLink")?.and_then(|link| NextPage::parse(link, tenant.cloud)),
        })
    })
}

/// Reads an API with its permissions, delegated ones first, each kind by value.
pub fn read_api(response: &Response, tenant: &TenantContext) -> Option<ResourceApi> {
    object::read(response, |one| principal(one, tenant)).map(sorted)
}

/// Reads those of the applications that a person owns which offer something. Scopes and roles live on the
/// application; whether the tenant has a service principal for it is not said here.
pub fn read_owned(response: &Response) -> Option<Vec<ResourceApi>> {
    let apis = object::read(response, |page| page.page()?.into_iter().map(owned).collect::<Result<Vec<_>, _>>())?;
    Some(apis.into_iter().flatten().filter(|api| api.offered().next().is_some()).map(sorted).collect())
}

fn sorted(mut api: ResourceApi) -> ResourceApi {
    api.permissions = order::by_key(api.permissions, |p| (p.kind, p.value.to_lowercase()));
    api
}

/// A service principal as the API that it stands for.
fn principal(one: Object<'_>, tenant: &TenantContext) -> Result<ResourceApi, Unreadable> {
    let app_id = one.id("appId")?;
    let (scopes, roles) = (one.list("oauth2PermissionScopes")?, one.list("appRoles")?);
    let was_asked_for = scopes.is_some() && roles.is_some();
    let permissions = permissions(scopes, roles)?;
    let summary = ResourceSummary {
        id: Some(one.id("id")?),
        app_id,
        display_name: name(one, app_id)?,
        owner: ApiOwner::of(app_id, one.some_id("appOwnerOrganizationId")?, tenant.tenant_id),
        enabled: one.flag("accountEnabled")? != Some(false),
        offered: was_asked_for.then(|| enabled(&permissions)),
    };
    Ok(ResourceApi { summary, permissions })
}

/// An application that a person owns. With few rights Graph leaves properties out.
fn owned(one: Object<'_>) -> Result<Option<ResourceApi>, Unreadable> {
    let Some(app_id) = one.some_id("appId")? else { return Ok(None) };
    let scopes = match one.object("api")? {
        Some(api) => api.list("oauth2PermissionScopes")?,
        None => None,
    };
    let permissions = permissions(scopes, one.list("appRoles")?)?;
    let summary = ResourceSummary {
        id: None,
        app_id,
        display_name: name(one, app_id)?,
        owner: ApiOwner::ThisTenant,
        enabled: true,
        offered: Some(enabled(&permissions)),
    };
    Ok(Some(ResourceApi { summary, permissions }))
}

fn name(one: Object<'_>, app_id: AppId) -> Result<String, Unreadable> {
    Ok(one.text("displayName")?.map_or_else(|| app_id.to_string(), str::to_owned))
}

fn enabled(permissions: &[Permission]) -> usize {
    permissions.iter().filter(|permission| permission.enabled).count()
}

fn permissions(scopes: Option<Vec<Object<'_>>>, roles: Option<Vec<Object<'_>>>) -> Result<Vec<Permission>, Unreadable> {
    let mut permissions = Vec::new();
    for scope in scopes.unwrap_or_default() {
        permissions.push(delegated(scope)?);
    }
    for role in roles.unwrap_or_default() {
        // Whether a client can hold it: other roles are for people.
        if role.texts("allowedMemberTypes")?.contains(&"Application") {
            permissions.push(application(role)?);
        }
    }
    Ok(permissions)
}

/// The first text that says something.
fn first(one: Object<'_>, names: [&str; 2]) -> Result<String, Unreadable> {
    for name in names {
        if let Some(text) = one.text(name)?.filter(|text| !text.trim().is_empty()) {
            return Ok(text.to_owned());
        }
    }
    Ok(String::new())
}

/// A scope, which is a delegated permission.
fn delegated(scope: Object<'_>) -> Result<Permission, Unreadable> {
    Ok(Permission {
        id: scope.id("id")?,
        kind: PermissionKind::Delegated,
        value: scope.text_or_none("value")?,
        display_name: first(scope, ["adminConsentDisplayName", "userConsentDisplayName"])?,
        description: first(scope, ["adminConsentDescription", "userConsentDescription"])?,
        admin_consent_required: scope.text("type")? != Some("User"),
        enabled: scope.flag("isEnabled")?.unwrap_or_default(),
    })
}

/// A role that a client can hold, which is an application permission.
fn application(role: Object<'_>) -> Result<Permission, Unreadable> {
    Ok(Permission {
        id: role.id("id")?,
        kind: PermissionKind::Application,
        value: role.text_or_none("value")?,
        display_name: role.text_or_none("displayName")?,
        description: role.text_or_none("description")?,
        // Application permissions always need an administrator.
        admin_consent_required: true,
        enabled: role.flag("isEnabled")?.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{
        cloud::Cloud,
        ids::{ObjectId, TenantId},
    };

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
