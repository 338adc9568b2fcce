//! Where one starts from something that is there.

use crate::browser::Browser;

/// The label of the field to paste into.
pub const TEXT: &str = "Manifest or metadata as JSON";

/// Opens the place where one starts from something, once it is there.
pub async fn open(browser: &Browser) {
    let summary = "const all = [...document.querySelectorAll('summary')];
        const one = all.find((s) => s.innerText.trim() === 'Start from a manifest or an existing app');
        if (one) one.click(); return !!one";
    browser
        .until("where one starts", async |browser| (browser.script(summary, vec![]).await == true).then_some(()))
        .await;
    browser.find("textbox", TEXT).await;
}

/// Pastes a text and has it read.
pub async fn paste(browser: &Browser, text: &str) {
    browser.fill(TEXT, text).await;
    browser.click("Read the text").await;
}
