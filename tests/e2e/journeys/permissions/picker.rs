//! Finding an API, by whatever way there is.

use thirtyfour::Key;

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, Journey, journey};
use crate::page::{form, result, start};
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::odd_apis::{DICOM_APP_ID, FABRIKAM_PARTNER, fabrikam_partner_app_id};
use crate::tenant::seed::{KEY_VAULT_APP_ID, crowd};
use crate::tenant::values::guid_of;

/// The names of the APIs that are listed, in their order.
pub(crate) async fn options(browser: &Browser) -> Vec<String> {
    let names = "return [...document.querySelectorAll('.grid__api')].filter((one) => one.checkVisibility()).map((one) => one.textContent.trim())";
    serde_json::from_value(browser.script(names, vec![]).await).unwrap()
}

async fn until_options(browser: &Browser, wanted: &[&str]) {
    browser
        .until(&format!("the options {wanted:?}"), async |browser| (options(browser).await == wanted).then_some(()))
        .await;
}

/// The name of what has the focus; of a row, what it is the row of.
async fn active(browser: &Browser) -> String {
    let script = "const e = document.activeElement;
        const cells = [...e.querySelectorAll('.grid__api, .grid__family, .grid__name')];
        return (cells.find((one) => one.checkVisibility()) ?? e).textContent.trim()";
    browser.script(script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// How often the tenant was asked for words, rather than for the beginning of a name.
fn word_searches(journey: &Journey) -> usize {
    let record = journey.tenant.state().record.to("graph.microsoft.com");
    record.iter().filter(|one| one.request.query.contains("search=")).count()
}

#[tokio::test]
async fn an_api_is_found_by_its_name_its_id_and_its_identifier_uri_whatever_search_the_tenant_takes() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        form::search(browser, "vault key").await;
        until_options(browser, &["Azure Key Vault"]).await;
        let fhir = guid_of("contoso fhir server");
        for (typed, found) in [
            (fhir.clone(), "Contoso FHIR Server"),
            (KEY_VAULT_APP_ID.to_uppercase(), "Azure Key Vault"),
            (format!("api://{fhir}"), "Contoso FHIR Server"),
            ("https://vault.azure.net".to_owned(), "Azure Key Vault"),
            ("https://graph.microsoft.com/".to_owned(), "Microsoft Graph"),
        ] {
            form::search(browser, &typed).await;
            until_options(browser, &[found]).await;
        }
        browser.fill("Search APIs", "https://vault.azure.example").await;
        browser.says("No API in this tenant has this Application ID URI").await;
        // Graph takes no words that are punctuation alone; that says nothing of the next ones.
        browser.fill("Search APIs", "(").await;
        browser.says("No APIs or permissions match").await;
        form::search(browser, "vault").await;
        until_options(browser, &["Azure Key Vault"]).await;
        // A tenant that takes none at all is asked for beginnings, and for words no more.
        let unsupported = Fault::Refused { status: 400, code: "Request_UnsupportedQuery", message: "Not supported." };
        journey.tenant.fault(Op::ListServicePrincipals, 1, unsupported);
        form::search(browser, "Azure Healthcare").await;
        until_options(browser, &["Azure Healthcare APIs"]).await;
        let before = word_searches(journey);
        browser.fill("Search APIs", "FHIR Server").await;
        browser.says("No APIs or permissions match").await;
        form::search(browser, "contoso fhir").await;
        until_options(browser, &["Contoso FHIR Server"]).await;
        assert_eq!(word_searches(journey), before);
    })
    .await;
}

