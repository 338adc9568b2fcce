//! auth.html alone, with a page of the lab in the place of Client Registrar: as bridge, as relay, and on the way back
//! from signing out.

use serde_json::json;
use thirtyfour::WindowHandle;
use url::form_urlencoded;

use crate::axe;
use crate::driver::Habits;
use crate::journey::{ALL, Circumstances, Journey, journey, journey_in};
use crate::plain_client::{VERIFIER, authorize_url, redeem};
use crate::tenant::parents::Framing;
use crate::tenant::seed::ADELE;
use crate::tenant::{LOGIN, Tenant};

/// The lab's path, with the address that it opens. `STATE` in it becomes the state.
fn lab(address: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("address", address).finish();
    format!("lab.html?{query}")
}

/// The lab's path, with the address of a sign-in.
fn sign_in(journey: &Journey) -> String {
    lab(&authorize_url(&journey.tenant, &journey.site.redirect_uri(), &[("state", "STATE")]))
}

/// Where the lab stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Top,
    SameSite,
    CrossSite,
}

/// Opens the lab there, and looks at it from now on.
async fn open(journey: &Journey, place: Place, path: &str, framing: Framing<'_>) -> WindowHandle {
    let browser = &journey.browser;
    if place == Place::Top {
        browser.goto(&format!("{}{path}", journey.site.base())).await;
    } else {
        let framing = Framing { cross_site: place == Place::CrossSite, path, ..framing };
        browser.goto_framed(&journey.parents.page(framing)).await;
    }
    browser.window().await
}

/// Looks at the lab again.
async fn back(journey: &Journey, place: Place, window: &WindowHandle) {
    journey.browser.alone_in(window).await;
    if place != Place::Top {
        journey.browser.enter_frame().await;
    }
}

/// Presses the relay's button, and goes through the sign-in in the window that opens.
async fn through_relay(journey: &Journey) {
    let browser = &journey.browser;
    browser.press_to_open("button", "By relay").await;
    browser.at("Continue to Microsoft").await;
    browser.press_to_open("button", "Continue to Microsoft").await;
    browser.at("Pick an account").await;
    browser.press_and_lose("button", ADELE).await;
}

/// The code that the lab heard is worth tokens, and it came this way.
async fn redeemed(journey: &Journey, ways: &[&str]) {
    let heard = journey
        .browser
        .until("an answer in the lab", async |browser| {
            let text = browser.text().await;
            text.lines().find(|line| line.starts_with("answer by")).map(str::to_owned)
        })
        .await;
    assert!(ways.iter().any(|way| heard.starts_with(&format!("answer by {way} #"))), "{heard}");
    let (_, answer) = heard.split_once('#').unwrap();
    let code = form_urlencoded::parse(answer.as_bytes()).find(|(name, _)| name == "code").expect("a code").1;
    let (back, origin) = (journey.site.redirect_uri(), journey.site.origin());
    let tokens = redeem(&journey.tenant, &back, Some(&origin), &code, VERIFIER).await;
    assert_eq!(tokens.status, 200, "{}", tokens.text);
}

/// Nobody is signed in at Microsoft, whose pages have this policy.
fn anew(tenant: &Tenant, policy: Option<&'static str>) {
    tenant.set(|settings| settings.opener_policy = policy);
    tenant.state().sign_in.sessions.clear();
}

