//! Asked once, told truthfully, and never of somebody else.

use time::macros::datetime;

use super::*;
use crate::{
    directory::ids::{RunTail, TenantId},
    registration::draft::RedirectUriRow,
};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);
const NONE: &str = r#"{"value":[]}"#;

fn who(number: u128) -> Event {
    Event::Who(Some((TenantId::from_u128(number), "adele@contoso.com".to_owned(), false)))
}

fn wanted(name: &str, uris: &[&str]) -> Wanted {
    let mut draft = Draft::new(RunTail::from_random([1; 8]));
    draft.display_name = name.to_owned();
    draft.redirect_uris = (0..).zip(uris).map(|(id, uri)| RedirectUriRow { id, text: (*uri).to_owned() }).collect();
    Wanted::of(&draft, None)
}

fn application(number: u128, more: &str) -> String {
    let (id, app) = (ObjectId::from_u128(number), ObjectId::from_u128(number + 100));
    format!(r#"{{"id":"{id}","appId":"{app}","displayName":"Portal","createdDateTime":"2025-01-31T10:00:00Z"{more}}}"#)
}

fn page(all: &[String]) -> String {
    format!(r#"{{"value":[{}]}}"#, all.join(","))
}

/// Drives it against answers by address, until nothing is sent; gives back what was asked.
fn drive(flow: &mut Duplicates, event: Event, answer: impl Fn(&str) -> (u16, String)) -> Vec<String> {
    let mut asked = Vec::new();
    let mut events = vec![event];
    while let Some(event) = events.pop() {
        for effect in flow.update(event, NOW) {
            if let Effect::Send(ticket, request) = effect {
                let path = request.endpoint.path_and_query();
                let (status, body) = answer(&path);
                asked.push(path);
                let answer = Ok(Response::new(status, body.into_bytes()));
                events.push(Event::Answered { ticket, answer, jitter: 0.0 });
            }
        }
    }
    asked
}

fn nothing(_: &str) -> (u16, String) {
    (200, NONE.to_owned())
}

#[test]
fn name_deleted_ones_and_redirect_uris_are_asked_for_together_and_each_once() {
    let mut flow = Duplicates::default();
    assert!(flow.update(Event::Look(wanted("Portal", &["https://portal.contoso.com/cb"])), NOW).is_empty(), "nobody's");
    let asked = drive(&mut flow, who(1), nothing);
    assert_eq!(asked.len(), 3, "{asked:#?}");
    assert!(asked.iter().any(|path| path.starts_with("/v1.0/applications?$filter=displayName%20eq%20%27Portal%27&")));
    assert!(asked.iter().any(|path| path.starts_with("/v1.0/directory/deletedItems/microsoft.graph.application?")));
    assert!(asked.iter().any(|path| path.contains("&$count=true")));
    let again = drive(&mut flow, Event::Look(wanted("Portal ", &["https://portal.contoso.com/cb"])), nothing);
    assert_eq!(again, [""; 0]);
    assert_eq!(flow.told(), Told::default());
}

#[test]
fn an_address_on_the_own_machine_tells_nothing_and_an_empty_name_neither() {
    let mut flow = Duplicates::default();
    drive(&mut flow, who(1), nothing);
    let local = ["http://localhost:3000/cb", "http://127.0.0.1/cb", "no address"];
    assert_eq!(drive(&mut flow, Event::Look(wanted(" ", &local)), nothing), [""; 0]);
}

#[test]
fn one_that_shares_both_is_told_once_with_its_owners() {
    let mut flow = Duplicates::default();
    drive(&mut flow, who(1), nothing);
    let answer = |path: &str| {
        let body = match path {
            owners if owners.contains("/owners") => {
                r#"{"value":[{"userPrincipalName":"adele@contoso.com"}]}"#.to_owned()
            }
            deleted if deleted.contains("deletedItems") => {
                page(&[application(3, r#","deletedDateTime":"2026-11-20T10:00:00Z""#)])
            }
            _ => page(&[application(1, "")]),
        };
        (200, body)
    };
    let asked = drive(&mut flow, Event::Look(wanted("Portal", &["https://portal.contoso.com"])), answer);
    assert_eq!(asked.iter().filter(|path| path.contains("/owners")).count(), 1, "of what was deleted none: {asked:#?}");
    let told = flow.told();
    let [one, deleted] = &told.found[..] else { panic!("{told:#?}") };
    assert_eq!(
        (one.shares, &one.owners[..]),
        (Shares { name: true, uri: true }, &["adele@contoso.com".to_owned()][..])
    );
    assert!(deleted.existing.deleted.is_some() && deleted.shares == Shares { name: true, uri: false });
}

#[test]
fn what_the_same_registration_has_made_is_none() {
    let mut flow = Duplicates::default();
    drive(&mut flow, who(1), nothing);
    let own = Wanted { own: Some(ObjectId::from_u128(1)), ..wanted("Portal", &[]) };
    drive(&mut flow, Event::Look(own), |_| (200, page(&[application(1, "")])));
    assert_eq!(flow.told(), Told::default());
}

#[test]
fn nobody_asks_for_the_owners_of_a_blueprint() {
    let mut flow = Duplicates::default();
    drive(&mut flow, who(1), nothing);
    let blueprint = application(1, r##","@odata.type":"#microsoft.graph.agentIdentityBlueprint""##);
    let asked = drive(&mut flow, Event::Look(wanted("Portal", &[])), |path| {
        (200, if path.contains("deletedItems") { NONE.to_owned() } else { page(std::slice::from_ref(&blueprint)) })
    });
    assert_eq!(asked.len(), 2, "{asked:#?}");
    assert!(flow.told().found[0].existing.is_blueprint);
}

#[test]
fn a_refusal_or_an_answer_of_another_shape_is_told_as_not_known() {
    for (status, body) in [(403, r#"{"error":{"code":"Authorization_RequestDenied"}}"#), (200, "<html>"), (404, "")] {
        let mut flow = Duplicates::default();
        drive(&mut flow, who(1), nothing);
        drive(&mut flow, Event::Look(wanted("Portal", &[])), |_| (status, body.to_owned()));
        assert_eq!(flow.told(), Told { unreadable: true, ..Told::default() }, "{status}");
    }
}

#[test]
fn late_answers_of_another_name_or_tenant_are_nobodys() {
    let mut flow = Duplicates::default();
    drive(&mut flow, who(1), nothing);
    let tickets = |effects: Vec<Effect>| -> Vec<Ticket> {
        let ticket = |effect| match effect {
            Effect::Send(ticket, _) => Some(ticket),
            Effect::Wait(..) => None,
        };
        effects.into_iter().filter_map(ticket).collect()
    };
    let late = tickets(flow.update(Event::Look(wanted("Port", &[])), NOW));
    let of_name = tickets(flow.update(Event::Look(wanted("Portal", &[])), NOW));
    for ticket in late {
        let answer = Ok(Response::new(200, page(&[application(1, "")]).into_bytes()));
        assert!(flow.update(Event::Answered { ticket, answer, jitter: 0.0 }, NOW).is_empty());
    }
    let others = tickets(flow.update(who(2), NOW));
    assert_eq!((of_name.len(), others.len()), (2, 2));
    for ticket in of_name {
        let answer = Ok(Response::new(200, page(&[application(1, "")]).into_bytes()));
        flow.update(Event::Answered { ticket, answer, jitter: 0.0 }, NOW);
    }
    assert_eq!(flow.told(), Told::default());
    assert!(flow.is_busy());
}

#[test]
fn no_more_than_five_are_told_and_that_there_are_more() {
    let mut flow = Duplicates::default();
    drive(&mut flow, who(1), nothing);
    let many: Vec<_> = (1..=8).map(|number| application(number, "")).collect();
    let asked = drive(&mut flow, Event::Look(wanted("Portal", &[])), |path| {
        (200, if path.contains("deletedItems") || path.contains("owners") { NONE.to_owned() } else { page(&many) })
    });
    assert_eq!(asked.iter().filter(|path| path.contains("/owners")).count(), MOST_TOLD);
    assert!(flow.told().more && flow.told().found.len() == MOST_TOLD);
}

#[test]
fn a_deleted_one_comes_back_at_a_press_or_says_why_not() {
    for (status, expected) in [(200, true), (403, false)] {
        let mut flow = Duplicates::default();
        drive(&mut flow, who(1), nothing);
        let answer = |path: &str| match path {
            deleted if deleted.contains("deletedItems/microsoft") => {
                (200, page(&[application(3, r#","deletedDateTime":"2026-11-20T10:00:00Z""#)]))
            }
            restore if restore.ends_with("/restore") => (status, application(3, "")),
            _ => (200, NONE.to_owned()),
        };
        drive(&mut flow, Event::Look(wanted("Portal", &[])), answer);
        let asked = drive(&mut flow, Event::Restore(ObjectId::from_u128(3)), answer);
        let path = format!("/v1.0/directory/deletedItems/{}/restore", ObjectId::from_u128(3));
        assert_eq!(asked, [path]);
        let restoring = flow.told().found[0].restoring.clone();
        assert_eq!(restoring == Restoring::Done, expected, "{restoring:?}");
        assert!(expected || matches!(restoring, Restoring::Refused(_)));
    }
}
