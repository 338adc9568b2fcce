//! Every call × every fault, in a run and in an undo, and after each the registration is carried out or undone.

use client_registrar::{
    http::request::Request,
    plan::call::Mode,
    run::{ledger::Ledger, machine::Run, undo::Undo},
    sandbox::{Faults, Tenant},
};
use time::{Duration, OffsetDateTime};

use super::{
    super::drive::{Act, Journey, Way, line},
    drive::{assert_all, held, is_true, reloaded, with_others, with_owners},
};

/// What goes wrong with one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It goes another way, once.
    Once(Way),
    /// The object is not known to the replicas for so many seconds.
    NotFoundFor(i64),
    /// Cancelled while it is under way.
    Cancelled,
    /// Loaded again while it is under way, whether it arrives or not.
    Reloaded(Way),
}

const FAULTS: [Fault; 21] = [
    Fault::Once(Way::Throttled(7)),
    Fault::Once(Way::Denied(429, "TooManyRequests", "")),
    Fault::Once(Way::Denied(503, "ServiceUnavailable", "")),
    Fault::Once(Way::AnswerReplaced(503)),
    Fault::Once(Way::Refused(504)),
    Fault::Once(Way::AnswerReplaced(504)),
    Fault::Once(Way::RequestLost),
    Fault::Once(Way::AnswerLost),
    Fault::Once(Way::Denied(401, "InvalidAuthenticationToken", "Access token has expired.")),
    Fault::Once(Way::FORBIDDEN),
    Fault::NotFoundFor(1),
    Fault::NotFoundFor(30),
    Fault::Once(Way::AnswerCut),
    Fault::Once(Way::AnswerReplaced(200)),
    Fault::Once(Way::Refused(200)),
    Fault::Once(Way::Refused(403)),
    Fault::Once(Way::Slow(50)),
    Fault::Once(Way::WithoutToken),
    Fault::Cancelled,
    Fault::Reloaded(Way::RequestLost),
    Fault::Reloaded(Way::AnswerLost),
];

/// What the person does after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Continue,
    Undo,
}

/// Strikes the request at a place, counted from 0.
struct Strike {
    place: usize,
    fault: Fault,
    /// Which request it was, and until when its like is not known.
    unknown: Option<(String, OffsetDateTime)>,
}

impl Strike {
    const fn new(place: usize, fault: Fault) -> Self {
        Self { place, fault, unknown: None }
    }

    fn way(&mut self, n: usize, request: &Request, now: OffsetDateTime) -> Way {
        let not_found = Way::Denied(404, "Request_ResourceNotFound", "Resource does not exist.");
        match self.fault {
            Fault::Once(way) | Fault::Reloaded(way) if n == self.place => way,
            Fault::NotFoundFor(seconds) if n == self.place => {
                self.unknown = Some((line(request), now + Duration::seconds(seconds)));
                not_found
            }
            _ => match &self.unknown {
                Some((like, until)) if *like == line(request) && now < *until => not_found,
                _ => Way::Open,
            },
        }
    }
}

/// A run along which one request is struck, in a tenant with applications of others.
fn struck(mode: Mode, place: usize, fault: Fault) -> (Journey, Vec<String>) {
    let mut journey = Journey::new(with_owners(mode), Faults::NONE);
    with_others(&mut journey);
    let before = held(&journey.tenant);
    journey.does = match fault {
        Fault::Cancelled => Some((place, Act::Cancel)),
        Fault::Reloaded(_) => Some((place, Act::Reload)),
        Fault::Once(_) | Fault::NotFoundFor(_) => None,
    };
    let mut strike = Strike::new(place, fault);
    journey.go_timed(|_, n, request, now| strike.way(n, request, now));
    journey.does = None;
    (journey, before)
}

/// The person continues until all is done.
fn carry_out(journey: &mut Journey, mode: Mode, is_reloaded: bool) {
    if is_reloaded {
        journey.run = Run::after(with_owners(mode), reloaded(journey.run.ledger()), 2, journey.now);
        journey.go();
    }
    for _ in 0..4 {
        if !journey.run.succeeded() {
            journey.try_again();
        }
    }
}

