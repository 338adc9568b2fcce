//! A list of names, matched with what the tenant's APIs offer.

use client_registrar::{
    directory::permission::{MICROSOFT_GRAPH, PermissionKind},
    flow::picker::{Event, Part, matching, paste::Pasted},
    graph::ask::AskError,
    http::response::Response,
    registration::paste::NotMatched,
};

use super::{
    directory::api,
    drive::{Drive, throttled},
};

/// One permission of each of these APIs, named by its ID.
fn list(apis: std::ops::Range<u128>) -> String {
    apis.map(|n| [&api(n).to_string(), "/Things.Read\n"].concat()).collect()
}

fn pasted(text: &str) -> Drive {
    let mut drive = Drive::new();
    drive.event(Event::List(text.to_owned())).event(Event::Match(matching::begin));
    drive
}

#[test]
fn all_apis_that_a_list_names_are_read_at_once_up_to_eight_and_each_one_time() {
    let mut drive = pasted(&[list(0..50), list(0..50)].concat());
    assert_eq!(drive.under_way.len(), 8);
    drive.settle();
    assert_eq!((drive.most, drive.requests.len(), drive.picks.len()), (8, 50, 50));
    drive.event(Event::Match(matching::begin)).settle();
    assert_eq!(drive.requests.len(), 50, "what is known is not read again");
}

#[test]
fn nothing_is_picked_where_one_api_could_not_be_read() {
    let mut drive = pasted(&list(0..3));
    drive.answer(0).answer_with(0, Ok(Response::new(403, br#"{"error":{}}"#.to_vec())));
    assert!(matches!(drive.picker.paste().pasted, Pasted::Failed(AskError::NotAllowed(_))));
    drive.settle();
    assert!(drive.picks.is_empty());
    drive.event(Event::Match(matching::begin)).settle();
    assert_eq!((drive.picks.len(), drive.requests.len()), (3, 5), "the one that was read is not read again");
}

#[test]
fn a_read_that_the_choice_is_waiting_for_is_shared_with_the_list() {
    let mut drive = pasted(&list(0..1));
    drive.event(Event::Choose(api(0), None)).settle();
    assert_eq!((drive.requests.len(), drive.picks.len()), (1, 1));
    assert_eq!(drive.picker.choice().chosen.app_id(), Some(api(0)));
}

#[test]
fn stopping_one_of_two_who_wait_for_the_same_answer_leaves_the_other_waiting() {
    let mut drive = pasted(&list(0..1));
    drive.event(Event::Choose(api(0), None)).answer_with(0, Ok(throttled(30))).event(Event::StopWaiting(Part::Paste));
    assert!(matches!(drive.picker.paste().pasted, Pasted::Failed(AskError::Stopped(_))));
    drive.settle();
    assert_eq!((drive.picks.len(), drive.picker.known().get(api(0)).is_some()), (0, true));
}

#[test]
fn a_name_without_its_api_is_looked_for_in_the_one_that_is_shown_then_in_microsoft_graph() {
    let mut drive = Drive::new();
    drive.event(Event::Choose(api(5), None)).settle();
    drive.event(Event::List("Things.Read".to_owned())).event(Event::Match(matching::begin)).settle();
    assert_eq!(drive.picks.iter().map(|pick| pick.resource_app_id).collect::<Vec<_>>(), [api(5)]);
    let mut drive = pasted("Things.Read");
    drive.settle();
    assert_eq!(drive.picks.iter().map(|pick| pick.resource_app_id).collect::<Vec<_>>(), [MICROSOFT_GRAPH]);
}

#[test]
fn an_api_goes_by_its_identifier_uri_its_id_or_its_host_and_what_is_nowhere_is_named() {
    let mut drive =
        pasted(&["api://4/Things.Read\n", "api://absent/Things.Read\n", "https://graph.microsoft.com/All.Do"].concat());
    drive.settle();
    let apis: Vec<_> = drive.picks.iter().map(|pick| pick.resource_app_id).collect();
    assert_eq!(apis, [api(4), MICROSOFT_GRAPH]);
    let Pasted::Done(_, unmatched) = &drive.picker.paste().pasted else { panic!("{:?}", drive.picker.paste()) };
    assert_eq!(*unmatched, [("api://absent/Things.Read".to_owned(), NotMatched::NoSuchApi)]);
    assert_eq!(drive.count("absent"), 2, "with both endings, once each");
}

#[test]
fn a_name_that_is_almost_one_is_offered_and_taken_once() {
    let mut drive = pasted(&[&api(1).to_string(), "/Thing.Read"].concat());
    drive.settle();
    let name = [&api(1).to_string(), "/Thing.Read"].concat();
    drive.event(Event::TakeNear(name.clone())).event(Event::TakeNear(name));
    assert_eq!(drive.picks.iter().map(|pick| pick.value.as_str()).collect::<Vec<_>>(), ["Things.Read"]);
    assert!(matches!(&drive.picker.paste().pasted, Pasted::Done(found, rest) if found.len() == 1 && rest.is_empty()));
}

#[test]
fn the_preferred_kind_is_picked_where_an_id_is_of_both() {
    for kind in [PermissionKind::Delegated, PermissionKind::Application] {
        let mut drive = Drive::new();
        let text = format!("az ad app permission add --api {} --api-permissions {}", api(1), api(1));
        drive.event(Event::Prefer(kind)).event(Event::List(text)).event(Event::Match(matching::begin)).settle();
        assert_eq!(drive.picks.iter().map(|pick| pick.kind).collect::<Vec<_>>(), [kind]);
    }
}

#[test]
fn an_empty_list_asks_nothing_and_stops_what_was_read_before() {
    let mut drive = pasted(&list(0..3));
    drive.event(Event::List(" \n".to_owned())).event(Event::Match(matching::begin)).settle();
    assert_eq!((&drive.picker.paste().pasted, drive.picks.len()), (&Pasted::Nothing, 0));
}

#[test]
fn no_more_names_are_asked_for_than_a_list_can_mean() {
    let text: String = (0..60).map(|n| ["Contoso Api ", &n.to_string(), "\tThings.Read\n"].concat()).collect();
    let mut drive = pasted(&text);
    drive.settle();
    assert!(drive.count("startswith") <= 16, "{:#?}", drive.requests);
}
