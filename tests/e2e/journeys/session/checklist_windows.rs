//! The rules for applications in a browser that concern other windows and the page itself, each test named after its
//! number.

use serde_json::{Value, json};
use url::Url;

use crate::journey::{ALL, Circumstances, Journey, journey, journey_in};
use crate::journeys::form::fuzz::shown;
use crate::logs::Logs;
use crate::page::{framed, start};
use crate::plain_client::authorize_url;
use crate::tenant::parents::Framing;
use crate::tenant::seed::ADELE;

/// 43 characters, as the page makes them.
const RANDOM: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Opens the bridge with this behind its address, and waits for what it says.
async fn bridge(journey: &Journey, behind: &str, words: &str) {
    let browser = &journey.browser;
    browser.goto("about:blank").await;
    browser.goto(&format!("{}{behind}", journey.site.redirect_uri())).await;
    browser.says(words).await;
    let url = browser.url().await;
    assert_eq!((url.query(), url.fragment()), (None, None), "{behind} stays in the address");
    let kept = browser.script("return sessionStorage.getItem('client-registrar.sign-in-answer')", vec![]).await;
    assert_eq!(kept, json!(null), "{behind} is kept");
}

#[tokio::test]
async fn c7_the_bridge_leads_nowhere_else_and_keeps_nothing_that_is_no_answer() {
    journey(&ALL, async |journey| {
        let nothing = "Nothing to see here";
        let long = format!("#code={}&state=v1.{RANDOM}.redirect", "x".repeat(17_000));
        for behind in [
            "#javascript:alert(1)",
            "#data:text/html,<script>alert(1)</script>",
            "#https://evil.example/",
            "#https://user@login.microsoftonline.com/",
            "?//evil.example/",
            "#relay.",
            "#relay.//evil.example",
            "?#relay.https://evil.example/",
            "#code=a",
            "#code=a&state=//evil.example",
            "#code=a&state=javascript:alert(1)",
            &format!("#relay.{RANDOM}A"),
            &format!("?x#relay.{RANDOM}"),
            &format!("#code=a&state=v1.{RANDOM}.frame"),
            &format!("#code=a&state=v2.{RANDOM}.redirect"),
            &format!("#code=a&state=v1.{RANDOM}.redirect&state=v1.{RANDOM}.redirect"),
            &format!("?state=v1.{RANDOM}.redirect#code=a"),
            &format!("#access_token=a&state=v1.{RANDOM}.redirect"),
            &format!("#code=a&id_token=b&state=v1.{RANDOM}.popup"),
            &format!("#state=v1.{RANDOM}.redirect"),
            &long,
        ] {
            bridge(journey, behind, nothing).await;
        }
        bridge(journey, "", nothing).await;
        bridge(journey, &format!("?admin_consent=True&tenant=x&state=v1.{RANDOM}.admin"), "Permission granted").await;
        bridge(journey, &format!("?error=access_denied&state=v1.{RANDOM}.admin"), "Permission not granted").await;

        let unasked = format!("#code=stolen&state=v1.{RANDOM}.redirect");
        bridge(journey, &unasked, "This tab didn't start this sign-in").await;
        assert!(journey.browser.url().await.as_str().ends_with("/tools/registrar/"));
        assert!(journey.tenant.login_requests().is_empty(), "not a word to the token endpoint");
    })
    .await;
}

