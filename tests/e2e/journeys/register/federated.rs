//! Federated credentials: two of them, in the sandbox and on the live path, with every way to change one's mind.

use serde_json::json;

use crate::axe;
use crate::journey::{ALL, Journey, journey};
use crate::journeys::form::looks::fits;
use crate::page::{form, result, start};
use crate::plain_client::token;
use crate::tenant::Tenant;
use crate::tenant::fault::Op;
use crate::tenant::issuer::Issuer;

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
        browser.find("combobox", "Scenario").await;
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

#[tokio::test]
async fn each_scenario_derives_its_values_and_what_is_typed_in_their_place_stays() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        at_credentials(journey).await;
        browser.click("Add Federated credential").await;
        browser.find("combobox", "Scenario").await;
        for (label, text) in [("Owner", "contoso"), ("Repository", "fhir-portal"), ("Branch", "main")] {
            browser.fill(label, text).await;
        }
        assert_eq!(browser.value("Subject identifier").await, "repo:contoso/fhir-portal:ref:refs/heads/main");
        browser.leave_field().await;
        browser.says("Whoever gets this repository name next could sign in as your app.").await;
        browser.says("gh api repos/contoso/fhir-portal").await;
        browser.fill("Owner ID", "6154722").await;
        browser.fill("Repository ID", "81492203").await;
        assert_eq!(browser.value("Subject identifier").await, MAIN);
        browser.says("Immutable subject.").await;
        assert_eq!(browser.value("Name").await, "github-fhir-portal-main");
        browser.fill("Name", "portal").await;
        browser.select("Tokens for", "Environment").await;
        browser.fill("Environment", "prod").await;
        assert_eq!(browser.value("Subject identifier").await, PROD);
        assert_eq!(browser.value("Name").await, "portal");
        axe::check(browser, "the form for GitHub Actions").await;
        browser.select("Scenario", "Kubernetes").await;
        for (label, text) in
            [("Cluster", "https://oidc.example/1/"), ("Namespace", "portal"), ("Service account", "fhir")]
        {
            browser.fill(label, text).await;
        }
        assert_eq!(browser.value("Issuer").await, "https://oidc.example/1/");
        assert_eq!(browser.value("Subject identifier").await, "system:serviceaccount:portal:fhir");
        browser.size(320, 640).await;
        fits(browser, "the form for Kubernetes").await;
        browser.select("Scenario", "Managed identity").await;
        assert!(browser.value("Issuer").await.starts_with("https://login.microsoftonline.com/"));
        browser.select("Scenario", "Kubernetes").await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register_without_secret(browser, "Small client").await;
        result::unfold(browser, "Next steps").await;
        browser.click("Sign in from Kubernetes").await;
        browser.says("azure.workload.identity/use").await;
    })
    .await;
}

/// Exchanges a token of somebody else's for one of the client's.
async fn exchange(tenant: &Tenant, client: &str, assertion: &str) -> crate::plain_client::Heard {
    let pairs = [
        ("grant_type", "client_credentials"),
        ("client_id", client),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion),
        ("scope", "https://graph.microsoft.com/.default"),
    ];
    token(tenant, None, &pairs).await
}

/// The client that was registered last.
fn newest(tenant: &Tenant) -> String {
    let state = tenant.state();
    state.directory.applications.iter().rfind(|app| !app.seeded).expect("an application").app_id().to_owned()
}

#[tokio::test]
async fn a_token_that_is_refused_is_pasted_and_the_next_client_takes_it_to_the_letter() {
    const AUDIENCE: &str = "api://AzureADTokenExchange";
    let (issuer, stranger) = (Issuer::new("https://oidc.contoso.example"), Issuer::new("https://oidc.contoso.example"));
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.set(|settings| settings.issuers = vec![(issuer.url.to_owned(), issuer.public_key())]);
        start::sign_in(journey).await;
        at_credentials(journey).await;
        browser.click("Add Federated credential").await;
        form::federated(browser, "portal", "repo:Contoso/fhir-portal:environment:prod").await;
        browser.fill("Issuer", issuer.url).await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register_without_secret(browser, "Small client").await;
        // The old form and another case are not what is presented.
        let refused = exchange(tenant, &newest(tenant), &issuer.token(PROD, AUDIENCE)).await;
        assert_eq!(refused.aadsts(), 700_213, "{}", refused.text);
        let case =
            exchange(tenant, &newest(tenant), &issuer.token("repo:contoso/fhir-portal:environment:prod", AUDIENCE))
                .await;
        assert_eq!(case.aadsts(), 700_213, "{}", case.text);
        let said = refused.json()["error_description"].as_str().expect("words").to_owned();
        browser.click("Register another like this").await;
        browser.at("Basics").await;
        browser.click("Next").await;
        browser.click("Next").await;
        form::permissions(browser, &[]).await;
        browser.at("Credentials").await;
        browser.click("Edit portal").await;
        browser.fill("Error or subject to read", &said).await;
        assert_eq!(browser.value("Subject identifier").await, PROD);
        browser.says("Taken from the pasted text: Subject identifier.").await;
        assert_eq!(browser.value("Issuer").await, issuer.url);
        assert_eq!(browser.value("Owner ID").await, "6154722");
        browser.click("Next").await;
        browser.at("Review").await;
        result::register_without_secret(browser, "Small client").await;
        let client = newest(tenant);
        let good = exchange(tenant, &client, &issuer.token(PROD, AUDIENCE)).await;
        assert_eq!(good.status, 200, "{}", good.text);
        for (assertion, number) in [
            (issuer.token(PROD, "api://azureadtokenexchange"), 700_212),
            (issuer.token(&PROD.replace("prod", "Prod"), AUDIENCE), 700_213),
            (issuer.token("repo:contoso/fhir-portal:environment:prod", AUDIENCE), 700_213),
            (stranger.token(PROD, AUDIENCE), 5_000_811),
        ] {
            assert_eq!(exchange(tenant, &client, &assertion).await.aadsts(), number);
        }
    })
    .await;
}
