//! What an administrator is asked: approval of the page, and what a narrow page leaves over.

use serde_json::{Value, json};

use super::shoot;
use crate::journey::{Journey, config};
use crate::page::{form, result, start};
use crate::tenant::seed::ALEX;
use crate::tenant::site::Config;

/// Takes the pictures. The tenant grants the page no more than creating applications.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    let mut narrow: Value =
        serde_json::from_str(&config(&journey.tenant.client_id, &journey.tenant.tenant_id)).unwrap();
    narrow["create"] = json!("AppRegistration.Create");
    journey.site.set_config(Config::Text(narrow.to_string()));
    start::sign_in_as(journey, ALEX).await;
    form::basics(browser, "Contoso FHIR client").await;
    form::redirect_uris(browser, &["https://fhir.contoso.com/auth/callback"]).await;
    browser.at("API permissions").await;
    browser.fill("Search APIs", "Azure Healthcare").await;
    browser.click("Not an administrator? Ask one").await;
    browser.click("Check again").await;
    browser.says("Not granted yet.").await;
    shoot(browser, "approval").await;
    browser.click("Next").await;
    form::credentials(browser, Some(("nightly export", "90 days"))).await;
    browser.at("Review").await;
    shoot(browser, "narrow-review").await;
    result::register(browser).await;
    shoot(browser, "narrow-result-secret").await;
    result::saved(browser, "Contoso FHIR client").await;
    shoot(browser, "narrow-result").await;
}
