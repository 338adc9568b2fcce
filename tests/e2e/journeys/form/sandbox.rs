//! The sandbox: the whole way with no tenant, and no request beyond the page's own files.

use crate::journey::{Journey, journey};
use crate::logs::Logs;
use crate::page::{form, result, start};

pub async fn no_foreign_request(journey: &Journey) {
    let mut logs = Logs::default();
    logs.fetch(&journey.browser).await;
    assert!(logs.requests.iter().any(|url| url.ends_with("/form.wasm")), "the log of requests works");
    assert_eq!(logs.foreign(), Vec::<&String>::new());
    assert!(journey.tenant.graph_requests().is_empty() && journey.tenant.login_requests().is_empty());
}

#[tokio::test]
async fn a_fhir_client_is_registered_in_the_sandbox_without_a_request_to_anybody() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        browser.says("Sandbox").await;
        form::fill(browser, &form::fhir_client()).await;
        result::register(browser).await;
        assert!(result::shown_secret(browser).await.len() >= 16);
        result::saved(browser, "Contoso FHIR client").await;
        result::unfold(browser, "Next steps").await;
        browser.says("Azure Health Data Services").await;
        browser.says("az role assignment create").await;
        no_foreign_request(journey).await;
    })
    .await;
}

#[tokio::test]
async fn two_secrets_are_made_shown_and_saved_one_by_one() {
    for fault in [None, Some("Lost response"), Some("Slow replication")] {
        journey(&[], async |journey| {
            let browser = &journey.browser;
            journey.open().await;
            start::sandbox(browser).await;
            if let Some(fault) = fault {
                switch_on(journey, fault).await;
            }
            form::to_permissions(browser, "Two secrets").await;
            form::permissions(browser, &[]).await;
            form::two_secrets(browser, ("nightly export", "90 days")).await;
            browser.says("Client secret 2").await;
            result::register(browser).await;
            let [one, other] = result::both_secrets(browser).await;
            assert!(one.len() >= 16 && other.len() >= 16 && one != other);
            browser.says("Secret 2").await;
            result::both_saved(browser, "Two secrets").await;
            no_foreign_request(journey).await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_secret_that_is_added_is_gone_to_and_one_that_is_removed_gives_way_to_the_next() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::to_permissions(browser, "Two secrets").await;
        form::permissions(browser, &[]).await;
        form::edit_first(browser).await;
        browser.fill("Description", "first").await;
        browser.click("Done").await;
        let focused =
            "return document.activeElement?.value || document.activeElement?.innerText.replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ') || ''";
        let until_focused = async |what: &str| {
            browser
                .until(&format!("the focus on {what}"), async |browser| {
                    (browser.script(focused, vec![]).await == what).then_some(())
                })
                .await;
        };
        until_focused("Edit first").await;
        for description in ["Secret 2", "Secret 3"] {
            browser.click("Add Client secret").await;
            until_focused(description).await;
            browser.find("group", description).await;
            browser.click("Done").await;
        }
        browser.click("Remove Secret 2").await;
        until_focused("Edit Secret 3").await;
        browser.click("Remove Secret 3").await;
        until_focused("Edit first").await;
        browser.click("Remove first").await;
        browser.says("No credentials. You can add them later.").await;
        // Each comes back where it stood, as it was typed.
        browser.press("button", "Undo Credential 1 removed.").await;
        browser.press("button", "Undo Credential 2 removed.").await;
        browser.find("group", "Secret 3").await;
        form::edit_first(browser).await;
        assert_eq!(browser.value("Description").await, "first");
    })
    .await;
}

#[tokio::test]
async fn every_fault_of_the_sandbox_ends_in_one_registered_client_or_in_words() {
    for fault in ["Throttling", "Slow replication", "Lost response"] {
        journey(&[], async |journey| {
            let browser = &journey.browser;
            journey.open().await;
            start::sandbox(browser).await;
            switch_on(journey, fault).await;
            form::fill(browser, &form::small_client()).await;
            result::register(browser).await;
            no_foreign_request(journey).await;
        })
        .await;
    }
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        switch_on(journey, "Registration not allowed").await;
        form::fill(browser, &form::small_client()).await;
        browser.click("Register").await;
        browser.find("button", "Try again").await;
        browser.says("Insufficient privileges").await;
        no_foreign_request(journey).await;
    })
    .await;
}

/// Switches a fault on in the panel of faults, which may be folded.
pub async fn switch_on(journey: &Journey, fault: &str) {
    let browser = &journey.browser;
    if browser.now("checkbox", fault).await.is_none() {
        browser.click("Simulate errors").await;
    }
    browser.choose("checkbox", fault).await;
}
