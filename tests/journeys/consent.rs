//! Runs that grant admin consent, with everything that can go wrong on the way.

use std::sync::LazyLock;

use client_registrar::{
    directory::{
        ids::ObjectId,
        permission::{MICROSOFT_GRAPH, PermissionKind, grant, well_known::WellKnownApi},
    },
    graph::{ask::AskError, calls, grants},
    http::{
        request::{GraphScope, Method, Request},
        response::{NoAnswer, NotSent, Response},
        template::{Answered, Template},
    },
    plan::call::{CallKind, Mode, Plan},
    run::{failure::Failure, progress::CallState},
    sandbox::Faults,
};
use serde_json::{Value, json};
use time::Duration;

use super::drive::{Journey, START, Way, picked, plan};

/// A plan that grants: two delegated permissions of Microsoft Graph, one of another API, and an application permission
/// of each of two APIs.
pub fn granting() -> Plan {
    static GRANTS: LazyLock<Vec<grant::WantedGrant>> = LazyLock::new(|| {
        let (delegated, application) = (PermissionKind::Delegated, PermissionKind::Application);
        grant::wanted(&[
            picked("microsoft graph", delegated, "User.Read"),
            picked("microsoft graph", application, "Mail.Send"),
            picked("fhir", application, "system.all.read"),
            picked("healthcare", delegated, "user_impersonation"),
            picked("microsoft graph", delegated, "Mail.Send"),
        ])
    });
    Plan { grants: GRANTS.clone(), ..plan(Mode::Upsert) }
}

/// The application permission of Microsoft Graph, by its place in the plan.
const GRAPH_ROLE: CallKind = CallKind::Grant(1);

fn with(faults: Faults) -> Journey {
    Journey::new(granting(), faults)
}

/// Everything planned is granted, once, and nothing else is.
#[track_caller]
pub fn assert_granted(journey: &Journey) {
    journey.assert_complete();
    let client = journey.run.outcome().service_principal.map(|id| id.to_string());
    let mut scopes: Vec<_> = journey.tenant.grants().iter().map(|grant| grant.text("scope").to_owned()).collect();
    scopes.sort();
    assert_eq!(scopes, ["User.Read Mail.Send", "user_impersonation"], "{:#?}", journey.requests);
    assert_eq!(journey.tenant.assignments().len(), 2, "{:#?}", journey.requests);
    let clients = journey.tenant.grants().iter().map(|grant| grant.text("clientId"));
    let principals = journey.tenant.assignments().iter().map(|one| one.text("principalId"));
    assert!(clients.chain(principals).all(|id| Some(id) == client.as_deref()));
}

/// An administrator does something in the portal meanwhile.
fn done_elsewhere(journey: &mut Journey, request: &Request) {
    let answer = journey.tenant.answer(request, journey.now).outcome.expect("an answer");
    assert!(answer.is_success(), "{answer:?}");
}

fn client(journey: &Journey) -> ObjectId {
    journey.run.outcome().service_principal.expect("a service principal")
}

/// Runs until nothing is left to do, a second a request; `instead` may answer in the tenant's place.
fn go_with(journey: &mut Journey, instead: impl Fn(&Request) -> Option<Result<Response, NoAnswer>>) {
    for _ in 0..200 {
        let step = journey.run.step(journey.now);
        if step.finished && step.send.is_empty() && step.wake_at.is_none() {
            return;
        }
        for (kind, request) in step.send {
            let answer = instead(&request).unwrap_or_else(|| journey.tenant.answer(&request, journey.now).outcome);
            journey.run.accept(kind, answer, journey.now, journey.now);
        }
        journey.now += Duration::SECOND;
        for secret in journey.run.take_secrets() {
            journey.held.push(secret);
        }
    }
    panic!("no end");
}

/// The object ID of an API, as the tenant names it.
fn api(journey: &mut Journey, place: usize) -> ObjectId {
    let app_id = granting().grants[place].api;
    let request = calls::service_principal(app_id);
    let found: Value = journey.tenant.answer(&request, START).outcome.ok().and_then(|r| r.json()).expect("an API");
    found["id"].as_str().and_then(|id| id.parse().ok()).expect("an ID")
}

#[test]
fn everything_that_does_not_depend_on_each_other_goes_out_together() {
    let mut journey = with(Faults::default());
    journey.go();
    assert_granted(&journey);
    // A service principal that is new was granted nothing, so that nobody looks.
    assert_eq!(journey.requests.len(), 3 + 3 + 4, "three APIs and four grants: {:#?}", journey.requests);
    assert!(journey.now - START < Duration::milliseconds(2_100), "{}", journey.now - START);
}

#[test]
fn nothing_is_granted_unless_the_person_chose_to() {
    let mut journey = Journey::new(plan(Mode::Upsert), Faults::default());
    journey.go().assert_complete();
    assert!(journey.tenant.grants().is_empty() && journey.tenant.assignments().is_empty());
}

