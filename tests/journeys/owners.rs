//! Owners that an organization asks for: each added once to the application and to its service principal, whatever is lost
//! on the way, and none a reason to lose the application.

use std::sync::LazyLock;

use client_registrar::{
    directory::{
        application::{Owned, Owner},
        cloud::Cloud,
        ids::ObjectId,
    },
    graph::{ask::AskError, calls},
    http::request::{GraphScope, Method, Request},
    plan::call::{CallKind, Mode, Plan},
    run::{failure::Failure, machine::Run},
    sandbox::{Faults, Stored, Tenant},
};
use time::Duration;

use super::{
    drive::{Journey, Way, line, plan},
    undo::drive::ask,
};

const PATH: &str = "/owners/$ref";

/// Two owners, neither of whom registers anything.
pub fn owners() -> &'static [Owner] {
    static OWNERS: LazyLock<[Owner; 2]> = LazyLock::new(|| {
        [(0xa1, "Adele Vance"), (0xa2, "Deployer")]
            .map(|(id, name)| Owner { id: ObjectId::from_u128(id), name: name.to_owned() })
    });
    &*OWNERS
}

fn owned(mode: Mode) -> Plan {
    Plan { owners: owners(), ..plan(mode) }
}

fn ids(of: &[Stored]) -> Vec<&str> {
    let mut ids: Vec<&str> = of.iter().flat_map(|one| &one.owners).map(|owner| owner.text("id")).collect();
    ids.sort_unstable();
    ids
}

#[track_caller]
fn assert_owned(journey: &Journey) {
    journey.assert_complete();
    let wanted: Vec<String> = owners().iter().map(|owner| owner.id.to_string()).collect();
    assert_eq!(ids(journey.tenant.applications()), wanted, "{:#?}", journey.requests);
    assert_eq!(ids(journey.tenant.service_principals()), wanted, "{:#?}", journey.requests);
}

fn adds(request: &Request, owner: usize) -> bool {
    let id = owners()[owner].id.to_string();
    let reference = |body: &serde_json::Value| body["@odata.id"].as_str().is_some_and(|text| text.ends_with(&id));
    request.body.as_ref().is_some_and(reference)
}

#[test]
fn each_is_added_to_the_application_and_to_its_service_principal_by_one_call_each() {
    for mode in [Mode::Upsert, Mode::Create] {
        let mut journey = Journey::new(owned(mode), Faults::NONE);
        let mut sent = Vec::new();
        journey.go_along(|_, _, request| {
            if line(request).ends_with(PATH) {
                sent.push((request.body.clone().unwrap_or_default(), request.scope));
            }
            Way::Open
        });
        assert_owned(&journey);
        assert_eq!(journey.count(Method::Post, PATH), 4, "{:#?}", journey.requests);
        let first = serde_json::json!({
            "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a1"
        });
        assert_eq!(sent[0], (first, GraphScope::DirectoryReadAll));
    }
}

#[test]
fn the_reference_is_on_the_graph_of_the_cloud_in_use() {
    let plan = Plan { cloud: Cloud::China, ..owned(Mode::Upsert) };
    let request = plan.request(CallKind::Owner(Owned::Application, 0)).expect("a call");
    let body = request.body(super::drive::START).expect("a body");
    let expected = format!("https://microsoftgraph.chinacloudapi.cn/v1.0/directoryObjects/{}", owners()[0].id);
    assert_eq!(body["@odata.id"], expected);
    assert_eq!(request.path_and_query(), "/v1.0/applications/{id}/owners/$ref");
}

#[test]
fn whoever_registers_may_be_one_of_them() {
    let mut journey = Journey::new(owned(Mode::Upsert), Faults::NONE);
    let me = ask(&mut journey, &calls::me());
    let id: ObjectId = me["id"].as_str().expect("an ID").parse().expect("an ID");
    let owner: &'static [Owner] = Box::leak(Box::new([Owner { id, name: "Alex".to_owned() }]));
    journey.run = Run::new(Plan { owners: owner, ..plan(Mode::Upsert) }, 1, journey.now);
    journey.go().assert_complete();
    assert!(journey.tenant.applications()[0].owners.is_empty(), "Graph made them one already");
    let looks = journey.requests.iter().filter(|line| line.starts_with("GET") && line.ends_with("/owners")).count();
    assert_eq!((journey.count(Method::Post, PATH), looks), (2, 2), "{:#?}", journey.requests);
    assert!(journey.now - super::drive::START < Duration::seconds(4), "nothing is waited for");
}

