//! C24: what a link brings is a proposal. It is marked, ticked one by one, and decides nothing by itself.

use serde_json::{Value, json};

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::journeys::form::looks::fits;
use crate::logs::Logs;
use crate::page::{form, microsoft, result, start};
use crate::tenant::fault::Op;
use crate::tenant::seed::{ADELE, GRAPH_APP_ID, HEALTHCARE_APP_ID};
use crate::tenant::values::{base64url, guid_of};

const ATTACKER: &str = "https://login.contoso.com.attacker.example/cb";

/// A link to the page with anything in it.
fn link(journey: &Journey, draft: &Value) -> String {
    format!("{}#draft={}", journey.site.base(), base64url(draft.to_string().as_bytes()))
}

/// The FHIR client of the other journeys, as a link brings it.
fn fhir_client() -> Value {
    json!({
        "v": 1,
        "name": "Contoso FHIR client",
        "audience": "AzureADMyOrg",
        "assignmentRequired": true,
        "redirectUris": ["https://fhir.contoso.com/auth/callback", "http://localhost:8000/cb"],
        "permissions": [permission(HEALTHCARE_APP_ID, &guid_of("healthcare"), "Scope", "user_impersonation")],
        "secret": { "wanted": true, "description": "nightly export", "lifetime": "Days90" },
    })
}

fn permission(api: &str, id: &str, kind: &str, value: &str) -> Value {
    json!({ "api": api, "apiName": "Azure Healthcare APIs", "id": id, "kind": kind, "value": value })
}

/// The ID of a role of Microsoft Graph in the tenant.
fn graph_role(journey: &Journey, value: &str) -> String {
    let state = journey.tenant.state();
    let graph = state.directory.service_principals.iter().find(|sp| sp["appId"] == GRAPH_APP_ID).unwrap();
    let role = graph["appRoles"].as_array().unwrap().iter().find(|role| role["value"] == value).unwrap();
    role["id"].as_str().unwrap().to_owned()
}

/// Opens a link as from another page.
pub(crate) async fn open(journey: &Journey, draft: &Value) {
    journey.browser.goto("about:blank").await;
    journey.browser.goto(&link(journey, draft)).await;
}

/// From the start page with a link's registration to the first step.
pub(crate) async fn sign_in(journey: &Journey) {
    journey.browser.click("Sign in").await;
    microsoft::pick(&journey.browser, ADELE).await;
    journey.browser.at("Basics").await;
}

/// "Next" is pressed, and does not lead on.
async fn stays(browser: &Browser, heading: &str, problem: &str) {
    browser.click("Next").await;
    browser.says("There's a problem").await;
    browser.says(problem).await;
    browser.at(heading).await;
}

/// Waits until so many redirect URIs can be ticked.
async fn ticks(browser: &Browser, wanted: usize) {
    browser
        .until(&format!("{wanted} redirect URIs to tick"), async |browser| {
            let names = browser.names("checkbox").await;
            (names.iter().filter(|name| name.starts_with("Use this")).count() == wanted).then_some(())
        })
        .await;
}

/// Nothing of the link is in the address, in the history or on its way to a server.
async fn address_is_clean(journey: &Journey) {
    let browser = &journey.browser;
    assert_eq!(browser.url().await.fragment(), None);
    let history = browser.driver.dev_tools("Page.getNavigationHistory", json!({})).await;
    let entries = history["entries"].as_array().unwrap();
    assert!(!entries.iter().any(|entry| entry["url"].to_string().contains("draft=")), "{history}");
    let asked = journey.site.asked();
    assert!(!asked.iter().any(|path| path.contains("draft")), "{asked:?}");
}

