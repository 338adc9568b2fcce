//! The set-up page: its ways, and what comes of a test.

use super::shoot;
use crate::journey::Journey;
use crate::page::{microsoft, setup, start};
use crate::tenant::seed::ADELE;
use crate::tenant::site::Config;

/// The ways of the set-up page, and what comes of a test.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    journey.site.set_config(Config::Missing);
    setup::open(journey).await;
    browser.choose("radio", "PowerShell").await;
    browser.fill("Display name", "").await;
    browser.leave_field().await;
    shoot(browser, "setup-script-problem").await;
    browser.fill("Display name", "Client Registrar").await;
    shoot(browser, "setup-powershell").await;
    browser.press("tab", "Admin center").await;
    shoot(browser, "setup-portal").await;
    browser.press("tab", "Existing registration").await;
    shoot(browser, "setup-entered").await;
    browser.fill("Application (client) ID", "Client Registrar").await;
    browser.click("Use in this tab").await;
    browser.find("group", "There's a problem").await;
    shoot(browser, "setup-entered-problems").await;
    setup::enter(browser, &journey.tenant.client_id, &journey.tenant.tenant_id).await;
    browser.click("Use in this tab").await;
    browser.find("button", "Test this setup").await;
    shoot(browser, "setup-of-tab").await;
    browser.click("Test this setup").await;
    browser.at("Pick an account").await;
    browser.back().await;
    browser.says("without an answer").await;
    shoot(browser, "setup-unanswered").await;
    browser.click("Test this setup").await;
    microsoft::pick(browser, ADELE).await;
    browser.says("The setup works.").await;
    shoot(browser, "setup-passed").await;
    setup::register_as(journey, "web");
    browser.click("Test this setup").await;
    microsoft::pick(browser, ADELE).await;
    browser.says("The test failed.").await;
    shoot(browser, "setup-failed").await;
    browser.click("Back to the start page").await;
    browser.at(start::HEADING).await;
    shoot(browser, "start-of-tab").await;
}
