//! Files and links, answers and signatures: what comes late, wrong or not at all.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::*;
use crate::{directory::ids::RunTail, recipe::link::to_fragment};

const FILE: &str = r#"{ "recipe": 1, "title": "x", "displayName": "{team}-fhir",
    "questions": [{ "id": "team", "label": "Team", "format": "name" }] }"#;

fn answer(status: u16, body: &str) -> HostAnswer {
    HostAnswer::Answer { status, content_type: None, body: body.as_bytes().to_vec() }
}

fn named(name: &str) -> Event {
    Event::Opened(Opened::Named(name.to_owned()))
}

fn fetched(flow: &mut RecipeFlow, name: &str) -> u32 {
    match &flow.update(named(name))[..] {
        [Effect::Fetch { turn, name: asked }] if asked.as_str() == name => *turn,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_is_fetched_once_and_an_answer_for_another_is_nobodys() {
    let mut flow = RecipeFlow::default();
    let first = fetched(&mut flow, "a");
    assert_eq!(flow.update(named("a")), []);
    let second = fetched(&mut flow, "b");
    flow.update(Event::Came { turn: first, answer: answer(200, FILE) });
    assert!(matches!(flow.stands(), Stands::Coming(name) if name.as_str() == "b"));
    flow.update(Event::Came { turn: second, answer: answer(200, FILE) });
    assert!(matches!(flow.stands(), Stands::Ready(ready) if ready.source == Source::Site));
    assert_eq!(flow.update(named("b")), []);
}

#[test]
fn a_file_that_is_not_there_a_page_in_its_place_and_no_answer_are_told_apart() {
    let stands = |answer| {
        let mut flow = RecipeFlow::default();
        let turn = fetched(&mut flow, "a");
        flow.update(Event::Came { turn, answer });
        flow.stands().clone()
    };
    assert!(matches!(stands(answer(404, "")), Stands::NotThere(_)));
    assert!(matches!(stands(answer(200, "<!doctype html>")), Stands::NotThere(_)));
    assert!(matches!(stands(HostAnswer::None), Stands::Unread(_, Unread::NoAnswer)));
    assert!(matches!(stands(HostAnswer::Redirect), Stands::Unread(_, Unread::Redirect)));
    assert!(matches!(stands(answer(200, "{")), Stands::Wrong(Source::Site, _)));
    let mut flow = RecipeFlow::default();
    assert_eq!(flow.update(named("../config")), []);
    assert!(matches!(flow.stands(), Stands::NoSuchName(_)));
}

#[test]
fn what_is_wrong_with_an_answer_is_told_after_the_press_and_no_longer_than_it_is_so() {
    let mut flow = RecipeFlow::default();
    flow.update(Event::Opened(Opened::Fragment(to_fragment(FILE).unwrap())));
    assert!(matches!(flow.stands(), Stands::Ready(ready) if ready.source == Source::Link));
    assert_eq!(flow.told(0), None);
    assert_eq!(flow.update(Event::Use), [Effect::Ask(0)]);
    assert_eq!(flow.told(0), Some(AnswerProblem::Missing));
    flow.update(Event::Answer { at: 0, text: "Payments".to_owned() });
    assert_eq!(flow.told(0), Some(AnswerProblem::NotAName));
    flow.update(Event::Answer { at: 0, text: "payments".to_owned() });
    assert_eq!(flow.told(0), None);
    let effects = flow.update(Event::Use);
    let [Effect::Propose(shared)] = &effects[..] else { panic!("{effects:?}") };
    let draft = shared.clone().into_draft(RunTail::from_random([1; 8]));
    assert_eq!(draft.display_name, "payments-fhir");
}

fn signer(vouched: Vec<FixedPart>) -> Trusted {
    Trusted { name: "Platform team".to_owned(), key: [7; 32], vouched }
}

fn signature(key: [u8; 32]) -> String {
    [URL_SAFE_NO_PAD.encode(key), URL_SAFE_NO_PAD.encode([9; 64])].join(".")
}

fn signed(flow: &RecipeFlow) -> Option<Signed> {
    match flow.stands() {
        Stands::Ready(ready) => ready.signed.clone(),
        other => panic!("{other:?}"),
    }
}

const HELD: &str = r#"{ "recipe": 1, "title": "x", "redirectUris": ["https://contoso.com/cb"],
    "permissions": [{ "permission": "Microsoft Graph/User.Read" }], "fixed": ["redirectUris"] }"#;

#[test]
fn a_signature_in_a_link_speaks_once_it_was_verified_and_for_what_both_hold() {
    let fragment = [to_fragment(HELD).unwrap(), signature([7; 32])].join(".");
    let mut flow = RecipeFlow::default();
    assert_eq!(flow.update(Event::Opened(Opened::Fragment(fragment))), []);
    let vouched = vec![FixedPart::RedirectUris, FixedPart::Permissions];
    let effects = flow.update(Event::Trusts(vec![signer(vouched.clone())]));
    let [Effect::Verify { turn, key: [7, ..], bytes, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((bytes.as_slice(), signed(&flow)), (HELD.as_bytes(), None));
    let unticked = |flow: &mut RecipeFlow| {
        let effects = flow.update(Event::Use);
        let [Effect::Propose(shared)] = &effects[..] else { panic!("{effects:?}") };
        assert!(!shared.to_fragment().unwrap().contains("vouched"), "no link can say so");
        let draft = shared.clone().into_draft(RunTail::from_random([1; 8]));
        draft.from_link.uri_ticked("https://contoso.com/cb")
    };
    assert_eq!(unticked(&mut flow), Some(false), "before it was verified it says nothing");
    flow.update(Event::Verified { turn: *turn, is_right: Some(true) });
    assert_eq!(signed(&flow), Some(Signed::By(signer(vouched))));
    assert_eq!(unticked(&mut flow), Some(true));
    flow.update(Event::Trusts(vec![signer(Vec::new())]));
    assert_eq!(unticked(&mut flow), Some(false), "the owner lets them hold nothing");
}

#[test]
fn a_wrong_signature_an_unknown_key_and_a_browser_without_are_told_apart() {
    let after = |own: String, is_right| {
        let mut flow = RecipeFlow::default();
        flow.update(Event::Trusts(vec![signer(vec![FixedPart::RedirectUris])]));
        let fragment = [to_fragment(HELD).unwrap(), own].join(".");
        if let [Effect::Verify { turn, .. }] = flow.update(Event::Opened(Opened::Fragment(fragment)))[..] {
            flow.update(Event::Verified { turn, is_right });
        }
        signed(&flow)
    };
    assert_eq!(after(signature([7; 32]), Some(false)), Some(Signed::Wrong));
    assert_eq!(after(signature([7; 32]), None), Some(Signed::NotVerified));
    assert_eq!(after(signature([8; 32]), Some(true)), Some(Signed::UnknownKey));
    assert_eq!(after("x".to_owned(), Some(true)), Some(Signed::Wrong));
}

#[test]
fn the_signature_of_a_file_is_asked_for_where_somebody_is_trusted() {
    let mut flow = RecipeFlow::default();
    let turn = fetched(&mut flow, "a");
    assert_eq!(flow.update(Event::Came { turn, answer: answer(200, HELD) }), []);
    let effects = flow.update(Event::Trusts(vec![signer(Vec::new())]));
    assert!(matches!(&effects[..], [Effect::FetchSignature { name, .. }] if name.as_str() == "a"));
    assert_eq!(flow.update(Event::SignatureCame { turn, answer: answer(404, "") }), []);
    assert_eq!(signed(&flow), None, "it has none");
    let effects = flow.update(Event::SignatureCame { turn, answer: answer(200, &signature([7; 32])) });
    assert!(matches!(&effects[..], [Effect::Verify { .. }]));
    flow.update(Event::Verified { turn: turn + 1, is_right: Some(true) });
    assert_eq!(signed(&flow), None, "a late answer is nobody's");
}

#[test]
fn a_recipe_with_a_mistake_fills_nothing_in() {
    let mut flow = RecipeFlow::default();
    let wrong = FILE.replace("\"x\"", "1");
    flow.update(Event::Opened(Opened::Fragment(to_fragment(&wrong).unwrap())));
    assert!(matches!(flow.stands(), Stands::Wrong(Source::Link, problems) if problems.len() == 1));
    assert_eq!(flow.update(Event::Use), []);
    flow.update(Event::Opened(Opened::Fragment("#recipe=%%%".to_owned())));
    assert!(matches!(flow.stands(), Stands::Wrong(..)));
}