#[tokio::test]
async fn c7_the_relay_opens_a_sign_in_of_this_page_and_no_other_address() {
    journey(&ALL, async |journey| {
        let back = journey.site.redirect_uri();
        let good = authorize_url(&journey.tenant, &back, &[("state", "STATE")]);
        let logout = format!(
            "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/logout?post_logout_redirect_uri={}&state=STATE",
            url::form_urlencoded::byte_serialize(back.as_bytes()).collect::<String>(),
        );
        let encoded = |uri: &str| url::form_urlencoded::byte_serialize(uri.as_bytes()).collect::<String>();
        let at = |host: &str| good.replace("https://login.microsoftonline.com", host);
        let hostile = vec![
            String::new(),
            "javascript:alert(1)".to_owned(),
            "data:text/html,<script>alert(1)</script>".to_owned(),
            back.clone(),
            at("http://login.microsoftonline.com"),
            at("https://evil.example"),
            at("//evil.example"),
            at("https://login.microsoftonline.com.evil.example"),
            at("https://login.microsoftonline.com@evil.example"),
            at("https://evil.example\\@login.microsoftonline.com"),
            at("https://user:word@login.microsoftonline.com"),
            at("https://login.microsoftonline.com:8443"),
            at("https://graph.microsoft.com"),
            good.replace("/oauth2/v2.0/authorize", "/oauth2/v2.0/token"),
            good.replace("/oauth2/v2.0/authorize", "/oauth2/authorize"),
            good.replace("/oauth2/v2.0/", "/x/../oauth2/v2.0/../v2.0/x/"),
            good.replace(&encoded(&back), &encoded("https://evil.example/auth.html")),
            good.replace(&encoded(&back), &encoded(&format!("{back}?x"))),
            good.replace("&redirect_uri=", "&other="),
            format!("{good}&redirect_uri={}", encoded(&back)),
            format!("{good}&Redirect_Uri={}", encoded("https://evil.example/")),
            format!("{good}&post_logout_redirect_uri={}", encoded("https://evil.example/")),
            format!("{good}&request_uri={}", encoded("https://evil.example/")),
            good.replace("STATE", &format!("v1.{RANDOM}.relay")),
            good.replace("STATE", "STATE&state=STATE"),
            good.replace("&state=STATE", ""),
            good.replace("response_type=code", "response_type=token"),
            good.replace("response_mode=fragment", "response_mode=form_post"),
            good.replace("S256", "plain"),
            format!("{good}#x"),
            format!("{good}&x={}", "x".repeat(17_000)),
            logout.replace("post_logout_", ""),
            format!("{logout}&redirect_uri={}", encoded("https://evil.example/")),
            logout.replace(&encoded(&back), &encoded("https://evil.example/")),
        ];
        for (address, shown) in hostile.iter().zip(shown(journey, &hostile).await) {
            assert_eq!(shown, "nothing", "{address}");
        }
        assert_eq!(shown(journey, &[good, logout]).await, ["ready", "ready"]);
    })
    .await;
}

/// The random part of the last question that was asked of Microsoft.
fn question(journey: &Journey) -> String {
    let requests = journey.tenant.login_requests();
    let last = requests.iter().rev().find(|one| one.request.path.ends_with("/authorize")).expect("somebody asked");
    let pairs = last.request.query_pairs();
    let state = pairs.iter().find(|(name, _)| name == "state").map(|(_, state)| state.as_str()).unwrap();
    state.split('.').nth(1).unwrap().to_owned()
}

/// Every message of the protocol, with this ID and an answer of somebody else's.
fn look_alikes(id: &str) -> Value {
    let answer = format!("#code=stolen&state=v1.{id}.relay");
    let message = |more: Value| {
        let mut message = json!({ "client-registrar": 1, "id": id });
        message.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        message
    };
    json!([
        message(json!({ "type": "answer", "answer": answer })),
        message(json!({ "type": "cancelled" })),
        message(json!({ "type": "sandboxed" })),
        message(json!({ "type": "taken" })),
        message(json!({ "type": "relay-ready" })),
        message(json!({ "type": "open", "address": "https://evil.example/" })),
    ])
}

/// Notes what is posted to this window, and for which origin, in the list of that one. Whoever runs it still is who
/// sends.
fn spy(to: &str, list: &str) -> String {
    format!(
        "const to = {to}, noted = {list}.noted, send = to.postMessage;
        to.postMessage = (message, target) => {{ noted.push([message.type, target]); send.call(to, message, target); }};"
    )
}

