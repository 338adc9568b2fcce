//! What is stored is read as anybody's: plausible and hostile texts in every place become a draft that keeps all rules,
//! or none.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use client_registrar::{
    config::Config,
    directory::{
        cloud::Cloud,
        credential::CredentialId,
        ids::{AppId, PermissionId, RunTail},
        permission::{PermissionKind, PickedPermission, grant::Granted},
    },
    http::request::GraphScope,
    plan::{
        build::build,
        call::{Mode, Plan},
        preview,
    },
    registration::{
        credentials::MOST,
        draft::{Draft, RedirectUriRow},
        permissions::given_up::GivenUp,
        share,
        step::Step,
        validate::validate,
    },
    run::machine::Run,
    sandbox::{Faults, Tenant},
    signin::{
        authority::Authority,
        error::Support,
        pending::Pending,
        request::{self, Ask, Prompt, Randomness},
        return_address::ReturnAddress,
        return_to::ReturnTo,
        session::restore::Refused,
        transport::Transport,
    },
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::{Value, json};
use time::{OffsetDateTime, macros::datetime};
use url::Url;

const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);

/// Texts that lead elsewhere where one is put into an address, a filter or a list as it stands.
const HOSTILE: [&str; 26] = [
    "x')/../../v1.0/applications/4f6778d8-5aef-43dc-a1ff-b073724b9495?x=('",
    "x')/.%2e/%2E./v1.0/applications/4f6778d8-5aef-43dc-a1ff-b073724b9495?x=('",
    "..%2f..%2fbeta%2fapplications",
    "..\\..\\beta\\applications",
    "7c2e00000000000'",
    "7c2e000000000001' or '1' eq '1",
    "7C2E000000000001",
    "../../../..",
    "/",
    ".",
    "'",
    "?$select=id",
    "#",
    "%00",
    "\u{0}",
    "User.Read Directory.ReadWrite.All",
    "User.Read\tDirectory.ReadWrite.All",
    "User.Read\u{200b}",
    "{4f6778d8-5aef-43dc-a1ff-b073724b9495}",
    "urn:uuid:4f6778d8-5aef-43dc-a1ff-b073724b9495",
    "00000000-0000-0000-0000-000000000000",
    "https://evil.example/cb",
    "javascript:alert(1)",
    "line\nbreak",
    "\u{202e}gnp.exe",
    "",
];

/// A draft with something in every place, as a link and a person have filled it in.
fn whole() -> Draft {
    let link = json!({
        "v": 1, "name": "Contoso portal", "audience": "AzureADMyOrg", "serviceReference": "CI-1042",
        "redirectUris": ["https://contoso.com/cb", "http://localhost:3000/cb"],
        "permissions": [{ "api": AppId::from_u128(3), "apiName": "Contoso", "id": PermissionId::from_u128(7), "kind": "Scope", "value": "Orders.Read" }],
        "secret": { "wanted": true, "description": "production", "lifetime": "Custom", "date": "2027-05-22" },
    });
    let text = URL_SAFE_NO_PAD.encode(link.to_string());
    let tail = RunTail::from_random([0x7c, 0x2e, 0, 0, 0, 0, 0, 1]);
    let mut draft = share::from_fragment(&["draft=", &text].concat()).expect("a link").into_draft(tail);
    for uri in ["https://contoso.com/cb", "http://localhost:3000/cb"] {
        draft.from_link.tick_uri(uri, true);
    }
    // Given up and picked again by hand.
    let pick = draft.permissions[0].clone();
    GivenUp::take(&mut draft.permissions, &mut draft.from_link, |key| key == pick.key());
    draft.permissions.push(pick);
    for (id, kind, value) in
        [(8, PermissionKind::Delegated, "Orders.Write"), (9, PermissionKind::Application, "Orders.All")]
    {
        draft.permissions.push(PickedPermission {
            id: PermissionId::from_u128(id),
            kind,
            value: value.to_owned(),
            display_name: "Orders".to_owned(),
            ..draft.permissions[0].clone()
        });
    }
    draft.redirect_uris.push(RedirectUriRow { id: 7, text: "https://contoso.com/other".to_owned() });
    draft.grant_consent = true;
    draft
}

/// The places of a value, each as a JSON pointer.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, inner)| places(inner, &format!("{at}/{name}"), all));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, inner)| places(inner, &format!("{at}/{n}"), all));
        }
        _ => {}
    }
}

