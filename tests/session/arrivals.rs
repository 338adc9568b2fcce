//! Coming back from Microsoft with this window, and going on after a reload.

use client_registrar::{
    flow::session::{Consent, Event, Intent, Phase, Reason},
    http::request::GraphScope,
    signin::{
        error::{Kind, Protocol},
        session::restore::Starts,
    },
};
use time::Duration;

use super::{
    microsoft::{Account, Microsoft, Weather},
    world::{World, config},
};

fn failed(world: &World) -> Option<Kind> {
    match world.flow.phase() {
        Phase::Failed(error) => Some(error.kind),
        _ => None,
    }
}

fn step_up(scope: GraphScope) -> Intent {
    Intent::StepUp { scope, also: Vec::new() }
}

#[test]
fn the_first_sign_in_takes_this_window_there_and_back_and_stands_where_one_was() {
    let mut world = World::new();
    world.sign_in(Intent::ChooseAccount);
    assert_eq!(world.flow.phase(), Phase::Leaving);
    let asked = world.gone.clone().unwrap();
    assert_eq!(asked.query["prompt"], "select_account");
    let answer = world.microsoft.code(&asked, Account::Adele);
    world.come_back(answer);
    assert_eq!(world.flow.phase(), Phase::Arriving);
    world.settle();
    assert_eq!(world.account().as_deref(), Some(Account::Adele.name()));
    assert_eq!(world.flow.signed_in().unwrap().context().tenant_name, "Contoso");
    assert_eq!(world.flow.signed_in().unwrap().person(), Some("A person"));
    assert_eq!((world.flow.phase(), world.flow.consent()), (Phase::Idle, None));
    assert!(world.log.iter().any(|effect| effect == "ReturnTo(Step(Permissions), Loaded)"), "{:?}", world.log);
}

#[test]
fn names_that_cannot_be_read_stay_what_the_id_token_says() {
    let mut world = World::new();
    world.sign_in(Intent::ChooseAccount);
    let asked = world.gone.take().unwrap();
    let answer = world.microsoft.code(&asked, Account::Adele);
    world.come_back(answer);
    world.deliver(0, Weather::Fair);
    world.deliver(0, Weather::Lost);
    let context = world.flow.signed_in().unwrap().context();
    assert_eq!(
        (context.account.as_str(), context.tenant_name.clone()),
        (Account::Adele.name(), context.tenant_id.to_string())
    );
}

#[test]
fn a_second_press_begins_nothing_while_the_first_one_is_on_its_way() {
    let mut world = World::new();
    world.sign_in(Intent::ChooseAccount);
    let first = world.gone.clone().unwrap().state;
    world.sign_in(Intent::ChooseAccount);
    assert_eq!(world.gone.clone().unwrap().state, first);
    world.returns_as(Account::Adele);
    world.sign_in(step_up(GraphScope::ApplicationReadAll));
    let turn = world.away.as_ref().unwrap().turn;
    world.sign_in(Intent::Again);
    assert_eq!(world.away.as_ref().unwrap().turn, turn);
}

#[test]
fn c3_an_answer_is_good_for_one_question_of_this_tab() {
    let mut world = World::new();
    world.sign_in(Intent::ChooseAccount);
    let asked = world.gone.clone().unwrap();
    let answer = world.microsoft.code(&asked, Account::Adele);
    world.come_back(answer.clone());
    world.settle();
    world.end(Reason::Forget);
    world.come_back(answer.clone());
    assert_eq!(failed(&world), Some(Kind::Protocol(Protocol::NothingPending)));
    assert!(world.works.is_empty(), "no word to the token endpoint");

    world.sign_in(Intent::ChooseAccount);
    world.come_back(answer);
    assert_eq!(failed(&world), Some(Kind::Protocol(Protocol::State)));
    assert!(world.works.is_empty() && world.tab.pending.is_none());
}

#[test]
fn the_third_sign_in_within_thirty_seconds_is_not_begun_and_one_that_works_clears_the_count() {
    let mut world = World::new();
    for _ in 0..2 {
        world.sign_in(Intent::ChooseAccount);
        let asked = world.gone.take().unwrap();
        world.come_back(Microsoft::refusal(&asked, "temporarily_unavailable", ""));
        assert_eq!(failed(&world), Some(Kind::Throttled));
    }
    world.sign_in(Intent::ChooseAccount);
    assert_eq!(failed(&world), Some(Kind::Protocol(Protocol::Loop)));
    assert!(world.gone.is_none());
    world.pass(Duration::seconds(31));
    world.sign_in(Intent::ChooseAccount);
    world.returns_as(Account::Adele);
    assert_eq!(world.tab.starts, Starts::default());
}

#[test]
fn a_page_that_is_not_left_says_why_or_can_be_pressed_again_after_a_while() {
    let mut world = World::new();
    world.flow.update(Event::Configured(Some(config())), world.now);
    world.sign_in(Intent::ChooseAccount);
    let wait = world.works.pop().unwrap();
    world.bring(wait, Weather::Fair);
    assert_eq!(world.flow.phase(), Phase::Idle);
    world.sign_in(Intent::ChooseAccount);
    world.tell(Event::Hidden);
    assert_eq!(world.flow.phase(), Phase::Idle, "back out of the browser's cache");
}

#[test]
fn without_randomness_nobody_signs_in() {
    let mut world = World::new();
    world.no_randomness = true;
    world.sign_in(Intent::ChooseAccount);
    assert_eq!(failed(&world), Some(Kind::Protocol(Protocol::StorageRefused)));
    assert!(world.gone.is_none());
}