#[test]
fn where_no_more_than_creating_is_allowed_nothing_is_granted() {
    let mut journey = Journey::new(Plan { mode: Mode::CreateOnly, ..granting() }, Faults::default());
    journey.go();
    assert!(journey.run.succeeded());
    assert!(journey.tenant.grants().is_empty() && journey.tenant.assignments().is_empty());
}

#[test]
fn throttling_slow_replication_and_lost_answers_grant_everything_once() {
    for faults in [
        Faults { throttling: true, ..Faults::default() },
        Faults { slow_replication: true, ..Faults::default() },
        Faults { lost_answer: true, ..Faults::default() },
        Faults { throttling: true, slow_replication: true, lost_answer: true, ..Faults::default() },
    ] {
        let mut journey = with(faults);
        journey.go();
        assert_granted(&journey);
    }
}

#[test]
fn whichever_request_is_lost_everything_is_granted_once() {
    for slow_replication in [false, true] {
        for way in [Way::RequestLost, Way::AnswerLost, Way::Refused(503), Way::AnswerReplaced(504)] {
            for place in 0..14 {
                let mut journey = with(Faults { slow_replication, ..Faults::default() });
                journey.go_along(|_, n, _| if n == place { way } else { Way::Open });
                assert_granted(&journey);
            }
        }
    }
}

#[test]
fn a_person_without_the_right_registers_all_the_same_and_learns_who_may() {
    let mut journey = with(Faults { consent_not_allowed: true, ..Faults::default() });
    journey.go();
    for n in 0..4 {
        assert!(
            matches!(journey.failure(CallKind::Grant(n)), Some(Failure::Ask(AskError::NotAllowed(error))) if error.status == 403)
        );
    }
    assert!(!journey.held.is_empty() && journey.run.outcome().service_principal.is_some());
    assert!(journey.now - START < Duration::seconds(10), "a 403 is not waited out");
    journey.tenant.faults = Faults::default();
    journey.try_again();
    assert_granted(&journey);
}

#[test]
fn an_application_administrator_grants_all_but_the_roles_of_microsoft_graph() {
    let mut journey = with(Faults { graph_roles_not_allowed: true, ..Faults::default() });
    journey.go();
    let failed: Vec<CallKind> = journey.run.failures().map(|(kind, _)| kind).collect();
    assert_eq!(failed, [GRAPH_ROLE]);
    assert_eq!((journey.tenant.grants().len(), journey.tenant.assignments().len()), (2, 1));
    let before = journey.requests.len();
    journey.tenant.faults = Faults::default();
    journey.try_again();
    assert_granted(&journey);
    assert_eq!(journey.requests.len() - before, 2, "one look and one grant: {:#?}", journey.requests);
}

/// A request with the service principals of the client and of Microsoft Graph in it.
fn filled(template: &Template, client: ObjectId, graph: ObjectId) -> Request {
    let apis = [(MICROSOFT_GRAPH, graph)].into();
    let answered = Answered { service_principal: Some(client), apis, ..Answered::default() };
    template.fill(&answered, START).expect("everything is known")
}

#[test]
fn what_an_administrator_granted_meanwhile_is_not_granted_again() {
    let mut journey = with(Faults { consent_not_allowed: true, ..Faults::default() });
    journey.go();
    journey.tenant.faults = Faults::default();
    let (client, graph) = (client(&journey), api(&mut journey, 1));
    let grant::Granted::Application { role, .. } = granting().grants[1].what else {
        panic!("an application permission")
    };
    done_elsewhere(&mut journey, &filled(&grants::assign_role(MICROSOFT_GRAPH, role), client, graph));
    let posts = journey.count(Method::Post, "/appRoleAssignedTo");
    journey.try_again();
    assert_granted(&journey);
    assert_eq!(journey.count(Method::Post, "/appRoleAssignedTo") - posts, 1, "the other one alone");
}

#[test]
fn a_grant_that_is_there_is_added_to_and_never_replaced() {
    let mut journey = with(Faults { consent_not_allowed: true, ..Faults::default() });
    journey.go();
    journey.tenant.faults = Faults::default();
    let (client, graph) = (client(&journey), api(&mut journey, 0));
    let template = grants::create_grant(MICROSOFT_GRAPH, &["Calendars.Read".to_owned()]);
    done_elsewhere(&mut journey, &filled(&template, client, graph));
    journey.try_again();
    assert!(journey.run.succeeded(), "{:#?}", journey.requests);
    let mut scopes: Vec<_> = journey.tenant.grants().iter().map(|grant| grant.text("scope")).collect();
    scopes.sort_unstable();
    assert_eq!(scopes, ["Calendars.Read User.Read Mail.Send", "user_impersonation"]);
    assert_eq!(
        journey.requests.iter().filter(|line| line.starts_with("PATCH /v1.0/oauth2PermissionGrants/")).count(),
        1
    );
}