#[test]
fn whatever_call_is_struck_by_whatever_fault_the_registration_is_carried_out_once_or_undone() {
    let mut cases = 0;
    for mode in [Mode::Upsert, Mode::Create] {
        let mut calm = Journey::new(with_owners(mode), Faults::NONE);
        calm.go();
        let calls = calm.requests.len();
        assert!(calls > 10, "{:#?}", calm.requests);
        for place in 0..calls {
            for fault in FAULTS {
                for then in [Then::Continue, Then::Undo] {
                    let case = format!("{mode:?} {} {fault:?} {then:?}", calm.requests[place]);
                    let (mut journey, before) = struck(mode, place, fault);
                    is_true(&journey, 0, &case);
                    match then {
                        Then::Continue => {
                            carry_out(&mut journey, mode, matches!(fault, Fault::Reloaded(_)));
                            assert_all(&journey, &case);
                            is_true(&journey, 0, &case);
                        }
                        Then::Undo => {
                            let ledger = reloaded(journey.run.ledger());
                            let undo = journey.undo_along(ledger, |_, _, _| Way::Open);
                            assert!(undo.is_complete(), "{case} {:#?} {:#?}", undo.rows(), journey.requests);
                            assert_eq!(held(&journey.tenant), before, "{case} {:#?}", journey.requests);
                        }
                    }
                    cases += 1;
                }
            }
        }
        assert!(cases >= calls * FAULTS.len() * 2);
    }
    println!("{cases} cases: calls of a run × faults × what follows");
}

#[test]
fn whatever_call_of_an_undo_is_struck_by_whatever_fault_the_tenant_is_as_it_was() {
    let mut cases = 0;
    for mode in [Mode::Upsert, Mode::Create] {
        let registered = || {
            let mut journey = Journey::new(with_owners(mode), Faults::NONE);
            with_others(&mut journey);
            let before = held(&journey.tenant);
            journey.go();
            (journey, before)
        };
        let (mut calm, _) = registered();
        let ledger = calm.run.ledger().clone();
        calm.undo_along(ledger, |_, _, _| Way::Open);
        let calls = calm.requests.len();
        assert!(calls > 12, "{:#?}", calm.requests);
        for place in 0..calls {
            for fault in FAULTS {
                let case = format!("{mode:?} {} {fault:?}", calm.requests[place]);
                let (mut journey, before) = registered();
                let mut undo = undo_struck(&mut journey, place, fault);
                let all = held(&journey.tenant);
                assert!(before.iter().all(|one| all.contains(one)), "{case}: of others nothing is touched");
                assert_deleted_is_forgotten(&journey.tenant, undo.ledger(), &case);
                if matches!(fault, Fault::Reloaded(_)) {
                    undo = Undo::new(reloaded(undo.ledger()), 4, journey.now);
                    journey.go_on_undoing(&mut undo, |_, _, _| Way::Open);
                }
                for _ in 0..2 {
                    if !undo.is_complete() {
                        journey.undo_again(&mut undo);
                    }
                }
                assert!(undo.is_complete(), "{case} {:#?} {:#?}", undo.rows(), journey.requests);
                assert_eq!(held(&journey.tenant), before, "{case} {:#?}", journey.requests);
                cases += 1;
            }
        }
        assert!(cases >= calls * FAULTS.len());
    }
    println!("{cases} cases: calls of an undo × faults");
}

/// An undo along which one request is struck: to its end, or until the page is gone.
fn undo_struck(journey: &mut Journey, place: usize, fault: Fault) -> Undo {
    let mut undo = Undo::new(journey.run.ledger().clone(), 3, journey.now);
    let mut strike = Strike::new(place, fault);
    journey.requests.clear();
    for _ in 0..500 {
        let step = undo.step(journey.now);
        if let Some(request) = step.send {
            let n = journey.requests.len();
            let way = strike.way(n, &request, journey.now);
            journey.requests.push(line(&request));
            let (sent_at, (delay, answer)) = (journey.now, journey.answer(&request, way));
            journey.now += delay;
            match fault {
                Fault::Reloaded(_) if n == place => return undo,
                Fault::Cancelled if n == place => undo.stop(),
                _ => {}
            }
            undo.accept(answer, sent_at, journey.now);
        } else if let Some(at) = step.wake_at {
            journey.now = at;
        } else {
            return undo;
        }
    }
    panic!("no end: {:#?}", journey.requests);
}

/// What is in the ledger exists, but for one object whose deletion was not answered.
#[track_caller]
fn assert_deleted_is_forgotten(tenant: &Tenant, ledger: &Ledger, case: &str) {
    let there = held(tenant).join(" ");
    let missing = ledger.made().iter().filter(|made| !there.contains(&super::drive::id_of(made))).count();
    // With the application goes all that is left.
    let whole = ledger.application().is_some_and(|application| !there.contains(&application.id.to_string()));
    assert!(missing <= 1 || whole, "{case}: {ledger:#?}");
}
