//! How long a registration takes where nothing goes wrong: as many round trips as answers depend on one another.

use client_registrar::{
    plan::call::{Mode, Plan},
    run::machine::Run,
    sandbox::Tenant,
};
use time::Duration;

use super::{
    consent::granting,
    drive::{START, plan},
    undo::drive::{everything, with_owners},
};

/// How many answers of 100 ms each follow one another, and how many requests there are in all.
fn round_trips(plan: Plan) -> (i128, usize) {
    let (mut tenant, mut run, mut now, mut sent) = (Tenant::new(1), Run::new(plan, 1, START), START, 0);
    loop {
        let step = run.step(now);
        if step.send.is_empty() {
            assert!(step.finished && run.succeeded(), "{:#?}", run.progress());
            return ((now - START).whole_milliseconds() / 100, sent);
        }
        let answers: Vec<_> =
            step.send.into_iter().map(|(kind, request)| (kind, tenant.answer(&request, now).outcome)).collect();
        sent += answers.len();
        let sent_at = now;
        now += Duration::milliseconds(100);
        for (kind, answer) in answers {
            run.accept(kind, answer, sent_at, now);
        }
    }
}

#[test]
fn an_app_with_a_secret_takes_two_round_trips_and_with_consent_three() {
    for (what, plan, expected) in [
        ("app and secret", plan(Mode::Upsert), (2, 3)),
        ("app, secret and consent for four grants of three APIs", granting(), (3, 10)),
        ("app, secret, federated credential and consent", everything(Mode::Upsert), (3, 11)),
        ("the same with two owners of the app and of its service principal", with_owners(Mode::Upsert), (3, 15)),
    ] {
        let (trips, requests) = round_trips(plan);
        println!("{trips} round trips of 100 ms, {requests} requests: {what}");
        assert_eq!((trips, requests), expected, "{what}");
    }
}
