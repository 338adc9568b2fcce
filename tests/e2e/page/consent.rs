//! Admin consent, before the run and after it.

use super::result;
use crate::browser::Browser;

/// Chooses to grant, and registers a client without a secret.
pub async fn grant_and_register(browser: &Browser, name: &str) {
    browser.choose("radio", "Grant admin consent for “Contoso”").await;
    register(browser, name).await;
}

/// Registers a client without a secret.
pub async fn register(browser: &Browser, name: &str) {
    result::register_without_secret(browser, name).await;
    result::unfold(browser, "Admin consent").await;
}

/// How the permissions stand, in the order of the list, each in a word.
pub async fn stands(browser: &Browser) -> Vec<String> {
    result::unfold(browser, "Admin consent").await;
    // Beside the heading it is said in short as well.
    let list = "return document.querySelector('.folded .review__list').innerText";
    let text = browser.script(list, vec![]).await.as_str().unwrap().to_owned();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let words = ["Granted", "Not granted", "Unknown", "In progress"];
    let said = |line: &&&str| words.contains(*line);
    lines.iter().filter(said).map(|line| (*line).to_owned()).collect()
}
