//! The account menu.

use crate::browser::Browser;

/// Opens the menu.
pub async fn open(browser: &Browser) {
    browser.click("Account").await;
    browser.find("button", "Switch account").await;
}

/// Opens the menu and takes one of its ways.
pub async fn take(browser: &Browser, way: &str) {
    open(browser).await;
    browser.click(way).await;
}

/// Signs out of the page and of Microsoft.
pub async fn sign_out(browser: &Browser) {
    take(browser, "Sign out of Microsoft").await;
}
