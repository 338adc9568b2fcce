//! The steps of the form.

use super::start;
use crate::browser::Browser;
use crate::journey::Journey;

/// What a person wants to register.
pub struct Wish {
    pub name: &'static str,
    /// Each with its API.
    pub uris: Vec<&'static str>,
    pub permissions: Vec<(&'static str, &'static str)>,
    /// Description and lifetime, or no secret.
    pub secret: Option<(&'static str, &'static str)>,
}

/// The client that the issue names: FHIR, one redirect URI, a delegated permission and a secret.
pub fn fhir_client() -> Wish {
    Wish {
        name: "Contoso FHIR client",
        uris: vec!["https://fhir.contoso.com/auth/callback"],
        permissions: vec![("Azure Healthcare APIs", "user_impersonation")],
        secret: Some(("nightly export", "90 days")),
    }
}

/// The least there can be: a name and a secret.
pub fn small_client() -> Wish {
    Wish { name: "Small client", uris: vec![], permissions: vec![], secret: Some(("first", "180 days")) }
}

/// Fills every step from the first on, and stops at the last.
pub async fn fill(browser: &Browser, wish: &Wish) {
    basics(browser, wish.name).await;
    redirect_uris(browser, &wish.uris).await;
    permissions(browser, &wish.permissions).await;
    credentials(browser, wish.secret).await;
    browser.at("Review").await;
}

pub async fn basics(browser: &Browser, name: &str) {
    browser.at("Basics").await;
    browser.fill("Display name", name).await;
    browser.click("Next").await;
}

/// The label of a row.
pub fn row(number: usize) -> String {
    if number == 1 { "Redirect URI".into() } else { format!("Redirect URI {number}") }
}

pub async fn redirect_uris(browser: &Browser, uris: &[&str]) {
    browser.at("Redirect URIs").await;
    for (at, uri) in uris.iter().enumerate() {
        let label = row(at + 1);
        if browser.now("textbox", &label).await.is_none() {
            browser.click("Add redirect URI").await;
        }
        browser.fill(&label, uri).await;
    }
    browser.click("Next").await;
}

/// From the first step to the API permissions, with no more than a name.
pub async fn to_permissions(browser: &Browser, name: &str) {
    basics(browser, name).await;
    redirect_uris(browser, &[]).await;
    browser.at("API permissions").await;
}

/// The same from the start page on, signed in as an administrator.
pub async fn at_permissions(journey: &Journey) {
    start::sign_in(journey).await;
    to_permissions(&journey.browser, "Small client").await;
}

/// Picks what a list names.
pub async fn pick_from_list(browser: &Browser, list: &str) {
    browser.click("Add from a list").await;
    browser.fill("Permission names", list).await;
    browser.click("Add permissions").await;
}

/// Searches, and waits for all that was found.
pub async fn search(browser: &Browser, words: &str) {
    browser.fill("Search APIs", "").await;
    browser.fill("Search APIs", words).await;
    browser
        .until(&format!("what was found for '{words}'"), async |browser| {
            let found = browser.script("return document.querySelector('.finder__found')?.textContent", vec![]).await;
            found.as_str().is_some_and(|found| !found.is_empty()).then_some(())
        })
        .await;
}

/// Waits until so many permissions are selected, by the heading of their list.
pub async fn selected(browser: &Browser, count: usize) {
    browser.says(&format!("Selected permissions {count}")).await;
}

/// Goes to the end of what is listed; from there, to the permissions of the other kind.
const TO_THE_END: &str = "
    const page = document.scrollingElement;
    const is_there = page.scrollTop + innerHeight > page.scrollHeight - 2;
    if (is_there) document.querySelector('.finder__tabs--kinds [aria-selected=false]')?.click();
    page.scrollTo(0, is_there ? 0 : page.scrollHeight)";

/// Selects a permission of those that are listed, of whichever kind and wherever in the list it stands: rows are built as
/// one comes to them.
pub async fn tick(browser: &Browser, permission: &str) {
    browser
        .until(&format!("the row of '{permission}'"), async |browser| {
            if browser.now("checkbox", permission).await.is_some() {
                return Some(());
            }
            browser.script(TO_THE_END, vec![]).await;
            None
        })
        .await;
    browser.choose("checkbox", permission).await;
}

pub async fn permissions(browser: &Browser, wanted: &[(&str, &str)]) {
    browser.at("API permissions").await;
    for (api, permission) in wanted {
        search(browser, api).await;
        browser.click(api).await;
        browser.script("document.getElementById('kinds-tab-0').click()", vec![]).await;
        tick(browser, permission).await;
    }
    browser.click("Next").await;
}

/// A client secret, and another one as the form suggests it.
pub async fn two_secrets(browser: &Browser, (description, expires): (&str, &str)) {
    edit_first(browser).await;
    browser.fill("Description", description).await;
    browser.select("Expires", expires).await;
    browser.click("Done").await;
    browser.click("Add Client secret").await;
    browser.find("button", "Remove Secret 2").await;
    browser.click("Next").await;
    browser.at("Review").await;
}

/// Opens the form of the first credential, which is a client secret unless it was removed.
pub async fn edit_first(browser: &Browser) {
    browser.at("Credentials").await;
    browser.click("Edit").await;
    browser.find("textbox", "Description").await;
}

pub async fn credentials(browser: &Browser, secret: Option<(&str, &str)>) {
    browser.at("Credentials").await;
    match secret {
        None => browser.click("Remove").await,
        Some((description, expires)) => {
            edit_first(browser).await;
            browser.fill("Description", description).await;
            browser.select("Expires", expires).await;
        }
    }
    browser.click("Next").await;
}

/// Fills in the form of a federated credential that is open, by hand, for GitHub's issuer.
pub async fn federated(browser: &Browser, name: &str, subject: &str) {
    browser.find("combobox", "Scenario").await;
    browser.select("Scenario", "Other OpenID Connect provider").await;
    browser.fill("Issuer", "https://token.actions.githubusercontent.com").await;
    browser.fill("Subject identifier", subject).await;
    browser.fill("Name", name).await;
}
