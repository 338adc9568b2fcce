//! The end of a sign-in, which a browser's comes to a day after it began.

use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::page::{form, result, start};
use crate::tenant::record::Recorded;

/// The page keeps five minutes of the day for itself.
const END: i64 = 24 * 60 - 5;

/// The page's clocks go on to so many minutes before the end of its sign-in. Microsoft's tokens are of this machine's
/// time, so the press that goes there puts the clocks right.
async fn go_on_to(browser: &Browser, minutes_left: i64) {
    let later = "const by = arguments[0] * 60000, [now, ticks] = [Date.now, performance.now];
        Date.now = () => now() + by; performance.now = () => ticks.call(performance) + by;
        addEventListener('click', (event) => {
          if (event.target.closest('button')?.innerText !== 'Sign in again now') return;
          [Date.now, performance.now] = [now, ticks];
        }, true);";
    browser.script(later, vec![(END - minutes_left).into()]).await;
}

/// How many sign-ins have been completed.
fn sign_ins(journey: &Journey) -> usize {
    let redeems = |one: &Recorded| {
        let form = one.request.form();
        form.is_some_and(|form| form.get("grant_type").is_some_and(|grant| grant == "authorization_code"))
    };
    journey.tenant.login_requests().iter().filter(|one| redeems(one) && one.status == Some(200)).count()
}

/// Signs in again. Microsoft knows the person still: its window closes as soon as it has opened.
async fn sign_in_again(journey: &Journey) {
    let before = sign_ins(journey);
    journey.browser.click("Sign in again now").await;
    journey.browser.until("a second sign-in", async |_| (sign_ins(journey) > before).then_some(())).await;
    journey.browser.gone("button", "Sign in again now").await;
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
        sign_in_again(journey).await;
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
        browser.says("Your sign-in ends too soon to register.").await;
        browser.at("Review").await;
        assert!(journey.tenant.applications().is_empty());
        sign_in_again(journey).await;
        browser.at("Review").await;
        assert!(!browser.text().await.contains("ends too soon"));
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
