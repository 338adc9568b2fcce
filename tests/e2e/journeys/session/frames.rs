//! Signing in and registering wherever the page stands: at the top by redirect and by a window, and in frames of the
//! same site and of another.

use serde_json::json;

use crate::driver::Habits;
use crate::journey::{ALL, Circumstances, Journey, journey, journey_in};
use crate::page::{account, form, framed, microsoft, result, start};
use crate::tenant::fault::Op;
use crate::tenant::parents::Framing;
use crate::tenant::seed::ADELE;
use crate::tenant::seed::odd_apis::DICOM_APP_ID;
use crate::tenant::values::base64url;

/// Microsoft's pages with an opener policy and without.
const POLICIES: [Option<&str>; 2] = [None, Some("same-origin")];

fn habits(third_parties_blocked: bool) -> Circumstances {
    let habits = Habits { third_parties_blocked, popups_blocked: true, ..Habits::default() };
    Circumstances { habits, ..Circumstances::default() }
}

/// The path of the page with a draft of this name.
fn draft_path(name: &str) -> String {
    format!("#draft={}", base64url(json!({ "v": 1, "name": name }).to_string().as_bytes()))
}

/// At the top: in by redirect, then one more permission by a window, with what was typed still there.
pub async fn at_the_top(circumstances: Circumstances) {
    journey_in(circumstances, &["User.Read"], async |journey| {
        let browser = &journey.browser;
        for policy in POLICIES {
            journey.tenant.set(|settings| settings.opener_policy = policy);
            {
                let mut state = journey.tenant.state();
                state.sign_in.sessions.clear();
                state.sign_in.own_consents.clear();
            }
            journey.open().await;
            browser.script("sessionStorage.clear()", vec![]).await;
            start::sign_in(journey).await;
            form::to_permissions(browser, "Contoso FHIR client").await;
            browser.fill("Search APIs", "Azure Healthcare").await;
            microsoft::beside(browser, "Continue to Microsoft", microsoft::accept).await;
            browser.says("Permission granted. Nothing has been sent yet.").await;
            assert_eq!(browser.value("Search APIs").await, "Azure Healthcare");
        }
    })
    .await;
}

/// In frames: in by the relay, and a client registered after the second press.
pub async fn in_frames(circumstances: Circumstances) {
    journey_in(circumstances, &ALL, async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        for policy in POLICIES {
            for cross_site in [false, true] {
                journey.tenant.set(|settings| settings.opener_policy = policy);
                let framing = Framing { cross_site, sandbox: Some(framed::SANDBOX), ..Framing::default() };
                let window = framed::open(journey, framing).await;
                framed::sign_in(browser, &window).await;
                browser.says("adele@contoso.com").await;
            }
        }
        registered_by_a_second_press(journey).await;
    })
    .await;
}

/// Goes on in the frame: nothing is written by one press alone.
async fn registered_by_a_second_press(journey: &Journey) {
    let browser = &journey.browser;
    form::fill(browser, &form::small_client()).await;
    let question = "Register “Small client” in “Contoso”?";
    browser.click("Register").await;
    browser.find("dialog", question).await;
    browser.click("Not now").await;
    browser.gone("dialog", question).await;
    assert!(journey.tenant.applications().is_empty(), "nothing is written by one press");
    browser.click("Register").await;
    browser.find("dialog", question).await;
    browser.click("Send to “Contoso”").await;
    result::has_secret(browser).await;
    result::shown_secret(browser).await;
    assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
}

#[tokio::test]
async fn people_sign_in_at_the_top_by_redirect_and_by_a_window() {
    at_the_top(habits(false)).await;
}

#[tokio::test]
async fn people_sign_in_at_the_top_with_third_parties_blocked() {
    at_the_top(habits(true)).await;
}

#[tokio::test]
async fn people_sign_in_and_register_in_a_frame_of_the_same_site_and_of_another() {
    in_frames(habits(false)).await;
}

#[tokio::test]
async fn people_sign_in_and_register_in_frames_with_third_parties_blocked() {
    in_frames(habits(true)).await;
}

#[tokio::test]
async fn a_service_principal_is_created_from_a_frame_by_a_second_press_alone() {
    journey(&ALL, async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        let window = framed::open(journey, Framing { cross_site: true, ..Framing::default() }).await;
        framed::sign_in(browser, &window).await;
        form::to_permissions(browser, "Small client").await;
        browser.fill("Search APIs", DICOM_APP_ID).await;
        let question = "Create the service principal of “\u{2068}Azure API for DICOM\u{2069}” in";
        browser.click("Create service principal").await;
        browser.find("dialog", question).await;
        browser.click("Not now").await;
        browser.gone("dialog", question).await;
        assert_eq!(journey.tenant.count(Op::CreateServicePrincipal), 0, "nothing is written by one press");
        browser.click("Create service principal").await;
        browser.find("dialog", question).await;
        assert_eq!(journey.tenant.count(Op::CreateServicePrincipal), 0);
        browser.click("Send to “Contoso”").await;
        browser.choose("checkbox", "Dicom.ReadWrite").await;
        assert_eq!(journey.tenant.count(Op::CreateServicePrincipal), 1);
    })
    .await;
}

