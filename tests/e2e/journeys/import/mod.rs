//! Starting from what somebody has already: a manifest that was pasted, a file, client metadata, an app of the tenant; and
//! what is no registration.

use std::path::Path;

use serde_json::json;
use thirtyfour::By;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::journeys::form::looks::fits;
use crate::page::import::{TEXT, open, paste};
use crate::page::{form, result, start};
use crate::tenant::seed::{GRAPH_APP_ID, existing};

const USE: &str = "Use these values";
const USER_READ: &str = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";

/// Where the focus is, by its ID.
async fn focused(browser: &Browser, id: &str) {
    let focused = "return document.activeElement?.id ?? ''";
    browser
        .until(&format!("the focus on {id}"), async |browser| {
            (browser.script(focused, vec![]).await == id).then_some(())
        })
        .await;
}

#[tokio::test]
async fn a_manifest_that_was_pasted_is_registered_once_each_value_was_looked_at() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        open(browser).await;
        axe::check(browser, "Basics, starting from something").await;
        let manifest = json!({
            "id": "f7f9acfc-ae0c-4d6c-b489-0a81dc1652dd",
            "displayName": "Imported portal",
            "signInAudience": "AzureADMultipleOrgs",
            "serviceManagementReference": "CI-1042",
            "passwordCredentials": [{ "displayName": "prod", "hint": "abc", "secretText": null }],
            "requiredResourceAccess":
                [{ "resourceAppId": GRAPH_APP_ID, "resourceAccess": [{ "id": USER_READ, "type": "Scope" }] }],
            "spa": { "redirectUris": ["https://portal.contoso.com/spa"] },
            "web": { "logoutUrl": "https://portal.contoso.com/bye", "redirectUris": ["https://portal.contoso.com/callback"] },
        });
        paste(browser, &manifest.to_string()).await;
        browser.says("Microsoft Graph app manifest").await;
        focused(browser, "import-outcome").await;
        browser.says("Credentials are never copied.").await;
        browser.says("web.logoutUrl").await;
        axe::check(browser, "a manifest before it is used").await;
        browser.size(320, 640).await;
        fits(browser, "a manifest before it is used").await;
        browser.size(1_280, 900).await;
        browser.click(USE).await;
        browser.says("The values are in the form.").await;
        assert_eq!(browser.value("Display name").await, "Imported portal");
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser.says("Imported").await;
        browser.choose("checkbox", "Use this redirect URI").await;
        browser.click("Next").await;
        browser.at("API permissions").await;
        browser.choose("checkbox", "Use this permission").await;
        browser.click("Next").await;
        form::credentials(browser, None).await;
        browser.at("Review").await;
        result::register_without_secret(browser, "Imported portal").await;
        let state = journey.tenant.state();
        let made: Vec<_> = state.directory.applications.iter().filter(|app| !app.seeded).collect();
        let [app] = &made[..] else { panic!("{} applications", made.len()) };
        assert_eq!(app.audience(), "AzureADMultipleOrgs");
        assert_eq!(app.text("serviceManagementReference"), "CI-1042");
        assert_eq!(app.redirect_uris("web"), ["https://portal.contoso.com/callback"]);
        assert_eq!(app.object["requiredResourceAccess"], manifest["requiredResourceAccess"]);
        assert!(app.redirect_uris("spa").is_empty() && app.object["web"]["logoutUrl"].is_null());
    })
    .await;
}

#[tokio::test]
async fn a_file_in_the_older_format_takes_the_place_of_what_was_typed_after_a_question() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        browser.fill("Display name", "Mine").await;
        open(browser).await;
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/older.json");
        let field = browser.driver.session.find(By::Id("import-file")).await.unwrap();
        field.send_keys(path.display().to_string()).await.unwrap();
        browser.says("App manifest in the older format").await;
        browser.says("replyUrlsWithType[1]").await;
        browser.click(USE).await;
        browser.says("You already started a registration. These values would replace it.").await;
        assert_eq!(browser.value("Display name").await, "Mine");
        browser.click("Keep my registration").await;
        browser.find("textbox", TEXT).await;
        assert_eq!(browser.value("Display name").await, "Mine");
        let field = browser.driver.session.find(By::Id("import-file")).await.unwrap();
        field.send_keys(path.display().to_string()).await.unwrap();
        browser.click(USE).await;
        browser.click("Replace my registration").await;
        browser.says("The values are in the form.").await;
        assert_eq!(browser.value("Display name").await, "Contoso portal");
    })
    .await;
}

