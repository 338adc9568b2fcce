//! The walks that prove the page in Firefox and in `WebKitGTK`: by keyboard, through axe, the live sign-in by redirect
//! and by a window, and a frame of another site. What they walk is what Chromium walks elsewhere.

use super::form::keyboard::by_keyboard;
use super::form::looks::walked_with_whole_words;
use super::register::certificates::choose_file;
use super::register::live::fhir_client;
use super::session::frames::{at_the_top, in_frames};
use crate::assertion::OpenSsl;
use crate::axe;
use crate::driver::{Engine, Habits, Window};
use crate::journey::{ALL, Circumstances, journey_in};
use crate::logs::Logs;
use crate::page::{form, import, result, start};

/// As a person has the engine, if it is here. `.ci/browser` tells where one is not.
fn with(engine: Engine) -> Option<Circumstances> {
    let habits = Habits { popups_blocked: true, ..Habits::default() };
    engine.is_here().then_some(Circumstances { engine, habits, ..Circumstances::default() })
}

/// Every page of the sandbox, in these colours.
async fn accessible(circumstances: Circumstances, dark: bool) {
    let circumstances = Circumstances { habits: Habits { dark, ..circumstances.habits }, ..circumstances };
    journey_in(circumstances, &[], async |journey| {
        let browser = &journey.browser;
        let wish = form::fhir_client();
        journey.open().await;
        browser.find("button", "Sign in").await;
        let is_dark = browser.script("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await;
        assert_eq!(is_dark, dark, "the colours are those of the check");
        axe::check_as_it_is(browser, "the start page").await;
        start::sandbox(browser).await;
        axe::check_as_it_is(browser, "Basics").await;
        import::open(browser).await;
        import::paste(browser, "{\"hello\": 1}").await;
        browser.find("group", "There's a problem").await;
        axe::check_as_it_is(browser, "what is no registration").await;
        import::paste(browser, r#"{"displayName": "Imported", "signInAudience": "AzureADMyOrg"}"#).await;
        axe::check_as_it_is(browser, "a manifest before it is used").await;
        browser.click("Use these values").await;
        browser.says("The values are in the form.").await;
        assert_eq!(browser.value("Display name").await, "Imported");
        form::basics(browser, wish.name).await;
        browser.at("Redirect URIs").await;
        axe::check_as_it_is(browser, "Redirect URIs").await;
        form::redirect_uris(browser, &wish.uris).await;
        browser.at("API permissions").await;
        axe::check_as_it_is(browser, "API permissions").await;
        form::permissions(browser, &wish.permissions).await;
        browser.at("Credentials").await;
        axe::check_as_it_is(browser, "Credentials").await;
        form::credentials(browser, wish.secret).await;
        browser.at("Review").await;
        axe::check_as_it_is(browser, "Review").await;
        result::register(browser).await;
        axe::check_as_it_is(browser, "the secret").await;
        result::saved(browser, wish.name).await;
        axe::check_as_it_is(browser, "the result").await;
    })
    .await;
}

/// A recipe beside the page, one credential of each kind, and a public certificate from a file: registered live.
async fn recipe_with_one_of_each(circumstances: Circumstances) {
    journey_in(circumstances, &ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in_with_recipe(journey).await;
        assert_eq!(browser.value("Display name").await, "payments-dev-fhir");
        browser.click("Next").await;
        browser.choose("checkbox", "Use this redirect URI").await;
        browser.click("Next").await;
        browser.click("Look up in your tenant").await;
        browser.choose("checkbox", "Use this permission").await;
        browser.click("Next").await;
        browser.at("Credentials").await;
        browser.click("Add Federated credential").await;
        form::federated(browser, "github-main", "repo:contoso@12345/portal@67890:ref:refs/heads/main").await;
        browser.click("Done").await;
        browser.click("Add Certificate").await;
        browser.press("tab", "Upload").await;
        let made = OpenSsl::with_certificate("uploaded");
        choose_file(browser, &made.path().join("certificate.der")).await;
        browser.says("CN=uploaded").await;
        browser.click("Done").await;
        axe::check_as_it_is(browser, "Credentials with one of each").await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register(browser).await;
        result::saved(browser, "payments-dev-fhir").await;
        axe::check_as_it_is(browser, "the result with one of each").await;
        let state = tenant.state();
        let made: Vec<_> = state.directory.applications.iter().filter(|app| !app.seeded).collect();
        let [app] = &made[..] else { panic!("{} applications", made.len()) };
        let keys = app.object["keyCredentials"].as_array().map_or(0, Vec::len);
        assert_eq!((app.secrets.len(), app.federated.len(), keys), (1, 1, 1));
    })
    .await;
}

/// A script that nobody built, in the page itself: it does not run, and every engine tells the host of it.
async fn breach_is_heard(circumstances: Circumstances) {
    journey_in(Circumstances { bad_host: true, ..circumstances }, &[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        browser.find("button", "Try the sandbox").await;
        assert_eq!(journey.site.breaches(), Vec::<String>::new(), "a page that was only opened breaches nothing");
        let breach = "const made = document.createElement('script'); made.append(new Text('document.title = 1'));
            document.body.append(made); return document.title;";
        assert_ne!(browser.script(breach, vec![]).await, "1", "an inline script never runs");
        let told = browser.until("the breach", async |_| journey.site.breaches().pop()).await;
        // By the first of the two that stand in its way.
        let is_named = ["require-trusted-types-for", "script-src"].iter().any(|name| told.starts_with(name));
        assert!(is_named, "{told}");
        if circumstances.engine == Engine::Chromium {
            let mut logs = Logs::default();
            logs.fetch(browser).await;
            assert_ne!(logs.troubles(), Vec::<&String>::new(), "the console tells of it as well");
        }
    })
    .await;
}

/// The walks of one engine.
macro_rules! walks {
    ($name:ident, $engine:expr) => {
        mod $name {
            use super::*;

            #[tokio::test]
            async fn a_breach_of_the_policy_is_heard() {
                if let Some(circumstances) = with($engine) {
                    breach_is_heard(circumstances).await;
                }
            }

            #[tokio::test]
            async fn a_client_is_registered_in_the_sandbox_by_keyboard_alone() {
                if let Some(circumstances) = with($engine) {
                    by_keyboard(circumstances).await;
                }
            }

            #[tokio::test]
            async fn axe_finds_nothing_on_any_page_in_light_or_dark() {
                if let Some(circumstances) = with($engine) {
                    for dark in [false, true] {
                        accessible(circumstances, dark).await;
                    }
                }
            }

            #[tokio::test]
            async fn no_word_is_broken_inside_at_any_width_or_size_of_text() {
                if let Some(circumstances) = with($engine) {
                    let habits = Habits { window: Window::LookedAt, ..circumstances.habits };
                    walked_with_whole_words(Circumstances { habits, ..circumstances }).await;
                }
            }

            #[tokio::test]
            async fn a_client_is_registered_live_and_its_secret_obtains_a_token() {
                if let Some(circumstances) = with($engine) {
                    fhir_client(circumstances).await;
                }
            }

            #[tokio::test]
            async fn a_recipe_and_one_credential_of_each_kind_are_registered_live() {
                if let Some(circumstances) = with($engine) {
                    recipe_with_one_of_each(circumstances).await;
                }
            }

            #[tokio::test]
            async fn people_sign_in_at_the_top_by_redirect_and_by_a_window() {
                if let Some(circumstances) = with($engine) {
                    at_the_top(circumstances).await;
                }
            }

            #[tokio::test]
            async fn people_sign_in_and_register_in_a_frame_of_the_same_site_and_of_another() {
                if let Some(circumstances) = with($engine) {
                    in_frames(Circumstances { alone: $engine == Engine::WebKit, ..circumstances }).await;
                }
            }
        }
    };
}

#[tokio::test]
async fn a_breach_of_the_policy_is_heard_in_chromium() {
    breach_is_heard(Circumstances::default()).await;
}

walks!(firefox, Engine::Firefox);
walks!(webkit, Engine::WebKit);
