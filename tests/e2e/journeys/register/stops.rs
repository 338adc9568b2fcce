//! Where signing in stops on the way, or stops a run in its middle: what was begun goes on, and nothing is made twice.

use serde_json::json;

use crate::browser::Browser;
use crate::journey::{ALL, Journey, config, journey};
use crate::page::{form, framed, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::parents::Framing;
use crate::tenant::seed::{ADELE, ALEX};
use crate::tenant::site::Config;

/// At the step that asks for a permission, before it is granted.
async fn at_the_question(journey: &Journey) {
    start::sign_in(journey).await;
    at_the_search(&journey.browser).await;
}

/// From the first step on.
async fn at_the_search(browser: &Browser) {
    form::to_permissions(browser, "Contoso FHIR client").await;
    browser.fill("Search APIs", "Azure Healthcare").await;
    browser.find("button", "Continue to Microsoft").await;
}

/// Both clocks of the page go on by so many minutes at once.
pub(crate) async fn later(browser: &Browser, minutes: u32) {
    let script = "const [now, ticks, by] = [Date.now, performance.now.bind(performance), arguments[0] * 60000];
        Date.now = () => now() + by; performance.now = () => ticks() + by;";
    browser.script(script, vec![json!(minutes)]).await;
}

/// One application, one secret and one service principal.
fn one_of_each(journey: &Journey) {
    let tenant = &journey.tenant;
    let counts = (tenant.applications().len(), tenant.secret_ids().len(), tenant.service_principals().len());
    assert_eq!(counts, (1, 1, 1), "applications, secrets and service principals");
}

#[tokio::test]
async fn a_window_that_is_called_off_or_left_too_long_ends_in_words_and_leaves_the_form_as_it_is() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        at_the_question(journey).await;
        let page = browser.window().await;

        // A window at Microsoft looks closed from here. Only the person knows, and says so.
        let microsoft = browser.press_to_open("button", "Continue to Microsoft").await;
        browser.at("Permissions requested").await;
        browser.close_and_look_at(&page).await;
        browser.find("dialog", "Continue in the sign-in window").await;
        browser.click("Cancel").await;
        browser.says("Sign-in canceled.").await;
        assert_eq!(browser.value("Search APIs").await, "Azure Healthcare");
        assert!(!browser.windows().await.contains(&microsoft));

        browser.press_to_open("button", "Continue to Microsoft").await;
        browser.at("Permissions requested").await;
        browser.look_at(&page).await;
        later(browser, 16).await;
        browser.says("Sign-in took longer than 15 minutes.").await;
        assert_eq!(browser.value("Search APIs").await, "Azure Healthcare");
        // What comes now is nobody's: the window says so, and the page takes nothing.
        let late = browser.windows().await.into_iter().find(|window| *window != page).unwrap();
        browser.look_at(&late).await;
        microsoft::accept(browser).await;
        browser.at("Client Registrar isn't responding").await;
        browser.close_and_look_at(&page).await;
        browser.says("Sign-in took longer than 15 minutes.").await;
        assert!(journey.tenant.state().sign_in.codes.values().filter(|code| !code.redeemed).count() == 1);
    })
    .await;
}

#[tokio::test]
async fn a_relay_that_is_cancelled_or_closed_ends_the_question_in_the_frame() {
    journey(&ALL, async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        for cross_site in [false, true] {
            let framing = Framing { cross_site, ..Framing::default() };
            let window = framed::open(journey, framing).await;
            browser.press_to_open("button", "Sign in").await;
            browser.at("Continue to Microsoft").await;
            browser.press_and_lose("button", "Cancel").await;
            framed::back(browser, &window).await;
            browser.says("Sign-in canceled.").await;

            let window = framed::open(journey, framing).await;
            browser.press_to_open("button", "Sign in").await;
            browser.at("Continue to Microsoft").await;
            browser.close_and_look_at(&window).await;
            browser.enter_frame().await;
            browser.says("Sign-in canceled.").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_claims_challenge_in_the_middle_of_a_run_is_met_and_the_run_goes_on() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.set(|settings| settings.step_up = vec![Op::AddPassword]);
        browser.click("Register").await;
        browser.says("Your organization requires you to confirm who you are.").await;
        browser.says("The registration then continues where it stopped.").await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 0));
        microsoft::beside(browser, "Sign in again", async |browser| {
            browser.at("Verify your identity").await;
            browser.press_and_lose("button", "Approve").await;
        })
        .await;
        result::has_secret(browser).await;
        one_of_each(journey);
        assert_eq!(journey.tenant.count(Op::UpsertApplication), 1, "what was made is not asked for again");
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_in_the_middle_of_a_run_is_renewed_by_the_person_and_the_run_goes_on() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.expire_refresh_tokens();
        journey.tenant.state().sign_in.sessions.clear();
        journey.tenant.fault(Op::AddPassword, 1, Fault::TokenExpired);
        browser.click("Register").await;
        browser.says("Your sign-in has ended.").await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 0));
        microsoft::beside(browser, "Sign in again", async |browser| microsoft::pick_and_return(browser, ADELE).await)
            .await;
        result::has_secret(browser).await;
        one_of_each(journey);
        assert_eq!(journey.tenant.count(Op::UpsertApplication), 1, "what was made is not asked for again");
    })
    .await;
}