#[tokio::test]
async fn a_frame_without_the_rights_it_needs_says_which_way_leads_on() {
    journey(&ALL, async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        let without = |right: &str| framed::SANDBOX.replace(right, "");
        let path = draft_path("Framed client");
        let cases = [
            (without("allow-popups-to-escape-sandbox"), "doesn't let Microsoft's sign-in page open"),
            (without("allow-popups allow-popups-to-escape-sandbox"), "blocks pop-up windows"),
        ];
        for (sandbox, words) in &cases {
            let framing = Framing { cross_site: true, sandbox: Some(sandbox), path: &path, ..Framing::default() };
            let window = framed::open(journey, framing).await;
            browser.click("Sign in").await;
            framed::back(browser, &window).await;
            browser.says(words).await;
            browser.find("button", "Copy Address of this page with your entries").await;
            // Opened by hand it is a page by itself, with the draft.
            let address =
                browser.script("return document.querySelector('.message .code__text').innerText", vec![]).await;
            browser.goto(address.as_str().unwrap()).await;
            browser.says("Registration “\u{2068}Framed client\u{2069}” from a link is ready to review.").await;
        }
        // Without an origin of its own the frame can sign nobody in, nor store anything, and no script or style sheet of
        // the page is this page's own: the words in the markup are all there is.
        let sandbox = without("allow-same-origin");
        let framing = Framing { cross_site: true, sandbox: Some(sandbox.as_str()), ..Framing::default() };
        browser.goto_framed(&journey.parents.page(framing)).await;
        browser.says("This page didn't start.").await;
        assert!(browser.names("button").await.is_empty(), "there is nothing to press");
        browser.press_to_open("link", "open it in a new tab").await;
        browser.at(start::HEADING).await;
        browser.find("button", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn a_parent_with_an_opener_policy_leaves_a_frame_of_its_own_site_all_it_needs_and_another_the_new_tab() {
    journey(&ALL, async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        let framing = Framing { coop: Some("same-origin"), ..Framing::default() };
        let window = framed::open(journey, framing).await;
        framed::sign_in(browser, &window).await;

        let path = draft_path("Framed client");
        let window = framed::open(journey, Framing { cross_site: true, path: &path, ..framing }).await;
        browser.press_to_open("button", "Sign in").await;
        browser.at("Client Registrar isn't responding").await;
        browser.close_and_look_at(&window).await;
        browser.enter_frame().await;
        browser.says("blocks pop-up windows").await;
        browser.press_to_open("link", "Open in a new tab").await;
        browser.says("Registration “\u{2068}Framed client\u{2069}” from a link is ready to review.").await;
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Basics").await;
    })
    .await;
}

#[tokio::test]
async fn signing_out_in_a_frame_ends_the_session_at_microsoft_and_in_the_frame() {
    journey(&ALL, async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        let window = framed::open(journey, Framing { cross_site: true, ..Framing::default() }).await;
        framed::sign_in(browser, &window).await;
        account::open(browser).await;
        browser.press_to_open("button", "Sign out of Microsoft").await;
        browser.at("Continue to Microsoft").await;
        // Microsoft asks nothing: both windows are gone at once.
        browser.press_and_lose("button", "Continue to Microsoft").await;
        framed::back(browser, &window).await;
        browser.says("You're signed out").await;
        assert!(journey.tenant.state().sign_in.sessions.is_empty(), "the session at Microsoft is over");

        // Microsoft does not always lead back: the person does, and is told what holds.
        let window = framed::open(journey, Framing { cross_site: true, ..Framing::default() }).await;
        framed::sign_in(browser, &window).await;
        account::open(browser).await;
        browser.press_to_open("button", "Sign out of Microsoft").await;
        browser.at("Continue to Microsoft").await;
        browser.look_at(&window).await;
        browser.enter_frame().await;
        browser.find("dialog", "Finish signing out in the other window").await;
        browser.click("Continue here").await;
        browser.says("You're signed out here, and your entries are cleared.").await;
        assert!(!browser.text().await.contains("Sign-in canceled"));
        framed::back(browser, &window).await;
        browser.find("button", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn where_no_window_opens_the_page_itself_goes_and_comes_back_with_what_was_typed() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        let blocked = json!({ "source": "window.open = () => null" });
        browser.driver.dev_tools("Page.addScriptToEvaluateOnNewDocument", blocked).await;
        start::sign_in(journey).await;
        form::basics(browser, "Contoso FHIR client").await;
        form::redirect_uris(browser, &["https://fhir.contoso.com/auth/callback"]).await;
        browser.at("API permissions").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        browser.click("Continue to Microsoft").await;
        microsoft::accept(browser).await;
        browser.at("API permissions").await;
        browser.says("Permission granted. Nothing has been sent yet.").await;
        browser.click("Back").await;
        assert_eq!(browser.value("Redirect URI").await, "https://fhir.contoso.com/auth/callback");
    })
    .await;
}
