//! Everything that can go wrong on the live path ends with one application and one secret, or in honest words.

use std::time::Duration;

use crate::journey::{ALL, Journey, journey};
use crate::page::{form, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::{SecretPolicy, Upsert};

/// Signs in, fills the small form and stops at Review.
async fn at_review(journey: &Journey) {
    start::sign_in(journey).await;
    form::fill(&journey.browser, &form::small_client()).await;
}

/// Registers, and counts what is there afterwards.
async fn one_of_each(journey: &Journey) {
    result::register(&journey.browser).await;
    let secret = result::shown_secret(&journey.browser).await;
    let tenant = &journey.tenant;
    assert_eq!(tenant.applications().len(), 1, "applications");
    assert_eq!(tenant.secret_ids().len(), 1, "secrets");
    assert_eq!(tenant.service_principals().len(), 1, "service principals");
    let state = tenant.state();
    let known = state.directory.applications.iter().flat_map(|app| &app.secrets).any(|kept| kept.text == secret);
    assert!(known, "the shown secret is the one that the application holds");
}

#[tokio::test]
async fn throttling_is_waited_out() {
    journey(&ALL, async |journey| {
        at_review(journey).await;
        for op in [Op::UpsertApplication, Op::AddPassword, Op::CreateServicePrincipal] {
            journey.tenant.fault(op, 1, Fault::Throttled { retry_after: Some(1) });
        }
        one_of_each(journey).await;
    })
    .await;
}

#[tokio::test]
async fn a_readable_retry_after_is_waited_for() {
    journey(&ALL, async |journey| {
        journey.tenant.set(|settings| settings.retry_after_exposed = true);
        at_review(journey).await;
        journey.tenant.fault(Op::UpsertApplication, 1, Fault::Throttled { retry_after: Some(3) });
        let before = crate::tenant::values::now();
        one_of_each(journey).await;
        assert!((crate::tenant::values::now() - before).whole_seconds() >= 3, "the page came back too early");
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_that_is_busy_in_the_middle_of_a_run_is_waited_for_and_leaves_nothing_in_doubt() {
    journey(&ALL, async |journey| {
        let tenant = &journey.tenant;
        tenant.set(|settings| settings.retry_after_exposed = true);
        at_review(journey).await;
        let asked = tenant.login_requests().len();
        tenant.fault(Op::UpsertApplication, 1, Fault::TokenExpired);
        tenant.fault(Op::Token, 1, Fault::Throttled { retry_after: Some(4) });
        let before = crate::tenant::values::now();
        journey.browser.click("Register").await;
        journey.browser.says("Microsoft's sign-in asks to wait 4 seconds. Trying again in").await;
        result::has_secret(&journey.browser).await;
        assert!((crate::tenant::values::now() - before).whole_seconds() >= 4, "the page came back too early");
        assert_eq!((tenant.login_requests().len() - asked, tenant.count(Op::UpsertApplication)), (2, 2));
        assert_eq!((tenant.applications().len(), tenant.secret_ids().len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn an_unavailable_service_and_a_gateways_page_are_waited_out() {
    journey(&ALL, async |journey| {
        at_review(journey).await;
        journey.tenant.fault(Op::UpsertApplication, 1, Fault::Unavailable);
        journey.tenant.fault(Op::AddPassword, 1, Fault::GatewayTimeout);
        journey.tenant.fault(Op::CreateServicePrincipal, 1, Fault::Unavailable);
        one_of_each(journey).await;
    })
    .await;
}

#[tokio::test]
async fn a_lost_answer_of_the_upsert_makes_no_second_application() {
    journey(&ALL, async |journey| {
        at_review(journey).await;
        journey.tenant.fault(Op::UpsertApplication, 1, Fault::AnswerLost);
        one_of_each(journey).await;
        assert_eq!(journey.tenant.count(Op::UpsertApplication), 2);
    })
    .await;
}

#[tokio::test]
async fn a_lost_answer_of_the_service_principal_is_no_failure() {
    journey(&ALL, async |journey| {
        at_review(journey).await;
        journey.tenant.fault(Op::CreateServicePrincipal, 1, Fault::AnswerLost);
        one_of_each(journey).await;
    })
    .await;
}

#[tokio::test]
async fn a_secret_whose_answer_was_lost_is_removed_and_replaced() {
    journey(&ALL, async |journey| {
        at_review(journey).await;
        journey.tenant.fault(Op::AddPassword, 1, Fault::AnswerLost);
        one_of_each(journey).await;
        assert_eq!((journey.tenant.count(Op::AddPassword), journey.tenant.count(Op::RemovePassword)), (2, 1));
    })
    .await;
}

#[tokio::test]
async fn lost_requests_are_asked_again() {
    journey(&ALL, async |journey| {
        at_review(journey).await;
        for op in [Op::UpsertApplication, Op::AddPassword, Op::CreateServicePrincipal] {
            journey.tenant.fault(op, 1, Fault::RequestLost);
        }
        one_of_each(journey).await;
    })
    .await;
}

#[tokio::test]
async fn slow_replication_is_waited_out() {
    journey(&ALL, async |journey| {
        at_review(journey).await;
        journey.tenant.set(|settings| settings.lag = 3);
        one_of_each(journey).await;
    })
    .await;
}

#[tokio::test]
async fn a_tenant_that_refuses_the_upsert_gets_a_create_with_the_secret_in_it() {
    for refusal in [Upsert::BadRequest, Upsert::NotFound] {
        journey(&ALL, async |journey| {
            journey.tenant.set(|settings| settings.upsert = refusal);
            at_review(journey).await;
            one_of_each(journey).await;
            assert_eq!(journey.tenant.count(Op::CreateApplication), 1);
        })
        .await;
    }
}

#[tokio::test]
async fn a_lost_answer_of_the_create_is_found_again_by_its_tag_and_its_secret_replaced() {
    journey(&ALL, async |journey| {
        journey.tenant.set(|settings| settings.upsert = Upsert::BadRequest);
        at_review(journey).await;
        journey.tenant.fault(Op::CreateApplication, 1, Fault::AnswerLost);
        one_of_each(journey).await;
        assert_eq!(journey.tenant.count(Op::CreateApplication), 1, "what may have been carried out is not asked again");
    })
    .await;
}

#[tokio::test]
async fn who_may_not_register_reads_graphs_message_and_can_try_again() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, crate::tenant::seed::ALEX).await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.set(|settings| settings.may_register = false);
        browser.click("Register").await;
        browser.find("button", "Try again").await;
        browser.says("Insufficient privileges to complete the operation.").await;
        browser
            .until("the request-id", async |browser| {
                if browser.text().await.contains("request-id") {
                    return Some(());
                }
                browser.now("button", "Details for support").await?.click().await.ok()?;
                None
            })
            .await;
        assert!(journey.tenant.applications().is_empty());
        journey.tenant.set(|settings| settings.may_register = true);
        browser.click("Try again").await;
        result::has_secret(browser).await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_policy_against_secrets_is_told_and_what_exists_is_named() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        journey.tenant.set(|settings| settings.secrets = SecretPolicy::Capped(30));
        at_review(journey).await;
        browser.click("Register").await;
        browser.find("button", "Try again").await;
        browser.says("Credential lifetime exceeds the max value allowed").await;
        browser.says("Choose a shorter lifetime").await;
        let [application] = &journey.tenant.applications()[..] else { panic!("one application") };
        browser.says(application["appId"].as_str().unwrap()).await;
        journey.tenant.set(|settings| settings.secrets = SecretPolicy::Free);
        browser.click("Try again").await;
        result::has_secret(browser).await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_secret_type_that_is_forbidden_leaves_a_client_without_one() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        journey.tenant.set(|settings| settings.secrets = SecretPolicy::Forbidden);
        at_review(journey).await;
        browser.click("Register").await;
        browser.says("Credential type not allowed").await;
        browser.says("Choose another credential below, or continue without one.").await;
        assert!(!browser.text().await.contains("shorter"), "no lifetime is short enough");
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn c12_a_link_to_the_next_page_that_leads_off_graph_is_never_followed() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::to_permissions(browser, "Small client").await;
        for hostile in [
            "https://graph.microsoft.com.evil.example/v1.0/servicePrincipals?x",
            "https://evil.example/v1.0/servicePrincipals",
            "http://graph.microsoft.com/v1.0/servicePrincipals",
            "https://evil.example@graph.microsoft.com/v1.0/servicePrincipals",
        ] {
            journey.tenant.fault(Op::ListServicePrincipals, 1, Fault::NextLink(hostile.into()));
        }
        for words in ["Billing", "Imaging", "Warehouse", "Scheduling"] {
            browser.fill("Search APIs", words).await;
            browser
                .until("an answer to the search", async |browser| {
                    browser.names("button").await.iter().any(|name| name.contains(words)).then_some(())
                })
                .await;
            if let Some(more) = browser.now("button", "Show more results").await {
                more.click().await.unwrap();
            }
        }
        assert!(journey.tenant.count(Op::ListServicePrincipals) >= 4);
        let record = &journey.tenant.state().record;
        assert!(!record.all.iter().any(|one| one.request.host.contains("evil")), "a token may never go there");
        assert!(!record.all.iter().any(|one| one.request.url().contains("evil")), "a token may never go there");
    })
    .await;
}

#[tokio::test]
async fn a_slow_tenant_is_waited_for_with_the_page_alive() {
    journey(&ALL, async |journey| {
        at_review(journey).await;
        for op in [Op::UpsertApplication, Op::AddPassword, Op::CreateServicePrincipal] {
            journey.tenant.fault(op, 1, Fault::Delayed(Duration::from_secs(2)));
        }
        journey.browser.click("Register").await;
        journey.browser.says("of 3 requests done").await;
        result::has_secret(&journey.browser).await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_page_that_may_only_create_makes_the_client_and_its_secret_in_one_call() {
    journey(&["User.Read", "Application.Read.All", "AppRegistration.Create"], async |journey| {
        let browser = &journey.browser;
        at_review(journey).await;
        browser.click("Register").await;
        result::has_secret(browser).await;
        result::shown_secret(browser).await;
        browser.find("button", "Approve and continue").await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
        assert_eq!((journey.tenant.count(Op::CreateApplication), journey.tenant.count(Op::AddPassword)), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn a_page_that_may_only_create_goes_on_with_the_same_client_once_it_may_more() {
    journey(&["User.Read", "Application.Read.All", "AppRegistration.Create"], async |journey| {
        let browser = &journey.browser;
        at_review(journey).await;
        browser.click("Register").await;
        browser.click("I saved the secret").await;
        microsoft::beside(browser, "Approve and continue", microsoft::accept).await;
        browser
            .until("an end of the registration", async |browser| {
                browser.now("button", "Register another app").await.map(drop)
            })
            .await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.service_principals().len()), (1, 1));
        assert_eq!(journey.tenant.secret_ids().len(), 1, "the secret that was saved is the only one");
    })
    .await;
}

#[tokio::test]
async fn a_throttled_search_is_asked_again_in_words() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::basics(browser, "Small client").await;
        form::redirect_uris(browser, &[]).await;
        journey.tenant.fault(Op::ListServicePrincipals, 1, Fault::Throttled { retry_after: None });
        journey.tenant.fault(Op::ReadServicePrincipal, 1, Fault::Unavailable);
        form::permissions(browser, &[("Azure Healthcare APIs", "user_impersonation")]).await;
        browser.at("Credentials").await;
    })
    .await;
}

#[tokio::test]
async fn what_graph_refuses_is_said_in_its_words_and_try_again_makes_only_what_is_missing() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        at_review(journey).await;
        let refused =
            Fault::Refused { status: 400, code: "Request_BadRequest", message: "A value is not allowed here." };
        journey.tenant.fault(Op::AddPassword, 1, refused);
        browser.click("Register").await;
        browser.says("A value is not allowed here.").await;
        let made = journey.tenant.count(Op::UpsertApplication);
        browser.click("Try again").await;
        result::has_secret(browser).await;
        assert_eq!(journey.tenant.count(Op::UpsertApplication), made, "the application is not asked for again");
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (1, 1));
    })
    .await;
}
