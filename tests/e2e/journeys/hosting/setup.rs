//! Putting the page into use: the three ways, what holds for one tab, the test of a set-up.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use serde_json::json;
use thirtyfour::Key;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, config, journey};
use crate::page::{microsoft, setup, start};
use crate::tenant::seed::{ADELE, ALEX};
use crate::tenant::site::Config;

/// Opens the set-up page of a copy that has no `config.json`.
async fn unconfigured(journey: &Journey) {
    journey.site.set_config(Config::Missing);
    setup::open(journey).await;
}

/// Takes the right IDs for this tab.
async fn use_in_tab(journey: &Journey) {
    unconfigured(journey).await;
    setup::enter(&journey.browser, &journey.tenant.client_id, &journey.tenant.tenant_id).await;
    journey.browser.click("Use in this tab").await;
    journey.browser.says("This tab now uses these settings.").await;
}

/// From the set-up page to Microsoft and back, as this person.
async fn test_as(browser: &Browser, account: &str) {
    browser.click("Test this setup").await;
    microsoft::pick(browser, account).await;
    browser.at(setup::HEADING).await;
}

#[tokio::test]
async fn the_set_up_page_says_what_mandatory_multifactor_authentication_does_not_cover() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        unconfigured(journey).await;
        browser.find("heading", "Require multifactor authentication").await;
        browser.says("It doesn't cover this page.").await;
        browser.says("Target resources: All resources.").await;
        browser.find("link", "What Microsoft's mandatory multifactor authentication covers").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_entered_signs_people_in_in_this_tab_until_it_is_dropped() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        use_in_tab(journey).await;
        browser.click("Back to the start page").await;
        browser.says("until you close this tab").await;
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Basics").await;

        journey.open().await;
        browser.find("button", "Continue").await;
        browser.click("Set up this page").await;
        browser.at(setup::HEADING).await;
        browser.press("tab", "Existing registration").await;
        assert_eq!(browser.value("Application (client) ID").await, journey.tenant.client_id);
        browser.click("Discard these settings").await;
        browser.gone("button", "Discard these settings").await;
        browser.click("Back to the start page").await;
        browser.find("button", "Set up this page").await;
        assert!(browser.now("button", "Sign in").await.is_none(), "there is no config.json to sign in by");
    })
    .await;
}

#[tokio::test]
async fn another_tab_knows_nothing_of_what_was_entered_and_a_reload_does() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        use_in_tab(journey).await;
        browser.reload().await;
        browser.find("button", "Discard these settings").await;
        let session = &browser.driver.session;
        let first = session.window().await.unwrap();
        let other = session.new_tab().await.unwrap();
        session.switch_to_window(other).await.unwrap();
        journey.open().await;
        browser.find("button", "Set up this page").await;
        assert!(browser.now("button", "Sign in").await.is_none());
        session.close_window().await.unwrap();
        session.switch_to_window(first).await.unwrap();
        browser.find("button", "Discard these settings").await;
    })
    .await;
}

#[tokio::test]
async fn in_this_tab_it_takes_the_place_of_config_json_but_not_of_one_that_is_turned_off() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let other = config("7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11", "fabrikam.com");
        use_in_tab(journey).await;
        journey.site.set_config(Config::Text(other.clone()));
        journey.open().await;
        browser.click("Sign in").await;
        microsoft::pick(browser, ALEX).await;
        browser.at("Basics").await;

        let off = other.replace('}', ",\"disabled\":\"Closed for now.\"}");
        journey.site.set_config(Config::Text(off));
        browser.goto(&format!("{}?step=setup", journey.site.base())).await;
        browser.says("Closed for now.").await;
        browser.press("tab", "Existing registration").await;
        browser.says("That includes this tab").await;
        assert!(browser.now("button", "Use in this tab").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn each_wrong_id_is_said_beside_its_field_and_at_the_head_of_the_form() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        unconfigured(journey).await;
        setup::enter(browser, "Client Registrar", "common").await;
        for button in ["Use in this tab", "Download config.json"] {
            browser.click(button).await;
            let summary = browser.find("group", "There's a problem").await;
            assert_eq!(browser.script("return document.activeElement.className", vec![]).await, "error-summary");
            let text = summary.text().await.unwrap();
            assert!(text.contains("Copy the application (client) ID") && text.contains("stands for many"), "{text}");
        }
        let field = browser.find("textbox", "Application (client) ID").await;
        assert_eq!(field.attr("aria-invalid").await.unwrap().as_deref(), Some("true"));
        browser.press("link", "Enter the directory (tenant) ID of one tenant.").await;
        assert_eq!(browser.script("return document.activeElement.id", vec![]).await, "setup-tenant");
        browser.fill("Directory (tenant) ID", "contoso.com").await;
        assert_eq!(browser.script("return document.activeElement.id", vec![]).await, "setup-tenant");
    })
    .await;
}

