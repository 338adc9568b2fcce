//! Where a secret or a token may be, and for how long: nowhere but memory, and on the page while it is wanted.

use serde_json::json;

use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::logs::Logs;
use crate::page::{form, result, start};

/// Everything that a page can keep, in one text: storage, databases, caches, cookies, title and document.
const KEPT: &str = r"
const done = arguments[arguments.length - 1];
(async () => {
  const found = { session: { ...sessionStorage }, local: { ...localStorage }, cookie: document.cookie, title: document.title,
    address: location.href, referrer: document.referrer, name: window.name, state: JSON.stringify(history.state),
    markup: document.documentElement.outerHTML, databases: [], caches: [], values: [] };
  for (const field of document.querySelectorAll('input, textarea')) found.values.push(field.value);
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((ok, no) => { const r = indexedDB.open(name); r.onsuccess = () => ok(r.result); r.onerror = no; });
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      found.databases.push(await new Promise((ok) => { all.onsuccess = () => ok(JSON.stringify(all.result)); }));
    }
  }
  if (window.caches) for (const key of await caches.keys()) {
    const cache = await caches.open(key);
    for (const request of await cache.keys()) found.caches.push(request.url);
  }
  return JSON.stringify(found);
})().then(done, (error) => done('FAILED ' + error));
";

/// What the page keeps, with the addresses of its history and its console.
pub(crate) async fn kept(journey: &Journey, logs: &mut Logs) -> String {
    let browser = &journey.browser;
    let kept = browser.async_script(KEPT, vec![]).await.as_str().unwrap_or_default().to_owned();
    assert!(kept.starts_with('{'), "{kept}");
    let history = browser.driver.dev_tools("Page.getNavigationHistory", json!({})).await;
    let cookies = browser.driver.dev_tools("Network.getAllCookies", json!({})).await;
    logs.fetch(browser).await;
    let site: Vec<_> =
        cookies["cookies"].as_array().into_iter().flatten().filter(|one| one["domain"] == "localhost").collect();
    format!("{kept}\n{history}\n{site:?}\n{}\n{}", logs.console.join("\n"), logs.requests.join("\n"))
}

/// Not a token, a code, a verifier's answer or a secret in it.
pub(crate) fn nothing_given_out(journey: &Journey, kept: &str, what: &str) {
    let given = journey.tenant.given_out();
    assert!(given.len() >= 3, "the tenant gave out tokens");
    for text in given {
        let begin = text.get(..16).unwrap_or(&text);
        assert!(!kept.contains(begin) || begin.starts_with("eyJ") && !kept.contains(&text), "{what}: {begin}…");
    }
    for code in journey.tenant.state().sign_in.codes.keys() {
        assert!(!kept.contains(code.as_str()), "{what}: an authorization code");
    }
}

#[tokio::test]
async fn c21_tokens_and_the_secret_are_found_nowhere_after_the_secret_was_saved() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let mut logs = Logs::default();
        start::sign_in(journey).await;
        let after_sign_in = kept(journey, &mut logs).await;
        nothing_given_out(journey, &after_sign_in, "after the sign-in");
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        let masked = kept(journey, &mut logs).await;
        nothing_given_out(journey, &masked, "while the secret is masked");
        let secret = result::shown_secret(browser).await;
        let shown = kept(journey, &mut logs).await;
        assert!(shown.contains(&secret), "the search finds what is there to be found");
        assert_eq!(shown.matches(&secret).count(), 1, "shown in one text node, and nowhere else");
        result::saved(browser, "Small client").await;
        let saved = kept(journey, &mut logs).await;
        nothing_given_out(journey, &saved, "after the secret was saved");
        browser.reload().await;
        browser.find("button", "Account").await;
        let reloaded = kept(journey, &mut logs).await;
        nothing_given_out(journey, &reloaded, "after a reload");
    })
    .await;
}

/// Waits for the question and answers it.
async fn answer(browser: &Browser, button: &str) {
    browser.find("dialog", "Leave without saving the secret?").await;
    browser.click(button).await;
    browser.gone("dialog", "Leave without saving the secret?").await;
}

/// In the sandbox or not: on the result page, with the secret in plain letters.
async fn at_the_shown_secret(journey: &Journey) -> String {
    start::sign_in(journey).await;
    form::fill(&journey.browser, &form::small_client()).await;
    result::register(&journey.browser).await;
    result::shown_secret(&journey.browser).await
}

