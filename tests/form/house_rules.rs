//! House rules over many rules and drafts, held to a checker of the test's own; and the example of the README.

#![expect(clippy::expect_used, reason = "a test may stop where the ground is missing that it stands on")]

use crate::numbers::Numbers;
use client_registrar::{
    config::{Config, json},
    directory::{
        audience::SignInAudience,
        cloud::Cloud,
        credential::Lifetime,
        ids::{AppId, PermissionId, RunTail},
        permission::{MICROSOFT_GRAPH, PermissionKind, PickedPermission, api_owner::ApiOwner},
        severity::Severity,
    },
    house_rules,
    registration::{
        credentials::{CredentialDraft, FederatedDraft, SecretDraft},
        draft::{Draft, RedirectUriRow},
        house_rules::{House, HouseRules, begin, shown},
        problem::{Field, ProblemKind},
        step::Step,
        steps::facts::Facts,
        validate::{problems, validate},
    },
    words::form::problem::BY_STEP,
};
use serde_json::{Value, json};
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);
const OTHER_API: &str = "4f6778d8-5aef-43dc-a1ff-b073724b9495";

/// Rules as `config.json` has them.
fn rules(written: &Value) -> &'static HouseRules {
    let (read, twice) = json::read(&written.to_string()).expect("JSON");
    assert!(twice.is_empty());
    let (rules, _) = house_rules::read(&read).expect("rules in order");
    Box::leak(Box::new(rules))
}

fn facts(rules: &'static HouseRules) -> Facts {
    Facts { house: House::Rules(rules), ..Facts::from(Cloud::Global) }
}

fn empty() -> Draft {
    Draft::new(RunTail::from_random([1; 8]))
}

fn pick(api: AppId, kind: PermissionKind, value: &str) -> PickedPermission {
    PickedPermission {
        resource_app_id: api,
        resource_name: "An API".to_owned(),
        id: PermissionId::from_u128(value.bytes().map(u128::from).sum::<u128>() + kind as u128),
        kind,
        value: value.to_owned(),
        display_name: value.to_owned(),
        admin_consent_required: false,
        owner: ApiOwner::Microsoft,
    }
}

const NAMES: [&str; 8] = ["", "pay-dev", "pay-prod", "pay-test", "pay-dev-x", "Pay dev", "CON pay", "-dev"];
const PATTERNS: [&str; 3] = ["{word}-{dev|prod}", "CON {any}", "{any}"];
const HOSTS: [&str; 3] = ["app.contoso.com", "*.contoso.com", "*.fabrikam.com"];
const URIS: [(&str, &str); 8] = [
    ("https://app.contoso.com/cb", "app.contoso.com"),
    ("https://contoso.com/cb", "contoso.com"),
    ("https://a.b.contoso.com/cb", "a.b.contoso.com"),
    ("https://evilcontoso.com/cb", "evilcontoso.com"),
    ("https://x.fabrikam.com/cb", "x.fabrikam.com"),
    ("http://localhost:3000/cb", "localhost"),
    ("http://contoso.com/cb", "contoso.com"),
    ("", ""),
];
const VALUES: [&str; 3] = ["User.Read", "Mail.Read", "Sites.Read.All"];
const AUDIENCES: [SignInAudience; 4] = SignInAudience::ALL;

