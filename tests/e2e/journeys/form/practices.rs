//! Best practices on the review: told, and put right by one press.

use crate::axe;
use crate::journey::journey;
use crate::journeys::form::looks::fits;
use crate::page::{form, start};

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
