//! The start page.

use super::microsoft;
use crate::browser::Browser;
use crate::journey::Journey;
use crate::tenant::seed::ADELE;

/// The first heading of the start page.
pub const HEADING: &str = "Register an app in Microsoft Entra ID";

/// From the start page to the first step, signed in as the administrator.
pub async fn sign_in(journey: &Journey) {
    sign_in_as(journey, ADELE).await;
}

/// From the start page to the first step, signed in.
pub async fn sign_in_as(journey: &Journey, account: &str) {
    journey.open().await;
    journey.browser.click("Sign in").await;
    microsoft::pick(&journey.browser, account).await;
    journey.browser.at("Basics").await;
}

/// From the recipe of a FHIR client beside the page to the first step, which it has filled in, signed in as the
/// administrator.
pub async fn sign_in_with_recipe(journey: &Journey) {
    let browser = &journey.browser;
    browser.goto(&format!("{}?recipe=fhir-client", journey.site.base())).await;
    browser.at("Use a recipe").await;
    browser.fill("Team", "payments").await;
    browser.click("Use this recipe").await;
    browser.at(HEADING).await;
    browser.click("Sign in").await;
    microsoft::pick(browser, ADELE).await;
    browser.at("Basics").await;
}

/// From the start page to the first step, in the sandbox.
pub async fn sandbox(browser: &Browser) {
    browser.click("Try the sandbox").await;
    browser.at("Basics").await;
}
