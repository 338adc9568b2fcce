//! The account menu: who is signed in where, and the ways to another account, to another tenant, and out.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, config, journey};
use crate::page::{account, form, framed, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::parents::Framing;
use crate::tenant::seed::{ADELE, ALEX};
use crate::tenant::site::Config;

/// `config.json` lets people change to these tenants, at the top and in the frames of the journey.
fn allow(journey: &Journey, tenants: &Value) {
    let text = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
    let mut allowing: Value = serde_json::from_str(&text).unwrap();
    allowing["tenants"] = tenants.clone();
    allowing["embed"] = json!({ "parents": [journey.parents.origin(false), journey.parents.origin(true)] });
    journey.site.set_config(Config::Text(allowing.to_string()));
}

/// The tenant that was asked last.
fn asked_last(journey: &Journey) -> String {
    let asked = journey.tenant.login_requests();
    let path = asked.iter().rev().map(|one| &one.request.path).find(|path| path.ends_with("/authorize")).unwrap();
    path.split('/').nth(1).unwrap().to_owned()
}

async fn is_open(browser: &Browser) -> bool {
    let script = "return document.querySelector('.flyout [aria-expanded=\"true\"]') !== null";
    browser.script(script, vec![]).await == json!(true)
}

#[tokio::test]
async fn the_account_menu_says_who_is_signed_in_where_and_closes_as_people_expect() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        account::open(browser).await;
        for words in [ADELE, "adele@contoso.com", "Contoso", journey.tenant.tenant_id.as_str()] {
            browser.says(words).await;
        }
        browser.find("button", "Copy Tenant ID").await;
        assert!(browser.now("button", "Switch tenant").await.is_none(), "the owner allows one tenant");
        axe::check(browser, "the account menu").await;

        browser.keys(Key::Escape + "").await;
        browser.gone("button", "Switch account").await;
        let focused = browser.script("return document.activeElement.textContent", vec![]).await;
        assert!(focused.as_str().is_some_and(|name| name.contains("adele@contoso.com")), "{focused}");

        account::open(browser).await;
        browser.find("heading", "Basics").await.click().await.unwrap();
        browser.gone("button", "Switch account").await;

        account::open(browser).await;
        browser.find("button", "Sign out of Microsoft").await.focus().await.unwrap();
        browser.keys(Key::Tab + "").await;
        browser.gone("button", "Switch account").await;
        assert!(!is_open(browser).await);
    })
    .await;
}

#[tokio::test]
async fn the_account_menu_fits_a_page_of_320_pixels() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        browser.size(320, 800).await;
        account::open(browser).await;
        let out = "return [...document.querySelectorAll('.flyout__panel, .flyout__panel *, .header *')].map((e) => e.getBoundingClientRect())
            .filter((box) => box.width > 1 && (box.left < 0 || box.right > 320)).length + (document.documentElement.scrollWidth > 320 ? 1 : 0)";
        assert_eq!(browser.script(out, vec![]).await, json!(0));
    })
    .await;
}

#[tokio::test]
async fn forgetting_wipes_what_the_tab_keeps_and_asks_nobody() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::basics(browser, "A name to forget").await;
        browser.at("Redirect URIs").await;
        let before = journey.tenant.login_requests().len();
        account::take(browser, "Sign out here").await;
        browser.at(start::HEADING).await;
        browser.says("You're signed out here").await;
        browser.find("button", "Sign in").await;
        let kept = browser.script("return JSON.stringify([{...sessionStorage}, {...localStorage}])", vec![]).await;
        for gone in ["A name to forget", "adele@contoso.com", "sign-in"] {
            assert!(!kept.to_string().contains(gone), "{kept}");
        }
        browser.reload().await;
        browser.find("button", "Sign in").await;
        assert_eq!(journey.tenant.login_requests().len(), before, "Microsoft is not asked for anything");
    })
    .await;
}

