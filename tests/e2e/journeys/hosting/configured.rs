//! `config.json`: absent, wrong, and right.

use crate::journey::{ALL, config, journey};
use crate::page::{microsoft, start};
use crate::tenant::{
    seed::ADELE,
    site::{Config, Quirk},
};

#[tokio::test]
async fn without_a_config_the_page_offers_to_be_set_up_and_the_sandbox() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.site.set_config(Config::Missing);
        journey.open().await;
        browser.at(start::HEADING).await;
        browser.find("button", "Set up this page").await;
        assert!(browser.now("button", "Sign in").await.is_none());
        browser.click("Set up this page").await;
        browser.at("Set up this page").await;
        browser.says(&journey.site.redirect_uri()).await;
    })
    .await;
}

#[tokio::test]
async fn a_press_of_sign_in_counts_while_config_json_or_the_part_for_it_is_still_on_its_way() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        for (late, words) in
            [("config.json", "Loading…"), ("session.wasm", "Loading…"), ("leaving.wasm", "Going to Microsoft…")]
        {
            journey.site.set_quirks(&[Quirk::HeldBack(late)]);
            journey.open().await;
            browser.click("Sign in").await;
            browser.says(words).await;
            journey.site.set_quirks(&[]);
            microsoft::pick(browser, ADELE).await;
            browser.at("Basics").await;
            browser.script("sessionStorage.clear()", vec![]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_mistake_in_config_json_is_named() {
    let (client, tenant) = ("e1fe6dd8-ba31-4d61-89e7-88639da4683d", "contoso.com");
    let cases = [
        ("{ not json".to_owned(), vec!["JSON"]),
        (config("not-a-guid", tenant), vec!["clientId", "not-a-guid"]),
        (config(client, "no tenant at all"), vec!["tenant", "no tenant at all"]),
        (config(client, tenant).replace("global", "mars"), vec!["cloud", "mars"]),
        (format!("{{\"tenant\": \"{tenant}\"}}"), vec!["clientId"]),
    ];
    journey(&[], async |journey| {
        for (text, words) in &cases {
            journey.site.set_config(Config::Text(text.clone()));
            journey.open().await;
            let browser = &journey.browser;
            browser.at(start::HEADING).await;
            browser
                .until("the start page, ready", async |browser| {
                    browser.now("button", "Set up this page").await.map(drop)
                })
                .await;
            browser.click("Set up this page").await;
            browser.at("Set up this page").await;
            for word in words {
                browser.says(word).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_setting_that_does_not_exist_is_named_and_signing_in_stays_on() {
    journey(&[], async |journey| {
        let text = config(&journey.tenant.client_id, &journey.tenant.tenant_id).replace("\"cloud\"", "\"clouds\"");
        journey.site.set_config(Config::Text(text));
        journey.open().await;
        journey.browser.find("button", "Sign in").await;
        journey.browser.says("“clouds”").await;
    })
    .await;
}
