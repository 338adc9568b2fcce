//! Drafts in links: what goes in comes out, what anybody else writes comes in as a proposal or not at all.

#![expect(clippy::expect_used, reason = "a test may stop where the ground is missing that it stands on")]
#![expect(clippy::print_stdout, reason = "how much was tried is printed for whoever asks")]

#[path = "share/config.rs"]
mod config;
#[path = "share/import/mod.rs"]
mod import;
#[path = "share/readme.rs"]
mod readme;
#[path = "share/recipes/mod.rs"]
mod recipes;

use std::sync::LazyLock;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use client_registrar::{
    directory::{
        app_management::house::Said,
        audience::SignInAudience,
        characters::{is_invisible, without_hidden},
        cloud::Cloud,
        credential::{CredentialId, Lifetime},
        federated::scenario::Entered,
        ids::{AppId, PermissionId, RunTail, TenantId},
        permission::{PermissionKind, PickedPermission, api_owner::ApiOwner},
        severity::Severity,
    },
    registration::{
        credentials::{CredentialDraft, DraftCredential, FederatedDraft, SecretDraft},
        draft::{Draft, RedirectUriRow},
        from_link::Standing,
        house_rules::{House, HouseRules, MOST_OF_NOTES},
        problem::{Field, ProblemKind},
        share::{self, MAX_LENGTH, ShareProblem},
        steps::facts::Facts,
        validate::{problems, validate},
    },
    words,
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::{Value, json};
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);
const GRAPH: AppId = AppId::from_u128(0x0000_0003_0000_0000_c000_0000_0000_0000);

fn tail() -> RunTail {
    RunTail::from_random([9; 8])
}

fn fragment(json: &Value) -> String {
    ["draft=", &URL_SAFE_NO_PAD.encode(json.to_string())].concat()
}

fn read(json: &Value) -> Result<Draft, ShareProblem> {
    share::from_fragment(&fragment(json)).map(|shared| shared.into_draft(tail()))
}

/// A link with something in every place.
fn whole() -> Value {
    json!({
        "v": 1,
        "name": "Contoso portal",
        "audience": "AzureADMultipleOrgs",
        "redirectUris": ["https://contoso.com/cb", "http://localhost:3000/cb"],
        "permissions": [
            { "api": GRAPH, "apiName": "Microsoft Graph", "id": PermissionId::from_u128(7), "kind": "Scope", "value": "User.Read" },
        ],
        "secret": { "wanted": true, "description": "production", "lifetime": "Days90", "date": "" },
    })
}

fn errors(draft: &Draft) -> Vec<(Field, ProblemKind)> {
    let all = problems(draft, Cloud::Global, NOW).into_iter();
    let errors = all.filter(|problem| problem.kind.severity() == Severity::Error);
    errors.map(|problem| (problem.field, problem.kind)).collect()
}

fn some_text(random: &mut StdRng, length: usize) -> String {
    let characters: Vec<char> = "aZ09 .:/?#&=%\"'<>{}[]\\-_~*Ä患ש🏥\u{200d}\u{0}\n\u{202e}\u{2028}".chars().collect();
    (0..random.random_range(0..=length)).filter_map(|_| characters.choose(random)).collect()
}

/// The value of one permission has no blanks and nothing unseen in it.
fn some_value(random: &mut StdRng) -> String {
    some_text(random, 40).chars().filter(|character| !is_invisible(*character)).collect()
}

