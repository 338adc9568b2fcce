//! The registration as code, on the step Review.

use crate::axe;
use crate::browser::Browser;
use crate::journey::{Journey, journey};
use crate::journeys::form::looks::fits;
use crate::page::{form, start};

/// Every format, and the file that it is saved as.
const FORMATS: [(&str, &str); 11] = [
    ("Azure CLI (Bash)", "register-az.sh"),
    ("Azure CLI (PowerShell)", "register-az.ps1"),
    ("Microsoft Graph PowerShell", "register-graph.ps1"),
    ("CLI for Microsoft 365 (Bash)", "register-m365.sh"),
    ("Terraform (azuread)", "main.tf"),
    ("Terraform (msgraph)", "main.tf"),
    ("Bicep", "main.bicep"),
    ("curl (Bash)", "register-curl.sh"),
    ("HTTP file (.http)", "register.http"),
    ("App manifest (Microsoft Graph format)", "manifest.json"),
    ("Client metadata (RFC 7591)", "client-metadata.json"),
];

/// Opens it, on the step Review.
pub async fn open(browser: &Browser) {
    let summary =
        "[...document.querySelectorAll('summary')].find((s) => s.innerText.trim() === 'Take it as code').click()";
    browser.script(summary, vec![]).await;
    browser.find("combobox", "Format").await;
}

/// The text in a format, once it is there.
async fn code(browser: &Browser, file: &str) -> String {
    let read = format!(
        "const figure = [...document.querySelectorAll('figure.code')].find((f) => \
         f.querySelector('.code__label').innerText === '{file}'); return figure?.querySelector('code').textContent ?? null"
    );
    let ask = async |browser: &Browser| browser.script(&read, vec![]).await.as_str().map(str::to_owned);
    browser.until(file, ask).await
}

#[tokio::test]
async fn a_registration_is_taken_along_as_code_without_signing_in() {
    journey(&[], async |journey: &Journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::fill(browser, &form::fhir_client()).await;
        open(browser).await;
        axe::check(browser, "a registration as code").await;
        let record = "window.copied = []; window.saved = [];
            navigator.clipboard.writeText = async (text) => { copied.push(text); };
            URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return 'blob:x'; };";
        browser.script(record, vec![]).await;
        for (format, file) in FORMATS {
            browser.select("Format", format).await;
            let text = code(browser, file).await;
            assert!(text.contains("Contoso FHIR client"), "{format}: {text}");
            browser.click(&format!("Copy {file}")).await;
            browser.click("Download").await;
            browser.says("File downloaded.").await;
            let at_hand = async |browser: &Browser| {
                let both = browser.script("return [copied.at(-1), saved.at(-1)]", vec![]).await;
                (both[0] == text.as_str() && both[1] == both[0]).then_some(())
            };
            browser.until("the text on the clipboard and in the file", at_hand).await;
        }
        // It follows the form.
        browser.press("link", "Edit Basics").await;
        browser.at("Basics").await;
        browser.fill("Display name", "Contoso imaging client").await;
        browser.leave_field().await;
        browser.script("history.back()", vec![]).await;
        browser.at("Review").await;
        open(browser).await;
        let text = code(browser, "register-az.sh").await;
        assert!(text.contains("\"displayName\": \"Contoso imaging client\""), "{text}");
    })
    .await;
}

#[tokio::test]
async fn code_is_read_on_a_small_screen_and_reached_by_the_keyboard() {
    journey(&[], async |journey: &Journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::fill(browser, &form::fhir_client()).await;
        browser.size(320, 700).await;
        open(browser).await;
        code(browser, "register-az.sh").await;
        fits(browser, "a registration as code at 320 pixels").await;
        let reached = "return document.querySelector('.code__text--scrolls').tabIndex === 0";
        assert_eq!(browser.script(reached, vec![]).await, true);
    })
    .await;
}
