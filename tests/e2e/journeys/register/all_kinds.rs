//! A federated credential, a certificate and a client secret in one registration.

use std::fs;
use std::path::Path;

use serde_json::json;
use time::Duration;

use super::certificates::{at_credentials, create, downloads};
use crate::assertion::OpenSsl;
use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::page::{form, result, start};
use crate::tenant::values::now;

const SUBJECT: &str = "repo:contoso@12345/portal@67890:ref:refs/heads/main";

/// A day from now on, as a date field takes it.
fn day(days: i64) -> String {
    (now() + Duration::days(days)).date().to_string()
}

/// Adds one of each; the secret starts in ten days. Stops on Review.
async fn one_of_each(browser: &Browser, folder: &Path) {
    at_credentials(browser).await;
    browser.click("Add Federated credential").await;
    form::federated(browser, "github-main", SUBJECT).await;
    browser.click("Done").await;
    create(browser, folder).await;
    browser.click("Done").await;
    browser.click("Add Client secret").await;
    browser.fill("Description", "from next week").await;
    browser.click("More options").await;
    browser.fill("Start date", "2020-01-01").await;
    browser.click("Next").await;
    browser.says("Choose a day from today to").await;
    axe::check(browser, "a secret with a start date that is wrong").await;
    browser.fill("Start date", &day(10)).await;
    browser.click("Done").await;
    for name in ["github-main", "Small client", "from next week"] {
        browser.find("group", name).await;
    }
    axe::check(browser, "Credentials with one of each").await;
    browser.click("Next").await;
    browser.at("Review").await;
    for words in ["github-main", "CN=Small client", "from next week"] {
        browser.says(words).await;
    }
    axe::check(browser, "Review with one of each").await;
}

#[tokio::test]
async fn one_of_each_kind_is_registered_with_one_client() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in(journey).await;
        let folder = downloads(browser, "each").await;
        one_of_each(browser, &folder).await;
        result::register(browser).await;
        browser.says("You can use it from").await;
        axe::check(browser, "the result with one of each").await;
        let state = tenant.state();
        let made: Vec<_> = state.directory.applications.iter().filter(|app| !app.seeded).collect();
        let [app] = &made[..] else { panic!("{} applications", made.len()) };
        let keys = app.object["keyCredentials"].as_array().map_or(0, Vec::len);
        assert_eq!((app.secrets.len(), app.federated.len(), keys), (1, 1, 1));
        assert_eq!(app.federated[0]["subject"], json!(SUBJECT));
        let secret = &app.object["passwordCredentials"][0];
        assert_eq!(secret["displayName"], "from next week");
        let [start, end] = ["startDateTime", "endDateTime"].map(|key| secret[key].as_str().unwrap()[..10].to_owned());
        assert_eq!((start, end), (day(10), day(190)));
        drop(state);
        fs::remove_dir_all(&folder).unwrap();
    })
    .await;
}

#[tokio::test]
async fn one_of_each_kind_is_registered_in_the_sandbox() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        let folder = downloads(browser, "each-sandbox").await;
        one_of_each(browser, &folder).await;
        result::register(browser).await;
        browser.says("You can use it from").await;
        fs::remove_dir_all(&folder).unwrap();
    })
    .await;
}

#[tokio::test]
async fn certificate_files_can_be_dropped() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        at_credentials(browser).await;
        browser.click("Add Certificate").await;
        browser.press("tab", "Upload").await;
        let place = "const box = document.getElementById('certificate-files').getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]";
        let dropped = OpenSsl::with_certificate("dropped");
        let file = dropped.path().join("certificate.der");
        let at = browser.script(place, vec![]).await;
        for kind in ["dragEnter", "dragOver", "drop"] {
            let event = json!({
                "type": kind, "x": at[0], "y": at[1],
                "data": { "items": [], "files": [file], "dragOperationsMask": 1 },
            });
            browser.driver.dev_tools("Input.dispatchDragEvent", event).await;
        }
        browser.says("CN=dropped").await;
        browser.click("Done").await;
    })
    .await;
}