/// Rules at random, each there or not.
fn some_rules(numbers: &mut Numbers) -> Value {
    let mut rules = json!({ "by": "Contoso" });
    let mut add = |numbers: &mut Numbers, key: &str, mut rule: Value| {
        if numbers.below(2) == 0 {
            rule["why"] = json!("We said so.");
            rules[key] = rule;
        }
    };
    let some = |numbers: &mut Numbers, all: &[&str]| {
        all.iter().filter(|_| numbers.below(3) > 0).map(|text| json!(text)).collect::<Vec<_>>()
    };
    let pattern = numbers.pick(&PATTERNS);
    add(numbers, "displayName", json!({ "pattern": pattern }));
    let first = numbers.below(4);
    let allowed: Vec<_> = AUDIENCES[first..].iter().map(|audience| audience.as_graph()).collect();
    add(numbers, "signInAudience", json!({ "allowed": allowed }));
    let (hosts, localhost) = (some(numbers, &HOSTS), numbers.below(2) == 0);
    add(numbers, "redirectUris", json!({ "hosts": hosts, "localhost": localhost }));
    let kinds = some(numbers, &["federated", "certificate", "secret"]);
    add(numbers, "credentials", json!({ "kinds": kinds }));
    let days = numbers.pick(&[30, 90, 180, 400]);
    add(numbers, "longestLifetime", json!({ "secret": days }));
    add(numbers, "notes", json!({}));
    add(numbers, "serviceManagementReference", json!({}));
    if numbers.below(2) == 0 {
        let api = numbers.pick(&["Microsoft Graph", OTHER_API]);
        let value = numbers.pick(&["*", "Mail.Read", "user.read"]);
        let mut one = json!({ "permission": format!("{api}/{value}"), "why": "Ask us." });
        if numbers.below(2) == 0 {
            one["type"] = json!(numbers.pick(&["delegated", "application"]));
        }
        rules["blockedPermissions"] = json!([one]);
    }
    rules
}

fn some_draft(numbers: &mut Numbers) -> Draft {
    let mut draft = empty();
    draft.display_name = numbers.pick(&NAMES).to_owned();
    draft.audience = numbers.pick(&AUDIENCES);
    draft.redirect_uris = (0..2).map(|id| RedirectUriRow { id, text: numbers.pick(&URIS).0.to_owned() }).collect();
    draft.notes = numbers.pick(&["", " ", "Team Pay"]).to_owned();
    draft.service_reference = numbers.pick(&["", "CI-1"]).to_owned();
    let other = OTHER_API.parse().expect("an ID");
    for _ in 0..numbers.below(3) {
        let kind = numbers.pick(&PermissionKind::ALL);
        let new = pick(numbers.pick(&[MICROSOFT_GRAPH, other]), kind, numbers.pick(&VALUES));
        if draft.permissions.iter().all(|old| old.key() != new.key()) {
            draft.permissions.push(new);
        }
    }
    draft.credentials.clear();
    for _ in 0..numbers.below(2) {
        let lifetime = numbers.pick(&Lifetime::ALL);
        let custom_date = numbers.pick(&["2026-12-01", "2027-02-01", "2027-11-01"]).to_owned();
        draft.add(CredentialDraft::Secret(SecretDraft { lifetime, custom_date, ..SecretDraft::default() }));
    }
    if numbers.below(4) == 0 {
        draft.add(CredentialDraft::Federated(FederatedDraft {
            name: "deploy".to_owned(),
            issuer: "https://token.actions.githubusercontent.com".to_owned(),
            subject: "repo:contoso@1/pay@2:ref:refs/heads/main".to_owned(),
            ..FederatedDraft::new(Cloud::Global)
        }));
    }
    draft
}

