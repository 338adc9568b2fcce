//! Texts that are no registration, or hold what nobody should have sent on: each has its message, and none stops the page.

use client_registrar::import::{MAX_DEPTH, MAX_LENGTH, Mistake, Why, read};
use serde_json::{Value, json};

use super::import;

const KEY: &str = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n";
const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

#[test]
fn a_text_that_is_no_registration_says_why() {
    let deep = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    let large = json!({ "displayName": "x".repeat(MAX_LENGTH) }).to_string();
    for (text, why) in [
        ("", Mistake::Empty),
        (" \n\t", Mistake::Empty),
        (&*large, Mistake::TooLarge),
        (&*deep(MAX_DEPTH + 1), Mistake::TooDeep),
        (&*"[".repeat(100_000), Mistake::TooDeep),
        (&*deep(MAX_DEPTH), Mistake::NotKnown),
        ("<!doctype html><title>Sign in</title>", Mistake::Markup),
        ("<?xml version=\"1.0\"?><EntityDescriptor/>", Mistake::Markup),
        ("{", Mistake::NotJson { line: 1, column: 1 }),
        ("{\"displayName\": \"x\",\n}", Mistake::NotJson { line: 2, column: 1 }),
        ("{\"a\":1}{\"a\":1}", Mistake::NotJson { line: 1, column: 8 }),
        ("displayName: Portal", Mistake::NotJson { line: 1, column: 1 }),
        ("{\"displayName\":\"a\",\"displayName\":\"b\"}", Mistake::KeyTwice("displayName".to_owned())),
        (
            "{\"displayName\":\"a\",\"web\":{\"logoutUrl\":1,\"logoutUrl\":2}}",
            Mistake::KeyTwice("web.logoutUrl".to_owned()),
        ),
        ("null", Mistake::NotKnown),
        ("true", Mistake::NotKnown),
        ("17", Mistake::NotKnown),
        ("\"Portal\"", Mistake::NotKnown),
        ("{}", Mistake::NotKnown),
        ("[]", Mistake::NotKnown),
        ("[{}]", Mistake::NotKnown),
        ("[{\"resourceAppId\":\"x\"},{}]", Mistake::NotKnown),
        ("{\"hello\":\"world\"}", Mistake::NotKnown),
        ("{\"id\":\"x\",\"tags\":[]}", Mistake::NotKnown),
        (
            "{\"$schema\":\"http://json-schema.org\",\"properties\":{},\"type\":\"object\",\"displayName\":\"x\"}",
            Mistake::NotKnown,
        ),
        (
            "{\"id\":\"1\",\"displayName\":\"Ada\",\"mail\":null,\"jobTitle\":null,\"surname\":\"L\",\"givenName\":\"A\"}",
            Mistake::NotKnown,
        ),
        ("{\"servicePrincipalType\":\"Application\",\"displayName\":\"x\"}", Mistake::ServicePrincipal),
        ("{\"@odata.type\":\"#microsoft.graph.agentIdentityBlueprint\",\"displayName\":\"x\"}", Mistake::Blueprint),
        ("{\"recipe\":1,\"title\":\"x\",\"wrong\":{}, \"permissions\":7}", Mistake::Recipe),
        (
            "{\"recipe\":1,\"title\":\"x\",\"displayName\":\"{a}\",\"questions\":[{\"id\":\"a\",\"label\":\"A\",\"format\":\"name\"}]}",
            Mistake::Recipe,
        ),
    ] {
        assert_eq!(read(text.as_bytes()), Err(why), "{}", text.chars().take(60).collect::<String>());
    }
    for bytes in [&[0xff, 0xfe, 0x00][..], &[0xff, 0xfe, 0x00, 0xd8], &[0xc3, 0x28], &[0x80; 40]] {
        assert_eq!(read(bytes), Err(Mistake::NotText));
    }
}

