//! Admin consent on the live path: granted in the run, in part, later, or by somebody else.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::journeys::form::looks::fits;
use crate::page::consent::{grant_and_register, register, stands};
use crate::page::{form, framed, microsoft, result, start};
use crate::tenant::Tenant;
use crate::tenant::directory::role;
use crate::tenant::fault::{Fault, Op};
use crate::tenant::parents::Framing;
use crate::tenant::seed::{ADELE, ALEX, GRAPH_APP_ID};
use crate::tenant::values::guid_of;

/// What the page itself needs to grant both kinds of permission.
const GRANTING: [&str; 5] =
    [ALL[0], ALL[1], ALL[2], "DelegatedPermissionGrant.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"];
const FHIR: &str = "Contoso FHIR Server";

/// A client that asks for both kinds of permission of two APIs.
fn client() -> form::Wish {
    form::Wish {
        uris: vec!["https://app.contoso.com/cb"],
        permissions: vec![
            ("Microsoft Graph", "User.Read"),
            ("Microsoft Graph", "Application.ReadWrite.OwnedBy"),
            (FHIR, "patient.Patient.read"),
            (FHIR, "system.all.read"),
        ],
        secret: None,
        ..form::small_client()
    }
}

const NAME: &str = "Small client";

/// The object ID of the service principal of an application (client) ID.
fn principal(tenant: &Tenant, app_id: &str) -> String {
    let state = tenant.state();
    state.directory.service_principal(app_id).unwrap()["id"].as_str().unwrap().to_owned()
}

/// An administrator grants a delegated permission of Microsoft Graph elsewhere.
fn grant_elsewhere(tenant: &Tenant, scope: &str) {
    let client = tenant.service_principals()[0]["id"].clone();
    let api = principal(tenant, GRAPH_APP_ID);
    let grant = json!({ "id": "elsewhere", "clientId": client, "consentType": "AllPrincipals", "principalId": null, "resourceId": api, "scope": scope });
    let Value::Object(grant) = grant else { panic!("an object") };
    tenant.state().directory.grants.push(grant);
}

async fn all_granted(browser: &Browser) {
    result::unfold(browser, "Admin consent").await;
    browser.says("All permissions are granted for the whole organization.").await;
    assert!(stands(browser).await.iter().all(|word| word == "Granted"));
}

/// Exactly what was picked is granted to the one client, in the tenant itself.
fn assert_granted(tenant: &Tenant) {
    let client = tenant.service_principals()[0]["id"].clone();
    let (graph, fhir) = (principal(tenant, GRAPH_APP_ID), principal(tenant, &guid_of("contoso fhir server")));
    let mut scopes: Vec<(String, String)> = Vec::new();
    for grant in tenant.grants() {
        assert_eq!((&grant["clientId"], &grant["consentType"]), (&client, &json!("AllPrincipals")));
        scopes.push((grant["resourceId"].as_str().unwrap().into(), grant["scope"].as_str().unwrap().into()));
    }
    let mut wanted = vec![(graph.clone(), "User.Read".to_owned()), (fhir.clone(), "patient.Patient.read".to_owned())];
    scopes.sort();
    wanted.sort();
    assert_eq!(scopes, wanted);
    let mut roles: Vec<(String, String)> = Vec::new();
    for held in tenant.assignments() {
        assert_eq!(held["principalId"], client);
        roles.push((held["resourceId"].as_str().unwrap().into(), held["appRoleId"].as_str().unwrap().into()));
    }
    let role = |name: &str| guid_of(&format!("role {name}"));
    let mut wanted = vec![
        (graph, role("Microsoft Graph Application.ReadWrite.OwnedBy")),
        (fhir, role("Contoso FHIR Server system.all.read")),
    ];
    roles.sort();
    wanted.sort();
    assert_eq!(roles, wanted);
}

#[tokio::test]
async fn both_kinds_of_permission_are_granted_in_the_run_and_stand_in_the_tenant() {
    journey(&GRANTING, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &client()).await;
        browser.says("Your role lets you grant all these permissions.").await;
        assert_eq!(journey.tenant.grants(), Vec::<Value>::new(), "nothing is granted before Register");
        axe::check(browser, "Review with the choice to grant").await;
        grant_and_register(browser, NAME).await;
        all_granted(browser).await;
        assert_granted(&journey.tenant);
        axe::check(browser, "the result with everything granted").await;
        assert!(browser.now("button", "Ask an administrator").await.is_none());
        browser.click("Check again").await;
        browser.find("button", "Check again").await;
        all_granted(browser).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_granted_unless_the_person_chose_to() {
    journey(&GRANTING, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &client()).await;
        register(browser, NAME).await;
        browser.says("Nothing is granted yet.").await;
        assert_eq!(stands(browser).await, ["Not granted"; 4]);
        let tenant = &journey.tenant;
        assert_eq!((tenant.count(Op::CreateGrant), tenant.count(Op::CreateAssignment)), (0, 0));
        assert!(!tenant.login_requests().iter().any(|one| one.request.query.contains("Grant")), "nor asked for");
    })
    .await;
}

