//! The sites that `.ci/docs` builds with three tools, as the README has a documentation team make them: a reader
//! registers a client in the page, and sees its ID in the text around it.

use serde_json::{Value, json};

use super::{heard, note_events, steps, told};
use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::page::{framed, microsoft, result};
use crate::tenant::docs;
use crate::tenant::seed::ADELE;

/// Follows a link of the site to the page with the element, or from there.
async fn follow(browser: &Browser, link: &str, has_element: bool) {
    browser.press("link", link).await;
    browser
        .until("the other page", async |browser| {
            let there = browser.script("return document.querySelectorAll('client-registrar').length", vec![]).await;
            (there == u8::from(has_element)).then_some(())
        })
        .await;
}

/// From the start of a site to the page with the element, as its readers go: without a load.
async fn to_the_page(journey: &Journey, name: &str) {
    let browser = &journey.browser;
    browser.goto(&format!("{}/{name}/", journey.parents.origin(true))).await;
    note_events(browser).await;
    follow(browser, "Register your app", true).await;
}

/// The text where the site shows the client's ID.
async fn client_id(browser: &Browser) -> String {
    browser.leave_frame().await;
    let code = "return [...document.querySelectorAll('p')].find((p) => p.innerText.startsWith('Your client ID')).querySelector('code').innerText";
    let text = browser.script(code, vec![]).await.as_str().unwrap().to_owned();
    browser.enter_frame().await;
    text
}

/// Registers a client from the page of a site, with all that the site has to learn of it.
async fn registers_a_client_from(name: &str) {
    if !docs::is_built(name) {
        return;
    }
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        // Nobody has listed the site: there is a sentence, and no event.
        to_the_page(journey, name).await;
        browser.enter_frame().await;
        browser.says("This page doesn't work inside another page.").await;
        assert!(browser.names("button").await.is_empty(), "there is nothing to press");
        assert_eq!(heard(browser).await, [] as [Value; 0]);

        framed::list_parents(journey);
        to_the_page(journey, name).await;
        let window = browser.window().await;
        browser.enter_frame().await;
        browser.at("Use a recipe").await;
        browser.fill("Team", "payments").await;
        browser.click("Use this recipe").await;
        framed::through_relay(browser, &window, "Sign in", async |browser| {
            microsoft::pick_and_return(browser, ADELE).await;
        })
        .await;
        browser.at("Basics").await;
        browser.click("Next").await;
        browser.choose("checkbox", "Use this redirect URI").await;
        browser.click("Next").await;
        browser.click("Look up in your tenant").await;
        browser.choose("checkbox", "Use this permission").await;
        browser.click("Next").await;
        browser.at("Credentials").await;
        browser.click("Next").await;
        browser.at("Review").await;
        assert_eq!(client_id(browser).await, "not registered yet");
        browser.click("Register").await;
        browser.click("Send to “Contoso”").await;
        result::has_secret(browser).await;

        let registered = told(browser, "registered").await;
        let made = journey.tenant.applications();
        let app = made.iter().find(|app| app["displayName"] == "payments-dev-fhir").expect("the app is there");
        assert_eq!((&registered["appId"], &registered["objectId"]), (&app["appId"], &app["id"]));
        assert_eq!(client_id(browser).await, app["appId"].as_str().unwrap());
        let expected = [vec![json!(["ready", {}])], steps(), vec![json!(["registered", registered])]].concat();
        assert_eq!(heard(browser).await, expected);

        // Away and back: the element stands there anew.
        browser.leave_frame().await;
        browser.script("heard.length = 0", vec![]).await;
        follow(browser, "Contoso FHIR", false).await;
        follow(browser, "Register your app", true).await;
        browser.enter_frame().await;
        browser.at("Use a recipe").await;
        assert_eq!(told(browser, "ready").await, json!({}));
        assert_eq!(heard(browser).await.len(), 1, "each event is heard once");
    })
    .await;
}

#[tokio::test]
async fn a_client_is_registered_from_a_page_of_mkdocs_material() {
    registers_a_client_from("mkdocs").await;
}

#[tokio::test]
async fn a_client_is_registered_from_a_page_of_docusaurus() {
    registers_a_client_from("docusaurus").await;
}

#[tokio::test]
async fn a_client_is_registered_from_a_page_of_vitepress() {
    registers_a_client_from("vitepress").await;
}