#[tokio::test]
async fn c24_nothing_of_a_link_is_sent_until_it_is_ticked_and_its_names_are_the_tenants() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        let role = graph_role(journey, "Directory.Read.All");
        let mut draft = fhir_client();
        draft["redirectUris"] = json!([ATTACKER]);
        draft["permissions"] =
            json!([{ "api": GRAPH_APP_ID, "apiName": "Harmless", "id": role, "kind": "Role", "value": "User.Read" }]);
        open(journey, &draft).await;
        browser.says("Registration “\u{2068}Contoso FHIR client\u{2069}” from a link is ready to review.").await;
        address_is_clean(journey).await;
        browser.find("button", "Sign in").await;
        assert!(tenant.login_requests().is_empty() && tenant.graph_requests().is_empty(), "nothing goes by itself");
        sign_in(journey).await;
        browser.says("From the link. Keep it only if it's what you want.").await;

        // The review was never worked towards: it refuses all the same.
        browser.goto(&format!("{}?step=review", journey.site.base())).await;
        browser.at("Review").await;
        browser.says("Fix these problems before you register.").await;
        let register = browser.find("button", "Register").await;
        assert_eq!(register.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
        browser.driver.session.action_chain().click_element(&register).perform().await.unwrap();
        browser.press("link", "Edit Redirect URIs").await;

        browser.says("login.contoso.com.attacker.example").await;
        stays(browser, "Redirect URIs", "It came from a link").await;
        browser.choose("checkbox", "Use this redirect URI").await;
        browser.click("Next").await;
        browser.at("API permissions").await;
        assert!(browser.now("checkbox", "Use this permission").await.is_none(), "nobody knows yet what it is");
        stays(browser, "API permissions", "in your tenant, or remove it").await;
        browser.click("Look up in your tenant").await;
        let tick = browser.find("checkbox", "Use this permission").await;
        browser.says("Directory.Read.All").await;
        let picked = browser.names("checkbox").await;
        let picked = picked.iter().find(|name| name.starts_with("Use this permission")).unwrap();
        assert!(
            picked.contains("“Directory.Read.All” of “Microsoft Graph”") && !picked.contains("User.Read"),
            "{picked}"
        );
        assert!(!tick.is_selected().await.unwrap());
        stays(browser, "API permissions", "to use it, or remove it").await;
        browser.click("Remove “Directory.Read.All” of “Microsoft Graph”").await;
        browser.click("Next").await;
        browser.at("Credentials").await;
        let writes = tenant.graph_requests().iter().filter(|one| one.request.method != "GET").count();
        assert_eq!(writes, 0, "nothing was sent before Register");

        // Who asks, where, and for what is the page's own affair.
        for asked in tenant.login_requests().iter().filter(|one| one.request.path.ends_with("/authorize")) {
            let query = &asked.request.query;
            assert!(asked.request.path.contains(&tenant.tenant_id), "{}", asked.request.path);
            assert!(
                query.contains(&tenant.client_id) && !query.contains("attacker") && !query.contains("Directory."),
                "{query}"
            );
        }
        browser.click("Next").await;
        browser.at("Review").await;
        result::register(browser).await;
        let [application] = &tenant.applications()[..] else { panic!("one application") };
        assert_eq!(application["web"]["redirectUris"], json!([ATTACKER]));
        assert_eq!(application["requiredResourceAccess"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn c24_a_good_link_is_ticked_kept_over_a_reload_and_registered_as_it_says() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        open(journey, &fhir_client()).await;
        // A reload of the start page loses nothing.
        browser.says("is ready to review").await;
        browser.reload().await;
        browser.says("is ready to review").await;
        sign_in(journey).await;
        let assigned = "Require user assignment";
        assert!(browser.find("checkbox", assigned).await.is_selected().await.unwrap());
        browser.click("Next").await;
        browser.choose("checkbox", "Use this redirect URI Redirect URI 2").await;
        stays(browser, "Redirect URIs", "https://fhir.contoso.com/auth/callback").await;
        browser.reload().await;
        browser.find("button", "Account").await;
        browser.at("Redirect URIs").await;
        assert!(browser.find("checkbox", "Use this redirect URI Redirect URI 2").await.is_selected().await.unwrap());
        // The summary of what is missing leads to the tick, and a key ticks it.
        browser.click("Next").await;
        let first = browser.find("checkbox", "Use this redirect URI Redirect URI").await;
        assert!(!first.is_selected().await.unwrap());
        browser.press("link", "“\u{2068}https://fhir.contoso.com/auth/callback\u{2069}”").await;
        browser.keys(" ").await;
        browser.until("the tick", async |_| first.is_selected().await.ok()?.then_some(())).await;
        browser.click("Next").await;
        browser.at("API permissions").await;
        browser.click("Look up in your tenant").await;
        browser.choose("checkbox", "Use this permission").await;
        browser.click("Next").await;
        form::edit_first(browser).await;
        assert_eq!(browser.value("Description").await, "nightly export");
        browser.click("Next").await;
        browser.at("Review").await;
        browser.says("Some values came from a link").await;
        result::register(browser).await;

        let [application] = &tenant.applications()[..] else { panic!("one application") };
        assert_eq!(application["displayName"], "Contoso FHIR client");
        assert_eq!(application["signInAudience"], "AzureADMyOrg");
        let uris = json!(["https://fhir.contoso.com/auth/callback", "http://localhost:8000/cb"]);
        assert_eq!(application["web"]["redirectUris"], uris);
        let access = json!([{ "resourceAppId": HEALTHCARE_APP_ID, "resourceAccess": [{ "id": guid_of("healthcare"), "type": "Scope" }] }]);
        assert_eq!(application["requiredResourceAccess"], access);
        assert_eq!(application["passwordCredentials"][0]["displayName"], "nightly export");
        assert_eq!(tenant.count(Op::AddPassword), 1);
        assert_eq!(tenant.service_principals()[0]["appRoleAssignmentRequired"], true);
    })
    .await;
}

