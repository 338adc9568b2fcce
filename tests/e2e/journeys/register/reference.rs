//! A tenant that requires a service management reference is asked once, and leads the person to the field for it.

use serde_json::json;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::page::{form, result, start};
use crate::tenant::fault::Op;

/// It is not called optional any more.
const FIELD: &str = "Service management reference";
const KNOWN: &str = "96524024-75b0-497b-ab38-0381399a6a9d";

/// Goes from the first step to the last without changing anything.
async fn to_review(browser: &Browser) {
    for heading in ["Redirect URIs", "API permissions", "Credentials", "Review"] {
        browser.click("Next").await;
        browser.at(heading).await;
    }
}

/// The field stands open, has the focus and says this.
async fn is_asked_for(browser: &Browser, words: &str) {
    browser.at("Basics").await;
    browser
        .until("the field to have the focus", async |browser| {
            let id = browser.script("return document.activeElement.id", vec![]).await;
            (id == json!("service-management-reference")).then_some(())
        })
        .await;
    let field = browser.find("textbox", FIELD).await;
    assert_eq!(field.attr("aria-invalid").await.unwrap().as_deref(), Some("true"));
    browser.says(words).await;
}

#[tokio::test]
async fn a_tenant_that_requires_a_service_management_reference_asks_for_it_by_name_with_one_refusal() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.set(|settings| settings.reference = Some(KNOWN));
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        browser.click("Register").await;
        browser.says("Your organization requires a service management reference for new apps.").await;
        assert_eq!((tenant.count(Op::UpsertApplication), tenant.count(Op::CreateApplication)), (1, 0));
        // Of the same name, that is: after a refusal nothing has to be looked for.
        assert_eq!(tenant.count(Op::ListApplications), 1);

        browser.click("Edit service management reference").await;
        is_asked_for(browser, "Enter the service management reference for this app.").await;
        axe::check(browser, "the field that the tenant wants").await;
        browser.fill(FIELD, "CI-1042").await;
        to_review(browser).await;
        browser.says("CI-1042").await;
        browser.click("Register").await;
        browser.says("Your organization didn't accept the service management reference.").await;
        assert_eq!((tenant.count(Op::UpsertApplication), tenant.count(Op::CreateApplication)), (2, 0));

        browser.click("Edit service management reference").await;
        is_asked_for(browser, "Your organization didn't accept it.").await;
        browser.fill(FIELD, KNOWN).await;
        to_review(browser).await;
        result::register(browser).await;
        let applications = tenant.applications();
        assert_eq!(applications.len(), 1);
        assert_eq!(applications[0]["serviceManagementReference"], KNOWN);
        assert_eq!((tenant.count(Op::UpsertApplication), tenant.count(Op::CreateApplication)), (3, 0));
    })
    .await;
}