/// An empty folder that the browser saves into.
async fn downloads(browser: &Browser) -> PathBuf {
    let folder = env::temp_dir().join(format!("client-registrar-downloads-{}", process::id()));
    // It isn't there but after a run that was killed and had the same number.
    let _removed = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let into = json!({ "behavior": "allow", "downloadPath": folder });
    browser.driver.dev_tools("Browser.setDownloadBehavior", into).await;
    folder
}

/// The text of a saved file, once all of it is there.
async fn saved(browser: &Browser, file: &Path) -> String {
    browser.until("the file", async |_| fs::read_to_string(file).ok().filter(|text| text.ends_with("}\n"))).await
}

#[tokio::test]
async fn the_file_that_is_downloaded_is_the_config_that_the_page_then_signs_in_by() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let (client, tenant) = (&journey.tenant.client_id, &journey.tenant.tenant_id);
        unconfigured(journey).await;
        let folder = downloads(browser).await;
        setup::enter(browser, &format!("  {client} "), tenant).await;
        browser.click("Download config.json").await;
        browser.says("config.json downloaded.").await;
        let text = saved(browser, &folder.join("config.json")).await;
        let expected =
            format!("{{\n  \"clientId\": \"{client}\",\n  \"tenant\": \"{tenant}\",\n  \"cloud\": \"global\"\n}}\n");
        assert_eq!(text, expected);
        fs::remove_dir_all(&folder).unwrap();

        journey.site.set_config(Config::Text(text));
        start::sign_in(journey).await;
    })
    .await;
}

#[tokio::test]
async fn a_broken_config_names_its_mistakes_and_the_ways_stand_below() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.site.set_config(Config::Text(r#"{"clientId":"abc","tenant":"common"}"#.to_owned()));
        setup::open(journey).await;
        browser.says("“abc”").await;
        browser.says("“common”").await;
        assert_eq!(browser.names("tab").await, ["Script", "Admin center", "Existing registration"]);
        assert!(browser.now("button", "Test this setup").await.is_none(), "there is nothing to be tested");
    })
    .await;
}

#[tokio::test]
async fn a_test_signs_in_with_the_least_and_says_that_it_works() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        use_in_tab(journey).await;
        test_as(browser, ALEX).await;
        browser.says("The setup works.").await;
        browser.says("as “alex@contoso.com”").await;
        let asked = journey.tenant.login_requests();
        let scopes: Vec<String> = asked
            .iter()
            .filter_map(|one| one.request.query_pairs().into_iter().find(|(name, _)| name == "scope"))
            .map(|(_, scope)| scope)
            .collect();
        assert_eq!(scopes, ["https://graph.microsoft.com/User.Read openid profile offline_access"]);
        browser.click("Register an app").await;
        browser.at("Basics").await;
    })
    .await;
}

