//! axe-core finds nothing on any page or state, light or dark.

use std::time::Duration;

use serde_json::json;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Circumstances, Journey, config, journey, journey_in};
use crate::page::{form, framed, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::parents::Framing;
use crate::tenant::seed::ALEX;
use crate::tenant::site::Config;
use crate::words;

#[tokio::test]
async fn axe_notices_what_is_wrong() {
    journey(&[], async |journey| {
        journey.open().await;
        journey.browser.find("button", "Sign in").await;
        journey.browser.script("document.querySelector('main').append(document.createElement('button'))", vec![]).await;
        let seen = axe::violations(&journey.browser).await;
        assert!(seen.iter().any(|line| line.starts_with("button-name")), "{seen:?}");
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_on_the_steps_and_the_result_of_the_sandbox() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        browser.at(start::HEADING).await;
        browser.find("button", "Sign in").await;
        axe::check(browser, "the start page").await;
        start::sandbox(browser).await;
        axe::check(browser, "Basics, empty").await;
        browser.click("Next").await;
        axe::check(browser, "Basics with a problem").await;
        form::basics(browser, "Contoso FHIR client").await;
        browser.at("Redirect URIs").await;
        axe::check(browser, "Redirect URIs, empty").await;
        browser.click("Add redirect URI").await;
        browser.fill("Redirect URI", "http://app.contoso.com/(x)").await;
        browser.leave_field().await;
        axe::check(browser, "Redirect URIs with problems").await;
        form::redirect_uris(browser, &["https://fhir.contoso.com/auth/callback"]).await;
        browser.at("API permissions").await;
        axe::check(browser, "API permissions, empty").await;
        browser.fill("Search APIs", "no such api").await;
        browser
            .until("the answer that there is none", async |browser| {
                browser.text().await.contains("No API").then_some(())
            })
            .await;
        axe::check(browser, "API permissions, nothing found").await;
        form::search(browser, "Microsoft Graph").await;
        browser.click("Microsoft Graph").await;
        browser.choose("checkbox", "User.Read").await;
        axe::check(browser, "API permissions with picks").await;
        browser.click("Next").await;
        browser.at("Credentials").await;
        axe::check(browser, "Credentials").await;
        form::edit_first(browser).await;
        browser.select("Expires", "Custom").await;
        axe::check(browser, "Credentials with a date").await;
        form::credentials(browser, Some(("nightly export", "90 days"))).await;
        browser.at("Review").await;
        axe::check(browser, "Review").await;
        result::register(browser).await;
        axe::check(browser, "the result with the secret masked").await;
        result::shown_secret(browser).await;
        axe::check(browser, "the result with the secret shown").await;
        browser.click("Register another app").await;
        browser.find("dialog", "Leave without saving the secret?").await;
        axe::check(browser, "the question before leaving").await;
        browser.click("Stay here").await;
        result::saved(browser, "Contoso FHIR client").await;
        axe::check(browser, "the result without the secret").await;
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_on_set_up_trouble_and_the_live_pages() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        set_up(journey).await;
        start::sign_in_as(journey, ALEX).await;
        axe::check(browser, "Basics, signed in").await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.set(|settings| settings.may_register = false);
        browser.click("Register").await;
        browser.find("button", "Try again").await;
        axe::check(browser, "a registration that is not allowed").await;
        browser.size(1_280, 700).await;
        browser.find("button", "Requests").await;
        let scrolls = "const scrolls = (of) => of.scrollHeight > of.clientHeight;
            return [scrolls(document.querySelector('.panel__body')), scrolls(document.scrollingElement)]";
        assert_eq!(
            browser.script(scrolls, vec![]).await,
            json!([true, false]),
            "the requests, and not the page as well"
        );
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_while_the_page_asks_waits_or_is_refused() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        browser.click("Try the sandbox").await;
        browser.click("Simulate errors").await;
        axe::check(browser, "the sandbox's panel of faults").await;
        browser.click("Exit sandbox").await;
        start::sign_in(journey).await;
        form::to_permissions(browser, "Small client").await;
        browser.fill("Search APIs", "Azure").await;
        browser.find("button", "Continue to Microsoft").await;
        browser.click("Not an administrator? Ask one").await;
        axe::check(browser, "the question for a permission").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::cancel).await;
        browser.says("didn't give consent").await;
        axe::check(browser, "the declined permission").await;
    })
    .await;
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.fault(Op::UpsertApplication, 1, Fault::Throttled { retry_after: None });
        journey.tenant.fault(Op::UpsertApplication, 1, Fault::Delayed(Duration::from_secs(10)));
        browser.click("Register").await;
        browser.at("Registering").await;
        axe::check(browser, "the run under way").await;
        result::has_secret(browser).await;
    })
    .await;
}

