//! A recipe before it fills the form in, one with mistakes, and the ways to hand a draft on: as one, and as code.

use serde_json::json;

use super::shoot;
use crate::journey::Journey;
use crate::page::{form, start};
use crate::tenant::values::base64url;

/// Takes the pictures.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    let base = journey.site.base();
    let open = async |behind: &str| {
        browser.goto("about:blank").await;
        browser.goto(&format!("{base}{behind}")).await;
        browser.at("Use a recipe").await;
    };
    open("?recipe=fhir-client").await;
    browser.click("Use this recipe").await;
    browser.says("Enter an answer.").await;
    shoot(browser, "recipe-file").await;
    open("?recipe=github-deployer").await;
    browser.find("button", "Use this recipe").await;
    shoot(browser, "recipe-federated").await;
    let wrong = json!({ "recipe": 1, "redirectUris": ["javascript:alert(1)"], "permissions": [{ "permission": "x" }] });
    open(&format!("#recipe={}", base64url(wrong.to_string().as_bytes()))).await;
    shoot(browser, "recipe-wrong").await;
    browser.click("Back").await;
    start::sandbox(browser).await;
    form::fill(browser, &form::fhir_client()).await;
    let summary =
        "[...document.querySelectorAll('summary')].find((s) => s.innerText.trim() === 'Share as a recipe').click()";
    browser.script(summary, vec![]).await;
    browser.find("textbox", "Title of the recipe").await;
    shoot(browser, "recipe-share").await;
    let summary =
        "[...document.querySelectorAll('summary')].find((s) => s.innerText.trim() === 'Take it as code').click()";
    browser.script(summary, vec![]).await;
    browser.find("combobox", "Format").await;
    for (format, name) in [("Terraform (azuread)", "code-terraform"), ("Azure CLI (Bash)", "code-az")] {
        browser.select("Format", format).await;
        browser.find("button", "Download").await;
        shoot(browser, name).await;
    }
}
