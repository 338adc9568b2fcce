//! Microsoft's own pages, between the page and itself.

use crate::browser::Browser;
use crate::tenant::seed::ADELE;

/// Picks an account.
pub async fn pick(browser: &Browser, account: &str) {
    browser.at("Pick an account").await;
    browser.click(account).await;
}

/// Picks an account in a window of its own, where nothing else is asked.
pub async fn pick_and_return(browser: &Browser, account: &str) {
    browser.at("Pick an account").await;
    browser.press_and_lose("button", account).await;
}

/// Consents to what is asked for, for everybody or for oneself.
pub async fn accept(browser: &Browser) {
    browser.at("Permissions requested").await;
    // Where it is a window of its own, it closes before the press is told to have been done.
    browser.press_and_lose("button", "Accept").await;
}

/// Declines.
pub async fn cancel(browser: &Browser) {
    browser.at("Permissions requested").await;
    browser.press_and_lose("button", "Cancel").await;
}

/// Goes back without what only an administrator can grant.
pub async fn without_admin(browser: &Browser) {
    browser.at("Need admin approval").await;
    browser.press_and_lose("link", "Return to the application without granting consent").await;
}

/// Signs in as the administrator, where a member cannot grant what is asked for.
pub async fn with_admin_account(browser: &Browser) {
    browser.at("Need admin approval").await;
    browser.press("link", "Sign in with that account").await;
    pick(browser, ADELE).await;
    accept(browser).await;
}

/// Presses this button, does what there is to do in the window that opens, and looks at the page again once that is
/// closed.
pub async fn beside(browser: &Browser, button: &str, there: impl AsyncFnOnce(&Browser)) {
    let page = browser.window().await;
    browser.press_to_open("button", button).await;
    there(browser).await;
    browser.alone_in(&page).await;
}