#[tokio::test]
async fn c24_hostile_links_are_words_or_nothing() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        let with = |key: &str, value: Value| {
            let mut draft = fhir_client();
            draft[key] = value;
            draft
        };
        let refused = [
            with("tenant", json!("attacker.example")),
            with("authority", json!("https://attacker.example")),
            with("scopes", json!(["Directory.ReadWrite.All"])),
            with("step", json!("review")),
            with("v", json!(2)),
            with("name", json!({ "toString": "x" })),
            with("name", json!("Contoso\u{202e}moc")),
            with("redirectUris", json!([[[[ATTACKER]]]])),
            with("redirectUris", json!(vec![ATTACKER; 257])),
            with("permissions", json!("all")),
            with("secret", json!({ "wanted": true, "lifetime": "Forever" })),
            json!("<script>window.struck = 1</script>"),
            json!([]),
            json!(null),
        ];
        journey.open().await;
        browser.find("button", "Sign in").await;
        for draft in refused {
            // The page is open already: each link changes the fragment alone.
            browser.goto(&link(journey, &draft)).await;
            browser.says("This page can't use the registration in the link.").await;
            browser.at(start::HEADING).await;
            address_is_clean(journey).await;
            browser.reload().await;
            browser.find("button", "Sign in").await;
            assert!(!browser.text().await.contains("from a link"), "it is gone with a reload");
        }
        for fragment in ["#draft=%3Cscript%3E", "#draft=", "#draft=a.b.c"] {
            browser.goto(&format!("{}{fragment}", journey.site.base())).await;
            browser.says("It's damaged").await;
            address_is_clean(journey).await;
            browser.reload().await;
            // The page that is being left would take the next link in, and be gone.
            browser
                .until("the message to be gone with the page", async |browser| {
                    (!browser.text().await.contains("It's damaged")).then_some(())
                })
                .await;
        }

        let markup = "<img src=x onerror='window.struck = 1'>";
        let addresses = ["javascript:window.struck=1", "data:text/html,<script>window.struck=1</script>"];
        let mut draft = with("name", json!(markup));
        draft["redirectUris"] = json!(addresses);
        draft["permissions"] = json!([]);
        open(journey, &draft).await;
        browser.says(markup).await;
        start::sandbox(browser).await;
        assert_eq!(browser.value("Display name").await, markup);
        browser.click("Next").await;
        for (at, address) in addresses.iter().enumerate() {
            assert_eq!(browser.value(&form::row(at + 1)).await, *address);
            browser.choose("checkbox", &format!("Use this redirect URI {}", form::row(at + 1))).await;
        }
        stays(browser, "Redirect URIs", "javascript").await;
        assert_eq!(browser.script("return window.struck ?? null", vec![]).await, Value::Null);
        assert!(journey.tenant.login_requests().is_empty() && journey.tenant.graph_requests().is_empty());
    })
    .await;
}

