//! The main job on the live path: sign in, fill the form, register, and use what was made.

use serde_json::{Value, json};

use crate::journey::{ALL, Circumstances, journey, journey_in};
use crate::page::{form, microsoft, result, start};
use crate::plain_client::token;
use crate::tenant::fault::Op;
use crate::tenant::seed::{ADELE, ALEX, HEALTHCARE_APP_ID};
use crate::tenant::values::{guid_of, now, read_iso};

#[tokio::test]
async fn a_fhir_client_is_registered_as_typed_and_its_shown_secret_obtains_a_token() {
    fhir_client(Circumstances::default()).await;
}

/// From the start page to a token for the client that was made.
pub async fn fhir_client(circumstances: Circumstances) {
    journey_in(circumstances, &ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in(journey).await;
        form::fill(browser, &form::fhir_client()).await;
        result::register(browser).await;
        let secret = result::shown_secret(browser).await;

        let made = tenant.applications();
        let [application] = &made[..] else { panic!("{} applications", made.len()) };
        assert_eq!(application["displayName"], "Contoso FHIR client");
        assert_eq!(application["signInAudience"], "AzureADMyOrg");
        assert_eq!(application["web"]["redirectUris"], json!(["https://fhir.contoso.com/auth/callback"]));
        assert_eq!(application["spa"]["redirectUris"], json!([]));
        assert_eq!(application["publicClient"]["redirectUris"], json!([]));
        let access = json!([{ "resourceAppId": HEALTHCARE_APP_ID, "resourceAccess": [{ "id": guid_of("healthcare"), "type": "Scope" }] }]);
        assert_eq!(application["requiredResourceAccess"], access);
        assert_eq!(application["web"]["implicitGrantSettings"]["enableIdTokenIssuance"], false);
        assert_ne!(application["isFallbackPublicClient"], true);
        assert_eq!(application["identifierUris"], json!([]));
        assert_eq!(application["keyCredentials"], json!([]));

        let [credential] = application["passwordCredentials"].as_array().unwrap().as_slice() else { panic!("one secret") };
        assert_eq!(credential["displayName"], "nightly export");
        let end = read_iso(credential["endDateTime"].as_str().unwrap()).unwrap();
        let days = (end - now()).as_seconds_f64() / 86_400.0;
        assert!((89.0..=91.0).contains(&days), "the secret ends in {days} days");

        let [principal] = &tenant.service_principals()[..] else { panic!("one service principal") };
        let app_id = application["appId"].as_str().unwrap();
        let page = browser.text().await;
        for (what, id) in [("client ID", &application["appId"]), ("object ID", &application["id"]), ("service principal's ID", &principal["id"])] {
            assert!(page.contains(id.as_str().unwrap()), "the page shows the {what}");
        }
        assert!(page.contains(&tenant.tenant_id));

        let pairs = [
            ("grant_type", "client_credentials"),
            ("client_id", app_id),
            ("client_secret", secret.as_str()),
            ("scope", "https://contoso-fhir.fhir.azurehealthcareapis.com/.default"),
        ];
        let answer = token(tenant, None, &pairs).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        result::saved(browser, "Contoso FHIR client").await;
    })
    .await;
}

#[tokio::test]
async fn two_secrets_are_registered_and_each_obtains_a_token() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in(journey).await;
        form::to_permissions(browser, "Two secrets").await;
        form::permissions(browser, &[]).await;
        form::two_secrets(browser, ("nightly export", "90 days")).await;
        result::register(browser).await;
        let secrets = result::both_secrets(browser).await;
        assert_ne!(secrets[0], secrets[1]);
        let [application] = &tenant.applications()[..] else { panic!("one application") };
        let names: Vec<_> =
            application["passwordCredentials"].as_array().unwrap().iter().map(|one| &one["displayName"]).collect();
        assert_eq!(names, ["nightly export", "Secret 2"]);
        assert_eq!((tenant.count(Op::AddPassword), tenant.service_principals().len()), (2, 1));
        for secret in &secrets {
            let pairs = [
                ("grant_type", "client_credentials"),
                ("client_id", application["appId"].as_str().unwrap()),
                ("client_secret", secret.as_str()),
                ("scope", "https://graph.microsoft.com/.default"),
            ];
            let answer = token(tenant, None, &pairs).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
        }
        result::both_saved(browser, "Two secrets").await;
    })
    .await;
}