/// Changes what stands in a place into something that might pass for it.
fn corrupt(value: &mut Value, random: &mut StdRng) {
    let mut all = Vec::new();
    places(value, "", &mut all);
    let at = all.choose(random).expect("a place").clone();
    let hostile = (*HOSTILE.choose(random).expect("a text")).to_owned();
    let Some(slot) = value.pointer_mut(&at) else { return };
    match slot {
        Value::String(text) => match random.random_range(0..4) {
            0 => text.push_str(&hostile),
            1 => text.insert_str(0, &hostile),
            _ => *text = hostile,
        },
        Value::Number(_) => {
            *slot = [json!(0), json!(1), json!(u32::MAX), json!(-1), json!(1.5), json!(u64::MAX)]
                .choose(random)
                .expect("a number")
                .clone();
        }
        Value::Bool(flag) => *flag = !*flag,
        Value::Array(items) => {
            if let Some(item) = items.choose(random).cloned() {
                for _ in 0..random.random_range(1..3) {
                    items.push(item.clone());
                }
            }
        }
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            if let Some(name) = names.choose(random) {
                members.remove(name);
            }
        }
        Value::Null => *slot = Value::String(hostile),
    }
}

/// What stands in the path of a plan's call beside its keys.
const WORDS: [&str; 13] = [
    "applications",
    "servicePrincipals",
    "uniqueName",
    "appId",
    "me",
    "ownedObjects",
    "microsoft.graph.application",
    "oauth2PermissionGrants",
    "appRoleAssignedTo",
    "appRoleAssignments",
    "addPassword",
    "removePassword",
    "{id}",
];

/// Whether an address is one that a plan has: it stays as it is when a browser reads it, and what stands in it for a key
/// is a key.
fn assert_of_plan(path: &str, stored: &Value) {
    let whole = ["https://graph.microsoft.com/v1.0", path].concat();
    let read = Url::parse(&whole).unwrap_or_else(|_| panic!("no address: {whole}"));
    let bare = whole.split('?').next().unwrap_or_default();
    let as_read = read.path().replace("%7B", "{").replace("%7D", "}");
    assert_eq!(format!("https://graph.microsoft.com{as_read}"), bare, "{stored}");
    assert!(read.fragment().is_none(), "{path} of {stored}");
    let (bare, query) = path.split_once('?').unwrap_or((path, ""));
    let mut words = bare.split(['/', '(', ')', '=', '\'']).filter(|word| !word.is_empty());
    let is_key = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let known = |word: &str| WORDS.contains(&word) || is_key(word) || word == "{apiServicePrincipalId}";
    assert!(words.all(known), "{path} of {stored}");
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"$=,&-_.%/':()".contains(&b);
    assert!(query.bytes().all(plain) && query.matches('\'').count() <= 2, "{query} of {stored}");
}

fn run(plan: &Plan, faults: Faults, stored: &Value) {
    let mut tenant = Tenant::new(1);
    tenant.faults = faults;
    let mut run = Run::new(plan.clone(), 1, NOW);
    let mut now = NOW;
    for _ in 0..200 {
        let step = run.step(now);
        if step.finished {
            return;
        }
        now = step.wake_at.unwrap_or(now);
        for (kind, request) in step.send {
            let path = request.endpoint.path_and_query();
            assert_of_plan(path.strip_prefix("/v1.0").expect("v1.0"), stored);
            let answer = tenant.answer(&request, now);
            run.accept(kind, answer.outcome, now, now);
        }
    }
    panic!("no end: {stored}");
}

/// Everything that the page does with a draft of its own.
fn use_it(draft: &Draft, stored: &Value, random: &mut StdRng) {
    let ids: BTreeSet<u32> = draft.redirect_uris.iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), draft.redirect_uris.len(), "one ID twice: {stored}");
    assert!(!ids.contains(&draft.next_row_id()), "an ID that is in use: {stored}");
    let credentials: BTreeSet<_> = draft.credentials.iter().map(|credential| credential.id).collect();
    assert_eq!(credentials.len(), draft.credentials.len(), "one ID twice: {stored}");
    let mut more = draft.clone();
    assert!(!credentials.contains(&more.add_secret(String::new())), "an ID that is in use: {stored}");
    let keys: BTreeSet<_> = draft.permissions.iter().map(PickedPermission::key).collect();
    assert_eq!(keys.len(), draft.permissions.len(), "one permission twice: {stored}");
    let again = serde_json::to_value(draft).expect("JSON");
    assert_eq!(serde_json::from_value::<Draft>(again).as_ref().ok(), Some(draft), "{stored}");
    if let Ok(fragment) = share::to_fragment(draft) {
        assert!(share::from_fragment(&fragment).is_ok(), "{stored}");
    }
    let way = random.random_range(0..3);
    for (n, mode) in [Mode::Upsert, Mode::Create, Mode::CreateOnly].into_iter().enumerate() {
        for shown in preview::of_draft(draft, Cloud::Global, mode, NOW) {
            assert_of_plan(&shown.path, stored);
        }
        let Ok(registration) = validate(draft, Cloud::Global, NOW) else { continue };
        let plan = build(&registration.content(), mode);
        for grant in &plan.grants {
            if let Granted::Delegated { scopes } = &grant.what {
                assert!(!scopes.iter().any(|scope| scope.contains(char::is_whitespace)), "{scopes:?} of {stored}");
            }
        }
        if n == way {
            run(
                &plan,
                Faults { upsert_refused: random.random(), lost_answer: random.random(), ..Faults::default() },
                stored,
            );
        }
    }
}

