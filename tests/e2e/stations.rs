//! The stations of the photographer: every page, in every state that it can be in.

mod account;
mod approval;
mod docs;
mod duplicates;
mod frames;
mod house;
mod imports;
mod picker;
mod picture;
mod preflight;
mod recipes;
mod registered;
mod set_up;
mod unfinished;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{env, fs};

use serde_json::json;

use crate::browser::Browser;
use crate::driver::{Engine, Habits, Window};
use crate::journey::{ALL, Circumstances, Journey, config};
use crate::page::{form, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::{ADELE, ALEX, HEALTHCARE_APP_ID};
use crate::tenant::site::Config;
use crate::tenant::values::{base64url, guid_of};
use crate::words;

/// With what reads the tenant's policies.
const READS: [&str; 4] = ["User.Read", "Application.Read.All", "Application.ReadWrite.All", "Policy.Read.All"];

/// How a page is looked at.
struct Look {
    name: &'static str,
    colours: &'static str,
    width: u32,
    /// Of the text, against what the page has by itself.
    text: &'static str,
}

const fn look(name: &'static str, colours: &'static str, width: u32) -> Look {
    Look { name, colours, width, text: "" }
}

const HEIGHT: u32 = 900;

/// How many pictures show words that something is wrong with.
static FAULTY: AtomicUsize = AtomicUsize::new(0);

/// What is always taken: light and wide, dark and wide, light and narrow.
const USUAL: usize = 3;

/// The usual ones, then those of `make shots LOOKS=all`.
const LOOKS: [Look; 8] = [
    look("light", "light", 1_280),
    look("dark", "dark", 1_280),
    look("narrow", "light", 500),
    look("320", "light", 320),
    look("768", "light", 768),
    look("1920", "light", 1_920),
    look("forced", "forced", 1_280),
    Look { text: "200%", ..look("large-text", "light", 1_280) },
];

/// The engine that `ENGINE` names.
fn engine() -> Engine {
    match env::var("ENGINE").as_deref() {
        Ok("firefox") => Engine::Firefox,
        Ok("webkit") => Engine::WebKit,
        Ok("" | "chromium") | Err(_) => Engine::Chromium,
        Ok(other) => panic!("there is no engine {other}: chromium, firefox, webkit"),
    }
}

/// Takes every picture, in Chromium. The others have their colours from the start, and are asked for all that is light,
/// then for the dark one.
pub async fn all() {
    let engine = engine();
    for dark in [false, true] {
        if !dark || engine != Engine::Chromium {
            taken_in(engine, dark).await;
        }
    }
    let faulty = FAULTY.load(Ordering::Relaxed);
    assert_eq!(faulty, 0, "something is wrong with the words on so many pictures");
}

async fn taken_in(engine: Engine, dark: bool) {
    let folder = folder();
    if !dark {
        // It isn't there on the first run of all.
        let _removed = fs::remove_dir_all(&folder);
    }
    fs::create_dir_all(&folder).unwrap();
    // `make shots ONLY=frames` takes one station's alone.
    let only = env::args().nth(1);
    let mut taken = 0;
    for (name, consented) in [
        ("start", &ALL[..]),
        ("steps", &ALL),
        ("live", &ALL),
        ("picker", &ALL),
        ("result", &ALL),
        ("unfinished", &ALL),
        ("links", &ALL),
        ("recipes", &ALL),
        ("duplicates", &ALL),
        ("imports", &[]),
        ("house", &["User.Read", "Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All"]),
        ("preflight", &READS),
        ("preflight-rules", &READS),
        ("account", &ALL),
        ("approval", &["User.Read", "AppRegistration.Create"]),
        ("consent", &["User.Read"]),
        ("granting", &[]),
        ("set-up", &ALL),
        ("frames", &["User.Read"]),
        ("docs", &[]),
    ] {
        if only.as_ref().is_some_and(|only| only != name) {
            continue;
        }
        taken += 1;
        let habits = Habits { dark, window: Window::LookedAt, ..Habits::default() };
        let circumstances = Circumstances { engine, habits, ..Circumstances::default() };
        let journey = Journey::start_in(circumstances, consented).await;
        match name {
            "start" => configured(&journey).await,
            "steps" => {
                journey.open().await;
                steps(&journey).await;
                ending(&journey).await;
            }
            "live" => live(&journey).await,
            "picker" => picker::all(&journey).await,
            "result" => registered::all(&journey).await,
            "unfinished" => unfinished::all(&journey).await,
            "links" => links(&journey).await,
            "recipes" => recipes::all(&journey).await,
            "duplicates" => duplicates::all(&journey).await,
            "imports" => imports::all(&journey).await,
            "house" => house::all(&journey).await,
            "preflight" => preflight::may_not(&journey).await,
            "preflight-rules" => preflight::rules(&journey).await,
            "account" => account::all(&journey).await,
            "approval" => approval::all(&journey).await,
            "consent" => consent(&journey).await,
            "granting" => granting(&journey).await,
            "set-up" => set_up::all(&journey).await,
            "docs" => docs::all(&journey).await,
            _ => frames::all(&journey).await,
        }
        journey.browser.driver.end().await;
    }
    assert!(taken > 0, "there is no station {only:?}");
}

fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    match engine() {
        Engine::Chromium => folder,
        Engine::Firefox => folder.join("firefox"),
        Engine::WebKit => folder.join("webkit"),
    }
}

