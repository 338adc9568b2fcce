//! What is undone is what the registration has made, in the reverse order, and nothing of anybody else's.

use client_registrar::{
    directory::{
        credential::CredentialId,
        ids::{KeyId, ObjectId},
    },
    graph::{ask::AskError, calls, credentials::application_credentials},
    http::{endpoint::Endpoint, request::Method},
    plan::call::Mode,
    run::{
        ledger::{Ledger, Made},
        machine::Run,
        undo::{Left, RowState, Undo, What},
    },
    sandbox::Faults,
};
use serde_json::{Value, json};

use super::{
    super::drive::{Journey, Way},
    drive::{ask, assert_all, everything, held, reloaded, secret_by_others, with_others},
};

fn registered(mode: Mode) -> (Journey, Vec<String>) {
    let mut journey = Journey::new(everything(mode), Faults::NONE);
    with_others(&mut journey);
    let before = held(&journey.tenant);
    journey.go();
    assert!(journey.run.succeeded(), "{:#?}", journey.requests);
    (journey, before)
}

fn states(undo: &Undo) -> Vec<&RowState> {
    undo.rows().iter().map(|row| &row.state).collect()
}

#[test]
fn everything_that_was_made_goes_the_newest_first_and_the_tenant_is_as_it_was() {
    for mode in [Mode::Upsert, Mode::Create] {
        let (mut journey, before) = registered(mode);
        let made = journey.run.ledger().made().to_vec();
        assert_eq!(made.len(), 8, "{made:#?}");
        let ledger = journey.run.ledger().clone();
        let undo = journey.undo_along(ledger, |_, _, _| Way::Open);
        assert!(undo.is_complete(), "{:#?} {:#?}", undo.rows(), journey.requests);
        assert!(states(&undo).iter().all(|state| **state == RowState::Done), "{:#?}", undo.rows());
        let objects: Vec<_> = undo.rows().iter().filter_map(|row| row.object().cloned()).collect();
        assert_eq!(objects, made.into_iter().rev().collect::<Vec<_>>());
        assert_eq!(held(&journey.tenant), before, "field by field");
        assert_eq!(journey.tenant.deleted_applications().len(), 1, "it can be restored");
        assert_eq!(journey.tenant.deleted_applications()[0].federated.len(), 0, "without a credential");
        assert!(journey.requests.last().is_some_and(|line| line.starts_with("DELETE /v1.0/applications/")));
    }
}

#[test]
fn each_object_that_is_gone_leaves_the_ledger_at_once_and_a_reload_goes_on_from_there() {
    let (mut journey, before) = registered(Mode::Upsert);
    let whole = journey.run.ledger().clone();
    let mut without_stop = Journey::new(everything(Mode::Upsert), Faults::NONE);
    with_others(&mut without_stop);
    without_stop.go();
    without_stop.undo_along(whole.clone(), |_, _, _| Way::Open);
    let all = without_stop.requests.len();
    let mut ledger = whole;
    let mut sizes = vec![ledger.made().len()];
    // The page is gone after each request in turn.
    for last in 0..all {
        let undo = journey.undo_along(ledger, |_, n, _| if n <= last { Way::Open } else { Way::Blocked });
        let kept = serde_json::to_string(undo.ledger()).expect("JSON");
        ledger = serde_json::from_str(&kept).expect("a ledger");
        sizes.push(ledger.made().len());
        if ledger.is_empty() {
            break;
        }
    }
    assert!(ledger.is_empty(), "{ledger:#?}");
    assert!(sizes.is_sorted_by(|a, b| a >= b), "{sizes:?}");
    assert_eq!(held(&journey.tenant), before);
}

#[test]
fn an_application_that_somebody_else_has_come_to_use_stays_and_this_runs_own_goes() {
    let (mut journey, _) = registered(Mode::Upsert);
    let ledger = journey.run.ledger().clone();
    let application = ledger.application().expect("an application");
    ask(&mut journey, &secret_by_others(application.id));
    let undo = journey.undo_along(ledger, |_, _, _| Way::Open);
    assert!(!undo.is_complete());
    let left: Vec<_> = undo.rows().iter().filter(|row| row.state == RowState::Left(Left::InUse)).collect();
    let kinds =
        left.iter().map(|row| matches!(row.object(), Some(Made::Application { .. } | Made::ServicePrincipal { .. })));
    assert_eq!(kinds.collect::<Vec<_>>(), [true, true], "{:#?}", undo.rows());
    assert_eq!((journey.tenant.applications().len(), journey.tenant.service_principals().len()), (2, 2));
    let own = journey.tenant.applications().iter().find(|one| one.text("id") == application.id.to_string());
    assert!(own.is_some_and(|own| format!("{own:?}").contains("By hand")), "the other secret stays");
    assert_eq!(journey.tenant.secret_count(), 2, "one of each application of others");
    assert_eq!((journey.tenant.grants().len(), journey.tenant.assignments().len()), (0, 0));
}

