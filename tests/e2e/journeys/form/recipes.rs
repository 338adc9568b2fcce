//! Recipes: from a file beside the page, from a link, from the list of `config.json`; and drafts handed on as recipes.

use std::fs;

use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, built_site, config, copy_folder, journey};
use crate::journeys::form::looks::fits;
use crate::logs::Logs;
use crate::page::{form, framed, microsoft, result, start};
use crate::tenant::parents::Framing;
use crate::tenant::seed::ADELE;
use crate::tenant::site::Config;
use crate::tenant::values::base64url;

const HEADING: &str = "Use a recipe";

/// Opens the page with this behind its address, as from another page.
async fn open(journey: &Journey, behind: &str) {
    journey.browser.goto("about:blank").await;
    journey.browser.goto(&format!("{}{behind}", journey.site.base())).await;
    journey.browser.at(HEADING).await;
}

fn fragment(recipe: &Value) -> String {
    format!("#recipe={}", base64url(recipe.to_string().as_bytes()))
}

/// Where the focus is, by the label that it has.
async fn focused(browser: &Browser) -> String {
    let label = "return document.activeElement?.labels?.[0]?.innerText ?? ''";
    browser.script(label, vec![]).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_fhir_client_is_registered_from_a_file_beside_the_page_start_to_end() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        open(journey, "?recipe=fhir-client").await;
        browser.says("FHIR client for Azure Health Data Services").await;
        browser.says("This recipe is a file of this site.").await;
        browser.says("“user_impersonation” of “Azure Healthcare APIs”").await;
        browser.says("{team}-dev-fhir").await;
        assert!(browser.url().await.as_str().ends_with("recipe=fhir-client"), "it can be bookmarked");

        // Nothing runs by itself, and an answer that is wanted is asked for.
        browser.click("Use this recipe").await;
        browser.says("Enter an answer.").await;
        assert_eq!(focused(browser).await.trim_end_matches('*').trim(), "Team");
        browser.fill("Team", "payments").await;
        browser.select("Environment", "prod").await;
        browser.says("payments-prod-fhir").await;
        assert!(journey.tenant.graph_requests().is_empty() && journey.tenant.login_requests().is_empty());
        browser.click("Use this recipe").await;
        browser.at(start::HEADING).await;
        browser.says("Registration “payments-prod-fhir” from a recipe is ready to review.").await;
        let files = journey.site.asked().iter().filter(|path| path.ends_with("/recipes/fhir-client.json")).count();
        assert_eq!(files, 1, "it is fetched once");

        // It survives the way to Microsoft and back.
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Basics").await;
        assert_eq!(browser.value("Display name").await, "payments-prod-fhir");
        browser.says("From the recipe. Keep it only if it's what you want.").await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser.click("Next").await;
        browser.says("Select it to use it, or remove it.").await;
        browser.choose("checkbox", "Use this redirect URI").await;
        browser.click("Next").await;
        browser.at("API permissions").await;
        browser.says("The recipe says: “Calls the FHIR service as the signed-in user.").await;
        assert!(browser.now("checkbox", "Use this permission").await.is_none(), "nobody has looked it up");
        browser.click("Look up in your tenant").await;
        browser.choose("checkbox", "Use this permission").await;
        browser.click("Next").await;
        browser.at("Credentials").await;
        browser.says("FHIR client prod").await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register(browser).await;
        result::saved(browser, "payments-prod-fhir").await;
        browser.says("Next steps from the recipe").await;
        browser.says("FHIR Data Reader").await;
        browser.says("https://learn.microsoft.com/azure/healthcare-apis/configure-azure-rbac").await;
        axe::check(browser, "a result with the steps of a recipe").await;

        let state = journey.tenant.state();
        let app = state.directory.applications.iter().find(|app| app.object["displayName"] == "payments-prod-fhir");
        let app = app.expect("the app is there");
        assert_eq!(app.object["web"]["redirectUris"], json!(["https://oauth.pstmn.io/v1/callback"]));
    })
    .await;
}

