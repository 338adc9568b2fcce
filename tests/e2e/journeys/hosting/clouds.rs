//! Clouds but the worldwide one: of the owner's own, and of governments; and an owner who turns signing in off.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, built_site, config, copy_folder, journey};
use crate::journeys::form::looks::fits;
use crate::page::{form, microsoft, result, start};
use crate::plain_client::token;
use crate::tenant::parents::Framing;
use crate::tenant::seed::ADELE;
use crate::tenant::site::Config;
use crate::tenant::values::base64url;
use crate::tenant::{AIR_GAPPED, Cloud, US_GOV};

/// Moves the tenant to a cloud, which `config.json` names by this. Pages on another site may frame this one.
fn move_to(journey: &Journey, cloud: Cloud, name: &Value) {
    journey.tenant.set(|settings| settings.cloud = cloud);
    let embed = json!({ "parents": [journey.parents.origin(true)] });
    let (client, tenant) = (&journey.tenant.client_id, &journey.tenant.tenant_id);
    let file = json!({ "clientId": client, "tenant": tenant, "cloud": name, "embed": embed });
    journey.site.set_config(Config::Text(file.to_string()));
}

/// How `config.json` describes a cloud of the owner's own.
fn described(cloud: Cloud) -> Value {
    let origin = |host| format!("https://{host}");
    json!({ "name": "Contoso Air Gap", "authority": origin(cloud.login), "graph": origin(cloud.graph) })
}

/// A copy of the built site with this cloud within its reach, made by the hook that the build runs. Each journey has a
/// folder of its own.
fn built_for(cloud: Cloud, journey: &str) -> PathBuf {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{journey}"));
    // There is none before the first run.
    let _removed = fs::remove_dir_all(&copy);
    copy_folder(&built_site(), &copy);
    let hook = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/clouds");
    let done = Command::new(hook)
        .env("TRUNK_STAGING_DIR", &copy)
        .env("AUTHORITY", format!("https://{}", cloud.login))
        .env("GRAPH", format!("https://{}", cloud.graph))
        .status()
        .unwrap();
    assert!(done.success());
    copy
}

/// Accessible in all colours, and within 320 pixels.
async fn looks_well(browser: &Browser, state: &str) {
    axe::check(browser, state).await;
    browser.size(320, 640).await;
    fits(browser, state).await;
}

#[tokio::test]
async fn a_fhir_client_is_registered_in_a_cloud_of_the_owners_own() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        move_to(journey, AIR_GAPPED, &described(AIR_GAPPED));
        journey.site.serve(built_for(AIR_GAPPED, "alone"));
        journey.open().await;
        browser.says("Cloud: Contoso Air Gap").await;
        start::sign_in(journey).await;
        assert_eq!(
            browser.names("radio").await,
            ["Single tenant – only Contoso", "Multitenant – any Microsoft Entra tenant"]
        );
        form::fill(browser, &form::fhir_client()).await;
        result::register(browser).await;
        let secret = result::shown_secret(browser).await;

        let [application] = &tenant.applications()[..] else { panic!("one application") };
        assert_eq!(application["displayName"], "Contoso FHIR client");
        assert_eq!(tenant.service_principals().len(), 1);
        let pairs = [
            ("grant_type", "client_credentials"),
            ("client_id", application["appId"].as_str().unwrap()),
            ("client_secret", secret.as_str()),
            ("scope", "https://contoso-fhir.fhir.azurehealthcareapis.com/.default"),
        ];
        let answer = token(tenant, None, &pairs).await;
        assert_eq!(answer.status, 200, "{}", answer.text);

        result::saved(browser, "Contoso FHIR client").await;
        result::unfold(browser, "Next steps").await;
        browser.says(&format!("https://{}/{}/oauth2/v2.0/token", AIR_GAPPED.login, tenant.tenant_id)).await;
        let page = browser.text().await;
        assert!(!page.contains("Open it in"), "there is no portal to open it in");
        assert!(!page.contains("azurehealthcareapis"), "where its FHIR services lie is not known");
    })
    .await;
}

#[tokio::test]
async fn a_frame_signs_in_to_a_cloud_of_the_owners_own_which_its_relay_was_built_for() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        move_to(journey, AIR_GAPPED, &described(AIR_GAPPED));
        journey.site.serve(built_for(AIR_GAPPED, "framed"));
        browser.goto_framed(&journey.parents.page(Framing { cross_site: true, ..Framing::default() })).await;
        let page = browser.window().await;
        browser.press_to_open("button", "Sign in").await;
        browser.at("Continue to Microsoft").await;
        browser.press_to_open("button", "Continue to Microsoft").await;
        browser.at("Pick an account").await;
        browser.press_and_lose("button", ADELE).await;
        browser.alone_in(&page).await;
        browser.enter_frame().await;
        browser.at("Basics").await;
        assert!(journey.tenant.login_requests().iter().any(|one| one.request.path.ends_with("/token")));
    })
    .await;
}