fn some_draft(random: &mut StdRng) -> Draft {
    let mut draft = Draft::new(RunTail::from_random(random.random()));
    draft.display_name = some_text(random, 140);
    draft.audience = *SignInAudience::ALL.choose(random).expect("there are four");
    let rows = random.random_range(0..6);
    let other = ApiOwner::OtherTenant(TenantId::from_u128(7));
    let owners = [ApiOwner::Unknown, ApiOwner::Microsoft, ApiOwner::ThisTenant, other];
    draft.redirect_uris = (0..rows).map(|id| RedirectUriRow { id: id * 3, text: some_text(random, 80) }).collect();
    for _ in 0..random.random_range(0..6) {
        draft.permissions.push(PickedPermission {
            resource_app_id: AppId::from_u128(random.random_range(0..4)),
            resource_name: some_text(random, 40),
            id: PermissionId::from_u128(random.random()),
            kind: if random.random() { PermissionKind::Delegated } else { PermissionKind::Application },
            value: some_value(random),
            display_name: some_text(random, 40),
            admin_consent_required: random.random(),
            owner: *owners.choose(random).expect("there are four"),
        });
    }
    draft.credentials.clear();
    for _ in 0..random.random_range(0..4) {
        let id = draft.add_secret(String::new());
        draft.credentials.pop();
        let kind = CredentialDraft::Secret(SecretDraft {
            description: some_text(random, 60),
            lifetime: *Lifetime::ALL.choose(random).expect("there are five"),
            custom_date: some_text(random, 12),
            start_date: some_text(random, 12),
        });
        draft.credentials.push(DraftCredential { id, kind });
    }
    for _ in 0..random.random_range(0..3) {
        draft.add(CredentialDraft::Federated(FederatedDraft {
            entered: Entered::default(),
            name: some_text(random, 20),
            issuer: some_text(random, 40),
            subject: some_text(random, 60),
            audience: some_text(random, 20),
            description: some_text(random, 20),
        }));
    }
    draft.assignment_required = random.random();
    draft.service_reference = some_text(random, 60);
    draft.notes = some_text(random, 60);
    draft.grant_consent = random.random();
    draft
}

/// A draft as a link carries it, marks aside.
fn carried(draft: &Draft) -> Draft {
    let clean = |text: &str| without_hidden(text).trim().to_owned();
    let mut carried = Draft::new(tail());
    carried.display_name = clean(&draft.display_name);
    carried.audience = draft.audience;
    carried.assignment_required = draft.assignment_required;
    carried.service_reference = clean(&draft.service_reference);
    carried.notes = clean(&draft.notes);
    let texts: Vec<String> =
        draft.redirect_uris.iter().map(|row| clean(&row.text)).filter(|text| !text.is_empty()).collect();
    if !texts.is_empty() {
        carried.redirect_uris = (0..).zip(texts).map(|(id, text)| RedirectUriRow { id, text }).collect();
    }
    let pick = |pick: &PickedPermission| PickedPermission {
        resource_name: clean(&pick.resource_name),
        value: clean(&pick.value),
        display_name: String::new(),
        admin_consent_required: false,
        owner: ApiOwner::Unknown,
        ..pick.clone()
    };
    carried.permissions = draft.permissions.iter().map(pick).collect();
    let secret = |secret: &SecretDraft| {
        CredentialDraft::Secret(SecretDraft {
            description: clean(&secret.description),
            custom_date: clean(&secret.custom_date),
            start_date: clean(&secret.start_date),
            lifetime: secret.lifetime,
        })
    };
    let federated = |own: &FederatedDraft| {
        CredentialDraft::Federated(FederatedDraft {
            entered: Entered::of(&clean(&own.subject)).unwrap_or_default(),
            name: clean(&own.name),
            issuer: clean(&own.issuer),
            subject: clean(&own.subject),
            audience: clean(&own.audience),
            description: clean(&own.description),
        })
    };
    // Secrets first: a link has a list of each kind.
    let secrets = draft.secrets().map(|(_, own)| secret(own));
    let all = secrets.chain(draft.federated().map(|(_, own)| federated(own)));
    carried.credentials = (0..).zip(all).map(|(id, kind)| DraftCredential { id: CredentialId(id), kind }).collect();
    carried
}

