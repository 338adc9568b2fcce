//! Runs that go on after a reload, from what the runs before have left in the ledger.

use client_registrar::{
    directory::{ids::ObjectId, permission::grant::Granted},
    http::request::Method,
    plan::call::{CallKind, Mode, Plan},
    run::{
        ledger::{Ledger, Made},
        machine::Run,
    },
    sandbox::Faults,
};
use serde_json::{Value, json};
use time::Duration;

use super::{
    consent::{assert_granted, granting},
    drive::{FIRST, Journey, SECOND, START, Way, plan, secret},
    secrets::with_two,
};

/// The ledger as it comes out of storage.
fn stored(ledger: &Ledger) -> Ledger {
    let text = serde_json::to_string(ledger).expect("JSON");
    serde_json::from_str(&text).expect("a ledger")
}

/// The page is loaded again, and the same draft is registered, which may say something else by now.
fn reload(journey: &mut Journey, plan: Plan) {
    let ledger = stored(journey.run.ledger());
    go_on_with(journey, plan, ledger);
}

fn go_on_with(journey: &mut Journey, plan: Plan, ledger: Ledger) {
    journey.now += Duration::MINUTE;
    journey.requests.clear();
    journey.run = Run::after(plan, ledger, 2, journey.now);
    journey.go();
}

fn two(mode: Mode) -> Plan {
    with_two(mode, [secret("Production", 180), secret("Staging", 90)])
}

/// A run with two secrets and grants that stopped after so many requests.
fn stopped(plan: Plan, after: usize) -> Journey {
    let mut journey = Journey::new(plan, Faults::default());
    journey.go_along(|_, n, _| if n < after { Way::Open } else { Way::RequestLost });
    journey
}

#[test]
fn wherever_a_run_stopped_the_next_one_makes_the_rest_and_nothing_twice() {
    for mode in [Mode::Upsert, Mode::Create] {
        let all = |mode| Plan { grants: granting().grants, ..two(mode) };
        for after in 0..16 {
            let mut journey = stopped(all(mode), after);
            if journey.tenant.applications().is_empty() {
                continue;
            }
            let ledger = journey.run.ledger().clone();
            let given: Vec<_> = journey.held.iter().map(|held| held.credential).collect();
            reload(&mut journey, all(Mode::Upsert));
            assert_granted(&journey);
            assert_eq!(journey.held.len(), 2, "{after}: {:#?}", journey.requests);
            let has_principal = ledger.made().iter().any(|made| matches!(made, Made::ServicePrincipal { .. }));
            assert!(
                !has_principal || journey.count(Method::Post, "/servicePrincipals") == 0,
                "{:#?}",
                journey.requests
            );
            assert!(journey.count(Method::Post, "/addPassword") <= 2 - given.len(), "{:#?}", journey.requests);
        }
    }
}

/// What made it is what counts, not what the tenant refused before.
#[test]
fn an_application_of_an_upsert_that_was_refused_at_first_is_found_by_its_unique_name() {
    let mut journey = Journey::new(plan(Mode::Upsert), Faults::default());
    let denied = |code| Way::Denied(if code == "Authorization_RequestDenied" { 403 } else { 404 }, code, "");
    journey.go_along(|_, _, request| match request.method {
        Method::Patch => denied("Authorization_RequestDenied"),
        Method::Post => denied("Request_ResourceNotFound"),
        _ => Way::Open,
    });
    journey.run.resume(journey.now);
    journey.go_along(|_, _, request| match request.method {
        Method::Patch => Way::AnswerLost,
        _ => Way::RequestLost,
    });
    assert_eq!(journey.tenant.applications().len(), 1);
    reload(&mut journey, plan(Mode::Upsert));
    assert_eq!((journey.tenant.applications().len(), journey.count(Method::Post, "/applications")), (1, 0));
    journey.assert_complete();
}

#[test]
fn an_upsert_that_may_have_been_carried_out_and_is_refused_since_is_looked_for_and_then_made_otherwise() {
    for is_there in [true, false] {
        let mut journey = Journey::new(plan(Mode::Upsert), Faults::default());
        journey.go_along(|_, _, request| match request.method {
            Method::Patch if is_there => Way::AnswerLost,
            _ => Way::RequestLost,
        });
        journey.tenant.faults = Faults { upsert_refused: true, ..Faults::NONE };
        reload(&mut journey, plan(Mode::Upsert));
        let creations = journey.count(Method::Post, "/applications");
        assert_eq!(creations, usize::from(!is_there), "{:#?}", journey.requests);
        journey.assert_complete();
    }
}

