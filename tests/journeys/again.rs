//! The same draft registered again, with another choice than before.

use client_registrar::{
    directory::permission::{
        PermissionKind,
        grant::{self, WantedGrant},
    },
    http::request::Method,
    plan::call::{CallKind, Mode, Plan},
    run::failure::Failure,
    sandbox::Faults,
};
use serde_json::json;
use time::Duration;

use super::{
    consent::{assert_granted, granting},
    drive::{FIRST, Journey, Way, credentials, picked, plan, secret_for},
};

impl Journey {
    /// Register is pressed again, for what the draft says now.
    fn register_again(&mut self, plan: Plan) -> &mut Self {
        self.now += Duration::MINUTE;
        assert_eq!(self.run.take_up(plan, self.now), None, "it is the same application");
        self.go()
    }
}

/// A run that made the client, and whose secret was refused.
fn stopped(plan: Plan) -> Journey {
    let mut journey = Journey::new(plan, Faults { secret_policy: true, ..Faults::default() });
    journey.go();
    assert!(matches!(journey.failure(CallKind::Secret(FIRST)), Some(Failure::PolicyForbids(..))));
    journey.tenant.faults = Faults::default();
    journey
}

fn assignment_required(journey: &Journey) -> bool {
    journey.tenant.service_principals()[0].object["appRoleAssignmentRequired"] == json!(true)
}

#[test]
fn what_is_left_to_an_administrator_on_the_second_try_is_not_granted() {
    let refused = Faults { consent_not_allowed: true, ..Faults::default() };
    let mut journey = Journey::new(granting(), Faults { secret_policy: true, ..refused });
    journey.go();
    journey.tenant.faults = Faults::default();
    let before = journey.requests.len();
    journey.register_again(plan(Mode::Upsert)).assert_complete();
    assert!(journey.tenant.grants().is_empty() && journey.tenant.assignments().is_empty());
    assert_eq!(journey.requests.len() - before, 1, "the secret alone: {:#?}", journey.requests);
}

#[test]
fn nothing_is_granted_by_a_run_that_stopped_before_and_goes_on_without_the_choice() {
    let mut journey = Journey::new(granting(), Faults::default());
    journey.go_along(|_, n, _| if n < 5 { Way::Open } else { Way::RequestLost });
    assert!(journey.run.failures().any(|(kind, _)| kind.is_of_consent()));
    let before = journey.requests.len();
    journey.register_again(plan(Mode::Upsert)).assert_complete();
    let later = &journey.requests[before..];
    assert!(!later.iter().any(|line| line.contains("Grants") || line.contains("appRole")), "{later:#?}");
}

#[test]
fn what_is_granted_on_the_second_try_alone_is_granted() {
    for mut journey in [stopped(plan(Mode::Upsert)), Journey::new(plan(Mode::Upsert), Faults::default())] {
        journey.go();
        journey.register_again(granting());
        assert_granted(&journey);
        assert_eq!(journey.count(Method::Patch, "')"), 1, "the application is asked for once: {:#?}", journey.requests);
    }
}

#[test]
fn what_was_granted_before_is_not_granted_again_and_another_permission_is_added() {
    let mut journey = stopped(granting());
    let [kept, other] = [(PermissionKind::Application, "Mail.Send"), (PermissionKind::Application, "Mail.Read")]
        .map(|(kind, value)| picked("microsoft graph", kind, value));
    let posts = journey.count(Method::Post, "/appRoleAssignedTo");
    let grants: Vec<WantedGrant> = grant::wanted(&[other, kept]);
    journey.register_again(Plan { grants, ..plan(Mode::Upsert) }).assert_complete();
    assert_eq!(journey.count(Method::Post, "/appRoleAssignedTo") - posts, 1, "{:#?}", journey.requests);
    assert_eq!(journey.tenant.assignments().len(), 3);
}

#[test]
fn a_secret_that_was_made_is_the_only_one_whatever_is_chosen_anew() {
    let mut journey = Journey::new(plan(Mode::Upsert), Faults::default());
    journey.go();
    for secret in [None, Some((FIRST, secret_for(60)))] {
        journey.register_again(Plan { credentials: credentials(secret), assignment_required: true, ..granting() });
        assert_granted(&journey);
    }
    assert!(journey.run.ledger().has_secret(FIRST));
}