#[test]
fn a_draft_comes_out_of_its_link_as_it_went_in() {
    let mut random = StdRng::seed_from_u64(1);
    for _ in 0..2_000 {
        let draft = some_draft(&mut random);
        let link = share::link("https://contoso.com/", &draft);
        let (base, fragment) = link.split_once('#').expect("a fragment");
        assert_eq!(base, "https://contoso.com/");
        let shared = share::from_fragment(fragment).expect("it can be read");
        let mut arrived = shared.into_draft(tail());
        assert!(arrived.permissions.iter().all(|p| arrived.from_link.standing(p.key()) == Some(Standing::Unchecked)));
        let rows = arrived.redirect_uris.iter().filter(|row| !row.text.is_empty());
        assert!(rows.map(|row| arrived.from_link.uri_ticked(&row.text)).all(|ticked| ticked == Some(false)));
        let trusts = arrived.federated().map(|(_, own)| arrived.from_link.trust_ticked(own.trust().0, own.trust().1));
        assert!(trusts.into_iter().all(|ticked| ticked == Some(false)));
        arrived.from_link = draft.from_link.clone();
        assert_eq!(arrived, carried(&draft));
    }
}

#[test]
fn a_link_brings_nothing_to_a_draft_that_says_the_same() {
    let mut random = StdRng::seed_from_u64(3);
    for _ in 0..200 {
        let draft = some_draft(&mut random);
        let shared = share::from_fragment(&share::to_fragment(&draft).expect("it fits")).expect("it can be read");
        assert!(shared.is_said_by(&draft) && shared.is_said_by(&shared.clone().into_draft(tail())));
        let mut other = draft;
        other.redirect_uris.push(RedirectUriRow { id: 99, text: "https://contoso.com/other".to_owned() });
        assert!(!shared.is_said_by(&other));
    }
    // What a link leaves out is as in a draft that nobody touched.
    let name = json!({ "v": 1, "name": "Contoso" });
    let shared = share::from_fragment(&fragment(&name)).expect("a name is enough");
    assert!(shared.is_said_by(&read(&name).expect("a name is enough")));
}

#[test]
fn a_link_says_nothing_of_what_was_made() {
    let mut draft = Draft::new(RunTail::from_random([0xab; 8]));
    draft.display_name = "Contoso".to_owned();
    let fragment = share::to_fragment(&draft).expect("it fits");
    let json = URL_SAFE_NO_PAD.decode(fragment.trim_start_matches("draft=")).expect("base64url");
    let value: Value = serde_json::from_slice(&json).expect("JSON");
    let mut keys: Vec<&String> = value.as_object().expect("an object").keys().collect();
    keys.sort();
    assert_eq!(keys, ["assignmentRequired", "audience", "name", "permissions", "redirectUris", "secret", "v"]);
    assert!(!value.to_string().contains("abababab"));
}

#[test]
fn one_secret_is_in_a_link_as_earlier_releases_read_it_and_further_ones_stand_after_it() {
    let json = |draft: &Draft| -> Value {
        let fragment = share::to_fragment(draft).expect("it fits");
        let json = URL_SAFE_NO_PAD.decode(fragment.trim_start_matches("draft=")).expect("base64url");
        serde_json::from_slice(&json).expect("JSON")
    };
    let mut draft = Draft::new(tail());
    let secret = |description: &str, wanted| json!({ "wanted": wanted, "description": description, "lifetime": "Days180", "date": "" });
    assert_eq!((&json(&draft)["secret"], json(&draft).get("moreSecrets")), (&secret("", true), None));
    draft.add_secret("staging".to_owned());
    assert_eq!(json(&draft)["moreSecrets"], json!([secret("staging", true)]));
    draft.credentials.clear();
    assert_eq!((&json(&draft)["secret"], json(&draft).get("moreSecrets")), (&secret("", false), None));
    // One that is not wanted is none.
    let mut link = whole();
    link["moreSecrets"] = json!([secret("no", false), secret("yes", true)]);
    let descriptions = |draft: &Draft| draft.secrets().map(|(_, own)| own.description.clone()).collect::<Vec<_>>();
    assert_eq!(descriptions(&read(&link).expect("in order")), ["production", "yes"]);
    link["secret"]["wanted"] = json!(false);
    assert_eq!(descriptions(&read(&link).expect("in order")), ["yes"]);
    link["moreSecrets"] = json!(vec![secret("x", true); 20]);
    assert_eq!(read(&link), Err(ShareProblem::TooLarge));
    link["moreSecrets"] = json!([secret("a\u{202e}b", true)]);
    assert_eq!(read(&link), Err(ShareProblem::HiddenCharacters));
}

