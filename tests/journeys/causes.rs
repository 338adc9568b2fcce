//! What keeps a run from its end is told as far as it is known, and nothing else is.

use client_registrar::{
    graph::ask::AskError,
    http::{request::Method, retry::WaitReason},
    plan::call::{CallKind, Mode, Plan},
    run::{
        failure::{Failure, Forbidden},
        progress::CallState,
    },
    sandbox::Faults,
};
use time::Duration;

use super::{
    consent::{assert_granted, granting},
    drive::{FIRST, Journey, START, Way, plan},
};

fn open() -> Journey {
    Journey::new(plan(Mode::Upsert), Faults::default())
}

#[test]
fn a_page_in_the_place_of_graphs_answer_is_told_with_its_status_and_never_taken_for_graphs() {
    for status in [200, 204, 400, 401, 404, 407, 409, 511] {
        for place in 0..3 {
            for way in [Way::Refused(status), Way::AnswerReplaced(status)] {
                let mut journey = open();
                journey.go_along(|_, n, _| if n == place { way } else { Way::Open });
                let told = journey.run.failures().any(
                    |(_, failure)| matches!(failure, Failure::Ask(AskError::InBetween(error)) if error.status == status && error.foreign),
                );
                assert!(told, "{status} {place}: {:?}", journey.run.failures().collect::<Vec<_>>());
                assert!(journey.now - START < Duration::seconds(6), "nothing is waited for");
                journey.try_again().assert_complete();
            }
        }
    }
}

#[test]
fn where_patch_alone_is_cut_the_application_is_looked_for_and_made_without_it() {
    let mut journey = open();
    let patch_cut = |_: &mut _, _, request: &client_registrar::http::request::Request| {
        if request.method == Method::Patch { Way::RequestLost } else { Way::Open }
    };
    journey.go_along(patch_cut).assert_complete();
    assert_eq!((journey.count(Method::Patch, "')"), journey.count(Method::Post, "/applications")), (3, 1));
    assert!(journey.count(Method::Get, "')") >= 7, "it is looked for: {:#?}", journey.requests);
    assert!(journey.without_unique_name() && journey.run.outcome().patch_cut);
    assert!(journey.now - START < Duration::MINUTE);
}

#[test]
fn where_only_the_answers_to_patch_are_cut_the_application_that_is_there_is_found() {
    for slow_replication in [false, true] {
        let mut journey = Journey::new(plan(Mode::Upsert), Faults { slow_replication, ..Faults::default() });
        journey.go_along(|_, _, request| if request.method == Method::Patch { Way::AnswerLost } else { Way::Open });
        journey.assert_complete();
        assert_eq!(journey.count(Method::Post, "/applications"), 0, "{:#?}", journey.requests);
    }
}

#[test]
fn a_proxy_that_refuses_patch_with_a_page_costs_no_second_try() {
    for status in [403, 405, 501] {
        let mut journey = open();
        journey.go_along(
            |_, _, request| {
                if request.method == Method::Patch { Way::Refused(status) } else { Way::Open }
            },
        );
        journey.assert_complete();
        assert_eq!((journey.count(Method::Patch, "')"), journey.count(Method::Post, "/applications")), (1, 1));
    }
}

#[test]
fn where_everything_is_lost_patch_is_not_blamed() {
    let mut journey = open();
    journey.go_along(|_, _, _| Way::RequestLost);
    assert_eq!(journey.failure(CallKind::Application), Some(&Failure::Ask(AskError::ConnectionLost)));
    journey.try_again().assert_complete();
    assert!(!journey.run.outcome().patch_cut, "PATCH is asked again: {:#?}", journey.requests);
    assert_eq!(journey.count(Method::Post, "/applications"), 0);
}

#[test]
fn a_connection_that_was_gone_for_some_seconds_is_no_proxy_that_cuts_patch() {
    for lost in 3..6 {
        let mut journey = open();
        journey.go_along(|_, n, _| if n < lost { Way::RequestLost } else { Way::Open });
        journey.assert_complete();
        let made_by_post = journey.count(Method::Post, "/applications") == 1;
        assert_eq!(made_by_post, lost == 3, "only where the look after three losses was answered at once: {lost}");
    }
}

#[test]
fn a_change_that_is_cut_where_others_get_an_answer_is_told_as_that() {
    let mut before = Journey::new(Plan { credentials: Vec::new(), ..plan(Mode::Upsert) }, Faults::default());
    before.go();
    let mut after = Journey::new(Plan { assignment_required: true, ..plan(Mode::Upsert) }, Faults::default());
    (after.tenant, after.now) = (before.tenant, before.now);
    let cut = |request: &client_registrar::http::request::Request| {
        request.method == Method::Patch && request.endpoint.path_and_query().contains("servicePrincipals/")
    };
    after.go_along(|_, _, request| if cut(request) { Way::RequestLost } else { Way::Open });
    assert_eq!(after.failure(CallKind::ServicePrincipal), Some(&Failure::PatchCut));
    after.try_again().assert_complete();
}

