//! Somebody who has just cloned the project and opens what `make serve` serves.

use std::env;

use crate::journey::journey;
use crate::page::{form, start};

/// Run by `.ci/newcomer`, which serves the page from a fresh clone and says where in `SERVED`.
#[tokio::test]
#[ignore = "walks through a page that is served elsewhere: .ci/newcomer says where in SERVED"]
async fn a_newcomer_takes_the_first_step_of_the_sandbox() {
    let served = env::var("SERVED").expect("SERVED is the address of the page");
    journey(&[], async |journey| {
        let browser = &journey.browser;
        browser.goto(&served).await;
        assert_eq!(browser.url().await.host_str(), Some("localhost"));
        start::sandbox(browser).await;
        form::basics(browser, "First client").await;
        browser.at("Redirect URIs").await;
        assert_eq!(journey.site.asked(), [""; 0], "it is the page at {served} that was walked through");
    })
    .await;
}
