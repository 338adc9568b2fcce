//! The page inside another one, and beside Microsoft's window.

use serde_json::json;

use super::shoot;
use crate::journey::Journey;
use crate::page::{form, framed, microsoft};
use crate::tenant::parents::Framing;
use crate::tenant::seed::ADELE;
use crate::tenant::site::Config;

/// Takes the pictures.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    let page = journey.parents.page(Framing { cross_site: true, ..Framing::default() });
    browser.goto_framed(&page).await;
    browser.says("doesn't work inside another page").await;
    shoot(browser, "framed-unlisted").await;
    let listing = json!({ "clientId": journey.tenant.client_id, "tenant": journey.tenant.tenant_id,
        "embed": { "parents": [journey.parents.origin(true)] } });
    journey.site.set_config(Config::Text(listing.to_string()));
    browser.goto_framed(&page).await;
    framed::can_open_windows(browser).await;
    let outer = browser.window().await;
    let relay = browser.press_to_open("button", "Sign in").await;
    browser.at("Continue to Microsoft").await;
    shoot(browser, "relay-ready").await;
    browser.press_to_open("button", "Continue to Microsoft").await;
    let microsofts = browser.window().await;
    browser.at("Pick an account").await;
    browser.look_at(&relay).await;
    browser.at("Waiting for Microsoft's window").await;
    shoot(browser, "relay-waiting").await;
    browser.look_at(&outer).await;
    browser.enter_frame().await;
    browser.find("dialog", "Continue in the sign-in window").await;
    shoot(browser, "framed-waiting").await;
    browser.look_at(&microsofts).await;
    browser.press_and_lose("button", ADELE).await;
    browser.alone_in(&outer).await;
    browser.enter_frame().await;
    form::fill(browser, &form::small_client()).await;
    browser.find("button", "Approve and register").await;
    shoot(browser, "framed-review").await;
    microsoft::beside(browser, "Approve and register", async |browser| {
        browser.at("Continue to Microsoft").await;
        browser.press_to_open("button", "Continue to Microsoft").await;
        microsoft::accept(browser).await;
    })
    .await;
    browser.enter_frame().await;
    browser.find("dialog", "Register “Small client” in “Contoso”?").await;
    shoot(browser, "framed-confirm").await;
}
