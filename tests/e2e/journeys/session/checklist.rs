//! The rules for applications in a browser (RFC 10017, RFC 9700) as a browser and the other side see them, each test
//! named after its number. Those of windows and frames are in `checklist_windows`, those of links in `links`, those of
//! the secret in `leaks`; what needs no browser is in `tests/sign_in.rs`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use url::Url;

use super::leaks::{kept, nothing_given_out};
use crate::journey::{ALL, Circumstances, Journey, journey, journey_in};
use crate::logs::Logs;
use crate::page::{form, framed, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::parents::Framing;
use crate::tenant::seed::ADELE;

/// What was sent to the token endpoint, form by form.
fn token_forms(journey: &Journey) -> Vec<BTreeMap<String, String>> {
    let requests = journey.tenant.login_requests();
    let asked = requests.iter().filter(|one| one.request.path.ends_with("/token"));
    asked.filter_map(|one| one.request.form()).collect()
}

/// The value of a pair in the query of the last authorize request.
fn asked_for(journey: &Journey, name: &str) -> String {
    let requests = journey.tenant.login_requests();
    let last = requests.iter().rev().find(|one| one.request.path.ends_with("/authorize")).expect("somebody asked");
    last.request.query_pairs().into_iter().find(|(found, _)| found == name).expect("a pair of this name").1
}

/// Goes to the bridge with this answer, as if it came from Microsoft.
async fn answer(journey: &Journey, behind: &str) {
    journey.browser.goto("about:blank").await;
    journey.browser.goto(&format!("{}{behind}", journey.site.redirect_uri())).await;
}

#[tokio::test]
async fn c3_a_state_is_good_once_in_its_own_tab_and_for_a_while() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        let used = asked_for(journey, "state");
        let code = journey.tenant.state().sign_in.codes.keys().next().cloned().unwrap();
        let before = token_forms(journey).len();
        // Replayed, swapped, of nobody, and none at all.
        let other = format!("v1.{}.redirect", "A".repeat(43));
        for state in [&used, &other] {
            answer(journey, &format!("#code={code}&state={state}")).await;
            browser.says("This tab didn't start this sign-in").await;
        }
        for behind in [format!("#code={code}"), format!("#code={code}&state=v1.someone-elses.redirect")] {
            answer(journey, &behind).await;
            browser.at("Nothing to see here").await;
        }

        // Begun in this tab, and answered with another state, or too late.
        for late in [false, true] {
            journey.tenant.state().sign_in.sessions.clear();
            journey.open().await;
            browser.script("sessionStorage.clear()", vec![]).await;
            journey.open().await;
            browser.click("Sign in").await;
            browser.at("Pick an account").await;
            browser.goto(&format!("{}lab.html", journey.site.base())).await;
            let age = "const key = 'client-registrar.sign-in-pending', asked = JSON.parse(sessionStorage.getItem(key));
                asked.created_at -= arguments[0] * 60; sessionStorage.setItem(key, JSON.stringify(asked));";
            browser.script(age, vec![json!(if late { 16 } else { 0 })]).await;
            let state = if late { asked_for(journey, "state") } else { other.clone() };
            answer(journey, &format!("#code=1.AX0Astolen&state={state}")).await;
            browser.says(if late { "longer than 15 minutes" } else { "doesn't match this page's sign-in" }).await;
            let left =
                browser.script("return sessionStorage.getItem('client-registrar.sign-in-pending')", vec![]).await;
            assert_eq!(left, Value::Null, "the state is used up, whatever came of it");
        }
        assert_eq!(token_forms(journey).len(), before, "not a word to the token endpoint");
    })
    .await;
}

#[tokio::test]
async fn c5_the_redirect_uri_is_the_registered_one_under_any_path_and_however_the_page_was_opened() {
    let circumstances = Circumstances { under: "/a/b/", ..Circumstances::default() };
    journey_in(circumstances, &ALL, async |journey| {
        let browser = &journey.browser;
        let registered = format!("http://localhost:{}/a/b/auth.html", journey.site.port);
        for opened in ["", "index.html", "?from=docs#top"] {
            journey.tenant.state().sign_in.sessions.clear();
            browser.goto(&format!("{}{opened}", journey.site.base())).await;
            browser.script("sessionStorage.clear()", vec![]).await;
            browser.goto("about:blank").await;
            browser.goto(&format!("{}{opened}", journey.site.base())).await;
            browser.click("Sign in").await;
            microsoft::pick(browser, ADELE).await;
            browser.at("Basics").await;
            assert_eq!(asked_for(journey, "redirect_uri"), registered, "opened by {opened:?}");
            assert!(browser.url().await.path().starts_with("/a/b/"));
        }
        assert!(token_forms(journey).iter().all(|form| form["redirect_uri"] == registered));
    })
    .await;
}

