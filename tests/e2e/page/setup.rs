//! The set-up page.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::journey::Journey;

/// The heading.
pub const HEADING: &str = "Set up this page";

/// From nowhere to the set-up page, by the start page's own button.
pub async fn open(journey: &Journey) {
    journey.open().await;
    journey.browser.click("Set up this page").await;
    journey.browser.at(HEADING).await;
}

/// Types the two IDs in.
pub async fn enter(browser: &Browser, client_id: &str, tenant: &str) {
    browser.press("tab", "Existing registration").await;
    browser.fill("Application (client) ID", client_id).await;
    browser.fill("Directory (tenant) ID", tenant).await;
}

/// Moves the page's redirect URI to another platform of its registration.
pub fn register_as(journey: &Journey, platform: &str) {
    for other in ["spa", "web", "publicClient"] {
        let uri = journey.site.redirect_uri();
        register(journey, other, if other == platform { json!([uri]) } else { json!([]) });
    }
}

/// Gives a platform of the page's registration this redirect URI alone.
pub fn register_on(journey: &Journey, platform: &str, uri: &str) {
    register(journey, platform, json!([uri]));
}

fn register(journey: &Journey, platform: &str, uris: Value) {
    let mut state = journey.tenant.state();
    let app = state.directory.applications.iter_mut().find(|app| app.app_id() == journey.tenant.client_id).unwrap();
    app.object.insert(platform.to_owned(), json!({ "redirectUris": uris }));
}
