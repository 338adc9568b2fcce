//! What lies in the tab's storage is not believed, and what is lost of it is said.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::page::{form, start};
use crate::tenant::fault::Op;

const LOST: &str = "This page can't use some of the data saved in this tab.";
const TAIL: &str = "x')/../../v1.0/applications/4f6778d8-5aef-43dc-a1ff-b073724b9495?x=('";

/// Changes what is stored, as somebody else on this origin could. Waits until it is there.
async fn change(browser: &Browser, key: &str, script: &str, argument: Value) {
    let script = format!(
        "const key = 'client-registrar.{key}';
        const stored = sessionStorage.getItem(key);
        if (stored === null) return false;
        const value = JSON.parse(stored);
        sessionStorage.setItem(key, JSON.stringify(({script})(value, arguments[0])));
        return true;"
    );
    browser
        .until(key, async |browser| {
            (browser.script(&script, vec![argument.clone()]).await == json!(true)).then_some(())
        })
        .await;
}

#[tokio::test]
async fn a_stored_draft_that_leads_elsewhere_is_dropped_and_said_until_it_was_read() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::basics(browser, "Contoso portal").await;
        browser.at("Redirect URIs").await;
        change(browser, "draft", "(draft, tail) => ({ ...draft, run_tail: tail })", json!(TAIL)).await;
        // The way to Microsoft and back is between the loss and its words.
        browser.reload().await;
        browser.says(LOST).await;
        browser.says("Fill in the form again.").await;
        browser.click("Back").await;
        browser.at("Basics").await;
        assert_eq!(browser.value("Display name").await, "");
        browser.says(LOST).await;
        browser.click("Close this message").await;
        browser.gone("button", "Close this message").await;
        browser.reload().await;
        form::fill(browser, &form::small_client()).await;
        browser.gone("button", "Close this message").await;
        crate::page::result::register(browser).await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.count(Op::UpsertApplication)), (1, 1));
        assert_eq!(journey.tenant.count(Op::UpdateApplication), 0);
    })
    .await;
}

#[tokio::test]
async fn stored_rows_of_one_id_are_shown_one_by_one() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::basics(browser, "Contoso portal").await;
        form::redirect_uris(browser, &["https://contoso.com/a", "https://contoso.com/b"]).await;
        browser.at("API permissions").await;
        let same = "(draft) => { draft.redirect_uris.forEach((row) => { row.id = 4294967295; }); return draft; }";
        change(browser, "draft", same, Value::Null).await;
        browser.reload().await;
        browser.at("API permissions").await;
        browser.click("Back").await;
        browser.at("Redirect URIs").await;
        assert_eq!(browser.value("Redirect URI").await, "https://contoso.com/a");
        assert_eq!(browser.value("Redirect URI 2").await, "https://contoso.com/b");
        browser.click("Add redirect URI").await;
        browser.find("textbox", "Redirect URI 3").await;
    })
    .await;
}

#[tokio::test]
async fn a_stored_tenant_and_stored_settings_that_nobody_can_have_typed_are_dropped_and_said() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        browser.at("Register an app in Microsoft Entra ID").await;
        let client = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";
        let settings = json!({
            "clientId": client, "tenant": "evil.example", "cloud": "global", "embed": { "parents": ["https://evil.example"] },
        });
        let store = "sessionStorage.setItem('client-registrar.tab-settings', arguments[0]);
            sessionStorage.setItem('client-registrar.tenant', 'evil.example/../x');";
        browser.script(store, vec![json!(settings.to_string())]).await;
        browser.reload().await;
        browser.says(LOST).await;
        browser.says("Enter the settings for this tab again.").await;
        browser.says("Choose your tenant again.").await;
        start::sign_in(journey).await;
        browser.at("Basics").await;
    })
    .await;
}