#[test]
fn a_federated_credential_of_a_link_counts_once_it_is_ticked_and_no_sooner() {
    let mut link = whole();
    link["federated"] = json!([{ "name": "github", "issuer": "https://token.actions.githubusercontent.com",
        "subject": "repo:mallory/portal:pull_request", "audience": "api://AzureADTokenExchange" }]);
    let mut draft = read(&link).expect("in order");
    let (id, own) = draft.federated().next().map(|(id, own)| (id, own.clone())).expect("one");
    let untold = |draft: &Draft| {
        let all = problems(draft, Cloud::Global, NOW);
        all.iter()
            .any(|problem| problem.field == Field::UseCredential(id) && problem.kind.severity() == Severity::Error)
    };
    assert!(draft.is_from_link() && untold(&draft));
    draft.from_link.tick_trust(own.trust().0, own.trust().1, true);
    assert!(!untold(&draft));
    // Whoever changes the name alone has not looked at whom it trusts.
    draft.from_link.tick_trust(own.trust().0, own.trust().1, false);
    let CredentialDraft::Federated(own) = &mut draft.credentials.last_mut().expect("one").kind else { panic!("it") };
    own.name = "mine".to_owned();
    assert!(untold(&draft));
    link["federated"] = json!(vec![json!({}); 21]);
    assert_eq!(read(&link), Err(ShareProblem::TooLarge));
    link["federated"] = json!([{ "subject": "a\u{202e}b" }]);
    assert_eq!(read(&link), Err(ShareProblem::HiddenCharacters));
    link["federated"] = json!([{ "claimsMatchingExpression": {} }]);
    assert_eq!(read(&link), Err(ShareProblem::Damaged));
}

#[test]
fn a_service_management_reference_is_in_a_link_where_there_is_one_and_comes_marked() {
    let mut draft = Draft::new(tail());
    draft.display_name = "Contoso".to_owned();
    let json = |draft: &Draft| {
        let fragment = share::to_fragment(draft).expect("it fits");
        URL_SAFE_NO_PAD.decode(fragment.trim_start_matches("draft=")).expect("base64url")
    };
    let has = |draft: &Draft| String::from_utf8_lossy(&json(draft)).contains("serviceReference");
    assert!(!has(&draft), "earlier releases can read a link without one");
    draft.service_reference = " CI-1042".to_owned();
    assert!(has(&draft));
    let arrived = share::from_fragment(&share::to_fragment(&draft).expect("it fits")).expect("it can be read");
    let mut arrived = arrived.into_draft(tail());
    assert_eq!(arrived.service_reference, "CI-1042");
    let marked = |draft: &Draft| {
        let mut all = problems(draft, Cloud::Global, NOW).into_iter();
        all.any(|problem| problem.field == Field::ServiceReference && problem.kind == ProblemKind::FromLink)
    };
    assert!(marked(&arrived) && arrived.is_from_link());
    arrived.service_reference = "CI-1043".to_owned();
    assert!(!marked(&arrived));
}

/// A page whose house rules ask for a note.
fn asks_for_notes() -> Facts {
    static RULES: LazyLock<HouseRules> = LazyLock::new(|| HouseRules {
        notes: Some(Said { by: "Contoso", why: "Somebody is on call." }),
        ..HouseRules::default()
    });
    Facts { house: House::Rules(&RULES), ..Facts::from(Cloud::Global) }
}

