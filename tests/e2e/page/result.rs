//! The page of the result.

use crate::browser::Browser;

/// The heading while a secret is on the page.
pub const WITH_SECRET: &str = "Save the secret now";

/// Registers, and waits for the page that shows the secret.
pub async fn register(browser: &Browser) {
    browser.click("Register").await;
    browser.at(WITH_SECRET).await;
}

/// Registers a client that has no secret.
pub async fn register_without_secret(browser: &Browser, name: &str) {
    browser.click("Register").await;
    browser.at(&format!("“{name}” is registered")).await;
}

/// Shows the secret, and reads it as a person would.
pub async fn shown_secret(browser: &Browser) -> String {
    browser.click("Show").await;
    let group = browser.find("group", "Client secret value").await;
    browser
        .until("a secret in plain letters", async |_| {
            let text = group.text().await.ok()?;
            // A secret is the one word without a blank that is long enough; dots are the mask.
            text.split_whitespace().find(|word| word.len() >= 16 && word.is_ascii()).map(str::to_owned)
        })
        .await
}

/// Says that the secret is kept elsewhere now.
pub async fn saved(browser: &Browser, name: &str) {
    browser.click("I have saved it").await;
    browser.at(&format!("“{name}” is registered")).await;
}