#[test]
fn a_question_that_is_made_late_is_asked_if_it_is_wanted_still() {
    let mut world = World::new();
    world.is_slow = true;
    world.sign_in(Intent::ChooseAccount);
    assert_eq!(world.flow.phase(), Phase::Leaving);
    world.sign_in(Intent::ChooseAccount);
    assert_eq!(world.works.len(), 1, "one at a time");
    world.settle();
    assert!(world.gone.take().is_some());

    let mut world = World::new();
    world.is_slow = true;
    world.sign_in(Intent::ChooseAccount);
    world.end(Reason::EnterSandbox);
    world.settle();
    assert!(world.gone.is_none() && world.tab.pending.is_none(), "nobody waits for it any more");
}

#[test]
fn a_reload_signs_in_again_without_asking_anybody_and_only_the_same_account() {
    let mut world = World::signed_in_as(Account::Adele);
    world.reload();
    assert!(world.gone.as_ref().unwrap().is_silent());
    assert!(world.tab.was_signed_in.is_none(), "used up: a try that fails is not repeated by itself");
    world.returns_as(Account::Adele);
    assert_eq!(world.account().as_deref(), Some(Account::Adele.name()));

    world.reload();
    let asked = world.gone.take().unwrap();
    let answer = world.microsoft.code(&asked, Account::Brian);
    world.come_back(answer);
    world.settle();
    assert_eq!((world.account(), world.flow.phase()), (None, Phase::Ended), "nobody sees who signs in");
}

#[test]
fn whoever_has_to_be_asked_after_a_reload_is_asked_once_and_with_the_same_account() {
    let mut world = World::signed_in_as(Account::Adele);
    world.reload();
    let asked = world.gone.take().unwrap();
    world.come_back(Microsoft::refusal(&asked, "login_required", "AADSTS50058"));
    assert_eq!(world.flow.phase(), Phase::Ended);
    world.reload();
    assert!(world.gone.is_none(), "not again by itself");

    let mut world = World::signed_in_as(Account::Adele);
    world.reload();
    let asked = world.gone.take().unwrap();
    world.come_back(Microsoft::refusal(&asked, "login_required", "AADSTS50058"));
    world.sign_in(Intent::Again);
    assert_eq!(world.away.as_ref().unwrap().asked.query["login_hint"], Account::Adele.name());
}

#[test]
fn after_a_reload_in_a_frame_it_takes_a_press_and_the_mark_stays_for_it() {
    let mut world = World::in_a(true);
    world.sign_in(Intent::ChooseAccount);
    world.sign_in_there(Account::Adele);
    world.settle();
    for _ in 0..2 {
        world.reload();
        assert_eq!(world.flow.phase(), Phase::Ended);
        assert!(world.gone.is_none() && world.tab.was_signed_in.is_some());
    }
}

#[test]
fn a_permission_that_was_refused_on_the_way_is_told_after_the_session_is_back() {
    let mut world = World::signed_in_as(Account::Adele);
    world.no_windows = true;
    world.sign_in(step_up(GraphScope::ApplicationReadAll));
    assert_eq!(world.flow.phase(), Phase::Leaving, "where no window opens this one goes");
    let asked = world.gone.take().unwrap();
    world.come_back(Microsoft::refusal(&asked, "access_denied", "AADSTS65004: declined"));
    assert!(world.gone.as_ref().unwrap().is_silent());
    assert!(world.tab.refused.is_some());
    world.returns_as(Account::Adele);
    let Some(Consent::Refused(refused)) = world.flow.consent() else { panic!("{:?}", world.flow) };
    assert_eq!((refused.scope, refused.support.codes.as_slice()), (GraphScope::ApplicationReadAll, &[65_004][..]));
    assert!(world.tab.refused.is_none());
    world.tell(Event::PageChanged);
    assert_eq!(world.flow.consent(), None, "read once");
}

#[test]
fn without_a_configuration_nothing_is_answered_and_nobody_signs_in() {
    let mut world = World::new();
    world.sign_in(Intent::ChooseAccount);
    let asked = world.gone.clone().unwrap();
    let answer = world.microsoft.code(&asked, Account::Adele);
    world.tell(Event::Hidden);
    world.tell(Event::Configured(None));
    let pending = world.tab.pending.take();
    let answer = Some(serde_json::from_value(answer.into()).map_err(|_| Protocol::Ambiguous));
    world.tell(Event::Opened { answer, pending, addressed: None });
    assert!(world.works.iter().all(|work| matches!(work, super::world::Work::Wait { .. })));
    world.gone = None;
    world.sign_in(Intent::ChooseAccount);
    assert!(world.gone.is_none());
    assert_eq!(world.flow.phase(), Phase::Idle);
}

#[test]
fn a_token_endpoint_that_fails_at_the_sign_in_is_told_and_can_be_tried_again() {
    for weather in [Weather::Lost, Weather::Throttled(5), Weather::Trouble, Weather::Page] {
        let mut world = World::new();
        world.sign_in(Intent::ChooseAccount);
        let asked = world.gone.take().unwrap();
        let answer = world.microsoft.code(&asked, Account::Adele);
        world.come_back(answer);
        world.settle_in(weather);
        let expected = match weather {
            Weather::Lost => Kind::Network,
            Weather::Page => Kind::Intercepted,
            _ => Kind::Throttled,
        };
        assert_eq!(failed(&world), Some(expected), "{weather:?}");
        world.sign_in(Intent::ChooseAccount);
        world.returns_as(Account::Adele);
    }
}