#[tokio::test]
async fn what_a_role_does_not_allow_stays_open_alone_and_retry_goes_on() {
    journey(&GRANTING, async |journey| {
        let browser = &journey.browser;
        journey.tenant.give_roles(ADELE, &[role::APPLICATION_ADMINISTRATOR]);
        start::sign_in(journey).await;
        form::fill(browser, &client()).await;
        browser.says("A Privileged Role Administrator has to grant those.").await;
        grant_and_register(browser, NAME).await;
        browser.says("Some permissions aren't granted yet.").await;
        browser.says("Application permissions of Microsoft Graph need a Privileged Role Administrator.").await;
        assert_eq!(stands(browser).await, ["Granted", "Not granted", "Granted", "Granted"]);
        axe::check(browser, "the result with a permission that was refused").await;
        let grants = journey.tenant.count(Op::CreateGrant);
        journey.tenant.give_roles(ADELE, &[role::PRIVILEGED_ROLE_ADMINISTRATOR]);
        browser.click("Try to grant again").await;
        all_granted(browser).await;
        assert_granted(&journey.tenant);
        assert_eq!(journey.tenant.count(Op::CreateGrant), grants, "what was granted is not asked for again");
        assert_eq!(journey.tenant.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_grant_that_is_there_is_added_to_and_never_replaced() {
    journey(&GRANTING, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.fault(Op::CreateGrant, 2, Fault::FORBIDDEN);
        start::sign_in(journey).await;
        form::fill(browser, &client()).await;
        grant_and_register(browser, NAME).await;
        browser.says("Some permissions aren't granted yet.").await;
        grant_elsewhere(tenant, "Calendars.Read");
        browser.click("Try to grant again").await;
        all_granted(browser).await;
        let graph = principal(tenant, GRAPH_APP_ID);
        let grants = tenant.grants();
        let of_graph: Vec<_> = grants.iter().filter(|grant| grant["resourceId"] == graph).collect();
        assert_eq!(of_graph.iter().map(|grant| &grant["scope"]).collect::<Vec<_>>(), ["Calendars.Read User.Read"]);
        assert_eq!(tenant.count(Op::UpdateGrant), 1);
    })
    .await;
}

#[tokio::test]
async fn replicas_throttling_and_lost_answers_grant_everything_once() {
    journey(&GRANTING, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.set(|settings| (settings.principal_lag, settings.swapped_conflicts) = (3, true));
        tenant.fault(Op::CreateGrant, 1, Fault::AnswerLost);
        tenant.fault(Op::CreateAssignment, 1, Fault::AnswerLost);
        tenant.fault(Op::CreateAssignment, 1, Fault::Throttled { retry_after: None });
        start::sign_in(journey).await;
        form::fill(browser, &client()).await;
        tenant.just_added(&guid_of("contoso fhir server"), 2);
        grant_and_register(browser, NAME).await;
        all_granted(browser).await;
        assert_granted(tenant);
    })
    .await;
}

#[tokio::test]
async fn a_member_without_a_role_gets_a_text_for_an_administrator_and_sees_when_it_is_granted() {
    journey(&GRANTING, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in_as(journey, ALEX).await;
        form::fill(browser, &client()).await;
        browser.says("Your active roles can't grant admin consent.").await;
        register(browser, NAME).await;
        browser.click("Ask an administrator").await;
        browser.fill("Why your app needs these permissions (optional)", "It exports records at night.").await;
        browser.says("Why: It exports records at night.").await;
        let text = browser.text().await;
        let app_id = tenant.applications()[0]["appId"].as_str().unwrap().to_owned();
        for words in [
            "- \"User.Read\": \"Use User.Read\". The app does this as the signed-in user",
            "- \"system.all.read\": \"Use system.all.read as an application\". The app does this without a signed-in user",
            &format!("adminconsent?client_id={app_id}&redirect_uri=https%3A%2F%2Fapp.contoso.com%2Fcb"),
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        axe::check(browser, "the text for an administrator").await;
        let mail = browser.find("link", "Email this text").await.attr("href").await.unwrap().unwrap();
        assert!(mail.starts_with("mailto:?subject=Admin%20consent%20for%20%22Small%20client%22&body="), "{mail}");

        browser.click("Check again").await;
        browser.says("You don't have permission to see which delegated permissions are granted.").await;
        assert_eq!(stands(browser).await, ["Unknown", "Not granted", "Unknown", "Not granted"]);
        tenant.set(|settings| settings.members_read_grants = true);
        grant_elsewhere(tenant, "User.Read");
        browser.click("Check again").await;
        browser.says("1 of 4 permissions granted.").await;
        assert_eq!(stands(browser).await, ["Granted", "Not granted", "Not granted", "Not granted"]);
    })
    .await;
}

#[tokio::test]
async fn a_permission_that_the_page_lacks_itself_is_asked_for_where_it_is_chosen_to_grant() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        let wish = form::Wish { permissions: vec![("Microsoft Graph", "User.Read")], ..client() };
        form::fill(browser, &wish).await;
        browser.choose("radio", "Grant admin consent for “Contoso”").await;
        browser.click("What this allows").await;
        browser.says("DelegatedPermissionGrant.ReadWrite.All").await;
        microsoft::beside(browser, "Approve and register", microsoft::accept).await;
        browser.at(&format!("“{NAME}” is registered")).await;
        all_granted(browser).await;
        assert_eq!(journey.tenant.grants().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_api_that_the_tenant_lost_is_told_and_the_rest_is_granted() {
    journey(&GRANTING, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::fill(browser, &client()).await;
        let api = guid_of("contoso fhir server");
        journey.tenant.without_api(&api);
        browser.choose("radio", "Grant admin consent for “Contoso”").await;
        browser.click("Register").await;
        browser.at(&format!("“{NAME}” is registered")).await;
        result::unfold(browser, "Admin consent").await;
        browser.says("Microsoft Entra ID hasn't made the new objects available everywhere yet.").await;
        // It may just have been added; nobody has all day to wait for that. Asked twice, the page waits for this one.
        let missed = || {
            let state = journey.tenant.state();
            state.record.all.iter().filter(|one| one.status == Some(404) && one.request.path.contains(&api)).count()
        };
        browser.until("the API to be asked for again", async |_| (missed() > 1).then_some(())).await;
        let later = "const now = Date.now; Date.now = () => now() + 60000;";
        browser.script(later, vec![]).await;
        browser.says(&format!("az ad sp create --id {api}")).await;
        browser.says("This API has no service principal in your tenant yet.").await;
        assert_eq!(stands(browser).await, ["Granted", "Granted", "Not granted", "Not granted"]);
    })
    .await;
}

#[tokio::test]
async fn more_permissions_than_one_grant_holds_are_told_on_review_and_not_tried() {
    journey(&GRANTING, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.fill_graph(600);
        let graph = tenant.state().directory.service_principal(GRAPH_APP_ID).cloned().unwrap();
        let scopes = graph["oauth2PermissionScopes"].as_array().unwrap().iter();
        let names: Vec<_> = scopes.take(250).map(|scope| scope["value"].as_str().unwrap()).collect();
        start::sign_in(journey).await;
        form::to_permissions(browser, NAME).await;
        form::pick_from_list(browser, &names.join(" ")).await;
        browser.says("250 permissions added.").await;
        browser.click("Next").await;
        form::credentials(browser, None).await;
        browser.at("Review").await;
        browser
            .says("don't fit in one grant of 3,850 characters. Select fewer of them, or they won't be granted.")
            .await;
        browser.choose("radio", "Grant admin consent for “Contoso”").await;
        browser.says("Finds the service principal of").await;
        assert!(!browser.text().await.contains("/oauth2PermissionGrants"), "it would be refused");
        register(browser, NAME).await;
        browser.says("don't fit in one grant of 3,850 characters. Select fewer of them.").await;
        assert_eq!(tenant.count(Op::CreateGrant), 0);
    })
    .await;
}

#[tokio::test]
async fn the_secret_is_handed_over_before_everything_is_granted() {
    journey(&GRANTING, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.fault(Op::CreateGrant, 1, Fault::Delayed(Duration::from_secs(5)));
        start::sign_in(journey).await;
        form::fill(browser, &form::Wish { secret: Some(("first", "180 days")), ..client() }).await;
        browser.choose("radio", "Grant admin consent for “Contoso”").await;
        result::register(browser).await;
        assert!(stands(browser).await.iter().any(|word| word == "In progress"), "granting goes on beside it");
        let secret = result::shown_secret(browser).await;
        assert!(tenant.given_out().contains(&secret));
        all_granted(browser).await;
        result::saved(browser, NAME).await;
        assert_granted(tenant);
    })
    .await;
}

