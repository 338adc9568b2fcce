//! Names and addresses that others chose stand for nobody: an ID, an owner and a whole host stand beside them.

use serde_json::{Value, json};

use super::links;
use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::page::{form, result};
use crate::tenant::fault::Op;
use crate::tenant::seed::odd_apis::fabrikam_partner_app_id;
use crate::tenant::seed::{principal, scope};
use crate::tenant::values::guid_of;

const LONG_HOST: &str = "login.microsoftonline.com.oauth2.signin-oidc.fhir-portal.contoso.com.attacker-owned.example";

/// Whether the whole of a host is read as one, with its end in bold, and fits the narrowest page.
async fn shows_whole_host(browser: &Browser, host: &str, end: &str) {
    let look = "
        const all = [...document.querySelectorAll('.address')].filter((one) => one.checkVisibility());
        const found = all.find((one) => one.textContent.includes(arguments[0]));
        if (!found) return null;
        const owner = found.querySelector('.address__owner');
        const page = document.documentElement;
        return { owner: owner.textContent, bold: getComputedStyle(owner).fontWeight >= 600,
            fits: found.getBoundingClientRect().right <= page.clientWidth && page.scrollWidth <= page.clientWidth };";
    browser.size(320, 900).await;
    let seen = browser
        .until(&format!("the host {host}"), async |browser| {
            let seen = browser.script(look, vec![json!(host)]).await;
            (!seen.is_null()).then_some(seen)
        })
        .await;
    assert_eq!(seen, json!({ "owner": end, "bold": true, "fits": true }));
    axe::check(browser, "a long host").await;
    browser.size(1280, 900).await;
}

/// Whether a thing of the page can be pressed.
async fn is_off(browser: &Browser, button: &str) -> bool {
    let found = browser.find("button", button).await;
    found.attr("aria-disabled").await.unwrap().as_deref() == Some("true")
}

#[tokio::test]
async fn a_strangers_api_with_microsofts_name_shows_its_owner_and_its_id_until_it_is_granted() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        let (id, fabrikam) = (guid_of("app stranger"), guid_of("tenant Fabrikam"));
        let scopes = [scope("Everything.Read", "", false)];
        tenant.state().directory.service_principals.push(principal(&id, "Microsoft Graph", &fabrikam, &scopes, &[]));
        let owner = format!("From another organization, tenant {fabrikam}");
        form::at_permissions(journey).await;
        form::search(browser, &id).await;
        browser.says(&owner).await;
        browser.click("Microsoft Graph").await;
        browser.choose("checkbox", "Everything.Read").await;
        let shown = "return document.querySelector('.finder__head').innerText";
        let card = browser.script(shown, vec![]).await;
        let card = card.as_str().unwrap_or_default();
        assert!(card.contains(&id) && card.contains(&owner), "{card}");
        browser.says(&format!("Microsoft Graph {id} · {owner}")).await;
        let row = format!("Everything.Read Microsoft Graph {id} · delegated · {owner}");
        browser.find("button", &format!("Remove “Everything.Read” of “Microsoft Graph” ({id})")).await;
        browser.click("Next").await;
        form::credentials(browser, None).await;
        browser.at("Review").await;
        browser.says(&row).await;
        result::register_without_secret(browser, "Small client").await;
        result::unfold(browser, "Admin consent").await;
        browser.says(&row).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_gives_no_api_a_name_and_has_nothing_made_for_it_before_it_is_ticked() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        let id = fabrikam_partner_app_id();
        let permission = json!({ "api": id, "apiName": "Microsoft Graph", "id": guid_of("odd Partner.Read"), "kind": "Scope", "value": "User.Read" });
        let draft = json!({ "v": 1, "name": "Small client", "redirectUris": [], "permissions": [permission], "secret": null });
        links::open(journey, &draft).await;
        links::sign_in(journey).await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser.click("Next").await;
        browser.at("API permissions").await;
        browser.says(&format!("{id} · the link or recipe calls it “Microsoft Graph”")).await;
        browser.click("Look up in your tenant").await;
        browser.says(&format!("{id} isn't in this tenant yet.")).await;
        assert!(is_off(browser, "Create service principal").await, "nobody has ticked the API");
        axe::check(browser, "an API that a link names").await;
        assert_eq!(tenant.count(Op::CreateServicePrincipal), 0);
        browser.choose("checkbox", "I recognize this API's ID").await;
        assert!(!is_off(browser, "Create service principal").await);
        browser.click("Create service principal").await;
        browser.says("is now in this tenant.").await;
        assert_eq!(tenant.count(Op::CreateServicePrincipal), 1);
        // Now the tenant has told what it is called, and that it is a stranger's.
        browser.says(&format!("Fabrikam Partner API {id} · From another organization")).await;
    })
    .await;
}