#[tokio::test]
async fn what_stands_around_the_start_page_is_there_with_it_and_goes_with_it() {
    const AROUND: [&str; 2] = ["What you need", "Not a Microsoft product"];
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let example = "return document.querySelector('.example').checkVisibility()";
        browser.size(1280, 900).await;
        journey.open().await;
        for words in AROUND {
            browser.says(words).await;
        }
        assert_eq!(browser.script(example, vec![]).await, json!(true));
        browser.size(500, 900).await;
        assert_eq!(browser.script(example, vec![]).await, json!(false), "there is no room for it");
        start::sandbox(browser).await;
        let text = browser.text().await;
        for words in AROUND {
            assert!(!text.contains(words), "{words}");
        }
        browser.click("Back").await;
        browser.at(start::HEADING).await;
        browser.says(AROUND[0]).await;
    })
    .await;
}

async fn set_up(journey: &Journey) {
    let browser = &journey.browser;
    let good = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
    for (text, state) in [(Config::Missing, "without a config"), (Config::Text("{}".into()), "with a wrong config")] {
        journey.site.set_config(text);
        journey.open().await;
        browser.click("Set up this page").await;
        browser.at("Set up this page").await;
        axe::check(browser, state).await;
    }
    journey.site.set_config(Config::Text(good));
}

#[tokio::test]
async fn no_word_is_broken_inside_at_any_width_or_size_of_text() {
    walked_with_whole_words(Circumstances::default()).await;
}

/// Every page of the sandbox, at each width and size of text.
pub async fn walked_with_whole_words(circumstances: Circumstances) {
    journey_in(circumstances, &[], async |journey| {
        let browser = &journey.browser;
        // Of an API that is named with its identifier.
        let permissions = vec![
            ("Microsoft Graph", "User.Read"),
            ("Contoso FHIR Server", "patient.Patient.read"),
            ("Contoso FHIR Server", "system.all.read"),
        ];
        let wish = form::Wish { permissions, ..form::fhir_client() };
        let good = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
        journey.site.set_config(Config::Missing);
        journey.open().await;
        browser.click("Set up this page").await;
        browser.at("Set up this page").await;
        words::whole(browser, "the set-up page").await;
        journey.site.set_config(Config::Text(good));
        journey.open().await;
        browser.find("button", "Sign in").await;
        words::whole(browser, "the start page").await;
        start::sandbox(browser).await;
        words::whole(browser, "Basics").await;
        browser.click("Next").await;
        words::whole(browser, "Basics with a problem").await;
        form::basics(browser, wish.name).await;
        browser.at("Redirect URIs").await;
        browser.click("Add redirect URI").await;
        browser.fill("Redirect URI", "http://app.contoso.com/(x)").await;
        browser.leave_field().await;
        words::whole(browser, "Redirect URIs with problems").await;
        form::redirect_uris(browser, &wish.uris).await;
        browser.at("API permissions").await;
        words::whole(browser, "API permissions").await;
        form::permissions(browser, &wish.permissions).await;
        browser.at("Credentials").await;
        words::whole(browser, "Credentials").await;
        form::credentials(browser, wish.secret).await;
        browser.at("Review").await;
        browser.choose("radio", "Grant admin consent for “Contoso (sandbox)”").await;
        words::whole(browser, "Review").await;
        result::register(browser).await;
        words::whole(browser, "the secret").await;
        result::saved(browser, wish.name).await;
        words::whole(browser, "the result").await;
    })
    .await;
}

#[tokio::test]
async fn what_an_api_lacks_stands_beside_its_picture_at_any_width_or_size_of_text() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::to_permissions(browser, "Small client").await;
        browser.click("Microsoft APIs").await;
        browser.click("Azure API for DICOM").await;
        browser.says("no service principal in your tenant").await;
        words::whole(browser, "an API that is missing").await;
    })
    .await;
}

#[tokio::test]
async fn a_permission_that_was_not_granted_is_told_whole_at_any_width_or_size_of_text() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::to_permissions(browser, "Small client").await;
        browser.fill("Search APIs", "Azure").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::cancel).await;
        browser.says("didn't give consent").await;
        browser.click("Not an administrator? Ask one").await;
        browser.find("button", "Copy Text for your administrator").await;
        words::whole(browser, "a permission that was not granted").await;
    })
    .await;
}

#[tokio::test]
async fn who_is_signed_in_fits_its_place_at_any_width_or_size_of_text() {
    journey(&ALL, async |journey| {
        start::sign_in(journey).await;
        words::whole(&journey.browser, "Basics, signed in").await;
    })
    .await;
}

