//! The local tenant is strict: what Entra ID and Graph refuse, it refuses.

mod certificates;
mod consent;
mod step_up;

use serde_json::{Value, json};

use crate::plain_client::{Heard, VERIFIER, authorize_url, code, fragment, graph, pick, redeem, send, token};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::odd_apis::{DICOM_APP_ID, fabrikam_partner_app_id};
use crate::tenant::seed::{GRAPH_APP_ID, HEALTHCARE_APP_ID, crowd};
use crate::tenant::{GRAPH, LOGIN, Tenant, US_GOV};

const ORIGIN: &str = "http://localhost:8080";
const BACK: &str = "http://localhost:8080/tools/registrar/auth.html";
const ALL: [&str; 3] = ["User.Read", "Application.Read.All", "Application.ReadWrite.All"];
const PREFER: (&str, &str) = ("prefer", "create-if-missing");

/// A tenant, and an access token of its administrator.
async fn signed_in() -> (Tenant, String) {
    signed_in_with(&ALL).await
}

/// The same with these permissions.
async fn signed_in_with(consented: &[&str]) -> (Tenant, String) {
    let tenant = Tenant::start(BACK, consented).await;
    let code = code(&tenant, BACK, &[]).await;
    let answer = redeem(&tenant, BACK, Some(ORIGIN), &code, VERIFIER).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let token = answer.json()["access_token"].as_str().unwrap().to_owned();
    (tenant, token)
}

async fn ask(tenant: &Tenant, token: &str, method: &str, path: &str, body: Value) -> Heard {
    graph(tenant, token, method, path, &[], &body).await.unwrap()
}

async fn upsert(tenant: &Tenant, token: &str, body: Value) -> Option<Heard> {
    graph(tenant, token, "PATCH", "/applications(uniqueName='fhir-client-1')", &[PREFER], &body).await
}

#[tokio::test]
async fn a_code_is_worth_tokens_once_and_only_with_its_verifier() {
    let tenant = Tenant::start(BACK, &ALL).await;
    let first = code(&tenant, BACK, &[]).await;
    let wrong = "another-verifier-of-more-than-forty-three-letters";
    assert_eq!(redeem(&tenant, BACK, Some(ORIGIN), &first, wrong).await.aadsts(), 501_481);
    let good = redeem(&tenant, BACK, Some(ORIGIN), &first, VERIFIER).await;
    assert_eq!(good.status, 200);
    assert_eq!(good.header("access-control-allow-origin"), Some(ORIGIN));
    assert!(good.json()["scope"].as_str().unwrap().contains("Application.ReadWrite.All"));
    assert_eq!(redeem(&tenant, BACK, Some(ORIGIN), &first, VERIFIER).await.aadsts(), 54005);
}

