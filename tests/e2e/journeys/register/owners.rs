//! Owners that an organization asks for: told before anything is sent, added once the app is there, and one that does not
//! exist told without the loss of anything.

use serde_json::{Value, json};

use crate::axe;
use crate::browser::Browser;
use crate::journey::{Journey, journey};
use crate::journeys::form::looks::fits;
use crate::page::{house, microsoft, result, start};
use crate::tenant::directory::User;
use crate::tenant::seed::ALEX;

const NAME: &str = "payments-dev";
const CONSENTED: [&str; 4] = ["User.Read", "Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All"];
const NOBODY: &str = "0f0f0f0f-0000-4000-8000-000000000001";

/// The object IDs of a person and of a service principal of the tenant.
fn existing(journey: &Journey) -> [String; 2] {
    let state = journey.tenant.state();
    let person = state.directory.users.iter().find(|user| user.name == ALEX).expect("a person").oid.clone();
    let principal = state.directory.service_principals[0]["id"].as_str().expect("an ID").to_owned();
    [person, principal]
}

fn rules(ids: &[&str]) -> Value {
    let names = ["Alex Wilber", "Deployer"];
    let required: Vec<Value> = ids.iter().zip(names).map(|(id, name)| json!({ "id": id, "name": name })).collect();
    json!({ "by": "Contoso", "owners": { "required": required, "why": "Somebody has to answer." } })
}

/// Who owns the app and its service principal by now.
fn owners(journey: &Journey) -> [Vec<String>; 2] {
    let state = journey.tenant.state();
    let app = state.directory.applications.iter().find(|app| app.object["displayName"] == NAME).expect("the app");
    let principal = state.directory.service_principal(app.app_id()).expect("its service principal");
    let of_principal = &state.directory.principal_owners[principal["id"].as_str().expect("an ID")];
    [app.owners.clone(), of_principal.clone()]
}

async fn to_review(journey: &Journey) {
    let browser = &journey.browser;
    start::sign_in(journey).await;
    browser.fill("Display name", NAME).await;
    go_on(browser).await;
}

async fn go_on(browser: &Browser) {
    for heading in ["Redirect URIs", "API permissions", "Credentials", "Review"] {
        if heading == "API permissions" {
            browser.fill("Redirect URI", "https://payments.contoso.com/cb").await;
        }
        browser.click("Next").await;
        browser.at(heading).await;
    }
}

#[tokio::test]
async fn owners_are_told_before_anything_is_sent_and_added_once_the_app_is_there() {
    journey(&CONSENTED, async |journey| {
        let browser = &journey.browser;
        let [person, principal] = existing(journey);
        house::set(journey, &rules(&[&person, &principal]));
        to_review(journey).await;
        browser.says("These have to own the app as well. Contoso says: “Somebody has to answer.”").await;
        browser.says(&person).await;
        browser.says("Makes “Deployer” an owner of the service principal, as the house rules require.").await;
        axe::check(browser, "Review with owners").await;
        browser.size(320, 640).await;
        fits(browser, "Review with owners").await;
        browser.size(1280, 800).await;
        assert!(journey.tenant.graph_requests().iter().all(|request| request.request.method == "GET"));
        result::register(browser).await;
        result::saved(browser, NAME).await;
        browser.says("These have to own the app as well.").await;
        for owners in owners(journey) {
            assert_eq!(owners[1..], [person.clone(), principal.clone()], "beside whoever registered it");
        }
        axe::check(browser, "the result with owners").await;
        let print = json!({ "media": "print", "features": [] });
        browser.driver.dev_tools("Emulation.setEmulatedMedia", print).await;
        let paper = browser.text().await;
        for id in [person, principal] {
            assert_eq!(paper.matches(&id).count(), 1, "the record names each owner, once: {paper}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_owner_that_does_not_exist_is_told_and_the_app_is_there_and_trying_again_adds_it() {
    journey(&CONSENTED, async |journey| {
        let browser = &journey.browser;
        let [person, _] = existing(journey);
        house::set(journey, &rules(&[&person, NOBODY]));
        to_review(journey).await;
        result::register(browser).await;
        browser.says("Owner “Deployer”: Microsoft Graph didn't find this owner.").await;
        browser.says("The app exists without this owner.").await;
        let told = "return [...document.querySelectorAll('.message__title')].filter((one) => one.textContent.includes('find this owner')).length";
        assert_eq!(browser.script(told, vec![]).await, 1, "one owner is missing, whatever it was to own");
        axe::check(browser, "a result without one owner").await;
        browser.size(320, 640).await;
        fits(browser, "a result without one owner").await;
        browser.size(1280, 800).await;
        for owners in owners(journey) {
            assert_eq!(&owners[1..], std::slice::from_ref(&person));
        }
        // It exists by now.
        let new =
            User { oid: NOBODY.to_owned(), name: "Deployer", upn: "d@contoso.com", admin: false, roles: Vec::new() };
        journey.tenant.state().directory.users.push(new);
        browser.click("Try again").await;
        result::saved(browser, NAME).await;
        assert_eq!(owners(journey).map(|owners| owners.len()), [3, 3]);
    })
    .await;
}

#[tokio::test]
async fn a_page_that_may_not_read_the_directory_asks_for_that_first() {
    journey(&CONSENTED[..3], async |journey| {
        let browser = &journey.browser;
        let [person, _] = existing(journey);
        house::set(journey, &rules(&[&person]));
        to_review(journey).await;
        browser.says("Client Registrar needs permission to add owners.").await;
        microsoft::beside(browser, "Approve and register", microsoft::accept).await;
        result::has_secret(browser).await;
        result::saved(browser, NAME).await;
        assert_eq!(owners(journey).map(|owners| owners.len()), [2, 2]);
    })
    .await;
}
