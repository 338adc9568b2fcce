//! The script for Microsoft Graph PowerShell.
//!
//! # Invariants
//! It reads and writes through `Invoke-MgGraphRequest` alone, so that one module of Microsoft's suffices. It runs in
//! Windows PowerShell 5.1 as well.

use super::{
    OPTIONAL_CLAIMS, Recipe, ScriptWords, quote,
    recipe::{CLIENT_ID, TENANT},
    template,
};
use crate::directory::cloud::Cloud;

const SCRIPT: &str = include_str!("powershell.ps1");

/// The script.
pub fn script(recipe: &Recipe, words: &ScriptWords) -> String {
    let values = [
        ("name", recipe.name().to_owned()),
        ("redirect_uri", recipe.redirect_uri().to_owned()),
        ("app_id", recipe.application()),
        ("graph", recipe.cloud().graph().to_owned()),
        ("environment", environment(recipe.cloud()).to_owned()),
        ("authority", recipe.cloud().authority().to_owned()),
        ("by_name", ["displayName eq ", &quote::odata(recipe.name())].concat()),
        ("config", format(recipe)),
    ];
    let mut places: Vec<(&str, String)> = values.map(|(place, value)| (place, quote::powershell(&value))).to_vec();
    places.extend(words.sayings().map(|(place, text)| (place, quote::powershell(text))));
    places.extend(words.comments().map(|(place, text)| (place, text.to_owned())));
    places.push(("permissions", recipe.permissions().map(quote::powershell).join(", ")));
    places.push(("claims", OPTIONAL_CLAIMS.map(quote::powershell).join(", ")));
    template::fill(SCRIPT, &places)
}

/// `config.json` as a format of `-f`, with its two IDs left open.
fn format(recipe: &Recipe) -> String {
    let text = recipe.config_file(CLIENT_ID, TENANT).replace('{', "{{").replace('}', "}}");
    text.replace(CLIENT_ID, "{0}").replace(TENANT, "{1}")
}

/// The cloud's name in Microsoft Graph PowerShell, which learns those that it does not know.
fn environment(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => "Global",
        Cloud::UsGov => "USGov",
        Cloud::UsGovDod => "USGovDoD",
        Cloud::China => "China",
        Cloud::Custom(_) => cloud.name(),
    }
}
