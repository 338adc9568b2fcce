//! Where Microsoft's answer reaches another page than auth.html, or none, and where the page stands at an address that
//! nobody can be led back to.

use crate::axe;
use crate::journey::{ALL, Journey, journey};
use crate::page::{account, form, microsoft, start};
use crate::tenant::seed::ADELE;
use crate::tenant::site::{Config, Habit};

/// 43 characters, as the page makes them.
const RANDOM: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

const NOT_SERVED: &str = "This host doesn't serve auth.html, so sign-in can't finish.";

/// Where such a host leads to with this behind the redirect URI: it drops a query on the way, so that one gets there only
/// by itself.
fn arrival(journey: &Journey, behind: &str) -> String {
    let from =
        if behind.starts_with('?') { format!("{}auth", journey.site.base()) } else { journey.site.redirect_uri() };
    format!("{from}{behind}")
}

#[tokio::test]
async fn on_a_host_that_shows_the_page_in_the_place_of_auth_html_signing_in_goes_on_by_every_way_that_can() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        journey.site.set_habit(Habit::SinglePage);
        start::sign_in(journey).await;
        let at = browser.url().await;
        assert_eq!((at.path(), at.query(), at.fragment()), (journey.site.under, Some("step=basics"), None));
        assert!(!browser.text().await.contains(NOT_SERVED), "it went on");
        form::to_permissions(browser, "Contoso FHIR client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::accept).await;
        browser.says("Permission granted. Nothing has been sent yet.").await;
        account::sign_out(browser).await;
        browser.says("You're signed out").await;
        assert_eq!(browser.url().await.path(), journey.site.under);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_go_on_there_leaves_the_address_at_once_and_the_page_says_what_the_host_does() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        journey.site.set_habit(Habit::SinglePage);
        for behind in [
            format!("#relay.{RANDOM}"),
            format!("#code=stolen&state=v1.{RANDOM}.popup"),
            format!("#code=stolen&state=v1.{RANDOM}.relay"),
            format!("?code=stolen&state=v1.{RANDOM}.other"),
            format!("?admin_consent=True&tenant=x&state=v1.{RANDOM}.admin"),
            "#code=stolen".to_owned(),
            String::new(),
        ] {
            browser.goto("about:blank").await;
            browser.goto(&arrival(journey, &behind)).await;
            browser.says(NOT_SERVED).await;
            browser.says(&format!("instead, at {}auth", journey.site.under)).await;
            assert_eq!(browser.url().await.as_str(), journey.site.base(), "{behind}");
            let kept = browser.script("return JSON.stringify({...sessionStorage})", vec![]).await;
            assert!(!kept.to_string().contains("stolen"), "{behind} is kept: {kept}");
        }
        axe::check(browser, "a host that does not serve auth.html").await;
        // An answer that nobody asked for is used up, wherever it came.
        for behind in
            [format!("#code=stolen&state=v1.{RANDOM}.redirect"), format!("?code=a&state=v1.{RANDOM}.redirect")]
        {
            browser.goto("about:blank").await;
            browser.goto(&arrival(journey, &behind)).await;
            browser.says("This tab didn't start this sign-in").await;
            assert_eq!(browser.url().await.as_str(), journey.site.base());
        }
        assert!(journey.tenant.login_requests().is_empty(), "not a word to the token endpoint");
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_the_host_has_lost_is_told_and_a_bare_visit_is_no_signing_out() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        browser.goto(&journey.site.redirect_uri()).await;
        browser.at("Nothing to see here").await;

        journey.site.set_habit(Habit::LosesFragments);
        journey.open().await;
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Microsoft's response didn't arrive").await;
        browser.says("drops the part after #").await;
        axe::check(browser, "an answer that was lost").await;
    })
    .await;
}

#[tokio::test]
async fn signed_out_is_who_came_back_from_signing_out_and_nobody_else() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        // Microsoft leads back without a word.
        journey.tenant.set(|settings| settings.forgets_state_on_sign_out = true);
        start::sign_in(journey).await;
        account::sign_out(browser).await;
        browser.says("You're signed out").await;
        assert_eq!(browser.url().await.as_str(), journey.site.base());
        browser.reload().await;
        browser.find("button", "Sign in").await;
        assert!(!browser.text().await.contains("You're signed out"), "said once");

        // Whoever went there and came back another way may be signed in still.
        browser.script("sessionStorage.setItem('client-registrar.signed-out', '{\"returned\":false}')", vec![]).await;
        browser.reload().await;
        browser.says("You might still be signed in to Microsoft in this browser.").await;
        assert!(!browser.text().await.contains("You're signed out."));
    })
    .await;
}

#[tokio::test]
async fn at_127_0_0_1_the_page_leads_to_localhost_and_says_the_same_on_every_page() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let there = journey.site.base();
        let here = there.replace("localhost", "127.0.0.1");
        let link = format!("Open {there}");
        browser.goto(&here).await;
        browser.says("Open this page at an address that starts with https:// or http://localhost.").await;
        browser.find("link", &link).await;
        assert!(browser.now("button", "Sign in").await.is_none(), "it could do nothing");
        axe::check(browser, "the start page at an address without a way back").await;

        browser.goto(&format!("{here}?step=setup")).await;
        browser.says("No one can sign in at this address.").await;
        browser.find("link", &link).await;
        let text = browser.text().await;
        assert!(!text.contains("Users can sign in") && !text.contains("This page is set up."), "{text}");
        assert!(browser.now("button", "Test this setup").await.is_none());
        browser.press("tab", "Existing registration").await;
        assert!(browser.now("button", "Use in this tab").await.is_none(), "it could not be used");

        // The way on leads to where people can sign in.
        browser.press("link", &link).await;
        browser.at(start::HEADING).await;
        assert_eq!(browser.url().await.as_str(), there);
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Basics").await;

        // Without a config.json the set-up page says the same.
        journey.site.set_config(Config::Missing);
        browser.goto(&here).await;
        browser.click("Set up this page").await;
        browser.find("link", &link).await;
    })
    .await;
}