#[test]
fn a_ledger_says_all_that_was_made_with_its_ids() {
    let mut journey = Journey::new(Plan { grants: granting().grants, ..two(Mode::Upsert) }, Faults::default());
    journey.go();
    assert_granted(&journey);
    let kinds: Vec<_> = journey
        .run
        .ledger()
        .made()
        .iter()
        .map(|made| match made {
            Made::Application { .. } => "application",
            Made::ServicePrincipal { .. } => "service principal",
            Made::Secret { .. } => "secret",
            Made::Federated { .. } => "federated credential",
            Made::Grant { .. } => "grant",
            Made::Assignment { .. } => "assignment",
        })
        .collect();
    let count = |kind| kinds.iter().filter(|other| **other == kind).count();
    assert_eq!(["application", "service principal", "secret", "grant", "assignment"].map(count), [1, 1, 2, 2, 2]);
    let text = serde_json::to_string(journey.run.ledger()).expect("JSON");
    // EXPOSE: the test looks for the value where it must not be.
    assert!(journey.held.iter().all(|held| !text.contains(held.value.expose())), "nothing secret is kept");
    let ledger = journey.run.ledger();
    assert!(ledger.made().iter().all(|made| ledger.undo_of(made).is_some()));
}

#[test]
fn a_draft_that_was_renamed_meanwhile_keeps_its_application() {
    let mut journey = stopped(two(Mode::Upsert), 2);
    let mut renamed = two(Mode::Upsert);
    renamed.application["displayName"] = json!("Contoso portal");
    renamed.unique_name = client_registrar::directory::ids::UniqueName::of("Contoso portal", &renamed.run_tail);
    reload(&mut journey, renamed);
    journey.assert_complete();
    assert_eq!(journey.tenant.applications()[0].text("displayName"), "Contoso portal");
}

#[test]
fn where_the_application_is_gone_the_ledger_says_nothing() {
    let mut journey = Journey::new(two(Mode::Upsert), Faults::default());
    journey.go().assert_complete();
    let (ledger, now) = (stored(journey.run.ledger()), journey.now);
    // A tenant that has never heard of it.
    let mut journey = Journey::seeded(plan(Mode::Upsert), Faults::default(), 9);
    journey.now = now;
    go_on_with(&mut journey, two(Mode::Upsert), ledger.clone());
    journey.assert_complete();
    assert_eq!((journey.held.len(), journey.count(Method::Post, "/servicePrincipals")), (2, 1));
    assert_ne!(journey.run.ledger().application(), ledger.application());
}

#[test]
fn a_ledger_that_names_another_application_leads_to_none_but_this_registrations_own() {
    let mut journey = Journey::new(granting(), Faults::default());
    journey.go_along(|_, n, _| if n < 5 { Way::Open } else { Way::RequestLost });
    let own = stored(journey.run.ledger());
    let foreign = ObjectId::from_u128(0xbad).to_string();
    let hostile = [
        ("/made/0/Application/id", foreign.clone()),
        ("/made/0/Application/app_id", foreign.clone()),
        ("/made/0/Application/unique_name", "somebody-elses-0123456789abcdef".to_owned()),
        ("/made/1/ServicePrincipal/id", foreign.clone()),
        ("/run_tail", "0123456789abcdef".to_owned()),
    ];
    for (place, value) in hostile {
        let mut text: Value = serde_json::to_value(&own).expect("JSON");
        *text.pointer_mut(place).expect("a place") = json!(value);
        let ledger = serde_json::from_value(text).expect("a ledger");
        let mut after = Journey::new(granting(), Faults::default());
        std::mem::swap(&mut after.tenant, &mut journey.tenant);
        after.now = journey.now;
        go_on_with(&mut after, granting(), ledger);
        assert!(after.run.succeeded(), "{place}: {:#?}", after.requests);
        assert!(!after.requests.iter().any(|line| line.contains(&foreign) || line.contains("somebody")), "{place}");
        let application = after.run.outcome().application.map(|application| application.id.to_string());
        assert_eq!(application.as_deref(), Some(after.tenant.applications()[0].text("id")));
        let ledger = after.run.ledger();
        let undo = ledger.made().iter().filter_map(|made| ledger.undo_of(made));
        let undo: Vec<_> = undo.map(|call| call.endpoint.path_and_query()).collect();
        assert!(!undo.iter().any(|path| path.contains(&foreign)), "{place}: {undo:#?}");
        std::mem::swap(&mut after.tenant, &mut journey.tenant);
    }
}

#[test]
fn what_was_granted_is_looked_at_before_it_is_granted_again() {
    let mut journey = Journey::new(granting(), Faults::default());
    journey.go();
    reload(&mut journey, granting());
    assert!(journey.run.succeeded(), "{:#?}", journey.requests);
    assert_eq!(journey.tenant.assignments().len(), 2);
    assert!(!journey.requests.iter().any(|line| line.starts_with("POST")), "{:#?}", journey.requests);
    let roles = granting().grants.into_iter().filter(|grant| matches!(grant.what, Granted::Application { .. }));
    assert_eq!(journey.count(Method::Get, "/appRoleAssignments?$top=999"), roles.count());
    assert!(
        journey.run.failures().next().is_none()
            && journey.run.progress().iter().all(|call| call.kind != CallKind::Secret(SECOND))
    );
    assert!(journey.now > START && journey.run.ledger().has_secret(FIRST));
}
