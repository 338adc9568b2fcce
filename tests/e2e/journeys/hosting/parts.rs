//! The parts of the page on their way: each comes once, and one that does not come is a sentence with ways on.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use serde_json::json;

use crate::browser::Browser;
use crate::journey::{ALL, Circumstances, Journey, built_site, copy_folder, journey, journey_in};
use crate::page::{form, import, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::ADELE;
use crate::tenant::site::Quirk;

/// What a part that did not come is said with.
const TITLE: &str = "This part of the page didn't load.";

/// A host that has no form for now.
const NO_FORM: Quirk = Quirk::Status("form.wasm", 503);

/// A host that lets nobody leave for Microsoft for now.
const NO_LEAVING: Quirk = Quirk::Status("leaving.wasm", 503);

/// Opens the start page on a host with this quirk, and waits until the form was asked for ahead.
async fn open_without_the_form(journey: &Journey, quirk: Quirk) {
    let times = || journey.site.asked().iter().filter(|path| path.ends_with("/form.wasm")).count();
    let before = times();
    journey.site.set_quirks(&[quirk]);
    journey.open().await;
    journey.browser.until("the form, fetched ahead", async |_| (times() > before).then_some(())).await;
}

/// Asks for the form on a host with this quirk, which says this about it. Then the host is well again.
async fn misses_the_form(journey: &Journey, quirk: Quirk, words: &str) {
    let browser = &journey.browser;
    open_without_the_form(journey, quirk).await;
    browser.click("Try the sandbox").await;
    browser.says(TITLE).await;
    browser.says(words).await;
    journey.site.set_quirks(&[]);
}

/// The built site as another build of it lies on its host: the folder of the parts has another name.
fn redeployed(name: &str, keeps_the_old: bool) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    // It isn't there before the first run.
    let _removed = fs::remove_dir_all(&folder);
    copy_folder(&built_site(), &folder);
    let is_parts = |name: &str| name.starts_with("app-");
    let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let old = names.into_iter().find(|name| is_parts(name)).unwrap();
    copy_folder(&folder.join(&old), &folder.join("app-0123456789abcdef"));
    if !keeps_the_old {
        fs::remove_dir_all(folder.join(&old)).unwrap();
    }
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    fs::write(folder.join("index.html"), page.replace(&old, "app-0123456789abcdef")).unwrap();
    folder
}

