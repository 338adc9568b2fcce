//! What stands in the way is told as far as it is known: by the host, by something on the way, by Microsoft.

use crate::axe;
use crate::journey::{ALL, config, journey};
use crate::logs::Logs;
use crate::page::{form, microsoft, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::ADELE;
use crate::tenant::site::Config;

#[tokio::test]
async fn the_configuration_is_judged_by_what_comes_and_the_hosts_status_is_told() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        let good = config(&journey.tenant.client_id, &journey.tenant.tenant_id);
        let wide = [&[0xff, 0xfe][..], &good.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat();
        for (kind, body) in [("text/html", good.clone().into_bytes()), ("text/plain", wide)] {
            journey.site.set_config(Config::Sent(200, kind, body));
            journey.open().await;
            browser.find("button", "Sign in").await;
            assert!(browser.now("button", "Set up this page").await.is_none(), "{kind}");
        }
        let page = b"<!doctype html><title>Contoso</title>".to_vec();
        for (sent, says) in [
            (
                Config::Sent(200, "application/json", page.clone()),
                "There's no config.json. Your host sends a page instead (status 200, application/json).",
            ),
            (Config::Sent(401, "text/html", page.clone()), "requires its own sign-in for it (status 401)"),
            (Config::Sent(403, "application/xml", b"<Error/>".to_vec()), "refuses it (status 403). Amazon S3"),
            (Config::Sent(503, "text/html", page), "Your host answered with status 503 for config.json."),
            (Config::Moved, "Your host redirects it"),
            (
                Config::Text(good.replace(&journey.tenant.client_id, "00000000-0000-0000-0000-000000000000")),
                "Replace it with the ID from the overview",
            ),
        ] {
            journey.site.set_config(sent);
            journey.open().await;
            browser.says(says).await;
            browser.find("button", "Set up this page").await;
        }
        axe::check(browser, "a configuration that is not filled in").await;
        // A browser notes each status of its own accord.
        Logs::default().fetch(browser).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_of_a_proxy_is_told_as_that_in_the_picker_and_in_the_run() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        form::at_permissions(journey).await;
        tenant.fault(Op::ListServicePrincipals, 1, Fault::Intercepted { status: 200 });
        browser.fill("Search APIs", "Fabrikam").await;
        browser.says("Something between you and Microsoft responded instead (status 200).").await;
        browser.says("The text/html response didn't come from Microsoft Graph.").await;
        browser.click("Try again").await;
        browser.says("match your search.").await;
        form::permissions(browser, &[]).await;
        form::credentials(browser, Some(("first", "180 days"))).await;
        browser.at("Review").await;
        // Not 407, which Chromium keeps to itself where it knows of no proxy.
        tenant.fault(Op::UpsertApplication, 1, Fault::Intercepted { status: 404 });
        browser.click("Register").await;
        browser.says("Something between you and Microsoft responded instead (status 404).").await;
        axe::check(browser, "a run that a proxy has stopped").await;
        browser.click("Try again").await;
        result::has_secret(browser).await;
        assert_eq!((tenant.applications().len(), tenant.secret_ids().len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn where_patch_is_always_cut_the_client_is_made_without_it_and_that_is_told() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        tenant.fault(Op::UpsertApplication, u32::MAX, Fault::RequestLost);
        browser.click("Register").await;
        browser.says("Something between you and Microsoft blocks PATCH requests.").await;
        // Each look by itself, since all of them take longer than one wait of a journey.
        for looks in 2..=8 {
            let looked = async |_: &_| (tenant.count(Op::ReadApplication) >= looks).then_some(());
            browser.until("a further look for the application", looked).await;
        }
        result::has_secret(browser).await;
        browser.says("The app was created with POST.").await;
        assert_eq!((tenant.applications().len(), tenant.secret_ids().len()), (1, 1));
        assert_eq!((tenant.count(Op::UpsertApplication), tenant.count(Op::CreateApplication)), (3, 1));
    })
    .await;
}

#[tokio::test]
async fn a_policy_of_the_host_that_forbids_microsoft_is_named() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        journey.site.set_policy("connect-src 'self' https://login.microsoftonline.com");
        form::at_permissions(journey).await;
        browser.fill("Search APIs", "Fabrikam").await;
        browser.says("A content security policy blocks Microsoft Graph").await;
        assert_eq!(journey.tenant.graph_requests().len(), 0);
        journey.site.set_policy("connect-src 'self'");
        journey.open().await;
        browser.click("Sign in").await;
        microsoft::pick(browser, ADELE).await;
        browser.says("A content security policy blocks Microsoft's sign-in.").await;
        let mut logs = Logs::default();
        logs.fetch(browser).await;
        let about_others = |line: &&&String| !line.contains("connect-src") && !line.contains("Refused to connect");
        assert_eq!(logs.troubles().iter().find(about_others), None);
    })
    .await;
}

#[tokio::test]
async fn a_service_principal_that_is_refused_is_not_waited_for() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        start::sign_in(journey).await;
        form::fill(browser, &form::small_client()).await;
        tenant.fault(Op::CreateServicePrincipal, 1, Fault::FORBIDDEN);
        browser.click("Register").await;
        browser.says("Insufficient privileges to complete the operation.").await;
        assert_eq!(tenant.count(Op::CreateServicePrincipal), 1);
        browser.click("Try again").await;
        browser
            .until("an end of the registration", async |browser| {
                browser.now("button", "Register another app").await.map(drop)
            })
            .await;
        assert_eq!((tenant.applications().len(), tenant.service_principals().len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_wait_is_said_in_seconds_and_can_be_stopped() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.set(|settings| settings.retry_after_exposed = true);
        form::at_permissions(journey).await;
        tenant.fault(Op::ListServicePrincipals, 1, Fault::RetryAfter("30,120".into()));
        browser.fill("Search APIs", "Fabrikam").await;
        browser.says("Microsoft Graph asks to wait 120 seconds. Trying again in 119 s.").await;
        axe::check(browser, "a search that waits").await;
        browser.click("Stop waiting").await;
        browser.says("You stopped waiting. Microsoft Graph asks to wait 120 seconds.").await;
        assert_eq!(browser.value("Search APIs").await, "Fabrikam");
        browser.click("Try again").await;
        browser.says("match your search.").await;
        form::permissions(browser, &[]).await;
        form::credentials(browser, Some(("first", "180 days"))).await;
        browser.at("Review").await;
        let at = crate::tenant::values::now() + time::Duration::seconds(90);
        let form = time::macros::format_description!(
            "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
        );
        tenant.fault(Op::UpsertApplication, 1, Fault::RetryAfter(at.format(form).unwrap()));
        browser.click("Register").await;
        browser.says("Trying again in 8").await;
        axe::check(browser, "a run that waits").await;
        browser.click("Stop waiting").await;
        browser.says("You stopped waiting. Microsoft Graph asks to wait").await;
        browser.click("Try again").await;
        result::has_secret(browser).await;
        assert_eq!((tenant.applications().len(), tenant.secret_ids().len()), (1, 1));
    })
    .await;
}
