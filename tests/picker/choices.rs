//! The API that is shown: read, missing, added, and another tenant in between.

use client_registrar::{
    flow::picker::{
        Event, Part,
        choice::{Adding, Chosen},
        matching,
        offers::Tab,
    },
    graph::ask::AskError,
    http::{
        response::{NoAnswer, Response},
        retry::WaitReason,
    },
};
use time::Duration;

use super::{
    directory::{Directory, OWN, api},
    drive::{Drive, page, throttled},
};

fn shown(drive: &Drive) -> Option<String> {
    match &drive.picker.choice().chosen {
        Chosen::Ready(api) => Some(api.summary.display_name.clone()),
        _ => None,
    }
}

fn choose(n: u128) -> Event {
    Event::Choose(api(n), None)
}

#[test]
fn only_the_newest_choice_is_shown_and_what_was_read_is_read_once() {
    let mut drive = Drive::new();
    drive.event(choose(1)).event(choose(2)).answer(1);
    assert_eq!(shown(&drive), Some(drive.tenant.name(api(2))));
    drive.answer(0);
    assert_eq!(shown(&drive), Some(drive.tenant.name(api(2))));
    let turn = drive.picker.choice().turn;
    drive.event(choose(2));
    assert_eq!((drive.requests.len(), drive.picker.choice().turn), (2, turn + 1), "shown once more, not read");
}

#[test]
fn a_missing_api_is_added_once_and_read_as_soon_as_it_can_be_seen() {
    let mut drive = Drive::new();
    drive.event(choose(60)).settle();
    assert!(matches!(drive.picker.choice().chosen, Chosen::NotInTenant(..)));
    drive.tenant.lag = 3;
    drive.event(Event::Add(api(60))).event(Event::Add(api(60))).settle();
    assert_eq!((shown(&drive), &drive.picker.choice().adding), (Some(drive.tenant.name(api(60))), &Adding::Done));
    assert_eq!((drive.count("POST"), drive.count(&api(60).to_string())), (1, 5), "{:#?}", drive.requests);
}

#[test]
fn an_api_that_somebody_else_has_added_meanwhile_counts_as_added_and_one_whose_answer_was_lost_as_well() {
    let mut drive = Drive::new();
    drive.event(choose(60)).settle();
    drive.tenant.here.insert(api(60));
    drive.event(Event::Add(api(60))).settle();
    assert_eq!(drive.picker.choice().adding, Adding::Done);
    drive.event(choose(61)).settle().event(Event::Add(api(61)));
    let (_, request) = drive.under_way[0].clone();
    let _ = drive.tenant.answer(&request);
    drive.answer_with(0, Err(NoAnswer::Lost)).settle();
    assert_eq!((shown(&drive), drive.count("POST")), (Some(drive.tenant.name(api(61))), 3));
}

#[test]
fn nothing_is_made_for_an_api_where_another_one_was_chosen_since_that_was_asked_for() {
    let mut drive = Drive::new();
    drive.event(choose(60)).settle().event(choose(61)).settle().event(Event::Add(api(60)));
    assert_eq!((drive.count("POST"), &drive.picker.choice().adding), (0, &Adding::No));
}

