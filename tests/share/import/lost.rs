//! Nothing is lost in silence: of random manifests, each property that says something is taken over or listed.

use client_registrar::import::{Import, read};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::{Map, Value, json};

/// Keys of the three formats, of none, and of what Graph adds.
const KEYS: [&str; 40] = [
    "displayName",
    "signInAudience",
    "web",
    "spa",
    "publicClient",
    "api",
    "appRoles",
    "requiredResourceAccess",
    "tags",
    "info",
    "id",
    "appId",
    "notes",
    "serviceManagementReference",
    "identifierUris",
    "isFallbackPublicClient",
    "keyCredentials",
    "passwordCredentials",
    "parentalControlSettings",
    "optionalClaims",
    "verifiedPublisher",
    "@odata.context",
    "madeUp",
    "name",
    "replyUrlsWithType",
    "replyUrls",
    "logoutUrl",
    "oauth2AllowImplicitFlow",
    "accessTokenAcceptedVersion",
    "oauth2Permissions",
    "allowPublicClient",
    "availableToOtherTenants",
    "client_name",
    "redirect_uris",
    "grant_types",
    "response_types",
    "scope",
    "token_endpoint_auth_method",
    "contacts",
    "jwks",
];

fn some_value(random: &mut StdRng, depth: usize) -> Value {
    match random.random_range(0..if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => json!(random.random::<bool>()),
        2 => json!(random.random_range(0..3)),
        3 => json!(""),
        4 => json!(
            *["x", "AzureADMyOrg", "code", "User.Read", "none", "https://a.contoso.com"].choose(random).expect("some")
        ),
        5 => json!([]),
        6 => (0..random.random_range(0..3)).map(|_| some_value(random, depth - 1)).collect(),
        _ => {
            let keys = ["redirectUris", "uri", "url", "type", "resourceAppId", "resourceAccess", "logoutUrl", "x"];
            let members = (0..random.random_range(0..3))
                .map(|_| ((*keys.choose(random).expect("some")).to_owned(), some_value(random, depth - 1)));
            Value::Object(members.collect())
        }
    }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(is_on) => *is_on,
        Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty(),
        Value::Object(members) => members.values().any(says_something),
    }
}

/// Whether something of a property is in the draft.
fn is_taken(import: &Import, key: &str) -> bool {
    let taken = &import.taken;
    match key {
        "displayName" | "name" | "client_name" => taken.display_name.is_some(),
        "signInAudience" | "availableToOtherTenants" => taken.audience.is_some(),
        "serviceManagementReference" => taken.service_reference.is_some(),
        "web" | "replyUrlsWithType" | "replyUrls" | "redirect_uris" => !taken.redirect_uris.is_empty(),
        "requiredResourceAccess" | "scope" => !taken.permissions.is_empty(),
        // What every app has, or the form begins with.
        "grant_types" | "response_types" | "token_endpoint_auth_method" | "accessTokenAcceptedVersion" | "api" => true,
        _ => false,
    }
}

/// Lists of which nothing is left where each entry says nothing: `[""]`, `[{ "resourceAccess": [] }]`.
fn is_hollow(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().all(|value| !says_something(value) || is_hollow(value)),
        Value::Object(members) => members.values().all(|value| !says_something(value) || is_hollow(value)),
        _ => false,
    }
}

#[test]
fn each_property_that_says_something_is_taken_over_or_listed() {
    let mut random = StdRng::seed_from_u64(14);
    let (mut read_so_far, mut looked_at) = (0, 0);
    for _ in 0..20_000 {
        let mut manifest = Map::new();
        for _ in 0..random.random_range(1..12) {
            let key = *KEYS.choose(&mut random).expect("some");
            manifest.insert(key.to_owned(), some_value(&mut random, 3));
        }
        let text = Value::Object(manifest.clone()).to_string();
        let Ok(import) = read(text.as_bytes()) else { continue };
        read_so_far += 1;
        for (key, value) in manifest.iter().filter(|(_, value)| says_something(value)) {
            looked_at += 1;
            let begins = |path: &str| {
                path.strip_prefix(key.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            let listed = import.left.iter().any(|left| begins(&left.path));
            assert!(listed || is_taken(&import, key) || is_hollow(value), "{key} of {text}: {import:?}");
        }
    }
    assert!(read_so_far > 5_000 && looked_at > 15_000, "{read_so_far} {looked_at}");
}