#[test]
fn a_stored_draft_that_is_plausible_and_hostile_makes_only_calls_that_a_plan_has_or_is_no_draft() {
    let mut random = StdRng::seed_from_u64(5);
    let good = serde_json::to_value(whole()).expect("JSON");
    use_it(&serde_json::from_value(good.clone()).expect("a draft"), &good, &mut random);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..3_000 {
        let mut stored = good.clone();
        for _ in 0..random.random_range(1..4) {
            corrupt(&mut stored, &mut random);
        }
        match serde_json::from_str::<Draft>(&stored.to_string()) {
            Ok(draft) => {
                taken += 1;
                use_it(&draft, &stored, &mut random);
            }
            Err(_) => refused += 1,
        }
    }
    assert!(taken > 600 && refused > 600, "{taken} taken, {refused} refused: it tries nothing");
}

#[test]
fn a_stored_run_tail_cannot_lead_to_another_application() {
    for hostile in HOSTILE {
        let mut stored = serde_json::to_value(whole()).expect("JSON");
        stored["run_tail"] = hostile.into();
        assert!(serde_json::from_value::<Draft>(stored).is_err(), "{hostile}");
    }
}

/// A draft as a release has stored it that knew one client secret.
fn of_one_secret(wanted: bool) -> Value {
    let secret = json!({
        "wanted": wanted, "description": "production", "lifetime": "Custom", "custom_date": "2027-05-22",
    });
    let mut stored = serde_json::to_value(whole()).expect("JSON");
    for (draft, name) in [("", "credentials"), ("/from_link", "credentials")] {
        let draft = stored.pointer_mut(draft).and_then(Value::as_object_mut).expect("an object");
        draft.remove(name);
        draft.insert("secret".to_owned(), secret.clone());
    }
    let draft = stored.as_object_mut().expect("an object");
    draft.remove("next_credential");
    draft.insert("made".to_owned(), json!({ "without_unique_name": true, "secret": true }));
    stored
}

#[test]
fn a_draft_of_a_release_that_knew_one_secret_is_read_as_a_list_of_one_or_none() {
    let read = |wanted| serde_json::from_value::<Draft>(of_one_secret(wanted)).expect("a draft");
    assert_eq!((read(true).credentials, read(true).from_link), (whole().credentials, whole().from_link));
    assert_eq!(read(false).credentials, []);
    for place in ["/secret/wanted", "/secret/lifetime", "/secret"] {
        let mut stored = of_one_secret(true);
        *stored.pointer_mut(place).expect("a place") = json!(7);
        assert!(serde_json::from_value::<Draft>(stored).is_err(), "{place}");
    }
}

#[test]
fn stored_credentials_have_ids_of_their_own_and_no_more_than_anybody_fills_in() {
    let mut stored = serde_json::to_value(whole()).expect("JSON");
    let one = stored["credentials"][0].clone();
    let many: Vec<Value> = [5, u32::MAX, 5, 0, 5]
        .iter()
        .cycle()
        .take(1_000)
        .map(|id| {
            let mut one = one.clone();
            one["id"] = json!(id);
            one
        })
        .collect();
    stored["credentials"] = many.into();
    stored["next_credential"] = json!(u32::MAX);
    let mut draft: Draft = serde_json::from_value(stored).expect("a draft");
    assert_eq!(draft.credentials.len(), MOST);
    draft.add_secret(String::new());
    let ids: BTreeSet<_> = draft.credentials.iter().map(|credential| credential.id).collect();
    assert_eq!(ids.len(), MOST + 1);
    assert_eq!((draft.credentials[0].id, draft.credentials[3].id), (CredentialId(5), CredentialId(0)));
}

#[test]
fn rows_with_one_id_are_rows_of_their_own() {
    let mut stored = serde_json::to_value(whole()).expect("JSON");
    for row in stored["redirect_uris"].as_array_mut().into_iter().flatten() {
        row["id"] = u32::MAX.into();
    }
    let draft: Draft = serde_json::from_value(stored).expect("a draft");
    let rows: Vec<_> = draft.redirect_uris.iter().map(|row| (row.id, row.text.as_str())).collect();
    assert_eq!(
        rows,
        [(0, "https://contoso.com/cb"), (1, "http://localhost:3000/cb"), (2, "https://contoso.com/other")]
    );
    assert_eq!(draft.next_row_id(), 3);
}

