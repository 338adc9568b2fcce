//! Certificates: made in the browser, and uploaded; with their private keys, which are found nowhere but in the file.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::assertion::{Assertion, OpenSsl};
use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::journeys::form::looks::fits;
use crate::journeys::session::leaks::kept;
use crate::logs::Logs;
use crate::page::{form, result, start};
use crate::plain_client::token;

const NAME: &str = "Small client";

/// From the first step to the credentials, of which there are none.
pub async fn at_credentials(browser: &Browser) {
    form::to_permissions(browser, NAME).await;
    form::permissions(browser, &[]).await;
    browser.at("Credentials").await;
    browser.click("Remove Client secret").await;
    browser.says("No credentials. You can add them later.").await;
}

/// An empty folder that the browser saves into.
pub async fn downloads(browser: &Browser, name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("client-registrar-{name}-{}", process::id()));
    let _removed = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let into = json!({ "behavior": "allow", "downloadPath": folder });
    browser.driver.dev_tools("Browser.setDownloadBehavior", into).await;
    folder
}

/// The text of a saved file, once all of it is there.
async fn saved(browser: &Browser, file: &Path) -> String {
    browser.until("the file", async |_| fs::read_to_string(file).ok().filter(|text| text.ends_with("-----\n"))).await
}

/// The certificates that Graph holds of what was registered, and its client ID.
fn held(journey: &Journey) -> (Vec<Value>, String) {
    let state = journey.tenant.state();
    let made: Vec<_> = state.directory.applications.iter().filter(|app| !app.seeded).collect();
    let [app] = &made[..] else { panic!("{} applications", made.len()) };
    (app.object["keyCredentials"].as_array().cloned().unwrap_or_default(), app.app_id().to_owned())
}

/// Chooses a file in the field for them.
pub async fn choose_file(browser: &Browser, path: &Path) {
    let field = browser.driver.session.find(By::Id("certificate-files")).await.unwrap();
    field.send_keys(path.display().to_string()).await.unwrap();
}

/// A certificate is created, and its key downloaded.
pub async fn create(browser: &Browser, folder: &Path) -> String {
    browser.click("Add Certificate").await;
    assert_eq!(browser.value("Common name").await, NAME);
    browser.click("Create certificate").await;
    browser.says("Download the private key to use this certificate.").await;
    browser.click("Download private-key.pem").await;
    browser.says("Private key downloaded as private-key.pem.").await;
    saved(browser, &folder.join("private-key.pem")).await
}

#[tokio::test]
async fn a_certificate_made_in_the_browser_signs_an_assertion_for_which_the_tenant_gives_a_token() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let mut logs = Logs::default();
        start::sign_in(journey).await;
        at_credentials(browser).await;
        let folder = downloads(browser, "made").await;
        let key = create(browser, &folder).await;
        // Of the private exponent: the modulus before it is in the certificate as well.
        let begin = key.lines().nth(12).expect("a line of the private exponent");
        let open = kept(journey, &mut logs).await;
        assert!(!open.contains(begin), "while the form is open");
        browser.click("Done").await;
        browser.says("Private key downloaded.").await;
        axe::check(browser, "Credentials with a certificate").await;
        // What is kept is the certificate, over a reload as well.
        browser.reload().await;
        browser.at("Credentials").await;
        browser.says("Certificate, RSA 2048").await;
        browser.click("Next").await;
        browser.at("Review").await;
        browser.says("CN=Small client").await;
        result::register_without_secret(browser, NAME).await;

        let (certificates, app_id) = held(journey);
        let [one] = &certificates[..] else { panic!("{certificates:?}") };
        assert_eq!((&one["type"], &one["usage"]), (&json!("AsymmetricX509Cert"), &json!("Verify")));
        assert_eq!(one["displayName"], "CN=Small client");
        let client = OpenSsl::with(&key, one["key"].as_str().unwrap());
        let read = ["x509", "-inform", "DER", "-in", "certificate.der"];
        client.run(&[&read[..], &["-out", "certificate.pem"]].concat());
        client.run(&["verify", "-x509_strict", "-check_ss_sig", "-CAfile", "certificate.pem", "certificate.pem"]);
        let public = client.run(&[&read[..], &["-noout", "-pubkey"]].concat());
        assert_eq!(public, client.run(&["pkey", "-in", "key.pem", "-pubout"]), "the key is that of the certificate");
        for algorithm in ["PS256", "RS256"] {
            let assertion = Assertion { algorithm, ..Assertion::of(&journey.tenant, &app_id) }.sign(&client);
            let pairs = [
                ("grant_type", "client_credentials"),
                ("client_id", app_id.as_str()),
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                ("client_assertion", assertion.as_str()),
                ("scope", "https://graph.microsoft.com/.default"),
            ];
            let heard = token(&journey.tenant, None, &pairs).await;
            assert_eq!(heard.status, 200, "{algorithm}: {}", heard.text);
        }

        // The result says how it is used.
        result::unfold(browser, "Use the certificate").await;
        browser.says(&client.x5t_s256()).await;
        for (with, said) in [("MSAL for Node.js", "thumbprintSha256"), ("curl and OpenSSL", "openssl dgst -sha256")] {
            browser.select("Code for", with).await;
            browser.says(said).await;
        }
        axe::check(browser, "the result with a certificate").await;

        // Nothing of the key went anywhere, and the search would find it.
        let after = kept(journey, &mut logs).await;
        assert!(!after.contains(begin) && after.contains(&client.x5t_s256()), "after it was registered");
        let requests = journey.tenant.graph_requests().into_iter().chain(journey.tenant.login_requests());
        let sent: Vec<String> = requests.map(|request| format!("{request:?}")).collect();
        let public = one["key"].as_str().unwrap();
        assert!(sent.iter().any(|request| request.contains(&public[..64])), "the certificate was sent");
        assert!(!sent.iter().any(|request| request.contains(begin)), "the key was not");
        browser.script("sessionStorage.setItem('control', arguments[0])", vec![json!(key)]).await;
        assert!(kept(journey, &mut logs).await.contains(begin), "the search finds what is there to be found");
        fs::remove_dir_all(&folder).unwrap();
    })
    .await;
}

