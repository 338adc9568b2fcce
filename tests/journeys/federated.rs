//! Federated credentials: each made once, whatever is lost on the way, and none of somebody else's touched.

use client_registrar::{
    directory::{
        credential::{Credential, CredentialId, CredentialKind},
        federated::FederatedWanted,
    },
    http::request::{Method, Request},
    plan::call::{CallKind, Mode, Plan},
    run::{failure::Failure, ledger::Made, machine::Run},
    sandbox::Faults,
};

use super::drive::{FIRST, Journey, Way, plan, secret_for};

const ONE: CredentialId = CredentialId(5);
const OTHER: CredentialId = CredentialId(6);
const PATH: &str = "/federatedIdentityCredentials";

fn wanted(name: &str, subject: &str) -> FederatedWanted {
    FederatedWanted {
        name: name.to_owned(),
        issuer: "https://token.actions.githubusercontent.com".to_owned(),
        subject: subject.to_owned(),
        audience: "api://AzureADTokenExchange".to_owned(),
        description: String::new(),
    }
}

fn credential(id: CredentialId, wanted: FederatedWanted) -> Credential {
    Credential { id, kind: CredentialKind::Federated(wanted) }
}

/// A client secret and two federated credentials.
fn with_two(mode: Mode) -> Plan {
    let mut plan = plan(mode);
    plan.credentials.push(credential(ONE, wanted("github-main", "repo:contoso@1/portal@2:ref:refs/heads/main")));
    plan.credentials.push(credential(OTHER, wanted("github-prod", "repo:contoso@1/portal@2:environment:prod")));
    plan
}

fn is_creation(request: &Request) -> bool {
    request.method == Method::Post && request.endpoint.path_and_query().ends_with(PATH)
}

/// The names of those that the tenant holds.
fn held(journey: &Journey) -> Vec<&str> {
    journey.tenant.applications()[0].federated.iter().map(|one| one.text("name")).collect()
}

#[track_caller]
fn assert_both(journey: &Journey) {
    journey.assert_complete();
    assert_eq!(held(journey), ["github-main", "github-prod"], "{:#?}", journey.requests);
    let noted = |made: &&Made| matches!(made, Made::Federated { .. });
    assert_eq!(journey.run.ledger().made().iter().filter(noted).count(), 2);
    assert!(journey.run.ledger().has(ONE) && journey.run.ledger().has(OTHER));
}

#[test]
fn two_are_made_one_after_the_other_beside_the_secret() {
    let mut journey = Journey::new(with_two(Mode::Upsert), Faults::default());
    journey.go();
    assert_both(&journey);
    assert_eq!((journey.count(Method::Post, PATH), journey.requests.len()), (2, 5), "{:#?}", journey.requests);
    let one = &journey.tenant.applications()[0].federated[0];
    assert_eq!(one.text("subject"), "repo:contoso@1/portal@2:ref:refs/heads/main");
    assert_eq!(one.object["audiences"], serde_json::json!(["api://AzureADTokenExchange"]));
}

#[test]
fn they_alone_are_enough() {
    let mut plan = with_two(Mode::Upsert);
    plan.credentials.remove(0);
    let mut journey = Journey::new(plan, Faults::default());
    journey.go();
    assert!(journey.run.succeeded() && journey.held.is_empty());
    assert_eq!(held(&journey).len(), 2);
}

#[test]
fn an_answer_that_is_lost_makes_no_second_one_on_whichever_request() {
    for faults in [Faults::default(), Faults { slow_replication: true, ..Faults::default() }] {
        for lost in 0..12 {
            for way in [Way::AnswerLost, Way::RequestLost, Way::AnswerReplaced(502)] {
                let mut journey = Journey::new(with_two(Mode::Upsert), faults);
                journey.go_along(|_, n, _| if n == lost { way } else { Way::Open });
                assert_both(&journey);
            }
        }
    }
}

#[test]
fn every_fault_of_the_sandbox_leaves_each_of_them_once() {
    for faults in [
        Faults { throttling: true, ..Faults::default() },
        Faults { lost_answer: true, ..Faults::default() },
        Faults { lost_answer: true, slow_replication: true, ..Faults::default() },
    ] {
        let mut journey = Journey::new(with_two(Mode::Upsert), faults);
        journey.go();
        assert_both(&journey);
    }
}

