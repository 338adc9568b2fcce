//! The result: on the first screen what is needed at once, as files what an app reads, on paper a record, and over a reload
//! all of it but the secret.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::journeys::form::looks::fits;
use crate::journeys::session::leaks::{kept, nothing_given_out};
use crate::logs::Logs;
use crate::page::{account, form, result, start};
use crate::tenant::seed::ALEX;

const NAME: &str = "Contoso FHIR client";

/// On the result page, signed in as a member.
async fn at_the_result(journey: &Journey) -> String {
    start::sign_in_as(journey, ALEX).await;
    form::fill(&journey.browser, &form::fhir_client()).await;
    result::register(&journey.browser).await;
    journey.tenant.applications()[0]["appId"].as_str().unwrap().to_owned()
}

/// The words that stand above the bar without any scrolling.
async fn first_screen(browser: &Browser) -> String {
    let seen = "const bar = document.querySelector('.bar').getBoundingClientRect().top;
        return [...document.querySelectorAll('main *')].filter((one) => (!one.children.length || one.matches('button')) && one.checkVisibility())
          .filter((one) => one.getBoundingClientRect().bottom <= bar).map((one) => one.textContent).join('\\n')";
    browser.script("scrollTo(0, 0)", vec![]).await;
    browser.script(seen, vec![]).await.as_str().unwrap().to_owned()
}

/// The names of the buttons and links of the bar that are what the page is for.
async fn primary(browser: &Browser) -> Vec<String> {
    let found = "return [...document.querySelectorAll('.button--primary')].filter((one) => one.checkVisibility())
        .filter((one) => !one.closest('.secret--copied')).map((one) => one.innerText.trim().split('\\n')[0])";
    serde_json::from_value(browser.script(found, vec![]).await).unwrap()
}

async fn until_primary(browser: &Browser, name: &str) {
    browser
        .until(&format!("'{name}' as the one thing that the page is for"), async |browser| {
            (primary(browser).await == [name]).then_some(())
        })
        .await;
}

/// Each identifier stands in one line.
async fn in_one_line(browser: &Browser) {
    let lines = "return [...document.querySelectorAll('.ids code, .ids .code-text')]
        .map((one) => { const range = document.createRange(); range.selectNodeContents(one); return range.getClientRects().length; })";
    let lines = browser.script(lines, vec![]).await;
    assert_eq!(lines, json!([1, 1, 1, 1]), "line boxes of the identifiers");
}

#[tokio::test]
async fn the_first_screen_has_the_name_the_secret_the_identifiers_and_what_can_be_done_with_them() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        browser.size(1_280, 800).await;
        let app_id = at_the_result(journey).await;
        browser.at(&format!("“{NAME}” is registered")).await;
        let wanted = [NAME, "Client secret value", &app_id, &journey.tenant.tenant_id, "Copy all", "Download"];
        let seen = first_screen(browser).await;
        for what in wanted {
            assert!(seen.contains(what), "{what} is on the first screen: {seen}");
        }
        assert!(!seen.contains("Check again"), "the rest is folded: {seen}");
        in_one_line(browser).await;
        let entra = browser.find("link", "Open in Entra").await.attr("href").await.unwrap().unwrap();
        assert!(entra.starts_with("https://entra.microsoft.com/") && entra.ends_with(&app_id), "{entra}");
        browser
            .script(
                "window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text); }",
                vec![],
            )
            .await;
        browser.click("Copy all").await;
        let copied = browser.script("return copied", vec![]).await;
        let lines: Vec<&str> = copied[0].as_str().unwrap().lines().collect();
        assert_eq!((lines.len(), lines[0]), (4, format!("Application (client) ID: {app_id}").as_str()));
        axe::check(browser, "the result").await;
        for (width, height) in [(768, 1_024), (500, 800), (320, 640)] {
            browser.size(width, height).await;
            in_one_line(browser).await;
        }
        fits(browser, "the result").await;
        axe::check(browser, "the result in 320 pixels").await;
        for scheme in ["dark", "forced"] {
            browser.colours(scheme).await;
            axe::check(browser, &format!("the result, {scheme}")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_secret_is_handed_over_in_the_form_that_is_needed_and_stands_in_none_of_them_on_the_page() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        at_the_result(journey).await;
        let record = "window.copied = []; window.saved = [];
            navigator.clipboard.writeText = async (text) => { copied.push(text); };
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return make.call(URL, blob); }";
        browser.script(record, vec![]).await;
        browser.click("Copy Client secret value").await;
        browser.click("More ways to save it").await;
        browser.select("Copy the secret as", "appsettings.json").await;
        browser.click("Copy appsettings.json").await;
        browser.says("Copied").await;
        axe::check(browser, "a secret in another form").await;
        let seen = browser.text().await;
        let copied = browser.script("return copied", vec![]).await;
        let secret = copied[0].as_str().unwrap();
        let settings: Value = serde_json::from_str(copied[1].as_str().unwrap()).unwrap();
        assert_eq!(settings["AzureAd"]["ClientSecret"], secret);
        assert!(seen.contains("ClientSecret") && !seen.contains(secret), "{seen}");
        browser.click("Show appsettings.json").await;
        browser.says(secret).await;
        browser.click("Hide appsettings.json").await;
        assert!(!browser.text().await.contains(secret));
        browser.select("Copy the secret as", "Encrypted for a colleague (age)").await;
        encrypted_for_a_colleague(browser, secret).await;
        browser.select("Copy the secret as", "Azure Key Vault secret").await;
        browser.says("az keyvault secret set").await;
        browser.says("paste the secret, and press Enter").await;
        browser.gone("button", "Copy Azure Key Vault secret").await;
        browser.click("Add a reminder (.ics)").await;
        browser.says("client-secret.ics downloaded.").await;
        let file = browser
            .until("the reminder", async |browser| {
                browser.script("return saved[0] ?? null", vec![]).await.as_str().map(str::to_owned)
            })
            .await;
        assert!(file.starts_with("BEGIN:VCALENDAR") && !file.contains(secret), "{file}");
        browser.size(320, 640).await;
        fits(browser, "a secret in another form").await;
        axe::check(browser, "a secret in another form in 320 pixels").await;
        result::saved(browser, NAME).await;
        browser.gone("button", "More ways to save it").await;
    })
    .await;
}

