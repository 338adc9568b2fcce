//! A tenant that requires a service management reference.

use client_registrar::{
    http::request::Method,
    plan::call::{CallKind, Mode, Plan},
    run::{failure::Failure, machine::Run},
    sandbox::Faults,
};
use serde_json::json;

use super::drive::{Journey, Way, plan};

const REQUIRED: Faults = Faults { reference_required: true, ..super::faults::NONE };

fn with_reference(mode: Mode) -> Plan {
    let mut plan = plan(mode);
    plan.application["serviceManagementReference"] = json!("CI-1042");
    plan
}

#[test]
fn a_tenant_that_requires_a_reference_refuses_one_request_and_no_other_follows() {
    for (mode, requests) in [(Mode::Upsert, 1), (Mode::Create, 2), (Mode::CreateOnly, 2)] {
        let mut journey = Journey::new(plan(mode), REQUIRED);
        journey.go();
        assert!(matches!(journey.failure(CallKind::Application), Some(Failure::ReferenceMissing(_))), "{mode:?}");
        // The plain creation is preceded by one look for an earlier one.
        assert_eq!(journey.requests.len(), requests, "{:#?}", journey.requests);
        let writes = journey.requests.iter().filter(|line| !line.starts_with("GET")).count();
        assert_eq!((writes, journey.run.refused_reference()), (1, Some("")));
        assert!(journey.tenant.applications().is_empty());
    }
}

#[test]
fn a_run_with_the_reference_takes_the_place_of_the_one_that_was_refused() {
    let mut journey = Journey::new(plan(Mode::Upsert), REQUIRED);
    journey.go();
    let again = journey.run.take_up(with_reference(Mode::Upsert), journey.now).expect("another run");
    journey.run = Run::new(again, 2, journey.now);
    journey.go().assert_complete();
    assert_eq!(journey.run.refused_reference(), None);
    assert_eq!(journey.tenant.applications()[0].object["serviceManagementReference"], "CI-1042");
    assert_eq!(journey.count(Method::Post, "/applications"), 0);
}

#[test]
fn a_lost_answer_before_the_refusal_does_not_hide_it() {
    let mut journey = Journey::new(plan(Mode::Upsert), REQUIRED);
    journey.go_along(|_, n, _| if n == 0 { Way::RequestLost } else { Way::Open });
    assert!(matches!(journey.failure(CallKind::Application), Some(Failure::ReferenceMissing(_))));
    assert_eq!(journey.requests.len(), 2, "{:#?}", journey.requests);
}

#[test]
fn try_again_asks_the_tenant_once_more() {
    let mut journey = Journey::new(plan(Mode::Upsert), REQUIRED);
    journey.go();
    journey.tenant.faults = Faults::default();
    journey.try_again().assert_complete();
}
