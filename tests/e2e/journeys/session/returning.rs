//! Coming back: after a reload, and from a refusal.

use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::page::{form, microsoft, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::{ADELE, ALEX};

/// How often the page asked Microsoft with this in the query, or in the form.
fn asked(journey: &Journey, words: &str) -> usize {
    let requests = journey.tenant.login_requests();
    let has = |form: &std::collections::BTreeMap<String, String>| form.values().any(|value| value == words);
    requests
        .iter()
        .filter(|one| one.request.query.contains(words) || one.request.form().is_some_and(|f| has(&f)))
        .count()
}

#[tokio::test]
async fn a_reload_signs_in_again_by_itself_and_stands_where_one_was() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::basics(browser, "Contoso FHIR client").await;
        browser.at("Redirect URIs").await;
        for reload in 1..=2 {
            browser.reload().await;
            browser.says("adele@contoso.com").await;
            browser.at("Redirect URIs").await;
            assert_eq!(asked(journey, "prompt=none"), reload, "one silent question a reload");
        }
        for (slug, heading) in [("setup", "Set up this page"), ("tenant", "Switch tenant")] {
            browser.goto(&format!("{}?step={slug}", journey.site.base())).await;
            browser.find("button", "Account").await;
            browser.at(heading).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_reload_without_a_session_at_microsoft_asks_once_and_then_leaves_it_to_the_person_with_the_same_account() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        journey.tenant.state().sign_in.sessions.clear();
        browser.reload().await;
        browser.says("Your sign-in has ended.").await;
        browser.find("button", "Sign in").await;
        browser.reload().await;
        browser.find("button", "Sign in").await;
        assert_eq!(asked(journey, "prompt=none"), 1);

        start::sign_in(journey).await;
        form::basics(browser, "Contoso FHIR client").await;
        browser.at("Redirect URIs").await;
        // Somebody else has signed in at Microsoft since: only who was meant can go on with what was typed.
        {
            let mut state = journey.tenant.state();
            let alex = state.directory.users.iter().find(|user| user.name == ALEX).unwrap().oid.clone();
            state.sign_in.sessions.values_mut().for_each(|signed_in| *signed_in = vec![alex.clone()]);
        }
        browser.reload().await;
        browser.says("Your sign-in has ended.").await;
        let again = async |browser: &Browser| {
            browser.at("Pick an account").await;
            assert!(!browser.text().await.contains(ALEX));
            microsoft::pick_and_return(browser, ADELE).await;
        };
        microsoft::beside(browser, "Sign in again", again).await;
        browser.at("Redirect URIs").await;
        browser.says("adele@contoso.com").await;
    })
    .await;
}

#[tokio::test]
async fn a_permission_that_only_an_administrator_can_grant_leads_back_to_the_step_with_a_link_for_them() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        form::to_permissions(browser, "Contoso FHIR client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        browser.says("Application.Read.All").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::without_admin).await;
        browser.at("API permissions").await;
        browser.says("The permission wasn't granted.").await;
        browser.says("alex@contoso.com").await;
        browser.find("group", "Note: The permission wasn't granted.").await;
        browser.click("Not an administrator? Ask one").await;
        browser.says("/v2.0/adminconsent?client_id=").await;
        assert_eq!(ways_on(browser).await, 1, "the search's notice has the way on, and the one above has not");
        assert!(!browser.url().await.as_str().contains("error"));
        browser.click("Back").await;
        browser.at("Redirect URIs").await;
        browser.gone("group", "Note: The permission wasn't granted.").await;
    })
    .await;
}

/// How many buttons lead on to Microsoft.
async fn ways_on(browser: &Browser) -> usize {
    browser.names("button").await.iter().filter(|name| *name == "Continue to Microsoft").count()
}

#[tokio::test]
async fn a_permission_that_was_declined_where_no_window_opens_has_one_letter_and_one_way_on() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        form::to_permissions(browser, "Contoso FHIR client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        browser.find("button", "Continue to Microsoft").await;
        browser.script("window.open = () => null", vec![]).await;
        browser.click("Continue to Microsoft").await;
        microsoft::without_admin(browser).await;
        browser.at("API permissions").await;
        browser.find("group", "Note: The permission wasn't granted.").await;
        browser.click("Not an administrator? Ask one").await;
        browser.says("/v2.0/adminconsent?client_id=").await;
        assert_eq!(ways_on(browser).await, 1, "the page came up anew, so that only the notice above has it");
        browser.fill("Search APIs", "Azure Healthcare").await;
        browser.find("group", "Note: Client Registrar needs permission to search APIs.").await;
        browser.gone("button", "Copy Text for your administrator").await;
        assert_eq!(ways_on(browser).await, 1, "the search asks now, and the notice above does not any more");
        browser.fill("Search APIs", "").await;
        browser.click("Not an administrator? Ask one").await;
        browser.says("/v2.0/adminconsent?client_id=").await;
        assert_eq!(ways_on(browser).await, 1, "and again the one above");
    })
    .await;
}

#[tokio::test]
async fn a_granted_permission_is_said_and_nothing_was_sent() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::to_permissions(browser, "Contoso FHIR client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::accept).await;
        browser.at("API permissions").await;
        browser.says("Permission granted. Nothing has been sent yet.").await;
        assert_eq!(journey.tenant.count(Op::UpsertApplication), 0);
        let scopes = asked(journey, "ReadWrite");
        assert_eq!(scopes, 0, "nothing was asked for that is not needed yet");
    })
    .await;
}

#[tokio::test]
async fn requests_that_are_refused_together_share_one_renewal() {
    journey(&ALL, async |journey| {
        start::sign_in(journey).await;
        form::fill(&journey.browser, &form::small_client()).await;
        let before = asked(journey, "refresh_token");
        journey.tenant.fault(Op::AddPassword, 1, Fault::TokenExpired);
        journey.tenant.fault(Op::CreateServicePrincipal, 1, Fault::TokenExpired);
        crate::page::result::register(&journey.browser).await;
        assert_eq!(asked(journey, "refresh_token") - before, 1);
        assert_eq!((journey.tenant.service_principals().len(), journey.tenant.secret_ids().len()), (1, 1));
    })
    .await;
}
