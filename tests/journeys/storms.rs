//! Many journeys with faults that come and go at random.

use client_registrar::{
    plan::call::{Mode, Plan},
    run::machine::Run,
    sandbox::Faults,
};
use time::Duration;

use super::{
    consent::{assert_granted, granting},
    drive::{FIRST, Journey, Way, credentials, plan, secret, secret_for},
    secrets::with_two,
};
use crate::numbers::Numbers;

fn some_faults(chance: &mut Numbers) -> Faults {
    Faults {
        throttling: chance.once_in(3),
        slow_replication: chance.once_in(3),
        lost_answer: chance.once_in(3),
        registration_not_allowed: chance.once_in(6),
        upsert_refused: chance.once_in(4),
        secrets_in_create_refused: chance.once_in(4),
        secret_policy: chance.once_in(8),
        secrets_forbidden: false,
        certificates_forbidden: false,
        policy_unreadable: false,
        reference_required: chance.once_in(8),
        consent_not_allowed: chance.once_in(8),
        graph_roles_not_allowed: chance.once_in(8),
    }
}

fn some_way(chance: &mut Numbers) -> Way {
    for (chances, way) in
        [(9, Way::AnswerLost), (9, Way::RequestLost), (12, Way::AnswerReplaced(503)), (15, Way::WithoutToken)]
    {
        if chance.once_in(chances) {
            return way;
        }
    }
    Way::Open
}

#[test]
fn no_storm_makes_a_second_application_leaves_a_stray_secret_or_grants_anything_twice() {
    let mut hard = 0;
    for seed in 0..500 {
        let mut chance = Numbers(seed);
        let mode = if chance.once_in(3) { Mode::Create } else { Mode::Upsert };
        let faults = some_faults(&mut chance);
        let mut journey = Journey::seeded(Plan { mode, ..granting() }, faults, seed);
        for _ in 0..3 {
            journey.go_along(|tenant, _, _| {
                if chance.once_in(5) {
                    tenant.faults = some_faults(&mut chance);
                }
                some_way(&mut chance)
            });
            if journey.run.succeeded() {
                break;
            }
            journey.now += Duration::seconds(5);
            journey.run.resume(journey.now);
        }
        hard += usize::from(!journey.run.succeeded());
        // The weather clears; a person who was refused for the secret's lifetime chooses another.
        journey.tenant.faults = Faults::default();
        journey.run.change_secret(FIRST, secret_for(60));
        if !journey.run.succeeded() {
            journey.try_again();
        }
        assert_granted(&journey);
    }
    assert!(hard > 0, "no storm was hard enough to need a clear sky");
}

#[test]
fn no_storm_leaves_anything_but_what_was_chosen_last() {
    for seed in 0..2_000 {
        let mut chance = Numbers(seed);
        let mode = if chance.once_in(3) { Mode::Create } else { Mode::Upsert };
        let mut journey = Journey::seeded(Plan { mode, ..plan(mode) }, some_faults(&mut chance), seed);
        let mut wanted = plan(mode);
        for last in [false, false, true] {
            journey.go_along(|_, _, _| some_way(&mut chance));
            journey.now += Duration::seconds(5);
            let secret = (last || chance.once_in(2)).then(|| (FIRST, secret_for(60)));
            wanted = Plan { credentials: credentials(secret), assignment_required: chance.once_in(2), ..plan(mode) };
            if last || chance.once_in(3) {
                wanted.grants = granting().grants;
            }
            assert_eq!(journey.run.take_up(wanted.clone(), journey.now), None);
        }
        journey.tenant.faults = Faults::default();
        journey.go();
        for _ in 0..2 {
            // Where nobody could tell whether the application was made, it takes another try.
            if !journey.run.succeeded() {
                journey.try_again();
            }
        }
        assert_granted(&journey);
        let required = &journey.tenant.service_principals()[0].object["appRoleAssignmentRequired"];
        assert_eq!(
            required.as_bool().unwrap_or_default(),
            wanted.assignment_required,
            "{seed}: {:#?}",
            journey.requests
        );
    }
}

#[test]
fn no_storm_and_no_reload_in_it_loses_or_doubles_one_of_two_secrets() {
    let mut reloads = 0;
    for seed in 0..1_000 {
        let mut chance = Numbers(seed);
        let mode = if chance.once_in(3) { Mode::Create } else { Mode::Upsert };
        let descriptions = if chance.once_in(3) { ["", ""] } else { ["Production", "Staging"] };
        let both = || with_two(mode, descriptions.map(|description| secret(description, 60)));
        let mut journey = Journey::seeded(both(), some_faults(&mut chance), seed);
        for _ in 0..3 {
            journey.go_along(|tenant, _, _| {
                if chance.once_in(5) {
                    tenant.faults = some_faults(&mut chance);
                }
                some_way(&mut chance)
            });
            journey.now += Duration::seconds(5);
            let ledger = journey.run.ledger().clone();
            if ledger.application().is_some() && chance.once_in(3) {
                journey.run = Run::after(both(), ledger, seed, journey.now);
                reloads += 1;
            } else {
                journey.run.resume(journey.now);
            }
        }
        journey.tenant.faults = Faults::default();
        journey.go();
        for _ in 0..3 {
            if !journey.run.succeeded() {
                journey.try_again();
            }
        }
        assert!(journey.run.succeeded(), "{seed}: {:#?}", journey.requests);
        assert_eq!((journey.held.len(), journey.tenant.service_principals().len()), (2, 1), "{seed}");
        // EXPOSE: the test compares the values with what the tenant accepts.
        assert!(journey.held.iter().all(|held| journey.tenant.accepts_secret(held.value.expose())), "{seed}");
        // What a reload has lost is known again by what was asked for, and removed.
        assert_eq!(journey.tenant.secret_count(), 2, "{seed}: {:#?}", journey.requests);
        assert!(!journey.run.outcome().stray_secret, "{seed}");
    }
    assert!(reloads > 500, "{reloads} reloads: it tries nothing");
}
