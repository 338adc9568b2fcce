//! Who is signed in, for how long, and what is left afterwards.

use std::time::Duration;

use crate::axe;
use crate::journey::{ALL, Journey, journey};
use crate::page::{account, form, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::record::Recorded;
use crate::tenant::seed::{ADELE, ALEX};
use crate::tenant::values::now;

#[tokio::test]
async fn the_account_that_was_picked_is_the_one_that_the_header_names() {
    journey(&ALL, async |journey| {
        start::sign_in_as(journey, ALEX).await;
        journey.browser.says("alex@contoso.com").await;
        journey.browser.says("Contoso").await;
        assert!(!journey.browser.text().await.contains("adele@contoso.com"));
    })
    .await;
}

#[tokio::test]
async fn signing_out_forgets_everything() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::basics(browser, "A name to forget").await;
        browser.at("Redirect URIs").await;
        account::sign_out(browser).await;
        browser
            .until("the page to come back", async |browser| {
                let url = browser.url().await;
                (url.host_str() == Some("localhost") && browser.now("button", "Sign in").await.is_some()).then_some(())
            })
            .await;
        let kept = browser.script("return JSON.stringify([{...sessionStorage}, {...localStorage}])", vec![]).await;
        assert!(!kept.to_string().contains("A name to forget"), "{kept}");
        assert!(!browser.text().await.contains("adele@contoso.com"));
        let asked = journey.tenant.login_requests();
        assert!(
            asked.iter().any(|one| one.request.path.ends_with("/logout")),
            "the session at Microsoft is ended as well"
        );
    })
    .await;
}

#[tokio::test]
async fn a_401_costs_one_renewal_and_nothing_else() {
    journey(&ALL, async |journey| {
        start::sign_in(journey).await;
        form::fill(&journey.browser, &form::small_client()).await;
        let before = journey.tenant.login_requests().len();
        journey.tenant.expire_access_tokens();
        result::register(&journey.browser).await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
        let renewals = journey.tenant.login_requests().len() - before;
        assert!((1..=2).contains(&renewals), "{renewals} requests to the token endpoint");
    })
    .await;
}

