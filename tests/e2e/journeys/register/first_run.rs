//! A tenant's first run: what the page itself lacks is asked for in the way of the press, and nothing fails for it.

use serde_json::json;

use crate::axe;
use crate::browser::Browser;
use crate::journey::journey;
use crate::page::{form, microsoft, result, start};
use crate::tenant::fault::Op;
use crate::tenant::seed::{ADELE, ALEX};

const NOTICE: &str = "Note: Client Registrar needs permission to register apps.";

/// The document's title, once it begins with this.
async fn titled(browser: &Browser, name: &str) {
    let title = "return document.title.replace(/[\\u2066-\\u2069]/g, '')";
    let is_it = async |browser: &Browser| {
        browser.script(title, vec![]).await.as_str().is_some_and(|title| title.starts_with(name)).then_some(())
    };
    browser.until(&format!("the title '{name}'"), is_it).await;
}

#[tokio::test]
async fn what_the_page_lacks_is_approved_by_the_press_that_registers() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ADELE).await;
        form::fill(browser, &form::small_client()).await;
        browser.find("group", NOTICE).await;
        let first =
            "const [notice, card] = ['.message', 'main section.card'].map((one) => document.querySelector(one));
            return Boolean(notice.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING);";
        assert_eq!(browser.script(first, vec![]).await, json!(true), "the notice stands before what was typed");
        assert!(
            browser.now("button", "Register").await.is_none() && browser.now("button", "Try again").await.is_none()
        );
        axe::check(browser, "Review where the page lacks a permission").await;
        microsoft::beside(browser, "Approve and register", microsoft::accept).await;
        result::has_secret(browser).await;
        titled(browser, "Save the secret").await;
        assert!(!browser.text().await.contains("Failed"));
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
        assert_eq!(journey.tenant.count(Op::UpsertApplication), 1);
    })
    .await;
}

#[tokio::test]
async fn a_declined_approval_is_back_on_review_and_nothing_was_registered() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        form::fill(browser, &form::small_client()).await;
        microsoft::beside(browser, "Approve and register", microsoft::without_admin).await;
        browser.at("Review").await;
        browser.find("group", "Note: The permission wasn't granted.").await;
        browser.find("group", NOTICE).await;
        assert_eq!((journey.tenant.count(Op::UpsertApplication), journey.tenant.count(Op::CreateApplication)), (0, 0));

        browser.click("Ask an administrator").await;
        browser.find("button", "Copy Text for your administrator").await;
        let focused = "return document.activeElement.id";
        browser
            .until("the focus on the letter", async |browser| {
                (browser.script(focused, vec![]).await == json!("approval-letter")).then_some(())
            })
            .await;
        axe::check(browser, "what an administrator is sent, on Review").await;
        journey.tenant.grant(&["Application.ReadWrite.All"]);
        browser.click("Check again").await;
        browser.gone("group", NOTICE).await;
        assert!(journey.tenant.applications().is_empty(), "nobody has pressed since");
        result::register(browser).await;
        assert_eq!(journey.tenant.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_tab_says_how_a_run_stands() {
    use crate::tenant::fault::Fault;
    use std::time::Duration;
    journey(&crate::journey::ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.set(|settings| settings.may_register = false);
        journey.tenant.fault(Op::UpsertApplication, 1, Fault::Delayed(Duration::from_secs(2)));
        browser.click("Register").await;
        titled(browser, "Registering…").await;
        assert!(browser.now("group", "Requests").await.is_none(), "the requests are the page");
        titled(browser, "Couldn't finish…").await;
        journey.tenant.set(|settings| settings.may_register = true);
        browser.click("Try again").await;
        titled(browser, "Save the secret").await;
        result::saved(browser, "Small client").await;
        titled(browser, "“Small client” is registered").await;
    })
    .await;
}
