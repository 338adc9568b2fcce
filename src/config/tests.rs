//! What `config.json` may say, and how each mistake in it is named.

use serde_json::{Value, json};

use super::*;
use crate::directory::origin::{Origin, OriginProblem};

const ID: &str = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";

/// A good file with this in it as well.
fn file(more: Value) -> String {
    let mut file = json!({ "clientId": ID, "tenant": "contoso.com" });
    for (key, value) in more.as_object().into_iter().flatten() {
        file[key] = value.clone();
    }
    file.to_string()
}

fn good(more: Value) -> Config {
    let (config, warnings) = Config::parse(&file(more)).unwrap();
    assert_eq!(warnings, []);
    config
}

/// The path, the value and the mistake of each problem.
fn wrong(more: Value) -> Vec<(String, String, Mistake)> {
    let in_parts = |problem| match problem {
        ConfigProblem::Wrong { key, found, mistake } => (key, found.shown(80), mistake),
        other => panic!("{other:?}"),
    };
    Config::parse(&file(more)).unwrap_err().into_iter().map(in_parts).collect()
}

fn one(key: &str, found: &str, mistake: Mistake) -> Vec<(String, String, Mistake)> {
    vec![(key.to_owned(), found.to_owned(), mistake)]
}

fn name(text: &str) -> TenantName {
    TenantName::try_from(text.to_owned()).unwrap()
}

#[test]
fn a_full_file_is_read() {
    let config = good(json!({
        "tenant": "Contoso.onmicrosoft.com",
        "cloud": "usgov-dod",
        "tenants": ["Fabrikam.com", ID.to_uppercase()],
        "create": "AppRegistration.Create",
        "reauthenticate": true,
        "embed": { "parents": ["https://Docs.contoso.com:443", "http://localhost:3000"] },
        "disabled": " Back on Monday. ",
    }));
    assert_eq!(config.tenant.as_str(), "contoso.onmicrosoft.com");
    assert_eq!((config.cloud, config.tenant.id()), (Cloud::UsGovDod, None));
    assert_eq!(config.tenants, Tenants::Listed(vec![name("fabrikam.com"), name(ID)]));
    assert_eq!((config.create, config.reauthenticate), (CreateScope::CreateOnly, true));
    let parents: Vec<&str> = config.embed.parents.iter().map(Origin::as_str).collect();
    assert_eq!(parents, ["https://docs.contoso.com", "http://localhost:3000"]);
    assert_eq!(config.disabled.as_deref(), Some("Back on Monday."));
}

#[test]
fn what_is_left_out_is_the_least_that_can_be_allowed() {
    let config = good(json!({}));
    assert_eq!(config.cloud, Cloud::Global);
    assert_eq!((config.tenants, config.create), (Tenants::OneTenant, CreateScope::ReadWriteAll));
    assert_eq!((config.embed.parents, config.disabled, config.reauthenticate), (vec![], None, false));
    assert_eq!(good(json!({ "embed": {} })).embed, Embed::default());
}

#[test]
fn a_cloud_of_ones_own_is_named_and_has_its_own_origins() {
    let cloud = good(json!({ "cloud": {
        "name": " Contoso Air Gap ",
        "authority": "https://Login.contoso.internal:443",
        "graph": "http://localhost:8443",
        "portal": "https://portal.contoso.internal",
    } }))
    .cloud;
    assert_eq!(cloud.name(), "Contoso Air Gap");
    assert_eq!((cloud.authority(), cloud.graph()), ("https://login.contoso.internal", "http://localhost:8443"));
    assert_eq!(cloud.portal(), Some("https://portal.contoso.internal"));
    let without =
        good(json!({ "cloud": { "name": "x", "authority": "https://a.example", "graph": "https://a.example" } }));
    assert_eq!(without.cloud.portal(), None);
}

#[test]
fn c19_no_address_of_the_configuration_is_taken_without_tls_but_for_localhost() {
    let read = |key: &str, value: &str| {
        let mut cloud = json!({ "name": "x", "authority": "https://a.example", "graph": "https://g.example" });
        cloud[key] = value.into();
        json!({ "cloud": cloud })
    };
    let not_secure = Mistake::Origin(OriginProblem::NotSecure);
    for key in ["authority", "graph", "portal"] {
        for value in ["http://a.example", "http://a.example:8080", "http://localhost.a.example"] {
            let named = one(&format!("cloud.{key}"), &json!(value).to_string(), not_secure.clone());
            assert_eq!(wrong(read(key, value)), named, "{key}");
        }
        good(read(key, "http://localhost:8080"));
    }
    let parents = json!({ "embed": { "parents": ["http://a.example"] } });
    assert_eq!(wrong(parents), one("embed.parents[0]", "\"http://a.example\"", not_secure));
}

