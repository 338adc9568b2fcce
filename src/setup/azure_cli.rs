//! The script for the Azure CLI: Bash, on a machine of one's own or in Cloud Shell.
//!
//! # Invariants
//! It reads and writes through `az rest` alone: `az ad app create` changes an application that happens to have the
//! same name, and knows no redirect URIs of single-page applications. Lists are merged by `JMESPath` within the Azure
//! CLI, since Graph replaces a list as a whole and not every machine has a tool for JSON.

use super::{OPTIONAL_CLAIMS, Recipe, ScriptWords};
use crate::export::{Bash, JmesPath, Json, Printf, Quote as _, Snippet, fill};

const SCRIPT: &str = include_str!("azure_cli.sh");

/// The facts about a registration that the script compares, one a line: what it is, then the value.
const FACTS: &str = concat!(
    "[",
    "spa.redirectUris[].join(`\" \"`,[`\"spa\"`,@]),",
    "web.redirectUris[].join(`\" \"`,[`\"web\"`,@]),",
    "publicClient.redirectUris[].join(`\" \"`,[`\"publicClient\"`,@]),",
    "requiredResourceAccess[?resourceAppId==`\"00000003-0000-0000-c000-000000000000\"`]",
    ".resourceAccess[].join(`\" \"`,[`\"permission\"`,id]),",
    "optionalClaims.idToken[].join(`\" \"`,[`\"claim\"`,name]),",
    "[isFallbackPublicClient][?@==`true`].join(`\" \"`,[`\"public\"`,to_string(@)]),",
    "[signInAudience][].join(`\" \"`,[`\"audience\"`,@]),",
    "passwordCredentials[].join(`\" \"`,[`\"secret\"`,keyId])",
    "][]"
);

/// The script.
pub fn script(recipe: &Recipe, words: &ScriptWords) -> Snippet<Bash> {
    let start = Snippet::<Json>::new()
        .code("{\"displayName\":")
        .value(recipe.name())
        .code(",\"signInAudience\":")
        .value(recipe.audience().as_graph())
        .code(",\"isFallbackPublicClient\":false,\"spa\":{\"redirectUris\":[")
        .value(recipe.redirect_uri())
        .code("]},\"requiredResourceAccess\":[{\"resourceAppId\":\"00000003-0000-0000-c000-000000000000\",")
        .code("\"resourceAccess\":[");
    let with_uri = Snippet::<JmesPath>::new()
        .code("value[?contains(spa.redirectUris,")
        .value(recipe.redirect_uri())
        .code(")].[id,appId]");
    let values = [
        ("cloud", recipe.cloud().azure_cli_name().unwrap_or_default().to_owned()),
        ("with_uri", with_uri.into()),
        ("uri_json", Json::quote(recipe.redirect_uri())),
        ("facts", FACTS.to_owned()),
        ("create_start", start.into()),
        ("create_middle", "]}],\"optionalClaims\":{\"idToken\":[".to_owned()),
        ("create_end", "],\"accessToken\":[],\"saml2Token\":[]}}".to_owned()),
        ("config", format(recipe).into()),
    ];
    let mut places = words.places(recipe.audience());
    places.extend(recipe.places());
    places.extend(values.map(|(place, value)| (place, Snippet::new().value(&value))));
    places.push(("permissions", listed(&recipe.permissions())));
    places.push(("claims", listed(&OPTIONAL_CLAIMS)));
    fill(SCRIPT, &places)
}

/// `config.json` as a format, with its two IDs left open.
fn format(recipe: &Recipe) -> Snippet<Printf> {
    let [start, middle, end] = recipe.config_file();
    Snippet::new().value(&start).code("\"%s\"").value(&middle).code("\"%s\"").value(&end)
}

fn listed(words: &[&str]) -> Snippet<Bash> {
    Snippet::joined(words.iter().map(|word| Snippet::new().word(word)), " ")
}