/// A key that is refused, one that is taken, and what age itself reads.
async fn encrypted_for_a_colleague(browser: &Browser, secret: &str) {
    const KEY: &str = "Your colleague's public key";
    browser.click("Encrypt").await;
    browser.says("Enter your colleague's public key.").await;
    browser.fill(KEY, "AGE-SECRET-KEY-1NJFC5K8DVCCCYGTEVRZCN4C0HQ4T7S8WST4N2N22XE2TFQ64GNMSQ6HZ9H").await;
    browser.click("Encrypt").await;
    browser.says("This is a private key.").await;
    axe::check(browser, "a colleague's key that is none").await;
    browser.fill(KEY, "age15j39ce20ruewkeyfqpge2z9vcqgz657zd2qm54hz04rcwd6l9cmsq3vxjr").await;
    browser.click("Encrypt").await;
    browser.says("BEGIN AGE ENCRYPTED FILE").await;
    axe::check(browser, "a secret that is encrypted for a colleague").await;
    let seen = browser.text().await;
    assert!(!seen.contains(secret));
    let code =
        "return [...document.querySelectorAll('pre')].find((pre) => pre.textContent.includes('AGE ENC')).textContent";
    let file = browser.script(code, vec![]).await;
    let folder = std::env::temp_dir().join(format!("age-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let [key, path] = ["key.txt", "secret.age"].map(|name| folder.join(name));
    std::fs::write(&key, "AGE-SECRET-KEY-1NJFC5K8DVCCCYGTEVRZCN4C0HQ4T7S8WST4N2N22XE2TFQ64GNMSQ6HZ9H\n").unwrap();
    std::fs::write(&path, file.as_str().unwrap()).unwrap();
    let opened = std::process::Command::new("age").args(["-d", "-i"]).arg(&key).arg(&path).output();
    std::fs::remove_dir_all(&folder).unwrap();
    // Where age is not on this machine, the last lines of `make test` say so.
    let Ok(opened) = opened else { return };
    let text = String::from_utf8(opened.stdout).unwrap();
    assert!(text.contains("AZURE_CLIENT_ID=") && text.contains(secret), "age: {}", opened.status);
}

#[tokio::test]
async fn one_copies_then_says_that_it_is_saved_then_goes_on_in_entra() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        at_the_result(journey).await;
        until_primary(browser, "Copy").await;
        browser.find("button", "I saved the secret").await;
        browser.script("navigator.clipboard.writeText = async () => {}", vec![]).await;
        browser.click("Copy Client secret value").await;
        until_primary(browser, "I saved the secret").await;
        let focused = browser.script("return document.activeElement.textContent", vec![]).await;
        assert!(focused.as_str().unwrap().contains("Client secret value"), "the focus stays: {focused}");
        result::saved(browser, NAME).await;
        until_primary(browser, "Open in Entra").await;
        let focused = browser.script("return document.activeElement.id", vec![]).await;
        assert_eq!(focused, "page-title");
        axe::check(browser, "the result without its secret").await;
    })
    .await;
}

