//! A tenant that grants the page no more than creating applications.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::axe;
use crate::journey::{Journey, config, journey};
use crate::page::{form, result, start};
use crate::plain_client::{VERIFIER, code, graph, redeem, token};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::ALEX;
use crate::tenant::site::Config;

/// All that the tenant has granted.
const GRANTED: [&str; 3] = ["User.Read", "Application.Read.All", "AppRegistration.Create"];

/// `config.json` says that there is no more to be had.
fn narrow(journey: &Journey) {
    let text = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
    let mut narrowed: Value = serde_json::from_str(&text).unwrap();
    narrowed["create"] = json!("AppRegistration.Create");
    journey.site.set_config(Config::Text(narrowed.to_string()));
}

/// The permissions of Graph that any request to the sign-in host has named.
fn asked_for(journey: &Journey) -> BTreeSet<String> {
    let scopes = journey.tenant.login_requests().into_iter().flat_map(|one| {
        let query = one.request.query_pairs().into_iter().find(|(name, _)| name == "scope").map(|(_, scope)| scope);
        let form = one.request.form().and_then(|form| form.get("scope").cloned());
        query.into_iter().chain(form)
    });
    let named: Vec<String> = scopes.collect();
    let graph = "https://graph.microsoft.com/";
    named
        .iter()
        .flat_map(|scopes| scopes.split(' '))
        .filter_map(|scope| scope.strip_prefix(graph))
        .map(str::to_owned)
        .collect()
}

/// The token of an administrator who may make service principals.
async fn administrator(journey: &Journey) -> String {
    let (tenant, back) = (&journey.tenant, journey.site.redirect_uri());
    let scope = "openid https://graph.microsoft.com/Application.ReadWrite.All";
    tenant.grant(&["Application.ReadWrite.All"]);
    let code = code(tenant, &back, &[("scope", scope)]).await;
    let origin = back.split("/tools").next().unwrap().to_owned();
    let answer = redeem(tenant, &back, Some(&origin), &code, VERIFIER).await;
    answer.json()["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn one_creation_makes_the_client_and_an_administrator_gets_the_rest_as_a_request() {
    journey(&GRANTED, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        narrow(journey);
        start::sign_in_as(journey, ALEX).await;
        form::fill(browser, &form::fhir_client()).await;
        browser.says("This page can create only the app and its secret.").await;
        assert!(browser.now("radio", "Ask an administrator later").await.is_none(), "nothing can be granted here");
        axe::check(browser, "Review where no more than creating is allowed").await;
        result::register(browser).await;
        let secret = result::shown_secret(browser).await;
        result::saved(browser, "Contoso FHIR client").await;

        assert_eq!((tenant.count(Op::CreateApplication), tenant.applications().len()), (1, 1));
        for never in [Op::UpsertApplication, Op::AddPassword, Op::CreateServicePrincipal] {
            assert_eq!(tenant.count(never), 0, "{never:?}");
        }
        let asked = asked_for(journey);
        assert!(asked.iter().all(|scope| GRANTED.contains(&scope.as_str())), "{asked:?}");
        assert!(tenant.service_principals().is_empty());
        let app_id = tenant.applications()[0]["appId"].as_str().unwrap().to_owned();
        browser.find("group", "Administrator action needed").await;
        result::unfold(browser, "Admin consent").await;
        browser.says("Nothing is granted yet. Send the message below to an administrator.").await;
        axe::check(browser, "what is left to an administrator").await;
        browser.says(&format!("az ad sp create --id {app_id}")).await;
        let page = browser.text().await;
        let (_, request) = page.split_once("POST https://graph.microsoft.com/v1.0/servicePrincipals").unwrap();
        let body = &request[request.find('{').unwrap()..=request.find('}').unwrap()];
        let body: Value = serde_json::from_str(body).unwrap();
        assert_eq!(body["appId"], app_id);

        let pairs = [
            ("grant_type", "client_credentials"),
            ("client_id", app_id.as_str()),
            ("client_secret", secret.as_str()),
            ("scope", "https://contoso-fhir.fhir.azurehealthcareapis.com/.default"),
        ];
        let before = token(tenant, None, &pairs).await;
        assert_ne!(before.status, 200, "without a service principal the secret obtains nothing");
        let administrator = administrator(journey).await;
        let made = graph(tenant, &administrator, "POST", "/servicePrincipals", &[], &body).await.unwrap();
        assert_eq!(made.status, 201, "{}", made.text);
        let after = token(tenant, None, &pairs).await;
        assert_eq!(after.status, 200, "{}", after.text);
    })
    .await;
}

#[tokio::test]
async fn without_reading_apis_a_client_is_still_registered() {
    journey(&["User.Read", "AppRegistration.Create"], async |journey| {
        let browser = &journey.browser;
        narrow(journey);
        start::sign_in_as(journey, ALEX).await;
        form::to_permissions(browser, "Small client").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        browser.says("You can register without it").await;
        browser.click("Next").await;
        form::credentials(browser, Some(("first", "180 days"))).await;
        result::register(browser).await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
        assert!(!browser.text().await.contains("Admin consent"), "there is nothing to consent to");
    })
    .await;
}

#[tokio::test]
async fn a_secret_that_comes_to_nothing_is_left_to_the_owner() {
    journey(&GRANTED, async |journey| {
        let browser = &journey.browser;
        narrow(journey);
        start::sign_in_as(journey, ALEX).await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.fault(Op::CreateApplication, 1, Fault::AnswerLost);
        result::register_without_secret(browser, "Small client").await;
        browser.says("You don't have a client secret for this app").await;
        browser.says("Certificates & secrets").await;
        assert_eq!(journey.tenant.applications().len(), 1);
    })
    .await;
}