#[tokio::test]
async fn where_a_redirect_uri_leads_is_whole_and_marked_wherever_it_is_decided_on() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let uri = format!("https://{LONG_HOST}/cb");
        let draft = json!({ "v": 1, "name": "Small client", "redirectUris": [uri], "permissions": [], "secret": null });
        links::open(journey, &draft).await;
        links::sign_in(journey).await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser.says(&format!("Sign-in responses would go to {LONG_HOST}")).await;
        shows_whole_host(browser, LONG_HOST, "attacker-owned.example").await;
        browser.click("Next").await;
        browser.says("It came from a link, recipe, or import and leads to “attacker-owned.example”.").await;
        browser.choose("checkbox", "Use this redirect URI").await;
        // One that is typed: in letters outside ASCII, and then longer than its box.
        browser.click("Add redirect URI").await;
        browser.fill("Redirect URI 2", "https://bücher.example/cb").await;
        browser.says("bücher.example (in Punycode: xn--bcher-kva.example)").await;
        browser.fill("Redirect URI 2", "https://portal.health.contoso.co.uk/cb").await;
        shows_whole_host(browser, "portal.health.contoso.co.uk", "contoso.co.uk").await;
        browser.click("Next").await;
        browser.at("API permissions").await;
        browser.click("Add User.Read").await;
        browser.click("Next").await;
        form::credentials(browser, None).await;
        browser.at("Review").await;
        shows_whole_host(browser, LONG_HOST, "attacker-owned.example").await;
        result::register_without_secret(browser, "Small client").await;
        result::unfold(browser, "Admin consent").await;
        browser.click("Ask an administrator").await;
        browser.says(&format!("After the consent, the browser opens this address: {uri}")).await;
        browser.says("an address of \"attacker-owned.example\"").await;
        result::unfold(browser, "Next steps").await;
        browser.click("Configure your app").await;
        shows_whole_host(browser, "portal.health.contoso.co.uk", "contoso.co.uk").await;
    })
    .await;
}

#[tokio::test]
async fn however_much_a_tenant_lists_the_page_shows_a_bounded_part_and_says_so() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        let home = tenant.tenant_id.clone();
        let scopes: Vec<Value> = (0..5_000).map(|n| scope(&format!("Ward{n}.Read"), "", false)).collect();
        {
            let mut state = tenant.state();
            state.directory.service_principals.push(principal(&guid_of("wards"), "Wards", &home, &scopes, &[]));
            for n in 0..300 {
                let id = guid_of(&format!("swarm {n}"));
                state.directory.service_principals.push(principal(&id, &format!("Swarm {n}"), &home, &[], &[]));
            }
        }
        form::at_permissions(journey).await;
        browser.fill("Search APIs", "Swarm").await;
        browser.says("at least 25 APIs match").await;
        let count = "scrollTo(0, document.scrollingElement.scrollHeight);
            return [...document.querySelectorAll('.grid__api')].filter((one) => one.checkVisibility()).length";
        for pages in 1..8 {
            browser
                .until("a page of results", async |browser| {
                    (browser.script(count, vec![]).await.as_u64()? == pages * 25).then_some(())
                })
                .await;
            browser.click("Show more results").await;
        }
        browser.says("more than 200 APIs match").await;
        browser.gone("button", "Show more results").await;
        browser
            .until("all that are listed", async |browser| {
                (browser.script(count, vec![]).await.as_u64()? == 200).then_some(())
            })
            .await;
        form::search(browser, "Wards").await;
        browser.click("Wards").await;
        browser.says("5,000 permissions").await;
        let rows = "return document.querySelectorAll('[role=row]').length";
        let built = browser.script(rows, vec![]).await.as_u64();
        assert!(built < Some(300), "{built:?} rows");
    })
    .await;
}
