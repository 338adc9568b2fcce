//! A run that is cancelled or stopped: it goes on, is undone, or is left as it is, whatever comes in between.

use std::time::Duration;

use serde_json::{Value, json};

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::journeys::{embedded, session::leaks};
use crate::logs::Logs;
use crate::page::{form, framed, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::parents::Framing;
use crate::tenant::seed::ADELE;

const SLOW: Fault = Fault::Delayed(Duration::from_millis(1_500));

/// Applications, secrets and service principals that exist.
fn counts(journey: &Journey) -> (usize, usize, usize) {
    let tenant = &journey.tenant;
    (tenant.applications().len(), tenant.secret_ids().len(), tenant.service_principals().len())
}

/// Registers, and cancels while the app is being created: that comes, and nothing after it.
async fn cancel(browser: &Browser) {
    browser.click("Register").await;
    browser.click("Cancel").await;
    browser.at("You canceled registering “Small client”").await;
}

/// The heading has the focus, so that nobody is lost where a button was.
async fn heading_has_focus(browser: &Browser) {
    let has = "return document.activeElement === document.querySelector('h1')";
    browser
        .until("the heading to have the focus", async |browser| {
            (browser.script(has, vec![]).await == true).then_some(())
        })
        .await;
}

/// From a run that has stopped to an undo that begins.
async fn undo(browser: &Browser) {
    browser.click("Undo or leave it").await;
    browser.at("Registration not finished").await;
    confirm(browser, "Undo").await;
}

async fn confirm(browser: &Browser, button: &str) {
    browser.click(button).await;
    browser.find("dialog", "Delete these objects in “Contoso”?").await;
    browser.click("Delete them").await;
}

async fn at_review(journey: &Journey) {
    start::sign_in(journey).await;
    form::fill(&journey.browser, &form::small_client()).await;
}

#[tokio::test]
async fn a_run_that_is_cancelled_goes_on_or_is_undone_and_registered_anew() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        at_review(journey).await;
        journey.tenant.fault(Op::UpsertApplication, 1, SLOW);
        cancel(browser).await;
        heading_has_focus(browser).await;
        assert_eq!(counts(journey), (1, 0, 0), "what was under way has come, and nothing more was sent");
        axe::check(browser, "a run that was cancelled").await;
        browser.click("Continue").await;
        result::has_secret(browser).await;
        assert_eq!((counts(journey), journey.tenant.count(Op::UpsertApplication)), ((1, 1, 1), 1));
        result::saved(browser, "Small client").await;

        browser.click("Register another app").await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.fault(Op::UpsertApplication, 1, SLOW);
        cancel(browser).await;
        browser.click("Undo or leave it").await;
        browser.at("Registration not finished").await;
        axe::check(browser, "what exists").await;
        browser.click("Undo").await;
        browser.find("dialog", "Delete these objects in “Contoso”?").await;
        axe::check(browser, "the question before anything is deleted").await;
        browser.click("Keep them").await;
        assert_eq!(counts(journey).0, 2, "nothing is deleted before the second press");
        confirm(browser, "Undo").await;
        browser.at("Registration undone").await;
        heading_has_focus(browser).await;
        axe::check(browser, "an undo").await;
        assert_eq!(counts(journey), (1, 1, 1), "the first one is as it was");
        browser.click("Back to the form").await;
        browser.click("Register").await;
        result::has_secret(browser).await;
        assert_eq!(counts(journey), (2, 2, 2), "the name of what was deleted stands in nobody's way");
    })
    .await;
}

