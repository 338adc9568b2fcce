//! A directory that answers what the picker asks, and puts its own mark on each name that it gives.

use std::collections::BTreeSet;

use client_registrar::{
    directory::{
        cloud::Cloud,
        ids::{AppId, TenantId},
        permission::well_known::WellKnownApi,
        tenant::TenantContext,
    },
    http::{
        endpoint::Endpoint,
        request::{Method, Request},
        response::Response,
    },
};
use serde_json::{Value, json};

/// The APIs of the person's own; the second has no service principal.
pub const OWN: [AppId; 2] = [api(70), api(71)];

/// An API of some tenant.
pub const fn api(n: u128) -> AppId {
    AppId::from_u128(0xa000 + n)
}

/// One tenant.
pub struct Directory {
    /// What each name in it begins with.
    pub mark: char,
    /// The APIs that have a service principal.
    pub here: BTreeSet<AppId>,
    /// Refuses every `$search`.
    pub no_search: bool,
    /// So many further pages follow each list; more than a hundred never end.
    pub pages: usize,
    /// How many reads of an API that was just added do not see it.
    pub lag: usize,
}

impl Directory {
    pub fn new(mark: char) -> Self {
        let here = (0..50).map(api).chain([OWN[0], WellKnownApi::MicrosoftGraph.app_id()]).collect();
        Self { mark, here, no_search: false, pages: 0, lag: 0 }
    }

    pub fn context(&self) -> TenantContext {
        TenantContext {
            cloud: Cloud::Global,
            tenant_id: TenantId::from_u128(u128::from(u32::from(self.mark))),
            tenant_name: self.mark.to_string(),
            account: "alex@example.com".to_owned(),
        }
    }

    /// The name of an API in this tenant.
    pub fn name(&self, app_id: AppId) -> String {
        [&self.mark.to_string(), " ", &app_id.to_string()].concat()
    }

    /// Answers a request.
    pub fn answer(&mut self, request: &Request) -> Response {
        let (status, body) = match (&request.endpoint, request.method) {
            (Endpoint::ServicePrincipals, Method::Post) => self.add(request),
            (Endpoint::ResourceApi(app_id), _) if self.here.contains(app_id) => {
                if self.lag > 0 {
                    self.lag -= 1;
                    (404, json!({ "error": { "code": "Request_ResourceNotFound" } }))
                } else {
                    (200, self.principal(*app_id, &self.name(*app_id)))
                }
            }
            (Endpoint::ResourceApi(_), _) => (404, json!({ "error": { "code": "Request_ResourceNotFound" } })),
            (Endpoint::SearchByName(_), _) if self.no_search => {
                (400, json!({ "error": { "code": "Request_UnsupportedQuery" } }))
            }
            (Endpoint::SearchByName(words) | Endpoint::SearchByPrefix(words), _) => (200, self.list(words, 0)),
            (Endpoint::NextPage(_), _) => {
                let path = request.endpoint.path_and_query();
                let (words, page) =
                    path.rsplit_once("token=").and_then(|(_, token)| token.split_once('~')).expect("a page");
                (200, self.list(words, page.parse().expect("its number")))
            }
            (Endpoint::ApisByIdentifierUri(uri), _) => {
                let id = uri.strip_prefix("api://").and_then(|host| host.parse::<u128>().ok()).map(api);
                let found = id.filter(|id| self.here.contains(id)).map(|id| self.principal(id, &self.name(id)));
                (200, json!({ "value": found.into_iter().collect::<Vec<_>>() }))
            }
            (Endpoint::WellKnownApis, _) => {
                let here = WellKnownApi::ALL.into_iter().map(WellKnownApi::app_id).filter(|id| self.here.contains(id));
                (200, json!({ "value": here.map(|id| self.principal(id, &self.name(id))).collect::<Vec<_>>() }))
            }
            (Endpoint::OwnedApis, _) => {
                let own = OWN.map(|id| {
                    let scopes = json!({ "oauth2PermissionScopes": [scope(id)] });
                    json!({ "appId": id, "displayName": self.name(id), "api": scopes, "appRoles": [] })
                });
                (200, json!({ "value": own }))
            }
            (other, _) => panic!("nobody answers {other:?}"),
        };
        Response::new(status, body.to_string().into_bytes())
    }

    fn add(&mut self, request: &Request) -> (u16, Value) {
        let app_id = request.body.as_ref().and_then(|body| body["appId"].as_str()?.parse().ok()).expect("an ID");
        if self.here.insert(app_id) {
            (201, json!({ "id": app_id }))
        } else {
            (409, json!({ "error": { "code": "Request_MultipleObjectsWithSameKeyValue" } }))
        }
    }

    /// Two APIs a page, whose names have the words.
    fn list(&self, words: &str, page: usize) -> Value {
        let of_page = |n: usize| {
            let id = api(u128::try_from(page * 2 + n).unwrap_or_default() % 40);
            self.principal(id, &[&self.mark.to_string(), " ", words, " ", &id.to_string()].concat())
        };
        let next = if self.pages > 100 { Some(page % 3) } else { Some(page + 1).filter(|next| *next <= self.pages) };
        let link = |next: usize| {
            let words = words.replace(' ', "");
            ["https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=", &words, "~", &next.to_string()].concat()
        };
        json!({ "value": [of_page(0), of_page(1)], "@odata.nextLink": next.map(link) })
    }

    fn principal(&self, app_id: AppId, name: &str) -> Value {
        json!({
            "id": app_id, "appId": app_id, "displayName": name, "accountEnabled": true,
            "appOwnerOrganizationId": self.context().tenant_id,
            "oauth2PermissionScopes": [scope(app_id)],
            "appRoles": [{ "id": app_id, "value": "All.Do", "isEnabled": true, "allowedMemberTypes": ["Application"] }],
        })
    }
}

fn scope(app_id: AppId) -> Value {
    json!({ "id": app_id, "value": "Things.Read", "type": "User", "isEnabled": true })
}
