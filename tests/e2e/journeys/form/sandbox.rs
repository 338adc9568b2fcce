//! The sandbox: the whole way with no tenant, and no request beyond the page's own files.

use crate::journey::{Journey, journey};
use crate::logs::Logs;
use crate::page::{form, result, start};

async fn no_foreign_request(journey: &Journey) {
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
        browser.at("Credentials").await;
        browser.fill("Description", "first").await;
        let focused = "return document.activeElement?.value ?? ''";
        for (number, description) in [(2, "Secret 2"), (3, "Secret 3")] {
            browser.click("Add another secret").await;
            browser
                .until("the description that was added", async |browser| {
                    (browser.script(focused, vec![]).await == description).then_some(())
                })
                .await;
            browser.find("group", &format!("Client secret {number}")).await;
        }
        browser.click("Remove Client secret 2").await;
        browser
            .until("the description in its place", async |browser| {
                (browser.script(focused, vec![]).await == "Secret 3").then_some(())
            })
            .await;
        browser.gone("group", "Client secret 3").await;
        // What was typed comes back with the choice.
        browser.choose("radio", "No secret").await;
        browser.gone("button", "Add another secret").await;
        browser.choose("radio", "Client secret").await;
        browser.click("Remove Client secret 2").await;
        browser.gone("group", "Client secret 2").await;
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
async fn switch_on(journey: &Journey, fault: &str) {
    let browser = &journey.browser;
    if browser.now("checkbox", fault).await.is_none() {
        browser.click("Simulate errors").await;
    }
    browser.choose("checkbox", fault).await;
}