#[tokio::test]
async fn another_account_takes_over_and_the_draft_stays() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::basics(browser, "Small client").await;
        browser.at("Redirect URIs").await;
        account::open(browser).await;
        // However often it is pressed: what waits for the answer is of the first press.
        let presses = "const button = [...document.querySelectorAll('button')].find((one) => one.innerText.includes('Switch account'));
            const kept = () => sessionStorage.getItem('client-registrar.sign-in-pending');
            button.click(); const first = kept(); button.click(); button.click(); return first !== null && first === kept()";
        assert_eq!(browser.script(presses, vec![]).await, json!(true));
        microsoft::pick(browser, ALEX).await;
        browser.at("Redirect URIs").await;
        browser.says("alex@contoso.com").await;
        assert!(!browser.text().await.contains("adele@contoso.com"));
        browser.click("Back").await;
        assert_eq!(browser.value("Display name").await, "Small client");
    })
    .await;
}

#[tokio::test]
async fn another_tenant_is_signed_in_to_by_its_domain_and_remembered_for_the_tab() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        allow(journey, &json!("any"));
        start::sign_in(journey).await;
        form::basics(browser, "Small client").await;
        browser.at("Redirect URIs").await;
        account::take(browser, "Switch tenant").await;
        browser.at("Switch tenant").await;
        browser.fill("Tenant ID or domain", "common").await;
        browser.click("Sign in to this tenant").await;
        browser.says("This value covers many tenants.").await;
        axe::check(browser, "the choice of a tenant, with a problem").await;
        browser.fill("Tenant ID or domain", "contoso.com").await;
        browser.click("Sign in to this tenant").await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Redirect URIs").await;
        assert_eq!(asked_last(journey), "contoso.com");
        let before = journey.tenant.login_requests().len();
        browser.reload().await;
        browser.find("button", "Account").await;
        assert!(journey.tenant.login_requests().len() > before, "signed in silently again");
        assert_eq!(asked_last(journey), "contoso.com");
        account::sign_out(browser).await;
        browser.at(start::HEADING).await;
        browser.click("Sign in").await;
        browser.at("Pick an account").await;
        assert_eq!(asked_last(journey), journey.tenant.tenant_id, "signing out forgets the choice");
    })
    .await;
}

#[tokio::test]
async fn a_tenant_of_the_owners_list_can_be_chosen_before_signing_in_and_the_page_says_so() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        allow(journey, &json!(["contoso.com"]));
        journey.open().await;
        browser.click("Use another tenant").await;
        browser.at("Switch tenant").await;
        axe::check(browser, "the choice of a tenant").await;
        browser.click("Sign in to “contoso.com”").await;
        browser.at("Pick an account").await;
        assert_eq!(asked_last(journey), "contoso.com");
        journey.open().await;
        browser.says("You chose “contoso.com” for this tab.").await;
        browser.click("Use the default tenant").await;
        browser.gone("button", "Use the default tenant").await;
        browser.click("Sign in").await;
        browser.at("Pick an account").await;
        assert_eq!(asked_last(journey), journey.tenant.tenant_id);
    })
    .await;
}

#[tokio::test]
async fn no_address_chooses_a_tenant() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        allow(journey, &json!("any"));
        browser.goto(&format!("{}?tenant=evil.example&step=tenant#tenant=evil.example", journey.site.base())).await;
        browser.at("Switch tenant").await;
        assert_eq!(browser.value("Tenant ID or domain").await, "");
        browser.click("Back").await;
        browser.click("Sign in").await;
        browser.at("Pick an account").await;
        assert_eq!(asked_last(journey), journey.tenant.tenant_id);
    })
    .await;
}

#[tokio::test]
async fn with_a_secret_on_the_page_every_way_out_asks_first() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        allow(journey, &json!("any"));
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        let question = "Leave without saving the secret?";
        for way in ["Switch account", "Switch tenant", "Sign out here", "Sign out of Microsoft"] {
            account::take(browser, way).await;
            browser.find("dialog", question).await;
            browser.click("Stay here").await;
            browser.gone("dialog", question).await;
            result::has_secret(browser).await;
        }
        account::take(browser, "Sign out here").await;
        browser.find("dialog", question).await;
        browser.click("Leave and remove the secret").await;
        browser.at(start::HEADING).await;
        browser.says("You're signed out here").await;
    })
    .await;
}

/// Shows the secret again, and reads it.
async fn still_shown(browser: &Browser, secret: &str) {
    result::has_secret(browser).await;
    browser.says(secret).await;
}

