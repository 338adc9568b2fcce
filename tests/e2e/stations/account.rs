//! The account menu, the choice of a tenant, and a sign-in that ends soon.

use serde_json::{Value, json};

use super::shoot;
use crate::journey::{Journey, config};
use crate::page::{account, form, start};
use crate::tenant::site::Config;

/// Takes the pictures.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    let mut allowing: Value =
        serde_json::from_str(&config(&journey.tenant.client_id, &journey.tenant.tenant_id)).unwrap();
    allowing["tenants"] = json!(["fabrikam.com", "contoso.com"]);
    journey.site.set_config(Config::Text(allowing.to_string()));
    journey.open().await;
    browser.click("Use another tenant").await;
    browser.at("Switch tenant").await;
    shoot(browser, "tenant-list").await;
    browser.click("Sign in to “contoso.com”").await;
    browser.at("Pick an account").await;
    journey.open().await;
    browser.says("You chose “contoso.com”").await;
    shoot(browser, "start-other-tenant").await;
    allowing["tenants"] = json!("any");
    journey.site.set_config(Config::Text(allowing.to_string()));
    start::sign_in(journey).await;
    account::open(browser).await;
    shoot(browser, "account-menu").await;
    browser.click("Switch tenant").await;
    browser.at("Switch tenant").await;
    browser.fill("Tenant ID or domain", "common").await;
    browser.click("Sign in to this tenant").await;
    browser.says("covers many tenants").await;
    shoot(browser, "tenant-any-problem").await;
    browser.click("Back").await;
    form::fill(browser, &form::small_client()).await;
    let later = "const by = (24 * 60 - 6) * 60000, [now, ticks] = [Date.now, performance.now.bind(performance)];
        Date.now = () => now() + by; performance.now = () => ticks() + by;";
    browser.script(later, vec![]).await;
    browser.click("Register").await;
    browser.says("ends too soon").await;
    shoot(browser, "session-ends").await;
    account::take(browser, "Sign out here").await;
    browser.says("You're signed out here").await;
    shoot(browser, "start-forgotten").await;
}