#[test]
fn an_answer_that_is_lost_makes_no_second_one_on_whichever_request() {
    let mut cases = 0;
    for faults in [Faults::NONE, Faults { slow_replication: true, ..Faults::NONE }] {
        for lost in 0..16 {
            for way in [Way::AnswerLost, Way::RequestLost, Way::AnswerReplaced(502)] {
                let mut journey = Journey::new(owned(Mode::Upsert), faults);
                journey.go_along(|_, n, _| if n == lost { way } else { Way::Open });
                assert_owned(&journey);
                cases += 1;
            }
        }
    }
    println!("{cases} lost answers around owners");
}

#[test]
fn every_fault_of_the_sandbox_leaves_each_of_them_once() {
    for faults in [
        Faults { throttling: true, ..Faults::NONE },
        Faults { lost_answer: true, ..Faults::NONE },
        Faults { upsert_refused: true, ..Faults::NONE },
        Faults { throttling: true, lost_answer: true, slow_replication: true, ..Faults::NONE },
    ] {
        let mut journey = Journey::new(owned(Mode::Upsert), faults);
        journey.go();
        assert_owned(&journey);
    }
}

#[test]
fn one_that_does_not_exist_is_told_and_all_else_is_there() {
    let mut journey = Journey::new(owned(Mode::Upsert), Faults::NONE);
    let missing = |_: &mut Tenant, _: usize, request: &Request| {
        if adds(request, 0) {
            Way::Denied(404, "Request_ResourceNotFound", "Resource does not exist.")
        } else {
            Way::Open
        }
    };
    journey.go_along(missing);
    for of in Owned::ALL {
        assert!(matches!(journey.failure(CallKind::Owner(of, 0)), Some(Failure::OwnerNotFound(_))), "{of:?}");
    }
    assert_eq!(journey.run.failures().count(), 2);
    assert!(journey.now - super::drive::START < Duration::seconds(25), "nobody waits for long");
    assert_eq!((journey.held.len(), ids(journey.tenant.applications()).len()), (1, 1));
    assert!(journey.run.outcome().application.is_some() && journey.run.outcome().service_principal.is_some());
    // It exists by now.
    journey.try_again();
    assert_owned(&journey);
}

#[test]
fn a_refusal_that_stands_is_told_after_one_look_and_holds_up_no_other() {
    for (status, code) in [(400, "Request_BadRequest"), (403, "Authorization_RequestDenied")] {
        let mut journey = Journey::new(owned(Mode::Upsert), Faults::NONE);
        journey.go_along(|_, _, request| {
            if adds(request, 1) && line(request).contains("/applications/") {
                Way::Denied(status, code, "Insufficient privileges to complete the operation.")
            } else {
                Way::Open
            }
        });
        let failure = journey.failure(CallKind::Owner(Owned::Application, 1));
        match status {
            400 => assert!(matches!(failure, Some(Failure::Ask(AskError::Refused(_)))), "{failure:?}"),
            _ => assert!(matches!(failure, Some(Failure::Ask(AskError::NotAllowed(_)))), "{failure:?}"),
        }
        assert_eq!(journey.run.failures().count(), 1);
        let looks = journey.requests.iter().filter(|line| line.starts_with("GET") && line.ends_with("/owners")).count();
        assert_eq!(looks, usize::from(status == 400), "{:#?}", journey.requests);
        assert_eq!(ids(journey.tenant.service_principals()).len(), 2);
        journey.try_again();
        assert_owned(&journey);
    }
}

#[test]
fn a_run_after_a_reload_looks_and_adds_what_is_missing() {
    let mut journey = Journey::new(owned(Mode::Upsert), Faults::NONE);
    journey.go_along(|_, _, request| if adds(request, 1) { Way::RequestLost } else { Way::Open });
    assert!(!journey.run.succeeded());
    let (ledger, before) = (journey.run.ledger().clone(), journey.count(Method::Post, PATH));
    journey.run = Run::after(owned(Mode::Upsert), ledger, 1, journey.now);
    journey.go();
    assert!(journey.run.succeeded(), "{:#?}", journey.requests);
    assert_eq!(ids(journey.tenant.applications()).len(), 2);
    assert_eq!(journey.count(Method::Post, PATH), before + 2, "{:#?}", journey.requests);
}

#[test]
fn a_page_that_may_only_create_adds_none() {
    let mut journey = Journey::new(owned(Mode::CreateOnly), Faults::NONE);
    journey.go();
    assert!(journey.run.succeeded());
    assert_eq!(journey.count(Method::Post, PATH), 0);
}