#[tokio::test]
async fn c24_a_registration_of_ones_own_gives_way_to_none_from_a_link_unasked() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::basics(browser, "My own client").await;
        form::redirect_uris(browser, &["https://my.contoso.com/cb"]).await;
        browser.at("API permissions").await;
        for keep in [true, false] {
            open(journey, &fhir_client()).await;
            browser.says("from a link is waiting").await;
            address_is_clean(journey).await;
            if keep {
                browser.click("Keep my registration").await;
                browser.gone("button", "Keep my registration").await;
                start::sandbox(browser).await;
                assert_eq!(browser.value("Display name").await, "My own client");
                assert!(!browser.text().await.contains("From the link"));
            } else {
                start::sandbox(browser).await;
                assert_eq!(browser.value("Display name").await, "My own client");
                browser.click("Use the registration from the link").await;
                browser.says("From the link").await;
                browser.at("Basics").await;
                assert_eq!(browser.value("Display name").await, "Contoso FHIR client");
            }
        }
        browser.fill("Display name", "Contoso FHIR client 2").await;
        browser.click("Next").await;
        browser.at("Redirect URIs").await;
        browser.fill("Redirect URI", "https://fhir.contoso.com/other").await;
        // Typed over, it is one's own; the other one still has to be ticked, until it is removed.
        ticks(browser, 1).await;
        browser.click("Remove Redirect URI 2").await;
        ticks(browser, 0).await;
        browser.click("Next").await;
        browser.at("API permissions").await;
        let stored = browser.script("return sessionStorage.getItem('client-registrar.link')", vec![]).await;
        assert_eq!(stored, Value::Null);
    })
    .await;
}

#[tokio::test]
async fn c24_a_link_that_is_opened_over_the_open_page_is_taken_out_of_its_address_too() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        let mut logs = Logs::default();
        journey.open().await;
        browser.find("button", "Sign in").await;
        browser.goto(&link(journey, &fhir_client())).await;
        browser.says("is ready to review").await;
        address_is_clean(journey).await;
        start::sandbox(browser).await;
        assert_eq!(browser.value("Display name").await, "Contoso FHIR client");
        // Once more, from within the form.
        let again = "location.hash = arguments[0]";
        let other = json!({ "v": 1, "name": "Another client" });
        browser.script(again, vec![json!(format!("draft={}", base64url(other.to_string().as_bytes())))]).await;
        browser.says("Registration “\u{2068}Another client\u{2069}” from a link is waiting.").await;
        address_is_clean(journey).await;
        browser.click("Use the registration from the link").await;
        browser
            .until("the other name", async |browser| {
                (browser.value("Display name").await == "Another client").then_some(())
            })
            .await;
        logs.fetch(browser).await;
        assert!(!logs.requests.iter().any(|url| url.contains("draft")), "no server hears of it");
    })
    .await;
}

