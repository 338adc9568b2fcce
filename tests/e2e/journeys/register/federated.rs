//! Federated credentials: two of them, in the sandbox and on the live path, with every way to change one's mind.

use serde_json::json;

use crate::axe;
use crate::journey::{ALL, Journey, journey};
use crate::journeys::form::looks::fits;
use crate::page::{form, result, start};
use crate::tenant::fault::Op;

const MAIN: &str = "repo:contoso@6154722/fhir-portal@81492203:ref:refs/heads/main";
const PROD: &str = "repo:contoso@6154722/fhir-portal@81492203:environment:prod";

/// From the first step to the credentials, of which there are none.
async fn at_credentials(journey: &Journey) {
    let browser = &journey.browser;
    form::to_permissions(browser, "Small client").await;
    form::permissions(browser, &[]).await;
    browser.at("Credentials").await;
    browser.click("Remove Client secret").await;
    browser.says("No credentials. You can add them later.").await;
}

#[tokio::test]
async fn two_federated_credentials_are_added_mended_and_registered_in_the_sandbox() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        at_credentials(journey).await;
        axe::check(browser, "Credentials without any").await;
        browser.click("Add Federated credential").await;
        browser.find("textbox", "Issuer").await;
        axe::check(browser, "the form of a federated credential").await;
        assert_eq!(browser.value("Audience").await, "api://AzureADTokenExchange");
        // What is missing is told by "Next", and once the form is closed by the row, which leads back.
        browser.click("Next").await;
        browser.find("group", "There's a problem").await;
        browser.says("Enter the subject identifier.").await;
        form::federated(browser, "github main", MAIN).await;
        browser.click("Done").await;
        browser.press("button", "Remove the space.").await;
        browser.fill("Name", "github-main").await;
        browser.click("Done").await;
        browser.click("Add Federated credential").await;
        form::federated(browser, "GitHub-Main", MAIN).await;
        browser.leave_field().await;
        browser.says("Choose another name. Another credential already has this one.").await;
        browser.says("Change the issuer or the subject. Another credential already has both.").await;
        form::federated(browser, "github-prod", PROD).await;
        browser.click("Done").await;
        browser.says(PROD).await;
        axe::check(browser, "Credentials with two federated ones").await;
        browser.size(320, 640).await;
        fits(browser, "Credentials with two federated ones").await;
        browser.click("Next").await;
        browser.at("Review").await;
        for words in ["Federated credential 2", MAIN, "https://token.actions.githubusercontent.com", "github-prod"] {
            browser.says(words).await;
        }
        axe::check(browser, "Review with federated credentials").await;
        fits(browser, "Review with federated credentials").await;
        result::register_without_secret(browser, "Small client").await;
    })
    .await;
}

#[tokio::test]
async fn two_federated_credentials_and_a_secret_are_registered_as_typed() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in(journey).await;
        at_credentials(journey).await;
        for (name, subject) in [("github-main", MAIN), ("github-prod", PROD)] {
            browser.click("Add Federated credential").await;
            form::federated(browser, name, subject).await;
            browser.click("Done").await;
        }
        browser.press("button", "Undo Credential 1 removed.").await;
        // What is typed and what is removed come back after a reload as they were.
        browser.reload().await;
        browser.at("Credentials").await;
        browser.click("Edit github-prod").await;
        assert_eq!(browser.value("Subject identifier").await, PROD);
        browser.click("Next").await;
        browser.at("Review").await;
        result::register(browser).await;
        let state = tenant.state();
        let made: Vec<_> = state.directory.applications.iter().filter(|app| !app.seeded).collect();
        let [app] = &made[..] else { panic!("{} applications", made.len()) };
        assert_eq!((app.secrets.len(), app.federated.len()), (1, 2));
        let [one, other] = &app.federated[..] else { panic!("two") };
        assert_eq!((&one["name"], &one["subject"]), (&json!("github-main"), &json!(MAIN)));
        assert_eq!((&other["name"], &other["subject"]), (&json!("github-prod"), &json!(PROD)));
        assert_eq!(one["issuer"], "https://token.actions.githubusercontent.com");
        assert_eq!(one["audiences"], json!(["api://AzureADTokenExchange"]));
        drop(state);
        assert_eq!(tenant.count(Op::CreateFederated), 2);
    })
    .await;
}
