//! House rules: what they show above the form, what they leave out, and what breaks them.

use serde_json::json;

use super::shoot;
use crate::journey::Journey;
use crate::page::{form, house, start};

/// Takes the pictures.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    house::set(journey, &house::rules());
    journey.open().await;
    start::sandbox(browser).await;
    browser.says("Rules of Contoso").await;
    shoot(browser, "house-basics").await;
    browser.fill("Display name", "payments").await;
    browser.click("Next").await;
    browser.says("Use a name like").await;
    shoot(browser, "house-basics-problem").await;
    browser.fill("Display name", "payments-dev").await;
    browser.fill("Notes", "Team Payments").await;
    browser.click("Next").await;
    browser.at("Redirect URIs").await;
    browser.fill("Redirect URI", "https://payments.example/cb").await;
    browser.click("Next").await;
    browser.says("Use a host of these").await;
    shoot(browser, "house-redirect-uris").await;
    browser.fill("Redirect URI", "https://payments.contoso.com/cb").await;
    browser.click("Next").await;
    browser.at("API permissions").await;
    form::search(browser, "Mail.Read").await;
    browser.says("Not allowed here.").await;
    shoot(browser, "house-permissions").await;
    browser.fill("Search APIs", "").await;
    browser.click("Next").await;
    browser.at("Credentials").await;
    shoot(browser, "house-credentials").await;
    browser.click("Next").await;
    browser.at("Review").await;
    shoot(browser, "house-review").await;

    // Owners, one of whom does not exist.
    let mut owned = json!({ "by": "Contoso" });
    let ids = ["5c0fd0aa-1f4e-4a39-8c0b-6a3a5a2f9d11", "5c0fd0aa-1f4e-4a39-8c0b-6a3a5a2f9d12"];
    let required = [("Identity team's deployer", ids[0]), ("Payments", ids[1])]
        .map(|(name, id)| json!({ "id": id, "name": name }));
    owned["owners"] =
        json!({ "required": required, "why": "Somebody has to answer when the one who registered has left." });
    house::set(journey, &owned);
    browser.goto("about:blank").await;
    start::sign_in(journey).await;
    browser.fill("Display name", "payments-dev").await;
    for heading in ["Redirect URIs", "API permissions", "Credentials", "Review"] {
        if heading == "API permissions" {
            browser.fill("Redirect URI", "https://payments.contoso.com/cb").await;
        }
        browser.click("Next").await;
        browser.at(heading).await;
    }
    shoot(browser, "house-owners-review").await;
    browser.click("Register").await;
    browser.says("Microsoft Graph didn't find this owner.").await;
    shoot(browser, "house-owners-missing").await;

    let mut wrong = house::rules();
    wrong["displayName"]["pattern"] = json!("{team}");
    wrong["accentColor"] = json!("#ffcc00");
    house::set(journey, &wrong);
    browser.goto("about:blank").await;
    journey.open().await;
    browser.says("Correct the house rules").await;
    shoot(browser, "house-wrong").await;
    browser.click("Try the sandbox").await;
    browser.gone("button", "Try the sandbox").await;
    shoot(browser, "house-wrong-form").await;
}