#[test]
fn a_note_is_in_a_link_where_there_is_one_and_comes_marked_and_is_used_where_one_is_asked_for() {
    let mut draft = Draft::new(tail());
    draft.display_name = "Contoso".to_owned();
    let json = |draft: &Draft| {
        let fragment = share::to_fragment(draft).expect("it fits");
        URL_SAFE_NO_PAD.decode(fragment.trim_start_matches("draft=")).expect("base64url")
    };
    let has = |draft: &Draft| String::from_utf8_lossy(&json(draft)).contains("notes");
    assert!(!has(&draft), "earlier releases can read a link without one");
    draft.notes = " Team\nPayments\u{202e} ".to_owned();
    let arrived = share::from_fragment(&share::to_fragment(&draft).expect("it fits")).expect("it can be read");
    assert!(arrived.is_said_by(&draft));
    let mut arrived = arrived.into_draft(tail());
    assert_eq!(arrived.notes, "TeamPayments");
    let facts = asks_for_notes();
    let marked = |draft: &Draft| {
        let mut all = problems(draft, facts, NOW).into_iter();
        all.any(|problem| problem.field == Field::Notes && problem.kind == ProblemKind::FromLink)
    };
    assert!(marked(&arrived) && arrived.is_from_link());
    assert_eq!(arrived.content(facts, NOW).notes, "TeamPayments");
    assert_eq!(validate(&arrived, facts, NOW).expect("it is in order").notes(), "TeamPayments");
    // Elsewhere it stands in no field: nobody could change it.
    assert_eq!(arrived.content(Cloud::Global, NOW).notes, "");
    assert_eq!(validate(&arrived, Cloud::Global, NOW).expect("it is in order").notes(), "");
    arrived.notes.push('.');
    assert!(!marked(&arrived));
}

#[test]
fn a_note_is_as_long_as_one_can_be_and_no_longer() {
    let mut link = whole();
    link["notes"] = json!("é".repeat(MOST_OF_NOTES));
    let draft = read(&link).expect("it fits");
    let wrong = |draft: &Draft| {
        let all = problems(draft, asks_for_notes(), NOW).into_iter();
        all.filter(|problem| problem.field == Field::Notes && problem.kind.severity() == Severity::Error).count()
    };
    assert_eq!(wrong(&draft), 0);
    let mut longer = draft;
    longer.notes.push('x');
    assert_eq!((wrong(&longer), share::to_fragment(&longer)), (1, Err(ShareProblem::TooLarge)));
    link["notes"] = json!("x".repeat(MOST_OF_NOTES + 1));
    assert_eq!(read(&link), Err(ShareProblem::TooLarge));
    link["notes"] = json!("a\u{202e}b");
    assert_eq!(read(&link), Err(ShareProblem::HiddenCharacters));
}

#[test]
fn a_value_of_a_link_is_one_permission() {
    for value in ["User.Read Directory.ReadWrite.All", "User.Read\u{a0}x", "User.Read\u{200b}"] {
        let mut link = whole();
        link["permissions"][0]["value"] = json!(value);
        assert_eq!(read(&link), Err(ShareProblem::Damaged), "{value:?}");
    }
}

#[test]
fn the_largest_draft_that_can_be_registered_fits() {
    let mut draft = Draft::new(tail());
    draft.display_name = "n".repeat(120);
    draft.redirect_uris = (0..256).map(|id| RedirectUriRow { id, text: format!("{id:0>256}") }).collect();
    let pick = |n: u128| PickedPermission {
        resource_app_id: AppId::from_u128(n % 50),
        resource_name: "a".repeat(60),
        id: PermissionId::from_u128(n),
        kind: PermissionKind::Delegated,
        value: "v".repeat(60),
        display_name: String::new(),
        admin_consent_required: false,
        owner: ApiOwner::Unknown,
    };
    draft.permissions = (0..400).map(pick).collect();
    let fragment = share::to_fragment(&draft).expect("it fits");
    assert!(share::from_fragment(&fragment).is_ok());
    draft.permissions.push(pick(400));
    assert_eq!(share::to_fragment(&draft), Err(ShareProblem::TooLarge));
    assert_eq!(share::link("https://contoso.com/", &draft), "https://contoso.com/");
}