#[tokio::test]
async fn a_page_that_was_not_built_for_the_cloud_says_so_before_anybody_signs_in() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        move_to(journey, AIR_GAPPED, &described(AIR_GAPPED));
        journey.open().await;
        browser.says("Sign-in is off because this page can't reach the cloud in config.json").await;
        browser.says("leaves out “https://login.contoso.example”.").await;
        browser.says("leaves out “https://graph.contoso.example”.").await;
        let command = "make build AUTHORITY=https://login.contoso.example GRAPH=https://graph.contoso.example";
        browser.says(command).await;
        looks_well(browser, "the start page, out of reach of its cloud").await;
        assert!(browser.now("button", "Sign in").await.is_none());
        start::sandbox(browser).await;
        browser.reload().await;
        browser.at("Basics").await;
        assert!(journey.tenant.login_requests().is_empty());
    })
    .await;
}

#[tokio::test]
async fn each_mistake_in_a_cloud_of_the_owners_own_is_named_with_its_place() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let cloud = json!({ "name": "", "authority": "http://login.contoso.example", "graphs": "" });
        move_to(journey, AIR_GAPPED, &cloud);
        journey.open().await;
        for words in [
            "“cloud.name” is “”.",
            "“cloud.authority” is “http://login.contoso.example”. Start it with https://.",
            "Add “cloud.graph” to config.json.",
            "“cloud.graphs” isn't a setting of this page",
        ] {
            browser.says(words).await;
        }
        assert!(browser.now("button", "Sign in").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn personal_accounts_are_not_offered_where_the_cloud_has_none_and_a_draft_with_them_is_stopped() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        move_to(journey, US_GOV, &json!("usgov"));
        // Made in the worldwide cloud, where it is in order.
        let draft = json!({ "v": 1, "name": "Contoso FHIR client", "audience": "AzureADandPersonalMicrosoftAccount" });
        browser.goto(&format!("{}#draft={}", journey.site.base(), base64url(draft.to_string().as_bytes()))).await;
        browser.says("Cloud: US Government (GCC High)").await;
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Basics").await;
        assert_eq!(browser.value("Display name").await, "Contoso FHIR client");
        assert_eq!(
            browser.names("radio").await,
            ["Single tenant – only Contoso", "Multitenant – any Microsoft Entra tenant"]
        );
        browser.says("This cloud doesn't have personal Microsoft accounts.").await;
        browser.click("Next").await;
        browser.at("Basics").await;
        browser.choose("radio", "Multitenant – any Microsoft Entra tenant").await;
        browser.click("Next").await;
        form::redirect_uris(browser, &["https://fhir.contoso.com/auth/callback"]).await;
        form::permissions(browser, &[("Microsoft Graph", "Mail.Send")]).await;
        form::credentials(browser, Some(("first", "180 days"))).await;
        result::register(browser).await;
        let [application] = &journey.tenant.applications()[..] else { panic!("one application") };
        assert_eq!(application["signInAudience"], "AzureADMultipleOrgs");
        result::saved(browser, "Contoso FHIR client").await;
        result::unfold(browser, "Next steps").await;
        browser.click("Use it with a FHIR service").await;
        browser.says("az cloud set --name AzureUSGovernment").await;
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_turns_signing_in_off_is_quoted_and_the_sandbox_stays_open() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        let file = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
        let message = "Moving house: back on Monday.";
        let off = file.replacen('{', &format!("{{\"disabled\":\"{message}\","), 1);
        journey.site.set_config(Config::Text(off));
        let before = journey.tenant.login_requests().len();
        browser.reload().await;
        browser.at(start::HEADING).await;
        browser.says("Sign-in is turned off on this page.").await;
        browser.says(message).await;
        for button in ["Sign in", "Sign in again", "Set up this page"] {
            assert!(browser.now("button", button).await.is_none(), "{button}");
        }
        looks_well(browser, "the start page, turned off").await;
        start::sandbox(browser).await;
        assert_eq!(journey.tenant.login_requests().len(), before, "nobody is signed in again by the page itself");
    })
    .await;
}
