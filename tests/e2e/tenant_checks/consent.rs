//! Granting permissions in the local tenant is as strict as in Graph.

use serde_json::{Value, json};

use super::{ALL, ask, signed_in, signed_in_with};
use crate::plain_client::graph;
use crate::tenant::Tenant;
use crate::tenant::directory::role;
use crate::tenant::seed::{ADELE, GRAPH_APP_ID};
use crate::tenant::values::guid_of;

const GRANTING: [&str; 5] =
    [ALL[0], ALL[1], ALL[2], "DelegatedPermissionGrant.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"];

/// A client, and the service principal of an API: their object IDs.
async fn client_and_api(tenant: &Tenant, token: &str, api: &str) -> (String, String) {
    let made = ask(tenant, token, "POST", "/applications", json!({ "displayName": "a" })).await.json();
    let client = ask(tenant, token, "POST", "/servicePrincipals", json!({ "appId": made["appId"] })).await.json();
    let found = ask(tenant, token, "GET", &format!("/servicePrincipals(appId='{api}')"), Value::Null).await.json();
    (client["id"].as_str().unwrap().to_owned(), found["id"].as_str().unwrap().to_owned())
}

fn grant(client: &str, api: &str, scope: &str) -> Value {
    json!({ "clientId": client, "consentType": "AllPrincipals", "resourceId": api, "scope": scope })
}

#[tokio::test]
async fn a_client_has_one_grant_of_an_api_and_a_change_replaces_its_scope() {
    let (tenant, token) = signed_in_with(&GRANTING).await;
    let (client, api) = client_and_api(&tenant, &token, GRAPH_APP_ID).await;
    let post = async |body| ask(&tenant, &token, "POST", "/oauth2PermissionGrants", body).await;
    let made = post(grant(&client, &api, "User.Read")).await;
    assert_eq!((made.status, &made.json()["scope"]), (201, &json!("User.Read")));
    let again = post(grant(&client, &api, "Mail.Send")).await;
    assert_eq!((again.status, again.code().as_str()), (409, "Request_MultipleObjectsWithSameKeyValue"));
    tenant.set(|settings| settings.swapped_conflicts = true);
    assert_eq!(post(grant(&client, &api, "Mail.Send")).await.status, 400);
    let path = format!("/oauth2PermissionGrants/{}", made.json()["id"].as_str().unwrap());
    let changed = ask(&tenant, &token, "PATCH", &path, json!({ "scope": "User.Read Mail.Send" })).await;
    assert_eq!(changed.status, 204);
    assert_eq!(ask(&tenant, &token, "PATCH", &path, json!({ "clientId": client })).await.status, 400);
    let of_client = format!("/servicePrincipals/{client}/oauth2PermissionGrants");
    let listed = ask(&tenant, &token, "GET", &of_client, Value::Null).await.json();
    assert_eq!(listed["value"].as_array().map(Vec::len), Some(1));
    assert_eq!(listed["value"][0]["scope"], "User.Read Mail.Send");
    let by_filter = format!("/oauth2PermissionGrants?$filter=clientId%20eq%20'{client}'");
    assert_eq!(ask(&tenant, &token, "GET", &by_filter, Value::Null).await.json()["value"], listed["value"]);
}

#[tokio::test]
async fn grants_that_graph_refuses_are_refused() {
    let (tenant, token) = signed_in_with(&GRANTING).await;
    let (client, api) = client_and_api(&tenant, &token, GRAPH_APP_ID).await;
    let nobody = guid_of("nobody");
    let mut personal = grant(&client, &api, "User.Read");
    personal["principalId"] = json!(nobody);
    let mut coloured = grant(&client, &api, "User.Read");
    coloured["colour"] = json!("red");
    for (body, status) in [
        (grant(&client, &api, ""), 400),
        (grant(&client, &api, "No.Such"), 400),
        (grant(&client, &api, "User.Read User.Read"), 400),
        (grant("x", &api, "User.Read"), 400),
        (grant(&nobody, &api, "User.Read"), 404),
        (grant(&client, &nobody, "User.Read"), 404),
        (personal, 400),
        (coloured, 400),
    ] {
        let heard = ask(&tenant, &token, "POST", "/oauth2PermissionGrants", body.clone()).await;
        assert_eq!(heard.status, status, "{body}");
    }
    assert_eq!(tenant.grants(), Vec::<Value>::new());
}

#[tokio::test]
async fn an_application_permission_is_assigned_once_and_only_where_it_is_offered() {
    let (tenant, token) = signed_in_with(&GRANTING).await;
    let fhir = guid_of("contoso fhir server");
    let (client, api) = client_and_api(&tenant, &token, &fhir).await;
    let path = format!("/servicePrincipals/{api}/appRoleAssignedTo");
    let post = async |role: &str| {
        let body = json!({ "principalId": client, "resourceId": api, "appRoleId": role });
        ask(&tenant, &token, "POST", &path, body).await
    };
    let role = guid_of("role Contoso FHIR Server system.all.read");
    let made = post(&role).await;
    assert_eq!((made.status, &made.json()["resourceDisplayName"]), (201, &json!("Contoso FHIR Server")));
    assert_eq!((post(&role).await.status, post(&guid_of("no role")).await.status), (400, 400));
    tenant.set(|settings| settings.swapped_conflicts = true);
    assert_eq!(post(&role).await.status, 409);
    let held = format!("/servicePrincipals/{client}/appRoleAssignments?$select=resourceId,appRoleId");
    let held = ask(&tenant, &token, "GET", &held, Value::Null).await.json();
    assert_eq!(held["value"], json!([{ "resourceId": api, "appRoleId": role }]));
    assert_eq!(tenant.assignments().len(), 1);
    let elsewhere = json!({ "principalId": client, "resourceId": client, "appRoleId": role });
    assert_eq!(ask(&tenant, &token, "POST", &path, elsewhere).await.status, 400);
}

