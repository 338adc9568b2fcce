//! House rules: they refuse and explain, in the organization's own words, and what keeps them is registered.

use serde_json::json;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::journeys::form::looks::fits;
use crate::page::house::{HOSTS, KINDS, LIFETIMES, MAIL, NAMES, rules, set};
use crate::page::{form, house, result, start};

/// Goes on from a step that is in order, to another one.
async fn next(browser: &Browser, heading: &str) {
    browser.click("Next").await;
    browser.at(heading).await;
}

/// The names of the steps that are shown.
async fn steps(browser: &Browser) -> Vec<String> {
    let names = "return [...document.querySelectorAll('.step__name')].map((step) => step.textContent)";
    serde_json::from_value(browser.script(names, vec![]).await).unwrap()
}

/// Goes to a step by the list of steps.
async fn go(browser: &Browser, at: usize) {
    browser.script("document.querySelectorAll('.step')[arguments[0]].click()", vec![json!(at)]).await;
}

/// Is kept from going on, for this.
async fn refused(browser: &Browser, why: &str) {
    browser.click("Next").await;
    browser.find("group", "There's a problem").await;
    browser.says(why).await;
}

#[tokio::test]
async fn rules_refuse_and_explain_and_what_keeps_them_is_registered() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        // The page of a recipe has the organization's colour as well, before there is a form.
        let mut without_secrets = rules();
        without_secrets["credentials"]["kinds"] = json!(["federated"]);
        house::set(journey, &without_secrets);
        let colour = "return getComputedStyle(document.querySelector('.button--primary')).backgroundColor";
        browser.goto(&format!("{}?recipe=web-app", journey.site.base())).await;
        browser.find("button", "Use this recipe").await;
        let is_theirs =
            async |browser: &Browser| (browser.script(colour, vec![]).await == "rgb(122, 46, 141)").then_some(());
        browser.until("the colour", is_theirs).await;
        // What rules have a form begin with is nothing that somebody has typed.
        assert!(!browser.text().await.contains("You already started a registration."));
        // The next form begins by other rules.
        browser.script("sessionStorage.clear()", vec![]).await;
        house::set(journey, &rules());
        start::sign_in(journey).await;
        browser.says("Rules of Contoso apply here.").await;
        browser.says("Identity team").await;
        browser.says("contoso.com").await;
        let is_drawn = "const logo = document.querySelector('.house__logo'); return logo.complete && logo.naturalWidth > 0";
        browser.until("the logo", async |browser| (browser.script(is_drawn, vec![]).await == json!(true)).then_some(())).await;
        assert_eq!(browser.script(colour, vec![]).await, "rgb(122, 46, 141)");
        // What browsers draw themselves follows it as well.
        let accents = "return [...new Set([...document.querySelectorAll('.choice__control')]
            .map((control) => getComputedStyle(control).accentColor))]";
        assert_eq!(browser.script(accents, vec![]).await, json!(["rgb(122, 46, 141)"]));
        axe::check(browser, "Basics under house rules").await;

        // Names, account types and notes.
        browser.says("Contoso says: “Others go through review.”").await;
        let off = "return document.getElementById('audience-1').disabled && !document.getElementById('audience-0').disabled";
        assert_eq!(browser.script(off, vec![]).await, json!(true));
        browser.fill("Display name", "payments").await;
        refused(browser, &format!("Use a name like “{{word}}-{{dev|prod}}”. {NAMES}")).await;
        browser.says("Enter a note. Contoso says: “On-call needs to know whom to wake.”").await;
        axe::check(browser, "Basics that break house rules").await;
        browser.size(320, 640).await;
        fits(browser, "Basics that break house rules").await;
        browser.size(1280, 800).await;
        browser.fill("Display name", "payments-dev").await;
        browser.fill("Notes", "Team Payments").await;
        next(browser, "Redirect URIs").await;

        // Hosts.
        browser.fill("Redirect URI", "https://payments.example/cb").await;
        refused(browser, &format!("Use a host of these: *.contoso.com, localhost. {HOSTS}")).await;
        browser.fill("Redirect URI", "https://payments.contoso.com/cb").await;
        next(browser, "API permissions").await;

        // Permissions, in the list and by their names.
        form::search(browser, "Mail.Read").await;
        let row = "return [...document.querySelectorAll('[role=row]')]
            .find((row) => row.querySelector('.grid__name')?.textContent === 'Mail.Read')?.innerText ?? ''";
        let says = browser
            .until("the row of a blocked permission", async |browser| {
                let text = browser.script(row, vec![]).await;
                text.as_str().filter(|text| text.contains("Not allowed here.")).map(str::to_owned)
            })
            .await;
        assert!(says.contains("Ask for a shared mailbox."), "{says}");
        axe::check(browser, "API permissions under house rules").await;
        browser.fill("Search APIs", "").await;
        form::pick_from_list(browser, "Mail.Read, User.Read").await;
        refused(browser, &format!("Remove “Mail.Read”. {MAIL}")).await;
        browser.click("Remove “Mail.Read” of “Microsoft Graph”").await;
        next(browser, "Credentials").await;

        // Kinds and lifetimes.
        browser.says(&format!("Not allowed here. {KINDS}")).await;
        let add = browser.find("button", "Add Certificate").await;
        assert_eq!(add.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
        form::edit_first(browser).await;
        browser.select("Expires", "Custom").await;
        let latest = browser.script("return document.querySelector('[type=date]').max", vec![]).await;
        browser.says("At most 180 days from today, by Contoso's rules.").await;
        let late = "const date = new Date(arguments[0]); date.setDate(date.getDate() + 30); return date.toISOString().slice(0, 10)";
        let late = browser.script(late, vec![latest]).await;
        browser.fill("End date", late.as_str().unwrap()).await;
        refused(browser, &format!("Choose an end within 180 days. {LIFETIMES}")).await;
        browser.select("Expires", "90 days").await;
        next(browser, "Review").await;

        browser.says("Team Payments").await;

        // What was broken behind the review's back is refused there as well.
        go(browser, 0).await;
        browser.at("Basics").await;
        browser.fill("Display name", "payments").await;
        go(browser, 4).await;
        browser.at("Review").await;
        browser.says(NAMES).await;
        let register = browser.find("button", "Register").await;
        assert_eq!(register.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
        go(browser, 0).await;
        browser.at("Basics").await;
        browser.fill("Display name", "payments-dev").await;
        go(browser, 4).await;
        browser.at("Review").await;
        result::register(browser).await;
        result::saved(browser, "payments-dev").await;
        let state = journey.tenant.state();
        let app = state.directory.applications.iter().find(|app| app.object["displayName"] == "payments-dev");
        assert_eq!(app.expect("the app is there").object["notes"], "Team Payments");
    })
    .await;
}

