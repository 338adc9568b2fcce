//! Tokens for requests: one renewal at a time, refusals of every kind, claims challenges, and what waits.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use client_registrar::{
    flow::session::{Event, Intent, Reason},
    http::{request::GraphScope, response::NotSent},
    signin::{error::Kind, session::Proof},
};
use time::Duration;

use super::{
    microsoft::{Account, Weather},
    world::{Got, Work, World},
};

const READ: GraphScope = GraphScope::ApplicationReadAll;
const WRITE: GraphScope = GraphScope::ApplicationReadWriteAll;

fn signed_in() -> World {
    let mut world = World::signed_in_as(Account::Adele);
    world.works.clear();
    world.microsoft.consented.insert(READ.value());
    world
}

fn renewals(world: &World) -> usize {
    world.works.iter().filter(|work| matches!(work, Work::Renew { .. })).count()
}

fn not_sent(world: &World, ticket: u32) -> Option<&NotSent> {
    match &world.got[&ticket] {
        Got::Not(why) => Some(why),
        Got::Token { .. } => None,
    }
}

#[test]
fn requests_that_need_a_token_together_share_one_renewal() {
    let mut world = signed_in();
    let tickets: Vec<u32> = (0..5).map(|_| world.want(READ)).collect();
    assert_eq!((renewals(&world), world.got.len()), (1, 0));
    world.settle();
    assert!(tickets.iter().all(|ticket| not_sent(&world, *ticket).is_none()));
    let ticket = world.want(READ);
    assert!(not_sent(&world, ticket).is_none() && renewals(&world) == 0, "the token serves on");
}

#[test]
fn whom_somebody_elses_renewal_does_not_serve_has_the_next_one() {
    let mut world = signed_in();
    let read = world.want(READ);
    let write = world.want(WRITE);
    world.settle();
    assert!(not_sent(&world, read).is_none());
    assert_eq!(not_sent(&world, write), Some(&NotSent::ConsentNeeded(WRITE)));

    // The first one fails, and the second has its own try.
    let mut world = signed_in();
    let write = world.want(WRITE);
    let read = world.want(READ);
    world.deliver(0, Weather::Claims);
    assert_eq!(not_sent(&world, write), Some(&NotSent::SignInNeeded));
    world.settle();
    assert!(not_sent(&world, read).is_none());
}

#[test]
fn each_refusal_of_a_renewal_is_told_as_what_can_be_done_about_it() {
    for (weather, expected) in [
        (Weather::Lost, NotSent::SignInUnavailable { retry_after: None }),
        (Weather::Throttled(7), NotSent::SignInUnavailable { retry_after: Some(Duration::seconds(7)) }),
        (Weather::Trouble, NotSent::SignInUnavailable { retry_after: None }),
        (Weather::Page, NotSent::SignInUnavailable { retry_after: None }),
        (Weather::Ended, NotSent::SignInNeeded),
        (Weather::ConsentRequired, NotSent::ConsentNeeded(READ)),
        (Weather::Claims, NotSent::SignInNeeded),
        (Weather::WithoutScope, NotSent::ConsentNeeded(READ)),
        (Weather::OtherAccount, NotSent::SignInNeeded),
    ] {
        let mut world = signed_in();
        let ticket = world.want(READ);
        world.deliver(0, weather);
        assert_eq!(not_sent(&world, ticket), Some(&expected), "{weather:?}");
        let own = world.flow.signed_in().unwrap();
        let is_for_person = expected == NotSent::SignInNeeded;
        assert_eq!(own.needed().is_some(), is_for_person, "{weather:?}");
        let is_for_later = matches!(expected, NotSent::SignInUnavailable { .. });
        assert_eq!(own.trouble().is_some(), is_for_later, "{weather:?}");
    }
}

#[test]
fn a_token_endpoint_that_asks_to_wait_is_not_asked_before() {
    let mut world = signed_in();
    world.want(READ);
    world.deliver(0, Weather::Throttled(7));
    world.pass(Duration::seconds(5));
    let ticket = world.want(READ);
    assert_eq!(renewals(&world), 0);
    let left = NotSent::SignInUnavailable { retry_after: Some(Duration::seconds(2)) };
    assert_eq!(not_sent(&world, ticket), Some(&left));
    world.pass(Duration::seconds(2));
    let ticket = world.want(READ);
    world.settle();
    assert!(not_sent(&world, ticket).is_none());
}

#[test]
fn a_request_that_graph_refuses_is_sent_once_more_with_a_new_token_and_no_more_than_once() {
    let mut world = signed_in();
    let ticket = world.want(READ);
    world.settle();
    world.refuse(ticket, None);
    assert_eq!(renewals(&world), 1);
    world.settle();
    assert!(not_sent(&world, ticket).is_none());
    world.refuse(ticket, None);
    assert_eq!((renewals(&world), not_sent(&world, ticket)), (0, Some(&NotSent::SignInNeeded)));
}