#[test]
fn nothing_is_deleted_that_graph_does_not_name_by_the_key_of_the_registration() {
    let (journey, _) = registered(Mode::Upsert);
    let ledger = journey.run.ledger().clone();
    let others = journey.tenant.applications()[0].text("id").to_owned();
    let (app_id, principal) = (
        journey.tenant.applications()[0].text("appId").to_owned(),
        journey.tenant.service_principals()[0].text("id").to_owned(),
    );
    for (kind, field, value) in
        [("Application", "id", &others), ("Application", "app_id", &app_id), ("ServicePrincipal", "id", &principal)]
    {
        let mut text: Value = serde_json::to_value(&ledger).expect("JSON");
        let made = text["made"].as_array_mut().expect("a list").iter_mut().find_map(|made| made.get_mut(kind));
        made.expect("an object")[field] = json!(value);
        let hostile: Ledger = serde_json::from_value(text).expect("a ledger");
        let (mut journey, before) = registered(Mode::Upsert);
        let undo = journey.undo_along(hostile, |_, _, _| Way::Open);
        let all = held(&journey.tenant);
        assert!(before.iter().all(|one| all.contains(one)), "{kind}: {:#?}", journey.requests);
        assert!(undo.rows().iter().any(|row| row.state == RowState::Left(Left::NotOurs)), "{kind} {:#?}", undo.rows());
        assert!(!journey.requests.iter().any(|line| !line.starts_with("GET") && line.contains(&others)), "{kind}");
    }
}

#[test]
fn what_was_never_in_the_ledger_is_not_in_the_undo() {
    let (mut journey, _) = registered(Mode::Upsert);
    let mut text: Value = serde_json::to_value(journey.run.ledger()).expect("JSON");
    let foreign = ObjectId::from_u128(0xbad).to_string();
    let grant = json!({ "Grant": { "id": foreign } });
    text["made"].as_array_mut().expect("a list").push(grant);
    let ledger = serde_json::from_value(text).expect("a ledger");
    let undo = journey.undo_along(ledger, |_, _, _| Way::Open);
    assert!(!journey.requests.iter().any(|line| line.contains(&foreign)), "{:#?}", journey.requests);
    let row =
        undo.rows().iter().find(|row| matches!(row.object(), Some(Made::Grant { id }) if id.to_string() == foreign));
    assert!(row.is_some_and(|row| row.state == RowState::Gone), "it is not one of this client's");
}

#[test]
fn what_was_asked_for_and_never_answered_is_found_and_goes_as_well() {
    for mode in [Mode::Upsert, Mode::Create] {
        let mut answered = Journey::new(everything(mode), Faults::NONE);
        answered.go();
        for place in 0..answered.requests.len() {
            let mut journey = Journey::new(everything(mode), Faults::NONE);
            with_others(&mut journey);
            let before = held(&journey.tenant);
            // Carried out, and then the page is gone: nothing else arrives.
            journey.go_along(|_, n, _| match n.cmp(&place) {
                std::cmp::Ordering::Less => Way::Open,
                std::cmp::Ordering::Equal => Way::AnswerLost,
                std::cmp::Ordering::Greater => Way::Blocked,
            });
            let ledger = serde_json::from_value(serde_json::to_value(journey.run.ledger()).expect("JSON"));
            let undo = journey.undo_along(ledger.expect("a ledger"), |_, _, _| Way::Open);
            assert!(undo.is_complete(), "{mode:?} {place}: {:#?} {:#?}", undo.rows(), journey.requests);
            assert_eq!(held(&journey.tenant), before, "{mode:?} {place}: {:#?}", journey.requests);
        }
    }
}

#[test]
fn an_application_that_is_gone_already_ends_it_and_takes_the_rest_along() {
    let (mut journey, before) = registered(Mode::Upsert);
    let ledger = journey.run.ledger().clone();
    let application = ledger.application().expect("an application");
    ask(&mut journey, &calls::delete_application(application.id));
    let undo = journey.undo_along(ledger, |_, _, _| Way::Open);
    assert!(undo.is_complete());
    assert_eq!(undo.rows()[0].what, What::Look);
    assert!(undo.rows()[1..].iter().all(|row| row.state == RowState::Gone), "{:#?}", undo.rows());
    assert!(journey.requests.iter().all(|line| line.starts_with("GET")));
    assert_eq!(held(&journey.tenant), before);
}