#[tokio::test]
async fn c9_each_refresh_token_is_sent_once_to_the_token_endpoint_and_nowhere_else() {
    journey(&ALL, async |journey| {
        start::sign_in(journey).await;
        form::fill(&journey.browser, &form::small_client()).await;
        for op in [Op::UpsertApplication, Op::AddPassword, Op::CreateServicePrincipal] {
            journey.tenant.fault(op, 1, Fault::TokenExpired);
        }
        journey.tenant.expire_access_tokens();
        result::register(&journey.browser).await;
        let forms = token_forms(journey);
        let sent: Vec<&String> = forms.iter().filter_map(|form| form.get("refresh_token")).collect();
        assert!(sent.len() >= 2, "it was renewed more than once");
        assert_eq!(sent.iter().collect::<BTreeSet<_>>().len(), sent.len(), "one that was replaced is never sent again");
        let state = journey.tenant.state();
        for one in &state.record.all {
            let written = format!("{} {:?} {:?}", one.request.url(), one.request.headers, one.request.body);
            let here = state.sign_in.refresh.keys().any(|token| written.contains(token.as_str()));
            assert!(!here || one.request.path.ends_with("/token"), "a refresh token went to {}", one.request.path);
        }
    })
    .await;
}

#[tokio::test]
async fn c11_no_token_and_no_code_lies_in_any_storage_after_each_way_of_signing_in() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        let mut logs = Logs::default();
        start::sign_in(journey).await;
        nothing_given_out(journey, &kept(journey, &mut logs).await, "after the redirect");
        form::to_permissions(browser, "Contoso FHIR client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::accept).await;
        browser.says("Permission granted.").await;
        nothing_given_out(journey, &kept(journey, &mut logs).await, "after the window");
        framed::list_parents(journey);
        for cross_site in [false, true] {
            let window = framed::open(journey, Framing { cross_site, ..Framing::default() }).await;
            framed::sign_in(browser, &window).await;
            nothing_given_out(journey, &kept(journey, &mut logs).await, "in a frame");
        }
    })
    .await;
}

#[tokio::test]
async fn c23_a_release_that_stops_says_where_in_the_code_and_repeats_nothing_of_what_stopped_it() {
    const WORDS: &str = "words-of-the-panic";
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        // What comes later by itself is there: the next that is shown is what was pressed for.
        browser.find("button", "Simulate errors").await;
        browser.says("None of these is sent until you select Register").await;
        // A browser that makes no element any more: what it says becomes the panic's own words. The first is wanted at the
        // first key, to say that the tab keeps what was typed.
        let broken = "const [words] = arguments, refuse = () => { throw new Error(words); };
            Object.assign(Document.prototype, { createElement: refuse, createElementNS: refuse });";
        browser.script(broken, vec![json!(WORDS)]).await;
        browser.fill("Display name", "Small client").await;
        browser.says("This page has stopped.").await;
        let mut logs = Logs::default();
        logs.fetch(browser).await;
        let said = logs.console.join("\n");
        assert!(said.contains("panic at") && said.contains(".rs:"), "{said}");
        assert!(!said.contains(WORDS), "{said}");
    })
    .await;
}

#[tokio::test]
async fn c12_the_access_token_goes_in_the_header_to_graph_alone() {
    journey(&ALL, async |journey| {
        start::sign_in(journey).await;
        form::fill(&journey.browser, &form::fhir_client()).await;
        result::register(&journey.browser).await;
        let state = journey.tenant.state();
        let tokens: Vec<&String> = state.sign_in.access.keys().collect();
        assert!(!tokens.is_empty() && !state.record.to(state.settings.cloud.graph).is_empty());
        for one in &state.record.all {
            let request = &one.request;
            let authorization = request.header("authorization");
            let with_token = authorization.is_some_and(|value| {
                value.strip_prefix("Bearer ").is_some_and(|token| tokens.iter().any(|known| *known == token))
            });
            let asks_graph = request.host == state.settings.cloud.graph && request.method != "OPTIONS";
            assert_eq!(with_token, asks_graph, "{} {}", request.method, request.url());
            let elsewhere = format!("{} {:?}", request.url(), request.body);
            assert!(!tokens.iter().any(|token| elsewhere.contains(token.as_str())), "{}", request.path);
        }
    })
    .await;
}