#[tokio::test]
async fn a_step_that_is_left_out_comes_back_with_what_a_recipe_brings_which_is_held_to_the_rules() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let mut wanted = rules();
        wanted["skippedSteps"] = json!(["permissions", "credentials"]);
        wanted.as_object_mut().unwrap().remove("notes");
        set(journey, &wanted);
        journey.open().await;
        start::sandbox(browser).await;
        assert_eq!(steps(browser).await, ["Basics", "Redirect URIs", "Review"]);
        browser.fill("Display name", "payments-dev").await;
        next(browser, "Redirect URIs").await;
        next(browser, "Review").await;
        browser.click("Back").await;
        browser.at("Redirect URIs").await;

        // One that was made where no rules hold.
        let recipe = json!({
            "recipe": 1,
            "title": "Mail reader",
            "displayName": "Mail reader",
            "permissions": [{ "permission": "Microsoft Graph/Mail.Read" }],
            "credentials": { "kinds": ["federated"] }
        });
        let fragment = crate::tenant::values::base64url(recipe.to_string().as_bytes());
        browser.goto("about:blank").await;
        browser.goto(&format!("{}#recipe={fragment}", journey.site.base())).await;
        browser.at("Use a recipe").await;
        browser.click("Use this recipe").await;
        browser.at("Basics").await;
        assert_eq!(steps(browser).await, ["Basics", "Redirect URIs", "API permissions", "Review"]);
        refused(browser, NAMES).await;
        assert_eq!(journey.tenant.graph_requests().len(), 0);
    })
    .await;
}

#[tokio::test]
async fn rules_with_a_mistake_are_told_where_one_begins_and_let_nobody_register() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let mut wrong = rules();
        wrong["displayName"]["pattern"] = json!("{team}");
        wrong["acentColor"] = json!("#000000");
        set(journey, &wrong);
        journey.open().await;
        let said = "Correct the house rules in config.json.";
        browser.says(said).await;
        browser.says("“houseRules.displayName.pattern” is “{team}”.").await;
        browser.says("“houseRules.acentColor”: Remove it. This page knows no such rule.").await;
        axe::check(browser, "a start page whose house rules have mistakes").await;
        browser.click("Try the sandbox").await;
        browser
            .until("the form to stay away", async |browser| {
                let text = browser.text().await;
                (text.contains(said) && !text.contains("Register an app in")).then_some(())
            })
            .await;
        assert!(browser.now("textbox", "Display name").await.is_none());
        browser.at("Basics").await;
        axe::check(browser, "house rules with mistakes in the place of the form").await;
    })
    .await;
}