#[test]
fn what_is_secret_alone_is_called_that() {
    let jwk = json!({ "keys": [{ "kty": "EC", "crv": "P-256", "x": "a", "y": "b", "d": "c" }] }).to_string();
    for (text, why) in [
        (KEY, Mistake::PrivateKey),
        (&*KEY.replace("PRIVATE", "ENCRYPTED PRIVATE"), Mistake::PrivateKey),
        (&*KEY.replace("PRIVATE", "RSA PRIVATE"), Mistake::PrivateKey),
        (&*json!(KEY).to_string(), Mistake::PrivateKey),
        (&*["{ \"displayName\": \"x\", ", KEY].concat(), Mistake::PrivateKey),
        (TOKEN, Mistake::Secret),
        (&*json!(TOKEN).to_string(), Mistake::Secret),
        ("CLIENT_ID=a\nCLIENT_SECRET=b~c", Mistake::Secret),
        ("spring:\n  client-secret: b~c", Mistake::Secret),
        ("{ \"clientSecret\": \"b~c\", }", Mistake::Secret),
        ("{\"client_id\":\"a\",\"client_secret\":\"b~c\",\"tenant\":\"d\"}", Mistake::Secret),
        ("{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":3599}", Mistake::Secret),
        (&*jwk, Mistake::Secret),
    ] {
        let found = read(text.as_bytes());
        assert_eq!(found, Err(why), "{text}");
        assert!(found.is_err_and(|why| why.tells_a_secret()));
    }
}

#[test]
fn a_secret_in_a_manifest_is_named_by_its_place_and_never_repeated() {
    let value = "Zx8~hidden";
    let with_key = [KEY, value].concat();
    for (path, found) in [
        ("passwordCredentials", json!({ "displayName": "x", "passwordCredentials": [{ "secretText": value }] })),
        (
            "passwordCredentials",
            json!({ "name": "x", "replyUrlsWithType": [], "passwordCredentials": [{ "value": value }] }),
        ),
        ("keyCredentials", json!({ "displayName": "x", "keyCredentials": [{ "usage": "Sign", "key": value }] })),
        ("client_secret", json!({ "client_name": "x", "client_secret": value })),
        ("registration_access_token", json!({ "client_name": "x", "registration_access_token": value })),
        ("jwks", json!({ "client_name": "x", "jwks": { "keys": [{ "kty": "oct", "k": value }] } })),
        ("notes", json!({ "displayName": "x", "notes": with_key })),
        ("displayName", json!({ "displayName": with_key, "signInAudience": "AzureADMyOrg" })),
        ("web.homePageUrl", json!({ "displayName": "x", "web": { "homePageUrl": with_key } })),
        ("requiredResourceAccess", json!([{ "resourceAppId": value, "resourceAccess": [], "clientSecret": value }])),
    ] {
        let import = import(&found);
        assert!(import.had_a_secret(), "{found}");
        assert!(
            import.left.iter().any(|left| left.path == path && left.why == Why::Secret),
            "{path}: {:?}",
            import.left
        );
        assert!(!format!("{import:?}").contains(value), "{import:?}");
    }
}

#[test]
fn a_value_of_another_type_is_left_and_never_stops_the_reading() {
    let wrong = [
        json!(7),
        json!(true),
        json!("x"),
        json!([7]),
        json!(["x"]),
        json!([{ "a": 1 }]),
        json!({ "a": [1] }),
        json!(1e300),
    ];
    let mut read_so_far = 0;
    for (first, keys) in [
        (
            "displayName",
            &[
                "displayName",
                "signInAudience",
                "web",
                "spa",
                "api",
                "requiredResourceAccess",
                "serviceManagementReference",
                "keyCredentials",
                "parentalControlSettings",
            ][..],
        ),
        (
            "name",
            &[
                "name",
                "replyUrlsWithType",
                "replyUrls",
                "availableToOtherTenants",
                "accessTokenAcceptedVersion",
                "requiredResourceAccess",
            ],
        ),
        (
            "client_name",
            &[
                "client_name",
                "redirect_uris",
                "scope",
                "grant_types",
                "response_types",
                "token_endpoint_auth_method",
                "jwks",
            ],
        ),
    ] {
        for key in keys {
            for value in &wrong {
                let mut manifest = json!({ "name": null, "client_name": null, "displayName": null });
                manifest[first] = "Portal".into();
                manifest[*key] = value.clone();
                let object = manifest.as_object_mut().expect("an object");
                object.retain(|_, value: &mut Value| !value.is_null());
                let text = manifest.to_string();
                match read(text.as_bytes()) {
                    Ok(_) => read_so_far += 1,
                    Err(why) => assert_eq!(why, Mistake::NotKnown, "{text}"),
                }
            }
        }
    }
    assert!(read_so_far > 140, "{read_so_far}");
}

#[test]
fn a_manifest_that_was_cut_anywhere_is_read_or_refused() {
    let whole = super::graph_manifest().to_string();
    let cuts = (0..whole.len()).filter(|at| whole.is_char_boundary(*at));
    let refused = cuts.filter(|at| {
        matches!(read(&whole.as_bytes()[..*at]), Err(Mistake::NotJson { .. } | Mistake::Empty | Mistake::Secret))
    });
    assert_eq!(refused.count(), whole.len());
}