#[tokio::test]
async fn each_kind_of_grant_takes_its_role_and_its_permission() {
    let (tenant, token) = signed_in_with(&GRANTING).await;
    let (client, api) = client_and_api(&tenant, &token, GRAPH_APP_ID).await;
    let delegated = async || {
        ask(&tenant, &token, "POST", "/oauth2PermissionGrants", grant(&client, &api, "User.Read")).await.status
    };
    let application = async || {
        let body =
            json!({ "principalId": client, "resourceId": api, "appRoleId": guid_of("role Microsoft Graph Mail.Send") });
        ask(&tenant, &token, "POST", &format!("/servicePrincipals/{api}/appRoleAssignedTo"), body).await.status
    };
    tenant.give_roles(ADELE, &[role::APPLICATION_DEVELOPER]);
    assert_eq!((delegated().await, application().await), (403, 403));
    tenant.give_roles(ADELE, &[role::APPLICATION_ADMINISTRATOR]);
    assert_eq!((delegated().await, application().await), (201, 403));
    tenant.give_roles(ADELE, &[role::PRIVILEGED_ROLE_ADMINISTRATOR]);
    assert_eq!(application().await, 201);

    let (tenant, token) = signed_in().await;
    let (client, api) = client_and_api(&tenant, &token, GRAPH_APP_ID).await;
    let refused = ask(&tenant, &token, "POST", "/oauth2PermissionGrants", grant(&client, &api, "User.Read")).await;
    assert_eq!(refused.status, 403, "Application.ReadWrite.All grants nothing");
    let of_client = format!("/servicePrincipals/{client}/oauth2PermissionGrants");
    assert_eq!(ask(&tenant, &token, "GET", &of_client, Value::Null).await.status, 403, "and does not read what was");
}

#[tokio::test]
async fn a_new_service_principal_is_not_heard_of_everywhere_at_once() {
    let (tenant, token) = signed_in_with(&GRANTING).await;
    tenant.set(|settings| settings.principal_lag = 2);
    let (client, api) = client_and_api(&tenant, &token, GRAPH_APP_ID).await;
    let statuses = async || {
        ask(&tenant, &token, "POST", "/oauth2PermissionGrants", grant(&client, &api, "User.Read")).await.status
    };
    assert_eq!([statuses().await, statuses().await, statuses().await], [404, 404, 201]);
}

#[tokio::test]
async fn directory_roles_are_an_advanced_query_and_may_come_bare() {
    let (tenant, token) = signed_in().await;
    let plain = "/me/transitiveMemberOf/microsoft.graph.directoryRole?$select=displayName,roleTemplateId";
    let heard = ask(&tenant, &token, "GET", plain, Value::Null).await;
    assert_eq!((heard.status, heard.code().as_str()), (400, "Request_UnsupportedQuery"));
    let advanced = format!("{plain}&$count=true");
    let roles = async || {
        let eventual = [("consistencylevel", "eventual")];
        graph(&tenant, &token, "GET", &advanced, &eventual, &Value::Null).await.unwrap().json()["value"].clone()
    };
    let global = json!([{ "displayName": "Global Administrator", "roleTemplateId": role::GLOBAL_ADMINISTRATOR }]);
    assert_eq!(roles().await, global);
    tenant.set(|settings| settings.bare_roles = true);
    assert_eq!(roles().await, json!([{ "displayName": null, "roleTemplateId": null }]));
}

#[tokio::test]
async fn whether_assignment_is_required_is_said_when_a_service_principal_is_made_and_changed_later() {
    let (tenant, token) = signed_in().await;
    let made = ask(&tenant, &token, "POST", "/applications", json!({ "displayName": "a" })).await.json();
    let body = json!({ "appId": made["appId"], "appRoleAssignmentRequired": true });
    let principal = ask(&tenant, &token, "POST", "/servicePrincipals", body).await.json();
    assert_eq!(principal["appRoleAssignmentRequired"], true);
    let path = format!("/servicePrincipals/{}", principal["id"].as_str().unwrap());
    let changed = ask(&tenant, &token, "PATCH", &path, json!({ "appRoleAssignmentRequired": false })).await;
    assert_eq!(changed.status, 204);
    assert_eq!(ask(&tenant, &token, "PATCH", &path, json!({ "oauth2PermissionScopes": [] })).await.status, 400);
    assert_eq!(ask(&tenant, &token, "GET", &path, Value::Null).await.json()["appRoleAssignmentRequired"], false);
}
