//! Hosts that do not serve the page as it was built: whatever of it does not run, the page says so, and names what is
//! known. Nothing stays at "Loading…" with buttons that do nothing.

use serde_json::json;

use crate::journey::{Circumstances, Journey, journey, journey_in};
use crate::tenant::site::{Quirk, UNDER};

/// The first of these words is on every such page.
const TITLE: &str = "This page didn't start";

/// Runs a journey on a host that does everything wrong, whose console and requests tell of nothing else.
async fn on_a_bad_host(body: impl AsyncFnOnce(&Journey)) {
    journey_in(Circumstances { bad_host: true, ..Circumstances::default() }, &[], body).await;
}

/// Opens a page of a host with these quirks, and waits until it says that it did not start, and this.
async fn says(journey: &Journey, quirks: &[Quirk], address: &str, words: &str) {
    let browser = &journey.browser;
    journey.site.set_quirks(quirks);
    browser.goto("about:blank").await;
    browser.goto(address).await;
    browser.says(TITLE).await;
    browser.says(words).await;
    // Nothing claims to be on its way any more.
    browser.until("'Loading…' to go", async |browser| (!browser.text().await.contains("Loading…")).then_some(())).await;
    for button in browser.find_all("button").await {
        // What folds by itself works without any script.
        if button.tag_name().await.unwrap() == "summary" {
            continue;
        }
        assert_eq!(button.attr("aria-disabled").await.unwrap().as_deref(), Some("true"), "{quirks:?}: a dead button");
    }
}

/// Nothing of the page is shown but those words: without its style sheet the rest would be shapes and dead buttons.
async fn bare(journey: &Journey) {
    let browser = &journey.browser;
    assert_eq!(browser.names("button").await, [""; 0]);
    let pictures = "return [...document.querySelectorAll('svg')].filter((one) => one.checkVisibility()).length";
    assert_eq!(browser.script(pictures, vec![]).await, json!(0));
    for words in ["doesn't work inside another page", "This page has stopped", "needs JavaScript"] {
        assert!(!browser.text().await.contains(words), "{words}");
    }
}

#[tokio::test]
async fn a_page_that_starts_takes_the_words_away_that_stand_in_its_markup() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        browser.find("button", "Try the sandbox").await;
        let gone = "return document.getElementById('not-loaded').checkVisibility()";
        assert_eq!(browser.script(gone, vec![]).await, json!(false));
        browser.goto(&journey.site.redirect_uri()).await;
        browser.at("Nothing to see here").await;
        assert_eq!(
            browser.script("return document.getElementById('late').checkVisibility()", vec![]).await,
            json!(false)
        );
    })
    .await;
}

#[tokio::test]
async fn a_first_script_that_is_missing_or_of_another_type_is_named_and_the_page_goes_no_further() {
    on_a_bad_host(async |journey| {
        let base = journey.site.base();
        says(journey, &[Quirk::Missing("first-")], &base, "the host answers with status 404").await;
        journey.browser.says("first-").await;
        says(journey, &[Quirk::PlainText("first-")], &base, "the host sends it as text/plain").await;
        for quirk in [Quirk::Missing("boot-"), Quirk::PlainText("boot-")] {
            says(journey, &[quirk], &base, ".js is missing on the host, or didn't run").await;
            journey.browser.says("boot-").await;
        }
        // With neither of them nobody can name anything, and the words come by themselves.
        says(journey, &[Quirk::Missing("first-"), Quirk::Missing("boot-")], &base, "Its scripts didn't run.").await;
        assert!(!journey.site.asked().iter().any(|path| path.ends_with("config.json")), "it went no further");
    })
    .await;
}

#[tokio::test]
async fn a_style_sheet_that_is_missing_or_of_another_type_is_named_and_nothing_is_shown_without_it() {
    on_a_bad_host(async |journey| {
        let base = journey.site.base();
        says(journey, &[Quirk::Missing("style-")], &base, ".css didn't load: the host answers with status 404").await;
        bare(journey).await;
        says(journey, &[Quirk::PlainText("style-")], &base, "the host sends it as text/plain").await;
        bare(journey).await;
    })
    .await;
}

#[tokio::test]
async fn a_folder_that_is_opened_without_its_slash_says_to_add_one() {
    on_a_bad_host(async |journey| {
        let address = format!("{}{}", journey.site.origin(), UNDER.trim_end_matches('/'));
        says(journey, &[Quirk::NoSlash], &address, "If the address doesn't end with a slash, add one.").await;
        bare(journey).await;
    })
    .await;
}

#[tokio::test]
async fn a_host_whose_policy_forbids_webassembly_is_told_what_it_leaves_out() {
    on_a_bad_host(async |journey| {
        let policy = Quirk::Header("content-security-policy", "script-src 'self'");
        says(journey, &[policy], &journey.site.base(), "policy leaves out 'wasm-unsafe-eval'").await;
    })
    .await;
}

#[tokio::test]
async fn modules_that_do_not_run_are_named() {
    on_a_bad_host(async |journey| {
        let base = journey.site.base();
        // As a browser does that knows no modules.
        let unknown = Quirk::Rewritten("type=\"module\"", "type=\"unheard-of\"");
        says(journey, &[unknown], &base, ".js is missing on the host, or didn't run").await;
        for begin in ["app.js", "first.wasm"] {
            let missing = [Quirk::Missing(begin)];
            says(journey, &missing, &base, "didn't load: the host answers with status 404").await;
            journey.browser.says(begin).await;
        }
    })
    .await;
}

#[tokio::test]
async fn where_auth_js_does_not_run_the_page_that_answers_come_back_to_says_so() {
    on_a_bad_host(async |journey| {
        let back = format!("{}#code=a&state=v1.{}.redirect", journey.site.redirect_uri(), "A".repeat(43));
        let [script, sheet] = [Quirk::Missing("auth.js"), Quirk::Missing("auth.css")];
        for quirks in [&[script][..], &[Quirk::PlainText("auth.js")], &[script, sheet]] {
            says(journey, quirks, &back, "auth.js didn't run.").await;
            journey.browser.find("link", "open Client Registrar").await;
        }
        // Without the style sheet alone it does its work.
        journey.site.set_quirks(&[sheet]);
        journey.browser.goto("about:blank").await;
        journey.browser.goto(&journey.site.redirect_uri()).await;
        journey.browser.at("Nothing to see here").await;
        assert!(!journey.browser.text().await.contains(TITLE));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_not_the_one_that_was_built_is_not_run_and_is_named() {
    on_a_bad_host(async |journey| {
        let base = journey.site.base();
        for begin in ["first-", "style-", "app.js", "first.wasm"] {
            says(journey, &[Quirk::Changed(begin)], &base, "isn't the file that was built").await;
            journey.browser.says(begin).await;
        }
        says(journey, &[Quirk::Changed("boot-")], &base, ".js is missing on the host, or didn't run").await;
        let back = journey.site.redirect_uri();
        says(journey, &[Quirk::Changed("auth.js")], &back, "auth.js didn't run.").await;
    })
    .await;
}

#[tokio::test]
async fn the_integrity_policy_that_hosts_can_send_is_in_force_in_these_journeys() {
    on_a_bad_host(async |journey| {
        // The same files, of which the pages do not say what they have to be: the policy keeps them out.
        let unsaid = [Quirk::Rewritten(" integrity=", " data-unsaid=")];
        says(journey, &unsaid, &journey.site.base(), "Its scripts didn't run.").await;
        says(journey, &unsaid, &journey.site.redirect_uri(), "auth.js didn't run.").await;
    })
    .await;
}