#[test]
fn what_is_refused_is_told_and_a_later_look_finds_what_an_administrator_has_added() {
    let mut drive = Drive::new();
    drive.event(choose(60)).settle().event(Event::Add(api(60)));
    drive.answer_with(0, Ok(Response::new(403, br#"{"error":{}}"#.to_vec())));
    assert!(matches!(drive.picker.choice().adding, Adding::Failed(AskError::NotAllowed(_))));
    drive.event(Event::LookAgain).settle();
    assert!(matches!(drive.picker.choice().chosen, Chosen::NotInTenant(..)));
    drive.tenant.here.insert(api(60));
    drive.event(Event::LookAgain).settle();
    assert_eq!(shown(&drive), Some(drive.tenant.name(api(60))));
}

#[test]
fn waiting_for_an_api_to_become_visible_ends_and_can_be_stopped() {
    let mut drive = Drive::new();
    drive.tenant.lag = 1_000;
    drive.event(choose(60)).settle().event(Event::Add(api(60))).settle();
    let Adding::Failed(error) = &drive.picker.choice().adding else { panic!("{:?}", drive.picker.choice()) };
    assert!(error.is_not_found() && drive.now - super::drive::START < Duration::minutes(3));
    drive.event(Event::Add(api(60))).answer(0).answer(0).event(Event::StopWaiting(Part::Choice));
    assert_eq!(drive.picker.choice().adding, Adding::Failed(AskError::Stopped(WaitReason::Replicating)));
}

#[test]
fn an_api_of_ones_own_without_a_service_principal_is_known_by_its_application() {
    let mut drive = Drive::new();
    drive.event(Event::Tab(Tab::Own)).settle().event(Event::Choose(OWN[1], None)).settle();
    assert_eq!(shown(&drive), Some(drive.tenant.name(OWN[1])));
    drive.event(Event::LookAgain).answer_with(0, Ok(page(502)));
    drive.settle();
    drive.event(Event::LookAgain).settle();
    assert_eq!(shown(&drive), Some(drive.tenant.name(OWN[1])), "a look that finds nothing takes nothing away");
    drive.event(Event::Add(OWN[1])).settle();
    let Chosen::Ready(api) = &drive.picker.choice().chosen else { panic!("{:?}", drive.picker.choice()) };
    assert!(api.summary.id.is_some());
}

#[test]
fn a_look_that_fails_keeps_what_the_application_tells_for_the_next_try() {
    let mut drive = Drive::new();
    drive.event(Event::Tab(Tab::Own)).settle().event(Event::Choose(OWN[1], None)).settle();
    drive.event(Event::LookAgain).answer_with(0, Ok(Response::new(403, br#"{"error":{}}"#.to_vec())));
    assert!(matches!(drive.picker.choice().chosen, Chosen::Failed(..)));
    drive.event(Event::ChooseAgain).settle();
    assert_eq!(shown(&drive), Some(drive.tenant.name(OWN[1])));
}

#[test]
fn an_answer_that_nobody_can_read_and_one_from_in_between_are_told_apart() {
    let mut drive = Drive::new();
    drive.event(choose(1)).answer_with(0, Ok(Response::new(200, b"{}".to_vec())));
    assert!(matches!(&drive.picker.choice().chosen, Chosen::Failed(_, _, AskError::AnswerUnreadable)));
    drive.event(Event::ChooseAgain).answer_with(0, Ok(page(200)));
    assert!(matches!(&drive.picker.choice().chosen, Chosen::Failed(_, _, AskError::InBetween(_))));
    drive.event(Event::ChooseAgain).settle();
    assert_eq!(shown(&drive), Some(drive.tenant.name(api(1))));
}

#[test]
fn another_tenant_knows_nothing_of_what_the_one_before_has_answered() {
    let mut drive = Drive::new();
    drive.event(choose(1)).event(Event::Typed("orders".to_owned())).wait();
    drive
        .event(Event::List("User.Read".to_owned()))
        .event(Event::Match(matching::begin))
        .answer_with(0, Ok(throttled(60)));
    drive.tenant = Directory::new('B');
    drive.event(Event::Tenant(Some(drive.tenant.context())));
    let late: Vec<_> = std::mem::take(&mut drive.under_way);
    assert!(!late.is_empty());
    let mut before = Directory::new('A');
    for (ticket, request) in late {
        let answer = Ok(before.answer(&request));
        drive.event(Event::Answered { ticket, answer, jitter: 0.0 });
    }
    drive.settle();
    assert!(drive.picks.is_empty() && drive.picker.known().all().is_empty());
    assert_eq!((drive.picker.search().typed.as_str(), drive.picker.paste().text.as_str()), ("orders", "User.Read"));
}

#[test]
fn without_a_tenant_one_has_to_sign_in() {
    let mut drive = Drive::new();
    drive.event(Event::Tenant(None)).event(choose(1));
    assert!(matches!(&drive.picker.choice().chosen, Chosen::Failed(_, _, AskError::SignInNeeded)));
    assert_eq!(drive.requests, [""; 0]);
}