#[test]
fn a_grant_that_shows_up_between_the_look_and_the_call_counts_as_one_to_add_to() {
    for all_of_it in [true, false] {
        let mut journey = with(Faults::default());
        let scopes = if all_of_it { vec!["User.Read", "Mail.Send"] } else { vec!["User.Read"] };
        journey.go_along(|tenant, _, request| {
            // Somebody else's request arrives right before this one.
            if request.endpoint.path_and_query() == "/v1.0/oauth2PermissionGrants" && tenant.grants().is_empty() {
                let mut other = request.clone();
                let of_graph = request.body.as_ref().is_some_and(|body| body["scope"] == "User.Read Mail.Send");
                if let (Some(body), true) = (&mut other.body, of_graph) {
                    body["scope"] = json!(scopes.join(" "));
                    assert!(tenant.answer(&other, START + Duration::MINUTE).outcome.is_ok());
                }
            }
            Way::Open
        });
        assert_granted(&journey);
    }
}

#[test]
fn an_api_that_the_tenant_does_not_have_stops_its_own_grants_alone() {
    let mut wanted = granting();
    for grant in wanted.grants.iter_mut().filter(|grant| grant.api_name.contains("Healthcare")) {
        grant.api = client_registrar::directory::ids::AppId::from_u128(7);
    }
    let mut journey = Journey::new(wanted, Faults::default());
    journey.go();
    let failures: Vec<_> = journey.run.failures().collect();
    assert!(matches!(failures[..], [(CallKind::Api(3), Failure::ApiMissing(_))]), "{failures:#?}");
    let waiting = journey.run.progress().into_iter().filter(|call| call.state == CallState::Pending).count();
    assert_eq!((waiting, journey.tenant.grants().len(), journey.tenant.assignments().len()), (1, 1, 2));
    let took = journey.now - START;
    assert!((Duration::seconds(40)..Duration::MINUTE).contains(&took), "somebody may just have added it: {took}");
}

#[test]
fn a_permission_that_the_api_took_back_is_told_before_long() {
    let mut wanted = granting();
    if let grant::Granted::Application { role, .. } = &mut wanted.grants[1].what {
        *role = client_registrar::directory::ids::PermissionId::from_u128(7);
    }
    let mut journey = Journey::new(wanted, Faults::default());
    journey.go();
    assert!(matches!(journey.failure(GRAPH_ROLE), Some(Failure::Ask(AskError::Refused(error))) if error.status == 400));
    assert_eq!(journey.run.failures().count(), 1);
    assert!(journey.now - START < Duration::MINUTE, "a 400 is doubted for a while, and no longer");
}

#[test]
fn replication_beyond_the_window_is_told_and_goes_on_later() {
    let mut journey = with(Faults::default());
    // The service principal is made; then its replicas stop talking to each other.
    journey.go_along(|tenant, _, request| {
        if request.endpoint.path_and_query().contains("Permission")
            || request.scope == GraphScope::AppRoleAssignmentReadWriteAll
        {
            tenant.faults.slow_replication = true;
            tenant.replication = Duration::minutes(10);
        }
        Way::Open
    });
    assert!(journey.run.failures().count() > 0);
    assert!(journey.run.failures().all(|(_, failure)| matches!(failure, Failure::NotVisibleYet(_))));
    assert!(journey.now - START < Duration::minutes(4), "the window has an end");
    journey.now = START + Duration::minutes(11);
    journey.try_again();
    assert_granted(&journey);
}

#[test]
fn a_connection_that_stays_lost_is_given_up_and_goes_on_later() {
    for from in 4..10 {
        let mut journey = with(Faults::default());
        journey.go_along(|_, n, _| if n < from { Way::Open } else { Way::AnswerLost });
        assert!(!journey.run.succeeded());
        assert!(journey.requests.len() < 90, "{:#?}", journey.requests);
        journey.try_again();
        assert_granted(&journey);
    }
}

#[test]
fn a_permission_that_the_page_lacks_itself_is_asked_for_and_the_rest_goes_on() {
    let mut journey = with(Faults::default());
    let of_page = GraphScope::AppRoleAssignmentReadWriteAll;
    go_with(&mut journey, |request| {
        let lacks = request.scope == of_page;
        lacks.then(|| Err(NoAnswer::NotSent(NotSent::ConsentNeeded(request.scope))))
    });
    let failures: Vec<_> = journey.run.failures().collect();
    assert_eq!(failures.len(), 2);
    assert!(
        failures.iter().all(|(_, failure)| **failure == Failure::Ask(AskError::ConsentNeeded(of_page))),
        "{failures:#?}"
    );
    journey.try_again();
    assert_granted(&journey);
}

