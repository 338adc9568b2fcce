//! The page as an element of documentation sites. `VitePress` has the colours of the system.

use super::shoot;
use crate::journey::Journey;
use crate::page::{form, framed, start};
use crate::tenant::docs;

/// Takes the pictures, on the sites that are on this machine.
pub async fn all(journey: &Journey) {
    let browser = &journey.browser;
    framed::list_parents(journey);
    for (name, page) in [("mkdocs", "register/"), ("docusaurus", "register/"), ("vitepress", "register.html")] {
        if !docs::is_built(name) {
            continue;
        }
        browser.goto_framed(&format!("{}/{name}/{page}", journey.parents.origin(true))).await;
        browser.at("Use a recipe").await;
        browser.says("Team").await;
        browser.leave_frame().await;
        shoot(browser, &format!("docs-{name}")).await;
    }
    browser.enter_frame().await;
    browser.click("Back").await;
    browser.at(start::HEADING).await;
    shoot(browser, "docs-start").await;
    start::sandbox(browser).await;
    shoot(browser, "docs-basics").await;
    form::to_permissions(browser, "Contoso FHIR client").await;
    shoot(browser, "docs-permissions").await;
}