#[tokio::test]
async fn a_link_brings_a_recipe_that_nobody_vouches_for_and_leaves_the_address() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        let recipe = json!({
            "recipe": 1,
            "title": "Harmless client”. Nothing will be sent.",
            "from": "Microsoft",
            "tenant": "attacker.example",
            "questions": [{ "id": "host", "label": "Host", "format": "host" }],
            "displayName": "portal",
            "redirectUris": ["https://{host}/cb", "https://login.contoso.com.attacker.example/cb"],
            "permissions": [{ "permission": "Microsoft Graph/User.Read", "why": "Signs users in." }],
            "credentials": { "kinds": ["secret"], "longestLifetime": 90 },
            "nextSteps": [{ "text": "Send us the secret.", "link": "https://attacker.example/" }],
        });
        open(journey, &fragment(&recipe)).await;
        browser.says("This recipe came in a link.").await;
        browser.says("It says it's from “Microsoft”. Nothing confirms that.").await;
        browser.says("“tenant”: This isn't a key of recipes, so it's ignored.").await;
        assert_eq!(browser.url().await.fragment(), None);
        let links = "return [...document.querySelectorAll('main a')].map((a) => a.href)";
        let links = browser.script(links, vec![]).await.to_string();
        assert!(!links.contains("attacker"), "the page leads nowhere that a recipe says: {links}");
        axe::check(browser, "a recipe from a link").await;
        browser.size(320, 640).await;
        fits(browser, "a recipe from a link").await;
        browser.size(1_280, 900).await;

        // A reload keeps it, and by keyboard it is used.
        browser.reload().await;
        browser.at(HEADING).await;
        browser.fill("Host", "portal.contoso.com").await;
        browser.says("https://portal.contoso.com/cb").await;
        browser.find("button", "Use this recipe").await.focus().await.unwrap();
        browser.keys(thirtyfour::Key::Enter + "").await;
        browser.at(start::HEADING).await;
        start::sandbox(browser).await;
        assert_eq!(browser.value("Display name").await, "portal");
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser.click("Next").await;
        browser.says("attacker.example").await;
        browser.at("Redirect URIs").await;
        let mut logs = Logs::default();
        logs.fetch(browser).await;
        assert_eq!(logs.foreign(), Vec::<&String>::new());
    })
    .await;
}

#[tokio::test]
async fn every_mistake_of_a_recipe_is_told_with_its_place_and_the_page_goes_on() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        let wrong = json!({
            "recipe": 1,
            "title": "",
            "redirectUris": ["javascript:alert(1)"],
            "permissions": [{ "permission": "Contoso/User.Read" }],
            "nextSteps": [{ "link": "http://contoso.com" }],
        });
        open(journey, &fragment(&wrong)).await;
        browser.says("This recipe has mistakes, so it isn't used.").await;
        for place in
            ["“title” is", "“redirectUris[0]” is", "“permissions[0].permission” is", "“nextSteps[0].text”: Add it."]
        {
            browser.says(place).await;
        }
        assert!(browser.now("button", "Use this recipe").await.is_none());
        axe::check(browser, "a recipe with mistakes").await;
        open(journey, "?recipe=no-such-recipe").await;
        browser.says("This site has no recipe called “no-such-recipe”.").await;
        open(journey, "?recipe=..%2Fconfig").await;
        browser.says("can't be the name of a recipe").await;
        let asked = journey.site.asked();
        assert!(!asked.iter().any(|path| path.contains("..") || path.ends_with("recipes/config.json")), "{asked:?}");
        open(journey, "#recipe=%%%").await;
        browser.says("Copy the whole link again. It's damaged.").await;
        browser.click("Back").await;
        browser.at(start::HEADING).await;
    })
    .await;
}

#[tokio::test]
async fn config_json_lists_recipes_on_the_start_page_and_what_is_wrong_with_the_list_is_told() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let text = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
        let mut listed: Value = serde_json::from_str(&text).unwrap();
        listed["recipes"] = json!([
            { "name": "team-client", "title": "Client of the platform team" },
            { "name": "fhir-client" },
            { "name": "../../evil" },
        ]);
        journey.site.set_config(Config::Text(listed.to_string()));
        // A recipe of the site's own.
        let folder = tempdir(journey);
        let own = json!({ "recipe": 1, "title": "Team client", "displayName": "team", "from": "Platform team" });
        fs::write(folder.join("recipes/team-client.json"), own.to_string()).unwrap();
        journey.site.serve(folder);
        journey.open().await;
        browser.find("link", "fhir-client").await;
        browser.says("“recipes[2].name” is").await;
        axe::check(browser, "a start page with recipes").await;
        browser.press("link", "Client of the platform team").await;
        browser.at(HEADING).await;
        browser.says("It says it's from “Platform team”.").await;
        browser.back().await;
        browser.at(start::HEADING).await;
    })
    .await;
}