#[test]
fn each_mistake_in_a_cloud_of_ones_own_is_named() {
    let good = json!({ "name": "x", "authority": "https://a.example", "graph": "https://g.example" });
    let with = |key: &str, value: Value| {
        let mut cloud = good.clone();
        cloud[key] = value;
        wrong(json!({ "cloud": cloud }))
    };
    let more = OriginProblem::More { origin: Origin::parse("https://a.example").unwrap() };
    for (key, value, mistake) in [
        ("name", "", Mistake::Empty),
        ("name", "x\u{202e}y", Mistake::Unprintable),
        ("name", "x\ny", Mistake::Unprintable),
        ("authority", "https://a.example/tenant", Mistake::Origin(more)),
        ("authority", "https://me@a.example", Mistake::Origin(OriginProblem::Malformed)),
        ("graph", "https://*.example", Mistake::Origin(OriginProblem::Wildcard)),
        ("portal", "portal.example", Mistake::Origin(OriginProblem::Malformed)),
    ] {
        assert_eq!(
            with(key, json!(value)),
            one(&format!("cloud.{key}"), &json!(value).to_string(), mistake),
            "{value}"
        );
    }
    assert_eq!(with("name", json!("x".repeat(41)))[0].2, Mistake::TooLong { most: 40 });
    assert_eq!(with("portal", Value::Null), one("cloud.portal", "null", Mistake::NotText));
    let missing = |key: &str| ConfigProblem::Missing { key: key.to_owned() };
    assert_eq!(
        Config::parse(&file(json!({ "cloud": {} }))).unwrap_err(),
        ["cloud.name", "cloud.authority", "cloud.graph"].map(missing)
    );
    let (_, warnings) = Config::parse(&file(json!({ "cloud": {
        "name": "x", "authority": "https://a.example", "graph": "https://g.example", "portals": "",
    } })))
    .unwrap();
    assert_eq!(warnings, [ConfigProblem::UnknownKey { key: "cloud.portals".to_owned() }]);
}

#[test]
fn an_unknown_key_is_a_warning_wherever_it_stands() {
    let text = format!("\u{feff}{}", file(json!({ "authority": 1, "embed": { "parent": [], "parents": [] } })));
    let (config, warnings) = Config::parse(&text).unwrap();
    assert_eq!(config.client_id.to_string(), ID);
    let unknown = |key: &str| ConfigProblem::UnknownKey { key: key.to_owned() };
    assert_eq!(warnings, [unknown("embed.parent"), unknown("authority")]);
}

#[test]
fn a_key_that_is_there_twice_is_refused_wherever_it_stands_even_with_the_same_value() {
    let twice = |text: &str| match Config::parse(text) {
        Err(problems) => problems,
        Ok(_) => panic!("taken: {text}"),
    };
    let key = |path: &str| ConfigProblem::KeyTwice { key: path.to_owned() };
    let file = |more: &str| format!("{{\"clientId\":\"{ID}\",\"tenant\":\"contoso.com\",{more}}}");
    assert_eq!(twice(&file("\"tenant\":\"fabrikam.com\"")), [key("tenant")]);
    assert_eq!(twice(&file("\"tenant\":\"contoso.com\"")), [key("tenant")]);
    assert_eq!(twice(&file("\"t\\u0065nant\":\"contoso.com\"")), [key("tenant")], "spelled otherwise");
    let parents =
        "\"embed\":{\"parents\":[\"https://a.example\"],\"parents\":[]},\"x\":1,\"x\":{\"y\":[{\"z\":1.5,\"z\":null}]}";
    assert_eq!(twice(&file(parents)), [key("embed.parents"), key("x.y.z"), key("x")]);
    let good = file("\"embed\":{\"parents\":[]},\"cloud\":\"global\",\"reauthenticate\":true");
    assert_eq!(Config::parse(&good).map(|(config, warnings)| (config.reauthenticate, warnings)), Ok((true, vec![])));
}

#[test]
fn each_mistake_is_named_with_its_value_and_all_at_once() {
    let found = wrong(json!({ "clientId": "abc", "tenant": "Common", "cloud": "mars", "create": "all", "embed": [] }));
    assert_eq!(
        found,
        [
            one("clientId", "\"abc\"", Mistake::NotAClientId),
            one("tenant", "\"Common\"", Mistake::Tenant(TenantNameProblem::Many)),
            one("cloud", "\"mars\"", Mistake::UnknownCloud),
            one("create", "\"all\"", Mistake::UnknownCreate),
            one("embed", "[]", Mistake::NotAnObject),
        ]
        .concat()
    );
    let missing = |key: &str| ConfigProblem::Missing { key: key.to_owned() };
    assert_eq!(Config::parse("{}").unwrap_err(), [missing("clientId"), missing("tenant")]);
    assert_eq!(Config::parse("[]").unwrap_err(), [ConfigProblem::NotAnObject]);
}

