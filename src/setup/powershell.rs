//! The script for Microsoft Graph PowerShell.
//!
//! # Invariants
//! It reads and writes through `Invoke-MgGraphRequest` alone, so that one module of Microsoft's suffices. It runs in
//! Windows PowerShell 5.1 as well.

use super::{OPTIONAL_CLAIMS, Recipe, ScriptWords};
use crate::{
    directory::cloud::Cloud,
    export::{PowerShell, PowerShellFormat, Snippet, fill},
};

const SCRIPT: &str = include_str!("powershell.ps1");

/// The script.
pub fn script(recipe: &Recipe, words: &ScriptWords) -> Snippet<PowerShell> {
    let values = [
        ("environment", environment(recipe.cloud()).to_owned()),
        ("authority", recipe.cloud().authority().to_owned()),
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
fn format(recipe: &Recipe) -> Snippet<PowerShellFormat> {
    let [start, middle, end] = recipe.config_file();
    Snippet::new().value(&start).code("\"{0}\"").value(&middle).code("\"{1}\"").value(&end)
}

fn listed(values: &[&str]) -> Snippet<PowerShell> {
    Snippet::joined(values.iter().map(|value| Snippet::new().value(value)), ", ")
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