#[test]
fn a_secret_that_may_have_been_made_is_told_where_none_is_wanted_any_more() {
    let mut journey = Journey::new(plan(Mode::Upsert), Faults::default());
    journey.go_along(|_, _, request| {
        let of_secret = request.endpoint.path_and_query().contains("assword");
        if of_secret { Way::AnswerLost } else { Way::Open }
    });
    journey.register_again(Plan { credentials: Vec::new(), ..plan(Mode::Upsert) });
    assert!(journey.run.succeeded() && journey.held.is_empty());
    assert!(journey.tenant.secret_count() > 0 && journey.run.outcome().stray_secret);
}

#[test]
fn that_people_have_to_be_assigned_is_set_and_taken_back_as_it_was_chosen_last() {
    let mut journey = stopped(plan(Mode::Upsert));
    for assignment_required in [true, false, true, true] {
        journey.register_again(Plan { assignment_required, ..plan(Mode::Upsert) }).assert_complete();
        assert_eq!(self::assignment_required(&journey), assignment_required);
    }
    let changes = journey.requests.iter().filter(|line| line.starts_with("PATCH /v1.0/servicePrincipals/")).count();
    assert_eq!(changes, 3, "{:#?}", journey.requests);
}

#[test]
fn a_service_principal_that_was_there_is_told_that_people_have_to_be_assigned() {
    for (wanted, faults) in [
        (true, Faults::default()),
        (false, Faults::default()),
        (true, Faults { throttling: true, slow_replication: true, lost_answer: true, ..Faults::default() }),
    ] {
        let mut before = Journey::new(Plan { credentials: Vec::new(), ..plan(Mode::Upsert) }, Faults::default());
        before.go();
        let mut after = Journey::new(Plan { assignment_required: wanted, ..plan(Mode::Upsert) }, faults);
        (after.tenant, after.now) = (before.tenant, before.now);
        after.tenant.faults = faults;
        after.go().assert_complete();
        assert_eq!(assignment_required(&after), wanted, "{:#?}", after.requests);
    }
}

#[test]
fn whichever_request_is_lost_a_service_principal_has_what_was_chosen() {
    for way in [Way::RequestLost, Way::AnswerLost, Way::Refused(503), Way::AnswerReplaced(504)] {
        for place in 0..6 {
            let mut journey = Journey::new(Plan { assignment_required: true, ..plan(Mode::Upsert) }, Faults::default());
            journey.go_along(|_, n, _| if n == place { way } else { Way::Open }).assert_complete();
            assert!(assignment_required(&journey));
        }
    }
}

#[test]
fn who_may_not_say_it_of_a_service_principal_that_was_there_learns_that() {
    let mut journey = stopped(plan(Mode::Upsert));
    let wanted = Plan { assignment_required: true, ..plan(Mode::Upsert) };
    journey.now += Duration::MINUTE;
    assert_eq!(journey.run.take_up(wanted, journey.now), None);
    journey.go_along(|_, _, request| {
        let changes =
            request.method == Method::Patch && request.endpoint.path_and_query().contains("servicePrincipals/");
        if changes { Way::FORBIDDEN } else { Way::Open }
    });
    let failure = journey.failure(CallKind::ServicePrincipal);
    assert!(matches!(failure, Some(Failure::AssignmentNotSet(error)) if error.status == 403), "{failure:?}");
    // Whoever takes the choice back has nothing left to change.
    journey.register_again(plan(Mode::Upsert)).assert_complete();
    assert!(!assignment_required(&journey));
}

#[test]
fn another_application_takes_another_run_under_the_name_that_there_is() {
    let mut journey = Journey::new(plan(Mode::Upsert), Faults::default());
    journey.go();
    let mut other = plan(Mode::Upsert);
    other.application["displayName"] = json!("Contoso portal");
    other.unique_name = client_registrar::directory::ids::UniqueName::of("Contoso portal", &other.run_tail);
    let given_back = journey.run.take_up(other, journey.now).expect("the plan");
    assert_eq!(given_back.unique_name, plan(Mode::Upsert).unique_name);
}
