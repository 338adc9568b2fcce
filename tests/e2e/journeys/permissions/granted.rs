//! Looking again at how the permissions of a client stand, on the live path.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::page::consent::{grant_and_register, register, stands};
use crate::page::{form, microsoft, result, start};
use crate::tenant::directory::role;
use crate::tenant::fault::{Fault, Op};
use crate::tenant::graph;
use crate::tenant::record::Recorded;
use crate::tenant::seed::ADELE;

const GRANTING: [&str; 5] =
    [ALL[0], ALL[1], ALL[2], "DelegatedPermissionGrant.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"];
const NAME: &str = "Small client";
const REFUSED: &str = "Application permissions of Microsoft Graph need a Privileged Role Administrator.";

/// A client that asks for both kinds of permission of Microsoft Graph.
fn client() -> form::Wish {
    form::Wish {
        permissions: vec![("Microsoft Graph", "User.Read"), ("Microsoft Graph", "Application.ReadWrite.OwnedBy")],
        secret: None,
        ..form::small_client()
    }
}

/// How many requests of this kind Graph has answered.
fn answered(journey: &Journey, op: Op) -> usize {
    let of_kind = |one: &&Recorded| graph::op(&one.request) == Some(op) && one.status.is_some();
    journey.tenant.graph_requests().iter().filter(of_kind).count()
}

async fn until_answered(journey: &Journey, op: Op, count: usize) {
    let has = async |_: &Browser| (answered(journey, op) >= count).then_some(());
    journey.browser.until(&format!("{count} answers to {op:?}"), has).await;
}

/// How often the page has redeemed its refresh token for this permission.
fn renewals(journey: &Journey, scope: &str) -> usize {
    let form = |one: &Recorded| one.request.form().unwrap_or_default();
    let is = |form: &BTreeMap<String, String>| {
        form.get("grant_type").is_some_and(|grant| grant == "refresh_token")
            && form.get("scope").is_some_and(|scopes| scopes.contains(scope))
    };
    journey.tenant.login_requests().iter().map(form).filter(is).count()
}

#[tokio::test]
async fn a_look_takes_no_way_on_away_and_changes_nothing_once_a_run_has_begun() {
    journey(&GRANTING, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.give_roles(ADELE, &[role::APPLICATION_ADMINISTRATOR]);
        start::sign_in(journey).await;
        form::fill(browser, &client()).await;
        grant_and_register(browser, NAME).await;
        browser.says(REFUSED).await;
        tenant.give_roles(ADELE, &[role::PRIVILEGED_ROLE_ADMINISTRATOR]);
        browser.click("Check again").await;
        browser.says("1 of 2 permissions granted.").await;
        browser.says(REFUSED).await;

        let before = answered(journey, Op::ListAssignments);
        let apis = answered(journey, Op::ReadServicePrincipal);
        tenant.fault(Op::ReadServicePrincipal, 1, Fault::Delayed(Duration::from_secs(3)));
        browser.click("Check again").await;
        until_answered(journey, Op::ListAssignments, before + 1).await;
        browser.click("Try to grant again").await;
        browser.says("All permissions are granted for the whole organization.").await;
        assert_eq!(answered(journey, Op::ReadServicePrincipal), apis, "the look is still under way");
        until_answered(journey, Op::ReadServicePrincipal, apis + 1).await;
        browser.says("All permissions are granted for the whole organization.").await;
        assert_eq!(stands(browser).await, ["Granted"; 2]);
    })
    .await;
}

#[tokio::test]
async fn a_look_goes_on_with_the_permission_that_it_lacked_and_keeps_no_token_that_can_write() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in(journey).await;
        form::fill(browser, &client()).await;
        register(browser, NAME).await;
        browser.says("Nothing is granted yet. Send the message below to an administrator, then check again.").await;
        tenant.fault(Op::ReadServicePrincipal, 1, Fault::FORBIDDEN);
        browser.click("Check again").await;
        browser.says("Couldn't check whether the 2 permissions are granted.").await;
        browser.says("Couldn't look up some of the APIs").await;
        assert_eq!(stands(browser).await, ["Unknown"; 2]);

        tenant.fault(Op::ReadServicePrincipal, 2, Fault::Throttled { retry_after: None });
        microsoft::beside(browser, "Continue to Microsoft", microsoft::accept).await;
        browser.says("Microsoft Graph is limiting requests. Trying again").await;
        browser.says("0 of 2 permissions granted.").await;
        browser.gone("button", "Continue to Microsoft").await;
        assert_eq!(stands(browser).await, ["Not granted"; 2]);

        let scope = "DelegatedPermissionGrant.ReadWrite.All";
        let before = renewals(journey, scope);
        browser.click("Check again").await;
        browser
            .until("a token of its own for each look", async |_| (renewals(journey, scope) > before).then_some(()))
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_granting_both_kinds_takes_is_asked_for_in_one_window() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in(journey).await;
        form::fill(browser, &client()).await;
        browser.choose("radio", "Grant admin consent for “Contoso”").await;
        browser.find("group", "Note: Client Registrar needs 2 more permissions.").await;
        browser.click("Ask an administrator").await;
        for scope in &GRANTING[3..] {
            browser.says(&format!("- {scope}: Grants ")).await;
        }
        axe::check(browser, "two permissions that the page lacks").await;
        microsoft::beside(browser, "Approve and register", microsoft::accept).await;
        browser.at(&format!("“{NAME}” is registered")).await;
        result::unfold(browser, "Admin consent").await;
        browser.says("All permissions are granted for the whole organization.").await;
        let asked = tenant.login_requests();
        let windows = asked.iter().filter(|one| one.request.path.ends_with("/authorize")).count();
        assert_eq!(windows, 2, "to sign in, and for both permissions");
    })
    .await;
}

#[tokio::test]
async fn where_only_personal_accounts_sign_in_each_person_is_asked_and_nobody_is_sent_anything() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        browser.choose("radio", "Personal Microsoft accounts only").await;
        let permissions = vec![("Microsoft Graph", "User.Read")];
        form::fill(browser, &form::Wish { permissions, ..client() }).await;
        result::register_without_secret(browser, NAME).await;
        browser.says("With personal accounts, each user consents to the permissions when they sign in.").await;
        let text = browser.text().await;
        assert!(!text.contains("administrator") && !text.contains("Not granted"), "{text}");
        assert!(browser.now("button", "Check again").await.is_none());
    })
    .await;
}
