//! The end of a sign-in, which a browser's comes to a day after it began.

use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::page::{form, result, start};
use crate::tenant::seed::ADELE;

/// The page keeps five minutes of the day for itself.
const END: i64 = 24 * 60 - 5;

/// The page's clocks go on to so many minutes before the end of its sign-in. The page that comes back from Microsoft
/// has the machine's own clocks, so the press that goes there puts them right.
async fn go_on_to(browser: &Browser, minutes_left: i64) {
    let later = "const by = arguments[0] * 60000, [now, ticks] = [Date.now, performance.now];
        Date.now = () => now() + by; performance.now = () => ticks.call(performance) + by;
        addEventListener('click', (event) => {
          if (event.target.closest('button')?.innerText !== 'Sign in again now') return;
          [Date.now, performance.now] = [now, ticks];
        }, true);";
    browser.script(later, vec![(END - minutes_left).into()]).await;
}

/// Signs in again, with the account at hand.
async fn sign_in_again(browser: &Browser) {
    browser.click("Sign in again now").await;
    browser
        .until("the page, signed in again", async |browser| {
            if let Some(account) = browser.now("button", ADELE).await {
                account.click().await.ok()?;
            }
            let there = browser.url().await.host_str() == Some("localhost");
            (there && !browser.text().await.contains("Your sign-in ends")).then_some(())
        })
        .await;
}

#[tokio::test]
async fn ten_minutes_before_its_end_the_sign_in_is_begun_anew_and_the_draft_stays() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::basics(browser, "Small client").await;
        browser.at("Redirect URIs").await;
        browser.fill("Redirect URI", "https://small.contoso.com/cb").await;
        assert!(!browser.text().await.contains("Your sign-in ends"));
        go_on_to(browser, 9).await;
        browser.says("Your sign-in ends at").await;
        sign_in_again(browser).await;
        browser.at("Redirect URIs").await;
        assert_eq!(browser.value("Redirect URI").await, "https://small.contoso.com/cb");
    })
    .await;
}

#[tokio::test]
async fn in_its_last_two_minutes_no_registration_is_begun() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        go_on_to(browser, 1).await;
        browser.click("Register").await;
        browser.says("too little time left to register").await;
        browser.at("Review").await;
        assert!(journey.tenant.applications().is_empty());
        sign_in_again(browser).await;
        browser.at("Review").await;
        assert!(!browser.text().await.contains("too little time"));
        result::register(browser).await;
        assert_eq!(journey.tenant.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_secret_on_the_page_is_not_interrupted_by_the_end_of_the_sign_in() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        go_on_to(browser, 9).await;
        browser.says("Your sign-in ends at").await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        assert!(!browser.text().await.contains("Your sign-in ends"));
        result::saved(browser, "Small client").await;
        browser.says("Your sign-in ends at").await;
    })
    .await;
}