#[tokio::test]
async fn that_it_is_the_sandbox_is_said_once() {
    let said = "return [...document.querySelectorAll('.header, .banner, .frame-line')].map((one) => one.innerText).join(' ').match(/sandbox/gi).length";
    journey(&[], async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        browser.find("button", "Simulate errors").await;
        // The banner, and the way out of it.
        assert_eq!(browser.script(said, vec![]).await, json!(2), "at the top");
        framed::open(journey, Framing { cross_site: true, ..Framing::default() }).await;
        start::sandbox(browser).await;
        browser.find("button", "Exit sandbox").await;
        assert_eq!(browser.script(said, vec![]).await, json!(2), "in a frame");
    })
    .await;
}

#[tokio::test]
async fn at_320_pixels_no_page_scrolls_sideways() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        browser.size(320, 640).await;
        journey.open().await;
        browser.find("button", "Sign in").await;
        fits(browser, "the start page").await;
        start::sandbox(browser).await;
        fits(browser, "Basics").await;
        assert_eq!(rows(browser, ".header > *").await, 1, "rows of the header");
        browser.fill("Display name", "A name").await;
        browser.says("Saved in this tab").await;
        assert_eq!(rows(browser, ".bar__inside > *").await, 2, "rows of the bar: what is said of the tab, and the buttons");
        form::basics(browser, "A name that is as long as a name may be, which is 120 characters where no personal account may sign in to the client").await;
        browser.at("Redirect URIs").await;
        let long = format!("https://fhir.contoso.com/{}", "x".repeat(200));
        browser.fill("Redirect URI", &long).await;
        fits(browser, "Redirect URIs").await;
        form::redirect_uris(browser, &[&long]).await;
        browser.at("API permissions").await;
        form::search(browser, "Azure Healthcare APIs").await;
        browser.click("Azure Healthcare APIs").await;
        browser.choose("checkbox", "user_impersonation").await;
        fits(browser, "API permissions").await;
        browser.click("Next").await;
        browser.at("Credentials").await;
        fits(browser, "Credentials").await;
        form::credentials(browser, Some(("nightly export", "90 days"))).await;
        browser.at("Review").await;
        fits(browser, "Review").await;
        result::register(browser).await;
        result::shown_secret(browser).await;
        fits(browser, "the result").await;
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_where_there_are_two_secrets_and_they_fit_320_pixels() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::to_permissions(browser, "Two secrets").await;
        form::permissions(browser, &[]).await;
        browser.at("Credentials").await;
        browser.size(768, 800).await;
        let tops = measures(browser, ".kind__end > .button", "top").await;
        assert_eq!(tops.len(), 1, "the ways to add a credential are in line: {tops:?}");
        browser.size(1_280, 960).await;
        browser.click("Add Client secret").await;
        browser.find("button", "Remove Secret 2").await;
        browser.find("textbox", "Description").await;
        axe::check(browser, "Credentials with two secrets").await;
        browser.size(320, 640).await;
        fits(browser, "Credentials with two secrets").await;
        let high = measures(browser, ".credential__buttons .button", "height").await;
        assert!(high.len() == 1 && high[0] < 32, "however high their row is, buttons are not: {high:?}");
        browser.click("Next").await;
        browser.at("Review").await;
        axe::check(browser, "Review with two secrets").await;
        result::register(browser).await;
        axe::check(browser, "the result with two secrets").await;
        fits(browser, "the result with two secrets").await;
    })
    .await;
}

/// Into how many rows these fall, one below the other.
async fn rows(browser: &Browser, selector: &str) -> u64 {
    let rows = "const boxes = [...document.querySelectorAll(arguments[0])].map((one) => one.getBoundingClientRect());
        const ends = boxes.filter((box) => box.width > 1).sort((one, other) => one.top - other.top);
        return ends.reduce(([rows, end], box) => box.top < end ? [rows, Math.max(end, box.bottom)] : [rows + 1, box.bottom], [0, -1])[0]";
    browser.script(rows, vec![json!(selector)]).await.as_u64().unwrap()
}

/// What the boxes of these have for a measure, such as their height, each once.
async fn measures(browser: &Browser, selector: &str, measure: &str) -> Vec<i64> {
    let measures = "const of = (one) => Math.round(one.getBoundingClientRect()[arguments[1]]);
        return [...new Set([...document.querySelectorAll(arguments[0])].map(of))]";
    serde_json::from_value(browser.script(measures, vec![json!(selector), json!(measure)]).await).unwrap()
}

/// Nothing is wider than the page, which is 320 pixels wide.
pub async fn fits(browser: &Browser, state: &str) {
    let wide = browser.script("return document.scrollingElement.scrollWidth", vec![]).await;
    assert!(wide.as_u64() <= Some(320), "{state} is {wide} pixels wide");
}
