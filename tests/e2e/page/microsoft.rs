//! Microsoft's own pages, between the page and itself.

use crate::browser::Browser;

/// Picks an account.
pub async fn pick(browser: &Browser, account: &str) {
    browser.at("Pick an account").await;
    browser.click(account).await;
}

/// Consents to what is asked for, for everybody or for oneself.
pub async fn accept(browser: &Browser) {
    browser.at("Permissions requested").await;
    browser.click("Accept").await;
}

/// Declines.
pub async fn cancel(browser: &Browser) {
    browser.at("Permissions requested").await;
    browser.click("Cancel").await;
}