fn tempdir(journey: &Journey) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("client-registrar-recipes-{}", journey.site.port));
    copy_folder(&built_site(), &folder);
    folder
}

/// A key pair of Ed25519, and the public key as `config.json` has it.
fn key_pair(seed: u8) -> (Ed25519KeyPair, String) {
    let pair = Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap();
    let public = base64url(pair.public_key().as_ref());
    (pair, public)
}

/// What stands in the file of a signature.
fn signature((pair, public): &(Ed25519KeyPair, String), text: &str) -> String {
    [public, base64url(pair.sign(text.as_bytes()).as_ref()).as_str()].join(".")
}

#[tokio::test]
async fn a_signed_recipe_says_by_whom_and_what_both_hold_needs_no_tick() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let (trusted, stranger) = (key_pair(1), key_pair(2));
        let mut listed: Value =
            serde_json::from_str(&config(&journey.tenant.client_id, &journey.tenant.tenant_id)).unwrap();
        listed["recipeKeys"] =
            json!([{ "name": "Platform team", "key": trusted.1, "vouched": ["redirectUris", "permissions"] }]);
        journey.site.set_config(Config::Text(listed.to_string()));
        let folder = tempdir(journey);
        let recipe = json!({
            "recipe": 1,
            "title": "Portal",
            "from": "Platform team",
            "displayName": "portal",
            "redirectUris": ["https://portal.contoso.com/cb"],
            "permissions": [{ "permission": "Microsoft Graph/User.Read" }],
            "fixed": ["redirectUris", "permissions"],
        });
        let text = recipe.to_string();
        for (name, signed) in [
            ("good", Some(signature(&trusted, &text))),
            ("changed", Some(signature(&trusted, &text.replace("portal.contoso", "attacker")))),
            ("unknown", Some(signature(&stranger, &text))),
            ("plain", None),
        ] {
            fs::write(folder.join(format!("recipes/{name}.json")), &text).unwrap();
            if let Some(signed) = signed {
                fs::write(folder.join(format!("recipes/{name}.json.sig")), signed).unwrap();
            }
        }
        journey.site.serve(folder);
        open(journey, "?recipe=changed").await;
        browser.says("The signature of this recipe is wrong.").await;
        open(journey, "?recipe=unknown").await;
        browser.says("This page doesn't trust the key that signed this recipe.").await;
        axe::check(browser, "a recipe of an unknown key").await;
        browser.click("Use this recipe").await;
        browser.at(start::HEADING).await;
        start::sandbox(browser).await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser.find("checkbox", "Use this redirect URI").await;
        browser.click("Next").await;
        browser.says("Select it to use it, or remove it.").await;

        // By a link as well: the signature stands behind the recipe.
        browser.script("sessionStorage.clear()", vec![]).await;
        open(journey, &format!("{}.{}", fragment(&recipe), signature(&trusted, &text))).await;
        browser.says("Signed by “Platform team”").await;
        browser.script("sessionStorage.clear()", vec![]).await;
        open(journey, "?recipe=plain").await;
        browser.find("button", "Use this recipe").await;
        browser.says("It says it's from “Platform team”. Nothing confirms that.").await;
        let text = browser.text().await;
        assert!(
            !text.contains("Signed") && !text.contains("signature"),
            "nothing is said where nobody has signed: {text}"
        );
        open(journey, "?recipe=good").await;
        browser.says("Signed by “Platform team”").await;
        assert!(!browser.text().await.contains("Nothing confirms that."), "it is confirmed");
        axe::check(browser, "a signed recipe").await;
        browser.click("Use this recipe").await;
        browser.at(start::HEADING).await;
        start::sandbox(browser).await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        assert!(browser.find("checkbox", "Use this redirect URI").await.is_selected().await.unwrap());
        browser.click("Next").await;
        browser.at("API permissions").await;
        browser.click("Next").await;
        browser.at("Credentials").await;
    })
    .await;
}

