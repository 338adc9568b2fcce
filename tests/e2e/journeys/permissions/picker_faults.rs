//! Finding an API where something is odd, refused or lost.

use serde_json::json;

use super::picker::options;
use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::page::{form, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::odd_apis::{
    DICOM_APP_ID, MARKUP, NO_PERMISSIONS, NOTHING_TO_OFFER, RIGHT_TO_LEFT, SOME_DISABLED, TWIN,
};
use crate::tenant::seed::{ALEX, KEY_VAULT_APP_ID};
use crate::tenant::values::guid_of;

/// The kind of the last pick, letter by letter from left to right.
const KIND_AS_SEEN: &str = "
    const kind = [...document.querySelectorAll('.picks__word')].at(-1).firstChild, range = document.createRange();
    const letters = [...kind.data].map((letter, at) => {
        range.setStart(kind, at);
        range.setEnd(kind, at + 1);
        return [range.getBoundingClientRect().left, letter];
    });
    return letters.sort(([one], [other]) => one - other).map(([, letter]) => letter).join('')";

#[tokio::test]
async fn who_may_not_create_it_sends_an_administrator_the_command_and_goes_on() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        form::to_permissions(browser, "Small client").await;
        let unknown = guid_of("an application that is nowhere");
        browser.fill("Search APIs", &unknown).await;
        browser.click("Create service principal").await;
        browser.says("No app that this tenant can use has this ID").await;
        browser.fill("Search APIs", DICOM_APP_ID).await;
        browser.says("“\u{2068}Azure API for DICOM\u{2069}” isn't in this tenant yet").await;
        browser.click("Create service principal").await;
        browser.says("You don't have permission to add APIs to this tenant").await;
        axe::check(browser, "an API that may not be added").await;
        {
            let mut state = journey.tenant.state();
            let made = state.directory.foreign[DICOM_APP_ID].clone();
            state.directory.service_principals.push(made);
        }
        browser.click("Check again").await;
        browser.choose("checkbox", "Dicom.ReadWrite").await;
    })
    .await;
}

#[tokio::test]
async fn odd_apis_say_what_they_are() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        {
            let mut state = journey.tenant.state();
            let vault =
                state.directory.service_principals.iter_mut().find(|one| one["appId"] == KEY_VAULT_APP_ID).unwrap();
            vault.insert("accountEnabled".into(), json!(false));
        }
        form::at_permissions(journey).await;
        form::search(browser, "Relecloud").await;
        browser.says("Offers no permissions").await;
        for name in [NO_PERMISSIONS, NOTHING_TO_OFFER] {
            form::search(browser, "Relecloud").await;
            browser.click(name).await;
            browser.says("This API offers no permissions").await;
        }
        form::search(browser, "Relecloud").await;
        browser.click(SOME_DISABLED).await;
        let off = browser.find("checkbox", "Tickets.Write").await;
        assert!(!off.is_enabled().await.unwrap(), "it cannot be picked");
        browser.says("Disabled by the API").await;
        form::search(browser, "Relecloud").await;
        browser.click(MARKUP).await;
        browser.choose("checkbox", "Notes.<i>Read</i>").await;
        browser.says("Read <script>alert(1)</script> notes").await;
        axe::check(browser, "odd APIs").await;
        form::search(browser, TWIN).await;
        browser.says("Some APIs have the same name").await;
        let twins = [("twin 1", "Claims.Read"), ("twin 2", "Claims.ReadWrite")]
            .map(|(twin, permission)| (guid_of(&format!("app {twin}")), permission));
        for (id, _) in &twins {
            browser.says(id).await;
        }
        for (id, permission) in &twins {
            form::search(browser, id).await;
            browser.click(TWIN).await;
            browser.choose("checkbox", permission).await;
        }
        for (id, permission) in &twins {
            browser.says(&format!("{TWIN} {id} · From")).await;
            browser.says(permission).await;
        }
        form::search(browser, "Relecloud").await;
        browser.click(&RIGHT_TO_LEFT.replace('\u{202e}', "[U+202E]")).await;
        browser.choose("checkbox", "قراءة.Read").await;
        assert_eq!(browser.script(KIND_AS_SEEN, vec![]).await, json!("Delegated"), "a name turns no word beside it");
        form::search(browser, "Key Vault").await;
        browser.click("Azure Key Vault").await;
        browser.says("This API is disabled in this tenant").await;
    })
    .await;
}

/// Takes the connection away, or gives it back.
async fn offline(browser: &Browser, offline: bool) {
    let line = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.driver.dev_tools("Network.emulateNetworkConditions", line).await;
}

#[tokio::test]
async fn a_search_that_fails_says_why_and_loses_nothing() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        form::at_permissions(journey).await;
        browser.click("Add User.Read").await;
        tenant.fault(Op::ListServicePrincipals, 1, Fault::FORBIDDEN);
        browser.fill("Search APIs", "Fabrikam").await;
        browser.says("You don't have permission to read the APIs in this tenant").await;
        axe::check(browser, "a refused search").await;
        assert_eq!(browser.value("Search APIs").await, "Fabrikam");
        browser.click("Try again").await;
        browser.says("match your search.").await;
        tenant.fault(Op::ListServicePrincipals, 2, Fault::Throttled { retry_after: None });
        browser.fill("Search APIs", "Northwind").await;
        browser.says("limiting requests").await;
        browser
            .until("what was typed last", async |browser| {
                let found = options(browser).await;
                (!found.is_empty() && found.iter().all(|name| name.starts_with("Northwind"))).then_some(())
            })
            .await;
        form::selected(browser, 1).await;
        offline(browser, true).await;
        browser.fill("Search APIs", "Woodgrove").await;
        browser.says("You're offline.").await;
        browser.says("Microsoft Graph didn't respond.").await;
        assert_eq!(browser.value("Search APIs").await, "Woodgrove");
        form::selected(browser, 1).await;
        offline(browser, false).await;
        browser
            .until("what was searched for without a connection", async |browser| {
                let found = options(browser).await;
                (!found.is_empty() && found.iter().all(|name| name.starts_with("Woodgrove"))).then_some(())
            })
            .await;
    })
    .await;
}
