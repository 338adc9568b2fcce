//! Apps like the one that is being registered.

use super::shoot;
use crate::journey::Journey;
use crate::page::{form, start};
use crate::tenant::seed::existing;

const NAME: &str = "FHIR portal";
const URI: &str = "https://portal.contoso.com/auth/callback";

/// Takes the pictures.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    existing::add(&mut journey.tenant.state(), NAME, URI);
    start::sign_in(journey).await;
    browser.at("Basics").await;
    browser.fill("Display name", NAME).await;
    browser.leave_field().await;
    browser.says("Apps like this one already exist.").await;
    browser.says("Owned by").await;
    shoot(browser, "duplicates-basics").await;
    browser.click("Next").await;
    form::redirect_uris(browser, &[URI]).await;
    form::permissions(browser, &[]).await;
    form::credentials(browser, None).await;
    browser.says("Older portal").await;
    shoot(browser, "duplicates-review").await;
}
