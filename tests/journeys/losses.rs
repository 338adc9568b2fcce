//! Every request lost on its way, and every pair of them.

use client_registrar::{plan::call::Mode, sandbox::Faults};

use super::drive::{Journey, Way, plan};

const WAYS: [Way; 5] =
    [Way::RequestLost, Way::AnswerLost, Way::Refused(503), Way::AnswerReplaced(504), Way::AnswerReplaced(502)];

/// Runs in which upsert is allowed, refused, and not even tried; each also with slow replication.
fn journeys() -> Vec<(Mode, Faults)> {
    let mut all = Vec::new();
    for slow_replication in [false, true] {
        for (mode, upsert_refused) in [(Mode::Upsert, false), (Mode::Upsert, true), (Mode::Create, true)] {
            all.push((mode, Faults { slow_replication, upsert_refused, ..Faults::default() }));
        }
    }
    all
}

/// Drives a journey with these losses, by place; gives how many requests it took.
fn lose(mode: Mode, faults: Faults, losses: &[(usize, Way)]) -> usize {
    let mut journey = Journey::new(plan(mode), faults);
    journey.go_along(|_, n, _| losses.iter().find(|(place, _)| *place == n).map_or(Way::Open, |loss| loss.1));
    // Without the upsert, a run stops where nobody can tell whether the application was made, and, as the token may
    // do no more than create, at a 403 while it is not visible yet. Each time the person tries again.
    for _ in 0..3 {
        if faults.upsert_refused && !journey.run.succeeded() {
            journey.try_again();
        }
    }
    journey.assert_complete();
    journey.requests.len()
}

#[test]
fn whichever_request_is_lost_everything_is_made_once() {
    for (mode, faults) in journeys() {
        for way in WAYS {
            let mut place = 0;
            while place < lose(mode, faults, &[(place, way)]) {
                place += 1;
            }
            assert!(place >= 2, "no request was lost");
        }
    }
}

#[test]
fn whichever_two_requests_are_lost_everything_is_made_once() {
    for (mode, faults) in journeys() {
        for first in 0..10 {
            for second in first + 1..14 {
                for ways in [[1, 1], [1, 3], [0, 1], [1, 0], [3, 2]].map(|pair: [usize; 2]| pair.map(|n| WAYS[n])) {
                    lose(mode, faults, &[(first, ways[0]), (second, ways[1])]);
                }
            }
        }
    }
}
