//! The frame of the form: the bar that is always in view, the steps by their names or in a menu, the requests at the side.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::page::{form, framed, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::parents::Framing;

/// The button of the bar is whole within the window.
async fn is_in_view(browser: &Browser, name: &str) {
    let button = browser.find("button", name).await.to_json().unwrap();
    let in_view = "const box = arguments[0].getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth";
    assert_eq!(browser.script(in_view, vec![button]).await, json!(true), "'{name}' is in view");
}

/// Goes through the page by Tab: nothing that takes the focus lies under the bar.
async fn nothing_is_covered(browser: &Browser, page: &str) {
    browser.script("document.activeElement.blur(); scrollTo(0, 0)", vec![]).await;
    let covered = "const e = document.activeElement, bar = document.querySelector('.bar');
        if (e === document.body || bar.contains(e)) return null;
        const box = e.getBoundingClientRect(), edge = bar.getBoundingClientRect().top;
        return box.bottom > edge + 1 && box.height < edge ? e.outerHTML.slice(0, 200) : null;";
    for _ in 0..40 {
        browser.keys(Key::Tab + "").await;
        let found = browser.script(covered, vec![]).await;
        assert!(found.is_null(), "under the bar on {page}: {found}");
    }
}

/// What stands largest at the head of the page, for those who look at it.
async fn headline(browser: &Browser) -> String {
    let largest = "const size = (of) => parseFloat(getComputedStyle(of).fontSize);
        const seen = [...document.querySelector('.page-heading').children].filter((e) => getComputedStyle(e).clipPath === 'none');
        return seen.reduce((one, other) => size(other) > size(one) ? other : one).textContent";
    browser.script(largest, vec![]).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_leads_on_is_in_view_on_every_step_and_what_has_the_focus_is_never_under_it() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        for (width, height) in [(1_280, 600), (500, 600), (320, 640)] {
            browser.size(width, height).await;
            journey.open().await;
            browser.script("sessionStorage.clear()", vec![]).await;
            journey.open().await;
            start::sandbox(browser).await;
            is_in_view(browser, "Next").await;
            nothing_is_covered(browser, "Basics").await;
            form::fill(browser, &form::fhir_client()).await;
            is_in_view(browser, "Register").await;
            nothing_is_covered(browser, "Review").await;
            let below = "scrollTo(0, document.documentElement.scrollHeight);
                return innerHeight - document.querySelector('.bar').getBoundingClientRect().bottom";
            let below = browser.script(below, vec![]).await.as_f64().unwrap();
            assert!(below.abs() < 1.0, "{below} px below the bar at the end of the page");
            result::register(browser).await;
            is_in_view(browser, "Register another app").await;
        }
    })
    .await;
}

#[tokio::test]
async fn next_names_the_step_that_it_leads_to_where_there_is_room() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        let text = || async { browser.find("button", "Next").await.text().await.unwrap() };
        assert_eq!(text().await, "Next: Redirect URIs");
        browser.size(500, 800).await;
        assert_eq!(text().await, "Next");
    })
    .await;
}