#[tokio::test]
async fn admin_consent_is_tried_out_in_the_sandbox_by_keyboard_and_in_320_pixels() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        browser.size(320, 640).await;
        journey.open().await;
        start::sandbox(browser).await;
        browser.click("Simulate errors").await;
        browser.choose("checkbox", "Consent not allowed").await;
        let permissions = vec![("Microsoft Graph", "User.Read"), (FHIR, "system.all.read")];
        form::fill(browser, &form::Wish { permissions, ..client() }).await;
        browser.says("Your active roles can't grant admin consent.").await;
        let leave = browser.find("radio", "Ask an administrator later").await;
        leave.focus().await.unwrap();
        browser.keys(Key::Down).await;
        browser.click("Requests").await;
        browser.says("/oauth2PermissionGrants").await;
        fits(browser, "Review with the choice to grant").await;
        register(browser, NAME).await;
        browser.says("Some permissions aren't granted yet.").await;
        fits(browser, "the result with permissions that were refused").await;
        axe::check(browser, "the result with permissions that were refused").await;
        browser.press("checkbox", "Consent not allowed").await;
        let retry = browser.find("button", "Try to grant again").await;
        retry.focus().await.unwrap();
        browser.keys(Key::Enter).await;
        all_granted(browser).await;
        let focused = browser.script("return document.activeElement.textContent.trim()", vec![]).await;
        assert_eq!(focused, "Check again", "the focus is not thrown away with the button");
    })
    .await;
}