/// Whether a draft keeps rules, told from the JSON alone.
fn keeps(written: &Value, draft: &Draft) -> bool {
    let lists =
        |rule: &Value, key: &str, text: &str| rule[key].as_array().is_some_and(|all| all.contains(&json!(text)));
    let is_named = written["displayName"]["pattern"].as_str().is_none_or(|pattern| match pattern {
        "{word}-{dev|prod}" => draft.display_name.split_once('-').is_some_and(|(word, end)| {
            !word.is_empty() && word.chars().all(char::is_alphanumeric) && matches!(end, "dev" | "prod")
        }),
        "CON {any}" => draft.display_name.len() > 4 && draft.display_name.starts_with("CON "),
        _ => true,
    });
    let has_audience =
        written["signInAudience"].is_null() || lists(&written["signInAudience"], "allowed", draft.audience.as_graph());
    let hosts = &written["redirectUris"];
    let is_at_home = |row: &RedirectUriRow| {
        let host = URIS.iter().find(|(uri, _)| *uri == row.text).map(|(_, host)| *host).expect("one of them");
        host.is_empty()
            || (host == "localhost" && hosts["localhost"] == json!(true))
            || (host == "app.contoso.com" && lists(hosts, "hosts", host))
            || (host.ends_with(".contoso.com") && lists(hosts, "hosts", "*.contoso.com"))
            || (host.ends_with(".fabrikam.com") && lists(hosts, "hosts", "*.fabrikam.com"))
    };
    let are_at_home = hosts.is_null() || draft.redirect_uris.iter().all(is_at_home);
    let is_of_kind = |kind: &str| written["credentials"].is_null() || lists(&written["credentials"], "kinds", kind);
    let is_short = |own: &SecretDraft| {
        let days = match own.lifetime.days() {
            Some(days) => days,
            None => match own.custom_date.as_str() {
                "2026-12-01" => 9,
                "2027-02-01" => 71,
                _ => 344,
            },
        };
        written["longestLifetime"]["secret"].as_i64().is_none_or(|longest| days <= longest)
    };
    let are_kept = draft.credentials.iter().all(|own| match &own.kind {
        CredentialDraft::Secret(own) => is_of_kind("secret") && is_short(own),
        CredentialDraft::Federated(_) => is_of_kind("federated"),
        CredentialDraft::Certificate(_) => is_of_kind("certificate"),
    });
    let is_open = |own: &PickedPermission| {
        let blocked = &written["blockedPermissions"][0];
        let Some((api, value)) = blocked["permission"].as_str().and_then(|text| text.split_once('/')) else {
            return true;
        };
        let is_api = (api == OTHER_API) == (own.resource_app_id != MICROSOFT_GRAPH);
        let kind = if own.kind == PermissionKind::Application { "application" } else { "delegated" };
        let is_kind = blocked["type"].is_null() || blocked["type"] == json!(kind);
        !(is_api && is_kind && (value == "*" || value.to_lowercase() == own.value.to_lowercase()))
    };
    let has_note = written["notes"].is_null() || !draft.notes.trim().is_empty();
    let has_reference = written["serviceManagementReference"].is_null() || !draft.service_reference.is_empty();
    is_named
        && has_audience
        && are_at_home
        && are_kept
        && draft.permissions.iter().all(is_open)
        && has_note
        && has_reference
}

#[test]
fn what_breaks_a_rule_is_not_registered_and_what_keeps_all_is_not_refused_by_them() {
    let mut numbers = Numbers(5);
    let (mut kept, mut refused) = (0, 0);
    for _ in 0..2_000 {
        let written = some_rules(&mut numbers);
        let rules = rules(&written);
        for _ in 0..8 {
            let draft = some_draft(&mut numbers);
            let is_right = validate(&draft, Cloud::Global, NOW).is_ok();
            let by_house = validate(&draft, facts(rules), NOW);
            assert_eq!(by_house.is_ok(), is_right && keeps(&written, &draft), "{written:#}\n{draft:#?}");
            match by_house {
                Ok(_) => kept += 1,
                Err(_) if is_right => refused += 1,
                Err(_) => {}
            }
        }
    }
    assert!(kept > 200 && refused > 1_000, "{kept} {refused}");
}

#[test]
fn what_is_wrong_by_a_rule_stands_in_the_order_of_the_form_and_has_words() {
    let mut numbers = Numbers(9);
    let mut count = 0;
    for _ in 0..400 {
        let (rules, draft) = (rules(&some_rules(&mut numbers)), some_draft(&mut numbers));
        let found = problems(&draft, facts(rules), NOW);
        assert!(found.is_sorted_by_key(|problem| problem.field.step()), "{found:#?}");
        for problem in &found {
            let of_house = client_registrar::words::house_rules::against(problem);
            let of_step = BY_STEP[problem.field.step() as usize](problem);
            assert!(of_house.is_empty() != of_step.is_empty(), "{problem:?}: {of_house:?} {of_step:?}");
            count += usize::from(of_house.contains("Contoso"));
        }
    }
    assert!(count > 200, "{count}");
}