#[test]
fn requests_that_are_refused_together_share_one_renewal() {
    let mut world = signed_in();
    let first = world.want(READ);
    world.settle();
    let second = world.want(READ);
    world.refuse(first, None);
    world.refuse(second, None);
    assert_eq!(renewals(&world), 1);
    world.settle();
    assert!(not_sent(&world, first).is_none() && not_sent(&world, second).is_none());
    // Of one that was refused with the old token after the new one came, that is the new one.
    let third = world.want(READ);
    world.refuse(first, None);
    world.refuse(third, None);
    world.settle();
    assert!(not_sent(&world, third).is_none());
}

#[test]
fn the_claims_of_a_challenge_are_what_the_person_is_sent_to_microsoft_with() {
    let mut world = signed_in();
    let ticket = world.want(READ);
    world.settle();
    let claims = BASE64_STANDARD.encode(r#"{"access_token":{"acrs":{"essential":true,"value":"c9"}}}"#);
    let header = format!("Bearer error=\"insufficient_claims\", claims=\"{claims}\"");
    world.refuse(ticket, Some(&header));
    world.deliver(0, Weather::Ended);
    let needed = world.flow.signed_in().unwrap().needed().unwrap().clone();
    assert_eq!(needed.scope, READ);
    assert!(matches!(needed.error.kind, Kind::NeedsUser { claims: Some(_) }), "wanted though the endpoint names none");
    world.sign_in(Intent::Again);
    let query = &world.away.as_ref().unwrap().asked.query;
    assert!(query["claims"].contains("c9") && query["scope"].contains(READ.value()));
    assert_eq!(query["login_hint"], Account::Adele.name());
    world.sign_in_there(Account::Adele);
    world.settle();
    assert!(world.flow.signed_in().unwrap().needed().is_none());
}

#[test]
fn a_renewal_from_before_another_sign_in_of_the_same_person_changes_nothing() {
    for weather in Weather::ALL {
        let mut world = signed_in();
        world.pass(Duration::hours(2));
        let waits = world.want(WRITE);
        world.sign_in(Intent::StepUp { scope: WRITE, also: Vec::new() });
        world.microsoft.consented.insert(WRITE.value());
        world.sign_in_there(Account::Adele);
        // The renewal is still at Microsoft.
        let at = world.works.iter().position(|work| matches!(work, Work::Redeem { .. })).unwrap();
        world.deliver(at, Weather::Fair);
        assert!(not_sent(&world, waits).is_none(), "what waited is served by the sign-in");
        let at = world.works.iter().position(|work| matches!(work, Work::Renew { .. })).unwrap();
        world.deliver(at, weather);
        world.pass(Duration::hours(2));
        let ticket = world.want(WRITE);
        assert_eq!(renewals(&world), 1, "{weather:?} left the way to new tokens as it was");
        world.settle();
        assert!(not_sent(&world, ticket).is_none(), "{weather:?}");
    }
}

#[test]
fn what_waits_is_told_when_the_session_ends_and_what_comes_later_is_nobodys() {
    for reason in [Reason::Forget, Reason::SelfTest, Reason::Settings, Reason::EnterSandbox, Reason::OwnTenant] {
        let mut world = signed_in();
        let session = world.session().unwrap();
        let waits = world.want(READ);
        world.end(reason.clone());
        assert_eq!(not_sent(&world, waits), Some(&NotSent::SignInNeeded), "{reason:?}");
        let before = format!("{:?}", world.flow);
        world.settle();
        assert_eq!(world.log, [""; 0], "{reason:?}");
        assert_eq!(format!("{:?}", world.flow), before);
        let ticket = world.want_of(session, GraphScope::UserRead);
        assert_eq!(not_sent(&world, ticket), Some(&NotSent::SignInNeeded));
    }
}

#[test]
fn a_day_after_the_sign_in_nothing_is_renewed_any_more() {
    let mut world = signed_in();
    world.pass(Duration::hours(24));
    let ticket = world.want(READ);
    assert_eq!((renewals(&world), not_sent(&world, ticket)), (0, Some(&NotSent::SignInNeeded)));
}

#[test]
fn when_a_run_is_done_the_tokens_that_can_write_are_dropped() {
    let mut world = signed_in();
    world.microsoft.consented.insert(WRITE.value());
    world.want(WRITE);
    world.settle();
    world.tell(Event::RunEnded);
    world.want(WRITE);
    assert_eq!(renewals(&world), 1);
}

#[test]
fn a_proof_of_who_one_is_holds_for_five_minutes_and_is_microsofts_word() {
    let mut world = signed_in();
    assert_eq!(world.flow.proof_asked_for(world.now), Some(Proof::Fresh));
    world.pass(Duration::minutes(11));
    assert_eq!(world.flow.proof_asked_for(world.now), Some(Proof::Old { though_asked: false }));
    world.sign_in(Intent::Reauthenticate);
    assert_eq!(world.away.as_ref().unwrap().asked.query["prompt"], "login");
    world.sign_in_there(Account::Adele);
    world.settle();
    assert_eq!(world.flow.proof_asked_for(world.now), Some(Proof::Fresh));
}