#[tokio::test]
async fn after_a_reload_a_run_that_has_stopped_goes_on_and_another_one_is_undone_through_every_fault() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        at_review(journey).await;
        // Carried out, and nobody has the value.
        tenant.fault(Op::AddPassword, 7, Fault::AnswerLost);
        tenant.fault(Op::UpsertApplication, 1, SLOW);
        browser.click("Register").await;
        browser.until("a secret", async |_| (!tenant.secret_ids().is_empty()).then_some(())).await;
        browser.reload().await;
        browser.says("A registration in this tab isn't finished").await;
        browser.click("See what exists").await;
        browser.at("Registration not finished").await;
        browser.says("Microsoft Graph didn't respond to these requests.").await;
        assert!(
            !browser.text().await.contains("until you select Register"),
            "what is to come is nothing to what exists"
        );
        tenant.state().faults = crate::tenant::fault::Faults::default();
        browser.click("Continue").await;
        browser.click("Register").await;
        result::has_secret(browser).await;
        assert_eq!(counts(journey), (1, 1, 1), "the secret that nobody has is gone");
        result::saved(browser, "Small client").await;

        browser.click("Register another app").await;
        form::fill(browser, &form::small_client()).await;
        tenant.fault(Op::AddPassword, 1, Fault::FORBIDDEN);
        browser.click("Register").await;
        browser.at("Couldn't finish registering “Small client”").await;
        for (op, fault) in [
            (Op::ReadApplication, Fault::Throttled { retry_after: Some(1) }),
            (Op::ListFederated, Fault::Unavailable),
            (Op::ReadServicePrincipal, Fault::GatewayTimeout),
            (Op::DeleteServicePrincipal, Fault::AnswerLost),
            (Op::DeleteApplication, Fault::RequestLost),
            (Op::DeleteApplication, Fault::TokenExpired),
        ] {
            tenant.fault(op, 1, fault);
        }
        undo(browser).await;
        browser.at("Registration undone").await;
        assert_eq!(counts(journey), (1, 1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_or_a_reload_in_the_middle_of_an_undo_leaves_the_rest_to_undo() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        at_review(journey).await;
        tenant.fault(Op::UpsertApplication, 1, SLOW);
        cancel(browser).await;
        tenant.expire_refresh_tokens();
        tenant.state().sign_in.sessions.clear();
        tenant.fault(Op::DeleteApplication, 1, Fault::TokenExpired);
        undo(browser).await;
        browser.at("Undo isn't finished").await;
        browser.says("Your sign-in has ended.").await;
        microsoft::beside(browser, "Sign in again", async |browser| microsoft::pick_and_return(browser, ADELE).await)
            .await;
        browser.at("Registration undone").await;
        assert_eq!(counts(journey), (0, 0, 0));

        browser.click("Register another app").await;
        form::fill(browser, &form::small_client()).await;
        tenant.fault(Op::UpsertApplication, 1, SLOW);
        cancel(browser).await;
        tenant.fault(Op::DeleteApplication, 1, Fault::Delayed(Duration::from_secs(5)));
        undo(browser).await;
        browser
            .until("the deletion to be on its way", async |_| (tenant.count(Op::DeleteApplication) > 2).then_some(()))
            .await;
        browser.reload().await;
        browser.at("Registration not finished").await;
        confirm(browser, "Undo").await;
        browser.at("Registration undone").await;
        assert_eq!(counts(journey), (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn what_somebody_else_uses_stays_and_what_is_left_can_be_forgotten_with_a_report() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        at_review(journey).await;
        tenant.fault(Op::UpsertApplication, 1, SLOW);
        cancel(browser).await;
        let id = tenant.applications()[0]["id"].as_str().unwrap().to_owned();
        for app in &mut tenant.state().directory.applications {
            if app.id() == id {
                app.object
                    .insert("keyCredentials".into(), json!([{ "usage": "Verify", "type": "AsymmetricX509Cert" }]));
            }
        }
        undo(browser).await;
        browser.at("Some objects still exist").await;
        browser.says("Not deleted. Someone added another credential to this app.").await;
        axe::check(browser, "an undo that has left something").await;
        assert_eq!(counts(journey).0, 1);
        browser.click("Leave it").await;
        browser.find("dialog", "Leave it as it is?").await;
        browser.says(&format!("application: {id}")).await;
        axe::check(browser, "the report").await;
        browser.click("Leave and forget").await;
        browser.at("Basics").await;
        browser.reload().await;
        browser.at("Basics").await;
        assert!(browser.now("button", "See what exists").await.is_none(), "it is forgotten");
        assert_eq!(counts(journey).0, 1);
    })
    .await;
}

#[tokio::test]
async fn in_a_frame_a_run_is_undone_by_a_press_that_names_the_tenant_and_what_is_deleted() {
    journey(&ALL, async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        let window = framed::open(journey, Framing { recipe: Some(""), ..Framing::default() }).await;
        browser.leave_frame().await;
        embedded::note_events(browser).await;
        browser.enter_frame().await;
        framed::sign_in(browser, &window).await;
        form::fill(browser, &form::small_client()).await;
        journey.tenant.fault(Op::UpsertApplication, 1, SLOW);
        browser.click("Register").await;
        browser.click("Send to “Contoso”").await;
        browser.click("Cancel").await;
        browser.at("You canceled registering “Small client”").await;
        let made = journey.tenant.applications().pop().expect("the app is there");
        undo(browser).await;
        browser.at("Registration undone").await;
        assert_eq!(counts(journey), (0, 0, 0));
        let undone = embedded::told(browser, "undone").await;
        assert_eq!(undone, json!({ "appId": made["appId"], "objectId": made["id"] }));
    })
    .await;
}

