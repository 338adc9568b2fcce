//! Best practices: told on the review and put right by one press, and told again of what was registered.

use crate::axe;
use crate::journey::journey;
use crate::journeys::form::looks::fits;
use crate::page::{form, result, start};

#[tokio::test]
async fn what_public_assessments_look_for_is_told_on_the_review_and_put_right_by_one_press() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        let uris = vec!["https://portal.azurewebsites.net/cb"];
        form::fill(browser, &form::Wish { uris, secret: Some(("first", "365 days")), ..form::small_client() }).await;
        browser.says("Best practices: 3 of 6 met").await;
        browser.script("document.querySelector('.practices').closest('details').open = true", vec![]).await;
        axe::check(browser, "best practices").await;
        browser.click("Use 180 days").await;
        browser.says("Best practices: 4 of 6 met").await;
        browser.click("Require user assignment").await;
        browser.says("Best practices: 5 of 6 met").await;
        browser.size(320, 640).await;
        fits(browser, "best practices").await;
        browser.click("Change Safe redirect URIs").await;
        browser.at("Redirect URIs").await;
    })
    .await;
}

#[tokio::test]
async fn what_assessments_find_in_the_app_is_told_once_it_is_registered_with_nothing_to_press() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::fill(browser, &form::Wish { secret: Some(("first", "365 days")), ..form::small_client() }).await;
        browser.says("Best practices: 4 of 6 met").await;
        result::register(browser).await;
        result::has_secret(browser).await;
        result::unfold(browser, "Best practices").await;
        browser.says("4 of 6 met").await;
        browser.says("Public assessments look for these in the app you registered.").await;
        for gone in ["Use 180 days", "Require user assignment"] {
            assert!(browser.now("button", gone).await.is_none(), "{gone}");
        }
        axe::check(browser, "best practices of what was registered").await;
    })
    .await;
}