#[tokio::test]
async fn a_code_of_a_page_is_redeemed_only_from_its_own_origin() {
    let tenant = Tenant::start(BACK, &ALL).await;
    let code = code(&tenant, BACK, &[]).await;
    assert_eq!(redeem(&tenant, BACK, None, &code, VERIFIER).await.aadsts(), 9_002_327);
    let stranger = redeem(&tenant, BACK, Some("https://evil.example"), &code, VERIFIER).await;
    assert_eq!(stranger.aadsts(), 9_002_326);
    assert_eq!(stranger.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn an_authorize_request_without_pkce_state_or_nonce_gets_no_code() {
    let tenant = Tenant::start(BACK, &ALL).await;
    for extra in [
        ("code_challenge", ""),
        ("code_challenge_method", "plain"),
        ("state", ""),
        ("nonce", ""),
        ("response_type", "token"),
    ] {
        let heard = send(&tenant, "GET", &authorize_url(&tenant, BACK, &[extra]), &[], "").await.unwrap();
        assert_eq!(heard.status, 302, "{extra:?}");
        assert!(fragment(&heard, "error_description").is_some_and(|text| text.starts_with("AADSTS")), "{extra:?}");
    }
}

#[tokio::test]
async fn an_unregistered_redirect_uri_is_told_on_the_page_and_never_redirected_to() {
    let tenant = Tenant::start(BACK, &ALL).await;
    for (uri, number) in
        [("http://localhost:8080/tools/registrar/Auth.html", "AADSTS50011"), ("https://evil.example/", "AADSTS50011")]
    {
        let heard = send(&tenant, "GET", &authorize_url(&tenant, uri, &[]), &[], "").await.unwrap();
        assert_eq!((heard.status, heard.header("location")), (400, None));
        assert!(heard.text.contains(number));
    }
    let common = authorize_url(&tenant, BACK, &[]).replace(&tenant.tenant_id, "common");
    assert!(send(&tenant, "GET", &common, &[], "").await.unwrap().text.contains("AADSTS50194"));
}

#[tokio::test]
async fn a_scope_that_was_not_consented_to_is_refused_silently_and_asked_for_openly() {
    let tenant = Tenant::start(BACK, &["User.Read"]).await;
    let code = code(&tenant, BACK, &[]).await;
    let tokens = redeem(&tenant, BACK, Some(ORIGIN), &code, VERIFIER).await.json();
    let pairs = [
        ("grant_type", "refresh_token"),
        ("client_id", tenant.client_id.as_str()),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
        ("scope", "openid offline_access Application.ReadWrite.All"),
    ];
    let refused = token(&tenant, Some(ORIGIN), &pairs).await;
    assert_eq!((refused.status, refused.aadsts()), (400, 65001));
    assert_eq!(refused.json()["suberror"], "consent_required");

    let wants = authorize_url(&tenant, BACK, &[("scope", "openid Application.ReadWrite.All")]);
    let page = send(&tenant, "GET", &wants, &[], "").await.unwrap();
    assert!(pick(&tenant, &page, "Adele").await.text.contains("Permissions requested"));
    let page = send(&tenant, "GET", &wants, &[], "").await.unwrap();
    assert!(pick(&tenant, &page, "Alex").await.text.contains("Need admin approval"));
    // Once it is granted nobody is asked, but for who wants to be asked anew.
    tenant.grant(&["Application.ReadWrite.All"]);
    for (prompt, stopped) in [(None, false), (Some(("prompt", "consent")), true)] {
        let extra: Vec<_> = prompt.into_iter().chain([("scope", "openid Application.ReadWrite.All")]).collect();
        let page = send(&tenant, "GET", &authorize_url(&tenant, BACK, &extra), &[], "").await.unwrap();
        let next = pick(&tenant, &page, "Alex").await;
        assert_eq!(next.text.contains("Need admin approval"), stopped, "{prompt:?}: {}", next.status);
    }
    let silent = authorize_url(&tenant, BACK, &[("prompt", "none")]);
    let heard = send(&tenant, "GET", &silent, &[], "").await.unwrap();
    assert_eq!(fragment(&heard, "error").as_deref(), Some("login_required"));
}

#[tokio::test]
async fn a_refresh_token_rotates_and_keeps_its_end() {
    let tenant = Tenant::start(BACK, &ALL).await;
    let code = code(&tenant, BACK, &[]).await;
    let first = redeem(&tenant, BACK, Some(ORIGIN), &code, VERIFIER).await.json();
    let refresh = |one: &Value| {
        let given = one["refresh_token"].as_str().unwrap().to_owned();
        let tenant = tenant.clone();
        async move {
            let pairs = [
                ("grant_type", "refresh_token"),
                ("client_id", tenant.client_id.as_str()),
                ("refresh_token", given.as_str()),
            ];
            token(&tenant, Some(ORIGIN), &pairs).await
        }
    };
    let second = refresh(&first).await.json();
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert!(second["refresh_token_expires_in"].as_i64() <= first["refresh_token_expires_in"].as_i64());
    assert_eq!(refresh(&first).await.status, 200, "the old one stays good");
    tenant.expire_refresh_tokens();
    assert_eq!(refresh(&second).await.aadsts(), 700_084);
}

#[tokio::test]
async fn the_same_upsert_twice_makes_one_application() {
    let (tenant, token) = signed_in().await;
    let body = json!({ "displayName": "FHIR client", "signInAudience": "AzureADMyOrg" });
    let without =
        graph(&tenant, &token, "PATCH", "/applications(uniqueName='fhir-client-1')", &[], &body).await.unwrap();
    assert_eq!((without.status, without.code().as_str()), (404, "Request_ResourceNotFound"));
    let first = upsert(&tenant, &token, body.clone()).await.unwrap();
    assert_eq!(first.status, 201);
    assert_eq!(first.json()["uniqueName"], "fhir-client-1");
    let second = upsert(&tenant, &token, body).await.unwrap();
    assert_eq!((second.status, second.text.as_str()), (204, ""));
    assert_eq!(tenant.applications().len(), 1);
}

#[tokio::test]
async fn a_lost_answer_was_carried_out_and_a_lost_request_was_not() {
    let (tenant, token) = signed_in().await;
    tenant.fault(Op::UpsertApplication, 1, Fault::RequestLost);
    assert!(upsert(&tenant, &token, json!({ "displayName": "FHIR client" })).await.is_none());
    assert_eq!(tenant.applications().len(), 0);
    tenant.fault(Op::UpsertApplication, 1, Fault::AnswerLost);
    assert!(upsert(&tenant, &token, json!({ "displayName": "FHIR client" })).await.is_none());
    assert_eq!(tenant.applications().len(), 1);
}

#[tokio::test]
async fn bodies_that_graph_refuses_are_refused() {
    let (tenant, token) = signed_in().await;
    let web = |uri: &str| json!({ "displayName": "a", "web": { "redirectUris": [uri] } });
    let long = format!("https://a.example/{}", "x".repeat(250));
    let bodies = [
        json!({}),
        json!({ "displayName": "" }),
        json!({ "displayName": "x".repeat(121) }),
        json!({ "displayName": "a", "colour": "red" }),
        json!({ "displayName": "a", "appId": "e1fe6dd8-ba31-4d61-89e7-88639da4683d" }),
        json!({ "displayName": "a", "uniqueName": "fhir-client-1" }),
        json!({ "displayName": "a", "passwordCredentials": [] }),
        json!({ "displayName": "a", "signInAudience": "Everybody" }),
        json!({ "displayName": "a", "tags": ["two words"] }),
        json!({ "displayName": "a", "tags": ["twice", "twice"] }),
        json!({ "displayName": "a", "requiredResourceAccess": [{ "resourceAppId": "00000003-0000-0000-c000-000000000000", "resourceAccess": [] }] }),
        web("http://a.example/"),
        web("https://a.example/#x"),
        web("https://a.example/(x)"),
        web("https://a.example/a b"),
        web("http://[::1]/"),
        web("myapp://auth"),
        web(&long),
        json!({ "displayName": "a", "web": { "redirectUris": ["http://localhost:1/a", "http://localhost:2/a"] } }),
        json!({ "displayName": "a", "signInAudience": "AzureADandPersonalMicrosoftAccount", "web": { "redirectUris": ["https://a.example/?x"] } }),
    ];
    for body in bodies {
        let heard = upsert(&tenant, &token, body.clone()).await.unwrap();
        assert_eq!((heard.status, heard.code().as_str()), (400, "Request_BadRequest"), "{body}");
        assert!(heard.json()["error"]["innerError"]["request-id"].is_string());
    }
    assert_eq!(tenant.applications().len(), 0);
}

#[tokio::test]
async fn a_service_management_reference_can_be_required_and_is_looked_up() {
    let (tenant, token) = signed_in().await;
    tenant.set(|settings| settings.reference = Some("96524024-75b0-497b-ab38-0381399a6a9d"));
    let with = |reference: Value| json!({ "displayName": "a", "serviceManagementReference": reference });
    for (body, code) in [
        (json!({ "displayName": "a" }), "ServiceTreeValueMissing"),
        (with(Value::Null), "ServiceTreeValueMissing"),
        (with(json!("CI-1042")), "ServiceTreeInvalid"),
        (with(json!("x".repeat(257))), "Request_BadRequest"),
    ] {
        let upserted = upsert(&tenant, &token, body.clone()).await.unwrap();
        let created = ask(&tenant, &token, "POST", "/applications", body.clone()).await;
        assert_eq!((upserted.status, upserted.code().as_str()), (400, code), "{body}");
        assert_eq!((created.status, created.code().as_str()), (400, code), "{body}");
    }
    let good = with(json!("96524024-75b0-497b-ab38-0381399a6a9d"));
    assert_eq!(upsert(&tenant, &token, good).await.unwrap().status, 201);
    let change = upsert(&tenant, &token, json!({ "displayName": "a" })).await.unwrap();
    assert_eq!((change.status, change.code().as_str()), (400, "ServiceTreeValueMissing"), "a change as well");
    assert_eq!(tenant.applications().len(), 1);
}

#[tokio::test]
async fn a_secret_in_the_create_comes_back_once() {
    let (tenant, token) = signed_in().await;
    let own_id =
        json!({ "displayName": "a", "passwordCredentials": [{ "keyId": "e1fe6dd8-ba31-4d61-89e7-88639da4683d" }] });
    assert_eq!(ask(&tenant, &token, "POST", "/applications", own_id).await.status, 400);
    let body = json!({ "displayName": "a", "passwordCredentials": [{ "displayName": "first", "endDateTime": "2099-01-01T00:00:00Z" }] });
    let made = ask(&tenant, &token, "POST", "/applications", body).await;
    assert_eq!(made.status, 201);
    assert!(made.json()["passwordCredentials"][0]["secretText"].is_string());
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let read = ask(&tenant, &token, "GET", &format!("/applications/{id}"), Value::Null).await.json();
    assert_eq!(read["passwordCredentials"][0]["secretText"], Value::Null);
    let backwards = json!({ "passwordCredential": { "endDateTime": "2001-01-01T00:00:00Z" } });
    assert_eq!(ask(&tenant, &token, "POST", &format!("/applications/{id}/addPassword"), backwards).await.status, 400);
}

#[tokio::test]
async fn the_secret_of_an_application_obtains_a_token_and_a_wrong_one_does_not() {
    let (tenant, token_of_adele) = signed_in().await;
    let made = upsert(&tenant, &token_of_adele, json!({ "displayName": "FHIR client" })).await.unwrap().json();
    let (id, app_id) = (made["id"].as_str().unwrap(), made["appId"].as_str().unwrap());
    let path = format!("/applications/{id}/addPassword");
    let secret = ask(&tenant, &token_of_adele, "POST", &path, json!({ "passwordCredential": {} })).await.json();
    let secret = secret["secretText"].as_str().unwrap().to_owned();
    let try_it = |secret: String, origin: Option<&'static str>| {
        let (tenant, app_id) = (tenant.clone(), app_id.to_owned());
        async move {
            let scope = "https://contoso-fhir.fhir.azurehealthcareapis.com/.default";
            let pairs = [
                ("grant_type", "client_credentials"),
                ("client_id", app_id.as_str()),
                ("client_secret", secret.as_str()),
                ("scope", scope),
            ];
            token(&tenant, origin, &pairs).await
        }
    };
    assert_eq!(try_it(secret.clone(), None).await.aadsts(), 7_000_229, "there is no service principal yet");
    let made = ask(&tenant, &token_of_adele, "POST", "/servicePrincipals", json!({ "appId": app_id })).await;
    assert_eq!(made.status, 201);
    let again = ask(&tenant, &token_of_adele, "POST", "/servicePrincipals", json!({ "appId": app_id })).await;
    assert_eq!(again.status, 409);
    assert_eq!(try_it(secret.clone(), None).await.status, 200);
    assert_eq!(try_it("wrong".into(), None).await.aadsts(), 7_000_215);
    assert_eq!(try_it(secret, Some(ORIGIN)).await.aadsts(), 9_002_326);
}

#[tokio::test]
async fn a_search_without_consistency_level_is_refused_and_paging_goes_by_link() {
    let (tenant, token) = signed_in().await;
    let search = "/servicePrincipals?$search=%22displayName:azure%20health%22&$select=displayName";
    let heard = ask(&tenant, &token, "GET", search, Value::Null).await;
    assert_eq!((heard.status, heard.code().as_str()), (400, "Request_UnsupportedQuery"));
    let eventual = [("consistencylevel", "eventual")];
    let heard = graph(&tenant, &token, "GET", search, &eventual, &Value::Null).await.unwrap().json();
    assert_eq!(heard["value"], json!([{ "displayName": "Azure Healthcare APIs" }]));

    let first = ask(&tenant, &token, "GET", "/servicePrincipals?$top=30", Value::Null).await.json();
    assert_eq!(first["value"].as_array().unwrap().len(), 30);
    let link =
        first["@odata.nextLink"].as_str().unwrap().strip_prefix("https://graph.microsoft.com/v1.0").unwrap().to_owned();
    let second = ask(&tenant, &token, "GET", &link, Value::Null).await.json();
    assert!(second["value"].as_array().unwrap().len() > 5);
    assert!(second.get("@odata.nextLink").is_none());
    assert_eq!(ask(&tenant, &token, "GET", &link.replace("30", "20"), Value::Null).await.status, 400);
}

#[tokio::test]
async fn a_tenant_of_one_cloud_is_not_known_in_another() {
    let tenant = Tenant::start(BACK, &ALL).await;
    tenant.set(|settings| settings.cloud = US_GOV);
    let scope = ("scope", "openid https://graph.microsoft.us/User.Read");
    let code = code(&tenant, BACK, &[scope]).await;
    let tokens = redeem(&tenant, BACK, Some(ORIGIN), &code, VERIFIER).await.json();
    assert!(tokens["scope"].as_str().unwrap().contains("https://graph.microsoft.us/User.Read"));
    let token = tokens["access_token"].as_str().unwrap();
    assert_eq!(ask(&tenant, token, "GET", "/me", Value::Null).await.status, 200);
    for host in [LOGIN, GRAPH] {
        let elsewhere = send(&tenant, "GET", &format!("https://{host}/v1.0/me"), &[], "").await.unwrap();
        assert_eq!(elsewhere.status, 421, "{host}");
    }
    let foreign = ("scope", "openid https://graph.microsoft.com/User.Read");
    let refused = send(&tenant, "GET", &authorize_url(&tenant, BACK, &[foreign]), &[], "").await.unwrap();
    assert_eq!(fragment(&refused, "error").as_deref(), Some("invalid_resource"));
}

#[tokio::test]
async fn graph_asks_for_a_token_its_permission_and_a_declared_body() {
    let tenant = Tenant::start(BACK, &["User.Read"]).await;
    let code = code(&tenant, BACK, &[]).await;
    let tokens = redeem(&tenant, BACK, Some(ORIGIN), &code, VERIFIER).await.json();
    let token = tokens["access_token"].as_str().unwrap();
    assert_eq!(ask(&tenant, token, "GET", "/me", Value::Null).await.status, 200);
    let denied = ask(&tenant, token, "GET", "/applications", Value::Null).await;
    assert_eq!((denied.status, denied.code().as_str()), (403, "Authorization_RequestDenied"));
    let bare = send(&tenant, "GET", &format!("https://{GRAPH}/v1.0/me"), &[], "").await.unwrap();
    assert_eq!((bare.status, bare.code().as_str()), (401, "InvalidAuthenticationToken"));
    assert!(bare.header("www-authenticate").is_some());
    tenant.expire_access_tokens();
    assert_eq!(ask(&tenant, token, "GET", "/me", Value::Null).await.status, 401);
}

#[tokio::test]
async fn a_new_application_is_not_heard_of_everywhere_at_once() {
    let (tenant, token) = signed_in().await;
    tenant.set(|settings| settings.lag = 3);
    let made = upsert(&tenant, &token, json!({ "displayName": "FHIR client" })).await.unwrap().json();
    let path = format!("/applications/{}/addPassword", made["id"].as_str().unwrap());
    assert_eq!(ask(&tenant, &token, "POST", &path, json!({ "passwordCredential": {} })).await.status, 404);
    let principal = json!({ "appId": made["appId"] });
    assert_eq!(ask(&tenant, &token, "POST", "/servicePrincipals", principal.clone()).await.status, 403);
    assert_eq!(ask(&tenant, &token, "POST", "/servicePrincipals", principal.clone()).await.status, 400);
    assert_eq!(ask(&tenant, &token, "POST", "/servicePrincipals", principal).await.status, 201);
    assert_eq!(ask(&tenant, &token, "POST", &path, json!({ "passwordCredential": {} })).await.status, 200);
}

#[tokio::test]
async fn a_search_among_twenty_thousand_finds_by_the_beginnings_of_words_and_pages() {
    let (tenant, token) = signed_in().await;
    tenant.crowd(20_000);
    let eventual = [("consistencylevel", "eventual")];
    let search = "/servicePrincipals?$search=%22displayName:bill%20alp%22&$select=id,displayName&$top=25&$count=true";
    let heard = graph(&tenant, &token, "GET", search, &eventual, &Value::Null).await.unwrap().json();
    assert_eq!((&heard["@odata.count"], heard["value"].as_array().map(Vec::len)), (&json!(250), Some(25)));
    assert!(heard["@odata.nextLink"].is_string());
    let name = crowd::name(19_999);
    let found = ask(
        &tenant,
        &token,
        "GET",
        "/servicePrincipals?$filter=displayName%20eq%20'NAME'".replace("NAME", &name.replace(' ', "%20")).as_str(),
        Value::Null,
    )
    .await
    .json();
    assert_eq!(found["value"][0]["oauth2PermissionScopes"][0]["value"], "access_as_user");
    let app_id = found["value"][0]["appId"].as_str().unwrap();
    let by_app_id = format!("/servicePrincipals(appId='{app_id}')");
    assert_eq!(ask(&tenant, &token, "GET", &by_app_id, Value::Null).await.json()["id"], found["value"][0]["id"]);
    let several = format!("/servicePrincipals?$filter=appId%20in%20('{app_id}','{HEALTHCARE_APP_ID}')");
    assert_eq!(
        ask(&tenant, &token, "GET", &several, Value::Null).await.json()["value"].as_array().map(Vec::len),
        Some(2)
    );
    let by_name = "/servicePrincipals?$filter=servicePrincipalNames/any(n:n%20eq%20'https://azurehealthcareapis.com')";
    assert_eq!(ask(&tenant, &token, "GET", by_name, Value::Null).await.json()["value"][0]["appId"], HEALTHCARE_APP_ID);
}

#[tokio::test]
async fn microsoft_graph_offers_as_many_permissions_as_a_test_wants() {
    let (tenant, token) = signed_in().await;
    tenant.fill_graph(1_130);
    let path = format!("/servicePrincipals(appId='{GRAPH_APP_ID}')?$select=oauth2PermissionScopes,appRoles");
    let api = ask(&tenant, &token, "GET", &path, Value::Null).await.json();
    let count = |property: &str| api[property].as_array().map_or(0, Vec::len);
    assert_eq!(count("oauth2PermissionScopes") + count("appRoles"), 1_130);
}

#[tokio::test]
async fn an_api_of_another_tenant_gets_its_service_principal_from_an_administrator() {
    let (tenant, token) = signed_in().await;
    tenant.without_api(HEALTHCARE_APP_ID);
    for app_id in [HEALTHCARE_APP_ID, DICOM_APP_ID, &fabrikam_partner_app_id()] {
        let path = format!("/servicePrincipals(appId='{app_id}')");
        assert_eq!(ask(&tenant, &token, "GET", &path, Value::Null).await.status, 404);
        let made = ask(&tenant, &token, "POST", "/servicePrincipals", json!({ "appId": app_id })).await;
        assert_eq!(made.status, 201);
        assert!(made.json()["oauth2PermissionScopes"][0]["value"].is_string());
        assert_eq!(ask(&tenant, &token, "GET", &path, Value::Null).await.status, 200);
    }
}