#[tokio::test]
async fn the_scopes_of_client_metadata_wait_on_the_step_of_the_permissions() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        open(browser).await;
        let metadata = json!({
            "client_name": "Framework client", "redirect_uris": ["https://app.contoso.com/cb"],
            "grant_types": ["authorization_code"], "scope": "User.Read https://api.contoso.com/orders",
        });
        paste(browser, &metadata.to_string()).await;
        browser.says("OAuth client metadata (RFC 7591)").await;
        browser.says("scope https://api.contoso.com/orders").await;
        browser.click(USE).await;
        browser.says("The values are in the form.").await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        assert_eq!(browser.value("Redirect URI").await, "https://app.contoso.com/cb");
        browser.choose("checkbox", "Use this redirect URI").await;
        browser.click("Next").await;
        browser.at("API permissions").await;
        browser.choose("checkbox", "Use this permission").await;
        browser.says("User.Read").await;
    })
    .await;
}

#[tokio::test]
async fn another_app_like_one_of_the_tenant_is_registered() {
    const NAME: &str = "FHIR portal";
    const URI: &str = "https://portal.contoso.com/auth/callback";
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        existing::add(&mut journey.tenant.state(), NAME, URI);
        start::sign_in(journey).await;
        // From the list of apps like the new one.
        browser.fill("Display name", NAME).await;
        browser.leave_field().await;
        browser.click(&format!("Register one like this “{NAME}”")).await;
        browser.says(&format!("App “\u{2068}{NAME}\u{2069}”")).await;
        focused(browser, "import-outcome").await;
        browser.click("Cancel").await;
        // By the beginning of its name.
        browser.fill("App in your tenant", "older p").await;
        browser.keys(thirtyfour::Key::Enter + "").await;
        browser.click("Register one like this “Older portal”").await;
        browser.click(USE).await;
        browser.click("Replace my registration").await;
        browser.says("The values are in the form.").await;
        assert_eq!(browser.value("Display name").await, "Older portal");
        browser.fill("Display name", "Newer portal").await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        assert_eq!(browser.value("Redirect URI").await, URI);
        browser.choose("checkbox", "Use this redirect URI").await;
        browser.click("Next").await;
        form::permissions(browser, &[]).await;
        form::credentials(browser, None).await;
        result::register_without_secret(browser, "Newer portal").await;
        let state = journey.tenant.state();
        let made: Vec<_> = state.directory.applications.iter().filter(|app| !app.seeded).collect();
        let [app] = &made[..] else { panic!("{} applications", made.len()) };
        assert_eq!(app.redirect_uris("web"), [URI]);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_registration_is_refused_beside_its_field_and_a_private_key_does_not_stay() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        open(browser).await;
        paste(browser, "{\"hello\": 1}").await;
        browser.says("This JSON is none of them.").await;
        let on_summary = "return document.activeElement?.className ?? ''";
        let until_on_summary = async || {
            browser
                .until("the focus on the summary", async |browser| {
                    (browser.script(on_summary, vec![]).await == "error-summary").then_some(())
                })
                .await;
        };
        until_on_summary().await;
        browser.press("link", "Paste an app manifest, client metadata, or requiredResourceAccess.").await;
        focused(browser, "import-text").await;
        assert_eq!(browser.value(TEXT).await, "{\"hello\": 1}", "what was typed is not lost");
        axe::check(browser, "a text that is no registration").await;
        paste(browser, "-----BEGIN PRIVATE KEY-----MIIE").await;
        browser.says("Don't share this private key.").await;
        until_on_summary().await;
        assert_eq!(browser.value(TEXT).await, "");
        // A file that is none is told at its own field.
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/as_code/main.bicep");
        let field = browser.driver.session.find(By::Id("import-file")).await.unwrap();
        field.send_keys(path.display().to_string()).await.unwrap();
        browser.says("The text isn't valid JSON.").await;
        until_on_summary().await;
        let wrong = "return ['import-file', 'import-text'].map((id) => document.getElementById(id).getAttribute('aria-invalid'))";
        assert_eq!(browser.script(wrong, vec![]).await, json!(["true", null]));
    })
    .await;
}
