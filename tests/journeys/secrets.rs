//! Several client secrets in one registration: each made once, each with a value that the person holds.

use client_registrar::{
    directory::credential::SecretWanted,
    http::request::{Method, Request},
    plan::call::{CallKind, Mode, Plan},
    run::failure::Failure,
    sandbox::Faults,
};
use serde_json::json;
use time::Duration;

use super::drive::{FIRST, Journey, SECOND, Way, credentials, plan, secret};

/// The plan with two client secrets.
pub fn with_two(mode: Mode, secrets: [SecretWanted; 2]) -> Plan {
    Plan { credentials: credentials([FIRST, SECOND].into_iter().zip(secrets)), ..plan(mode) }
}

/// Two that differ, two of one description, and two that nobody could tell apart.
fn pairs() -> [[SecretWanted; 2]; 3] {
    [
        [secret("Production", 180), secret("Staging", 90)],
        [secret("", 180), secret("", 90)],
        [secret("Production", 180), secret("Production", 180)],
    ]
}

/// Both were made, and the person holds both.
#[track_caller]
fn assert_both(journey: &Journey) {
    journey.assert_complete();
    let mut held: Vec<_> = journey.held.iter().map(|secret| secret.credential).collect();
    held.sort_unstable();
    assert_eq!(held, [FIRST, SECOND], "{:#?}", journey.requests);
    for secret in &journey.held {
        assert!(journey.run.ledger().has_secret(secret.credential));
    }
}

#[test]
fn two_secrets_are_made_one_after_the_other() {
    let mut journey = Journey::new(with_two(Mode::Upsert, pairs()[0].clone()), Faults::default());
    let mut under_way = None;
    journey.go_along(|_, _, request| {
        if request.endpoint.path_and_query().ends_with("/addPassword") {
            let name = request.body.as_ref().map(|body| body["passwordCredential"]["displayName"].clone());
            assert_ne!(under_way, name, "asked twice");
            under_way = name;
        }
        Way::Open
    });
    assert_both(&journey);
    assert_eq!(journey.requests.len(), 4, "{:#?}", journey.requests);
    let names: Vec<_> = journey.held.iter().map(|secret| secret.description.as_str()).collect();
    assert_eq!(names, ["Production", "Staging"]);
}

#[test]
fn a_plain_creation_brings_both_along_and_each_value_is_told_apart_by_what_was_asked_for() {
    for mode in [Mode::Create, Mode::CreateOnly] {
        for pair in pairs() {
            let mut journey =
                Journey::new(with_two(mode, pair.clone()), Faults { upsert_refused: true, ..Faults::default() });
            journey.go();
            assert!(journey.run.succeeded(), "{:#?}", journey.requests);
            assert_eq!(journey.count(Method::Post, "/addPassword"), 0);
            assert_eq!((journey.held.len(), journey.tenant.secret_count()), (2, 2));
            for (held, wanted) in journey.held.iter().zip(pair) {
                // EXPOSE: the test compares the value with what the tenant accepts.
                assert!(journey.tenant.accepts_secret(held.value.expose()));
                assert_eq!(held.description, wanted.description);
                let longest = wanted.expiry.end(journey.now);
                assert!(held.end <= longest && held.end > longest - Duration::MINUTE, "{held:?}");
            }
        }
    }
}

#[test]
fn whichever_request_is_lost_both_are_made_once() {
    for (mode, upsert_refused) in [(Mode::Upsert, false), (Mode::Upsert, true), (Mode::Create, true)] {
        for slow_replication in [false, true] {
            let faults = Faults { upsert_refused, slow_replication, ..Faults::default() };
            for pair in pairs() {
                for way in [Way::RequestLost, Way::AnswerLost, Way::Refused(503), Way::AnswerReplaced(504)] {
                    for place in 0..14 {
                        let mut journey = Journey::new(with_two(mode, pair.clone()), faults);
                        journey.go_along(|_, n, _| if n == place { way } else { Way::Open });
                        for _ in 0..3 {
                            // Where nobody can tell whether the application was made, the person tries again.
                            if !journey.run.succeeded() {
                                journey.try_again();
                            }
                        }
                        assert_both(&journey);
                    }
                }
            }
        }
    }
}