#[test]
fn the_same_permission_twice_is_there_once() {
    let mut link = whole();
    let first = link["permissions"][0].clone();
    link["permissions"].as_array_mut().expect("a list").push(first);
    assert_eq!(read(&link).expect("a link in order").permissions.len(), 1);
}

#[test]
fn a_key_that_is_not_known_refuses_the_link() {
    for key in [
        "tenant",
        "authority",
        "clientId",
        "scopes",
        "step",
        "runTail",
        "made",
        "returnTo",
        "grantConsent",
        "__proto__",
    ] {
        let mut link = whole();
        link[key] = json!("https://attacker.example");
        assert_eq!(read(&link), Err(ShareProblem::Damaged), "{key}");
        let mut link = whole();
        link["secret"][key] = json!("x");
        assert_eq!(read(&link), Err(ShareProblem::Damaged), "{key}");
        let mut link = whole();
        link["permissions"][0][key] = json!("x");
        assert_eq!(read(&link), Err(ShareProblem::Damaged), "{key}");
    }
}

#[test]
fn wrong_types_and_unknown_words_refuse_the_link() {
    let wrong = [
        ("name", json!(7)),
        ("name", json!(["x"])),
        ("audience", json!("Everybody")),
        ("redirectUris", json!("https://contoso.com")),
        ("redirectUris", json!([{ "text": "https://contoso.com" }])),
        ("permissions", json!([null])),
        ("permissions", json!([{ "api": "graph", "apiName": "", "id": GRAPH, "kind": "Scope", "value": "" }])),
        ("permissions", json!([{ "api": GRAPH, "apiName": "", "id": GRAPH, "kind": "Owner", "value": "" }])),
        ("secret", json!({ "wanted": "yes", "lifetime": "Days90" })),
        ("secret", json!({ "wanted": true, "lifetime": 90_000 })),
    ];
    for (key, value) in wrong {
        let mut link = whole();
        link[key] = value.clone();
        assert_eq!(read(&link), Err(ShareProblem::Damaged), "{key}: {value}");
    }
}

#[test]
fn another_release_is_told_from_damage() {
    let mut link = whole();
    link["v"] = json!(2);
    link["something"] = json!("new");
    assert_eq!(read(&link), Err(ShareProblem::OtherVersion));
    for damaged in ["", "draft=", "draft", "draft=e30", "draft=%7B%7D", "draft=e30=", "step=review", "draft=_w"] {
        assert_eq!(share::from_fragment(damaged), Err(ShareProblem::Damaged), "{damaged}");
    }
}

#[test]
fn characters_that_nobody_sees_refuse_the_link() {
    for hidden in [
        "\u{202e}",
        "\u{2066}",
        "\u{200f}",
        "\n",
        "\u{0}",
        "\u{2028}",
        "\u{85}",
        "\u{3164}",
        "\u{2800}",
        "\u{fe0f}",
        "\u{e0041}",
    ] {
        let text = format!("a{hidden}b");
        let mut link = whole();
        link["name"] = json!(text);
        assert_eq!(read(&link), Err(ShareProblem::HiddenCharacters), "{text:?}");
        let mut link = whole();
        link["redirectUris"][1] = json!(text);
        assert_eq!(read(&link), Err(ShareProblem::HiddenCharacters), "{text:?}");
        let mut link = whole();
        link["permissions"][0]["apiName"] = json!(text);
        assert_eq!(read(&link), Err(ShareProblem::HiddenCharacters), "{text:?}");
        let mut link = whole();
        link["secret"]["date"] = json!(text);
        assert_eq!(read(&link), Err(ShareProblem::HiddenCharacters), "{text:?}");
    }
}