#[test]
fn what_hangs_on_the_application_goes_with_it_where_it_may_not_be_deleted_by_itself() {
    let (mut journey, before) = registered(Mode::Upsert);
    journey.tenant.faults.consent_not_allowed = true;
    let ledger = journey.run.ledger().clone();
    let undo = journey.undo_along(ledger, |_, _, _| Way::Open);
    assert!(undo.is_complete(), "{:#?}", undo.rows());
    assert_eq!(undo.rows().iter().filter(|row| row.state == RowState::Gone).count(), 4, "{:#?}", undo.rows());
    assert_eq!(held(&journey.tenant), before);
}

#[test]
fn a_secret_that_a_replica_still_lists_is_not_taken_for_somebody_elses() {
    let (mut journey, before) = registered(Mode::Upsert);
    journey.tenant.faults.slow_replication = true;
    let ledger = journey.run.ledger().clone();
    let mut undo = journey.undo_along(ledger, |_, _, request| {
        if request.method == Method::Delete && request.endpoint.path_and_query().contains("/servicePrincipals/") {
            Way::Denied(401, "InvalidAuthenticationToken", "")
        } else {
            Way::Open
        }
    });
    assert_eq!(undo.failures().next(), Some(&AskError::SignInNeeded));
    // Another page goes on, which has not removed anything itself.
    let ledger = undo.ledger().clone();
    undo = journey.undo_along(ledger, |_, _, _| Way::Open);
    assert!(undo.is_complete(), "{:#?}", undo.rows());
    assert_eq!(held(&journey.tenant), before);
}

#[test]
fn a_secret_that_no_replica_lists_is_in_doubt_all_the_same_once_its_removal_was_sent() {
    let (mut journey, _) = registered(Mode::Upsert);
    let ledger = journey.run.ledger().clone();
    let application = ledger.application().expect("an application");
    let mut listed = ask(&mut journey, &application_credentials(application.id));
    listed["passwordCredentials"] = json!([]);
    let without_secret: &str = listed.to_string().leak();
    let undo = journey.undo_along(reloaded(&ledger), |_, _, request| match request.endpoint {
        Endpoint::ApplicationCredentials(_) => Way::Says(without_secret),
        Endpoint::RemovePassword(_) => Way::AnswerLost,
        _ => Way::Open,
    });
    assert!(undo.failures().next().is_some(), "{:#?}", undo.rows());
    assert!(!undo.ledger().has_secret(CredentialId(0)), "it may be gone: {:#?}", undo.ledger());
    journey.held.clear();
    journey.run = Run::after(everything(Mode::Upsert), reloaded(undo.ledger()), 2, journey.now);
    journey.go();
    assert_all(&journey, "continued");
}

#[test]
fn stopped_it_sends_nothing_more_and_goes_on_later() {
    let (mut journey, before) = registered(Mode::Upsert);
    let ledger = journey.run.ledger().clone();
    let mut undo = Undo::new(ledger, 1, journey.now);
    let step = undo.step(journey.now);
    let request = step.send.expect("a look");
    undo.stop();
    let (_, answer) = journey.answer(&request, Way::Open);
    undo.accept(answer, journey.now, journey.now);
    let step = undo.step(journey.now);
    assert!(step.send.is_none() && step.finished && !undo.is_complete());
    journey.undo_again(&mut undo);
    assert!(undo.is_complete());
    assert_eq!(held(&journey.tenant), before);
}

#[test]
fn a_run_goes_on_from_what_an_undo_has_left() {
    let (mut journey, _) = registered(Mode::Upsert);
    let ledger = journey.run.ledger().clone();
    let all = ledger.made().len();
    // Five looks, four grants, the two credentials.
    let undo = journey.undo_along(ledger, |_, n, _| if n < 11 { Way::Open } else { Way::Blocked });
    assert!(undo.ledger().made().len() < all && !undo.ledger().is_empty());
    journey.held.clear();
    journey.run = Run::after(everything(Mode::Upsert), undo.ledger().clone(), 2, journey.now);
    journey.requests.clear();
    journey.go();
    assert!(journey.run.succeeded(), "{:#?}", journey.requests);
    assert_eq!(journey.run.ledger().made().len(), all, "{:#?}", journey.run.ledger());
    assert_eq!(journey.held.iter().map(|held| held.credential).collect::<Vec<_>>(), [CredentialId(0)]);
    assert_ne!(journey.held[0].key_id, KeyId::from_u128(0));
}
