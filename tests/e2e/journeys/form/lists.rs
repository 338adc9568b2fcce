//! Lists as people have them: redirect URIs, permissions, and APIs under other names.

use serde_json::{Value, json};

use crate::axe;
use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::page::{form, result, start};
use crate::tenant::seed::{GRAPH_APP_ID, HEALTHCARE_APP_ID};
use crate::tenant::values::guid_of;

/// The addresses in the rows, in their order.
async fn rows(browser: &Browser) -> Vec<String> {
    let values = "return [...document.querySelectorAll('.rows input[type=text], .rows input:not([type])')].map((one) => one.value)";
    serde_json::from_value(browser.script(values, vec![]).await).unwrap()
}

async fn until_rows(browser: &Browser, wanted: &[&str]) {
    browser.until(&format!("the rows {wanted:?}"), async |browser| (rows(browser).await == wanted).then_some(())).await;
}

/// Pastes into the text box that has the focus.
async fn paste(browser: &Browser, text: &str) {
    let script = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        return document.activeElement.dispatchEvent(event)";
    let left_to_the_browser = browser.script(script, vec![json!(text)]).await;
    assert_eq!(left_to_the_browser, json!(false), "{text:?} is a list");
}

async fn at_redirect_uris(browser: &Browser) {
    form::basics(browser, "Small client").await;
    browser.at("Redirect URIs").await;
}

#[tokio::test]
async fn a_list_of_redirect_uris_that_is_pasted_into_a_row_fills_one_row_each() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        at_redirect_uris(browser).await;
        browser.press("textbox", "Redirect URI").await;
        paste(browser, "\"https://a.contoso.com/cb\", https://b.contoso.com/cb;\n- https://c.contoso.com/cb?ids=1,2")
            .await;
        let three = ["https://a.contoso.com/cb", "https://b.contoso.com/cb", "https://c.contoso.com/cb?ids=1,2"];
        until_rows(browser, &three).await;
        // What was typed stays: a list goes below it, and takes the place only of what is selected.
        browser.fill("Redirect URI 3", "https://typed.contoso.com/cb").await;
        paste(browser, "https://d.contoso.com/cb|https://e.contoso.com/cb").await;
        let five = ["https://typed.contoso.com/cb", "https://d.contoso.com/cb", "https://e.contoso.com/cb"];
        until_rows(browser, &[&three[..2], &five[..]].concat()).await;
        browser.press("textbox", "Redirect URI 5").await;
        browser.script("document.activeElement.select()", vec![]).await;
        paste(browser, "`https://f.contoso.com/cb`,").await;
        until_rows(browser, &[&three[..2], &five[..2], &["https://f.contoso.com/cb"]].concat()).await;
        browser.click("Next").await;
        browser.at("API permissions").await;
    })
    .await;
}

#[tokio::test]
async fn a_list_of_redirect_uris_is_added_or_a_typed_one_split_and_what_is_wrong_is_named() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        at_redirect_uris(browser).await;
        browser.fill("Redirect URI", "https://a.contoso.com/cb,https://b.contoso.com/cb").await;
        browser.leave_field().await;
        browser.says("This row has 2.").await;
        axe::check(browser, "two addresses in a row").await;
        browser.click("Split into rows").await;
        until_rows(browser, &["https://a.contoso.com/cb", "https://b.contoso.com/cb"]).await;
        browser.click("Paste a list").await;
        browser.fill("List of redirect URIs", "[“https://c.contoso.com/cb”; (https://localhost:99999/cb)]").await;
        browser.click("Add redirect URIs").await;
        let four = [
            "https://a.contoso.com/cb",
            "https://b.contoso.com/cb",
            "https://c.contoso.com/cb",
            "https://localhost:99999/cb",
        ];
        until_rows(browser, &four).await;
        browser.gone("textbox", "List of redirect URIs").await;
        browser.says("Correct or remove the port “\u{2068}99999\u{2069}”").await;
        browser.fill("Redirect URI 4", "https://<your-app>.contoso.com/cb").await;
        browser.leave_field().await;
        browser.says("Replace “\u{2068}<your-app>\u{2069}” with your own value.").await;
        browser.fill("Redirect URI 4", "https://contoso.com/c b").await;
        browser.leave_field().await;
        browser.click("Remove spaces").await;
        until_rows(browser, &[&four[..3], &["https://contoso.com/cb"]].concat()).await;
        browser.fill("Redirect URI 4", "“https://contoso.com/cb”").await;
        browser.leave_field().await;
        browser.click("Keep only the URI").await;
        until_rows(browser, &[&four[..3], &["https://contoso.com/cb"]].concat()).await;
        browser.size(320, 640).await;
        let wide = browser.script("return document.scrollingElement.scrollWidth", vec![]).await;
        assert!(wide.as_u64() <= Some(320), "{wide} pixels wide");
        axe::check(browser, "redirect URIs from a list").await;
    })
    .await;
}

#[tokio::test]
async fn a_list_of_permissions_may_be_a_table_ids_a_request_or_mistyped() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        let fhir = guid_of("contoso fhir server");
        let mail_role = guid_of("role Microsoft Graph Mail.Send");
        let list = format!(
            "| Microsoft Graph | Application | User.Read.All |\n\
             | Contoso FHIR Server | Delegated | patient.Patient.read |\n\
             scope=User.Read%20Mail.Send&state=1\n\
             az ad app permission add --id {fhir} --api {GRAPH_APP_ID} --api-permissions {mail_role}=Role {mail_role}=Scope\n\
             api://{fhir}/user/*.read\n\
             The app reads mail with Mail.Raed and nothing else.\n"
        );
        form::pick_from_list(browser, &list).await;
        browser.says("6 permissions added.").await;
        browser.says("offers “\u{2068}Mail.Send\u{2069}” only as an application permission.").await;
        browser.says("Did you mean “\u{2068}Mail.Read\u{2069}”?").await;
        axe::check(browser, "a list with a mistyped name").await;
        browser.click("Add “Mail.Read”").await;
        browser.says("7 permissions added.").await;
        form::selected(browser, 7).await;
        let json = json!([{ "resourceAppId": HEALTHCARE_APP_ID,
            "resourceAccess": [{ "id": guid_of("healthcare"), "type": "Scope" }] }]);
        browser.fill("Permission names", &json!({ "requiredResourceAccess": json }).to_string()).await;
        browser.click("Add permissions").await;
        form::selected(browser, 8).await;
        browser.fill("Permission names", "Sign in and read user profile").await;
        browser.click("Add permissions").await;
        browser.says("This list doesn't name any permissions.").await;
        browser.click("Next").await;
        form::credentials(browser, None).await;
        browser.at("Review").await;
        result::register_without_secret(browser, "Small client").await;
        let [application] = &journey.tenant.applications()[..] else { panic!("one application") };
        let wanted: Vec<(String, usize)> = application["requiredResourceAccess"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| {
                let access = entry["resourceAccess"].as_array().map(Vec::len).unwrap_or_default();
                (entry["resourceAppId"].as_str().unwrap_or_default().to_owned(), access)
            })
            .collect();
        assert_eq!(wanted, [(GRAPH_APP_ID.to_owned(), 5), (fhir, 2), (HEALTHCARE_APP_ID.to_owned(), 1)]);
        let roles = |access: &&Value| access["type"] == "Role";
        let of_graph = application["requiredResourceAccess"][0]["resourceAccess"].as_array().unwrap();
        assert_eq!(of_graph.iter().filter(roles).count(), 2);
    })
    .await;
}