#[test]
fn a_link_beyond_every_limit_is_refused() {
    let too_long = ["draft=", &"A".repeat(MAX_LENGTH)].concat();
    assert_eq!(share::from_fragment(&too_long), Err(ShareProblem::TooLarge));
    let mut link = whole();
    link["redirectUris"] = json!(vec!["x"; 257]);
    assert_eq!(read(&link), Err(ShareProblem::TooLarge));
    let picks = |count: u128, apis: u128| -> Value {
        let pick = |n| json!({ "api": AppId::from_u128(n % apis), "apiName": "", "id": PermissionId::from_u128(n), "kind": "Role", "value": "" });
        (0..count).map(pick).collect()
    };
    link = whole();
    link["permissions"] = picks(401, 1);
    assert_eq!(read(&link), Err(ShareProblem::TooLarge));
    link["permissions"] = picks(51, 51);
    assert_eq!(read(&link), Err(ShareProblem::TooLarge));
    link["permissions"] = picks(400, 50);
    assert!(read(&link).is_ok());
    let deep = ["draft=", &URL_SAFE_NO_PAD.encode(format!("{{\"v\":1,\"name\":{}", "[".repeat(100_000)))].concat();
    assert_eq!(share::from_fragment(&deep), Err(ShareProblem::Damaged));
}

#[test]
fn markup_and_scripts_are_texts_like_any_other() {
    let mut link = whole();
    link["name"] = json!("<img src=x onerror=alert(1)>");
    link["redirectUris"] = json!(["javascript:alert(1)", "data:text/html,<script>alert(1)</script>"]);
    let mut draft = read(&link).expect("texts");
    assert_eq!(draft.display_name, "<img src=x onerror=alert(1)>");
    for text in ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>"] {
        draft.from_link.tick_uri(text, true);
    }
    let refused: Vec<Field> = errors(&draft).into_iter().map(|(field, _)| field).collect();
    assert!(refused.contains(&Field::RedirectUri(0)) && refused.contains(&Field::RedirectUri(1)), "{refused:?}");
}

#[test]
fn no_text_of_anybodys_stops_the_page_or_passes_as_looked_at() {
    let mut random = StdRng::seed_from_u64(2);
    let whole = whole().to_string().into_bytes();
    let mut arrived = 0;
    for round in 0..20_000 {
        let mut bytes = whole.clone();
        for _ in 0..random.random_range(1..4) {
            if bytes.len() < 2 {
                break;
            }
            let at = random.random_range(0..bytes.len());
            match random.random_range(0..4) {
                0 => bytes[at] = random.random(),
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, *b"\"{}[],:0\\ue".choose(&mut random).expect("some")),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let mut text = ["#draft=", &URL_SAFE_NO_PAD.encode(&bytes)].concat();
        if round % 5 == 0 {
            // The outside is anybody's to change as well.
            let at = random.random_range(0..=text.len());
            text.insert(at, *['=', '%', '.', '🏥', '#'].choose(&mut random).expect("some"));
        }
        let Ok(shared) = share::from_fragment(&text) else { continue };
        arrived += 1;
        let draft = shared.into_draft(tail());
        for problem in problems(&draft, Cloud::Global, NOW) {
            assert!(
                !words::form::problem::BY_STEP[problem.field.step() as usize](&problem)
                    .contains(['\u{202e}', '\n', '\0'])
            );
        }
        let untouched = draft.redirect_uris.iter().all(|row| row.text.is_empty()) && draft.permissions.is_empty();
        assert_eq!(validate(&draft, Cloud::Global, NOW).is_ok(), untouched && errors(&draft).is_empty());
        assert!(untouched || !errors(&draft).is_empty(), "{draft:?}");
    }
    assert!(arrived > 500, "{arrived}");
}