#[tokio::test]
async fn apis_are_found_and_chosen_with_the_keyboard() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        form::search(browser, "Woodgrove").await;
        let found = options(browser).await;
        assert!(found.len() > 3, "{found:?}");
        browser.keys(Key::Down + "").await;
        assert_eq!(active(browser).await, found[0]);
        browser.keys(Key::Down + "").await;
        assert_eq!(active(browser).await, found[1]);
        browser.keys(Key::End + "").await;
        assert_eq!(&active(browser).await, found.last().unwrap());
        browser.keys(Key::Home + "").await;
        assert_eq!(active(browser).await, found[0]);
        browser.keys(Key::Escape + "").await;
        assert_eq!(browser.value("Search APIs").await, "Woodgrove", "Escape leaves the list first");
        browser.keys(Key::Escape + "").await;
        assert_eq!(browser.value("Search APIs").await, "", "then it empties the field");
        form::search(browser, "Woodgrove").await;
        browser.keys(Key::Down + "").await;
        browser.keys(Key::Enter + "").await;
        browser
            .until("the focus on the API", async |browser| {
                let id = browser.script("return document.activeElement.id", vec![]).await;
                (id == "chosen-api").then_some(())
            })
            .await;
        browser.find("checkbox", "access_as_user").await;
        assert_eq!(active(browser).await, found[0]);
    })
    .await;
}

#[tokio::test]
async fn three_tabs_offer_microsofts_apis_those_of_the_organization_and_ones_own() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        assert_eq!(options(browser).await.len(), 15, "Microsoft's come first");
        browser.click("Microsoft APIs").await;
        browser.says("Not in this tenant yet").await;
        form::search(browser, "dicom").await;
        until_options(browser, &["Azure API for DICOM"]).await;
        browser.says("Not in this tenant yet").await;
        browser.fill("Search APIs", "").await;
        browser.click("My APIs").await;
        until_options(browser, &["Contoso FHIR Server"]).await;
        axe::check(browser, "My APIs").await;
        browser.click("Contoso FHIR Server").await;
        form::tick(browser, "patient.Patient.read").await;
        browser.says("SMART on FHIR").await;
        // The name of the API leads to the others. With the focus on a tab, the arrow keys go on.
        browser.click("Contoso FHIR Server").await;
        browser.script("document.querySelector('#apis-tab-2').focus()", vec![]).await;
        browser.keys(Key::Right + "").await;
        assert_eq!(active(browser).await, "Microsoft APIs");
        browser.keys(Key::Right + "").await;
        assert_eq!(active(browser).await, "APIs my organization uses");
        browser.says("Used in this session").await;
        assert_eq!(options(browser).await[0], "Contoso FHIR Server", "what was used last comes first");
    })
    .await;
}

#[tokio::test]
async fn an_api_that_the_tenant_lacks_is_created_once_and_picked_from() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        form::at_permissions(journey).await;
        browser.click("Microsoft APIs").await;
        browser.says("Not in this tenant yet").await;
        browser.click("Azure API for DICOM").await;
        browser.says(&format!("az ad sp create --id {DICOM_APP_ID}")).await;
        browser.says("no service principal in your tenant").await;
        browser.click("Create service principal").await;
        browser.choose("checkbox", "Dicom.ReadWrite").await;
        form::search(browser, "dicom").await;
        until_options(browser, &["Azure API for DICOM"]).await;
        let row = "return document.querySelector('[role=row]').innerText";
        let row = browser.script(row, vec![]).await;
        assert!(!row.as_str().unwrap().contains("Not in this tenant yet"), "{row}");
        let partner = fabrikam_partner_app_id();
        browser.fill("Search APIs", &partner).await;
        browser.says(&format!("az ad sp create --id {partner}")).await;
        // Its answer is lost, and what is sent then meets what was made.
        tenant.fault(Op::CreateServicePrincipal, 1, Fault::AnswerLost);
        let duplicate = Fault::Refused {
            status: 400,
            code: "Request_MultipleObjectsWithSameKeyValue",
            message: "The service principal name is already in use.",
        };
        tenant.fault(Op::CreateServicePrincipal, 1, duplicate);
        browser.click("Create service principal").await;
        browser.says(&format!("“{FABRIKAM_PARTNER}” ({partner}) is now in this tenant.")).await;
        let spoken = "return [...document.querySelectorAll('[role=status]')].map((one) => one.textContent).join()";
        let spoken = browser.script(spoken, vec![]).await;
        assert!(spoken.as_str().unwrap().contains("is now in this tenant."), "{spoken}");
        assert_eq!(tenant.count(Op::CreateServicePrincipal), 3);
        browser.choose("checkbox", "Partner.Read").await;
        browser.says(FABRIKAM_PARTNER).await;
        browser.click("Next").await;
        form::credentials(browser, None).await;
        browser.at("Review").await;
        result::register_without_secret(browser, "Small client").await;
        let [application] = &tenant.applications()[..] else { panic!("one application") };
        let apis: Vec<_> = application["requiredResourceAccess"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["resourceAppId"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(apis, [DICOM_APP_ID.to_owned(), partner]);
    })
    .await;
}

