//! The walks that prove the page in Firefox and in `WebKitGTK`: by keyboard, through axe, the live sign-in by redirect
//! and by a window, and a frame of another site. What they walk is what Chromium walks elsewhere.

use super::form::keyboard::by_keyboard;
use super::form::looks::walked_with_whole_words;
use super::register::live::fhir_client;
use super::session::frames::{at_the_top, in_frames};
use crate::axe;
use crate::driver::{Engine, Habits};
use crate::journey::{Circumstances, journey_in};
use crate::page::{form, result, start};

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

/// The walks of one engine.
macro_rules! walks {
    ($name:ident, $engine:expr) => {
        mod $name {
            use super::*;

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
                    walked_with_whole_words(circumstances).await;
                }
            }

            #[tokio::test]
            async fn a_client_is_registered_live_and_its_secret_obtains_a_token() {
                if let Some(circumstances) = with($engine) {
                    fhir_client(circumstances).await;
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
                    in_frames(circumstances).await;
                }
            }
        }
    };
}

walks!(firefox, Engine::Firefox);
walks!(webkit, Engine::WebKit);