#[tokio::test]
async fn in_a_frame_the_second_press_names_what_is_granted() {
    journey(&GRANTING, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        framed::list_parents(journey);
        let framing = Framing { cross_site: true, sandbox: Some(framed::SANDBOX), ..Framing::default() };
        let window = framed::open(journey, framing).await;
        framed::sign_in(browser, &window).await;
        form::fill(browser, &client()).await;
        browser.choose("radio", "Grant admin consent for “Contoso”").await;
        browser.click("Register").await;
        browser.find("dialog", "Register “Small client” in “Contoso” and grant admin consent?").await;
        assert!(tenant.applications().is_empty() && tenant.grants().is_empty(), "nothing is written by one press");
        browser.click("Send to “Contoso”").await;
        browser.at("“Small client” is registered").await;
        all_granted(browser).await;
        assert_granted(tenant);
    })
    .await;
}

#[tokio::test]
async fn what_was_chosen_last_on_the_way_back_to_review_is_what_is_carried_out() {
    journey(&GRANTING, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        let full = Fault::Refused { status: 403, code: "Directory_QuotaExceeded", message: "The quota is exceeded." };
        tenant.fault(Op::UpsertApplication, 1, full);
        start::sign_in(journey).await;
        form::fill(browser, &form::Wish { secret: Some(("first", "180 days")), ..client() }).await;
        browser.choose("radio", "Grant admin consent for “Contoso”").await;
        browser.click("Register").await;
        browser.click("Back to Review").await;
        browser.at("Review").await;
        browser.choose("radio", "Ask an administrator later").await;
        result::register(browser).await;
        result::saved(browser, NAME).await;
        result::unfold(browser, "Admin consent").await;
        browser.says("Nothing is granted yet.").await;
        assert_eq!((tenant.count(Op::CreateGrant), tenant.count(Op::CreateAssignment)), (0, 0));

        browser.back().await;
        browser.at("Review").await;
        browser.press("link", "Edit Basics").await;
        browser.at("Basics").await;
        browser.choose("checkbox", "Require user assignment").await;
        browser.back().await;
        browser.at("Review").await;
        assert!(!browser.text().await.contains("addPassword"), "the secret is made already");
        grant_and_register(browser, NAME).await;
        all_granted(browser).await;
        assert_granted(tenant);
        assert_eq!(tenant.service_principals()[0]["appRoleAssignmentRequired"], true);
        assert_eq!((tenant.applications().len(), tenant.secret_ids().len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn only_assigned_people_may_sign_in_where_that_was_chosen() {
    for wanted in [false, true] {
        journey(&ALL, async |journey| {
            let browser = &journey.browser;
            start::sign_in(journey).await;
            if wanted {
                browser.choose("checkbox", "Require user assignment").await;
            }
            form::fill(browser, &form::Wish { secret: None, ..form::small_client() }).await;
            assert_eq!(browser.text().await.contains("Require user assignment"), wanted);
            result::register_without_secret(browser, NAME).await;
            assert_eq!(journey.tenant.service_principals()[0]["appRoleAssignmentRequired"], wanted);
        })
        .await;
    }
}
