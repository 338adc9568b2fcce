//! Read once, used only where it is wanted, and never of somebody else.

use time::macros::datetime;

use super::*;
use crate::{directory::ids::TenantId, http::retry::WaitReason, import::Format};

const NOW: OffsetDateTime = datetime!(2026-12-01 10:00 UTC);

fn who(number: u128) -> Event {
    Event::Who(Some((TenantId::from_u128(number), "adele@contoso.com".to_owned(), false)))
}

fn text(json: &str) -> Event {
    Event::Read(Source::Text, import::read(json.as_bytes()))
}

fn manifest() -> Event {
    text(r#"{"displayName":"Portal","signInAudience":"AzureADMyOrg"}"#)
}

fn choose() -> Event {
    Event::Choose(ObjectId::from_u128(1), "Portal".to_owned())
}

fn sent(effects: Vec<Effect>) -> (Ticket, String) {
    let [Effect::Send(ticket, request)] = &effects[..] else { panic!("{effects:?}") };
    (*ticket, request.endpoint.path_and_query())
}

fn answered(ticket: Ticket, status: u16, body: &str) -> Event {
    Event::Answered { ticket, answer: Ok(Response::new(status, body.as_bytes().to_vec())), jitter: 0.0 }
}

fn proposes(effects: &[Effect]) -> bool {
    matches!(effects, [Effect::Propose(shared)] if shared.name() == "Portal")
}

#[test]
fn what_was_read_becomes_the_draft_when_it_is_wanted_and_once() {
    let mut flow = ImportFlow::default();
    assert!(flow.update(manifest(), NOW).is_empty());
    assert!(matches!(flow.stands(), Stands::Ready(ready) if ready.import.format == Format::GraphManifest));
    assert!(proposes(&flow.update(Event::Use { is_blank: true }, NOW)));
    assert!(matches!(flow.stands(), Stands::Used(_)), "what was left can still be looked at");
    assert!(flow.update(Event::Use { is_blank: true }, NOW).is_empty());
}

#[test]
fn a_draft_that_was_begun_gives_way_after_a_question_only() {
    let mut flow = ImportFlow::default();
    flow.update(manifest(), NOW);
    assert!(flow.update(Event::Replace, NOW).is_empty(), "nobody was asked");
    assert!(flow.update(Event::Use { is_blank: false }, NOW).is_empty());
    assert!(matches!(flow.stands(), Stands::Ready(ready) if ready.is_asked));
    assert!(proposes(&flow.update(Event::Replace, NOW)));
}

#[test]
fn an_application_of_the_tenant_is_searched_for_and_read_as_its_manifest() {
    let mut flow = ImportFlow::default();
    flow.update(who(1), NOW);
    let (ticket, path) = sent(flow.update(Event::Search(" O'Neil ".to_owned()), NOW));
    assert!(
        path.starts_with("/v1.0/applications?$filter=startswith%28displayName%2C%27O%27%27Neil%27%29&$select="),
        "{path}"
    );
    assert_eq!(flow.found(), &Found::Searching);
    let id = ObjectId::from_u128(1);
    let one = format!(r#"{{"value":[{{"id":"{id}","appId":"{id}","displayName":"O'Neil"}}]}}"#);
    flow.update(answered(ticket, 200, &one), NOW);
    assert!(matches!(flow.found(), Found::These(all) if all.len() == 1));
    let (ticket, path) = sent(flow.update(choose(), NOW));
    assert!(path.starts_with(&format!("/v1.0/applications/{id}?$select=displayName,")), "{path}");
    assert!(!path.contains("Credentials"), "{path}");
    assert_eq!(flow.stands(), &Stands::Reading("Portal".to_owned()));
    let body = r#"{"@odata.context":"x","displayName":"Portal","signInAudience":"AzureADMyOrg","spa":{"redirectUris":["https://a"]}}"#;
    flow.update(answered(ticket, 200, body), NOW);
    let Stands::Ready(ready) = flow.stands() else { panic!("{:?}", flow.stands()) };
    assert_eq!(ready.source, Source::Application("Portal".to_owned()));
    let left: Vec<&str> = ready.import.left.iter().map(|left| left.path.as_str()).collect();
    assert_eq!(left, ["@odata.context", "spa"]);
}

#[test]
fn what_cannot_be_read_says_so_and_a_blueprint_is_told_apart() {
    let mut flow = ImportFlow::default();
    flow.update(who(1), NOW);
    let (ticket, _) = sent(flow.update(choose(), NOW));
    flow.update(answered(ticket, 403, r#"{"error":{"code":"Authorization_RequestDenied","message":"x"}}"#), NOW);
    assert!(matches!(flow.stands(), Stands::Unread(name, AskError::NotAllowed(_)) if name == "Portal"));
    let (ticket, _) = sent(flow.update(choose(), NOW));
    let body = r##"{"@odata.type":"#microsoft.graph.agentIdentityBlueprint","displayName":"Portal"}"##;
    flow.update(answered(ticket, 200, body), NOW);
    assert!(matches!(flow.stands(), Stands::Wrong(Source::Application(_), Mistake::Blueprint)));
    let (ticket, _) = sent(flow.update(Event::Search("x".to_owned()), NOW));
    flow.update(answered(ticket, 200, r#"{"value":{}}"#), NOW);
    assert_eq!(flow.found(), &Found::Failed(AskError::AnswerUnreadable));
}

#[test]
fn who_is_throttled_knows_until_when_and_may_stop_waiting() {
    let asked = time::Duration::seconds(20);
    let throttled = |ticket| {
        let answer = Response { retry_after: Some(asked), ..Response::new(429, Vec::new()) };
        Event::Answered { ticket, answer: Ok(answer), jitter: 0.0 }
    };
    let (reason, until) = (WaitReason::Throttled { asked: Some(asked) }, NOW + asked);
    let mut flow = ImportFlow::default();
    flow.update(who(1), NOW);
    for (event, of) in [(Event::Search("a".to_owned()), Awaited::Search), (choose(), Awaited::Application)] {
        // Beside the other one, which waits.
        let effects = flow.update(event, NOW);
        let sent =
            effects.iter().find_map(|effect| if let Effect::Send(ticket, _) = effect { Some(*ticket) } else { None });
        assert_eq!(flow.busy(of), Busy::Asking);
        let effects = flow.update(throttled(sent.unwrap()), NOW);
        assert!(matches!(effects[..], [Effect::Wait(_, at)] if at == until), "{effects:?}");
        assert_eq!(flow.busy(of), Busy::Waiting(reason, until));
    }
    let effects = flow.update(Event::StopWaiting, NOW);
    assert!(effects.is_empty() && [Awaited::Search, Awaited::Application].map(|of| flow.busy(of)) == [Busy::No; 2]);
    let stopped = AskError::Stopped(reason);
    assert_eq!(flow.found(), &Found::Failed(stopped.clone()));
    assert_eq!(flow.stands(), &Stands::Unread("Portal".to_owned(), stopped));
}

#[test]
fn a_late_answer_is_nobodys() {
    let body = r#"{"displayName":"Portal","signInAudience":"AzureADMyOrg"}"#;
    for later in [manifest(), Event::Cancel, who(2), Event::Who(None), text("{}")] {
        let mut flow = ImportFlow::default();
        flow.update(who(1), NOW);
        let (ticket, _) = sent(flow.update(choose(), NOW));
        flow.update(later, NOW);
        let before = flow.stands().clone();
        assert!(flow.update(answered(ticket, 200, body), NOW).is_empty());
        assert_eq!(flow.stands(), &before);
        assert!(!matches!(flow.stands(), Stands::Ready(ready) if ready.source != Source::Text));
    }
    let mut flow = ImportFlow::default();
    flow.update(who(1), NOW);
    let (first, _) = sent(flow.update(Event::Search("a".to_owned()), NOW));
    let (_, path) = sent(flow.update(Event::Search("ab".to_owned()), NOW));
    assert!(path.contains("%27ab%27"), "{path}");
    flow.update(answered(first, 200, r#"{"value":[]}"#), NOW);
    assert_eq!(flow.found(), &Found::Searching);
}

#[test]
fn another_tenant_takes_what_was_found_with_it_and_leaves_what_was_pasted() {
    let mut flow = ImportFlow::default();
    flow.update(who(1), NOW);
    flow.update(manifest(), NOW);
    flow.update(who(2), NOW);
    assert!(matches!(flow.stands(), Stands::Ready(_)));
    let (ticket, _) = sent(flow.update(choose(), NOW));
    flow.update(answered(ticket, 200, r#"{"displayName":"Portal","signInAudience":"AzureADMyOrg"}"#), NOW);
    flow.update(who(3), NOW);
    assert_eq!((flow.stands(), flow.found()), (&Stands::Nothing, &Found::Nothing));
}

#[test]
fn nobody_searches_without_a_tenant_or_for_nothing() {
    let mut flow = ImportFlow::default();
    assert!(flow.update(Event::Search("a".to_owned()), NOW).is_empty());
    assert!(flow.update(choose(), NOW).is_empty());
    flow.update(who(1), NOW);
    assert!(flow.update(Event::Search("  ".to_owned()), NOW).is_empty());
    assert_eq!((flow.stands(), flow.found()), (&Stands::Nothing, &Found::Nothing));
}
