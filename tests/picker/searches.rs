//! The search, its next pages, and the lists of the other tabs.

use client_registrar::{
    directory::permission::{MICROSOFT_GRAPH, PermissionKind, well_known::WellKnownApi},
    flow::{
        picker::{
            Event, Part,
            offers::{Count, Kind, Offer, Presence, Says, Tab},
            search::{More, Results},
            tree::{Row, Shows},
        },
        questions::Busy,
    },
    graph::ask::AskError,
    http::{
        response::{NoAnswer, NotSent, Response},
        retry::WaitReason,
    },
};
use time::Duration;

use super::{
    directory::{OWN, api},
    drive::{Drive, throttled},
};

fn typed(text: &str) -> Event {
    Event::Typed(text.to_owned())
}

fn names(drive: &Drive) -> Vec<&str> {
    match &drive.picker.search().results {
        Results::Found(apis, _) => apis.iter().map(|api| api.display_name.as_str()).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn typing_is_searched_for_once_it_rests_and_the_late_answer_to_older_words_is_dropped() {
    let mut drive = Drive::new();
    drive.event(typed("al")).event(typed("alp")).event(typed("alpine"));
    assert_eq!(drive.requests, [""; 0], "nothing is asked while one types");
    drive.wait();
    assert_eq!((drive.requests.len(), drive.count("alpine")), (2, 1), "and Microsoft Graph is read");
    drive.answer(1).event(typed("bellows")).wait().answer(1);
    assert!(names(&drive).iter().all(|name| name.contains("bellows")) && names(&drive).len() == 2);
    let before = drive.picker.search().clone();
    drive.answer(0);
    assert_eq!(*drive.picker.search(), before, "the late answer is dropped");
}

#[test]
fn a_tenant_that_refuses_every_search_is_asked_for_beginnings_from_then_on() {
    let mut drive = Drive::new();
    drive.tenant.no_search = true;
    drive.event(typed("vault")).settle().event(typed("azure h")).settle();
    assert_eq!((drive.count("$search"), drive.count("startswith")), (1, 2));
    assert_eq!(names(&drive).len(), 2);
    // Words that it does not take say nothing of the next ones.
    let mut drive = Drive::new();
    let bad = || Ok(Response::new(400, br#"{"error":{"code":"Request_BadRequest"}}"#.to_vec()));
    drive.event(typed("(")).wait().answer_with(0, bad()).settle().event(typed("orders")).settle();
    assert_eq!((drive.count("$search"), drive.count("startswith")), (2, 1));
}

#[test]
fn an_identifier_uri_is_looked_for_with_both_endings_and_an_id_is_read_once() {
    let mut drive = Drive::new();
    drive.event(typed("api://7")).settle();
    assert_eq!(names(&drive), [drive.tenant.name(api(7))]);
    drive.event(typed("api://nowhere")).settle();
    assert_eq!((&drive.picker.search().results, drive.count("nowhere")), (&Results::NoSuchUri, 2));
    assert_eq!(drive.picker.shelf().says(), Some(Says::NoSuchUri));
    let id = api(3).to_string();
    drive.event(typed(&id)).settle().event(Event::Choose(api(3), None)).event(typed("x")).event(typed(&id)).settle();
    assert_eq!((names(&drive).len(), drive.count(&id)), (1, 1), "{:#?}", drive.requests);
}

#[test]
fn an_id_that_the_tenant_lacks_is_told_and_chosen_as_missing() {
    let mut drive = Drive::new();
    drive.event(typed(&api(60).to_string())).settle();
    assert_eq!(drive.picker.search().results, Results::NotInTenant(api(60)));
    assert_eq!(drive.picker.choice().chosen.app_id(), Some(api(60)));
    drive.event(Event::Add(api(60))).settle();
    assert_eq!(drive.picker.known().get(api(60)).map(|api| api.permissions.len()), Some(2));
}

#[test]
fn those_of_microsofts_that_only_go_by_what_is_typed_are_asked_for_where_they_are_not_known_to_be_here() {
    let mut drive = Drive::new();
    let vault = WellKnownApi::known_as("vault.azure.net");
    let [vault] = &vault[..] else { panic!("{vault:?}") };
    drive.event(typed("https://vault.azure.net")).settle();
    assert_eq!(drive.picker.search().results, Results::NotInTenant(vault.app_id()));
    // Somebody adds it: what was absent may have come since.
    drive.tenant.here.insert(vault.app_id());
    drive.event(Event::SearchAgain).settle();
    assert_eq!(names(&drive), [drive.tenant.name(vault.app_id())]);
    let before = drive.count("appId%20in");
    drive.event(Event::SearchAgain).settle();
    assert_eq!(drive.count("appId%20in"), before, "what was here is here");
}

#[test]
fn pages_follow_one_another_and_what_was_found_stays_where_the_next_one_fails() {
    let mut drive = Drive::new();
    drive.tenant.pages = 2;
    drive.event(typed("o")).settle();
    assert_eq!(drive.picker.shelf().count(), Some(Count::AndMore(2)));
    drive.event(Event::More).event(Event::More);
    assert_eq!(drive.under_way.len(), 1, "asked once however often it is pressed");
    let denied = Response::new(403, br#"{"error":{"code":"Authorization_RequestDenied"}}"#.to_vec());
    drive.answer_with(0, Ok(denied));
    assert!(matches!(drive.picker.shelf().says(), Some(Says::MoreFailed(AskError::NotAllowed(_)))));
    assert_eq!((names(&drive).len(), drive.picker.shelf().has_more()), (2, true));
    drive.event(Event::More).settle().event(Event::More).settle();
    assert_eq!((drive.picker.shelf().count(), drive.picker.shelf().has_more()), (Some(Count::All(6)), false));
}

#[test]
fn a_page_that_is_its_own_next_one_ends_the_list() {
    let mut drive = Drive::new();
    drive.tenant.pages = 1_000;
    drive.event(typed("o")).settle().event(Event::More).settle();
    let Results::Found(found, more) = &drive.picker.search().results else { panic!("nothing found") };
    assert_eq!((found.len(), more), (2, &More::No), "{:#?}", drive.requests);
}

#[test]
fn each_list_is_read_once_a_session_and_once_more_where_that_failed() {
    let mut drive = Drive::new();
    drive.event(Event::Tab(Tab::Own));
    assert_eq!(drive.picker.busy(Part::Own), Busy::Asking);
    drive.answer_with(0, Err(NoAnswer::NotSent(NotSent::Blocked)));
    assert_eq!(drive.picker.shelf().says(), Some(Says::OwnFailed(AskError::Blocked)));
    drive.event(Event::Tab(Tab::Own)).settle();
    drive.event(Event::Tab(Tab::Microsoft)).settle().event(Event::Tab(Tab::Own)).event(Event::Tab(Tab::Microsoft));
    drive.event(Event::Begun).event(Event::Tab(Tab::Own)).event(Event::Tab(Tab::Microsoft)).settle();
    assert_eq!((drive.count("ownedObjects"), drive.count("appId%20in")), (2, 1), "{:#?}", drive.requests);
    let groups = drive.picker.shelf().groups();
    let absent = |offer: &Offer| matches!(offer, Offer::WellKnown(_, Presence::Absent));
    assert_eq!(groups[0].1.len(), WellKnownApi::ALL.len());
    assert_eq!(groups[0].1.iter().filter(|offer| absent(offer)).count(), WellKnownApi::ALL.len() - 1);
}

#[test]
fn what_is_typed_is_searched_for_everywhere_whatever_tab_was_shown() {
    for tab in Tab::ALL {
        let mut drive = Drive::new();
        drive.event(Event::Tab(Tab::Own)).settle().event(Event::Tab(tab)).settle();
        drive.event(typed(&OWN[1].to_string()));
        assert_eq!(drive.picker.shelf().groups()[0].1.len(), 1, "one's own is known at once");
        drive.event(typed("nobody has this")).settle();
        assert_eq!((names(&drive).len(), drive.picker.shelf().count()), (2, Some(Count::All(2))));
    }
}

#[test]
fn nothing_that_was_found_for_older_words_can_be_chosen_under_newer_ones() {
    let mut drive = Drive::new();
    let found = |drive: &Drive| drive.picker.shelf().groups().first().map_or(0, |(_, offers)| offers.len());
    drive.event(typed("alpine")).settle();
    assert_eq!(found(&drive), 2);
    drive.event(typed("alpine ")).event(typed("alpin"));
    assert_eq!((found(&drive), drive.picker.shelf().count()), (2, None), "these fit as well");
    drive.event(typed("alps"));
    assert_eq!((found(&drive), drive.picker.shelf().count(), drive.picker.shelf().says()), (0, None, None));
    drive.settle();
    assert_eq!((found(&drive), drive.picker.shelf().count()), (2, Some(Count::All(2))));
}

/// The values of the permissions that are listed.
fn listed(drive: &Drive) -> Vec<String> {
    let rows = drive.picker.listing().rows().into_iter();
    rows.filter_map(|row| if let Row::Permission(leaf) = row { Some(leaf.permission()?.value.clone()) } else { None })
        .collect()
}

#[test]
fn one_search_finds_permissions_as_well_and_reads_microsoft_graph_once_for_them() {
    let mut drive = Drive::new();
    drive.event(typed("th")).settle();
    assert_eq!(drive.count("servicePrincipals(appId="), 0, "two letters are in most names");
    drive.event(typed("things.read")).settle();
    assert_eq!((listed(&drive), drive.picker.shows()), (vec!["Things.Read".to_owned()], Shows::Found));
    drive.event(typed("all.do")).settle();
    assert_eq!(
        (listed(&drive), drive.picker.listing().kind()),
        (vec!["All.Do".to_owned()], PermissionKind::Application)
    );
    assert_eq!(drive.count("servicePrincipals(appId="), 1);
    // Those of an API that was chosen come first.
    drive.event(Event::Choose(api(1), None)).settle().event(typed("things")).settle();
    let apis: Vec<_> = drive
        .picker
        .listing()
        .rows()
        .iter()
        .filter_map(|row| match row {
            Row::Permission(leaf) => Some(leaf.api.summary.app_id),
            _ => None,
        })
        .collect();
    assert_eq!(apis, [api(1), MICROSOFT_GRAPH]);
}

#[test]
fn where_microsoft_graph_cannot_be_read_that_is_told_beside_the_apis_that_were_found() {
    let mut drive = Drive::new();
    let denied = || Ok(Response::new(403, br#"{"error":{"code":"Authorization_RequestDenied"}}"#.to_vec()));
    drive.event(typed("things")).wait().answer_with(1, denied()).settle();
    assert!(matches!(drive.picker.shelf().says(), Some(Says::GraphFailed(AskError::NotAllowed(_)))));
    assert_eq!(drive.picker.shelf().count(), Some(Count::All(2)));
    drive.event(Event::SearchAgain).settle();
    assert_eq!((drive.picker.shelf().says(), listed(&drive).len()), (None, 1));
}

#[test]
fn choosing_an_api_ends_the_search_and_shows_it_until_others_are_wanted() {
    let mut drive = Drive::new();
    assert_eq!(drive.picker.shows(), Shows::Apis);
    drive.event(typed("alpine")).settle().event(Event::Choose(api(1), None)).settle();
    assert_eq!((drive.picker.search().typed.as_str(), drive.picker.shows()), ("", Shows::Chosen));
    drive.event(Event::Browse);
    assert_eq!(drive.picker.shows(), Shows::Apis);
    drive.event(Event::Browse);
    assert_eq!(drive.picker.shows(), Shows::Chosen);
    // The step begins with what was used last.
    drive.event(Event::Begun);
    assert_eq!((drive.picker.shows(), drive.picker.choice().chosen.app_id()), (Shows::Chosen, Some(api(1))));
}

#[test]
fn the_search_begins_with_what_was_used_last_and_moves_nothing_under_ones_hands() {
    let mut drive = Drive::new();
    drive.event(Event::LookUp(api(1))).settle().event(Event::LookUp(api(2))).settle();
    drive.event(Event::Tab(Tab::Organization));
    let kinds = |drive: &Drive| drive.picker.shelf().groups().iter().map(|group| group.0).collect::<Vec<_>>();
    assert_eq!(kinds(&drive), [Kind::Recent, Kind::OftenUsed]);
    let first = |drive: &Drive| match &drive.picker.shelf().groups()[0].1[0] {
        Offer::Found(api) => Some(api.app_id),
        Offer::WellKnown(..) => None,
    };
    assert_eq!(first(&drive), Some(api(2)));
    drive.event(Event::Choose(api(1), None));
    assert_eq!(first(&drive), Some(api(2)));
    drive.event(Event::Browse);
    assert_eq!(first(&drive), Some(api(1)));
}

#[test]
fn a_search_that_has_to_wait_says_until_when_and_can_be_stopped() {
    let mut drive = Drive::new();
    drive.event(typed("orders")).wait().answer(1).answer_with(0, Ok(throttled(60)));
    let until = drive.now + Duration::MINUTE;
    let asked = Some(Duration::MINUTE);
    assert_eq!(drive.picker.busy(Part::Search), Busy::Waiting(WaitReason::Throttled { asked }, until));
    drive.event(Event::StopWaiting(Part::Paste));
    assert_ne!(drive.picker.busy(Part::Search), Busy::No, "another part's wait goes on");
    drive.event(Event::StopWaiting(Part::Search));
    let stopped = AskError::Stopped(WaitReason::Throttled { asked });
    assert_eq!(drive.picker.shelf().says(), Some(Says::SearchFailed(stopped)));
    drive.settle();
    assert_eq!(drive.requests.len(), 2);
    drive.event(Event::SearchAgain).settle();
    assert_eq!(names(&drive).len(), 2);
}

#[test]
fn a_wait_that_ends_too_early_by_the_clock_is_taken_up_again() {
    let mut drive = Drive::new();
    drive.event(typed("orders")).wait().answer(1).answer_with(0, Ok(throttled(60)));
    let (turn, until) = drive.waits.remove(0);
    drive.now += Duration::seconds(20);
    drive.event(Event::Waited(turn));
    assert_eq!((drive.requests.len(), drive.waits.iter().map(|wait| wait.1).collect::<Vec<_>>()), (2, vec![until]));
    // The one that was over counts no more.
    let waits = drive.waits.clone();
    drive.event(Event::Waited(turn));
    assert_eq!(drive.waits, waits);
    drive.settle();
    assert_eq!(names(&drive).len(), 2);
}

#[test]
fn azure_healthcare_apis_is_found_by_its_other_names_and_hosts_on_every_tab() {
    let healthcare = WellKnownApi::AzureHealthcareApis.app_id();
    let offers = |drive: &Drive| {
        let groups = drive.picker.shelf().groups();
        groups.iter().flat_map(|(_, offers)| offers).any(|offer| match offer {
            Offer::Found(api) => api.app_id == healthcare,
            Offer::WellKnown(api, _) => api.app_id() == healthcare,
        })
    };
    for tab in Tab::ALL {
        let mut drive = Drive::new();
        drive.tenant.here.insert(healthcare);
        drive.event(Event::Tab(tab)).settle();
        for name in [
            "Azure Health Data Services",
            "Azure API for FHIR",
            "https://ward-r4.fhir.azurehealthcareapis.com",
            "ward-ct.dicom.azurehealthcareapis.com",
        ] {
            for (text, is_there) in [("Woodgrove", false), (name, true)] {
                drive.event(typed(text)).settle();
                assert_eq!(offers(&drive), is_there, "{text} on {tab:?}");
            }
        }
    }
}