#[tokio::test]
async fn a_part_that_did_not_come_is_said_with_what_the_host_answered_and_comes_when_it_is_asked_for_again() {
    journey_in(Circumstances { bad_host: true, ..Circumstances::default() }, &[], async |journey| {
        let browser = &journey.browser;
        for (quirk, words) in [
            (Quirk::Status("form.wasm", 503), "The host answers with status 503."),
            (Quirk::Status("form.css", 503), "The host answers with status 503."),
            (Quirk::Changed("form.wasm"), "The host didn't answer as it should."),
            (Quirk::Missing("form.wasm"), "A newer version of this page may be out."),
        ] {
            misses_the_form(journey, quirk, words).await;
            browser.click("Try again").await;
            browser.at("Basics").await;
            // The next one begins as the first did.
            browser.script("sessionStorage.clear()", vec![]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_of_permissions_whose_part_did_not_come_can_be_asked_for_again_and_the_rest_of_the_step_stands() {
    journey_in(Circumstances { bad_host: true, ..Circumstances::default() }, &[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        journey.site.set_quirks(&[Quirk::Status("paste.wasm", 503)]);
        start::sandbox(browser).await;
        form::to_permissions(browser, "Small client").await;
        browser.click("Add from a list").await;
        browser.says(TITLE).await;
        journey.site.set_quirks(&[]);
        browser.click("Try again").await;
        browser.fill("Permission names", "User.Read").await;
    })
    .await;
}

#[tokio::test]
async fn a_step_waits_for_what_tells_of_its_files_and_comes_once_that_is_there() {
    journey_in(Circumstances { bad_host: true, ..Circumstances::default() }, &[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        journey.site.set_quirks(&[Quirk::Status("later.txt", 503)]);
        start::sandbox(browser).await;
        browser.fill("Display name", "Small client").await;
        browser.click("Next").await;
        browser.says(TITLE).await;
        browser.says("The host answers with status 503.").await;
        journey.site.set_quirks(&[]);
        browser.click("Try again").await;
        browser.at("Redirect URIs").await;
    })
    .await;
}

#[tokio::test]
async fn without_a_connection_a_part_is_said_to_be_missing_and_comes_once_there_is_one() {
    journey_in(Circumstances { bad_host: true, ..Circumstances::default() }, &[], async |journey| {
        let browser = &journey.browser;
        let connect = async |offline: bool| {
            let line = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
            browser.driver.dev_tools("Network.enable", json!({})).await;
            browser.driver.dev_tools("Network.emulateNetworkConditions", line).await;
        };
        open_without_the_form(journey, NO_FORM).await;
        connect(true).await;
        browser.click("Try the sandbox").await;
        browser.says("Check your connection, then try again.").await;
        connect(false).await;
        journey.site.set_quirks(&[]);
        browser.click("Try again").await;
        browser.at("Basics").await;
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_waits_for_what_leaves_for_microsoft_after_a_press_and_after_a_reload() {
    journey_in(Circumstances { bad_host: true, ..Circumstances::default() }, &ALL, async |journey| {
        let browser = &journey.browser;
        let misses = async || {
            browser.says(TITLE).await;
            browser.says("The host answers with status 503.").await;
            journey.site.set_quirks(&[]);
            browser.click("Try again").await;
        };
        journey.site.set_quirks(&[NO_LEAVING]);
        journey.open().await;
        browser.click("Sign in").await;
        misses().await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Basics").await;
        journey.site.set_quirks(&[NO_LEAVING]);
        browser.reload().await;
        misses().await;
        browser.says("adele@contoso.com").await;
        browser.at("Basics").await;
    })
    .await;
}

#[tokio::test]
async fn a_host_that_names_another_type_serves_the_page_all_the_same() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.site.set_quirks(&[Quirk::PlainText("first.wasm"), Quirk::PlainText("form.wasm")]);
        journey.open().await;
        start::sandbox(browser).await;
    })
    .await;
}

#[tokio::test]
async fn an_old_tab_is_led_to_the_new_build_where_the_old_one_is_gone() {
    journey_in(Circumstances { bad_host: true, ..Circumstances::default() }, &[], async |journey| {
        let browser = &journey.browser;
        open_without_the_form(journey, NO_FORM).await;
        journey.site.set_quirks(&[]);
        journey.site.serve(redeployed("redeployed", false));
        browser.click("Try the sandbox").await;
        browser.says("A newer version of this page may be out.").await;
        // What was chosen stays.
        browser.click("Reload").await;
        browser.at("Basics").await;
    })
    .await;
}

#[tokio::test]
async fn an_old_tab_goes_on_where_the_old_build_is_kept_beside_the_new_one() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        browser.find("button", "Try the sandbox").await;
        journey.site.serve(redeployed("kept", true));
        start::sandbox(browser).await;
        assert!(!journey.site.asked().iter().any(|path| path.contains("app-0123456789abcdef")));
    })
    .await;
}

#[tokio::test]
async fn no_file_of_the_build_is_fetched_twice_on_the_whole_way() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        let mut asked = BTreeMap::new();
        // The icon is the browser's own affair: it asks for it as often as it likes.
        let apart = ["/config.json", "/favicon.svg"];
        for path in journey.site.asked().into_iter().filter(|path| apart.iter().all(|end| !path.ends_with(end))) {
            *asked.entry(path).or_insert(0) += 1;
        }
        assert!(asked.keys().any(|path| path.ends_with("/form.wasm")), "{asked:?}");
        let twice: Vec<_> = asked.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
    })
    .await;
}

/// The parts that may be on their way once a page is shown, by the page's heading: what it is made of, and what may be
/// wanted next. The last of each is what the next page cannot be without.
const EARLIEST: [(&str, &[&str]); 6] = [
    ("Register an app in Microsoft Entra ID", &["form"]),
    ("Basics", &["sandbox", "restore", "saved", "panel", "duplicates", "preflight", "redirect_uris"]),
    ("Redirect URIs", &["permissions"]),
    ("API permissions", &["paste", "credentials"]),
    ("Credentials", &["run", "result", "review"]),
    ("Review", &["practices", "next_steps"]),
];

#[tokio::test]
async fn each_part_is_fetched_while_the_page_before_it_is_read_and_none_earlier() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        let asked = || -> BTreeSet<String> {
            let asked = journey.site.asked();
            let names = asked.iter().filter_map(|path| path.rsplit('/').next()?.strip_suffix(".wasm"));
            names.filter(|name| *name != "first" && !name.starts_with("shared-")).map(str::to_owned).collect()
        };
        let mut may = BTreeSet::new();
        journey.open().await;
        for (heading, parts) in EARLIEST {
            browser.at(heading).await;
            may.extend(parts.iter().map(|part| (*part).to_owned()));
            let next = parts.last().unwrap().to_string();
            browser.until("what comes next, fetched ahead", async |_| asked().contains(&next).then_some(())).await;
            let early: Vec<String> = asked().difference(&may).cloned().collect();
            assert!(early.is_empty(), "{heading}: {early:?}");
            match heading {
                "Basics" => {
                    browser.fill("Display name", "Small client").await;
                    browser.click("Next").await;
                }
                "Review" => {}
                "Redirect URIs" | "API permissions" | "Credentials" => browser.click("Next").await,
                _ => browser.click("Try the sandbox").await,
            }
        }
    })
    .await;
}