/// Every place, with every policy of Microsoft's pages.
async fn everywhere(third_parties_blocked: bool) {
    let habits = Habits { third_parties_blocked, popups_blocked: true, ..Habits::default() };
    journey_in(Circumstances { habits, ..Circumstances::default() }, &ALL, async |journey| {
        let browser = &journey.browser;
        open(journey, Place::CrossSite, "lab.html", Framing::default()).await;
        let access = browser.async_script("document.hasStorageAccess().then(arguments[0])", vec![]).await;
        assert_eq!(access, json!(!third_parties_blocked), "the browser is set as it is said to be");
        for policy in [None, Some("same-origin"), Some("same-origin-allow-popups")] {
            for place in [Place::Top, Place::SameSite, Place::CrossSite] {
                anew(&journey.tenant, policy);
                let lab = open(journey, place, &sign_in(journey), Framing::default()).await;
                through_relay(journey).await;
                back(journey, place, &lab).await;
                // The channel is heard as well where the storage is shared. The first to come is taken.
                let ways: &[&str] = if place == Place::CrossSite { &["message"] } else { &["message", "channel"] };
                redeemed(journey, ways).await;
            }
            anew(&journey.tenant, policy);
            let lab = open(journey, Place::Top, &sign_in(journey), Framing::default()).await;
            browser.press_to_open("button", "By popup").await;
            browser.at("Pick an account").await;
            browser.press_and_lose("button", ADELE).await;
            back(journey, Place::Top, &lab).await;
            redeemed(journey, &["channel"]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_reaches_the_page_that_asked_wherever_it_stands() {
    everywhere(false).await;
}

#[tokio::test]
async fn an_answer_reaches_the_page_that_asked_with_third_parties_blocked() {
    everywhere(true).await;
}

#[tokio::test]
async fn a_parent_with_an_opener_policy_cuts_the_relay_off_unless_they_share_the_site() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let framing = Framing { coop: Some("same-origin"), ..Framing::default() };
        let lab = open(journey, Place::SameSite, &sign_in(journey), framing).await;
        through_relay(journey).await;
        back(journey, Place::SameSite, &lab).await;
        redeemed(journey, &["channel"]).await;

        let lab = open(journey, Place::CrossSite, &sign_in(journey), framing).await;
        browser.press_to_open("button", "By relay").await;
        browser.at("Client Registrar isn't responding").await;
        browser.press("link", "Open the full page in this tab").await;
        browser.at("Register an app in Microsoft Entra ID").await;
        assert_eq!(browser.url().await.as_str(), journey.site.base());
        browser.close_and_look_at(&lab).await;
    })
    .await;
}

#[tokio::test]
async fn a_sandboxed_frame_may_open_the_relay_or_hears_at_once_that_it_may_not() {
    let enough = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    journey(&ALL, async |journey| {
        for place in [Place::SameSite, Place::CrossSite] {
            anew(&journey.tenant, Some("same-origin"));
            let framing = Framing { sandbox: Some(enough), ..Framing::default() };
            let lab = open(journey, place, &sign_in(journey), framing).await;
            through_relay(journey).await;
            back(journey, place, &lab).await;
            redeemed(journey, &["message", "channel"]).await;
        }
        // The window stays in the sandbox, where Microsoft's page would be an error of the browser.
        let kept_in = "allow-scripts allow-same-origin allow-popups";
        for place in [Place::SameSite, Place::CrossSite] {
            let framing = Framing { sandbox: Some(kept_in), ..Framing::default() };
            let lab = open(journey, place, &sign_in(journey), framing).await;
            journey.browser.press("button", "By relay").await;
            back(journey, place, &lab).await;
            journey.browser.says("sandboxed by").await;
        }
        let framing = Framing { sandbox: Some("allow-scripts allow-same-origin"), ..Framing::default() };
        open(journey, Place::CrossSite, &sign_in(journey), framing).await;
        journey.browser.click("By relay").await;
        journey.browser.says("relay not opened").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_cancels_closes_or_reloads_the_relay_is_understood() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        for place in [Place::SameSite, Place::CrossSite] {
            let lab = open(journey, place, &sign_in(journey), Framing::default()).await;
            browser.press_to_open("button", "By relay").await;
            browser.at("Continue to Microsoft").await;
            browser.press_and_lose("button", "Cancel").await;
            back(journey, place, &lab).await;
            browser.says("cancelled by").await;

            let lab = open(journey, place, &sign_in(journey), Framing::default()).await;
            browser.press_to_open("button", "By relay").await;
            browser.at("Continue to Microsoft").await;
            browser.close_and_look_at(&lab).await;
            browser.enter_frame().await;
            browser.says("closed").await;
        }
        // A window of Microsoft's that was closed is opened again from the relay, which also outlives a reload.
        anew(&journey.tenant, Some("same-origin"));
        let lab = open(journey, Place::CrossSite, &sign_in(journey), Framing::default()).await;
        let relay = browser.press_to_open("button", "By relay").await;
        browser.at("Continue to Microsoft").await;
        browser.reload().await;
        browser.at("Continue to Microsoft").await;
        axe::check(browser, "the relay before the press").await;
        browser.press_to_open("button", "Continue to Microsoft").await;
        browser.at("Pick an account").await;
        browser.close_and_look_at(&relay).await;
        browser.at("Waiting for Microsoft's window").await;
        axe::check(browser, "the relay while it waits").await;
        browser.press_to_open("button", "Open Microsoft again").await;
        browser.at("Pick an account").await;
        browser.press_and_lose("button", ADELE).await;
        back(journey, Place::CrossSite, &lab).await;
        redeemed(journey, &["message"]).await;
    })
    .await;
}

#[tokio::test]
async fn a_window_that_nobody_waits_for_says_so_and_leads_to_the_page() {
    let id = "A".repeat(43);
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let back = journey.site.redirect_uri();
        for behind in
            [format!("#relay.{id}"), format!("#code=a&state=v1.{id}.relay"), format!("#code=a&state=v1.{id}.popup")]
        {
            browser.goto("about:blank").await;
            browser.goto(&format!("{back}{behind}")).await;
            browser.at("Client Registrar isn't responding").await;
            assert_eq!(browser.url().await.as_str(), back);
        }
        axe::check(browser, "a window that nobody waits for").await;
        let lab = open(journey, Place::CrossSite, &sign_in(journey), Framing::default()).await;
        browser.press_to_open("button", "By relay, then mute").await;
        browser.at("Client Registrar isn't responding").await;
        browser.close_and_look_at(&lab).await;
    })
    .await;
}