#[tokio::test]
async fn steps_have_names_and_on_a_narrow_page_a_menu_above_what_one_does_there() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::basics(browser, "Small client").await;
        browser.at("Redirect URIs").await;
        browser.size(800, 800).await;
        assert_eq!(browser.find("button", "API permissions").await.text().await.unwrap(), "API permissions");
        assert_eq!(headline(browser).await, "Redirect URIs");
        browser.size(500, 800).await;
        assert_eq!(headline(browser).await, "Choose where Microsoft Entra ID sends users after they sign in.");
        assert!(browser.now("button", "Basics").await.is_none(), "the list is folded");
        browser.size(320, 800).await;
        let unused = "const inside = document.querySelector('.bar__inside');
            const { paddingLeft, paddingRight, columnGap } = getComputedStyle(inside);
            const buttons = [...inside.querySelectorAll('.bar__back > button, .bar__end > button')];
            const widths = buttons.map((one) => one.getBoundingClientRect().width);
            const taken = [paddingLeft, paddingRight, columnGap].map(parseFloat).concat(widths).reduce((sum, one) => sum + one);
            return [buttons.length, Math.abs(inside.clientWidth - taken) < 1]";
        assert_eq!(browser.script(unused, vec![]).await, json!([2, true]), "Back and Next have all of the row");
        browser.size(500, 800).await;
        axe::check(browser, "the menu of steps, closed").await;
        let toggle = browser.find("button", "Step 2 of 5 Redirect URIs").await;
        toggle.click().await.unwrap();
        browser.find("button", "Basics").await;
        axe::check(browser, "the menu of steps, open").await;
        browser.keys(Key::Escape + "").await;
        browser.gone("button", "Basics").await;
        let focused = browser.script("return document.activeElement.textContent", vec![]).await;
        assert!(focused.as_str().unwrap().starts_with("Step 2 of 5"), "{focused}");
        browser.keys(Key::Enter + "").await;
        browser.click("Basics").await;
        browser.at("Basics").await;
        browser.gone("button", "Redirect URIs").await;
    })
    .await;
}

#[tokio::test]
async fn requests_stand_once_on_a_page_fold_and_stay_as_they_were_folded() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        browser.size(1_280, 600).await;
        start::sign_in(journey).await;
        browser.says("/servicePrincipals").await;
        form::fill(browser, &form::small_client()).await;
        assert_eq!(browser.text().await.matches("/servicePrincipals").count(), 1, "once on Review");
        browser.click("Headers and body").await;
        browser.find("button", "Copy Headers and body").await;
        let scrolls = "const b = document.querySelector('.panel__body');
            return b.scrollHeight > b.clientHeight && b.getBoundingClientRect().bottom < innerHeight";
        assert_eq!(browser.script(scrolls, vec![]).await, json!(true), "the panel scrolls by itself");
        axe::check(browser, "Review with an open request").await;
        let whole = "const path = [...document.querySelectorAll('.call__path')].find((one) => one.textContent.endsWith('/addPassword'));
            const lines = (part) => { const range = document.createRange(); range.selectNodeContents(part); return range.getClientRects().length; };
            return [...path.childNodes].filter((one) => one.data).every((one) => lines(one) === 1)";
        assert_eq!(browser.script(whole, vec![]).await, json!(true), "a path goes on between its parts");

        tenant.fault(Op::AddPassword, 2, Fault::Throttled { retry_after: None });
        browser.click("Register").await;
        browser.says("429 Too Many Requests").await;
        assert!(browser.now("group", "Sent requests").await.is_none(), "while they go they are the page");
        result::has_secret(browser).await;
        browser.find("button", "Sent requests").await;
        assert!(!browser.text().await.contains("429"), "folded once it has come through");
        browser.click("3 requests sent").await;
        browser.says("429 Too Many Requests").await;

        browser.click("Sent requests").await;
        assert!(!browser.text().await.contains("/addPassword"));
        result::saved(browser, "Small client").await;
        browser.click("Register another app").await;
        browser.at("Basics").await;
        browser.find("button", "Requests").await;
        assert!(!browser.text().await.contains("/servicePrincipals"), "it stays folded");
    })
    .await;
}

#[tokio::test]
async fn in_a_frame_the_bars_leave_room_for_the_page() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        framed::list_parents(journey);
        let window = framed::open(journey, Framing::default()).await;
        framed::sign_in(browser, &window).await;
        // The line with the tenant, the menu of steps right below it, and the bar.
        let high = "const box = (of) => document.querySelector(of).getBoundingClientRect();
            return box('.steps__toggle').bottom + box('.bar').height";
        let high = browser.script(high, vec![]).await.as_f64().unwrap();
        assert!(high <= 120.0, "{high} px");
        browser.find("button", "Step 1 of 5 Basics").await;
        assert_eq!(headline(browser).await, "Name your app and choose who can sign in.");
        is_in_view(browser, "Next").await;
    })
    .await;
}