#[tokio::test]
async fn a_file_holds_the_identifiers_and_a_placeholder_for_the_secret() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        let secret = result::shown_secret(browser).await;
        let catch = "window.saved = []; const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return make.call(URL, blob); }";
        browser.script(catch, vec![]).await;
        browser.click("Download").await;
        axe::check(browser, "the list of files").await;
        for (at, file) in [".env", "appsettings.json", "JSON"].into_iter().enumerate() {
            browser.click(file).await;
            let saved = browser
                .until("the file", async |browser| {
                    let saved = browser.script("return saved[arguments[0]] ?? null", vec![json!(at)]).await;
                    saved.as_str().map(str::to_owned)
                })
                .await;
            assert!(!saved.contains(&secret) && saved.contains("<client secret: not in this file>"), "{file}: {saved}");
        }
        browser.keys(Key::Escape + "").await;
        browser.gone("button", ".env").await;
        let focused = browser.script("return document.activeElement.textContent.trim()", vec![]).await;
        assert_eq!(focused, "Download", "the focus is not thrown away with the list");
        assert!(browser.now("link", "Open in Entra").await.is_none(), "nothing of the sandbox is there");
    })
    .await;
}

#[tokio::test]
async fn printed_the_result_is_a_record_without_the_secret() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let app_id = at_the_result(journey).await;
        let secret = result::shown_secret(browser).await;
        let print = json!({ "media": "print", "features": [] });
        browser.driver.dev_tools("Emulation.setEmulatedMedia", print).await;
        let paper = browser.text().await;
        let wanted = [
            NAME,
            app_id.as_str(),
            "Registered by",
            "alex@contoso.com",
            "Registered on",
            "https://fhir.contoso.com/auth/callback",
            "user_impersonation",
            "nightly export",
        ];
        for what in wanted {
            assert!(paper.contains(what), "{what} is on paper: {paper}");
        }
        let address = "return getComputedStyle(document.querySelector('.ids a'), '::after').content";
        let address = browser.script(address, vec![]).await;
        assert!(address.as_str().unwrap().contains("https://entra.microsoft.com/"), "{address}");
        for what in [secret.as_str(), "Removed in", "Register another app", "Sent requests", "Copy", "Next steps"] {
            assert!(!paper.contains(what), "{what} is not on paper: {paper}");
        }
    })
    .await;
}

#[tokio::test]
async fn over_a_reload_the_result_keeps_the_identifiers_and_never_the_secret() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        let mut logs = Logs::default();
        let app_id = at_the_result(journey).await;
        let secret = result::shown_secret(browser).await;
        result::saved(browser, NAME).await;
        browser.reload().await;
        browser.at(&format!("“{NAME}” is registered")).await;
        browser.says("The client secret isn't on this page anymore.").await;
        for what in [app_id.as_str(), &journey.tenant.tenant_id, "Copy all", "Download"] {
            browser.says(what).await;
        }
        let all = kept(journey, &mut logs).await;
        assert!(!all.contains(&secret), "the secret is kept nowhere");
        nothing_given_out(journey, &all, "the result after a reload");
        axe::check(browser, "the result after a reload").await;

        browser.click("Register another app").await;
        browser.at("Basics").await;
        browser.fill("Display name", "Another client").await;
        browser.click("Registered in this tab").await;
        browser.at(&format!("“{NAME}” is registered")).await;
        browser.click("Back to the form").await;
        browser.at("Basics").await;
        assert_eq!(browser.value("Display name").await, "Another client", "what was typed stays");

        account::take(browser, "Sign out here").await;
        browser.find("button", "Sign in").await;
        let all = kept(journey, &mut logs).await;
        assert!(!all.contains(&app_id), "the list goes with the session");
    })
    .await;
}

#[tokio::test]
async fn what_was_registered_in_the_sandbox_is_listed_as_such_after_the_one_that_is_shown() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        for name in ["First client", "Second client"] {
            form::fill(browser, &form::Wish { name, secret: None, ..form::small_client() }).await;
            result::register_without_secret(browser, name).await;
            if name == "First client" {
                assert!(!browser.text().await.contains("Registered in this tab"), "it is shown by itself");
                browser.click("Register another app").await;
                browser.at("Basics").await;
            }
        }
        browser.reload().await;
        browser.at("“Second client” is registered").await;
        result::unfold(browser, "Registered in this tab").await;
        let list = browser.script("return document.querySelector('.registered').innerText", vec![]).await;
        let list = list.as_str().unwrap();
        assert!(list.contains("First client") && list.contains("Sandbox") && !list.contains("Second"), "{list}");
        assert!(browser.now("link", "Open in Entra").await.is_none(), "nothing of the sandbox is there");
        browser.size(320, 640).await;
        fits(browser, "what was registered").await;
        axe::check(browser, "what was registered in the sandbox").await;
    })
    .await;
}
