//! Starting from what somebody has already.

use super::shoot;
use crate::journey::Journey;
use crate::page::import::{open, paste};
use crate::page::start;

/// Takes the pictures.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    journey.open().await;
    start::sandbox(browser).await;
    open(browser).await;
    paste(browser, "{\"hello\": 1}").await;
    browser.says("This JSON is none of them.").await;
    browser.fill("App in your tenant", "Contoso").await;
    browser.click("Search apps").await;
    browser.find("button", "Register one like this").await;
    shoot(browser, "import").await;
    let manifest: String =
        include_str!("../../data/import/graph.json").split_whitespace().collect::<Vec<_>>().join(" ");
    paste(browser, &manifest).await;
    browser.find("button", "Use these values").await;
    shoot(browser, "import-ready").await;
}
