//! Tests of the sandbox tenant through its one door, [`Tenant::answer`].

mod faults;
mod grants;

use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, macros::datetime};

use super::{Faults, Tenant, seed};
use crate::{
    directory::{
        cloud::Cloud,
        ids::{AppId, KeyId, ObjectId, RunTail, UniqueName},
        permission::{MICROSOFT_GRAPH, well_known::WellKnownApi},
    },
    http::{
        endpoint::{Endpoint, NextPage},
        request::{GraphScope, Method, Request},
        response::{NoAnswer, Response},
    },
};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

fn request(method: Method, endpoint: Endpoint, body: Option<Value>) -> Request {
    let scope = GraphScope::ApplicationReadWriteAll;
    Request { method, endpoint, body, create_if_missing: false, eventual: false, scope }
}

fn read(endpoint: Endpoint) -> Request {
    request(Method::Get, endpoint, None)
}

fn tail() -> RunTail {
    RunTail::from_random([1; 8])
}

fn name() -> UniqueName {
    UniqueName::of("Portal", &tail())
}

fn upsert(body: Value) -> Request {
    Request { create_if_missing: true, ..request(Method::Patch, Endpoint::ApplicationByUniqueName(name()), Some(body)) }
}

fn create(body: Value) -> Request {
    request(Method::Post, Endpoint::Applications, Some(body))
}

fn portal() -> Value {
    json!({ "displayName": "Portal", "signInAudience": "AzureADMyOrg", "tags": [tail().tag()] })
}

fn search(words: &str) -> Request {
    Request { eventual: true, ..read(Endpoint::SearchByName(words.to_owned())) }
}

fn sent_at(tenant: &mut Tenant, request: &Request, now: OffsetDateTime) -> Response {
    tenant.answer(request, now).outcome.expect("an answer")
}

fn sent(tenant: &mut Tenant, request: &Request) -> (u16, Value) {
    let response = sent_at(tenant, request, NOW);
    (response.status, response.json().unwrap_or_default())
}

fn id<T: std::str::FromStr>(object: &Value, name: &str) -> T {
    object[name].as_str().and_then(|text| text.parse().ok()).expect("a GUID")
}

fn with(faults: Faults) -> Tenant {
    let mut tenant = Tenant::new(1);
    tenant.faults = faults;
    tenant
}

fn names(page: &Value) -> Vec<&str> {
    page["value"].as_array().into_iter().flatten().filter_map(|api| api["displayName"].as_str()).collect()
}

/// A tenant with one application, and the application.
fn with_portal() -> (Tenant, Value) {
    let mut tenant = Tenant::new(1);
    let (status, application) = sent(&mut tenant, &create(portal()));
    assert_eq!(status, 201);
    (tenant, application)
}

#[test]
fn an_upsert_makes_one_application_and_then_finds_it() {
    let mut tenant = Tenant::new(1);
    let (status, made) = sent(&mut tenant, &upsert(portal()));
    assert_eq!(
        (status, &made["uniqueName"], &made["displayName"]),
        (201, &json!(name().to_string()), &json!("Portal"))
    );
    let changed = json!({ "displayName": "Portal 2" });
    assert_eq!(sent(&mut tenant, &upsert(changed)), (204, Value::Null));
    assert_eq!(tenant.applications().len(), 1);
    let (status, found) = sent(&mut tenant, &read(Endpoint::ApplicationByUniqueName(name())));
    assert_eq!((status, &found["id"], &found["displayName"]), (200, &made["id"], &json!("Portal 2")));
}

#[test]
fn a_patch_without_its_header_makes_nothing() {
    let mut tenant = Tenant::new(1);
    let (status, error) = sent(&mut tenant, &Request { create_if_missing: false, ..upsert(portal()) });
    assert_eq!((status, &error["error"]["code"]), (404, &json!("Request_ResourceNotFound")));
    assert!(tenant.applications().is_empty());
}

#[test]
fn an_error_has_graphs_shape() {
    let (_, error) = sent(&mut Tenant::new(1), &read(Endpoint::ApplicationByUniqueName(name())));
    let inner = &error["error"]["innerError"];
    assert_eq!(inner["date"], "2026-11-23T10:00:00");
    assert!(inner["request-id"].as_str().is_some_and(|id| id.starts_with("5a5db0c5-")));
    assert!(error["error"]["message"].is_string());
}