#[test]
fn a_value_of_another_kind_is_named_for_every_key() {
    let mistakes = [
        ("clientId", Mistake::NotText),
        ("tenant", Mistake::NotText),
        ("cloud", Mistake::NotACloud),
        ("tenants", Mistake::NotTenants),
        ("create", Mistake::NotText),
        ("embed", Mistake::NotAnObject),
        ("disabled", Mistake::NotText),
    ];
    assert_eq!(wrong(json!({ "reauthenticate": "true" })), one("reauthenticate", "\"true\"", Mistake::NotAFlag));
    for (key, mistake) in mistakes {
        for (value, found) in [(json!(7), "7"), (Value::Null, "null"), (json!(true), "true")] {
            assert_eq!(wrong(json!({ key: value })), one(key, found, mistake.clone()));
        }
    }
}

#[test]
fn each_item_of_a_list_is_named_by_its_place() {
    let found = wrong(json!({
        "tenants": ["fabrikam.com", "common", 1, "FABRIKAM.com"],
        "embed": { "parents": ["https://a.example", "https://*.example", "http://a.example", "https://A.example:443"] },
    }));
    assert_eq!(
        found,
        [
            one("tenants[1]", "\"common\"", Mistake::Tenant(TenantNameProblem::Many)),
            one("tenants[2]", "1", Mistake::NotText),
            one("tenants[3]", "\"FABRIKAM.com\"", Mistake::Twice),
            one("embed.parents[1]", "\"https://*.example\"", Mistake::Origin(OriginProblem::Wildcard)),
            one("embed.parents[2]", "\"http://a.example\"", Mistake::Origin(OriginProblem::NotSecure)),
            one("embed.parents[3]", "\"https://A.example:443\"", Mistake::Twice),
        ]
        .concat()
    );
    let text = "https://a.example";
    let found = wrong(json!({ "embed": { "parents": text } }));
    assert_eq!(found, one("embed.parents", "\"https://a.example\"", Mistake::NotAList));
}

#[test]
fn the_owners_message_is_a_sentence_and_no_longer_than_there_is_room_for() {
    assert_eq!(good(json!({ "disabled": "é".repeat(300) })).disabled.map(|text| text.chars().count()), Some(300));
    let long = "é".repeat(301);
    let shown = format!("\"{}…", "é".repeat(79));
    assert_eq!(wrong(json!({ "disabled": long })), one("disabled", &shown, Mistake::TooLong { most: 300 }));
    assert_eq!(wrong(json!({ "disabled": "  " })), one("disabled", "\"  \"", Mistake::Empty));
}

#[test]
fn people_change_to_the_tenants_that_the_owner_allows_and_back() {
    let alone = good(json!({}));
    assert_eq!(alone.with_tenant(name("fabrikam.com")), None);
    assert_eq!(alone.with_tenant(name("contoso.com")), Some(alone.clone()));

    let listed = good(json!({ "tenants": ["fabrikam.com"] }));
    assert_eq!(listed.with_tenant(name("evil.example")), None);
    let there = listed.with_tenant(name("fabrikam.com")).unwrap();
    assert_eq!(there.tenant, name("fabrikam.com"));
    assert_eq!(there.with_tenant(name("contoso.com")).map(|config| config.tenant), Some(listed.tenant));
    assert_eq!(there.with_tenant(name("evil.example")), None);

    let any = good(json!({ "tenants": "any" }));
    assert_eq!(any.with_tenant(name(ID)).map(|config| config.tenant), Some(name(ID)));
}

#[test]
fn broken_json_is_named_by_line_and_column() {
    assert_eq!(Config::parse("{\n  \"clientId\": ,\n}").unwrap_err(), [ConfigProblem::NotJson { line: 2, column: 15 }]);
}

#[test]
fn the_ids_of_the_example_are_not_filled_in_yet() {
    let nil = "00000000-0000-0000-0000-000000000000";
    let found = format!("\"{nil}\"");
    assert_eq!(wrong(json!({ "clientId": nil })), one("clientId", &found, Mistake::NotFilledIn));
    assert_eq!(wrong(json!({ "tenant": nil })), one("tenant", &found, Mistake::NotFilledIn));
    assert_eq!(wrong(json!({ "tenants": [nil] })), one("tenants[0]", &found, Mistake::NotFilledIn));
    let example = Config::parse(include_str!("../../public/config.example.json")).unwrap_err();
    assert!(matches!(&example[..], [ConfigProblem::Wrong { mistake: Mistake::NotFilledIn, .. }]), "{example:?}");
}

#[test]
fn an_empty_file_is_told_from_one_that_is_not_json() {
    for text in ["", " \r\n", "\u{feff}"] {
        assert_eq!(Config::parse(text), Err(vec![ConfigProblem::EmptyFile]));
    }
}
