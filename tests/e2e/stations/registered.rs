//! The result of a live run: its first screen, all of it, on paper, and after a reload.

use serde_json::json;

use super::{picture, shoot};
use crate::driver::Engine;
use crate::journey::Journey;
use crate::page::{form, result, start};
use crate::tenant::seed::ALEX;

/// Takes the pictures.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    start::sign_in_as(journey, ALEX).await;
    form::fill(browser, &form::fhir_client()).await;
    result::register(browser).await;
    shoot(browser, "result-live").await;
    browser.click("Download").await;
    shoot(browser, "result-live-files").await;
    browser.click("Download").await;
    browser.click("More ways to save it").await;
    browser.find("button", "Copy .env file").await;
    shoot(browser, "result-live-handed-over").await;
    browser.click("More ways to save it").await;
    for heading in ["Admin consent", "Next steps"] {
        result::unfold(browser, heading).await;
    }
    shoot(browser, "result-live-unfolded").await;
    if browser.driver.engine == Engine::Chromium {
        let media = |media: &str| json!({ "media": media, "features": [] });
        browser.driver.dev_tools("Emulation.setEmulatedMedia", media("print")).await;
        picture::take(browser, "result-live-printed", (794, 1_123)).await;
        browser.driver.dev_tools("Emulation.setEmulatedMedia", media("")).await;
    }
    result::saved(browser, "Contoso FHIR client").await;
    browser.click("Register another app").await;
    form::fill(browser, &form::small_client()).await;
    result::register(browser).await;
    result::saved(browser, "Small client").await;
    browser.reload().await;
    browser.at("“Small client” is registered").await;
    result::unfold(browser, "Registered in this tab").await;
    shoot(browser, "result-reloaded").await;
}