#[test]
fn a_plain_creation_makes_another_one_each_time_and_tells_its_secret_once() {
    let mut tenant = Tenant::new(1);
    let mut body = portal();
    body["passwordCredentials"] = json!([{ "displayName": "first" }]);
    let (status, made) = sent(&mut tenant, &create(body.clone()));
    let value = made["passwordCredentials"][0]["secretText"].as_str().expect("a value");
    assert!(status == 201 && value.starts_with("sandbox~not-a-real-secret~"), "{made}");
    assert!(tenant.accepts_secret(value) && !tenant.accepts_secret("sandbox~not-a-real-secret~"));
    assert!(!format!("{:?}", tenant.applications()).contains(value), "the value is kept nowhere");
    sent(&mut tenant, &create(body));
    let (_, list) = sent(&mut tenant, &read(Endpoint::ApplicationsByRunTag(tail())));
    assert_eq!(list["value"].as_array().map(Vec::len), Some(2));
    assert!(list["value"][0]["passwordCredentials"][0]["secretText"].is_null());
    let other = Endpoint::ApplicationsByRunTag(RunTail::from_random([2; 8]));
    assert_eq!(sent(&mut tenant, &read(other)).1, json!({ "value": [] }));
    let owned = sent(&mut tenant, &read(Endpoint::OwnedApplications)).1;
    let tagged = owned["value"].as_array().into_iter().flatten().filter(|app| app["tags"][0] == tail().tag());
    assert_eq!(tagged.count(), 2);
}

#[test]
fn bodies_that_graph_refuses_are_refused() {
    let user_read = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
    let graph = "00000003-0000-0000-c000-000000000000";
    let access = |api: &str, items: Value| json!([{ "resourceAppId": api, "resourceAccess": items }]);
    for (property, value) in [
        ("displayName", json!("")),
        ("displayName", json!(null)),
        ("signInAudience", json!("MyOrg")),
        ("colour", json!("blue")),
        ("appId", json!(user_read)),
        ("tags", json!(["two words"])),
        ("tags", json!(["a", "a"])),
        ("isFallbackPublicClient", json!("no")),
        ("web", json!({ "redirectUris": ["http://contoso.example/"] })),
        ("web", json!({ "redirectUris": ["https://"] })),
        ("web", json!({ "redirectUris": ["https://contoso.example/#x"] })),
        ("web", json!({ "redirectUris": ["https://contoso.example/", "https://contoso.example/"] })),
        ("web", json!({ "redirectUri": [] })),
        ("requiredResourceAccess", access(graph, json!([]))),
        ("requiredResourceAccess", access(graph, json!([{ "id": user_read, "type": "Role" }]))),
        ("requiredResourceAccess", access(graph, json!([{ "id": graph, "type": "Scope" }]))),
        ("requiredResourceAccess", access("graph", json!([{ "id": user_read, "type": "Scope" }]))),
        ("passwordCredentials", json!([{ "secretText": "mine" }])),
        ("passwordCredentials", json!([{ "endDateTime": "2026-11-22T00:00:00Z" }])),
        ("passwordCredentials", json!([{ "endDateTime": "tomorrow" }])),
    ] {
        let mut tenant = Tenant::new(1);
        let mut body = portal();
        body[property] = value;
        let (status, error) = sent(&mut tenant, &create(body.clone()));
        assert_eq!((status, &error["error"]["code"]), (400, &json!("Request_BadRequest")), "{body}");
        assert!(tenant.applications().is_empty(), "{body}");
    }
    let mut body = portal();
    body["passwordCredentials"] = json!([{}]);
    assert_eq!(sent(&mut Tenant::new(1), &upsert(body)).0, 400, "an upsert takes no secrets");
    assert_eq!(sent(&mut Tenant::new(1), &create(json!({}))).0, 400, "a name is needed");
    assert_eq!(sent(&mut Tenant::new(1), &request(Method::Post, Endpoint::Applications, None)).0, 400);
}

#[test]
fn a_body_with_everything_is_taken_as_it_is() {
    let mut body = portal();
    body["web"] = json!({ "redirectUris": ["https://contoso.example/a", "http://localhost:8080/b"] });
    body["requiredResourceAccess"] = json!([
        { "resourceAppId": "00000003-0000-0000-c000-000000000000",
          "resourceAccess": [{ "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Scope" }] },
        { "resourceAppId": "11111111-1111-4111-8111-111111111111",
          "resourceAccess": [{ "id": "22222222-2222-4222-8222-222222222222", "type": "Role" }] },
    ]);
    let (status, made) = sent(&mut Tenant::new(1), &upsert(body.clone()));
    assert_eq!(status, 201);
    for (name, value) in body.as_object().into_iter().flatten() {
        assert_eq!(&made[name], value);
    }
}