#[tokio::test]
async fn c14_look_alikes_of_a_parent_and_of_another_window_are_not_heard_by_the_frame_or_the_relay() {
    journey(&ALL, async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        let window = framed::open(journey, Framing { cross_site: true, ..Framing::default() }).await;
        let note = "window.noted = []; const open = window.open; window.open = (...what) => window.relay = open(...what);";
        browser.script(note, vec![]).await;
        let relay = browser.press_to_open("button", "Sign in").await;
        browser.at("Continue to Microsoft").await;
        // What goes to a window from now on is noted in the frame, with the origin that may read it.
        browser.script(&spy("opener", "opener"), vec![]).await;
        let microsoft = browser.press_to_open("button", "Continue to Microsoft").await;
        browser.at("Pick an account").await;
        // Even who knows the question's ID, as nobody can, is not heard: the parent, and a window that it opens.
        let all = look_alikes(&question(journey));
        browser.look_at(&window).await;
        let post = "for (const message of arguments[0]) frames[0].postMessage(message, '*');";
        browser.script(post, vec![all.clone()]).await;
        let second = "const beside = open('about:blank'); const page = window;
            const script = beside.document.createElement('script');
            script.textContent = 'for (const message of ' + JSON.stringify(arguments[0]) + ') opener.frames[0].postMessage(message, \"*\")';
            beside.document.body.append(script); beside.close();";
        browser.script(second, vec![all.clone()]).await;
        // The relay hears its opener alone, and not itself.
        browser.look_at(&relay).await;
        browser.script("for (const message of arguments[0]) postMessage(message, location.origin);", vec![all]).await;
        browser.at("Waiting for Microsoft's window").await;
        browser.look_at(&window).await;
        browser.enter_frame().await;
        browser.script(&spy("relay", "window"), vec![]).await;
        browser.find("dialog", "Continue in the sign-in window").await;
        assert!(journey.tenant.login_requests().iter().all(|one| !one.request.path.ends_with("/token")));
        // The real answer is the first that counts.
        browser.look_at(&microsoft).await;
        browser.press_and_lose("button", ADELE).await;
        framed::back(browser, &window).await;
        browser.at("Basics").await;
        let noted = browser.script("return noted", vec![]).await;
        let own = Url::parse(&journey.site.base()).unwrap().origin().ascii_serialization();
        let sent = |kind: &str| noted.as_array().unwrap().contains(&json!([kind, own]));
        assert!(["answer", "taken"].into_iter().all(sent), "{noted}");
        assert!(noted.as_array().unwrap().iter().all(|one| one[1] == own.as_str()), "{noted}");
    })
    .await;
}

#[tokio::test]
async fn c14_a_relay_that_somebody_else_opens_says_nothing_to_them_and_does_nothing_for_them() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        browser.goto(&journey.parents.page(Framing { cross_site: true, path: "lab.html", ..Framing::default() })).await;
        let stranger = browser.window().await;
        let good =
            authorize_url(&journey.tenant, &journey.site.redirect_uri(), &[("state", &format!("v1.{RANDOM}.relay"))]);
        let opens = "const [relay, address, id, done] = arguments;
            window.heard = []; addEventListener('message', (event) => heard.push(event.data));
            window.opened = window.open(relay);
            const message = { 'client-registrar': 1, type: 'open', id, address };
            // Said again and again, so that some of it comes when the relay listens.
            window.says = setInterval(() => opened.postMessage(message, '*'), 50);
            done();";
        let relay = format!("{}#relay.{RANDOM}", journey.site.redirect_uri());
        browser.async_script(opens, vec![json!(relay), json!(good), json!(RANDOM)]).await;
        let opened = browser
            .until("the relay's window", async |browser| {
                browser.windows().await.into_iter().find(|window| *window != stranger)
            })
            .await;
        browser.look_at(&opened).await;
        browser.at("Client Registrar isn't responding").await;
        browser.close_and_look_at(&stranger).await;
        assert_eq!(browser.script("clearInterval(says); return heard", vec![]).await, json!([]));
        assert!(journey.tenant.login_requests().is_empty());
    })
    .await;
}

