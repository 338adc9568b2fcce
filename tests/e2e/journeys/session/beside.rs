//! Signing in with another window, while the page stays as it is.

use crate::journey::journey;
use crate::page::{form, microsoft, start};

#[tokio::test]
async fn a_permission_is_asked_for_in_a_window_of_its_own_and_the_form_stays_as_it_is() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::to_permissions(browser, "Contoso FHIR client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        browser.says("Application.Read.All").await;
        let page = browser.window().await;
        browser.press_to_open("button", "Continue to Microsoft").await;
        microsoft::accept(browser).await;
        browser.alone_in(&page).await;
        browser.says("Permission granted. Nothing has been sent yet.").await;
        assert_eq!(browser.value("Search APIs").await, "Azure Healthcare");
    })
    .await;
}