#[test]
fn a_secret_is_added_listed_without_its_value_and_removed() {
    let (mut tenant, application) = with_portal();
    let object: ObjectId = id(&application, "id");
    let asked = json!({ "passwordCredential": { "displayName": "x", "endDateTime": "2027-01-01T00:00:00Z" } });
    let add = request(Method::Post, Endpoint::AddPassword(object), Some(asked));
    let (status, secret) = sent(&mut tenant, &add);
    assert_eq!((status, &secret["endDateTime"], &secret["hint"]), (200, &json!("2027-01-01T00:00:00Z"), &json!("san")));
    let (_, listed) = sent(&mut tenant, &read(Endpoint::PasswordCredentials(object)));
    assert_eq!(listed["passwordCredentials"][0]["keyId"], secret["keyId"]);
    assert!(listed["passwordCredentials"][0]["secretText"].is_null());
    let key: KeyId = id(&secret, "keyId");
    let remove = request(Method::Post, Endpoint::RemovePassword(object), Some(json!({ "keyId": key })));
    assert_eq!(sent(&mut tenant, &remove), (204, Value::Null));
    assert_eq!((tenant.secret_count(), sent(&mut tenant, &remove).0), (0, 400));
}

#[test]
fn a_service_principal_is_made_once() {
    let (mut tenant, application) = with_portal();
    let creation = request(Method::Post, Endpoint::ServicePrincipals, Some(json!({ "appId": application["appId"] })));
    let (status, made) = sent(&mut tenant, &creation);
    assert_eq!((status, &made["displayName"]), (201, &json!("Portal")));
    assert_eq!(sent(&mut tenant, &creation).0, 409);
    let app_id: AppId = id(&application, "appId");
    let (_, found) = sent(&mut tenant, &read(Endpoint::ServicePrincipalByAppId(app_id)));
    assert_eq!(found, json!({ "id": made["id"], "appId": made["appId"], "displayName": "Portal" }));
    let unknown = json!({ "appId": AppId::from_u128(1) });
    assert_eq!(sent(&mut tenant, &request(Method::Post, Endpoint::ServicePrincipals, Some(unknown))).0, 400);
}

#[test]
fn a_search_takes_words_in_any_order_by_their_beginnings() {
    let mut tenant = Tenant::new(1);
    assert_eq!(names(&sent(&mut tenant, &search("health azure")).1), ["Azure Healthcare APIs"]);
    assert_eq!(names(&sent(&mut tenant, &search("CONTOSO arch")).1).len(), 3);
    assert_eq!(names(&sent(&mut tenant, &search("ealthcare")).1), [""; 0]);
    assert_eq!(names(&sent(&mut tenant, &search("azure\" \\x")).1), [""; 0]);
    assert_eq!(names(&sent(&mut tenant, &search("بوابة")).1), ["Contoso بوابة المرضى"]);
    let prefix = read(Endpoint::SearchByPrefix("azure h".to_owned()));
    assert_eq!(names(&sent(&mut tenant, &prefix).1), ["Azure Healthcare APIs"]);
}

#[test]
fn a_search_without_its_header_is_refused() {
    let (status, error) = sent(&mut Tenant::new(1), &Request { eventual: false, ..search("azure") });
    assert_eq!((status, &error["error"]["code"]), (400, &json!("Request_UnsupportedQuery")));
}

#[test]
fn many_results_come_in_pages_that_follow_one_another() {
    let mut tenant = Tenant::new(1);
    let (mut found, mut pages) = (Vec::new(), 0);
    let mut next = Some(search("contoso"));
    while let Some(request) = next {
        let (status, page) = sent(&mut tenant, &request);
        assert_eq!(status, 200);
        found.extend(names(&page).into_iter().map(str::to_owned));
        pages += 1;
        let link = page["@odata.nextLink"].as_str();
        let link = link.map(|link| NextPage::parse(link, Cloud::Global).expect("a link on Graph's own host"));
        next = link.map(|page| Request { eventual: true, ..read(Endpoint::NextPage(page)) });
    }
    let all: Vec<_> = seed::APIS.iter().map(|api| api.0).filter(|name| name.starts_with("Contoso")).collect();
    assert!(pages == 2 && found == all && all.len() > 25, "{pages} {found:?}");
}

#[test]
fn an_api_is_found_by_its_identifier_uri_and_microsofts_by_their_ids() {
    let mut tenant = Tenant::new(1);
    let vault = read(Endpoint::ApisByIdentifierUri("https://vault.azure.net".to_owned()));
    assert_eq!(names(&sent(&mut tenant, &vault).1), ["Azure Key Vault"]);
    let begun = read(Endpoint::ApisByIdentifierUri("https://vault".to_owned()));
    assert_eq!(names(&sent(&mut tenant, &begun).1), [""; 0]);
    let (status, page) = sent(&mut tenant, &read(Endpoint::WellKnownApis));
    let found = names(&page);
    assert!(status == 200 && found.contains(&"Azure Storage") && !found.contains(&"Azure API for DICOM"), "{found:?}");
}