#[test]
fn one_that_is_refused_holds_up_neither_the_next_one_nor_the_secret() {
    let mut journey = Journey::new(with_two(Mode::Upsert), Faults::default());
    let mut refused = false;
    journey.go_along(|_, _, request| {
        if is_creation(request) && !std::mem::replace(&mut refused, true) {
            Way::Denied(400, "Request_BadRequest", "No.")
        } else {
            Way::Open
        }
    });
    assert!(matches!(journey.failure(CallKind::Federated(ONE)), Some(Failure::Ask(_))));
    assert_eq!((held(&journey), journey.held.len()), (vec!["github-prod"], 1));
    journey.try_again();
    journey.assert_complete();
    assert_eq!(held(&journey).len(), 2);
}

#[test]
fn another_one_of_the_same_name_stays_as_it_is() {
    let mut journey = Journey::new(with_two(Mode::Upsert), Faults::default());
    journey.go();
    let ledger = journey.run.ledger().clone();
    // The same application, and another registration of one of the names: nothing says that this run has made it.
    let mut plan = with_two(Mode::Upsert);
    plan.credentials = vec![credential(CredentialId(9), wanted("GitHub-Main", "repo:contoso@1/other@3:pull_request"))];
    journey.run = Run::after(plan, ledger, 1, journey.now);
    journey.go();
    assert_eq!(journey.failure(CallKind::Federated(CredentialId(9))), Some(&Failure::FederatedTaken));
    assert_eq!(
        journey.tenant.applications()[0].federated[0].text("subject"),
        "repo:contoso@1/portal@2:ref:refs/heads/main"
    );
}

#[test]
fn a_flexible_one_is_left_as_it_is_and_told_of() {
    // As Graph's v1.0 tells of one that the beta has made: without a subject.
    const FLEXIBLE: &str = r#"{"value":[{"id":"00000000-0000-0000-0000-000000000007","name":"Github-Main",
        "issuer":"https://token.actions.githubusercontent.com","subject":null,"audiences":["api://AzureADTokenExchange"]}]}"#;
    let mut journey = Journey::new(with_two(Mode::Upsert), Faults::default());
    journey.go_along(|_, _, request| {
        let is_of_first = request.body.as_ref().is_some_and(|body| body["name"] == "github-main");
        match request.method {
            Method::Post if is_creation(request) && is_of_first => {
                Way::Denied(409, "Request_MultipleObjectsWithSameKeyValue", "There is one.")
            }
            Method::Get if request.endpoint.path_and_query().contains(PATH) => Way::Says(FLEXIBLE),
            _ => Way::Open,
        }
    });
    assert_eq!(journey.failure(CallKind::Federated(ONE)), Some(&Failure::FederatedTaken));
    assert_eq!(journey.run.outcome().flexible, ["Github-Main"]);
    let writes = journey.requests.iter().filter(|line| line.contains(PATH) && !line.starts_with("GET"));
    assert!(writes.clone().all(|line| line.starts_with("POST")), "{:#?}", journey.requests);
}

#[test]
fn a_run_after_a_reload_makes_none_that_is_made() {
    let mut journey = Journey::new(with_two(Mode::Upsert), Faults::default());
    journey.go();
    let (ledger, before) = (journey.run.ledger().clone(), journey.count(Method::Post, PATH));
    journey.run = Run::after(with_two(Mode::Upsert), ledger, 1, journey.now);
    journey.go();
    assert!(journey.run.succeeded());
    assert_eq!(journey.count(Method::Post, PATH), before, "{:#?}", journey.requests);
}

#[test]
fn what_was_made_stays_and_what_was_added_since_is_made() {
    let mut plan = with_two(Mode::Upsert);
    let added = plan.credentials.pop().expect("two");
    let mut journey = Journey::new(plan.clone(), Faults::default());
    journey.go();
    plan.credentials.push(added);
    let CredentialKind::Federated(changed) = &mut plan.credentials[1].kind else { panic!("federated") };
    changed.subject = "repo:contoso@1/portal@2:pull_request".to_owned();
    assert_eq!(journey.run.take_up(plan, journey.now), None);
    journey.go();
    assert_both(&journey);
    assert_eq!(
        journey.tenant.applications()[0].federated[0].text("subject"),
        "repo:contoso@1/portal@2:ref:refs/heads/main"
    );
}

#[test]
fn a_page_that_may_only_create_leaves_them_to_others() {
    let mut plan = with_two(Mode::CreateOnly);
    plan.credentials[0].kind = CredentialKind::Secret(secret_for(90));
    let mut journey = Journey::new(plan, Faults::default());
    journey.go();
    assert_eq!(journey.count(Method::Post, PATH), 0);
    assert!(journey.run.ledger().made().iter().all(|made| !matches!(made, Made::Federated { .. })));
    assert!(journey.run.ledger().has_secret(FIRST));
}