#[tokio::test]
async fn a_test_says_that_the_redirect_uri_stands_under_web() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        use_in_tab(journey).await;
        setup::register_as(journey, "web");
        test_as(browser, ADELE).await;
        browser.says("The test failed.").await;
        // The tenant lets no browser read the answer where no single-page application has this origin.
        browser.says("is under Single-page application, not Web").await;
        assert!(browser.now("button", "Sign in again").await.is_none(), "it is said once, and as of a test");
        browser.find("button", "Test again").await;
        setup::register_on(journey, "spa", &journey.site.base());
        test_as(browser, ADELE).await;
        browser.says("move it from Web or Mobile to Single-page application").await;
        setup::register_as(journey, "spa");
        test_as(browser, ADELE).await;
        browser.says("The setup works.").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_back_without_an_answer_finds_what_microsoft_may_have_said() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        unconfigured(journey).await;
        setup::enter(browser, &journey.tenant.client_id, "fabrikam.com").await;
        browser.click("Use in this tab").await;
        browser.click("Test this setup").await;
        browser.says("AADSTS90002").await;
        browser.back().await;
        browser.at(setup::HEADING).await;
        browser.says("You came back from Microsoft without an answer.").await;
        browser.says("Microsoft Entra ID can't find the tenant in config.json.").await;

        setup::enter(browser, &journey.tenant.client_id, &journey.tenant.tenant_id).await;
        browser.click("Use in this tab").await;
        setup::register_as(journey, "none of them");
        browser.click("Test this setup").await;
        browser.says("AADSTS50011").await;
        // The tab is opened anew, instead of going back in it.
        journey.open().await;
        browser.at(setup::HEADING).await;
        browser.says("This page's redirect URI isn't registered.").await;
        browser.reload().await;
        browser.find("button", "Test this setup").await;
        assert!(!browser.text().await.contains("without an answer"), "it is said once");
    })
    .await;
}

#[tokio::test]
async fn an_administrator_grants_the_permissions_to_everybody_by_one_link() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        use_in_tab(journey).await;
        let link = browser.find("link", "Open the link").await.attr("href").await.unwrap().unwrap();
        browser.goto(&link).await;
        microsoft::pick(browser, ADELE).await;
        microsoft::accept(browser).await;
        browser.at("Permission granted").await;
        let granted: Vec<String> =
            journey.tenant.state().sign_in.consents[&journey.tenant.client_id].iter().cloned().collect();
        assert_eq!(granted, ["Application.Read.All", "Application.ReadWrite.All", "User.Read"]);

        // House rules that ask for owners: it takes a permission more, and the rules stay in each file that is shown.
        let owner = json!({ "id": "5c0fd0aa-1f4e-4a39-8c0b-6a3a5a2f9d11", "name": "Deployer" });
        let rules = json!({ "by": "Contoso", "owners": { "required": [owner], "why": "Somebody answers." } });
        let mut file: serde_json::Value =
            serde_json::from_str(&config(&journey.tenant.client_id, &journey.tenant.tenant_id)).unwrap();
        file["houseRules"] = rules;
        journey.site.set_config(Config::Text(file.to_string()));
        setup::open(journey).await;
        let link = browser.find("link", "Open the link").await;
        browser
            .until("the link that asks for owners", async |_| {
                link.attr("href").await.ok()??.contains("Directory.Read.All").then_some(())
            })
            .await;
        let script = "return [...document.querySelectorAll('[role=tabpanel]:not([hidden]) pre')].pop().innerText";
        for tab in ["Script", "Admin center"] {
            browser.press("tab", tab).await;
            let shown = browser.script(script, vec![]).await;
            assert!(shown.as_str().is_some_and(|text| text.contains("\"houseRules\"")), "{tab}: {shown}");
            browser.says("Adds owners, if your house rules require some.").await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_script_says_what_was_chosen_and_typed() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        unconfigured(journey).await;
        let script = "return [...document.querySelectorAll('[role=tabpanel]:not([hidden]) pre')].pop().innerText";
        let shown = async || browser.script(script, vec![]).await.as_str().unwrap_or_default().to_owned();
        let uri = journey.site.redirect_uri();
        assert!(shown().await.contains(&format!("redirect_uri='{uri}'")));
        browser.fill("Display name", "Contoso's tool").await;
        browser.select("Cloud of your tenant", "US Government (DoD)").await;
        browser.click("Use a less privileged permission").await;
        browser.choose("radio", "AppRegistration.Create").await;
        let bash = shown().await;
        for line in [
            r"name='Contoso'\''s tool'",
            "https://dod-graph.microsoft.us",
            "AzureUSGovernment",
            "AppRegistration.Create; do",
        ] {
            assert!(bash.contains(line), "{line} in {bash}");
        }
        browser.choose("radio", "PowerShell").await;
        let powershell = shown().await;
        for line in ["$name = 'Contoso''s tool'", "$environment = 'USGovDoD'", "'AppRegistration.Create')"] {
            assert!(powershell.contains(line), "{line} in {powershell}");
        }
        browser.fill("Application (client) ID of an existing registration", "abc").await;
        browser.leave_field().await;
        browser.says("Enter the application (client) ID from the registration's overview.").await;
        browser.says("Fix the fields above to see the script.").await;
        browser.fill("Application (client) ID of an existing registration", &journey.tenant.client_id).await;
        assert!(shown().await.contains(&format!("$appId = '{}'", journey.tenant.client_id)));
    })
    .await;
}

