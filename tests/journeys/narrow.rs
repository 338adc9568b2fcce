//! Runs with a token that may create an application and nothing else.

use client_registrar::{
    http::request::{GraphScope, Method},
    plan::call::{CallKind, Mode},
    run::failure::Failure,
    sandbox::Faults,
};

use super::drive::{FIRST, Journey, Way, plan, secret_for};

/// Runs until nothing is left to do. Whatever comes, no request may ask for more than this mode is for.
fn go(journey: &mut Journey, mut way: impl FnMut(usize) -> Way) {
    journey.go_along(|_, n, request| {
        assert_ne!(request.scope, GraphScope::ApplicationReadWriteAll, "{request:?}");
        way(n)
    });
}

fn narrow(faults: Faults) -> Journey {
    Journey::new(plan(Mode::CreateOnly), Faults { upsert_refused: true, ..faults })
}

/// One application and nothing beside it.
#[track_caller]
fn assert_made(journey: &Journey, secrets: usize) {
    let failures: Vec<_> = journey.run.failures().collect();
    assert!(journey.run.succeeded(), "{failures:#?} {:#?}", journey.requests);
    assert_eq!((journey.tenant.applications().len(), journey.tenant.service_principals().len()), (1, 0));
    assert_eq!(journey.tenant.secret_count(), secrets, "{:#?}", journey.requests);
}

/// The person holds the one secret that there is.
#[track_caller]
fn assert_held(journey: &Journey) {
    assert_made(journey, 1);
    // EXPOSE: the test compares the value with what the tenant accepts.
    assert!(journey.held.iter().all(|secret| journey.tenant.accepts_secret(secret.value.expose())));
    assert_eq!(journey.held.len(), 1);
    assert!(!journey.run.outcome().secret_left_to_owner && !journey.run.outcome().stray_secret);
}

#[test]
fn one_creation_after_one_look_makes_the_application_with_its_secret() {
    let mut journey = narrow(Faults::default());
    go(&mut journey, |_| Way::Open);
    assert_held(&journey);
    assert_eq!(journey.requests.len(), 2, "{:#?}", journey.requests);
    assert_eq!(journey.count(Method::Post, "/applications"), 1);
}

#[test]
fn throttling_and_slow_replication_change_nothing_about_it() {
    let mut journey = narrow(Faults { throttling: true, slow_replication: true, ..Faults::default() });
    go(&mut journey, |_| Way::Open);
    assert_held(&journey);
}

#[test]
fn a_secret_that_a_policy_forbids_can_be_changed() {
    let mut journey = narrow(Faults { secret_policy: true, ..Faults::default() });
    go(&mut journey, |_| Way::Open);
    assert!(matches!(journey.failure(CallKind::Application), Some(Failure::PolicyForbids(..))));
    assert!(journey.tenant.applications().is_empty());
    journey.run.change_secret(FIRST, secret_for(60));
    journey.run.resume(journey.now);
    go(&mut journey, |_| Way::Open);
    assert_held(&journey);
}

#[test]
fn where_a_creation_takes_no_secret_it_is_left_to_the_owner() {
    let mut journey = narrow(Faults { secrets_in_create_refused: true, ..Faults::default() });
    go(&mut journey, |_| Way::Open);
    assert_made(&journey, 0);
    assert!(journey.held.is_empty());
    let outcome = journey.run.outcome();
    assert_eq!((outcome.secret_left_to_owner, outcome.stray_secret), (true, false));
}

#[test]
fn a_secret_whose_value_was_lost_is_left_to_the_owner_and_named_as_stray() {
    let mut journey = narrow(Faults::default());
    go(&mut journey, |n| if n == 1 { Way::AnswerLost } else { Way::Open });
    assert_made(&journey, 1);
    assert!(journey.held.is_empty());
    let outcome = journey.run.outcome();
    assert_eq!((outcome.secret_left_to_owner, outcome.stray_secret), (true, true));
}

#[test]
fn whichever_request_is_lost_no_second_application_is_made_and_no_more_is_asked_for() {
    for way in [Way::RequestLost, Way::AnswerLost, Way::Refused(503), Way::AnswerReplaced(504)] {
        for place in 0..6 {
            let mut journey = narrow(Faults::default());
            go(&mut journey, |n| if n == place { way } else { Way::Open });
            // Where nobody can tell whether it was made, the person tries again.
            for _ in 0..3 {
                if !journey.run.succeeded() {
                    journey.run.resume(journey.now);
                    go(&mut journey, |_| Way::Open);
                }
            }
            assert_made(&journey, 1);
        }
    }
}