#[test]
fn a_secret_that_is_looked_for_is_not_taken_for_the_other_one() {
    // Every answer about secrets is lost at first; then the connection is back.
    for pair in pairs() {
        for lost in 1..8 {
            let mut journey = Journey::new(with_two(Mode::Upsert, pair.clone()), Faults::default());
            let mut left = lost;
            journey.go_along(|_, _, request| {
                if left > 0 && request.endpoint.path_and_query().contains("assword") {
                    left -= 1;
                    return Way::AnswerLost;
                }
                Way::Open
            });
            if !journey.run.succeeded() {
                journey.try_again();
            }
            assert_both(&journey);
        }
    }
}

#[test]
fn a_secret_that_a_policy_forbids_does_not_keep_the_other_from_being_made() {
    let pair = [secret("Production", 180), secret("Staging", 60)];
    let mut journey = Journey::new(with_two(Mode::Upsert, pair), Faults { secret_policy: true, ..Faults::default() });
    journey.go();
    assert!(matches!(journey.failure(CallKind::Secret(FIRST)), Some(Failure::PolicyForbids(..))));
    assert_eq!(journey.held.iter().map(|held| held.credential).collect::<Vec<_>>(), [SECOND]);
    journey.run.change_secret(FIRST, secret("Production", 60));
    journey.try_again();
    assert_both(&journey);
}

#[test]
fn who_may_make_no_secret_is_not_refused_twice() {
    let mut journey = Journey::new(with_two(Mode::Upsert, pairs()[0].clone()), Faults::default());
    let of_secret = |request: &Request| request.endpoint.path_and_query().ends_with("/addPassword");
    journey.go_along(|_, _, request| if of_secret(request) { Way::FORBIDDEN } else { Way::Open });
    assert_eq!(journey.count(Method::Post, "/addPassword"), 1);
    journey.try_again();
    assert_both(&journey);
}

#[test]
fn who_stops_a_wait_is_not_sent_into_the_next_one() {
    let mut journey = Journey::new(with_two(Mode::Upsert, pairs()[0].clone()), Faults::default());
    let of_secret = |request: &Request| request.endpoint.path_and_query().ends_with("/addPassword");
    for _ in 0..40 {
        let step = journey.run.step(journey.now);
        for (kind, request) in step.send {
            let mut answer = journey.tenant.answer(&request, journey.now).outcome;
            if of_secret(&request) {
                journey.requests.push("secret".to_owned());
                answer = Err(client_registrar::http::response::NoAnswer::Lost);
            }
            journey.run.accept(kind, answer, journey.now, journey.now);
        }
        if journey.requests.len() == 1 {
            journey.run.stop_waiting(journey.now);
        }
        journey.now += Duration::SECOND;
    }
    assert_eq!(journey.requests, ["secret"]);
    assert!(journey.run.step(journey.now).finished);
}

#[test]
fn a_secret_of_the_same_description_that_somebody_else_has_made_is_left_and_told() {
    let mut journey = Journey::new(with_two(Mode::Upsert, pairs()[0].clone()), Faults::default());
    let mut done = false;
    journey.go_along(|tenant, _, request| {
        if !done && request.endpoint.path_and_query().ends_with("/addPassword") {
            done = true;
            let body = json!({ "passwordCredential": { "displayName": "Production" } });
            let elsewhere = Request { body: Some(body), ..request.clone() };
            assert!(
                tenant.answer(&elsewhere, super::drive::START + Duration::SECOND).outcome.is_ok_and(|a| a.is_success())
            );
            return Way::AnswerLost;
        }
        Way::Open
    });
    assert!(journey.run.succeeded() && journey.run.outcome().stray_secret, "{:#?}", journey.requests);
    assert_eq!((journey.held.len(), journey.tenant.secret_count()), (2, 3));
}

#[test]
fn a_secret_that_is_given_up_or_added_in_between_changes_nothing_about_the_other() {
    let both = with_two(Mode::Upsert, pairs()[0].clone());
    let mut journey = Journey::new(plan(Mode::Upsert), Faults::default());
    journey.go().assert_complete();
    assert_eq!(journey.run.take_up(both, journey.now), None);
    journey.go();
    assert_eq!((journey.held.len(), journey.tenant.secret_count()), (2, 2));
    // What is made stays made, though the form has another row in its place.
    let other = Plan { credentials: credentials([(SECOND, secret("Else", 60))]), ..plan(Mode::Upsert) };
    assert_eq!(journey.run.take_up(other, journey.now), None);
    journey.go();
    assert_both(&journey);
}
