//! The end of a session: what each reason wipes, and what it leaves.

use client_registrar::{
    config::TenantName,
    flow::session::{DraftWiped, Event, InUse, Intent, Mark, Phase, Reason, Wipes},
    http::request::GraphScope,
};

use super::{
    microsoft::{Account, Weather},
    world::{Work, World},
};

fn reasons() -> [Reason; 9] {
    [
        Reason::SignOut { random: Some([9; 32]) },
        Reason::Forget,
        Reason::OtherTenant(TenantName::try_from("fabrikam.com".to_owned()).unwrap()),
        Reason::OwnTenant,
        Reason::SelfTest,
        Reason::TestFailed,
        Reason::Settings,
        Reason::EnterSandbox,
        Reason::Expired { login_hint: None },
    ]
}

#[test]
fn whatever_the_reason_no_session_no_question_and_no_mark_of_a_sign_in_is_left() {
    for reason in reasons() {
        let mut world = World::signed_in_as(Account::Adele);
        world.sign_in(Intent::StepUp { scope: GraphScope::ApplicationReadAll, also: Vec::new() });
        world.end(reason.clone());
        assert!(world.flow.signed_in().is_none() && world.away.is_none(), "{reason:?}");
        let tab = &world.tab;
        assert!(tab.was_signed_in.is_none() && tab.pending.is_none(), "{reason:?}");
        assert!(tab.answer.is_none() && tab.refused.is_none(), "{reason:?}");
        world.gone = None;
        world.reload();
        assert!(world.gone.is_none(), "{reason:?}: a reload brings nobody back");
    }
}

#[test]
fn what_was_typed_goes_with_whoever_leaves_for_good_and_stays_for_all_others() {
    for reason in reasons() {
        let mut world = World::signed_in_as(Account::Adele);
        world.end(reason.clone());
        let [Wipes { draft, link, marks }] = world.wiped[..] else { panic!("{reason:?}") };
        let leaves = matches!(reason, Reason::SignOut { .. } | Reason::Forget);
        assert_eq!(
            (draft == DraftWiped::All, link, marks.contains(&Mark::Draft)),
            (leaves, leaves, leaves),
            "{reason:?}"
        );
        assert_eq!(marks.contains(&Mark::ChosenTenant), leaves || reason == Reason::OwnTenant, "{reason:?}");
        assert_eq!(marks.contains(&Mark::Starts), leaves || reason == Reason::SelfTest, "{reason:?}");
        let is_left = reason == Reason::EnterSandbox;
        assert_eq!(draft == DraftWiped::Ledger, is_left, "{reason:?}: what was made is not in the sandbox");
    }
}

#[test]
fn signing_out_ends_the_session_at_microsoft_and_the_page_says_so_once_it_is_back() {
    let mut world = World::signed_in_as(Account::Adele);
    world.end(Reason::SignOut { random: Some([9; 32]) });
    assert_eq!(world.flow.phase(), Phase::Leaving);
    assert!(world.tab.signed_out);
    world.reload();
    assert_eq!(world.flow.phase(), Phase::SignedOut);
    world.reload();
    assert_eq!(world.flow.phase(), Phase::Idle, "said once");
}

#[test]
fn signing_out_by_the_relay_is_said_when_it_is_done_and_forgotten_when_it_is_not() {
    for done in [true, false] {
        let mut world = World::in_a(true);
        world.sign_in(Intent::ChooseAccount);
        world.sign_in_there(Account::Adele);
        world.settle();
        world.end(Reason::SignOut { random: Some([9; 32]) });
        assert_eq!(world.flow.phase(), Phase::SigningOut);
        let turn = world.away.as_ref().unwrap().turn;
        if done {
            world.answer(turn, format!("?state={}", world.away.as_ref().unwrap().asked.state));
        } else {
            world.tell(Event::Cancel);
        }
        assert_eq!(world.flow.phase(), if done { Phase::SignedOut } else { Phase::Forgotten });
    }
}

#[test]
fn an_answer_that_comes_after_the_end_is_nobodys_however_far_it_had_come() {
    for reason in reasons() {
        for redeemed in [false, true] {
            let mut world = World::new();
            world.sign_in(Intent::ChooseAccount);
            let asked = world.gone.take().unwrap();
            let answer = world.microsoft.code(&asked, Account::Adele);
            world.come_back(answer);
            if redeemed {
                world.deliver(0, Weather::Fair);
                assert!(matches!(world.works[..], [Work::Names { .. }]));
            }
            world.end(reason.clone());
            let before = format!("{:?}", world.flow);
            let late = world.works.remove(0);
            world.bring(late, Weather::Fair);
            assert_eq!((format!("{:?}", world.flow), world.account()), (before, None), "{reason:?} {redeemed}");
            assert!(world.tab.was_signed_in.is_none(), "{reason:?} {redeemed}");
        }
    }
}

#[test]
fn an_answer_of_the_sign_in_before_is_not_taken_for_the_one_that_is_waited_for() {
    let mut world = World::in_a(true);
    world.sign_in(Intent::ChooseAccount);
    world.sign_in_there(Account::Adele);
    world.end(Reason::Forget);
    world.sign_in(Intent::ChooseAccount);
    world.sign_in_there(Account::Brian);
    world.works.retain(|work| matches!(work, Work::Redeem { .. }));
    world.deliver(0, Weather::Fair);
    assert_eq!((world.flow.phase(), world.account()), (Phase::Arriving, None));
    world.settle();
    assert_eq!(world.account().as_deref(), Some(Account::Brian.name()));
}

#[test]
fn the_sandbox_ends_the_session_and_is_left_without_a_word_to_microsoft() {
    let mut world = World::signed_in_as(Account::Adele);
    world.end(Reason::EnterSandbox);
    assert_eq!(world.flow.in_use(), InUse::Sandbox);
    world.sign_in(Intent::ChooseAccount);
    assert!(world.gone.is_none(), "it is left first");
    world.end(Reason::Settings);
    assert_eq!(world.flow.in_use(), InUse::Sandbox, "other settings are nothing to it");
    world.reload();
    assert_eq!(world.flow.in_use(), InUse::Sandbox);
    world.end(Reason::SignOut { random: Some([9; 32]) });
    assert_eq!((world.flow.in_use(), world.flow.phase()), (InUse::Nobody, Phase::Idle));
    let wiped = world.wiped.last().unwrap();
    assert_eq!((wiped.draft, wiped.marks), (DraftWiped::All, &[Mark::Draft, Mark::Ledger, Mark::InSandbox][..]));
    assert!(world.gone.is_none() && !world.tab.in_sandbox && !world.tab.signed_out);
}

#[test]
fn an_answer_that_finds_the_sandbox_is_nobodys() {
    let mut world = World::new();
    world.sign_in(Intent::ChooseAccount);
    let asked = world.gone.take().unwrap();
    let answer = world.microsoft.code(&asked, Account::Adele);
    world.tab.in_sandbox = true;
    world.come_back(answer);
    assert!(world.works.is_empty() && world.flow.in_use() == InUse::Sandbox);
    assert!(world.tab.pending.is_none());
}