#[tokio::test]
async fn a_client_id_or_a_redirect_uri_that_microsoft_does_not_know_leaves_a_way_back() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let unknown = config("e1fe6dd8-ba31-4d61-89e7-88639da4683d", &journey.tenant.tenant_id);
        journey.site.set_config(Config::Text(unknown));
        journey.open().await;
        browser.click("Sign in").await;
        browser.says("AADSTS700016").await;
        browser.back().await;
        browser.at(start::HEADING).await;

        journey.site.set_config(Config::Text(config(&journey.tenant.client_id, &journey.tenant.tenant_id)));
        for app in &mut journey.tenant.state().directory.applications {
            if app.app_id() == journey.tenant.client_id {
                app.object.insert("spa".into(), json!({ "redirectUris": ["http://localhost/elsewhere/auth.html"] }));
            }
        }
        journey.open().await;
        browser.click("Sign in").await;
        browser.says("AADSTS50011").await;
        browser.back().await;
        browser.at(start::HEADING).await;
        browser.find("button", "Sign in").await;
    })
    .await;
}

#[tokio::test]
async fn an_error_at_the_redirect_uri_is_told_in_words_with_what_support_asks_for() {
    use crate::tenant::Refusal;
    let cases = [
        (Refusal { error: "access_denied", number: 53003, message: "Blocked.", on_page: false }, "AADSTS53003"),
        (Refusal { error: "unheard_of", number: 9_999_999, message: "New.", on_page: false }, "AADSTS9999999"),
        (Refusal { error: "temporarily_unavailable", number: 90033, message: "Busy.", on_page: false }, "AADSTS90033"),
    ];
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        for (refusal, number) in cases {
            journey.tenant.set(|settings| settings.refusal = Some(refusal));
            journey.open().await;
            browser.script("sessionStorage.clear()", vec![]).await;
            journey.open().await;
            browser.click("Sign in").await;
            browser.click("Details for support").await;
            browser.says(number).await;
            browser.says("Correlation ID:").await;
            browser.find("button", "Sign in again").await;
            browser.gone("button", "Copy Link for your administrator").await;
        }
        journey.tenant.set(|settings| settings.refusal = None);
        browser.click("Sign in again").await;
        microsoft::pick(browser, ADELE).await;
        browser.says("adele@contoso.com").await;

        // The same refusal of a permission: signed in as before, and nobody is asked to grant it.
        let page = browser.window().await;
        at_the_search(browser).await;
        journey.tenant.set(|settings| settings.refusal = Some(cases[0].0));
        browser.click("Continue to Microsoft").await;
        browser.says("Conditional Access doesn't allow this sign-in.").await;
        browser.alone_in(&page).await;
        browser.gone("button", "Copy Link for your administrator").await;
        browser.says("adele@contoso.com").await;
    })
    .await;
}

#[tokio::test]
async fn two_tabs_that_sign_in_at_once_each_get_their_own_answer() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        browser.click("Sign in").await;
        browser.at("Pick an account").await;
        let first = browser.window().await;
        let second = browser.driver.session.new_tab().await.unwrap();
        browser.look_at(&second).await;
        journey.open().await;
        browser.click("Sign in").await;
        browser.at("Pick an account").await;
        // The one that asked last is answered first.
        browser.click(ALEX).await;
        browser.says("alex@contoso.com").await;
        browser.look_at(&first).await;
        browser.click(ADELE).await;
        browser.says("adele@contoso.com").await;
        browser.look_at(&second).await;
        browser.says("alex@contoso.com").await;
        assert!(!browser.text().await.contains("adele@contoso.com"));
    })
    .await;
}
