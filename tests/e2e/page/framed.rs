//! The page inside another one, and the relay between it and Microsoft.

use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use super::microsoft;
use crate::browser::Browser;
use crate::driver::Engine;
use crate::journey::{Journey, config};
use crate::tenant::parents::Framing;
use crate::tenant::seed::ADELE;
use crate::tenant::site::Config;

/// What a page has to let its frame do, as the documentation says it.
pub const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// Lists both pages around the frame, the same-site and the cross-site one, in `config.json`.
pub fn list_parents(journey: &Journey) {
    let text = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
    let mut listed: Value = serde_json::from_str(&text).unwrap();
    listed["embed"] = json!({ "parents": [journey.parents.origin(false), journey.parents.origin(true)] });
    journey.site.set_config(Config::Text(listed.to_string()));
}

/// Opens the page in a frame like this, with nothing kept from before, and looks into it from now on.
pub async fn open(journey: &Journey, framing: Framing<'_>) -> WindowHandle {
    let browser = &journey.browser;
    journey.tenant.state().sign_in.sessions.clear();
    browser.goto_framed(&journey.parents.page(framing)).await;
    browser.script("sessionStorage.clear()", vec![]).await;
    browser.goto_framed(&journey.parents.page(framing)).await;
    can_open_windows(browser).await;
    browser.window().await
}

/// Waits until a press in the frame can open a window.
pub async fn can_open_windows(browser: &Browser) {
    if browser.driver.engine == Engine::WebKit {
        // It opens windows while a press is being handled, and not once what opens them has been loaded for it.
        let there = "return performance.getEntriesByType('resource').some((one) => one.name.endsWith('/leaving.wasm') && one.responseEnd > 0)";
        browser
            .until("what opens a window", async |browser| {
                (browser.script(there, vec![]).await == json!(true)).then_some(())
            })
            .await;
    }
}

/// Looks at the frame again, once every other window is closed.
pub async fn back(browser: &Browser, window: &WindowHandle) {
    browser.alone_in(window).await;
    browser.enter_frame().await;
}

/// Presses this button of the frame, goes through the relay, and does what there is to do at Microsoft.
pub async fn through_relay(browser: &Browser, window: &WindowHandle, button: &str, there: impl AsyncFnOnce(&Browser)) {
    browser.press_to_open("button", button).await;
    browser.at("Continue to Microsoft").await;
    browser.press_to_open("button", "Continue to Microsoft").await;
    there(browser).await;
    back(browser, window).await;
}

/// From the start page in the frame to the first step, signed in as the administrator.
pub async fn sign_in(browser: &Browser, window: &WindowHandle) {
    through_relay(browser, window, "Sign in", async |browser| microsoft::pick_and_return(browser, ADELE).await).await;
    browser.at("Basics").await;
}
