//! The tenant's policy for app management: known before anything is typed where it can be read, and gone on from where it
//! could not be and a credential is refused.

use time::Duration;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::journeys::form::looks::fits;
use crate::journeys::form::sandbox::{no_foreign_request, switch_on};
use crate::page::{form, result, start};
use crate::tenant::SecretPolicy;
use crate::tenant::fault::Op;
use crate::tenant::seed::ADELE;
use crate::tenant::values::now;

/// With what reads the policy.
const READS: [&str; 4] = ["User.Read", "Application.Read.All", "Application.ReadWrite.All", "Policy.Read.All"];
const NAME: &str = "Small client";
const SUBJECT: &str = "repo:contoso@6154722/fhir-portal@81492203:ref:refs/heads/main";

/// From the first step to the credentials.
async fn at_credentials(browser: &Browser) {
    form::to_permissions(browser, NAME).await;
    form::permissions(browser, &[]).await;
    browser.at("Credentials").await;
}

/// The choices of a list.
async fn choices(browser: &Browser, label: &str) -> Vec<String> {
    let list = browser.find("combobox", label).await;
    let read = "return [...arguments[0].options].map((one) => one.innerText)";
    let options = browser.driver.session.execute(read, vec![list.to_json().unwrap()]).await.unwrap();
    serde_json::from_value(options.json().clone()).unwrap()
}

/// A policy that allows 90 days: no longer one is offered, and the draft's own is put right by one press.
async fn is_shortened(browser: &Browser) {
    at_credentials(browser).await;
    browser.says("Your tenant's policy allows client secrets for up to 90 days.").await;
    axe::check(browser, "Credentials under a policy that shortens").await;
    form::edit_first(browser).await;
    browser.says("Choose an earlier end.").await;
    assert_eq!(choices(browser, "Expires").await, ["90 days", "180 days (recommended)", "Custom"]);
    axe::check(browser, "a secret that a policy is against").await;
    browser.size(320, 640).await;
    fits(browser, "a secret that a policy is against").await;
    browser.click("Use 90 days").await;
    browser
        .until("the policy to have nothing against it", async |browser| {
            (!browser.text().await.contains("Choose an earlier end.")).then_some(())
        })
        .await;
    assert_eq!(browser.selected("Expires").await, "90 days");
    browser.select("Expires", "Custom").await;
    browser.says("At most 90 days from today, by your tenant's policy.").await;
    let too_late = (now() + Duration::days(200)).date().to_string();
    browser.fill("End date", &too_late).await;
    browser.click("Done").await;
    browser.says("Choose an earlier end.").await;
    form::edit_first(browser).await;
    browser.select("Expires", "90 days").await;
    browser.click("Next").await;
    browser.at("Review").await;
    result::register(browser).await;
}

