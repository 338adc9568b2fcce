//! The page as an element of documentation sites. `VitePress` has the colours of the system.

use super::shoot;
use crate::browser::Browser;
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
    in_view(browser).await;
    browser.click("Back").await;
    browser.at(start::HEADING).await;
    shoot(browser, "docs-start").await;
    in_view(browser).await;
    start::sandbox(browser).await;
    shoot(browser, "docs-basics").await;
    in_view(browser).await;
    form::to_permissions(browser, "Contoso FHIR client").await;
    shoot(browser, "docs-permissions").await;
}

/// Makes the window so high that the frame is in view as a whole: `WebKit`'s driver does not scroll what is around it.
async fn in_view(browser: &Browser) {
    browser.size(1_280, 1_400).await;
}
