//! Applications that exist already, like the one that is being registered: told where its name is typed and on the review,
//! brought back, and never in the way.

use crate::axe;
use crate::journey::{ALL, Journey, journey};
use crate::journeys::form::looks::fits;
use crate::page::{form, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::existing;

const NAME: &str = "FHIR portal";
const URI: &str = "https://portal.contoso.com/auth/callback";

/// Apps of the same name and the same redirect URI.
fn seed(journey: &Journey) {
    existing::add(&mut journey.tenant.state(), NAME, URI);
}

#[tokio::test]
async fn apps_like_the_new_one_are_told_of_and_a_deleted_one_comes_back() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        seed(journey);
        start::sign_in(journey).await;
        browser.at("Basics").await;
        browser.fill("Display name", NAME).await;
        browser.leave_field().await;
        browser.says("Apps like this one already exist.").await;
        browser.says("Owned by “alex@contoso.com”").await;
        axe::check(browser, "Basics with apps of the same name").await;
        browser.click("Next").await;
        form::redirect_uris(browser, &[URI]).await;
        form::permissions(browser, &[]).await;
        form::credentials(browser, None).await;
        browser.at("Review").await;
        browser.says("Older portal").await;
        browser.says("Same redirect URI").await;
        axe::check(browser, "Review with apps like the new one").await;
        browser.size(320, 640).await;
        fits(browser, "Review with apps like the new one").await;
        browser.click("Restore “FHIR portal”").await;
        browser.says("“FHIR portal” is restored.").await;
        assert!(journey.tenant.state().directory.applications.iter().all(|app| !app.deleted));
        // Nothing of it is in the way.
        browser.size(1_280, 900).await;
        browser.find("button", "Register").await;
        browser.click("Change the name").await;
        browser.at("Basics").await;
        assert_eq!(browser.value("Display name").await, NAME);
    })
    .await;
}

#[tokio::test]
async fn where_nobody_lets_the_page_look_the_review_says_so_and_a_refused_restore_says_why() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        seed(journey);
        let denied = Fault::FORBIDDEN;
        journey.tenant.fault(Op::ListApplications, 2, denied.clone());
        journey.tenant.fault(Op::DeletedItems, 1, denied.clone());
        start::sign_in(journey).await;
        form::fill(browser, &form::Wish { uris: vec![URI], secret: None, name: NAME, permissions: vec![] }).await;
        browser.says("This page couldn't check whether an app like this one already exists.").await;
        // Another name is another question.
        browser.press("link", "Edit Basics").await;
        browser.fill("Display name", "fhir portal").await;
        browser.leave_field().await;
        browser.says("Apps like this one already exist.").await;
        journey.tenant.fault(Op::RestoreDeleted, 1, denied);
        browser.click("Restore “FHIR portal”").await;
        browser.says("wasn't restored").await;
        browser.says("Microsoft Graph answered 403").await;
    })
    .await;
}

#[tokio::test]
async fn the_sandbox_tells_of_one_of_its_own() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        browser.fill("Display name", "Contoso Orders API").await;
        browser.leave_field().await;
        browser.says("An app like this one already exists.").await;
        browser.says("Created March 3, 2025").await;
    })
    .await;
}
