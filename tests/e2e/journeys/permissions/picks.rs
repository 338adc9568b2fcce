//! What is picked: by a pasted list, up to the limits, and what there is to say of it.

use crate::axe;
use crate::journey::{ALL, journey};
use crate::page::{form, result, start};
use crate::tenant::seed::GRAPH_APP_ID;
use crate::tenant::values::guid_of;
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn a_pasted_list_is_picked_and_what_is_not_matched_is_named() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        let fhir = guid_of("contoso fhir server");
        let list = format!(
            "User.Read, Mail.Send Nothing.Here\napi://{fhir}/patient.Patient.read https://vault.azure.net/user_impersonation \
             https://nowhere.example/x Application.ReadWrite.OwnedBy https://graph.microsoft.com/.default"
        );
        form::pick_from_list(browser, &list).await;
        browser.says("5 permissions added.").await;
        browser.says("3 names couldn't be matched.").await;
        for reason in ["isn't a permission of", "No API in this tenant matches", "requests the permissions that you selected"] {
            browser.says(reason).await;
        }
        form::selected(browser, 5).await;
        browser.says("Application.ReadWrite.OwnedBy").await;
        axe::check(browser, "a list that was pasted").await;
        browser.click("Next").await;
        form::credentials(browser, None).await;
        browser.at("Review").await;
        result::register_without_secret(browser, "Small client").await;
        let [application] = &journey.tenant.applications()[..] else { panic!("one application") };
        let kinds: Vec<_> = application["requiredResourceAccess"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|entry| entry["resourceAccess"].as_array().unwrap())
            .map(|access| access["type"].as_str().unwrap())
            .collect();
        assert_eq!(kinds, ["Scope", "Scope", "Role", "Scope", "Scope"]);
    })
    .await;
}

#[tokio::test]
async fn a_limit_that_a_pasted_list_exceeds_is_told_before_anything_is_sent() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.fill_graph(200);
        start::sign_in(journey).await;
        browser.at("Basics").await;
        browser.choose("radio", "Multitenant and personal Microsoft accounts").await;
        form::to_permissions(browser, "Small client").await;
        let list: Vec<String> = {
            let state = tenant.state();
            let graph = state.directory.service_principal(GRAPH_APP_ID).unwrap();
            let scopes = graph["oauth2PermissionScopes"].as_array().unwrap();
            scopes.iter().take(31).map(|scope| scope["value"].as_str().unwrap().to_owned()).collect()
        };
        form::pick_from_list(browser, &list.join(" ")).await;
        browser.says("31 permissions added.").await;
        form::selected(browser, 31).await;
        browser.click("Next").await;
        let told = "Remove 1 permission of “\u{2068}Microsoft Graph\u{2069}”. You selected 31, and these account types allow 30 of one API.";
        browser.find("group", &format!("Error: {told}")).await;
        browser.press("link", told).await;
        let place = browser.script("return document.activeElement.className", vec![]).await;
        assert_eq!(place, "picked__messages", "the summary leads to what is said of the picks");
        axe::check(browser, "a limit that is exceeded").await;
        browser.click(&format!("Remove “{}” of “Microsoft Graph”", list[30])).await;
        browser.click("Next").await;
        browser.at("Credentials").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_removed_of_the_selected_permissions_comes_back() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        form::pick_from_list(browser, "User.Read Mail.Read Mail.Send").await;
        form::selected(browser, 3).await;
        browser.click("Remove “Mail.Read” of “Microsoft Graph”").await;
        form::selected(browser, 2).await;
        browser.click("Remove all").await;
        browser.says("No permissions selected.").await;
        browser.says("2 permissions removed.").await;
        axe::check(browser, "no permission left, with Undo").await;
        browser.press("button", "Undo 2 permissions removed.").await;
        form::selected(browser, 2).await;
        browser.press("button", "Undo “Mail.Read” of “Microsoft Graph” removed.").await;
        form::selected(browser, 3).await;
        browser.gone("button", "Undo").await;
        let focused = browser.script("return document.activeElement.textContent.trim()", vec![]).await;
        assert!(focused.as_str().unwrap().contains("Mail.Read"), "the focus is at what came back: {focused}");
        browser.click("Next").await;
        browser.at("Credentials").await;
        browser.click("Back").await;
        form::selected(browser, 3).await;
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_pressed_has_no_ring_and_one_that_a_key_leads_to_has_one() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        form::search(browser, "user.read").await;
        form::tick(browser, "User.Read").await;
        let ring = "const row = document.activeElement; return [row.role, getComputedStyle(row).outlineStyle]";
        assert_eq!(browser.script(ring, vec![]).await, json!(["row", "none"]));
        browser.keys(Key::Down + "").await;
        assert_eq!(browser.script(ring, vec![]).await, json!(["row", "solid"]));
    })
    .await;
}

#[tokio::test]
async fn a_hint_on_what_allows_too_much_is_taken_with_one_press() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        form::search(browser, "Microsoft Graph").await;
        browser.click("Microsoft Graph").await;
        form::tick(browser, "Directory.ReadWrite.All").await;
        browser.says("is highly privileged.").await;
        axe::check(browser, "a hint").await;
        browser.click("Use “Directory.Read.All” instead").await;
        browser.gone("button", "Use “Directory.Read.All” instead").await;
        let ticked = browser.find("checkbox", "Directory.Read.All").await;
        assert!(ticked.is_selected().await.unwrap());
        browser.click("Add from a list").await;
        browser.choose("checkbox", "Prefer application permissions").await;
        browser.fill("Permission names", "Mail.Send").await;
        browser.click("Add permissions").await;
        browser.says("isn't limited by a user's rights").await;
        browser.click("Use the delegated permission").await;
        browser.gone("button", "Use the delegated permission").await;
        form::selected(browser, 2).await;
        browser.click("Next").await;
        form::credentials(browser, None).await;
        browser.at("Review").await;
    })
    .await;
}