/// Keeps each first heading that the page makes.
const KEEP_HEADINGS: &str = "window.made = [];
    const kept = (node) => (node.nodeName === 'H1' && window.made.push(node), node);
    for (const [type, name] of [[Document, 'createElement'], [Document, 'createElementNS'], [Node, 'cloneNode']]) {
        const own = type.prototype[name];
        type.prototype[name] = function (...args) { return kept(own.apply(this, args)); };
    }";

/// Waits until the page of this heading was built and is not there.
async fn was_built(browser: &Browser, heading: &str) {
    let built = "return window.made.some((heading) => heading.textContent === arguments[0] && !heading.isConnected)";
    browser
        .until(&format!("'{heading}', built ahead"), async |browser| {
            (browser.script(built, vec![json!(heading)]).await == true).then_some(())
        })
        .await;
}

#[tokio::test]
async fn each_page_is_built_ahead_while_the_one_before_it_is_read_and_nothing_stays_of_that() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.site.set_quirks(&[Quirk::HeldBack("form.")]);
        journey.open().await;
        browser.script(KEEP_HEADINGS, vec![]).await;
        journey.site.set_quirks(&[]);
        was_built(browser, "Basics").await;
        start::sandbox(browser).await;
        browser.fill("Display name", "Small client").await;
        for (heading, next) in [
            ("Basics", "Redirect URIs"),
            ("Redirect URIs", "API permissions"),
            ("API permissions", "Credentials"),
            ("Credentials", "Review"),
            ("Credentials", "Registering"),
        ] {
            browser.at(heading).await;
            let has_focus = "return document.activeElement.id || null";
            let focused = browser
                .until("the focus", async |browser| browser.script(has_focus, vec![]).await.as_str().map(str::to_owned))
                .await;
            was_built(browser, next).await;
            browser.at(heading).await;
            assert_eq!(browser.script(has_focus, vec![]).await, json!(focused), "{heading}");
            let forms = "return document.forms.length";
            assert_eq!(browser.script(forms, vec![]).await, json!(1), "{heading}");
            if heading != "Credentials" {
                browser.click("Next").await;
            }
        }
    })
    .await;
}

/// What comes on its own, and a page goes on without until then: no more than a browser asks a host for at a time.
const LATE: [Quirk; 4] = [
    Quirk::HeldBack("panel."),
    Quirk::HeldBack("preflight."),
    Quirk::HeldBack("practices."),
    Quirk::HeldBack("next_steps."),
];

/// What stands in the place of a sentence whose table is not there.
const NO_SENTENCE: char = '⟦';

/// Says that every sentence of the page is there, folded ones too.
async fn says_all(browser: &Browser, page: &str) {
    let text = browser.script("return document.body.textContent", vec![]).await.as_str().unwrap().to_owned();
    assert!(!text.contains(NO_SENTENCE), "{page} lacks a sentence: {text}");
}

#[tokio::test]
async fn no_page_shows_a_sentence_that_comes_with_a_part_it_does_not_wait_for() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        journey.site.set_quirks(&LATE);
        start::sign_in_with_recipe(journey).await;
        // What already exists is looked up while Graph asks for patience.
        import::open(browser).await;
        journey.tenant.fault(Op::ListApplications, 8, Fault::Throttled { retry_after: None });
        browser.fill("App in your tenant", "Contoso").await;
        browser.click("Search apps").await;
        browser.find("button", "Stop waiting").await;
        says_all(browser, "Basics").await;
        browser.click("Stop waiting").await;
        browser.click("Next").await;
        for (step, choice) in [
            ("Redirect URIs", Some("Use this redirect URI")),
            ("API permissions", Some("Use this permission")),
            ("Credentials", None),
        ] {
            browser.at(step).await;
            if step == "API permissions" {
                browser.click("Look up in your tenant").await;
            }
            if let Some(choice) = choice {
                browser.choose("checkbox", choice).await;
            }
            says_all(browser, step).await;
            browser.click("Next").await;
        }
        browser.at("Review").await;
        says_all(browser, "Review").await;
        result::register(browser).await;
        says_all(browser, "the secret").await;
        result::saved(browser, "payments-dev-fhir").await;
        browser.says("Next steps from the recipe").await;
        says_all(browser, "the result").await;
        journey.site.set_quirks(&[]);
        browser.says("Use it with a FHIR service").await;
        says_all(browser, "the whole result").await;
    })
    .await;
}
