//! The whole way without a pointer.

use thirtyfour::Key;

use crate::browser::Browser;
use crate::journey::{Circumstances, journey_in};
use crate::page::{form, result, start};

/// The role and name of what has the focus.
const FOCUSED: &str = r"
const e = document.activeElement;
if (!e || e === document.body) return '';
const text = (id) => document.getElementById(id)?.textContent ?? '';
const cell = e.matches('[role=row]') && [...e.querySelectorAll('.grid__name')].find((one) => one.checkVisibility());
if (cell) return cell.textContent.trim();
const by = e.getAttribute('aria-labelledby');
const name = by ? by.split(/\s+/).map(text).join(' ') : e.getAttribute('aria-label') || (e.labels?.length ? [...e.labels].map((l) => l.textContent).join(' ') : e.textContent);
return name.replace(/\s+/g, ' ').trim();
";

/// Presses Tab until the control of this name has the focus.
async fn tab_to(browser: &Browser, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..80 {
        browser.keys(Key::Tab + "").await;
        let focused = browser.script(FOCUSED, vec![]).await.as_str().unwrap_or_default().to_owned();
        // The marks that keep a name's direction to itself are neither seen nor heard.
        let focused = focused.replace(['\u{2068}', '\u{2069}'], "");
        if focused.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
            assert_focus_is_seen(browser, name).await;
            return;
        }
        passed.push(focused);
    }
    panic!("Tab never reached '{name}', only {passed:?}");
}

/// What has the focus is on the screen and looks different for it.
async fn assert_focus_is_seen(browser: &Browser, name: &str) {
    let seen = r"
      const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
      const around = [e, e.closest('label'), e.parentElement].filter(Boolean).map((one) => getComputedStyle(one));
      const marked = around.some((s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none');
      return box.bottom > 0 && box.top < innerHeight && marked && style.visibility === 'visible';";
    // Firefox glides to what Tab leads to.
    browser
        .until(&format!("the focus on '{name}' to be seen"), async |browser| {
            (browser.script(seen, vec![]).await == true).then_some(())
        })
        .await;
}

#[tokio::test]
async fn a_client_is_registered_in_the_sandbox_by_keyboard_alone() {
    by_keyboard(Circumstances::default()).await;
}

/// From the start page to the result of the sandbox.
pub async fn by_keyboard(circumstances: Circumstances) {
    journey_in(circumstances, &[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        browser.at(start::HEADING).await;
        browser.find("button", "Sign in").await;
        tab_to(browser, "Try the sandbox").await;
        browser.keys(Key::Enter + "").await;
        browser.at("Basics").await;

        tab_to(browser, "Display name").await;
        browser.keys("Keyboard client").await;
        tab_to(browser, "Single tenant").await;
        browser.keys(Key::Down + "").await;
        browser.keys(Key::Up + "").await;
        tab_to(browser, "Next").await;
        browser.keys(Key::Enter + "").await;

        browser.at("Redirect URIs").await;
        if browser.now("textbox", "Redirect URI").await.is_none() {
            tab_to(browser, "Add redirect URI").await;
            browser.keys(Key::Space + "").await;
            browser.find("textbox", "Redirect URI").await;
        }
        let focused = browser.script(FOCUSED, vec![]).await;
        if focused != "Redirect URI" {
            tab_to(browser, "Redirect URI").await;
        }
        browser.keys("https://keyboard.contoso.com/cb").await;
        tab_to(browser, "Next").await;
        browser.keys(Key::Enter + "").await;

        browser.at("API permissions").await;
        tab_to(browser, "Search APIs").await;
        browser.keys("Key Vault").await;
        browser.find("button", "Azure Key Vault").await;
        browser.keys(Key::Down + "").await;
        browser.keys(Key::Enter + "").await;
        browser.find("checkbox", "user_impersonation").await;
        tab_to(browser, "user_impersonation").await;
        browser.keys(Key::Space + "").await;
        tab_to(browser, "Next").await;
        browser.keys(Key::Enter + "").await;

        browser.at("Credentials").await;
        tab_to(browser, "Edit Client secret").await;
        browser.keys(Key::Enter + "").await;
        browser
            .until("the focus in the form that was opened", async |browser| {
                let focused = browser.script(FOCUSED, vec![]).await;
                focused.as_str().is_some_and(|name| name.starts_with("Description")).then_some(())
            })
            .await;
        assert_focus_is_seen(browser, "Description").await;
        browser.keys("typed").await;
        browser.keys(Key::Tab + "").await;
        browser.keys(Key::Down + "").await;
        tab_to(browser, "Next").await;
        browser.keys(Key::Enter + "").await;

        browser.at("Review").await;
        browser.says("https://keyboard.contoso.com/cb").await;
        tab_to(browser, "Register").await;
        browser.keys(Key::Enter + "").await;
        result::has_secret(browser).await;
        tab_to(browser, "Show").await;
        browser.keys(Key::Space + "").await;
        tab_to(browser, "I saved the secret").await;
        browser.keys(Key::Enter + "").await;
        browser.at("“Keyboard client” is registered").await;
    })
    .await;
}

#[tokio::test]
async fn a_federated_credential_is_added_changed_removed_and_put_back_by_keyboard_alone() {
    journey_in(Circumstances::default(), &[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::to_permissions(browser, "Keyboard client").await;
        form::permissions(browser, &[]).await;
        browser.at("Credentials").await;
        tab_to(browser, "Add Federated credential").await;
        browser.keys(Key::Enter + "").await;
        until_focused(browser, "Scenario").await;
        for (label, text) in [("Owner", "contoso"), ("Repository", "portal"), ("Branch", "main")] {
            tab_to(browser, label).await;
            browser.keys(text).await;
        }
        tab_to(browser, "Done").await;
        browser.keys(Key::Enter + "").await;
        until_focused(browser, "Edit github-portal-main").await;
        browser.keys(Key::Enter + "").await;
        until_focused(browser, "Scenario").await;
        tab_to(browser, "Done").await;
        browser.keys(Key::Space + "").await;
        until_focused(browser, "Edit github-portal-main").await;
        tab_to(browser, "Remove github-portal-main").await;
        browser.keys(Key::Enter + "").await;
        until_focused(browser, "Edit Client secret").await;
        tab_to(browser, "Undo").await;
        browser.keys(Key::Enter + "").await;
        until_focused(browser, "Edit github-portal-main").await;
    })
    .await;
}

/// Waits until the control of this name has the focus.
async fn until_focused(browser: &Browser, name: &str) {
    browser
        .until(&format!("the focus on '{name}'"), async |browser| {
            let focused = browser.script(FOCUSED, vec![]).await.as_str().unwrap_or_default().to_owned();
            let seen = focused.replace(['\u{2068}', '\u{2069}'], "");
            seen.starts_with(name).then_some(())
        })
        .await;
}
