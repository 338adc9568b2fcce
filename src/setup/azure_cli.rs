//! The script for the Azure CLI: Bash, on a machine of one's own or in Cloud Shell.
//!
//! # Invariants
//! It reads and writes through `az rest` alone: `az ad app create` changes an application that happens to have the
//! same name, and knows no redirect URIs of single-page applications. Lists are merged by `JMESPath` within the Azure
//! CLI, since Graph replaces a list as a whole and not every machine has a tool for JSON.

use super::{
    OPTIONAL_CLAIMS, Recipe, ScriptWords, quote,
    recipe::{CLIENT_ID, TENANT},
    template,
};

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
pub fn script(recipe: &Recipe, words: &ScriptWords) -> String {
    let uri = quote::json(recipe.redirect_uri());
    let start = [
        "{\"displayName\":",
        &quote::json(recipe.name()),
        ",\"signInAudience\":\"AzureADMyOrg\",\"isFallbackPublicClient\":false,\"spa\":{\"redirectUris\":[",
        &uri,
        "]},\"requiredResourceAccess\":[{\"resourceAppId\":\"00000003-0000-0000-c000-000000000000\",\"resourceAccess\":[",
    ]
    .concat();
    let values = [
        ("name", recipe.name().to_owned()),
        ("redirect_uri", recipe.redirect_uri().to_owned()),
        ("app_id", recipe.application()),
        ("graph", recipe.cloud().graph().to_owned()),
        ("cloud", recipe.cloud().azure_cli_name().unwrap_or_default().to_owned()),
        ("by_name", ["displayName eq ", &quote::odata(recipe.name())].concat()),
        ("with_uri", ["value[?contains(spa.redirectUris,`", &uri, "`)].[id,appId]"].concat()),
        ("uri_json", uri.clone()),
        ("facts", FACTS.to_owned()),
        ("create_start", start),
        ("create_middle", "]}],\"optionalClaims\":{\"idToken\":[".to_owned()),
        ("create_end", "],\"accessToken\":[],\"saml2Token\":[]}}".to_owned()),
        ("config", format(recipe)),
    ];
    let mut places: Vec<(&str, String)> = values.map(|(place, value)| (place, quote::bash(&value))).to_vec();
    places.extend(words.sayings().map(|(place, text)| (place, quote::bash(text))));
    places.extend(words.comments().map(|(place, text)| (place, text.to_owned())));
    places.push(("permissions", recipe.permissions().join(" ")));
    places.push(("claims", OPTIONAL_CLAIMS.join(" ")));
    template::fill(SCRIPT, &places)
}

/// `config.json` as a format of `printf`, with its two IDs left open.
fn format(recipe: &Recipe) -> String {
    let text = recipe.config_file(CLIENT_ID, TENANT).replace('\\', "\\\\").replace('%', "%%");
    text.replace(CLIENT_ID, "%s").replace(TENANT, "%s")
}