#[test]
fn a_value_in_a_stored_draft_or_a_link_is_one_permission() {
    let mut stored = serde_json::to_value(whole()).expect("JSON");
    stored["permissions"][0]["value"] = "User.Read Directory.ReadWrite.All".into();
    assert!(serde_json::from_value::<Draft>(stored).is_err());
}

fn config() -> Config {
    let text = r#"{"clientId":"7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11","tenant":"contoso.com"}"#;
    Config::parse(text).expect("a configuration").0
}

fn pending() -> Value {
    let challenge = json!({ "access_token": { "nbf": { "essential": true, "value": "1604106651" } } });
    let ask = Ask {
        scope: GraphScope::ApplicationReadAll,
        also: Vec::new(),
        prompt: Prompt::AsNeeded,
        account: None,
        login_hint: Some("alex@contoso.example".to_owned()),
        challenge: challenge.as_object().cloned(),
        return_to: Some(ReturnTo::Step(Step::Permissions)),
        transport: Transport::Redirect,
    };
    let randomness = Randomness { state: [1; 32], nonce: [2; 32], verifier: [3; 32], client_request_id: String::new() };
    let back = ReturnAddress::of_page("https://tools.example/").expect("an address");
    let (_, pending) = request::begin(&config(), &back, ask, randomness, NOW).expect("a sign-in");
    serde_json::to_value(pending).expect("JSON")
}

#[test]
fn a_stored_sign_in_is_one_that_this_page_has_begun_or_none() {
    let good = pending();
    let read: Pending = serde_json::from_value(good.clone()).expect("a sign-in");
    assert_eq!(read.authority(&config()), Some(Authority::of(&config())));
    assert_eq!(
        (read.scope(), read.return_to()),
        (GraphScope::ApplicationReadAll, Some(ReturnTo::Step(Step::Permissions)))
    );
    for place in ["state", "nonce", "verifier", "redirect_uri", "claims", "scope", "prompt", "return_to", "client_id"] {
        let own = good[place].as_str().unwrap_or_default();
        let with_own = HOSTILE.map(|hostile| [own, hostile].concat());
        for hostile in HOSTILE.map(str::to_owned).into_iter().chain(with_own).filter(|text| text != own) {
            let mut stored = good.clone();
            stored[place] = hostile.as_str().into();
            let zero = place == "client_id" && hostile.parse::<AppId>().is_ok();
            let read = serde_json::from_value::<Pending>(stored);
            assert!(
                read.is_err() || (zero && read.is_ok_and(|read| read.authority(&config()).is_none())),
                "{place}: {hostile}"
            );
        }
    }
    for hostile in HOSTILE {
        let mut stored = good.clone();
        stored["authority"] = hostile.into();
        let read: Pending = serde_json::from_value(stored).expect("what is compared alone may be anything");
        assert_eq!(read.authority(&config()), None, "{hostile}");
    }
    for claims in [
        r#"{"access_token":{}}"#,
        "{}",
        r#"{"id_token":{"login_hint":null},"access_token":{"xms_cc":{"values":["cp2"]}}}"#,
    ] {
        let mut stored = good.clone();
        stored["claims"] = claims.into();
        assert!(serde_json::from_value::<Pending>(stored).is_err(), "{claims}");
    }
}

#[test]
fn what_support_is_told_is_cleaned_of_what_is_not_microsofts_when_it_is_read_again() {
    let support = Support {
        error: "access_denied".to_owned(),
        suberror: Some("consent_required".to_owned()),
        trace_id: Some("0b1f9851-7b32-4b8c-9a4e-d1d3a2b25d00".to_owned()),
        ..Support::default()
    };
    let refused = Refused::new(GraphScope::ApplicationReadAll, Box::new(support));
    let good = serde_json::to_value(&refused).expect("JSON");
    assert_eq!(serde_json::from_value::<Refused>(good.clone()).as_ref().ok(), Some(&refused));
    for hostile in HOSTILE {
        let mut stored = good.clone();
        stored["scope"] = hostile.into();
        assert!(serde_json::from_value::<Refused>(stored).is_err(), "{hostile}");
    }
    let mut stored = good;
    for place in ["error", "suberror", "trace_id", "correlation_id", "timestamp"] {
        stored["support"][place] = "Call <b>+49\u{202e} 30</b> \"now\"\n".repeat(9).into();
    }
    let read: Refused = serde_json::from_value(stored).expect("a refusal");
    let texts = [Some(read.support.error), read.support.suberror, read.support.trace_id, read.support.timestamp];
    for text in texts.into_iter().flatten() {
        assert!(
            text.starts_with("Call b+49 30/b now") && text.len() <= 80 && !text.contains(['<', '\n', '\u{202e}']),
            "{text}"
        );
    }
}
