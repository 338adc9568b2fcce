//! Thousands of runs in which the person cancels, continues, loads the page again, or undoes it, at any moment, while answers
//! are lost.

use client_registrar::{
    http::request::Request,
    plan::call::{Mode, Plan},
    run::{machine::Run, undo::Undo},
    sandbox::{Faults, Tenant},
};
use time::Duration;

use super::{
    super::drive::{Act, Journey, Way},
    drive::{assert_made, held, is_true, reloaded, with_others, with_owners},
};
use crate::numbers::Numbers;

const STORMS: u64 = 3_000;

fn some_faults(chance: &mut Numbers) -> Faults {
    Faults {
        throttling: chance.once_in(4),
        slow_replication: chance.once_in(4),
        lost_answer: chance.once_in(4),
        upsert_refused: chance.once_in(8),
        secrets_in_create_refused: chance.once_in(8),
        consent_not_allowed: chance.once_in(8),
        ..Faults::NONE
    }
}

fn some_way(chance: &mut Numbers) -> Way {
    let ways = [
        Way::AnswerLost,
        Way::RequestLost,
        Way::AnswerReplaced(503),
        Way::AnswerReplaced(200),
        Way::AnswerCut,
        Way::Refused(504),
        Way::Slow(20),
        Way::Denied(401, "InvalidAuthenticationToken", ""),
        Way::Denied(404, "Request_ResourceNotFound", ""),
        Way::WithoutToken,
    ];
    if chance.once_in(7) { chance.pick(&ways) } else { Way::Open }
}

fn weather(chance: &mut Numbers) -> impl FnMut(&mut Tenant, usize, &Request) -> Way + '_ {
    |tenant, _, _| {
        if chance.once_in(6) {
            tenant.faults = some_faults(chance);
        }
        some_way(chance)
    }
}

/// What was done in a storm, by what the person did last.
#[derive(Debug, Default)]
struct Tally {
    cancelled: usize,
    reloaded: usize,
    undone_midway: usize,
    undone: usize,
    carried_out: usize,
}

fn storm(seed: u64, tally: &mut Tally) {
    let mut chance = Numbers(seed);
    let mode = if chance.once_in(3) { Mode::Create } else { Mode::Upsert };
    let plan = || with_owners(mode);
    let mut journey = Journey::seeded(plan(), Faults::NONE, seed);
    with_others(&mut journey);
    let before = held(&journey.tenant);
    journey.tenant.faults = some_faults(&mut chance);
    let case = format!("storm {seed}");
    let (mut is_deleted, mut undone) = (false, 0);
    for _ in 0..chance.below(5) {
        let acts = [Act::Cancel, Act::Reload];
        journey.does = chance.once_in(2).then(|| (journey.requests.len() + chance.below(12), chance.pick(&acts)));
        journey.go_along(weather(&mut chance));
        is_true(&journey, undone, &case);
        let act = journey.does.take().filter(|(place, _)| *place < journey.requests.len());
        journey.now += Duration::seconds(5);
        if let Some((_, Act::Reload)) = act {
            tally.reloaded += 1;
            let ledger = reloaded(journey.run.ledger());
            journey.run = Run::after(plan(), ledger, seed, journey.now);
        } else {
            tally.cancelled += usize::from(act.is_some());
            journey.run.resume(journey.now);
        }
        if chance.once_in(6) {
            undo_midway(&mut journey, &mut chance, tally, plan());
            undone += 1;
            // A deleted application keeps its name: another registration of the same draft takes another key.
            is_deleted = !journey.tenant.deleted_applications().is_empty();
            if is_deleted {
                break;
            }
        }
    }
    journey.tenant.faults = Faults::NONE;
    let ledger = reloaded(journey.run.ledger());
    if is_deleted || chance.once_in(2) {
        let mut undo = journey.undo_along(ledger, |_, _, _| Way::Open);
        if !undo.is_complete() {
            journey.undo_again(&mut undo);
        }
        assert!(undo.is_complete(), "{case} {:#?} {:#?}", undo.rows(), journey.requests);
        assert_eq!(held(&journey.tenant), before, "{case} {:#?}", journey.requests);
        tally.undone += 1;
    } else {
        journey.run.resume(journey.now);
        journey.go();
        for _ in 0..4 {
            if !journey.run.succeeded() {
                journey.try_again();
            }
        }
        assert_made(&journey, &case);
        is_true(&journey, undone, &case);
        tally.carried_out += 1;
    }
}

/// An undo in the same weather, and then the registration goes on from what it has left.
fn undo_midway(journey: &mut Journey, chance: &mut Numbers, tally: &mut Tally, plan: Plan) {
    let mut undo = Undo::new(reloaded(journey.run.ledger()), chance.0, journey.now);
    journey.go_on_undoing(&mut undo, weather(chance));
    tally.undone_midway += 1;
    journey.held.retain(|held| undo.ledger().has_secret(held.credential));
    journey.run = Run::after(plan, reloaded(undo.ledger()), chance.0, journey.now);
}

#[test]
fn no_storm_leaves_more_than_one_of_anything_and_undone_it_leaves_nothing() {
    let mut tally = Tally::default();
    (0..STORMS).for_each(|seed| storm(seed, &mut tally));
    println!("{STORMS} storms: {tally:?}");
    let Tally { cancelled, reloaded, undone_midway, undone, carried_out } = tally;
    assert!([cancelled, reloaded, undone_midway, undone, carried_out].into_iter().all(|n| n > 20), "{tally:?}");
}