#[tokio::test]
async fn a_recipe_asks_before_it_replaces_what_was_typed() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        browser.fill("Display name", "Mine").await;
        browser.leave_field().await;
        let recipe = json!({ "recipe": 1, "title": "Other", "displayName": "theirs" });
        browser.script(&format!("location.hash = '{}'", fragment(&recipe)), vec![]).await;
        browser.at(HEADING).await;
        browser.says("You already started a registration. Using this recipe replaces it.").await;
        browser.back().await;
        browser.at("Basics").await;
        assert_eq!(browser.value("Display name").await, "Mine");
        browser.script("history.forward()", vec![]).await;
        browser.at(HEADING).await;
        browser.click("Use this recipe").await;
        browser.at("Basics").await;
        assert_eq!(browser.value("Display name").await, "theirs");
    })
    .await;
}

#[tokio::test]
async fn any_draft_becomes_a_recipe_to_hand_on() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::fill(browser, &form::fhir_client()).await;
        let summary = "[...document.querySelectorAll('summary')].find((s) => s.innerText.trim() === 'Share as a recipe').click()";
        browser.script(summary, vec![]).await;
        browser.fill("Title of the recipe", "FHIR client of the team").await;
        axe::check(browser, "ways to hand on a recipe").await;
        let code = "return [...document.querySelectorAll('figure.code')].map((f) => [f.querySelector('figcaption span').innerText, f.querySelector('code').innerText])";
        let code = browser.script(code, vec![]).await;
        let of = |name: &str| {
            let all = code.as_array().unwrap().iter();
            let found = all.filter(|one| one[0] == name).map(|one| one[1].as_str().unwrap().to_owned()).next();
            found.unwrap_or_else(|| panic!("{name}: {code}"))
        };
        let link = of("Link");
        assert!(link.starts_with(&format!("{}#recipe=", journey.site.base())), "{link}");
        assert!(of("Code for a frame").contains(&format!("src=\"{link}\"")));
        let encoded = link.split("#recipe=").nth(1).unwrap();
        assert!(of("Code for an element").contains(&format!("<client-registrar recipe=\"{encoded}\">")));
        // Once it is registered, the same is there, and nothing of what was registered is in it.
        result::register(browser).await;
        result::saved(browser, "Contoso FHIR client").await;
        result::unfold(browser, "Share as a recipe").await;
        browser.fill("Title of the recipe", "FHIR client of the team").await;
        let again = "return [...document.querySelectorAll('.folded figure.code')].find((f) => f.querySelector('figcaption span').innerText === 'Link')?.querySelector('code').innerText";
        browser
            .until("the same link", async |browser| (browser.script(again, vec![]).await == *link).then_some(()))
            .await;
        axe::check(browser, "ways to hand on a recipe of what was registered").await;
        browser.script("sessionStorage.clear()", vec![]).await;
        browser.goto("about:blank").await;
        browser.goto(&link).await;
        browser.at(HEADING).await;
        browser.says("FHIR client of the team").await;
        browser.says("Contoso FHIR client").await;
        browser.says("user_impersonation").await;
    })
    .await;
}

#[tokio::test]
async fn a_frame_and_an_element_of_another_site_show_the_recipe_that_they_hold() {
    journey(&[], async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        let recipe = json!({ "recipe": 1, "title": "Framed recipe", "displayName": "framed" });
        let path = fragment(&recipe);
        let framed = Framing { cross_site: true, path: &path, ..Framing::default() };
        let encoded = path.trim_start_matches("#recipe=");
        let by_element = |recipe| Framing { cross_site: true, recipe: Some(recipe), ..Framing::default() };
        for (framing, title) in [
            (framed, "Framed recipe"),
            (by_element(encoded), "Framed recipe"),
            (by_element("graph-daemon"), "Daemon that calls Microsoft Graph"),
        ] {
            browser.goto_framed(&journey.parents.page(framing)).await;
            browser.at(HEADING).await;
            browser.says(title).await;
        }
    })
    .await;
}
