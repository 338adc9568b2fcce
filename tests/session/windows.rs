//! What is needed in the middle of the form: a popup, or the relay in a frame, while the page stays as it is.

use client_registrar::{
    flow::session::{AtStake, Consent, Event, Intent, Phase, Window},
    http::request::GraphScope,
    signin::{
        error::{Kind, Protocol},
        message::Said,
        transport::Transport,
    },
};
use time::Duration;

use super::{
    microsoft::{Account, Microsoft, Weather},
    world::{Got, Work, World},
};

fn step_up() -> Intent {
    Intent::StepUp { scope: GraphScope::ApplicationReadAll, also: Vec::new() }
}

fn failed(world: &World) -> Option<Kind> {
    match world.flow.phase() {
        Phase::Failed(error) => Some(error.kind),
        _ => None,
    }
}

fn look(world: &mut World) {
    let at = world.works.iter().position(|work| matches!(work, Work::Look { .. })).expect("a look");
    world.deliver(at, Weather::Fair);
}

#[test]
fn a_permission_that_is_given_in_a_popup_comes_into_the_session_that_there_is() {
    let mut world = World::signed_in_as(Account::Adele);
    let session = world.session();
    let came = world.flow.came();
    world.sign_in(step_up());
    assert_eq!(world.flow.phase(), Phase::Away);
    assert_eq!(world.away.as_ref().unwrap().transport, Transport::Popup);
    world.microsoft.consented.insert("Application.Read.All");
    world.sign_in_there(Account::Adele);
    world.settle();
    assert_eq!(world.session(), session, "it is the same session");
    assert_eq!(world.flow.consent(), Some(&Consent::Granted(GraphScope::ApplicationReadAll)));
    assert_eq!(world.flow.came(), came + 1, "what waited goes on");
    let ticket = world.want(GraphScope::ApplicationReadAll);
    assert!(matches!(world.got[&ticket], Got::Token { .. }));
}

#[test]
fn a_permission_that_is_not_given_is_told_where_it_was_asked_for() {
    let mut world = World::signed_in_as(Account::Adele);
    world.sign_in(step_up());
    let away = world.away.take().unwrap();
    world.answer(away.turn, Microsoft::refusal(&away.asked, "access_denied", "AADSTS65004"));
    assert!(matches!(world.flow.consent(), Some(Consent::Refused(refused)) if refused.support.codes == [65_004]));
    assert_eq!(world.flow.phase(), Phase::Idle);
    assert_eq!(world.account().as_deref(), Some(Account::Adele.name()), "the session stays");
    // Microsoft answered, and the permission is not in it.
    world.sign_in(step_up());
    world.sign_in_there(Account::Adele);
    world.settle();
    assert!(matches!(world.flow.consent(), Some(Consent::Refused(_))));
}

#[test]
fn an_answer_is_taken_once_from_the_window_that_was_asked() {
    let mut world = World::signed_in_as(Account::Adele);
    world.sign_in(step_up());
    let away = world.away.take().unwrap();
    let answer = world.microsoft.code(&away.asked, Account::Adele);
    world.answer(away.turn, answer.clone());
    assert_eq!(world.works.iter().filter(|work| matches!(work, Work::Redeem { .. })).count(), 1);
    world.answer(away.turn, answer);
    assert_eq!(world.works.iter().filter(|work| matches!(work, Work::Redeem { .. })).count(), 1);
    world.settle();
    // A look that was under way finds no question.
    look(&mut world);
    assert_eq!(world.flow.phase(), Phase::Idle);
}

#[test]
fn a_popup_that_looks_closed_is_waited_for_until_it_is_called_off_or_the_time_is_over() {
    let mut world = World::signed_in_as(Account::Adele);
    world.sign_in(step_up());
    let turn = world.away.as_ref().unwrap().turn;
    for _ in 0..50 {
        world.tell(Event::Looked { turn, window: Window::Closed });
        assert_eq!(world.flow.phase(), Phase::Away);
    }
    world.tell(Event::Cancel);
    assert_eq!(world.flow.phase(), Phase::Cancelled);
    assert!(world.away.is_none());

    world.sign_in(step_up());
    let turn = world.away.as_ref().unwrap().turn;
    world.pass(Duration::minutes(15));
    world.tell(Event::Looked { turn, window: Window::Open });
    assert_eq!(failed(&world), Some(Kind::Timeout));
    assert_eq!(world.account().as_deref(), Some(Account::Adele.name()));
}

#[test]
fn the_relay_is_told_the_address_when_it_is_there_and_is_over_when_it_is_closed() {
    let mut world = World::in_a(true);
    world.sign_in(Intent::ChooseAccount);
    let turn = world.away.as_ref().unwrap().turn;
    assert_eq!(world.away.as_ref().unwrap().transport, Transport::Relay);
    world.tell(Event::Heard { turn, said: Said::RelayReady });
    assert_eq!(world.log, [format!("Post({turn:?})")]);
    world.tell(Event::Looked { turn, window: Window::Closed });
    assert_eq!(world.flow.phase(), Phase::Cancelled);

    for (said, kind) in [(Said::Cancelled, None), (Said::Sandboxed, Some(Kind::Protocol(Protocol::Sandboxed)))] {
        world.pass(Duration::MINUTE);
        world.sign_in(Intent::ChooseAccount);
        let turn = world.away.as_ref().unwrap().turn;
        world.tell(Event::Heard { turn, said });
        assert_eq!(failed(&world), kind);
        assert!(world.away.is_none());
    }
}

#[test]
fn a_relay_that_nobody_hears_is_given_up_and_one_that_is_heard_is_not() {
    for heard in [false, true] {
        let mut world = World::in_a(true);
        world.sign_in(Intent::ChooseAccount);
        let turn = world.away.as_ref().unwrap().turn;
        if heard {
            world.tell(Event::Heard { turn, said: Said::RelayReady });
        }
        for _ in 0..10 {
            world.tell(Event::Looked { turn, window: Window::Unknown });
        }
        let expected = (!heard).then_some(Kind::Protocol(Protocol::NoWindow));
        assert_eq!(failed(&world), expected);
    }
}

#[test]
fn another_account_takes_over_where_it_was_chosen_and_nothing_is_about_to_be_lost() {
    for (at_stake, intent, comes) in [
        (AtStake::Nothing, Intent::ChooseAccount, true),
        (AtStake::Nothing, Intent::Again, true),
        (AtStake::Result, Intent::ChooseAccount, true),
        (AtStake::Result, Intent::Again, false),
        (AtStake::Unsaved, Intent::ChooseAccount, false),
        (AtStake::Unsaved, Intent::Again, false),
    ] {
        let mut world = World::in_a(true);
        world.sign_in(Intent::ChooseAccount);
        world.sign_in_there(Account::Adele);
        world.settle();
        world.at_stake = at_stake;
        let old = world.session().unwrap();
        world.sign_in(intent.clone());
        world.sign_in_there(Account::Brian);
        world.settle();
        let expected = if comes { Account::Brian } else { Account::Adele };
        assert_eq!(world.account().as_deref(), Some(expected.name()), "{at_stake:?} {intent:?}");
        let other = (!comes).then_some(Kind::Protocol(Protocol::OtherAccount));
        assert_eq!(failed(&world), other, "{at_stake:?} {intent:?}");
        // The one who was there before gets nothing any more, and nothing of the other one's.
        let ticket = world.want_of(old, GraphScope::UserRead);
        assert_eq!(matches!(world.got[&ticket], Got::Token { .. }), !comes);
    }
}