#[tokio::test]
async fn c13_each_permission_is_asked_for_where_it_is_needed_and_not_before() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        let scopes = |journey: &Journey| asked_for(journey, "scope").replace("https://graph.microsoft.com/", "");
        start::sign_in(journey).await;
        assert_eq!(scopes(journey), "User.Read openid profile offline_access");
        assert_eq!(asked_for(journey, "response_type"), "code");
        form::to_permissions(browser, "Small client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::accept).await;
        browser.says("Permission granted.").await;
        assert_eq!(scopes(journey), "Application.Read.All openid profile offline_access");
        browser.click("Next").await;
        form::credentials(browser, Some(("first", "180 days"))).await;
        microsoft::beside(browser, "Approve and register", microsoft::accept).await;
        result::has_secret(browser).await;
        assert_eq!(scopes(journey), "Application.ReadWrite.All openid profile offline_access");
    })
    .await;
}

#[tokio::test]
async fn c15_the_code_is_in_no_address_and_in_no_history() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        let history = browser.driver.dev_tools("Page.getNavigationHistory", json!({})).await;
        let entries = history["entries"].as_array().unwrap();
        assert!(entries.len() >= 2, "{history}");
        for entry in entries {
            let url = Url::parse(entry["url"].as_str().unwrap()).unwrap();
            if url.host_str() == Some("localhost") {
                assert_eq!(url.fragment(), None, "{url}");
                assert!(!url.query().unwrap_or_default().contains("code="), "{url}");
                assert!(!url.path().ends_with("auth.html"), "the bridge is no place to come back to: {url}");
            }
        }
        let found = browser.script("return [location.href, document.referrer]", vec![]).await.to_string();
        for code in journey.tenant.state().sign_in.codes.keys() {
            assert!(!found.contains(code.as_str()) && !history.to_string().contains(code.as_str()));
        }
    })
    .await;
}

#[tokio::test]
async fn c16_nobody_is_told_where_people_come_from() {
    journey(&ALL, async |journey| {
        framed::list_parents(journey);
        start::sign_in(journey).await;
        form::fill(&journey.browser, &form::small_client()).await;
        result::register(&journey.browser).await;
        result::saved(&journey.browser, "Small client").await;
        let window = framed::open(journey, Framing { cross_site: true, ..Framing::default() }).await;
        framed::sign_in(&journey.browser, &window).await;
        // Microsoft's own pages may name themselves to themselves.
        let at_home = "https://login.microsoftonline.com/";
        for one in &journey.tenant.state().record.all {
            let told = one.request.header("referer").filter(|from| !from.starts_with(at_home));
            assert_eq!(told, None, "{} {}", one.request.method, one.request.path);
        }
    })
    .await;
}

#[tokio::test]
async fn c20_the_token_endpoint_gets_no_cookie_and_leads_nowhere_else() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        journey.tenant.fault(Op::Token, 1, Fault::MovedTo("https://moved.example/token"));
        journey.open().await;
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        browser.says("Couldn't reach Microsoft.").await;
        browser.click("Sign in again").await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Basics").await;
        let state = journey.tenant.state();
        let asked: Vec<_> = state.record.all.iter().filter(|one| one.request.path.ends_with("/token")).collect();
        assert_eq!(asked.len(), 2);
        for one in asked {
            assert_eq!((one.request.header("cookie"), one.request.method.as_str()), (None, "POST"));
            assert_eq!(one.request.header("sec-fetch-mode"), Some("cors"));
        }
        let cookies = state.record.all.iter().filter(|one| one.request.header("cookie").is_some()).count();
        assert!(cookies > 0, "the browser has a cookie that could have gone along");
        assert!(!state.record.all.iter().any(|one| one.request.host == "moved.example"), "it is not followed");
    })
    .await;
}

#[tokio::test]
async fn c25_nobody_is_asked_for_anything_before_a_press() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let mut logs = Logs::default();
        journey.open().await;
        browser.at(start::HEADING).await;
        browser.find("button", "Sign in").await;
        start::sandbox(browser).await;
        form::basics(browser, "Small client").await;
        browser.at("Redirect URIs").await;
        logs.fetch(browser).await;
        assert!(logs.requests.len() > 3, "the log of requests works");
        assert_eq!(logs.foreign(), Vec::<&String>::new());
        assert!(journey.tenant.state().record.all.is_empty(), "not even a preflight");
    })
    .await;
}