#[tokio::test]
async fn an_administrator_who_answers_in_the_place_of_the_one_who_registered_leaves_the_secret_where_it_is() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        let wish = form::Wish { permissions: vec![("Microsoft Graph", "User.Read")], ..form::small_client() };
        form::fill(browser, &wish).await;
        result::register(browser).await;
        let secret = result::shown_secret(browser).await;
        result::unfold(browser, "Admin consent").await;
        browser.click("Check again").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::with_admin_account).await;
        let refusal = "Error: You signed in with a different account than the one that started this registration.";
        browser.find("group", refusal).await;
        still_shown(browser, &secret).await;
        browser.says("alex@contoso.com").await;
        // Microsoft knows both by now, and is told who is meant: its window closes as soon as it has opened.
        browser.click("Sign in again").await;
        browser.gone("group", refusal).await;
        still_shown(browser, &secret).await;
    })
    .await;
}

#[tokio::test]
async fn in_a_frame_another_account_and_another_tenant_take_over_and_what_was_typed_stays() {
    journey(&ALL, async |journey| {
        allow(journey, &json!("any"));
        let browser = &journey.browser;
        let framing = Framing { cross_site: true, ..Framing::default() };
        let window = framed::open(journey, framing).await;
        let pick = |account| async move |browser: &Browser| microsoft::pick_and_return(browser, account).await;
        framed::sign_in(browser, &window).await;
        form::basics(browser, "Small client").await;
        browser.at("Redirect URIs").await;
        account::open(browser).await;
        framed::through_relay(browser, &window, "Switch account", pick(ALEX)).await;
        browser.says("alex@contoso.com").await;
        browser.at("Redirect URIs").await;
        browser.click("Back").await;
        assert_eq!(browser.value("Display name").await, "Small client");

        // A result stays with whoever registered; once it is saved, another account begins anew.
        form::fill(browser, &form::small_client()).await;
        journey.tenant.fault(Op::AddPassword, 1, Fault::Delayed(Duration::from_secs(3)));
        browser.click("Register").await;
        browser.click("Send to “Contoso”").await;
        // Given up for another account, and then that is called off: the form is there, and no result without a run.
        account::take(browser, "Switch account").await;
        browser.press_to_open("button", "Leave").await;
        browser.at("Continue to Microsoft").await;
        browser.press_and_lose("button", "Cancel").await;
        framed::back(browser, &window).await;
        browser.at("Review").await;
        browser.click("Register").await;
        browser.click("Send to “Contoso”").await;
        result::saved(browser, "Small client").await;
        account::open(browser).await;
        framed::through_relay(browser, &window, "Switch account", pick(ADELE)).await;
        browser.at("Basics").await;
        browser.says("adele@contoso.com").await;
        assert_eq!(browser.value("Display name").await, "");

        browser.fill("Display name", "Another client").await;
        account::take(browser, "Switch tenant").await;
        browser.fill("Tenant ID or domain", "contoso.com").await;
        framed::through_relay(browser, &window, "Sign in to this tenant", pick(ADELE)).await;
        browser.at("Basics").await;
        assert_eq!(asked_last(journey), "contoso.com");
        assert_eq!(browser.value("Display name").await, "Another client");

        // Reloaded, however often, it knows whose session it was, and in which tenant.
        for _ in 0..2 {
            browser.goto_framed(&journey.parents.page(framing)).await;
            browser.says("Your sign-in has ended.").await;
        }
        browser.press_to_open("button", "Sign in again").await;
        browser.at("Continue to Microsoft").await;
        // Microsoft knows both accounts and is told which: its window closes as soon as it has opened.
        browser.press_and_lose("button", "Continue to Microsoft").await;
        framed::back(browser, &window).await;
        browser.at("Basics").await;
        browser.says("adele@contoso.com").await;
        assert_eq!(browser.value("Display name").await, "Another client");
        assert_eq!(asked_last(journey), "contoso.com");

        // Whose session it was is nothing to the page's own tenant.
        browser.goto_framed(&journey.parents.page(framing)).await;
        browser.find("group", "Note: Your sign-in has ended.").await;
        browser.click("Use the default tenant").await;
        browser.gone("group", "Note: Your sign-in has ended.").await;
        let kept = browser.script("return JSON.stringify({...sessionStorage})", vec![]).await.to_string();
        assert!(!kept.contains("was-signed-in"), "{kept}");
    })
    .await;
}
