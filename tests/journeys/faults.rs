//! One journey for each fault, and for the faults together.

use client_registrar::{
    graph::ask::AskError,
    http::request::Method,
    plan::call::{CallKind, Mode},
    run::failure::Failure,
    sandbox::Faults,
};
use time::Duration;

use super::drive::{FIRST, Journey, START, Way, plan, secret_for};

pub const NONE: Faults = Faults::NONE;

fn with(faults: Faults) -> Journey {
    Journey::new(plan(Mode::Upsert), faults)
}

#[test]
fn without_faults_three_requests_make_everything() {
    let mut journey = with(NONE);
    journey.go().assert_complete();
    assert_eq!(journey.requests.len(), 3, "{:#?}", journey.requests);
    assert!(journey.now - START < Duration::milliseconds(1_400), "the last two go out together");
    let object = &journey.tenant.applications()[0].object;
    assert_eq!(object["web"]["redirectUris"][0], "https://portal.contoso.example/signin");
    assert_eq!(object["requiredResourceAccess"].as_array().map(Vec::len), Some(2));
}

#[test]
fn without_a_secret_none_is_made() {
    let mut journey =
        Journey::new(client_registrar::plan::call::Plan { credentials: Vec::new(), ..plan(Mode::Upsert) }, NONE);
    journey.go();
    assert!(journey.run.succeeded() && journey.held.is_empty());
    assert_eq!((journey.tenant.service_principals().len(), journey.tenant.secret_count()), (1, 0));
}

#[test]
fn throttled_writes_are_sent_again_after_the_wait_that_was_asked_for() {
    let mut journey = with(Faults { throttling: true, ..NONE });
    journey.go().assert_complete();
    assert_eq!(journey.requests.len(), 6, "{:#?}", journey.requests);
    assert!(journey.now - START >= Duration::seconds(4), "two waits, one after the other");
}

#[test]
fn slow_replication_is_waited_for() {
    let mut journey = with(Faults { slow_replication: true, ..NONE });
    journey.go().assert_complete();
    assert!(journey.now - START >= journey.tenant.replication);
}

#[test]
fn a_lost_answer_never_makes_a_second_application() {
    let mut journey = with(Faults { lost_answer: true, ..NONE });
    journey.go().assert_complete();
    assert_eq!(journey.count(Method::Patch, "')"), 2, "{:#?}", journey.requests);
    assert_eq!(journey.count(Method::Post, "/removePassword"), 2, "removed, lost, and asked again");
}

#[test]
fn a_registration_that_is_not_allowed_goes_on_when_it_is() {
    let mut journey = with(Faults { registration_not_allowed: true, ..NONE });
    journey.go();
    assert!(
        matches!(journey.failure(CallKind::Application), Some(Failure::Ask(AskError::NotAllowed(error))) if error.status == 403)
    );
    assert!(journey.tenant.applications().is_empty());
    journey.try_again();
    assert!(!journey.run.succeeded(), "nothing has changed");
    journey.tenant.faults = NONE;
    journey.try_again().assert_complete();
}

#[test]
fn where_upsert_is_refused_one_creation_brings_the_secret_along() {
    let mut journey = with(Faults { upsert_refused: true, ..NONE });
    journey.go().assert_complete();
    assert_eq!(journey.count(Method::Post, "/applications"), 1);
    assert_eq!(journey.count(Method::Post, "/addPassword"), 0, "{:#?}", journey.requests);
}

#[test]
fn where_a_creation_takes_no_secret_it_gets_a_call_of_its_own() {
    let mut journey = with(Faults { upsert_refused: true, secrets_in_create_refused: true, ..NONE });
    journey.go().assert_complete();
    assert_eq!(journey.count(Method::Post, "/addPassword"), 1, "{:#?}", journey.requests);
}

#[test]
fn a_creation_whose_answer_was_lost_is_found_by_its_tag() {
    for mode in [Mode::Upsert, Mode::Create] {
        let mut journey = Journey::new(plan(mode), Faults { upsert_refused: true, lost_answer: true, ..NONE });
        journey.go().assert_complete();
        assert_eq!(journey.count(Method::Post, "/applications"), 1, "{:#?}", journey.requests);
        assert_eq!(journey.tenant.applications()[0].object["tags"][0], "client-registrar-run:7c7c7c7c7c7c7c7c");
    }
}

#[test]
fn the_three_faults_together_still_make_one_of_everything() {
    let faults = Faults { throttling: true, slow_replication: true, lost_answer: true, ..NONE };
    with(faults).go().assert_complete();
}

