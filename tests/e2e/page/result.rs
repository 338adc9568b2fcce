//! The page of the result.

use crate::browser::Browser;

/// Waits for the page that shows the secret, once the run is over.
pub async fn has_secret(browser: &Browser) {
    browser.find("group", "Client secret value").await;
    let is_over = "return document.querySelector('h1').innerText !== 'Registering'";
    browser
        .until("the end of the run", async |browser| (browser.script(is_over, vec![]).await == true).then_some(()))
        .await;
}

/// Registers, and waits for the page that shows the secret.
pub async fn register(browser: &Browser) {
    browser.click("Register").await;
    has_secret(browser).await;
}

/// Registers a client that has no secret.
pub async fn register_without_secret(browser: &Browser, name: &str) {
    browser.click("Register").await;
    browser.at(&format!("“{name}” is registered")).await;
}

/// Shows the secret, and reads it as a person would.
pub async fn shown_secret(browser: &Browser) -> String {
    shown(browser, "Client secret value").await
}

/// Shows both of two secrets.
pub async fn both_secrets(browser: &Browser) -> [String; 2] {
    [shown(browser, "Client secret value").await, shown(browser, "Client secret value 2").await]
}

async fn shown(browser: &Browser, label: &str) -> String {
    browser.click(&format!("Show {label}")).await;
    let group = browser.find("group", label).await;
    browser
        .until("a secret in plain letters", async |browser| {
            // Not by the driver's own reading: WebKit's leaves out what is between the words.
            let read = browser.driver.session.execute("return arguments[0].innerText", vec![group.to_json().unwrap()]);
            let text = read.await.ok()?.json().as_str()?.to_owned();
            // A secret is the one word without a blank that is long enough; dots are the mask.
            text.split_whitespace().find(|word| word.len() >= 16 && word.is_ascii()).map(str::to_owned)
        })
        .await
}

/// Says of both of two secrets that they are kept elsewhere now.
pub async fn both_saved(browser: &Browser, name: &str) {
    says_saved(browser, "I saved the secrets", name).await;
}

/// Says that the secret is kept elsewhere now.
pub async fn saved(browser: &Browser, name: &str) {
    says_saved(browser, "I saved the secret", name).await;
}

async fn says_saved(browser: &Browser, button: &str, name: &str) {
    browser.click(button).await;
    browser.gone("button", button).await;
    browser.at(&format!("“{name}” is registered")).await;
}

/// Unfolds what is below the first screen.
pub async fn unfold(browser: &Browser, heading: &str) {
    let unfold = "const headings = [...document.querySelectorAll('.folded h2')];
        const folded = headings.find((one) => one.innerText === arguments[0])?.closest('details');
        if (folded && !folded.open) folded.querySelector('summary').click();
        return folded?.open === true";
    browser
        .until(&format!("'{heading}' to unfold"), async |browser| {
            let is_open = browser.script(unfold, vec![heading.into()]).await;
            (is_open == true).then_some(())
        })
        .await;
}