/// The looks that this browser can have.
async fn looks(browser: &Browser) -> Vec<Look> {
    let wanted = if env::var("LOOKS").is_ok_and(|looks| looks == "all") { LOOKS.len() } else { USUAL };
    let engine = browser.driver.engine;
    let is_dark =
        browser.script("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await == json!(true);
    let has = if is_dark { "dark" } else { "light" };
    let can = |look: &Look| engine == Engine::Chromium || (look.colours == has && look.width >= engine.narrowest());
    LOOKS.into_iter().take(wanted).filter(can).collect()
}

/// A picture of what is there now for each look, of the whole page.
#[expect(
    clippy::print_stderr,
    reason = "what is wrong with a picture is said as it is taken: a run takes half an hour"
)]
async fn shoot(browser: &Browser, name: &str) {
    let text = "document.documentElement.style.fontSize = arguments[0]";
    for look in looks(browser).await {
        if browser.driver.engine == Engine::Chromium {
            browser.colours(look.colours).await;
        }
        browser.size(look.width, HEIGHT).await;
        browser.script(text, vec![json!(look.text)]).await;
        let tall = browser.script("return Math.ceil(document.documentElement.scrollHeight)", vec![]).await;
        let tall = u32::try_from(tall.as_u64().unwrap()).unwrap().clamp(HEIGHT, 6_000);
        picture::take(browser, &format!("{name}-{}", look.name), (look.width, tall)).await;
        let faults = words::faults(browser).await;
        if !faults.is_empty() {
            eprintln!("{name}-{}: {faults:#?}", look.name);
            FAULTY.fetch_add(1, Ordering::Relaxed);
        }
        browser.script(text, vec![json!("")]).await;
    }
    browser.size(LOOKS[0].width, HEIGHT).await;
}

/// The start page and the set-up page, for each kind of `config.json`.
async fn configured(journey: &Journey) {
    let browser = &journey.browser;
    let good = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
    let wrong = config("not-a-guid", "no tenant").replace("global", "mars");
    for (text, name) in [(None, "unconfigured"), (Some(wrong), "misconfigured")] {
        journey.site.set_config(text.map_or(Config::Missing, Config::Text));
        journey.open().await;
        browser.find("button", "Set up this page").await;
        shoot(browser, &format!("start-{name}")).await;
        browser.click("Set up this page").await;
        browser.at("Set up this page").await;
        shoot(browser, &format!("setup-{name}")).await;
    }
    let off = good.replacen('{', "{\"disabled\":\"Moving house: back on Monday.\",", 1);
    let cloud = r#"{"name":"Lab","authority":"https://login.contoso.example","graph":"https://graph.contoso.example"}"#;
    let out_of_reach = good.replace("\"global\"", cloud);
    for (text, words, name) in
        [(off, "is turned off", "start-turned-off"), (out_of_reach, "make build", "start-out-of-reach")]
    {
        journey.site.set_config(Config::Text(text));
        journey.open().await;
        browser.says(words).await;
        shoot(browser, name).await;
    }
    journey.site.set_config(Config::Text(good));
    journey.open().await;
    browser.find("button", "Sign in").await;
    shoot(browser, "start").await;
}

