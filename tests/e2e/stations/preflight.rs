//! What is known before anything is registered: for a person who may not register, and in a tenant with rules.

use super::shoot;
use crate::journey::Journey;
use crate::page::start;
use crate::tenant::seed::ALEX;

/// Takes the picture of whoever may not register.
pub async fn may_not(journey: &Journey) {
    let browser = &journey.browser;
    journey.tenant.set(|settings| {
        settings.may_register = false;
        settings.created_before = 240;
    });
    start::sign_in_as(journey, ALEX).await;
    browser.says("You might not be able to register apps").await;
    browser.says("What this page checked").await;
    let open = "[...document.querySelectorAll('details')].find((one) => one.innerText.includes('What this page checked')).open = true";
    browser.script(open, vec![]).await;
    shoot(browser, "preflight-may-not").await;
}

/// Takes the pictures of rules beside their fields.
pub async fn rules(journey: &Journey) {
    let browser = &journey.browser;
    journey.tenant.set(|settings| {
        settings.redirect_hosts = Some(&["app.contoso.com", "contoso.com"]);
        settings.own_accounts_alone = true;
    });
    start::sign_in(journey).await;
    browser.says("Your tenant's policy doesn't allow apps for accounts in other tenants.").await;
    shoot(browser, "preflight-accounts").await;
    browser.fill("Display name", "Small client").await;
    browser.click("Next").await;
    browser.at("Redirect URIs").await;
    browser.fill("Redirect URI", "https://fabrikam.example/cb").await;
    browser.leave_field().await;
    browser.says("only allows these hosts").await;
    shoot(browser, "preflight-redirect-uri").await;
}