#[tokio::test]
async fn a_single_401_is_asked_again_with_a_new_token() {
    journey(&ALL, async |journey| {
        start::sign_in(journey).await;
        form::fill(&journey.browser, &form::small_client()).await;
        journey.tenant.fault(Op::AddPassword, 1, Fault::TokenExpired);
        result::register(&journey.browser).await;
        assert_eq!(journey.tenant.secret_ids().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    journey(&ALL, async |journey| {
        journey.tenant.set(|settings| settings.access_token_lifetime = 6);
        start::sign_in(journey).await;
        form::fill(&journey.browser, &form::small_client()).await;
        journey
            .browser
            .until("the first token to run out", async |_| {
                let state = journey.tenant.state();
                state.sign_in.access.values().any(|token| token.ends <= now()).then_some(())
            })
            .await;
        result::register(&journey.browser).await;
        let refused = journey.tenant.graph_requests().into_iter().filter(|one| one.status == Some(401)).count();
        assert_eq!(refused, 0, "no call went out with a token that had run out");
        let renewed = journey
            .tenant
            .login_requests()
            .into_iter()
            .filter(|one| {
                one.request
                    .form()
                    .is_some_and(|form| form.get("grant_type").is_some_and(|grant| grant == "refresh_token"))
            })
            .count();
        assert!(renewed >= 1, "it was renewed silently");
    })
    .await;
}

#[tokio::test]
async fn after_24_hours_the_page_asks_to_sign_in_again_and_the_draft_is_still_there() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.expire_access_tokens();
        journey.tenant.expire_refresh_tokens();
        browser.click("Register").await;
        browser.says("sign-in has ended").await;
        assert!(journey.tenant.applications().is_empty());
        // Microsoft knows the person still: its window closes as soon as it has opened. A try that fails loses nothing.
        journey.tenant.fault(Op::Token, 1, Fault::Throttled { retry_after: None });
        browser.click("Sign in again").await;
        let busy = "Error: Microsoft's sign-in is busy or has a problem (status 429).";
        browser.find("group", busy).await;
        browser.click("Sign in again").await;
        browser.gone("group", busy).await;
        result::has_secret(browser).await;
        assert_eq!(journey.tenant.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_consent_that_was_declined_leads_back_with_words() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        microsoft::cancel(browser).await;
        browser
            .until("the page, with words about it", async |browser| {
                let url = browser.url().await;
                (url.host_str() == Some("localhost") && browser.text().await.contains("didn't give consent"))
                    .then_some(())
            })
            .await;
        browser.find("button", "Sign in").await;
    })
    .await;
}

/// Waits until the tenant has given out the tokens of so many sign-ins.
async fn redeemed(journey: &Journey, count: usize) {
    let is_done = |one: &Recorded| {
        one.status == Some(200) && one.request.method == "POST" && one.request.path.ends_with("/token")
    };
    journey
        .browser
        .until("the tokens of a sign-in", async |_| {
            (journey.tenant.login_requests().into_iter().filter(is_done).count() == count).then_some(())
        })
        .await;
}

#[tokio::test]
async fn a_sign_in_that_comes_in_after_its_session_was_ended_is_nobodys() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        let late = || journey.tenant.fault(Op::Token, 1, Fault::Delayed(Duration::from_secs(2)));
        // With this window: one has gone into the sandbox meanwhile.
        late();
        journey.open().await;
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        browser.says("Signing you in…").await;
        start::sandbox(browser).await;
        redeemed(journey, 1).await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        browser.says("Sandbox").await;
        assert!(journey.tenant.graph_requests().is_empty(), "nothing is read or written with such a token");
        result::saved(browser, "Small client").await;
        browser.click("Exit sandbox").await;

        // Beside the page: the session that it was for has been forgotten.
        start::sign_in(journey).await;
        form::to_permissions(browser, "Contoso FHIR client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        // A renewal has been tried by then, so that the delay meets the sign-in.
        browser.find("button", "Continue to Microsoft").await;
        late();
        microsoft::beside(browser, "Continue to Microsoft", microsoft::accept).await;
        browser.says("Signing you in…").await;
        account::take(browser, "Sign out here").await;
        browser.says("You're signed out here").await;
        redeemed(journey, 3).await;
        axe::check(browser, "the start page after forgetting").await;
        browser.at(start::HEADING).await;
        let kept = browser.script("return JSON.stringify({...sessionStorage})", vec![]).await.to_string();
        assert!(!kept.contains("was-signed-in"), "{kept}");
        assert!(!browser.text().await.contains("adele@contoso.com"));
    })
    .await;
}

/// How often tokens were renewed.
fn renewals(journey: &Journey) -> usize {
    let renews = |one: &Recorded| {
        one.request.form().is_some_and(|form| form.get("grant_type").is_some_and(|grant| grant == "refresh_token"))
    };
    journey.tenant.login_requests().iter().filter(|one| renews(one)).count()
}

#[tokio::test]
async fn after_a_run_the_tokens_that_can_write_are_gone_and_what_comes_next_takes_a_new_one() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        // What Microsoft has granted comes with each token, so that the first one can write and serves for everything.
        form::fill(browser, &form::fhir_client()).await;
        result::register(browser).await;
        result::saved(browser, "Contoso FHIR client").await;
        assert_eq!(renewals(journey), 0, "one token was enough so far");
        browser.click("Register another app").await;
        form::to_permissions(browser, "Second client").await;
        form::search(browser, "Azure Healthcare").await;
        assert_eq!(renewals(journey), 1, "the token of the run is not used again");
    })
    .await;
}

#[tokio::test]
async fn a_page_at_the_token_endpoint_is_told_as_one_of_something_in_between() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        for status in [403, 200] {
            journey.tenant.fault(Op::Token, 1, Fault::Intercepted { status });
            journey.open().await;
            browser.click("Sign in").await;
            microsoft::pick(browser, ADELE).await;
            let said = format!("Something between you and Microsoft answered instead (status {status}, text/html");
            browser.says(&said).await;
            browser.find("button", "Sign in again").await;
        }
    })
    .await;
}