#[test]
fn an_api_that_the_tenant_has_no_service_principal_for_can_be_added() {
    let mut tenant = Tenant::new(1);
    let dicom = WellKnownApi::AzureDicom.app_id();
    let add = |app_id: AppId| request(Method::Post, Endpoint::ServicePrincipals, Some(json!({ "appId": app_id })));
    assert_eq!(sent(&mut tenant, &read(Endpoint::ResourceApi(dicom))).0, 404);
    assert_eq!(sent(&mut tenant, &add(dicom)).0, 201);
    assert_eq!(sent(&mut tenant, &add(dicom)).0, 409);
    let (status, api) = sent(&mut tenant, &read(Endpoint::ResourceApi(dicom)));
    assert_eq!((status, &api["oauth2PermissionScopes"][0]["value"]), (200, &json!("Dicom.ReadWrite")));
    assert_eq!(sent(&mut tenant, &add(AppId::from_u128(9))).0, 400, "no such application anywhere");
}

#[test]
fn the_apis_of_the_person_are_among_what_the_person_owns() {
    let (status, page) = sent(&mut Tenant::new(1), &read(Endpoint::OwnedApis));
    assert_eq!((status, names(&page)), (200, seed::OWNED.to_vec()));
    assert_eq!(page["value"][2]["api"]["oauth2PermissionScopes"][0]["value"], "Data.Read");
}

#[test]
fn microsoft_graph_offers_its_permissions_with_the_known_identifiers() {
    let (status, api) = sent(&mut Tenant::new(1), &read(Endpoint::ResourceApi(MICROSOFT_GRAPH)));
    let scopes = api["oauth2PermissionScopes"].as_array().expect("scopes");
    let user_read = scopes.iter().find(|scope| scope["value"] == "User.Read").expect("User.Read");
    assert_eq!((status, &user_read["id"]), (200, &json!("e1fe6dd8-ba31-4d61-89e7-88639da4683d")));
    assert!((30..=40).contains(&(scopes.len() + api["appRoles"].as_array().map_or(0, Vec::len))));
}

#[test]
fn every_identifier_and_every_value_of_the_seed_is_unique_in_its_place() {
    let mut apps: Vec<_> = (0..).zip(seed::APIS).map(|(place, api)| seed::app_id(place, api)).collect();
    apps.sort_unstable();
    apps.dedup();
    assert_eq!(apps.len(), seed::APIS.len());
    for (place, api) in (0..).zip(seed::APIS) {
        let mut ids: Vec<_> = (0..).zip(api.2).map(|(n, offer)| seed::permission_id(place, n, offer)).collect();
        let mut values: Vec<_> = api.2.iter().map(|offer| (seed::kind(offer), offer.1)).collect();
        ids.sort_unstable();
        ids.dedup();
        values.sort_unstable();
        values.dedup();
        assert_eq!((ids.len(), values.len()), (api.2.len(), api.2.len()), "{}", api.0);
    }
}

#[test]
fn who_is_signed_in_can_be_read() {
    let mut tenant = Tenant::new(1);
    let context = Tenant::context();
    assert_eq!(sent(&mut tenant, &read(Endpoint::Me)).1["userPrincipalName"], context.account.as_str());
    let (_, organization) = sent(&mut tenant, &read(Endpoint::Organization));
    let expected = json!([{ "id": context.tenant_id, "displayName": context.tenant_name }]);
    assert_eq!(organization["value"], expected);
}

#[test]
fn the_same_seed_and_requests_give_the_same_answers() {
    let run = |seed| {
        let mut tenant = Tenant::new(seed);
        tenant.faults = Faults { throttling: true, ..Faults::default() };
        let requests = [upsert(portal()), upsert(portal()), search("a"), search("a"), create(json!({}))];
        requests.map(|request| {
            let answer = tenant.answer(&request, NOW);
            let body = answer.outcome.map(|response| response.body.to_vec());
            (answer.delay, body)
        })
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8));
}

#[test]
fn answers_take_a_while_and_writes_longer() {
    let mut tenant = Tenant::new(3);
    for _ in 0..50 {
        let delay = tenant.answer(&read(Endpoint::Me), NOW).delay.whole_milliseconds();
        assert!((150..300).contains(&delay), "{delay}");
        let delay = tenant.answer(&create(portal()), NOW).delay.whole_milliseconds();
        assert!((350..700).contains(&delay), "{delay}");
    }
}
