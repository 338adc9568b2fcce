//! What is known before anything is registered: on the first step, beside fields, and for consent; and that nothing is in the
//! way where it cannot be read.

use serde_json::json;

use crate::axe;
use crate::browser::Browser;
use crate::journey::journey;
use crate::journeys::form::looks::fits;
use crate::page::{form, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::ALEX;

/// With what reads the policies.
const READS: [&str; 4] = ["User.Read", "Application.Read.All", "Application.ReadWrite.All", "Policy.Read.All"];

/// Unfolds what was found.
async fn unfold(browser: &Browser) {
    browser.says("What this page checked").await;
    let open = "[...document.querySelectorAll('details')].find((one) => one.innerText.includes('What this page checked')).open = true";
    browser.script(open, vec![]).await;
}

#[tokio::test]
async fn whoever_may_not_register_is_told_on_the_first_step_and_can_go_on() {
    journey(&READS, async |journey| {
        let browser = &journey.browser;
        journey.tenant.set(|settings| {
            settings.may_register = false;
            settings.created_before = 240;
        });
        start::sign_in_as(journey, ALEX).await;
        browser.says("You might not be able to register apps in this tenant").await;
        browser.says("none of your active roles does").await;
        browser.says("You've created at least 240 of the 250 objects").await;
        unfold(browser).await;
        axe::check(browser, "Basics of whoever may not register").await;
        browser.size(320, 640).await;
        fits(browser, "Basics of whoever may not register").await;
        browser.fill("Display name", "Small client").await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        for op in [Op::AuthorizationPolicy, Op::CreatedObjects] {
            assert_eq!(journey.tenant.count(op), 1, "{op:?} is asked once");
        }
    })
    .await;
}

#[tokio::test]
async fn an_administrator_registers_by_a_role_and_is_told_so() {
    journey(&READS, async |journey| {
        let browser = &journey.browser;
        journey.tenant.set(|settings| settings.may_register = false);
        start::sign_in(journey).await;
        unfold(browser).await;
        browser.says("One of your roles lets you register apps.").await;
        browser.says("Your tenant's policy doesn't restrict account types or redirect URIs.").await;
        assert!(!browser.text().await.contains("You might not be able"));
    })
    .await;
}

#[tokio::test]
async fn the_tenants_rules_are_told_beside_the_fields_that_they_are_about() {
    journey(&READS, async |journey| {
        let browser = &journey.browser;
        journey.tenant.set(|settings| {
            settings.redirect_hosts = Some(&["app.contoso.com"]);
            settings.own_accounts_alone = true;
        });
        start::sign_in(journey).await;
        browser.says("Your tenant's policy doesn't allow apps for accounts in other tenants.").await;
        let off = "return [0, 1, 2].map((at) => document.getElementById(`audience-${at}`).disabled)";
        assert_eq!(browser.script(off, vec![]).await, json!([false, true, false]));
        axe::check(browser, "Basics under a policy for account types").await;
        browser.fill("Display name", "Small client").await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser.fill("Redirect URI", "https://fabrikam.example/cb").await;
        browser.leave_field().await;
        browser.says("Your tenant's policy only allows these hosts: \u{2068}app.contoso.com\u{2069}.").await;
        axe::check(browser, "Redirect URIs under a policy").await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser.fill("Redirect URI", "https://app.contoso.com/cb").await;
        browser.click("Next").await;
        form::permissions(browser, &[]).await;
        browser.at("Credentials").await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register(browser).await;
        assert_eq!(journey.tenant.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn where_people_cannot_consent_every_permission_needs_an_administrator() {
    for (consent, says) in [
        (vec![], "1 permission needs admin consent"),
        (
            vec!["managePermissionGrantsForSelf.microsoft-user-default-legacy"],
            "Users in your tenant can consent to 1 permission",
        ),
        (
            vec!["managePermissionGrantsForSelf.microsoft-user-default-low"],
            "Your tenant decides who can consent to 1 permission",
        ),
    ] {
        journey(&READS, async |journey| {
            let browser = &journey.browser;
            journey.tenant.set(|settings| settings.user_consent = consent.clone());
            start::sign_in(journey).await;
            form::to_permissions(browser, "Small client").await;
            form::search(browser, "Azure Healthcare APIs").await;
            browser.click("Azure Healthcare APIs").await;
            browser.script("document.getElementById('kinds-tab-0').click()", vec![]).await;
            form::tick(browser, "user_impersonation").await;
            browser.says(says).await;
        })
        .await;
    }
}

#[tokio::test]
async fn what_is_refused_leaves_the_form_as_it_is() {
    journey(&["User.Read", "Application.Read.All", "Application.ReadWrite.All"], async |journey| {
        let browser = &journey.browser;
        for op in [Op::DirectoryRoles, Op::CreatedObjects] {
            journey.tenant.fault(op, 1, Fault::FORBIDDEN);
        }
        journey.tenant.set(|settings| settings.may_register = false);
        start::sign_in_as(journey, ALEX).await;
        browser
            .until("everything was asked", async |_| {
                let asked = [Op::AppManagementPolicy, Op::AuthorizationPolicy, Op::DirectoryRoles, Op::CreatedObjects];
                asked.into_iter().all(|op| journey.tenant.count(op) > 0).then_some(())
            })
            .await;
        browser.fill("Display name", "Small client").await;
        let text = browser.text().await;
        assert!(!text.contains("What this page checked") && !text.contains("You might not"), "{text}");
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
    })
    .await;
}