#[test]
fn who_may_not_make_the_service_principal_or_the_secret_learns_that_at_once() {
    for (kind, path) in [(CallKind::ServicePrincipal, "/servicePrincipals"), (CallKind::Secret(FIRST), "/addPassword")]
    {
        let mut journey = open();
        journey.go_along(
            |_, _, request| {
                if request.endpoint.path_and_query().ends_with(path) { Way::FORBIDDEN } else { Way::Open }
            },
        );
        assert!(
            matches!(journey.failure(kind), Some(Failure::Ask(AskError::NotAllowed(error))) if error.status == 403),
            "{kind:?}"
        );
        assert_eq!(journey.count(Method::Post, path), 1, "{:#?}", journey.requests);
        assert!(journey.now - START < Duration::seconds(5), "nothing is waited for");
        journey.try_again().assert_complete();
    }
}

#[test]
fn an_application_that_is_not_known_to_every_replica_yet_is_waited_for() {
    let early = "When using this permission, the backing application of the service principal being created must in the local tenant.";
    let mut journey = open();
    let mut left = 3;
    journey.go_along(|_, _, request| {
        if left > 0 && request.endpoint.path_and_query().ends_with("/servicePrincipals") {
            left -= 1;
            return Way::Denied(403, "Authorization_RequestDenied", early);
        }
        Way::Open
    });
    journey.assert_complete();
}

#[test]
fn a_quota_that_is_used_up_is_no_replication() {
    let mut journey = open();
    journey.go_along(|_, _, request| {
        let principal = request.endpoint.path_and_query().ends_with("/servicePrincipals");
        if principal { Way::Denied(400, "Directory_QuotaExceeded", "") } else { Way::Open }
    });
    assert!(matches!(journey.failure(CallKind::ServicePrincipal), Some(Failure::QuotaExceeded(_))));
    assert!(journey.now - START < Duration::seconds(5), "nothing is waited for");
}

#[test]
fn a_policy_against_every_secret_is_told_from_one_against_long_ones() {
    for (code, forbidden) in [
        ("CredentialTypeNotAllowedAsPerAppPolicy", Forbidden::Kind),
        ("CredentialInvalidLifetimeAsPerAppPolicy", Forbidden::Lifetime),
    ] {
        let mut journey = open();
        journey.go_along(|_, _, request| {
            let secret = request.endpoint.path_and_query().ends_with("/addPassword");
            if secret { Way::Denied(400, code, "") } else { Way::Open }
        });
        let failure = journey.failure(CallKind::Secret(FIRST));
        assert!(matches!(failure, Some(Failure::PolicyForbids(what, _)) if *what == forbidden), "{failure:?}");
    }
}

#[test]
fn two_minutes_that_were_asked_for_are_waited_out_and_an_hour_is_left_to_the_person() {
    let mut journey = open();
    journey.go_along(|_, n, _| if n == 0 { Way::Throttled(120) } else { Way::Open });
    journey.assert_complete();
    assert!(journey.now - START >= Duration::seconds(120));
    let mut journey = open();
    journey.go_along(|_, n, _| if n == 0 { Way::Throttled(3_600) } else { Way::Open });
    let failure = journey.failure(CallKind::Application);
    let hour = Some(Duration::HOUR);
    assert!(
        matches!(failure, Some(Failure::Ask(AskError::Unavailable(error))) if error.retry_after == hour),
        "{failure:?}"
    );
    assert!(journey.now - START < Duration::seconds(5));
}

#[test]
fn a_wait_can_be_stopped_and_trying_again_goes_on_where_it_was() {
    let mut journey = open();
    let step = journey.run.step(journey.now);
    let (kind, _) = step.send[0];
    let mut response = client_registrar::http::response::Response::new(429, Vec::new());
    response.retry_after = Some(Duration::seconds(120));
    journey.run.accept(kind, Ok(response), journey.now, journey.now);
    let asked = Some(Duration::seconds(120));
    let reason = WaitReason::Throttled { asked };
    let until = journey.now + Duration::seconds(120);
    assert_eq!(journey.run.progress()[0].state, CallState::Waiting { reason, until });
    journey.now += Duration::seconds(5);
    journey.run.stop_waiting(journey.now);
    assert!(journey.run.step(journey.now).finished, "nothing is left to wait for");
    assert_eq!(journey.failure(CallKind::Application), Some(&Failure::Ask(AskError::Stopped(reason))));
    journey.try_again().assert_complete();
}

#[test]
fn what_a_policy_of_the_page_forbids_is_told_at_once_and_counts_as_never_sent() {
    let mut journey = Journey::new(granting(), Faults::default());
    journey.go_along(|_, _, _| Way::Blocked);
    assert_eq!(journey.failure(CallKind::Application), Some(&Failure::Ask(AskError::Blocked)));
    assert!(journey.run.progress().iter().all(|call| call.exchanges.is_empty()));
    assert!(journey.now - START < Duration::seconds(3));
    journey.try_again();
    assert_granted(&journey);
}