#[tokio::test]
async fn the_tabs_are_gone_through_by_keyboard() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        unconfigured(journey).await;
        browser.press("tab", "Script").await;
        let state = "return [document.activeElement.textContent.trim(), document.activeElement.getAttribute('aria-selected'),
            document.querySelectorAll('[role=tab][tabindex=\"0\"]').length,
            document.querySelector('[role=tabpanel]:not([hidden])').getAttribute('aria-labelledby') === document.activeElement.id]";
        for (key, expected) in [
            (Key::Right, "Admin center"),
            (Key::Right, "Existing registration"),
            (Key::Right, "Script"),
            (Key::Left, "Existing registration"),
            (Key::Home, "Script"),
            (Key::End, "Existing registration"),
        ] {
            browser.keys(key + "").await;
            assert_eq!(browser.script(state, vec![]).await, json!([expected, "true", 1, true]));
        }
        browser.keys(Key::Tab + "").await;
        assert_eq!(browser.script("return document.activeElement.getAttribute('role')", vec![]).await, "tabpanel");
        browser.keys(Key::Tab + "").await;
        browser.keys(&*journey.tenant.client_id).await;
        browser.keys(Key::Tab + "").await;
        browser.keys(&*journey.tenant.tenant_id).await;
        browser.keys(Key::Tab + "").await;
        browser.keys(Key::Enter + "").await;
        browser.says("This tab now uses these settings.").await;
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_on_the_set_up_page() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        unconfigured(journey).await;
        browser.click("Use a less privileged permission").await;
        axe::check(browser, "the script").await;
        browser.press("tab", "Admin center").await;
        axe::check(browser, "the portal").await;
        browser.press("tab", "Existing registration").await;
        browser.click("Use in this tab").await;
        axe::check(browser, "the form with problems").await;
        setup::enter(browser, &journey.tenant.client_id, &journey.tenant.tenant_id).await;
        browser.click("Use in this tab").await;
        browser.find("button", "Test this setup").await;
        axe::check(browser, "settings of this tab").await;
        browser.click("Test this setup").await;
        browser.at("Pick an account").await;
        browser.back().await;
        browser.says("without an answer").await;
        axe::check(browser, "a test without an answer").await;
        test_as(browser, ADELE).await;
        browser.says("The setup works.").await;
        axe::check(browser, "a test that passed").await;
        browser.click("Back to the start page").await;
        browser.at(start::HEADING).await;
        axe::check(browser, "the start page with settings of this tab").await;
    })
    .await;
}

#[tokio::test]
async fn at_320_pixels_no_way_scrolls_sideways() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        browser.size(320, 640).await;
        unconfigured(journey).await;
        for tab in ["Script", "Admin center", "Existing registration"] {
            browser.press("tab", tab).await;
            let wide = browser.script("return document.scrollingElement.scrollWidth", vec![]).await;
            assert!(wide.as_u64() <= Some(320), "{tab} is {wide} pixels wide");
        }
    })
    .await;
}