#[tokio::test]
async fn uploaded_certificates_are_registered_and_found_again_by_their_thumbprints() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        at_credentials(browser).await;
        let [own, other] = ["portal", "batch"].map(OpenSsl::with_certificate);
        let mut both = String::new();
        for one in [&own, &other] {
            both.push_str(&one.run(&["x509", "-inform", "DER", "-in", "certificate.der"]));
        }
        browser.click("Add Certificate").await;
        browser.press("tab", "Upload").await;
        axe::check(browser, "the form for uploading a certificate").await;
        // A file with a private key is refused, and nothing of it stays.
        choose_file(browser, &own.path().join("key.pem")).await;
        browser.says("Remove the private key.").await;
        browser.fill("Certificate text", &fs::read_to_string(own.path().join("key.pem")).unwrap()).await;
        browser.click("Use this text").await;
        browser
            .until("an empty field", async |browser| browser.value("Certificate text").await.is_empty().then_some(()))
            .await;
        browser.fill("Certificate text", &both).await;
        browser.click("Use this text").await;
        browser.says("CN=portal").await;
        browser.says(&own.x5t_s256()).await;
        browser.click("Done").await;
        browser.find("group", "batch").await;
        // The same one again is told, and not added.
        browser.click("Add Certificate").await;
        browser.press("tab", "Upload").await;
        choose_file(browser, &other.path().join("certificate.der")).await;
        browser.says("Nothing new. The list already has it.").await;
        browser.click("Done").await;
        browser.size(320, 640).await;
        fits(browser, "Credentials with certificates").await;
        browser.click("Remove Certificate 3").await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register_without_secret(browser, NAME).await;
        let (certificates, _) = held(journey);
        let found: Vec<&str> = certificates.iter().filter_map(|one| one["customKeyIdentifier"].as_str()).collect();
        assert_eq!(found, [own.sha1_in_base64(), other.sha1_in_base64()]);
    })
    .await;
}

#[tokio::test]
async fn a_certificate_and_a_secret_are_registered_in_the_sandbox_by_keyboard() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::to_permissions(browser, NAME).await;
        form::permissions(browser, &[]).await;
        browser.at("Credentials").await;
        let folder = downloads(browser, "sandbox").await;
        browser.find("button", "Add Certificate").await.send_keys(Key::Enter).await.unwrap();
        browser.find("textbox", "Common name").await;
        axe::check(browser, "the form for creating a certificate").await;
        browser.fill("Common name", " ").await;
        browser.find("button", "Create certificate").await.send_keys(Key::Enter).await.unwrap();
        browser.says("Enter a name.").await;
        browser.fill("Common name", "Zoë's portal").await;
        browser.select("Public key", "RSA 3072").await;
        browser.find("button", "Create certificate").await.send_keys(Key::Enter).await.unwrap();
        browser.says("Download the private key to use this certificate.").await;
        // The focus is on the way on.
        browser.keys(Key::Enter).await;
        browser.says("Private key downloaded as private-key.pem.").await;
        let key = saved(browser, &folder.join("private-key.pem")).await;
        assert!(key.starts_with("-----BEGIN PRIVATE KEY-----\n"));
        axe::check(browser, "the form with a certificate").await;
        browser.find("button", "Done").await.send_keys(Key::Enter).await.unwrap();
        browser.find("group", "Zoë's portal").await;
        browser.click("Next").await;
        browser.at("Review").await;
        browser.says("RSA 3072").await;
        axe::check(browser, "Review with a certificate").await;
        result::register(browser).await;
        fs::remove_dir_all(&folder).unwrap();
    })
    .await;
}