#[tokio::test]
async fn c24_a_link_is_read_where_the_browser_refuses_storage() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        let refuse = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError') } })";
        browser.driver.dev_tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": refuse })).await;
        open(journey, &fhir_client()).await;
        browser.says("is ready to review").await;
        address_is_clean(journey).await;
        start::sandbox(browser).await;
        assert_eq!(browser.value("Display name").await, "Contoso FHIR client");
        browser.click("Next").await;
        stays(browser, "Redirect URIs", "It came from a link").await;
    })
    .await;
}

#[tokio::test]
async fn c24_axe_finds_nothing_on_what_came_by_a_link_and_it_fits_320_pixels() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        browser.size(320, 640).await;
        let mut draft = fhir_client();
        draft["redirectUris"] = json!([format!("https://fhir.contoso.com/{}", "x".repeat(200)), ATTACKER]);
        let unknown = permission(HEALTHCARE_APP_ID, &guid_of("nothing"), "Role", "Everything.ReadWrite.All");
        draft["permissions"].as_array_mut().unwrap().push(unknown);
        open(journey, &draft).await;
        browser.says("is ready to review").await;
        looks_right(browser, "the start page with a link").await;
        start::sandbox(browser).await;
        looks_right(browser, "Basics from a link").await;
        browser.click("Next").await;
        stays(browser, "Redirect URIs", "It came from a link").await;
        looks_right(browser, "Redirect URIs from a link").await;
        browser.choose("checkbox", "Use this redirect URI Redirect URI").await;
        browser.choose("checkbox", "Use this redirect URI Redirect URI 2").await;
        browser.click("Next").await;
        stays(browser, "API permissions", "in your tenant, or remove it").await;
        looks_right(browser, "permissions that were not looked up").await;
        browser.click("Look up in your tenant").await;
        browser.says("The API doesn't offer this permission.").await;
        looks_right(browser, "permissions that were looked up").await;
        browser.goto(&link(journey, &fhir_client())).await;
        browser.says("is waiting").await;
        looks_right(browser, "the question which registration it shall be").await;
    })
    .await;
}

/// axe is content, and nothing is wider than the page.
async fn looks_right(browser: &Browser, state: &str) {
    axe::check(browser, state).await;
    let wide = browser.script("return document.scrollingElement.scrollWidth", vec![]).await;
    assert!(wide.as_u64() <= Some(320), "{state} is {wide} pixels wide");
}

#[tokio::test]
async fn c24_a_federated_credential_of_a_link_is_made_only_once_it_is_ticked() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        let subject = "repo:mallory@66/portal@77:ref:refs/heads/main";
        let federated = json!([{ "name": "github", "issuer": "https://token.actions.githubusercontent.com",
            "subject": subject, "audience": "api://AzureADTokenExchange" }]);
        open(journey, &json!({ "v": 1, "name": "Linked client", "federated": federated })).await;
        browser.says("is ready to review").await;
        sign_in(journey).await;
        browser.click("Next").await;
        form::redirect_uris(browser, &[]).await;
        form::permissions(browser, &[]).await;
        browser.at("Credentials").await;
        stays(browser, "Credentials", "Select it to use it, or remove it. It came from a link or recipe.").await;
        browser.says("would sign in as your app.").await;
        axe::check(browser, "a federated credential from a link").await;
        browser.size(320, 640).await;
        fits(browser, "a federated credential from a link").await;
        // Its form is looked at, and says the same; the tick is what counts.
        browser.click("Edit github").await;
        assert_eq!(browser.value("Subject identifier").await, subject);
        assert_eq!(browser.value("Owner ID").await, "66");
        browser.click("Done").await;
        browser.reload().await;
        browser.at("Credentials").await;
        browser.choose("checkbox", "Use this credential github").await;
        browser.click("Next").await;
        browser.at("Review").await;
        result::register_without_secret(browser, "Linked client").await;
        let state = tenant.state();
        let app = state.directory.applications.iter().find(|app| !app.seeded).expect("an application");
        assert_eq!((app.federated.len(), &app.federated[0]["subject"]), (1, &json!(subject)));
    })
    .await;
}
