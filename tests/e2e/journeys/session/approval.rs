//! A permission that an administrator has to grant: asked for, granted elsewhere, and gone on with.

use serde_json::json;

use crate::axe;
use crate::browser::Browser;
use crate::journey::journey;
use crate::page::{form, microsoft, result, start};
use crate::tenant::seed::ALEX;

#[tokio::test]
async fn a_member_sends_a_text_to_an_administrator_and_goes_on_once_it_is_granted() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        form::to_permissions(browser, "Small client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        browser.find("group", "Note: Client Registrar needs permission to search APIs.").await;
        browser.click("Not an administrator? Ask one").await;
        browser.find("button", "Copy Text for your administrator").await;
        let base = journey.site.base();
        for said in [
            base.as_str(),
            "Application.Read.All: Searches",
            "Application.ReadWrite.All: Creates",
            "My account: \"alex@contoso.com\"",
        ] {
            browser.says(said).await;
        }
        let mail = browser.find("link", "Email this text").await.attr("href").await.unwrap().unwrap();
        assert!(
            mail.starts_with("mailto:?subject=Approval%20for%20Client%20Registrar%20in%20%22Contoso%22&body="),
            "{mail}"
        );
        assert!(mail.contains("adminconsent"), "{mail}");
        axe::check(browser, "a request for approval").await;
        browser.size(320, 800).await;
        let fits = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(browser.script(fits, vec![]).await, json!(true), "it fits a page of 320 pixels");
        browser.size(1280, 960).await;

        browser.click("Check again").await;
        browser.says("Not granted yet.").await;
        let before = journey.tenant.login_requests().len();
        journey.tenant.grant(&["Application.Read.All", "Application.ReadWrite.All"]);
        browser.click("Check again").await;
        browser.says("Permission granted.").await;
        browser.says("match your search.").await;
        browser.gone("group", "Note: Client Registrar needs permission to search APIs.").await;
        let asked = journey.tenant.login_requests().split_off(before);
        assert!(asked.iter().all(|one| one.request.path.ends_with("/token")), "nobody is sent anywhere for it");

        browser.click("Next").await;
        form::credentials(browser, Some(("first", "180 days"))).await;
        result::register(browser).await;
        assert_eq!(journey.tenant.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_member_who_was_refused_goes_on_after_the_approval_even_when_the_session_has_ended_by_then() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        form::to_permissions(browser, "Small client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::without_admin).await;
        browser.says("The permission wasn't granted.").await;
        journey.tenant.grant(&["Application.Read.All"]);
        // Microsoft asks who it is, so that there is a page to see, and nothing else.
        journey.tenant.state().sign_in.sessions.clear();
        let again = async |browser: &Browser| microsoft::pick_and_return(browser, ALEX).await;
        microsoft::beside(browser, "Continue to Microsoft", again).await;
        browser.says("Permission granted. Nothing has been sent yet.").await;
        browser.says("match your search.").await;

        browser.click("Next").await;
        form::credentials(browser, Some(("first", "180 days"))).await;
        browser.at("Review").await;
        browser.click("Ask an administrator").await;
        journey.tenant.expire_refresh_tokens();
        journey.tenant.state().sign_in.sessions.clear();
        browser.click("Check again").await;
        browser.says("Your sign-in has ended.").await;
        // Not granted yet: signing in gets through all the same, and asks for nothing that could be refused.
        microsoft::beside(browser, "Sign in again", again).await;
        browser.gone("group", "Warning: Your sign-in has ended.").await;
        browser.find("group", "Note: Client Registrar needs permission to register apps.").await;
        journey.tenant.grant(&["Application.ReadWrite.All"]);
        browser.click("Check again").await;
        browser.gone("group", "Note: Client Registrar needs permission to register apps.").await;
        result::register(browser).await;
        assert_eq!(journey.tenant.applications().len(), 1);
    })
    .await;
}