/// A policy that allows no secret: the card says so, and so does the secret that the draft has.
async fn is_forbidden(browser: &Browser) {
    at_credentials(browser).await;
    browser.says("Your tenant's policy doesn't allow client secrets. Use a federated credential").await;
    let add = browser.find("button", "Add Client secret").await;
    assert_eq!(add.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
    axe::check(browser, "Credentials under a policy that forbids").await;
    browser.click("Next").await;
    browser.find("group", "There's a problem").await;
    browser.click("Remove Client secret").await;
    browser.click("Add Federated credential").await;
    form::federated(browser, "github-main", SUBJECT).await;
    browser.click("Next").await;
    browser.at("Review").await;
    result::register_without_secret(browser, NAME).await;
}

#[tokio::test]
async fn a_policy_that_shortens_is_known_before_a_lifetime_is_chosen() {
    journey(&READS, async |journey| {
        journey.tenant.set(|settings| settings.secrets = SecretPolicy::Capped(90));
        start::sign_in(journey).await;
        is_shortened(&journey.browser).await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
        assert_eq!(journey.tenant.count(Op::AddPassword), 1, "nothing was refused");
        assert_eq!(journey.tenant.count(Op::AppManagementPolicy), 2, "v1.0 and the beta, once each");
    })
    .await;
}

#[tokio::test]
async fn a_policy_that_forbids_secrets_says_so_on_the_card() {
    journey(&READS, async |journey| {
        journey.tenant.set(|settings| settings.secrets = SecretPolicy::Forbidden);
        start::sign_in(journey).await;
        is_forbidden(&journey.browser).await;
        assert_eq!(journey.tenant.count(Op::AddPassword), 0);
    })
    .await;
}

#[tokio::test]
async fn both_are_known_in_the_sandbox_as_well() {
    for (fault, forbids) in [("Short client secrets", false), ("No client secrets", true)] {
        journey(&[], async |journey| {
            let browser = &journey.browser;
            journey.open().await;
            start::sandbox(browser).await;
            switch_on(journey, fault).await;
            if forbids {
                is_forbidden(browser).await;
            } else {
                is_shortened(browser).await;
            }
            no_foreign_request(journey).await;
        })
        .await;
    }
}

#[tokio::test]
async fn whose_rule_it_is_and_that_it_may_not_apply_is_said_and_stops_nobody() {
    journey(&READS, async |journey| {
        let browser = &journey.browser;
        journey.tenant.set(|settings| {
            settings.secrets = SecretPolicy::Capped(30);
            settings.policy_set_by_microsoft = true;
            settings.exempt = Some(ADELE);
        });
        start::sign_in(journey).await;
        at_credentials(browser).await;
        browser
            .says("A policy that Microsoft set for your tenant allows client secrets for up to 30 days. It might not apply to you.")
            .await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register(browser).await;
    })
    .await;
}

#[tokio::test]
async fn a_certificate_made_here_stays_within_the_policy_and_one_of_no_trusted_issuer_is_told() {
    journey(&READS, async |journey| {
        let browser = &journey.browser;
        journey.tenant.set(|settings| {
            settings.certificate_days = Some(30);
            settings.trusted_issuers = true;
        });
        start::sign_in(journey).await;
        at_credentials(browser).await;
        browser.says("Your tenant's policy allows certificates for up to 30 days.").await;
        browser.says("Your tenant's policy only allows certificates from issuers it trusts.").await;
        browser.click("Add Certificate").await;
        assert_eq!(choices(browser, "Expires").await, ["30 days"]);
    })
    .await;
}

/// Registers with a policy that nobody has read, which refuses the secret.
async fn refused(journey: &Journey, policy: SecretPolicy) {
    let browser = &journey.browser;
    journey.tenant.set(|settings| settings.secrets = policy);
    start::sign_in(journey).await;
    at_credentials(browser).await;
    browser.says("This page couldn't check your tenant's policy for credentials.").await;
    browser.click("Next").await;
    browser.at("Review").await;
    browser.click("Register").await;
    browser.says("How do you want to continue?").await;
    axe::check(browser, "the ways on from a refusal").await;
}

/// One application, however it went on.
#[track_caller]
fn one_of_each(journey: &Journey, secrets: usize) {
    let tenant = &journey.tenant;
    let made = (tenant.applications().len(), tenant.service_principals().len(), tenant.secret_ids().len());
    assert_eq!(made, (1, 1, secrets));
}

#[tokio::test]
async fn a_refused_secret_is_made_shorter_and_the_run_goes_on() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        refused(journey, SecretPolicy::Capped(90)).await;
        browser.size(320, 640).await;
        fits(browser, "the ways on from a refusal").await;
        browser.choose("radio", "Use a client secret for up to 90 days").await;
        browser.click("Continue").await;
        result::has_secret(browser).await;
        one_of_each(journey, 1);
    })
    .await;
}

#[tokio::test]
async fn a_refused_secret_gives_way_to_a_certificate_of_the_same_application() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        refused(journey, SecretPolicy::Forbidden).await;
        assert!(browser.now("radio", "Use a client secret").await.is_none(), "none is short enough");
        browser.choose("radio", "Use a certificate").await;
        browser.click("Continue").await;
        browser.at("Credentials").await;
        browser.click("Create certificate").await;
        browser.click("Download private-key.pem").await;
        browser.says("Private key downloaded as private-key.pem.").await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register_without_secret(browser, NAME).await;
        one_of_each(journey, 0);
        let [application] = &journey.tenant.applications()[..] else { panic!("one application") };
        assert_eq!(application["keyCredentials"].as_array().map(Vec::len), Some(1));
    })
    .await;
}

#[tokio::test]
async fn a_refused_secret_gives_way_to_a_federated_credential_or_to_none() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        refused(journey, SecretPolicy::Forbidden).await;
        browser.choose("radio", "Use a federated credential").await;
        browser.click("Continue").await;
        browser.at("Credentials").await;
        form::federated(browser, "github-main", SUBJECT).await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register_without_secret(browser, NAME).await;
        one_of_each(journey, 0);
    })
    .await;
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        refused(journey, SecretPolicy::Forbidden).await;
        browser.choose("radio", "Continue without this credential").await;
        browser.click("Continue").await;
        browser.at(&format!("“{NAME}” is registered")).await;
        one_of_each(journey, 0);
    })
    .await;
}

#[tokio::test]
async fn what_the_sandbox_refuses_is_gone_on_from_as_well() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        switch_on(journey, "Policy hidden").await;
        switch_on(journey, "Short client secrets").await;
        at_credentials(browser).await;
        browser.says("This page couldn't check your tenant's policy for credentials.").await;
        browser.click("Next").await;
        browser.at("Review").await;
        browser.click("Register").await;
        browser.choose("radio", "Use a client secret for up to 90 days").await;
        browser.click("Continue").await;
        result::has_secret(browser).await;
        no_foreign_request(journey).await;
    })
    .await;
}