/// The steps in the sandbox, empty, wrong and filled.
async fn steps(journey: &Journey) {
    let browser = &journey.browser;
    start::sandbox(browser).await;
    shoot(browser, "basics-empty").await;
    browser.click("Next").await;
    shoot(browser, "basics-problem").await;
    browser.fill("Display name", "Contoso FHIR client").await;
    shoot(browser, "basics").await;
    browser.click("Next").await;
    browser.at("Redirect URIs").await;
    shoot(browser, "redirect-uris-empty").await;
    browser.fill("Redirect URI", "http://fhir.contoso.com/auth/callback#x").await;
    browser.click("Add redirect URI").await;
    browser.fill("Redirect URI 2", "https://münchen.example/cb").await;
    browser.click("Next").await;
    shoot(browser, "redirect-uris-problems").await;
    browser.fill("Redirect URI 2", &format!("https://fhir.contoso.com/{}", "long/".repeat(45))).await;
    browser.fill("Redirect URI", "https://fhir.contoso.com/auth/callback").await;
    shoot(browser, "redirect-uris").await;
    browser.click("Next").await;
    browser.at("API permissions").await;
    shoot(browser, "permissions-empty").await;
    browser.fill("Search APIs", "zzz").await;
    browser.says("No API").await;
    shoot(browser, "permissions-nothing-found").await;
    form::search(browser, "Microsoft Graph").await;
    browser.click("Microsoft Graph").await;
    form::tick(browser, "User.Read").await;
    shoot(browser, "permissions-graph").await;
    form::search(browser, "Azure Healthcare APIs").await;
    browser.click("Azure Healthcare APIs").await;
    form::tick(browser, "user_impersonation").await;
    shoot(browser, "permissions").await;
    browser.click("Next").await;
    browser.at("Credentials").await;
    shoot(browser, "credentials").await;
    form::edit_first(browser).await;
    browser.select("Expires", "Custom").await;
    browser.click("Next").await;
    shoot(browser, "credentials-secret").await;
    browser.click("Done").await;
    shoot(browser, "credentials-problem").await;
    browser.click("Remove Client secret").await;
    shoot(browser, "credentials-none").await;
    browser.click("Add Federated credential").await;
    browser.find("combobox", "Scenario").await;
    for (label, text) in [("Owner", "contoso"), ("Repository", "fhir-portal"), ("Branch", "main")] {
        browser.fill(label, text).await;
    }
    browser.leave_field().await;
    shoot(browser, "credentials-github").await;
    form::federated(browser, "github-main", "repo:contoso@6154722/fhir-portal@81492203:ref:refs/heads/main").await;
    shoot(browser, "credentials-federated").await;
    browser.click("Done").await;
    certificate(browser).await;
    browser.click("Undo Credential 1 removed.").await;
    shoot(browser, "credentials-two").await;
    form::credentials(browser, Some(("nightly export", "90 days"))).await;
    browser.at("Review").await;
    shoot(browser, "review").await;
}

/// A certificate is made, after a look at how one is uploaded.
async fn certificate(browser: &Browser) {
    if browser.driver.engine == Engine::Chromium {
        browser.driver.dev_tools("Browser.setDownloadBehavior", json!({ "behavior": "deny" })).await;
    }
    browser.click("Add Certificate").await;
    browser.find("textbox", "Common name").await;
    shoot(browser, "credentials-certificate").await;
    browser.press("tab", "Upload").await;
    browser.fill("Certificate text", "-----BEGIN PRIVATE KEY-----").await;
    browser.click("Use this text").await;
    browser.says("Remove the private key.").await;
    shoot(browser, "credentials-certificate-upload").await;
    browser.press("tab", "Create in this browser").await;
    browser.click("Create certificate").await;
    browser.says("Download the private key to use this certificate.").await;
    shoot(browser, "credentials-certificate-key").await;
    browser.click("Download private-key.pem").await;
    browser.says("Private key downloaded as private-key.pem.").await;
    shoot(browser, "credentials-certificate-made").await;
    browser.click("Done").await;
}

/// The result in the sandbox.
async fn ending(journey: &Journey) {
    let browser = &journey.browser;
    result::register(browser).await;
    shoot(browser, "result-masked").await;
    result::shown_secret(browser).await;
    shoot(browser, "result-shown").await;
    browser.click("Register another app").await;
    browser.find("dialog", "Leave without saving the secret?").await;
    shoot(browser, "result-leave").await;
    browser.click("Stay here").await;
    result::saved(browser, "Contoso FHIR client").await;
    shoot(browser, "result-saved").await;
    result::unfold(browser, "Use the certificate").await;
    shoot(browser, "result-certificate").await;
}

/// The live path: under way, waiting, failed, done.
async fn live(journey: &Journey) {
    let browser = &journey.browser;
    start::sign_in_as(journey, ALEX).await;
    shoot(browser, "live-basics").await;
    form::fill(browser, &form::fhir_client()).await;
    journey.tenant.fault(Op::UpsertApplication, 1, Fault::Delayed(Duration::from_secs(8)));
    browser.click("Register").await;
    browser.at("Registering").await;
    shoot(browser, "live-running").await;
    result::has_secret(browser).await;
    result::saved(browser, "Contoso FHIR client").await;
    shoot(browser, "live-result").await;
    browser.click("Register another app").await;
    form::fill(browser, &form::fhir_client()).await;
    journey.tenant.fault(Op::AddPassword, 3, Fault::Throttled { retry_after: None });
    browser.click("Register").await;
    browser.says("limiting requests").await;
    shoot(browser, "live-throttled").await;
    result::has_secret(browser).await;
    result::saved(browser, "Contoso FHIR client").await;
    browser.click("Register another app").await;
    form::fill(browser, &form::fhir_client()).await;
    journey.tenant.set(|settings| settings.may_register = false);
    browser.click("Register").await;
    browser.find("button", "Try again").await;
    shoot(browser, "live-not-allowed").await;
    journey.tenant.set(|settings| settings.may_register = true);
    let refused = Fault::Refused { status: 400, code: "Request_BadRequest", message: "A value is not allowed here." };
    journey.tenant.fault(Op::AddPassword, 9, refused);
    browser.click("Try again").await;
    browser.says("A value is not allowed here.").await;
    shoot(browser, "live-partly-failed").await;
}