#[tokio::test]
async fn c17_in_a_page_that_is_not_listed_there_is_one_sentence_and_a_way_out() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        for cross_site in [false, true] {
            let page = journey.parents.page(Framing { cross_site, embed_script: true, ..Framing::default() });
            browser.goto_framed(&page).await;
            browser.says("This page doesn't work inside another page.").await;
            browser.find("link", "Open in a new tab").await;
            assert!(browser.names("button").await.is_empty(), "there is nothing to press");
        }
        // A listed page that stands in one that is not listed itself is no better.
        framed::list_parents(journey);
        let listed = journey.parents.page(Framing { cross_site: true, ..Framing::default() });
        browser.goto(&format!("{}lab.html", journey.site.base())).await;
        let nest = "const frame = document.createElement('iframe'); frame.src = arguments[0]; frame.width = 1100;
            frame.height = 900; document.body.append(frame);";
        browser.script(nest, vec![json!(listed)]).await;
        browser.enter_frame().await;
        browser.until("the frame within", async |browser| browser.driver.session.enter_frame(0).await.ok()).await;
        browser.says("This page doesn't work inside another page.").await;
        assert!(browser.names("button").await.is_empty(), "there is nothing to press");
        // In a listed page alone there is.
        browser.goto_framed(&listed).await;
        browser.at(start::HEADING).await;
        browser.find("button", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn c18_the_policy_keeps_foreign_scripts_styles_and_requests_out() {
    const TRY: &str = r"(async () => {
        const tried = {};
        const attempt = async (name, act) => { try { await act(); tried[name] = 'done'; } catch { tried[name] = 'kept out'; } };
        // Trusted Types keep text from becoming a script. One that is built of nodes is left to script-src.
        await attempt('text', () => { document.createElement('script').textContent = 'window.ran = true'; });
        const script = document.createElement('script');
        script.append(new Text('window.ran = true'));
        document.head.append(script);
        await attempt('eval', () => eval('1'));
        await attempt('fetch', () => fetch('https://evil.example/'));
        const loads = (element) => new Promise((yes, no) => { element.onload = yes; element.onerror = no; document.head.append(element); });
        await attempt('script', () => loads(Object.assign(document.createElement('script'), { src: 'https://evil.example/a.js' })));
        await attempt('style', () => loads(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://evil.example/a.css' })));
        await attempt('image', () => loads(Object.assign(document.createElement('img'), { src: 'https://evil.example/a.png' })));
        tried.inline = window.ran ? 'done' : 'kept out';
        return JSON.stringify(tried);
    })()";
    journey_in(Circumstances { bad_host: true, ..Circumstances::default() }, &ALL, async |journey| {
        let browser = &journey.browser;
        for page in [journey.site.base(), journey.site.redirect_uri()] {
            browser.goto(&page).await;
            browser.until("the page", async |browser| (browser.text().await.len() > 20).then_some(())).await;
            let mut before = Logs::default();
            before.fetch(browser).await;
            assert_eq!(before.troubles(), Vec::<&String>::new(), "the page itself breaks no rule of its own");
            let run = json!({ "expression": TRY, "awaitPromise": true, "returnByValue": true,
                "allowUnsafeEvalBlockedByCSP": false });
            let tried = browser.driver.dev_tools("Runtime.evaluate", run).await;
            let tried: Value = serde_json::from_str(tried["result"]["value"].as_str().unwrap_or_default()).unwrap();
            for name in ["text", "inline", "eval", "fetch", "script", "style", "image"] {
                assert_eq!(tried[name], "kept out", "{name} on {page}: {tried}");
            }
            // What the browser says about these attempts is no trouble of the page's.
            let mut after = Logs::default();
            after.fetch(browser).await;
            assert!(!after.troubles().is_empty(), "it was the policy that kept them out");
            let url = Url::parse(&page).unwrap();
            assert_eq!(browser.url().await, url);
        }
        assert!(journey.tenant.state().record.all.is_empty(), "nobody was asked for anything");
    })
    .await;
}
