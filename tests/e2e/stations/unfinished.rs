//! A run that is cancelled, what exists of it, and an undo: under way, with a wait, and over. What another tab has left.

use std::time::Duration;

use super::shoot;
use crate::journey::Journey;
use crate::page::{form, start};
use crate::tenant::fault::{Fault, Op};

/// Takes the pictures.
pub async fn all(journey: &Journey) {
    let (browser, tenant) = (&journey.browser, &journey.tenant);
    start::sign_in(journey).await;
    form::fill(browser, &form::small_client()).await;
    tenant.fault(Op::UpsertApplication, 1, Fault::Delayed(Duration::from_secs(2)));
    browser.click("Register").await;
    browser.find("button", "Cancel").await;
    browser.click("Cancel").await;
    browser.at("You canceled registering “Small client”").await;
    shoot(browser, "run-cancelled").await;
    browser.reload().await;
    browser.says("A registration in this tab isn't finished").await;
    shoot(browser, "unfinished-notice").await;
    browser.click("See what exists").await;
    browser.at("Registration not finished").await;
    shoot(browser, "unfinished").await;
    browser.click("Undo").await;
    browser.find("dialog", "Delete these objects in “Contoso”?").await;
    shoot(browser, "unfinished-confirm").await;
    browser.click("Keep them").await;
    browser.click("Leave it").await;
    browser.find("dialog", "Leave it as it is?").await;
    shoot(browser, "unfinished-report").await;
    browser.click("Stay here").await;
    let keep = "return JSON.stringify(Object.entries(localStorage).find(([name]) => name.includes('.unfinished.')))";
    let kept = browser.script(keep, vec![]).await;
    tenant.fault(Op::ReadApplication, 3, Fault::Unavailable);
    browser.click("Undo").await;
    browser.click("Delete them").await;
    browser.says("Trying again in").await;
    shoot(browser, "undo-waits").await;
    browser.at("Registration undone").await;
    shoot(browser, "undo-over").await;
    // As another tab has left it.
    let put = "localStorage.setItem(...JSON.parse(arguments[0])); sessionStorage.clear();";
    browser.script(put, vec![kept]).await;
    journey.open().await;
    browser.says("You have an unfinished registration").await;
    shoot(browser, "recovery").await;
}