#[tokio::test]
async fn in_a_tenant_of_20_000_pages_follow_one_another() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.crowd(20_000);
        form::at_permissions(journey).await;
        browser.fill("Search APIs", "Bellows Claims").await;
        browser.says("at least 25 APIs match").await;
        let first = options(browser).await;
        assert!(first.iter().all(|name| name.starts_with("Bellows Claims")), "{first:?}");
        tenant.fault(Op::ListServicePrincipals, 1, Fault::FORBIDDEN);
        browser.click("Show more results").await;
        browser.says("Couldn't load more results.").await;
        assert_eq!(options(browser).await[..first.len()], first[..], "what was found stays");
        browser.click("Try again").await;
        browser.says("at least 50 APIs match").await;
        let found = options(browser).await;
        assert_eq!(found[..first.len()], first[..]);
        browser
            .until("the focus on the first that is new", async |browser| {
                (active(browser).await == found[25]).then_some(())
            })
            .await;
        form::search(browser, &crowd::name(19_999)).await;
        browser.click(&crowd::name(19_999)).await;
        browser.choose("checkbox", "access_as_user").await;
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_on_the_picker_and_it_fits_320_pixels() {
    journey(&ALL, async |journey| {
        let (browser, tenant) = (&journey.browser, &journey.tenant);
        tenant.fill_graph(1_130);
        form::at_permissions(journey).await;
        axe::check(browser, "the picker, open").await;
        form::search(browser, "Microsoft Graph").await;
        browser.click("Microsoft Graph").await;
        browser.says("1,130 permissions").await;
        axe::check(browser, "the picker with 1,130 permissions").await;
        browser.fill("Search APIs", "no such permission").await;
        browser.says("No APIs or permissions match").await;
        axe::check(browser, "the picker without a hit").await;
        form::search(browser, "mail send").await;
        axe::check(browser, "the picker with hits").await;
        browser.size(320, 640).await;
        axe::check(browser, "the picker with hits, at 320 pixels").await;
        browser.fill("Search APIs", "").await;
        browser.click("Microsoft Graph").await;
        browser.click("Microsoft APIs").await;
        browser.says("Not in this tenant yet").await;
        let wide = browser.script("return document.scrollingElement.scrollWidth", vec![]).await;
        assert!(wide.as_u64() <= Some(320), "{wide} pixels wide");
        axe::check(browser, "Microsoft APIs").await;
    })
    .await;
}

#[tokio::test]
async fn the_picker_can_be_tried_in_the_sandbox() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::to_permissions(browser, "Small client").await;
        browser.click("Microsoft APIs").await;
        browser.says("Not in this tenant yet").await;
        browser.click("Azure API for DICOM").await;
        browser.click("Create service principal").await;
        browser.choose("checkbox", "Dicom.ReadWrite").await;
        browser.click("Azure API for DICOM").await;
        browser.click("My APIs").await;
        browser.click("Contoso Pilot API").await;
        browser.says("has no service principal in this tenant yet").await;
        form::tick(browser, "Data.Read").await;
        form::search(browser, "Contoso Orders").await;
        browser.click("Contoso Orders API").await;
        browser.says("Disabled by the API").await;
        browser.says("Deprecated").await;
        form::search(browser, "Contoso Building Access").await;
        browser.click("Contoso Building Access").await;
        browser.says("This API is disabled in this tenant").await;
        form::search(browser, "Directory.ReadWrite").await;
        form::tick(browser, "Directory.ReadWrite.All").await;
        browser.says("is highly privileged").await;
        browser.find("button", "Use “Directory.Read.All” instead").await;
        form::search(browser, "Azure Healthcare APIs").await;
        browser.click("Azure Healthcare APIs").await;
        browser.says("Permissions are optional").await;
    })
    .await;
}
