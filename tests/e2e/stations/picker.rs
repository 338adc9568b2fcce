//! The picker of permissions: its tabs, an API that is missing, a pasted list, and what allows too much.

use super::shoot;
use crate::journey::Journey;
use crate::page::{form, start};

/// Takes the pictures.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    journey.tenant.fill_graph(1_132);
    start::sign_in(journey).await;
    form::to_permissions(browser, "Contoso FHIR client").await;
    browser.click("Microsoft APIs").await;
    browser.says("Not in this tenant yet").await;
    shoot(browser, "picker-microsoft").await;
    browser.click("Azure API for DICOM").await;
    browser.says("no service principal in your tenant").await;
    shoot(browser, "picker-missing").await;
    // The name of the API leads to the others.
    browser.click("Azure API for DICOM").await;
    browser.click("Microsoft Graph").await;
    browser.says("Delegated").await;
    shoot(browser, "picker-graph").await;
    form::search(browser, "directory.readwrite").await;
    form::tick(browser, "Directory.ReadWrite.All").await;
    browser.says("highly privileged.").await;
    shoot(browser, "picker-found").await;
    browser.fill("Search APIs", "").await;
    form::pick_from_list(browser, "User.Read Mail.Send Mail.Sned api://nobody/access").await;
    browser.says("couldn't be matched").await;
    shoot(browser, "picker-pasted").await;
    browser.click("Microsoft Graph").await;
    browser.click("My APIs").await;
    browser.says("Contoso FHIR Server").await;
    shoot(browser, "picker-mine").await;
}
