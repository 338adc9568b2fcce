//! The published schema of `config.json`, held to what the page takes: both take the same, up to what no schema can say.

use std::path::Path;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use client_registrar::{
    config::{Config, ConfigProblem, Mistake},
    house_rules::{self, Mistake as OfRules},
    recipe::{listed, problem::Mistake as Unfit, signed},
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::{Value, json};

use super::recipes::schema::Schema;

fn schema() -> Schema {
    Schema::of(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/public/config.schema.json")))
}

/// A file with every key there is.
fn whole() -> Value {
    json!({
        "$schema": "https://registrar.contoso.com/config.schema.json",
        "clientId": "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11",
        "tenant": "contoso.com",
        "cloud": {
            "name": "Contoso Air Gap",
            "authority": "https://login.contoso.internal",
            "graph": "https://graph.contoso.internal:8443",
            "portal": "http://localhost:3000"
        },
        "tenants": ["fabrikam.com", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"],
        "create": "AppRegistration.Create",
        "reauthenticate": true,
        "embed": { "parents": ["https://docs.contoso.com", "http://127.0.0.1:8080"] },
        "recipes": [{ "name": "fhir-client", "title": "FHIR client" }, { "name": "daemon" }],
        "recipeKeys": [{ "name": "Platform team", "key": URL_SAFE_NO_PAD.encode([7; 32]), "vouched": ["permissions"] }],
        "disabled": "Closed until Monday.",
        "houseRules": {
            "by": "Contoso",
            "displayName": { "pattern": "{word}-{dev|prod}-{any}{{x}}", "why": "One name, one owner." },
            "signInAudience": { "allowed": ["AzureADMyOrg"], "why": "Others go through review." },
            "serviceManagementReference": { "why": "Every app is in the catalog." },
            "notes": { "why": "On-call needs to know." },
            "redirectUris": { "hosts": ["*.contoso.com", "app.contoso.com"], "localhost": true, "why": "Our own hosts." },
            "blockedPermissions": [
                { "permission": "Microsoft Graph/Mail.Read", "type": "application", "why": "Ask for a mailbox." },
                { "permission": "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11/*", "why": "Ours." }
            ],
            "credentials": { "kinds": ["federated", "secret"], "why": "No PKI yet." },
            "longestLifetime": { "secret": 90, "certificate": 365, "why": "Rotate." },
            "owners": {
                "required": [
                    { "id": "5c0fd0aa-1f4e-4a39-8c0b-6a3a5a2f9d11", "name": "Identity team" },
                    { "id": "5C0FD0AA-1f4e-4a39-8c0b-6a3a5a2f9d12", "name": "Deployer" }
                ],
                "why": "Somebody has to answer."
            },
            "skippedSteps": ["permissions"],
            "contact": { "text": "Identity team", "link": "https://contoso.com/identity" },
            "help": { "text": "How we register apps", "link": "https://docs.contoso.com:8443/apps?x#y" },
            "logo": { "file": "brand/contoso.SVG", "alt": "Contoso" },
            "accentColor": "#7a2e8d"
        }
    })
}

/// What the page finds wrong, or warns of, and whether a schema can say it.
fn wrong(text: &str) -> Vec<(String, bool)> {
    let (config, warnings) = match Config::parse(text) {
        Ok(read) => read,
        Err(problems) => return problems.iter().map(of_file).collect(),
    };
    let mut found: Vec<(String, bool)> = warnings.iter().map(of_file).collect();
    let Some(later) = &config.later else { return found };
    if let Some(recipes) = &later.recipes {
        found.extend(listed::read(recipes).1.iter().map(of_file));
    }
    if let Some(keys) = &later.recipe_keys {
        // Which of the two a name is wrong for, nobody is told.
        found.extend(signed::trusted(keys).1.into_iter().map(|path| {
            let is_name = path.rsplit_once('.').is_some_and(|(_, key)| key == "name");
            (path.clone(), !is_name)
        }));
    }
    if let Some(Err(problems)) = later.house_rules.as_ref().map(house_rules::read) {
        for problem in problems {
            // Characters that do not show are too many to list, and IDs and hosts have more than one spelling. Of APIs the
            // page knows the names. A contrast is a sum.
            let beyond = matches!(
                problem.mistake,
                OfRules::TooLight | OfRules::Unfit(Unfit::Hides | Unfit::Twice | Unfit::UnknownApi)
            );
            found.push((format!("{}: {:?}", problem.path, problem.mistake), !beyond));
        }
    }
    found
}

fn of_file(problem: &ConfigProblem) -> (String, bool) {
    let beyond = matches!(problem, ConfigProblem::Wrong { mistake: Mistake::Twice | Mistake::Unprintable, .. });
    (format!("{problem:?}"), !beyond)
}

/// Both take it, or neither does; or it is wrong for what no schema can say. Answers whether the page takes it.
#[track_caller]
fn agree(schema: &Schema, file: &Value) -> bool {
    let text = file.to_string();
    let (wrong, takes) = (wrong(&text), schema.takes(file));
    if wrong.is_empty() {
        assert!(takes, "the page takes what the schema does not: {text}");
    } else if takes {
        assert!(wrong.iter().all(|(_, can_be_said)| !can_be_said), "the schema takes what is wrong: {wrong:?} {text}");
    }
    wrong.is_empty()
}

/// Values that are right somewhere, or nearly so.
fn odd() -> Vec<Value> {
    let long = "x".repeat(301);
    let texts = [
        "",
        " ",
        "x",
        " x ",
        "a\u{202e}b",
        "a\nb",
        "a\tb",
        "\u{e0041}",
        &long,
        "any",
        " any ",
        "common",
        "global",
        "usgov-dod",
        "Global",
        "contoso",
        "contoso.com",
        " contoso.com\n",
        "1.2.3.4",
        "-a.com",
        "a-.com",
        "a..com",
        "xn--bcher-kva.example",
        "https://contoso.com",
        "https://contoso.com/",
        "https://contoso.com:0",
        "https://contoso.com:65536",
        "https://contoso.com:065535",
        "HTTPS://Contoso.com",
        "http://contoso.com",
        "http://localhost",
        "http://localhost:80",
        "http://LOCALHOST.contoso.com",
        "https://1.2.3.4",
        "https://127.0.0.1",
        "https://contoso",
        "https://a@b.com",
        "https://*.contoso.com",
        "*.contoso.com",
        "*.com",
        "*",
        "a.*.com",
        "localhost",
        "https://docs.contoso.com?a=b#c",
        "https://docs.contoso.com/\\",
        "https://Docs.contoso.com",
        "https://a..b",
        "javascript:alert(1)",
        "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11",
        "7F3C1A52-0D5E-4C0B-9A40-5A3F2F6F9B11",
        "7f3c1a520d5e4c0b9a405a3f2f6f9b11",
        "{7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11}",
        " 7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11 ",
        "00000000-0000-0000-0000-000000000000",
        "5c0fd0aa-1f4e-4a39-8c0b-6a3a5a2f9d12",
        "Application.ReadWrite.All",
        "AppRegistration.create",
        "{word}",
        "{team}",
        "{a|b",
        "{a|b}",
        "{a|}",
        "{{",
        "{{}",
        "}}",
        "{word}}",
        "}",
        "{}",
        "{|}",
        "{a|{b}",
        "Microsoft Graph/Mail.Read",
        "Microsoft Graph/",
        "/x",
        "Microsoft Graph",
        "Contoso/x",
        "a/b/c",
        "00000000-0000-0000-0000-000000000000/x",
        " Microsoft Graph / User.Read ",
        "fhir-client",
        "../x",
        "FHIR",
        "logo.svg",
        "logo",
        "../logo.svg",
        "/logo.svg",
        "a//b.svg",
        ".svg",
        "b.PNG",
        "a/.b.svg",
        "#0f6cbd",
        "#0F6CBD",
        "#ffffff",
        "#fff",
        "0f6cbd",
        "#0f6cbg",
        "permissions",
        "review",
        "secret",
        "AzureADMyOrg",
        "AzureADMyorg",
        "delegated",
    ];
    let mut all: Vec<Value> = texts.into_iter().map(Value::from).collect();
    all.extend([
        json!(null),
        json!(true),
        json!(0),
        json!(7),
        json!(6),
        json!(3650),
        json!(3651),
        json!(-1),
        json!(90.5),
        json!([]),
        json!({}),
        json!([[]]),
        json!(["x"]),
        json!(["permissions", "permissions"]),
        json!({ "why": "x" }),
        json!({ "text": "x", "link": "https://a.b" }),
        json!({ "parents": [] }),
        json!([{ "name": "x" }]),
        json!({ "required": [{ "id": "5c0fd0aa-1f4e-4a39-8c0b-6a3a5a2f9d11", "name": "x" }], "why": "x" }),
    ]);
    all
}

/// The path of every value in a document.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, child)| (key.replace('/', "~1"), child)).collect(),
        Value::Array(values) => values.iter().enumerate().map(|(at, child)| (at.to_string(), child)).collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        let path = [path, "/", &key].concat();
        places(child, &path, found);
        found.push(path);
    }
}

#[test]
fn a_file_with_every_key_is_taken_by_both() {
    assert_eq!(wrong(&whole().to_string()), []);
    assert!(agree(&schema(), &whole()));
    // None of the keys of the schema is missing from it.
    let text = include_str!("../../public/config.schema.json");
    let known: Value = serde_json::from_str(text).expect("JSON");
    for (of, at) in
        [("/properties", ""), ("/$defs/houseRules/properties", "/houseRules"), ("/$defs/cloud/properties", "/cloud")]
    {
        let keys = known.pointer(of).and_then(Value::as_object).expect("properties").keys();
        let whole = whole();
        let there = whole.pointer(at).and_then(Value::as_object).expect("an object");
        assert!(keys.clone().all(|key| there.contains_key(key)) && keys.count() == there.len(), "{of}");
    }
}

#[test]
fn whatever_stands_in_whatever_place_both_say_the_same_of_it() {
    let (schema, mut paths) = (schema(), Vec::new());
    places(&whole(), "", &mut paths);
    let (mut taken, mut refused) = (0, 0);
    for path in &paths {
        for value in odd() {
            let mut file = whole();
            *file.pointer_mut(path).expect("a place") = value;
            if agree(&schema, &file) { taken += 1 } else { refused += 1 }
        }
    }
    println!("{taken} taken and {refused} refused, in {} places", paths.len());
    assert!(taken > 500 && refused > 5_000, "{taken} {refused}");
}

#[test]
fn a_key_that_is_missing_or_unknown_is_the_same_to_both() {
    let (schema, mut paths) = (schema(), Vec::new());
    places(&whole(), "", &mut paths);
    for path in &paths {
        let (parent, key) = path.rsplit_once('/').expect("a parent");
        let mut file = whole();
        match file.pointer_mut(parent).expect("a parent") {
            Value::Object(members) => drop(members.remove(key)),
            Value::Array(values) => drop(values.remove(key.parse().expect("a place"))),
            _ => {}
        }
        agree(&schema, &file);
        let mut file = whole();
        // What else an entry of this list says, nobody reads.
        if let (Some(Value::Object(members)), false) = (file.pointer_mut(parent), path.starts_with("/recipeKeys")) {
            members.insert("dispalyName".to_owned(), json!("x"));
            assert!(!agree(&schema, &file), "{path}");
        }
    }
}

#[test]
fn both_say_the_same_of_random_files() {
    let (schema, odd) = (schema(), odd());
    let mut random = StdRng::seed_from_u64(20_261_201);
    let mut taken = 0;
    for _ in 0..4_000 {
        let mut file = whole();
        for _ in 0..random.random_range(1..4) {
            let mut paths = Vec::new();
            places(&file, "", &mut paths);
            let Some(path) = paths.choose(&mut random) else { continue };
            let (parent, key) = path.rsplit_once('/').expect("a parent");
            match (file.pointer_mut(parent), random.random_range(0..3)) {
                (Some(Value::Object(members)), 0) => drop(members.remove(key)),
                (Some(Value::Array(values)), 0) => values.push(odd.choose(&mut random).expect("some").clone()),
                (Some(parent), _) => {
                    let value = odd.choose(&mut random).expect("some").clone();
                    match parent {
                        Value::Object(members) => drop(members.insert(key.to_owned(), value)),
                        Value::Array(values) => values[key.parse::<usize>().expect("a place")] = value,
                        _ => {}
                    }
                }
                (None, _) => {}
            }
        }
        taken += usize::from(agree(&schema, &file));
    }
    println!("{taken} of 4000 random files taken");
    assert!((200..3_800).contains(&taken), "some pass and some do not: {taken}");
}