#[tokio::test]
async fn the_way_back_from_signing_out_reaches_a_frame_too() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("post_logout_redirect_uri", journey.site.redirect_uri().as_str()),
                ("state", "STATE"),
                ("logout_hint", "somebody"),
            ])
            .finish();
        let address = format!("https://{LOGIN}/{}/oauth2/v2.0/logout?{query}", journey.tenant.tenant_id);
        for place in [Place::SameSite, Place::CrossSite] {
            let window = open(journey, place, &lab(&address), Framing::default()).await;
            browser.press_to_open("button", "By relay").await;
            browser.at("Continue to Microsoft").await;
            browser.press_and_lose("button", "Continue to Microsoft").await;
            back(journey, place, &window).await;
            browser.says("?state=v1.").await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_script_for_parents_tells_the_frame_alone_whose_page_it_is_in() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        for cross_site in [false, true] {
            let framing = Framing { cross_site, path: "lab.html", embed_script: true, ..Framing::default() };
            browser.goto_framed(&journey.parents.page(framing)).await;
            browser.click("Ask the parent").await;
            browser.says(&format!("parent {}", journey.parents.origin(cross_site))).await;
            // The same question from the parent itself, which is another origin than the script's.
            browser.leave_frame().await;
            let heard = browser
                .async_script(
                    r"const done = arguments[0]; const heard = [];
                    addEventListener('message', ({ data }) => data.last ? done(heard) : heard.push(data.type));
                    postMessage({ 'client-registrar': 1, type: 'hello', id: 'x' }, location.origin);
                    postMessage({ last: true }, location.origin);",
                    vec![],
                )
                .await;
            assert_eq!(heard, json!(["hello"]));
        }
    })
    .await;
}

#[tokio::test]
async fn windows_without_a_press_are_blocked_in_these_journeys() {
    let habits = Habits { popups_blocked: true, ..Habits::default() };
    journey_in(Circumstances { habits, ..Circumstances::default() }, &ALL, async |journey| {
        let browser = &journey.browser;
        browser.goto(&format!("{}lab.html", journey.site.base())).await;
        let opened = "setTimeout(() => { document.title = window.open('about:blank') ? 'opened' : 'blocked'; })";
        browser.driver.dev_tools("Runtime.evaluate", json!({ "expression": opened, "userGesture": false })).await;
        browser
            .until("the window to be blocked", async |browser| {
                (browser.script("return document.title", vec![]).await == "blocked").then_some(())
            })
            .await;
    })
    .await;
}