#[test]
fn a_form_begins_within_the_rules_and_a_draft_that_is_all_right_stays_so() {
    let mut numbers = Numbers(3);
    for _ in 0..500 {
        let written = some_rules(&mut numbers);
        let rules = rules(&written);
        let mut draft = empty();
        begin(&mut draft, rules, NOW);
        let begun = draft.clone();
        let id = draft.next_row_id();
        draft.redirect_uris.push(RedirectUriRow { id, text: String::new() });
        assert!(draft.is_still(begun.clone()), "a row without a text is nothing that somebody has typed");
        draft.display_name = "CON pay".to_owned();
        assert!(!draft.is_still(begun));
        let wrong = problems(&draft, facts(rules), NOW);
        let is_begun = |field: Field| matches!(field, Field::Audience) || field.step() == Step::Credentials;
        let is_error = |kind: &ProblemKind| kind.severity() == Severity::Error;
        let wrong: Vec<_> = wrong.iter().filter(|p| is_begun(p.field) && is_error(&p.kind)).collect();
        assert!(wrong.is_empty(), "{written:#}\n{wrong:#?}");
    }
}

#[test]
fn rules_that_were_not_read_let_nothing_through() {
    let mut draft = empty();
    draft.display_name = "pay".to_owned();
    assert!(validate(&draft, Cloud::Global, NOW).is_ok());
    assert!(validate(&draft, Facts { house: House::Unread, ..Facts::from(Cloud::Global) }, NOW).is_err());
}

#[test]
fn a_step_that_is_left_out_comes_up_once_there_is_something_on_it() {
    let rules = rules(&json!({ "by": "Contoso", "skippedSteps": ["permissions", "credentials"] }));
    let mut draft = empty();
    begin(&mut draft, rules, NOW);
    assert_eq!(shown(rules, &draft), [Step::Basics, Step::RedirectUris, Step::Review]);
    draft.permissions.push(pick(MICROSOFT_GRAPH, PermissionKind::Delegated, "User.Read"));
    assert_eq!(shown(rules, &draft), [Step::Basics, Step::RedirectUris, Step::Permissions, Step::Review]);
    draft.add_secret(String::new());
    assert_eq!(shown(rules, &draft).len(), Step::ALL.len());
}

#[test]
fn the_readmes_example_is_in_order_and_says_each_rule() {
    let readme = include_str!("../../README.md");
    let section = readme.split_once("\n## House rules\n").expect("a section").1;
    let example = section.split_once("```json\n").expect("an example").1.split_once("```").expect("its end").0;
    let text =
        format!(r#"{{ "clientId": "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11", "tenant": "contoso.com", {example} }}"#);
    let (config, warnings) = Config::parse(&text).expect("config.json");
    assert_eq!(warnings, []);
    let later = config.later.expect("read later");
    let written = later.house_rules.as_ref().expect("house rules");
    let (rules, brand) = house_rules::read(written).expect("rules in order");
    let HouseRules {
        display_name,
        audiences,
        service_reference,
        notes,
        redirect_hosts,
        blocked,
        credentials,
        owners,
        skipped,
    } = rules;
    assert!(display_name.is_some() && audiences.is_some() && service_reference.is_some() && notes.is_some());
    assert!(redirect_hosts.is_some() && !blocked.is_empty() && !skipped.is_empty() && owners.is_some());
    assert!(credentials.secrets.forbidden.is_some() && credentials.certificates.longest.is_some());
    assert!(brand.logo.is_some() && brand.accent.is_some() && brand.contact.is_some() && brand.help.is_some());
    let table = section.split_once("\n## ").expect("another section").0;
    let json::Json::Object(members) = written else { panic!("an object") };
    for (key, _) in members {
        assert!(table.contains(&format!("| `{key}` |")), "{key} is explained");
    }
}