/// A value of so many characters.
fn scope(length: usize) -> String {
    "x".repeat(length)
}

#[test]
fn more_scopes_than_one_grant_holds_are_told_and_never_sent() {
    let mut wanted = granting();
    wanted.grants[0].what = grant::Granted::Delegated { scopes: vec![scope(3_000), scope(850)] };
    let mut journey = Journey::new(wanted, Faults::default());
    journey.go();
    assert_eq!(journey.run.failures().collect::<Vec<_>>(), [(CallKind::Grant(0), &Failure::TooManyScopes)]);
    assert_eq!(journey.count(Method::Post, "/oauth2PermissionGrants"), 1, "that of the other API");
    assert!(journey.now - START < Duration::seconds(10), "nothing is waited for");
}

#[test]
fn scopes_that_do_not_fit_beside_those_that_are_granted_are_told_and_replace_nothing() {
    for (there, fits) in
        [(3_850 - " User.Read Mail.Send".len(), true), (3_850 - " User.Read Mail.Send".len() + 1, false)]
    {
        let mut journey = with(Faults::default());
        let graph = api(&mut journey, 0);
        let listed = json!({ "value": [
            { "id": "elsewhere", "consentType": "AllPrincipals", "resourceId": graph, "scope": scope(there) },
        ]});
        go_with(&mut journey, |request| match request.method {
            Method::Get if request.endpoint.path_and_query().ends_with("/oauth2PermissionGrants") => {
                Some(Ok(Response::new(200, listed.to_string().into_bytes())))
            }
            // Somebody was faster.
            Method::Post
                if request
                    .body
                    .as_ref()
                    .is_some_and(|body| body["resourceId"] == json!(graph) && body["scope"].is_string()) =>
            {
                Some(Ok(Response::new(
                    409,
                    br#"{"error":{"code":"Request_MultipleObjectsWithSameKeyValue"}}"#.to_vec(),
                )))
            }
            Method::Patch if request.endpoint.path_and_query().ends_with("/elsewhere") => {
                assert!(request.body.as_ref().is_some_and(|body| body["scope"].as_str().map(str::len) == Some(3_850)));
                Some(Ok(Response::new(204, Vec::new())))
            }
            _ => None,
        });
        let failures: Vec<_> = journey.run.failures().collect();
        let expected: &[_] = if fits { &[] } else { &[(CallKind::Grant(0), &Failure::TooManyScopes)] };
        assert_eq!(failures, expected);
    }
}

#[test]
fn an_api_that_was_just_added_is_waited_for() {
    let dicom = WellKnownApi::AzureDicom.app_id();
    let wanted = grant::WantedGrant {
        api: dicom,
        api_name: "Azure API for DICOM".to_owned(),
        what: grant::Granted::Delegated { scopes: vec!["Dicom.ReadWrite".to_owned()] },
    };
    let mut journey = Journey::new(Plan { grants: vec![wanted], ..plan(Mode::Upsert) }, Faults::default());
    journey.tenant.faults.slow_replication = true;
    journey.tenant.replication = Duration::seconds(30);
    done_elsewhere(&mut journey, &calls::add_api(dicom));
    journey.go();
    assert!(journey.run.succeeded(), "{:#?}", journey.run.failures().collect::<Vec<_>>());
    assert_eq!(journey.tenant.grants().len(), 1);
}

#[test]
fn no_more_than_eight_requests_are_under_way_at_once() {
    let values = [
        "Mail.Read",
        "Mail.Send",
        "Calendars.Read",
        "Files.Read.All",
        "Sites.Read.All",
        "Group.Read.All",
        "User.Read.All",
        "Directory.Read.All",
        "Application.Read.All",
        "AuditLog.Read.All",
    ];
    let picks = values.map(|value| picked("microsoft graph", PermissionKind::Application, value));
    let mut journey = Journey::new(Plan { grants: grant::wanted(&picks), ..plan(Mode::Upsert) }, Faults::default());
    let (mut sent, mut most) = (Vec::new(), 0);
    for _ in 0..400 {
        let step = journey.run.step(journey.now);
        sent.extend(step.send);
        most = most.max(sent.len());
        if sent.is_empty() && step.wake_at.is_none() {
            break;
        }
        journey.now += Duration::SECOND;
        if !sent.is_empty() {
            let (kind, request): (CallKind, Request) = sent.remove(0);
            let answer = journey.tenant.answer(&request, journey.now).outcome;
            journey.run.accept(kind, answer, journey.now, journey.now);
        }
    }
    assert!(journey.run.succeeded(), "{:?}", journey.run.failures().collect::<Vec<_>>());
    assert_eq!((most, journey.tenant.assignments().len()), (8, 10));
}