/// Waits until the secret stands nowhere in the document.
async fn gone_from_the_page(browser: &Browser, secret: &str) {
    browser
        .until("the secret to go", async |browser| {
            let markup = browser.script("return document.documentElement.outerHTML", vec![]).await;
            markup.as_str().is_some_and(|markup| !markup.contains(secret)).then_some(())
        })
        .await;
}

#[tokio::test]
async fn a_page_that_stops_wipes_the_secret_that_was_shown_and_shows_and_copies_it_no_more() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let secret = at_the_shown_secret(journey).await;
        // The next thing that the page wants to show stops it.
        let broken = "window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text); };
            const refuse = () => { throw new Error('no element'); };
            Object.assign(Document.prototype, { createElement: refuse, createElementNS: refuse });";
        browser.script(broken, vec![]).await;
        browser.click("Account").await;
        browser.says("a client secret that was shown here is gone").await;
        gone_from_the_page(browser, &secret).await;
        // What the page has put up is still there to be pressed.
        let press = "for (const one of document.querySelectorAll('.secret button')) one.click();
            return document.querySelectorAll('.secret button').length";
        assert_eq!(browser.script(press, vec![]).await, json!(2));
        browser.script(press, vec![]).await;
        gone_from_the_page(browser, &secret).await;
        assert_eq!(browser.script("return copied", vec![]).await, json!([]));
        let mut logs = Logs::default();
        logs.fetch(browser).await;
        let is_the_stop = |line: &&String| line.contains("RuntimeError: unreachable");
        assert!(logs.troubles().iter().all(is_the_stop), "nothing but the stop is a trouble: {:?}", logs.troubles());
    })
    .await;
}

#[tokio::test]
async fn a_shown_secret_is_masked_again_once_its_tab_is_out_of_sight() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let secret = at_the_shown_secret(journey).await;
        let page = browser.window().await;
        // A tab in the background says the same to its page; the driver has none that is out of sight.
        let sight = "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
            document.dispatchEvent(new Event('visibilitychange'));";
        browser.script(sight, vec![json!(false)]).await;
        browser.says(&secret).await;
        browser.script(sight, vec![json!(true)]).await;
        gone_from_the_page(browser, &secret).await;
        browser.script(sight, vec![json!(false)]).await;
        browser.look_at(&page).await;
        assert_eq!(result::shown_secret(browser).await, secret, "it was masked, and is held as before");
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_wiped_when_the_page_is_left_for_good_or_kept_by_the_browser_for_going_back() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let secret = at_the_shown_secret(journey).await;
        browser.script("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))", vec![]).await;
        browser.says("The secret was removed when you left this page.").await;
        gone_from_the_page(browser, &secret).await;
        browser.gone("button", "Show").await;
    })
    .await;
}

#[tokio::test]
async fn leaving_before_the_secret_is_saved_asks_first() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        browser.click("Register another app").await;
        answer(browser, "Stay here").await;
        result::has_secret(browser).await;
        let secret = result::shown_secret(browser).await;

        browser.back().await;
        answer(browser, "Stay here").await;
        result::has_secret(browser).await;
        browser.says(&secret).await;

        browser.click("Register another app").await;
        answer(browser, "Leave and remove the secret").await;
        browser.at("Basics").await;
        let mut logs = Logs::default();
        let kept = kept(journey, &mut logs).await;
        nothing_given_out(journey, &kept, "after leaving");
    })
    .await;
}

#[tokio::test]
async fn the_browser_itself_asks_before_the_page_with_a_secret_is_closed() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        let asks = "const leaving = new Event('beforeunload', { cancelable: true }); dispatchEvent(leaving); return leaving.defaultPrevented";
        assert_eq!(browser.script(asks, vec![]).await, json!(true));
        result::saved(browser, "Small client").await;
        assert_eq!(browser.script(asks, vec![]).await, json!(false));
    })
    .await;
}

#[tokio::test]
async fn after_ten_minutes_the_secret_is_removed_by_itself() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        let secret = result::shown_secret(browser).await;
        // The page's clocks go on by ten minutes at once.
        let later = "const [now, ticks] = [Date.now, performance.now.bind(performance)];
            Date.now = () => now() + 600000; performance.now = () => ticks() + 600000;";
        browser.script(later, vec![]).await;
        browser.says("and its memory after 10 minutes").await;
        let mut logs = Logs::default();
        let kept = kept(journey, &mut logs).await;
        assert!(!kept.contains(&secret));
        nothing_given_out(journey, &kept, "after ten minutes");
    })
    .await;
}