/// A registration that came by a link, and what it needs.
async fn links(journey: &Journey) {
    let browser = &journey.browser;
    let permission = |id: &str, value: &str| json!({ "api": HEALTHCARE_APP_ID, "apiName": "Azure Healthcare APIs", "id": id, "kind": "Scope", "value": value });
    let draft = json!({
        "v": 1,
        "name": "Contoso FHIR client",
        "audience": "AzureADMyOrg",
        "redirectUris": ["https://fhir.contoso.com/auth/callback", "https://login.contoso.com.attacker.example/cb#x"],
        "permissions": [permission(&guid_of("healthcare"), "user_impersonation"), permission(&guid_of("nothing"), "everything")],
        "secret": { "wanted": true, "description": "nightly export", "lifetime": "Days90" },
    });
    let link = format!("{}#draft={}", journey.site.base(), base64url(draft.to_string().as_bytes()));
    browser.goto(&link).await;
    browser.says("ready to review").await;
    shoot(browser, "link-start").await;
    browser.click("Sign in").await;
    microsoft::pick(browser, ADELE).await;
    browser.at("Basics").await;
    shoot(browser, "link-basics").await;
    browser.click("Next").await;
    browser.at("Redirect URIs").await;
    shoot(browser, "link-redirect-uris").await;
    browser.choose("checkbox", "Use this redirect URI").await;
    browser.click("Next").await;
    browser.says("There's a problem").await;
    shoot(browser, "link-redirect-uris-problem").await;
    browser.click("Remove Redirect URI 2").await;
    browser.click("Next").await;
    browser.at("API permissions").await;
    shoot(browser, "link-permissions").await;
    browser.click("Look up in your tenant").await;
    browser.says("The API doesn't offer this permission.").await;
    browser.choose("checkbox", "Use this permission").await;
    shoot(browser, "link-permissions-looked-up").await;
    browser.click("Remove “everything” of “Azure Healthcare APIs”").await;
    browser.click("Next").await;
    browser.at("Credentials").await;
    shoot(browser, "link-credentials").await;
    browser.click("Next").await;
    browser.at("Review").await;
    shoot(browser, "link-review").await;
    browser.script("location.hash = arguments[0]", vec![json!("draft=e30")]).await;
    browser.says("can't use the registration").await;
    browser.script("location.hash = arguments[0]", vec![json!(link.split_once('#').unwrap().1)]).await;
    browser.says("is waiting").await;
    shoot(browser, "link-question").await;
}

/// The page's own permissions.
async fn consent(journey: &Journey) {
    let browser = &journey.browser;
    start::sign_in_as(journey, ADELE).await;
    form::to_permissions(browser, "Contoso FHIR client").await;
    browser.fill("Search APIs", "Azure Healthcare").await;
    browser.find("button", "Continue to Microsoft").await;
    shoot(browser, "consent-search").await;
    microsoft::beside(browser, "Continue to Microsoft", microsoft::cancel).await;
    browser.says("didn't give consent").await;
    shoot(browser, "consent-declined").await;
}

/// Admin consent in the sandbox: chosen, refused, and what an administrator is sent.
async fn granting(journey: &Journey) {
    let browser = &journey.browser;
    journey.open().await;
    start::sandbox(browser).await;
    browser.press("button", "Simulate errors").await;
    browser.choose("checkbox", "Consent not allowed").await;
    browser.choose("checkbox", "Require user assignment").await;
    let permissions = vec![
        ("Microsoft Graph", "User.Read"),
        ("Contoso FHIR Server", "patient.Patient.read"),
        ("Contoso FHIR Server", "system.all.read"),
    ];
    form::fill(browser, &form::Wish { permissions, secret: None, ..form::fhir_client() }).await;
    shoot(browser, "review-consent").await;
    browser.choose("radio", "Grant admin consent for “Contoso (sandbox)”").await;
    shoot(browser, "review-consent-chosen").await;
    browser.click("Register").await;
    browser.says("aren't granted yet").await;
    shoot(browser, "result-consent").await;
}
