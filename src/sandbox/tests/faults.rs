//! Tests of the sandbox tenant's faults, each switched on by itself.

use super::*;

#[test]
fn throttling_refuses_the_first_try_of_each_write_and_every_second_search() {
    let mut tenant = with(Faults { throttling: true, ..Faults::default() });
    let first = sent_at(&mut tenant, &upsert(portal()), NOW);
    assert_eq!((first.status, first.retry_after), (429, Some(Duration::seconds(2))));
    assert!(tenant.applications().is_empty());
    assert_eq!(sent(&mut tenant, &upsert(portal())).0, 201);
    assert_eq!(sent(&mut tenant, &upsert(portal())).0, 429, "the next write is a write of its own");
    assert_eq!([(); 4].map(|()| sent(&mut tenant, &search("azure")).0), [200, 429, 200, 429]);
    tenant.faults = Faults::default();
    assert_eq!(sent(&mut tenant, &upsert(portal())).0, 204);
}

#[test]
fn slow_replication_hides_what_was_just_made() {
    let mut tenant = with(Faults { slow_replication: true, ..Faults::default() });
    let (_, made) = sent(&mut tenant, &upsert(portal()));
    let (object, app_id): (ObjectId, AppId) = (id(&made, "id"), id(&made, "appId"));
    let add = request(Method::Post, Endpoint::AddPassword(object), Some(json!({ "passwordCredential": {} })));
    let principal = request(Method::Post, Endpoint::ServicePrincipals, Some(json!({ "appId": app_id })));
    let lookups = [Endpoint::PasswordCredentials(object), Endpoint::ApplicationByUniqueName(name())].map(read);
    for request in lookups.iter().chain([&add]) {
        assert_eq!(sent(&mut tenant, request).0, 404, "{request:?}");
    }
    let by_tag = read(Endpoint::ApplicationsByRunTag(tail()));
    assert_eq!(sent(&mut tenant, &by_tag).1, json!({ "value": [] }));
    assert_eq!(sent(&mut tenant, &upsert(portal())).0, 204, "the alternate key is known at once");
    let statuses = [1, 4].map(|s| sent_at(&mut tenant, &principal, NOW + Duration::seconds(s)).status);
    assert_eq!(statuses, [400, 403]);
    let later = NOW + Duration::seconds(6);
    assert_eq!(sent_at(&mut tenant, &add, later).status, 200);
    assert_eq!(sent_at(&mut tenant, &principal, later).status, 201);
    assert_eq!(sent_at(&mut tenant, &read(Endpoint::ServicePrincipalByAppId(app_id)), later).status, 404);
    let listed = |tenant: &mut Tenant, now| {
        let page: Value = sent_at(tenant, &read(Endpoint::PasswordCredentials(object)), now).json().unwrap_or_default();
        page["passwordCredentials"].as_array().map(Vec::len)
    };
    assert_eq!(listed(&mut tenant, later), Some(0), "a replica that does not know the new secret");
    assert_eq!(listed(&mut tenant, later + Duration::seconds(6)), Some(1));
}

#[test]
fn a_lost_answer_is_lost_after_the_write_was_carried_out_and_only_once() {
    let mut tenant = with(Faults { lost_answer: true, ..Faults::default() });
    assert_eq!(tenant.answer(&upsert(portal()), NOW).outcome.err(), Some(NoAnswer::Lost));
    assert_eq!(tenant.applications().len(), 1);
    assert_eq!(sent(&mut tenant, &upsert(portal())).0, 204);
    let object: ObjectId = id(&tenant.applications()[0].object, "id");
    let add = request(Method::Post, Endpoint::AddPassword(object), Some(json!({ "passwordCredential": {} })));
    assert_eq!(tenant.answer(&add, NOW).outcome.err(), Some(NoAnswer::Lost));
    assert_eq!(sent(&mut tenant, &add).0, 200);
    assert_eq!(tenant.secret_count(), 2);
    tenant.faults.lost_answer = false;
    assert_eq!(sent(&mut tenant, &add).0, 200);
    tenant.faults.lost_answer = true;
    assert_eq!(tenant.answer(&add, NOW).outcome.err(), Some(NoAnswer::Lost), "switched on again, it starts anew");
}

#[test]
fn a_registration_that_is_not_allowed_makes_nothing() {
    for request in [upsert(portal()), create(portal())] {
        let mut tenant = with(Faults { registration_not_allowed: true, ..Faults::default() });
        let (status, error) = sent(&mut tenant, &request);
        assert_eq!((status, &error["error"]["code"]), (403, &json!("Authorization_RequestDenied")));
        assert!(tenant.applications().is_empty());
        tenant.faults = Faults::default();
        assert_eq!(sent(&mut tenant, &request).0, 201);
    }
}

#[test]
fn an_application_without_a_service_management_reference_can_be_refused() {
    for request in [upsert, create] {
        let mut tenant = with(Faults { reference_required: true, ..Faults::default() });
        let (status, error) = sent(&mut tenant, &request(portal()));
        assert_eq!((status, &error["error"]["code"]), (400, &json!("ServiceTreeValueMissing")));
        let mut body = portal();
        body["serviceManagementReference"] = json!("CI-1042");
        assert_eq!(sent(&mut tenant, &request(body.clone())).0, 201);
        body["serviceManagementReference"] = json!("x".repeat(257));
        assert_eq!(sent(&mut tenant, &upsert(body)).1["error"]["code"], "Request_BadRequest");
    }
    let (mut tenant, _) = with_portal();
    tenant.faults.reference_required = true;
    assert_eq!(sent(&mut tenant, &upsert(portal())).1["error"]["code"], "ServiceTreeValueMissing", "a change as well");
}

#[test]
fn an_upsert_that_is_refused_leaves_the_plain_creation() {
    let mut tenant = with(Faults { upsert_refused: true, ..Faults::default() });
    assert_eq!(sent(&mut tenant, &upsert(portal())).0, 403);
    assert_eq!(sent(&mut tenant, &create(portal())).0, 201);
}

#[test]
fn secrets_in_a_creation_can_be_refused() {
    let mut tenant = with(Faults { secrets_in_create_refused: true, ..Faults::default() });
    let mut body = portal();
    body["passwordCredentials"] = json!([{}]);
    assert_eq!(sent(&mut tenant, &create(body)).0, 400);
    assert_eq!(sent(&mut tenant, &create(portal())).0, 201);
}

#[test]
fn a_policy_can_forbid_long_lived_secrets() {
    let (mut tenant, application) = with_portal();
    tenant.faults.secret_policy = true;
    let until = |end: &str| {
        let body = json!({ "passwordCredential": { "endDateTime": end } });
        request(Method::Post, Endpoint::AddPassword(id(&application, "id")), Some(body))
    };
    let (status, error) = sent(&mut tenant, &until("2027-05-22T10:00:00Z"));
    assert_eq!((status, &error["error"]["code"]), (400, &json!("CredentialInvalidLifetimeAsPerAppPolicy")));
    assert_eq!(error["error"]["details"][0]["target"], "EndDate");
    assert_eq!(sent(&mut tenant, &until("2027-02-21T10:00:00Z")).0, 200);
}
