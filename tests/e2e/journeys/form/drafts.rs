//! What was typed stays: after a reload, after Back, after a detour.

use time::Duration;
use time::macros::format_description;

use crate::journey::journey;
use crate::page::{form, start};
use crate::tenant::values::now;

#[tokio::test]
async fn a_reload_keeps_the_draft_and_the_step() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::basics(browser, "Contoso FHIR client").await;
        form::redirect_uris(browser, &["https://fhir.contoso.com/auth/callback", "http://localhost:8000/cb"]).await;
        browser.at("API permissions").await;
        browser.reload().await;
        browser.at("API permissions").await;
        form::permissions(browser, &[("Azure Healthcare APIs", "user_impersonation")]).await;
        form::credentials(browser, Some(("nightly export", "365 days"))).await;
        browser.at("Review").await;
        browser.reload().await;
        browser.at("Review").await;
        for words in [
            "Contoso FHIR client",
            "https://fhir.contoso.com/auth/callback",
            "http://localhost:8000/cb",
            "user_impersonation",
            "nightly export",
            "365 days",
        ] {
            browser.says(words).await;
        }
    })
    .await;
}

#[tokio::test]
async fn back_never_loses_what_was_typed() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        browser.choose("radio", "Multitenant – any Microsoft Entra tenant").await;
        form::fill(browser, &form::fhir_client()).await;
        browser.click("Back").await;
        form::edit_first(browser).await;
        assert_eq!(browser.value("Description").await, "nightly export");
        assert_eq!(browser.selected("Expires").await, "90 days");
        browser.click("Back").await;
        browser.at("API permissions").await;
        browser.says("user_impersonation").await;
        browser.click("Back").await;
        browser.at("Redirect URIs").await;
        assert_eq!(browser.value("Redirect URI").await, "https://fhir.contoso.com/auth/callback");
        browser.back().await;
        browser.driver.session.forward().await.unwrap();
        browser.at("Redirect URIs").await;
        browser.click("Back").await;
        browser.at("Basics").await;
        assert_eq!(browser.value("Display name").await, "Contoso FHIR client");
        assert!(browser.find("radio", "Multitenant – any Microsoft Entra tenant").await.is_selected().await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_date_of_ones_own_is_kept_and_sent_as_typed() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::basics(browser, "Small client").await;
        form::redirect_uris(browser, &[]).await;
        form::permissions(browser, &[]).await;
        form::edit_first(browser).await;
        browser.select("Expires", "Custom").await;
        let date = (now() + Duration::days(100)).date();
        let day = date.format(format_description!("[year]-[month]-[day]")).unwrap();
        browser.fill("End date", &day).await;
        assert_eq!(browser.value("End date").await, day);
        browser.reload().await;
        form::edit_first(browser).await;
        assert_eq!(browser.value("End date").await, day);
        browser.click("Next").await;
        browser.at("Review").await;
        let day = date.format(format_description!("[month repr:long] [day padding:none], [year]")).unwrap();
        browser.says(&day).await;
    })
    .await;
}

#[tokio::test]
async fn a_wrong_redirect_uri_is_told_and_next_does_not_go_on() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::basics(browser, "Small client").await;
        browser.at("Redirect URIs").await;
        browser.fill("Redirect URI", "http://app.contoso.com/cb").await;
        browser.leave_field().await;
        browser.says("https").await;
        let field = browser.find("textbox", "Redirect URI").await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser
            .until("the field to be marked", async |_| {
                (field.attr("aria-invalid").await.ok()?.as_deref() == Some("true")).then_some(())
            })
            .await;
    })
    .await;
}
