//! Tests of what the sandbox tenant grants to clients.

use super::*;
use crate::directory::permission::grant::GrantId;

/// A tenant with a client, and the object IDs of the client, of Microsoft Graph and of Azure Healthcare APIs.
fn with_client() -> (Tenant, [ObjectId; 3]) {
    let (mut tenant, application) = with_portal();
    let creation = request(Method::Post, Endpoint::ServicePrincipals, Some(json!({ "appId": application["appId"] })));
    let (_, client) = sent(&mut tenant, &creation);
    let [graph, healthcare] = [0, 1].map(|place| seed::object_id(place).parse().expect("a GUID"));
    let ids = [id(&client, "id"), graph, healthcare];
    (tenant, ids)
}

fn grant(client: ObjectId, api: ObjectId, scope: &str) -> Request {
    let body = json!({ "clientId": client, "consentType": "AllPrincipals", "resourceId": api, "scope": scope });
    request(Method::Post, Endpoint::PermissionGrants, Some(body))
}

fn assign(client: ObjectId, api: ObjectId, role: &str) -> Request {
    let body = json!({ "principalId": client, "resourceId": api, "appRoleId": role });
    request(Method::Post, Endpoint::AppRoleAssignedTo(api), Some(body))
}

/// The ID of the first application permission of Microsoft Graph here.
fn graph_role() -> String {
    let (n, offer) = (0..).zip(seed::APIS[0].2).find(|(_, offer)| seed::kind(offer) == "Role").expect("a role");
    seed::permission_id(0, n, offer)
}

#[test]
fn a_client_has_one_grant_of_an_api_and_a_change_replaces_its_scope() {
    let (mut tenant, [client, graph, _]) = with_client();
    let (status, made) = sent(&mut tenant, &grant(client, graph, "User.Read"));
    assert_eq!((status, sent(&mut tenant, &grant(client, graph, "Mail.Send")).0), (201, 409));
    let grant_id = GrantId::try_from(made["id"].as_str().unwrap_or_default().to_owned()).expect("an ID");
    let change = |scope: &str| {
        request(Method::Patch, Endpoint::PermissionGrant(grant_id.clone()), Some(json!({ "scope": scope })))
    };
    assert_eq!(sent(&mut tenant, &change("User.Read No.Such")).0, 400);
    assert_eq!(sent(&mut tenant, &change("User.Read Mail.Send")).0, 204);
    let (_, listed) = sent(&mut tenant, &read(Endpoint::PermissionGrantsOf(client)));
    assert_eq!(
        (listed["value"].as_array().map(Vec::len), &listed["value"][0]["scope"]),
        (Some(1), &json!("User.Read Mail.Send"))
    );
}

#[test]
fn grants_that_graph_refuses_are_refused() {
    let (mut tenant, [client, graph, healthcare]) = with_client();
    for (asked, status) in [
        (grant(client, graph, ""), 400),
        (grant(client, graph, "No.Such"), 400),
        (grant(client, graph, "User.Read User.Read"), 400),
        (grant(client, graph, &format!("{:3851}", "User.Read")), 400),
        (grant(client, ObjectId::from_u128(1), "User.Read"), 404),
        (grant(ObjectId::from_u128(1), graph, "User.Read"), 404),
        (assign(client, healthcare, &graph_role()), 400),
        (assign(ObjectId::from_u128(1), graph, &graph_role()), 404),
    ] {
        assert_eq!(sent(&mut tenant, &asked).0, status, "{asked:?}");
    }
    assert!(tenant.grants().is_empty() && tenant.assignments().is_empty());
}

#[test]
fn an_application_permission_is_assigned_once() {
    let (mut tenant, [client, graph, _]) = with_client();
    let asked = assign(client, graph, &graph_role());
    assert_eq!((sent(&mut tenant, &asked).0, sent(&mut tenant, &asked).0), (201, 400));
    let (_, held) = sent(&mut tenant, &read(Endpoint::AppRoleAssignmentsOf(client)));
    assert_eq!(held["value"][0]["appRoleId"], json!(graph_role()));
}

#[test]
fn the_persons_roles_decide_what_they_may_grant() {
    let (mut tenant, [client, graph, _]) = with_client();
    let roles = |tenant: &mut Tenant| {
        let asked = Request { eventual: true, ..read(Endpoint::DirectoryRoles) };
        sent(tenant, &asked).1["value"].as_array().map(Vec::len)
    };
    assert_eq!(sent(&mut tenant, &read(Endpoint::DirectoryRoles)).0, 400, "an advanced query");
    tenant.faults.graph_roles_not_allowed = true;
    assert_eq!((roles(&mut tenant), sent(&mut tenant, &assign(client, graph, &graph_role())).0), (Some(1), 403));
    assert_eq!(sent(&mut tenant, &grant(client, graph, "User.Read")).0, 201);
    tenant.faults.consent_not_allowed = true;
    assert_eq!((roles(&mut tenant), sent(&mut tenant, &grant(client, graph, "Mail.Send")).0), (Some(0), 403));
}

#[test]
fn a_service_principal_that_is_not_known_yet_is_granted_nothing() {
    let (mut tenant, [client, graph, _]) = with_client();
    tenant.faults.slow_replication = true;
    assert_eq!(sent(&mut tenant, &grant(client, graph, "User.Read")).0, 404);
    let later = NOW + Duration::seconds(6);
    assert_eq!(sent_at(&mut tenant, &grant(client, graph, "User.Read"), later).status, 201);
}

#[test]
fn a_service_principal_that_is_there_is_told_that_people_have_to_be_assigned() {
    let (mut tenant, [client, graph, _]) = with_client();
    let change = |of, body| request(Method::Patch, Endpoint::ServicePrincipal(of), Some(body));
    let required = || json!({ "appRoleAssignmentRequired": true });
    for (asked, status) in [
        (change(graph, required()), 403),
        (change(ObjectId::from_u128(1), required()), 404),
        (change(client, json!({ "appRoleAssignmentRequired": "true" })), 400),
        (change(client, json!({ "appId": "x" })), 400),
        (change(client, required()), 204),
    ] {
        assert_eq!(sent(&mut tenant, &asked).0, status, "{asked:?}");
    }
    assert_eq!(tenant.service_principals()[0].object["appRoleAssignmentRequired"], true);
}