/// What this browser keeps for other tabs: names and texts.
async fn kept_for_others(browser: &Browser) -> Vec<(String, String)> {
    let all = "return JSON.stringify(Object.entries(localStorage).filter(([name]) => name.includes('.unfinished.')))";
    let all = browser.script(all, vec![]).await;
    serde_json::from_str(all.as_str().unwrap_or_default()).unwrap()
}

/// The names of the locks that pages of this browser hold.
async fn locks(browser: &Browser) -> Value {
    let held = "const done = arguments[arguments.length - 1];
        navigator.locks.query().then(({ held }) => done(held.map(({ name }) => name)));";
    browser.async_script(held, vec![]).await
}

#[tokio::test]
async fn a_run_whose_tab_is_closed_is_offered_to_the_next_one_and_goes_on_there_or_is_left() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        at_review(journey).await;
        assert!(kept_for_others(browser).await.is_empty(), "nothing exists yet");
        tenant.fault(Op::AddPassword, 1, Fault::FORBIDDEN);
        browser.click("Register").await;
        browser.at("Couldn't finish registering “Small client”").await;
        let mut logs = Logs::default();
        let kept = leaks::kept(journey, &mut logs).await;
        leaks::nothing_given_out(journey, &kept, "while a registration is kept for other tabs");
        let all = kept_for_others(browser).await;
        assert_eq!(all.len(), 1);

        // While its tab is there, it is offered to no other.
        let asked = || journey.site.asked().iter().filter(|path| path.ends_with("/unfinished.wasm")).count();
        let first = browser.window().await;
        let second = browser.driver.session.new_tab().await.unwrap();
        browser.look_at(&second).await;
        journey.open().await;
        browser.until("the part that looks", async |_| (asked() > 0).then_some(())).await;
        browser.find("button", "Sign in").await;
        assert_eq!(locks(browser).await, json!([all[0].0]));
        assert!(browser.now("button", "Continue here").await.is_none());
        browser.look_at(&first).await;
        // Once that is closed, it is.
        browser.close_and_look_at(&second).await;
        browser.says("You have an unfinished registration").await;
        axe::check(browser, "a registration that another tab has left").await;
        browser.click("Continue here").await;
        browser.at("Pick an account").await;

        // Nor while its tab is at Microsoft, and has no lock.
        let third = browser.driver.session.new_tab().await.unwrap();
        browser.look_at(&third).await;
        journey.open().await;
        browser.find("button", "Sign in").await;
        browser.until("its lock to go", async |browser| (locks(browser).await == json!([])).then_some(())).await;
        let mut names: Vec<_> = kept_for_others(browser).await.into_iter().map(|(name, _)| name).collect();
        names.sort();
        assert_eq!(names, [all[0].0.clone(), format!("{}.away", all[0].0)]);
        browser.close_and_look_at(&second).await;
        microsoft::pick(browser, ADELE).await;
        browser.at("Registration not finished").await;
        assert_eq!(kept_for_others(browser).await.len(), 1, "it is back");
        browser.click("Continue").await;
        browser.click("Register").await;
        result::has_secret(browser).await;
        assert_eq!((counts(journey), tenant.count(Op::UpsertApplication)), ((1, 1, 1), 2));
        browser
            .until("nothing to be kept", async |browser| kept_for_others(browser).await.is_empty().then_some(()))
            .await;
        result::saved(browser, "Small client").await;

        // As a browser that ended in the middle has it.
        let put = "localStorage.setItem(arguments[0], arguments[1]); sessionStorage.clear();";
        browser.script(put, vec![json!(all[0].0), json!(all[0].1)]).await;
        journey.open().await;
        browser.click("Leave it").await;
        browser.find("dialog", "Leave it as it is?").await;
        browser.says(&format!("application: {}", tenant.applications()[0]["id"].as_str().unwrap())).await;
        axe::check(browser, "the report of what another tab has left").await;
        browser.click("Leave and forget").await;
        browser.gone("button", "Leave it").await;
        heading_has_focus(browser).await;
        assert!(kept_for_others(browser).await.is_empty());
    })
    .await;
}
