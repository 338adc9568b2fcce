//! Pages of others that share a host with this one, and messages that are right in all but one thing: nobody comes into
//! the relay, and nobody is heard who is not expected.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::PLAIN;
use crate::journey::{ALL, Journey, journey};
use crate::page::framed;
use crate::plain_client::authorize_url;
use crate::tenant::parents::Framing;
use crate::tenant::site::{Quirk, UNDER};

/// 43 characters, as the page makes them.
const RANDOM: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Opens a page of the site by an intruder's press, waits for that page, and answers what the intruder came into.
async fn intrude(
    journey: &Journey,
    [host, intruder]: [&str; 2],
    cluster: Option<&str>,
    path: &str,
    at: &str,
) -> String {
    let browser = &journey.browser;
    let target = format!("{}{UNDER}{path}", journey.site.origin_on(host));
    browser.goto(&journey.parents.intruder(intruder, host, &target, cluster)).await;
    let window = browser.window().await;
    browser.press_to_open("button", "Come in").await;
    browser.until(at, async |browser| browser.text().await.contains(at).then_some(())).await;
    let opened = browser.window().await;
    browser.look_at(&window).await;
    let seen = tried(browser).await.0;
    let reached = browser
        .until("more tries", async |browser| {
            let (tries, reached) = tried(browser).await;
            (tries > seen + 3).then_some(reached)
        })
        .await;
    browser.look_at(&opened).await;
    browser.close_and_look_at(&window).await;
    reached
}

/// How often the intruder has tried so far, and what it came into.
async fn tried(browser: &Browser) -> (u32, String) {
    let title = browser.script("return document.title", vec![]).await;
    let (tries, reached) = title.as_str().unwrap().split_once(" tries, in ").expect("the intruder has tried");
    (tries.parse().unwrap(), reached.to_owned())
}

#[tokio::test]
async fn c14_no_page_on_another_port_or_below_the_host_comes_into_the_relay() {
    let plain = format!("registrar.{PLAIN}");
    let below = format!("other.{plain}");
    // What Chromium needs for it on secure hosts: a header that gives the origin's own cluster up. Plain HTTP needs none.
    let cases = [
        (["localhost", "localhost"], Some("?0")),
        (["registrar.localhost", "other.registrar.localhost"], Some("?0")),
        ([&plain, &plain], None),
        ([&plain, &below], None),
    ];
    journey(&ALL, async |journey| {
        for (hosts, cluster) in cases {
            let header = cluster.map(|value| Quirk::Header("origin-agent-cluster", value));
            journey.site.set_quirks(header.as_slice());
            // Such a page can come into one that lets it in, or the rest of this says nothing.
            assert_eq!(intrude(journey, hosts, cluster, "open.html", "Come who may").await, "page", "{hosts:?}");
            let relay = format!("auth.html#relay.{RANDOM}");
            let alone = "Client Registrar isn't responding";
            assert_eq!(intrude(journey, hosts, cluster, &relay, alone).await, "nothing", "{hosts:?}");
        }
    })
    .await;
}

/// A message reaches the window that is looked at as if it came from there, which may be wrong.
async fn dispatch(browser: &Browser, message: &Value, source: &str, origin: &str) {
    let script = format!(
        "dispatchEvent(new MessageEvent('message', {{ data: arguments[0], source: {source}, origin: {origin} }}))"
    );
    browser.script(&script, vec![message.clone()]).await;
}

/// Some other origin.
const OTHER: &str = "'https://other.example'";

#[tokio::test]
async fn c14_the_relay_hears_its_opener_alone_and_its_own_origin_alone() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let address =
            authorize_url(&journey.tenant, &journey.site.redirect_uri(), &[("state", &format!("v1.{RANDOM}.relay"))]);
        let open = json!({ "client-registrar": 1, "type": "open", "id": RANDOM, "address": address });
        let taken = json!({ "client-registrar": 1, "type": "taken", "id": RANDOM });
        browser.goto(&format!("{}lab.html", journey.site.base())).await;
        let lab = browser.window().await;
        browser.script("window.open(arguments[0])", vec![json!(format!("auth.html#relay.{RANDOM}"))]).await;
        let opened = async |browser: &Browser| browser.windows().await.into_iter().find(|window| *window != lab);
        let relay = browser.until("the relay's window", opened).await;
        browser.look_at(&relay).await;
        browser.at("Client Registrar isn't responding").await;
        for (source, origin) in [("opener", OTHER), ("window", "location.origin"), ("null", "location.origin")] {
            for message in [&open, &taken] {
                dispatch(browser, message, source, origin).await;
                let shown = "return document.querySelector('main div div:not([hidden])').id";
                assert_eq!(browser.script(shown, vec![]).await, json!("unreachable"), "{source} {origin}");
            }
        }
        dispatch(browser, &open, "opener", "location.origin").await;
        browser.at("Continue to Microsoft").await;
        browser.close_and_look_at(&lab).await;
    })
    .await;
}

#[tokio::test]
async fn c14_a_frame_hears_the_relay_alone_and_its_own_origin_alone() {
    journey(&ALL, async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        let window = framed::open(journey, Framing { cross_site: true, ..Framing::default() }).await;
        let note = "const open = window.open;
            window.open = (address, ...rest) => { window.address = address; return window.relay = open(address, ...rest); };";
        browser.script(note, vec![]).await;
        browser.press_to_open("button", "Sign in").await;
        browser.at("Continue to Microsoft").await;
        browser.look_at(&window).await;
        browser.enter_frame().await;
        let address = browser.script("return address", vec![]).await;
        let id = address.as_str().unwrap().split_once("#relay.").expect("a relay").1.to_owned();
        let message = |kind: &str| json!({ "client-registrar": 1, "type": kind, "id": id });
        for (source, origin) in [("relay", OTHER), ("window", "location.origin"), ("null", "location.origin")] {
            dispatch(browser, &message("sandboxed"), source, origin).await;
        }
        // Had one of them been heard, the question were over, and this came too late.
        dispatch(browser, &message("cancelled"), "relay", "location.origin").await;
        browser.says("Sign-in canceled.").await;
        assert!(!browser.text().await.contains("doesn't let Microsoft's sign-in page open"));
    })
    .await;
}

#[tokio::test]
async fn c14_the_script_for_parents_answers_windows_of_its_own_origin_alone() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let framing = Framing { cross_site: true, path: "lab.html", embed_script: true, ..Framing::default() };
        browser.goto_framed(&journey.parents.page(framing)).await;
        let heard = "window.heard = []; addEventListener('message', ({ data }) => heard.push(data.id))";
        browser.script(heard, vec![]).await;
        browser.leave_frame().await;
        let hello = |id: &str| json!({ "client-registrar": 1, "type": "hello", "id": id });
        let home = format!("'{}'", journey.site.origin());
        dispatch(browser, &hello("another origin"), "frames[0]", OTHER).await;
        dispatch(browser, &hello("the page's own"), "frames[0]", "location.origin").await;
        dispatch(browser, &hello("nobody"), "null", &home).await;
        dispatch(browser, &hello("the frame"), "frames[0]", &home).await;
        browser.enter_frame().await;
        let heard = browser
            .until("an answer in the frame", async |browser| {
                let heard = browser.script("return heard", vec![]).await;
                heard.as_array().is_some_and(|all| !all.is_empty()).then_some(heard)
            })
            .await;
        assert_eq!(heard, json!(["the frame"]));
    })
    .await;
}