#[tokio::test]
async fn a_client_without_a_secret_is_registered_without_one() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(
            browser,
            &form::Wish {
                secret: None,
                uris: vec!["https://a.contoso.com/", "http://localhost:3000/cb"],
                ..form::small_client()
            },
        )
        .await;
        result::register_without_secret(browser, "Small client").await;
        let [application] = &journey.tenant.applications()[..] else { panic!("one application") };
        assert_eq!(application["passwordCredentials"], json!([]));
        assert_eq!(application["web"]["redirectUris"], json!(["https://a.contoso.com/", "http://localhost:3000/cb"]));
        assert_eq!(application["requiredResourceAccess"], json!([]));
        assert_eq!(journey.tenant.count(Op::AddPassword), 0);
        assert_eq!(journey.tenant.service_principals().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn delegated_and_application_permissions_of_two_apis_arrive_with_their_kinds() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        let wanted = vec![
            ("Contoso FHIR Server", "patient.Patient.read"),
            ("Contoso FHIR Server", "system.all.read"),
            ("Microsoft Graph", "Mail.Send"),
        ];
        form::fill(browser, &form::Wish { permissions: wanted, ..form::small_client() }).await;
        result::register(browser).await;
        let [application] = &journey.tenant.applications()[..] else { panic!("one application") };
        let mut found: Vec<(String, String)> = Vec::new();
        for entry in application["requiredResourceAccess"].as_array().unwrap() {
            for access in entry["resourceAccess"].as_array().unwrap() {
                let text = |value: &Value| value.as_str().unwrap().to_owned();
                found.push((text(&entry["resourceAppId"]), text(&access["type"])));
            }
        }
        found.sort();
        let fhir = guid_of("contoso fhir server");
        let mut wanted = vec![
            (fhir.clone(), "Role".to_owned()),
            (fhir, "Scope".to_owned()),
            ("00000003-0000-0000-c000-000000000000".to_owned(), "Scope".to_owned()),
        ];
        wanted.sort();
        assert_eq!(found, wanted);
    })
    .await;
}

#[tokio::test]
async fn a_second_client_after_register_another_is_a_second_application() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        result::saved(browser, "Small client").await;
        browser.click("Register another app").await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        assert_eq!((journey.tenant.applications().len(), journey.tenant.secret_ids().len()), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn the_permission_to_search_is_asked_for_when_it_is_needed_and_the_draft_survives() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        let first = &journey.tenant.login_requests()[0].request;
        assert!(!first.query.contains("Application."), "the first sign-in asks for no more than it needs");
        form::basics(browser, "Contoso FHIR client").await;
        form::redirect_uris(browser, &["https://fhir.contoso.com/auth/callback"]).await;
        browser.at("API permissions").await;
        browser.fill("Search APIs", "Azure Healthcare").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::accept).await;
        form::permissions(browser, &[("Azure Healthcare APIs", "user_impersonation")]).await;
        browser.click("Back").await;
        browser.click("Back").await;
        browser.at("Redirect URIs").await;
        assert_eq!(browser.value("Redirect URI").await, "https://fhir.contoso.com/auth/callback");
    })
    .await;
}

#[tokio::test]
async fn the_permission_to_register_is_asked_for_when_it_is_needed_and_the_draft_survives() {
    journey(&["User.Read", "Application.Read.All"], async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &form::fhir_client()).await;
        microsoft::beside(browser, "Approve and register", microsoft::accept).await;
        // The run goes on by itself.
        result::has_secret(browser).await;
        let [application] = &journey.tenant.applications()[..] else { panic!("one application") };
        assert_eq!(application["displayName"], "Contoso FHIR client");
        assert_eq!(application["web"]["redirectUris"], json!(["https://fhir.contoso.com/auth/callback"]));
        assert_eq!(application["requiredResourceAccess"][0]["resourceAppId"], HEALTHCARE_APP_ID);
        assert_eq!(journey.tenant.secret_ids().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_member_who_may_not_consent_is_told_to_ask_an_administrator_and_comes_back() {
    journey(&["User.Read", "Application.Read.All"], async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        form::fill(browser, &form::small_client()).await;
        microsoft::beside(browser, "Approve and register", microsoft::without_admin).await;
        browser.says("administrator").await;
        assert!(journey.tenant.applications().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_link_for_an_administrator_grants_what_it_names() {
    journey(&["User.Read", "Application.Read.All"], async |journey| {
        let browser = &journey.browser;
        start::sign_in_as(journey, ALEX).await;
        form::fill(browser, &form::small_client()).await;
        browser.click("Ask an administrator").await;
        let link = browser
            .until("the link for an administrator", async |browser| {
                let page = browser.text().await;
                page.split_whitespace().find(|word| word.contains("/adminconsent?")).map(str::to_owned)
            })
            .await;
        browser.goto(&link).await;
        microsoft::pick(browser, ADELE).await;
        microsoft::accept(browser).await;
        browser.at("Permission granted").await;
        journey.open().await;
        browser
            .until("the page, signed in or ready to", async |browser| {
                if let Some(account) = browser.now("button", ALEX).await {
                    account.click().await.ok()?;
                } else if let Some(button) = browser.now("button", "Sign in").await {
                    button.click().await.ok()?;
                }
                browser.now("button", "Account").await.map(drop)
            })
            .await;
    })
    .await;
}
