//! Signing in again before a client secret is created, where the page's owner asks for that: by what Microsoft says, not
//! by what it was asked.

use serde_json::{Value, json};

use crate::axe;
use crate::journey::{ALL, Journey, config, journey};
use crate::journeys::register::stops::later;
use crate::page::{form, microsoft, result, setup, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::ADELE;
use crate::tenant::site::Config;

const NOTICE: &str = "Note: Your organization requires you to sign in again before you create a client secret.";

/// At the last step, signed in by a session at Microsoft that is an hour old.
async fn at_review(journey: &Journey) {
    let browser = &journey.browser;
    let text = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
    let mut asking: Value = serde_json::from_str(&text).unwrap();
    asking["reauthenticate"] = json!(true);
    journey.site.set_config(Config::Text(asking.to_string()));
    start::sign_in(journey).await;
    journey.tenant.age_sign_ins();
    browser.reload().await;
    browser.says("adele@contoso.com").await;
    form::fill(browser, &form::small_client()).await;
}

/// Signs in again, in the window that opens.
async fn sign_in_again(journey: &Journey) {
    let there = async |browser: &crate::browser::Browser| microsoft::pick_and_return(browser, ADELE).await;
    microsoft::beside(&journey.browser, "Sign in again", there).await;
}

#[tokio::test]
async fn where_the_owner_asks_for_it_one_signs_in_again_before_a_secret_is_created() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        at_review(journey).await;
        browser.click("Register").await;
        browser.find("group", NOTICE).await;
        axe::check(browser, "the question to sign in again").await;
        assert!(journey.tenant.applications().is_empty());
        // Microsoft knows the person still, and asks all the same.
        sign_in_again(journey).await;
        browser.gone("group", NOTICE).await;
        browser.at("Review").await;
        assert!(journey.tenant.applications().is_empty(), "nothing is sent before Register is pressed again");
        result::register(browser).await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_that_microsoft_did_not_ask_for_or_says_nothing_of_proves_nothing() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        at_review(journey).await;
        // As where somebody at a page that was left open takes the wish to be asked out of the address.
        journey.tenant.set(|settings| settings.ignores_login_prompt = true);
        browser.click("Register").await;
        browser.click("Sign in again").await;
        browser.says("Microsoft signed you in without prompting you, so that doesn't count.").await;
        browser.click("Register").await;
        browser.find("group", NOTICE).await;
        assert!(journey.tenant.applications().is_empty());

        journey.tenant.set(|settings| settings.tells_auth_time = false);
        browser.reload().await;
        browser.says("adele@contoso.com").await;
        browser.click("Register").await;
        browser.says("Add the optional claim auth_time for ID tokens").await;
        axe::check(browser, "a token that says nothing of when").await;
        assert!(journey.tenant.applications().is_empty());
        browser.click("Set up this page").await;
        browser.at(setup::HEADING).await;
        browser.press("tab", "Admin center").await;
        browser.says("Select login_hint, acct, and auth_time").await;
    })
    .await;
}

#[tokio::test]
async fn a_registration_that_stopped_before_its_secret_asks_again_before_it_goes_on() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        at_review(journey).await;
        browser.click("Register").await;
        sign_in_again(journey).await;
        browser.gone("group", NOTICE).await;
        let refused = Fault::Refused { status: 400, code: "Request_BadRequest", message: "Not now." };
        journey.tenant.fault(Op::AddPassword, 1, refused);
        browser.click("Register").await;
        browser.find("button", "Try again").await;
        later(browser, 6).await;
        browser.click("Try again").await;
        browser.find("group", NOTICE).await;
        browser.says("select Try again within five minutes").await;
        assert_eq!(journey.tenant.count(Op::AddPassword), 1, "a page that was left open creates nothing");
        sign_in_again(journey).await;
        browser.gone("group", NOTICE).await;
        browser.click("Try again").await;
        result::has_secret(browser).await;
        assert_eq!(journey.tenant.secret_ids().len(), 1);
    })
    .await;
}