#[test]
fn all_faults_together_still_make_one_of_everything() {
    let faults = Faults {
        throttling: true,
        slow_replication: true,
        lost_answer: true,
        registration_not_allowed: true,
        upsert_refused: true,
        secrets_in_create_refused: true,
        secret_policy: true,
        secrets_forbidden: false,
        certificates_forbidden: false,
        policy_unreadable: false,
        reference_required: true,
        consent_not_allowed: true,
        graph_roles_not_allowed: true,
    };
    let mut journey = with(faults);
    journey.go();
    journey.tenant.faults.registration_not_allowed = false;
    journey.try_again();
    assert!(matches!(journey.failure(CallKind::Application), Some(Failure::ReferenceMissing(_))));
    journey.tenant.faults.reference_required = false;
    journey.try_again();
    journey.run.change_secret(FIRST, secret_for(60));
    for _ in 0..3 {
        if !journey.run.succeeded() {
            journey.try_again();
        }
    }
    journey.assert_complete();
}

#[test]
fn replication_beyond_the_window_is_told_and_goes_on_later() {
    let mut journey = with(Faults { slow_replication: true, ..NONE });
    journey.tenant.replication = Duration::minutes(10);
    journey.go();
    assert!(
        matches!(journey.failure(CallKind::Secret(FIRST)), Some(Failure::NotVisibleYet(_))),
        "{:#?}",
        journey.requests
    );
    assert!(journey.failure(CallKind::ServicePrincipal).is_some());
    assert!(journey.run.outcome().application.is_some(), "what exists is told");
    assert!(journey.now - START < Duration::minutes(5), "the window has an end");
    journey.now = START + Duration::minutes(10);
    journey.try_again().assert_complete();
}

#[test]
fn a_secret_that_a_policy_forbids_can_be_changed() {
    let mut journey = with(Faults { secret_policy: true, ..NONE });
    journey.go();
    assert!(matches!(journey.failure(CallKind::Secret(FIRST)), Some(Failure::PolicyForbids(..))));
    assert!(journey.run.outcome().service_principal.is_some(), "the rest is made all the same");
    journey.run.change_secret(FIRST, secret_for(60));
    journey.try_again().assert_complete();
}

#[test]
fn a_connection_that_stays_lost_is_given_up_and_goes_on_later() {
    for from in 0..3 {
        let mut journey = with(NONE);
        journey.go_along(|_, n, _| if n < from { Way::Open } else { Way::AnswerLost });
        assert!(!journey.run.succeeded());
        assert!(journey.requests.len() < 40, "{:#?}", journey.requests);
        journey.try_again().assert_complete();
    }
}

#[test]
fn a_token_that_cannot_be_had_for_a_while_leaves_nothing_in_doubt() {
    for mode in [Mode::Upsert, Mode::Create] {
        let mut without = Journey::new(plan(mode), NONE);
        without.go().assert_complete();
        for place in 0..without.requests.len() {
            let mut journey = Journey::new(plan(mode), NONE);
            journey.go_along(|_, n, _| if n == place { Way::WithoutToken } else { Way::Open }).assert_complete();
            assert_eq!(journey.requests.len(), without.requests.len() + 1, "{:#?}", journey.requests);
        }
    }
}

#[test]
fn a_token_that_stays_out_of_reach_is_told_and_what_was_not_sent_is_sent_later() {
    for (mode, first, next) in
        [(Mode::Upsert, 0, "PATCH /v1.0/applications("), (Mode::Create, 1, "POST /v1.0/applications")]
    {
        let mut journey = Journey::new(plan(mode), NONE);
        journey.go_along(|_, n, _| if n < first { Way::Open } else { Way::WithoutToken });
        assert_eq!(journey.failure(CallKind::Application), Some(&Failure::Ask(AskError::SignInUnavailable(None))));
        let exchanges: usize = journey.run.progress().iter().map(|call| call.exchanges.len()).sum();
        assert_eq!(exchanges, first, "what was not sent is not said to have been");
        assert!(journey.now - START < Duration::minutes(2));
        let before = journey.requests.len();
        journey.try_again().assert_complete();
        assert!(
            journey.requests[before].starts_with(next),
            "nothing is looked for: {:#?}",
            &journey.requests[before..]
        );
    }
}

#[test]
fn a_creation_that_shows_up_late_is_still_found() {
    let mut journey = Journey::new(plan(Mode::Create), Faults { slow_replication: true, ..NONE });
    journey.tenant.replication = Duration::seconds(20);
    journey.go_along(|_, n, _| if n == 0 { Way::AnswerLost } else { Way::Open });
    assert_eq!(journey.count(Method::Post, "/applications"), 1, "{:#?}", journey.requests);
}

#[test]
fn a_run_after_a_reload_finds_the_application_of_the_run_before() {
    for sent in 1..3 {
        let mut before = with(NONE);
        before.go_along(|_, n, _| if n < sent { Way::Open } else { Way::RequestLost });
        assert_eq!(before.tenant.applications().len(), 1);
        let mut after = with(NONE);
        (after.tenant, after.now) = (before.tenant, before.now);
        after.go().assert_complete();
    }
}
