//! Typing: when a mistake is told and said, what Enter does, what can be undone, and what is kept.

use serde_json::json;
use thirtyfour::Key;

use crate::axe;
use crate::browser::Browser;
use crate::journey::journey;
use crate::page::{form, microsoft, result, start};

/// Counts what the page's live regions are given to say, from now on.
const LISTEN: &str = r#"
window.said = [];
const live = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], output';
new MutationObserver((changes) => {
  for (const region of new Set(changes.map((change) => (change.target.nodeType === 1 ? change.target : change.target.parentElement)?.closest(live)))) {
    if (region && region.textContent.trim()) window.said.push(region.textContent.trim());
  }
}).observe(document, { subtree: true, childList: true, characterData: true });"#;

/// What they were given so far.
async fn said(browser: &Browser) -> Vec<String> {
    serde_json::from_value(browser.script("return window.said", vec![]).await).unwrap()
}

/// The ID of what has the focus.
async fn focused(browser: &Browser) -> String {
    browser.script("return document.activeElement.id", vec![]).await.as_str().unwrap_or_default().to_owned()
}

async fn until_focused(browser: &Browser, id: &str) {
    browser.until(&format!("the focus on {id}"), async |browser| (focused(browser).await == id).then_some(())).await;
}

/// The messages that are shown under fields.
async fn told(browser: &Browser) -> usize {
    let count = "return [...document.querySelectorAll('.field-message')].filter((one) => one.checkVisibility()).length";
    usize::try_from(browser.script(count, vec![]).await.as_u64().unwrap()).unwrap()
}

async fn at_redirect_uris(browser: &Browser) {
    start::sandbox(browser).await;
    form::basics(browser, "Small client").await;
    browser.at("Redirect URIs").await;
}

async fn rows(browser: &Browser) -> Vec<String> {
    let values = "return [...document.querySelectorAll('.rows input[type=text]')].map((one) => one.value)";
    serde_json::from_value(browser.script(values, vec![]).await).unwrap()
}

async fn until_rows(browser: &Browser, wanted: &[&str]) {
    browser.until(&format!("the rows {wanted:?}"), async |browser| (rows(browser).await == wanted).then_some(())).await;
}

#[tokio::test]
async fn a_mistake_is_told_and_said_once_when_typing_rests_and_gone_at_once_when_it_is_right() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        at_redirect_uris(browser).await;
        browser.press("textbox", "Redirect URI").await;
        browser.script(LISTEN, vec![]).await;
        let uri = "http://app.contoso.com";
        assert_eq!(uri.len(), 22);
        for key in uri.chars() {
            browser.keys(key.to_string()).await;
            assert_eq!(told(browser).await, 0, "at {key:?}");
        }
        assert_eq!(said(browser).await, [""; 0], "nothing is said while somebody types");
        browser.leave_field().await;
        browser.says("Use https. http works only for localhost and 127.0.0.1.").await;
        let said_once = browser
            .until("the mistake to be said", async |browser| {
                let said = said(browser).await;
                (!said.is_empty()).then_some(said)
            })
            .await;
        assert_eq!(said_once.len(), 1, "{said_once:?}");
        assert_eq!(
            browser.find("textbox", "Redirect URI").await.attr("aria-invalid").await.unwrap().as_deref(),
            Some("true")
        );
        axe::check(browser, "a mistake that is told").await;

        // Put right letter by letter: what was told goes with the letter that mends it, and nothing new comes.
        browser.press("textbox", "Redirect URI").await;
        browser.keys(Key::Home + "").await;
        for _ in 0.."http".len() {
            browser.keys(Key::Right + "").await;
        }
        browser.keys("s").await;
        browser.until("the mistake to go", async |browser| (told(browser).await == 1).then_some(())).await;
        browser.keys(Key::End + "").await;
        browser.keys("/").await;
        browser.until("the advice to go", async |browser| (told(browser).await == 0).then_some(())).await;
        browser.keys("#a").await;
        assert_eq!(told(browser).await, 0);
        assert_eq!(said(browser).await.len(), 1);
        // What is pressed stands where it stood, and what is wrong is told once it was pressed.
        browser.click("Add redirect URI").await;
        browser.find("textbox", "Redirect URI 2").await;
        browser.says("Remove the fragment").await;
    })
    .await;
}

#[tokio::test]
async fn no_field_of_any_step_is_called_wrong_while_somebody_types_in_it() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        browser.press("textbox", "Display name").await;
        browser.leave_field().await;
        assert_eq!(told(browser).await, 0, "nobody has typed anything");
        browser.press("textbox", "Display name").await;
        browser.keys("a").await;
        browser.keys(Key::Backspace + "").await;
        assert_eq!(told(browser).await, 0);
        browser.leave_field().await;
        browser.says("Enter a display name.").await;
        browser.fill("Display name", "Small client").await;
        assert_eq!(told(browser).await, 0, "it is right at once");
        browser.click("More options").await;
        browser.press("textbox", "Service management reference (optional)").await;
        browser.keys("x".repeat(257)).await;
        assert_eq!(told(browser).await, 0);
        browser.keys(Key::Enter + "").await;
        browser.says("Shorten the reference by 1 character.").await;
        browser.find("group", "There's a problem").await;
        browser.fill("Service management reference (optional)", "").await;
        browser.keys(Key::Enter + "").await;
        form::redirect_uris(browser, &[]).await;
        form::permissions(browser, &[]).await;
        form::edit_first(browser).await;
        browser.press("textbox", "Description").await;
        browser.keys("x".repeat(257)).await;
        assert_eq!(told(browser).await, 0);
        browser.leave_field().await;
        browser.says("Shorten the description by 1 character.").await;
        browser.fill("Description", "first").await;
        browser.select("Expires", "Custom").await;
        browser.fill("End date", "2020-01-01").await;
        assert_eq!(told(browser).await, 0);
        browser.click("Next").await;
        browser.says("Choose tomorrow or a later day.").await;
    })
    .await;
}

#[tokio::test]
async fn a_search_says_what_it_has_found_once_typing_rests() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        form::to_permissions(browser, "Small client").await;
        browser.press("textbox", "Search APIs").await;
        browser.script(LISTEN, vec![]).await;
        browser.keys("key vault").await;
        browser
            .until("what was found to be said", async |browser| {
                said(browser).await.iter().any(|words| words.contains("match your search.")).then_some(())
            })
            .await;
        let found: Vec<String> =
            said(browser).await.into_iter().filter(|words| words.contains("match your search.")).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        let hints = "return document.querySelectorAll('.field__hint[aria-live], .field__messages[aria-live]').length";
        assert_eq!(browser.script(hints, vec![]).await, json!(0), "hints are no live regions");
    })
    .await;
}

#[tokio::test]
async fn enter_goes_on_from_every_field_and_control_enter_from_anywhere() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        let name = browser.find("textbox", "Display name").await;
        assert_eq!(name.attr("aria-required").await.unwrap().as_deref(), Some("true"), "required is said");
        let mark = "return getComputedStyle(document.querySelector('label[for=display-name]'), '::after').content";
        assert!(browser.script(mark, vec![]).await.as_str().unwrap().contains('*'), "and marked");
        browser.press("textbox", "Display name").await;
        browser.keys(Key::Enter + "").await;
        browser.find("group", "There's a problem").await;
        browser.at("Basics").await;
        browser.fill("Display name", "Small client").await;
        browser.keys(Key::Enter + "").await;
        browser.at("Redirect URIs").await;
        browser.fill("Redirect URI", "https://contoso.com/cb").await;
        browser.keys(Key::Enter + "").await;
        browser.at("API permissions").await;
        // In a search it looks for what is typed, and stays.
        browser.keys("/").await;
        let kind = "return document.activeElement.type";
        browser
            .until("the focus in the search", async |browser| {
                (browser.script(kind, vec![]).await == json!("search")).then_some(())
            })
            .await;
        browser.keys("vault").await;
        browser.keys(Key::Enter + "").await;
        browser.at("API permissions").await;
        let search = "return document.querySelector('input[type=search]').value";
        assert_eq!(browser.script(search, vec![]).await, json!("vault"));
        browser.keys(Key::Escape + "").await;
        browser
            .until("the search to be cleared", async |browser| {
                (browser.script(search, vec![]).await == json!("")).then_some(())
            })
            .await;
        browser.control(Key::Enter).await;
        form::edit_first(browser).await;
        browser.fill("Description", "a / b").await;
        browser.control(Key::Enter).await;
        browser.at("Review").await;
        browser.control(Key::Enter).await;
        result::has_secret(browser).await;
    })
    .await;
}

#[tokio::test]
async fn a_list_takes_the_place_of_what_is_selected() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        at_redirect_uris(browser).await;
        browser.fill("Redirect URI", "https://old.contoso.com/cb").await;
        // All but the scheme, as a double click or the Shift key leaves it.
        browser.script("document.activeElement.setSelectionRange(8, 26)", vec![]).await;
        let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);
            return document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
        let json_array = "[\"https://a.contoso.com/cb\",\n \"https://b.contoso.com/cb\"]";
        assert_eq!(browser.script(paste, vec![json!(json_array)]).await, json!(false));
        until_rows(browser, &["https://a.contoso.com/cb", "https://b.contoso.com/cb"]).await;
        until_focused(browser, "redirect-uri-1").await;
        browser.fill("Redirect URI 2", "https://c.contoso.com/cb，https://d.contoso.com/cb").await;
        browser.leave_field().await;
        browser.says("This row has 2.").await;
        assert!(browser.now("button", "Percent-encode").await.is_none());
        browser.click("Split into rows").await;
        until_rows(browser, &["https://a.contoso.com/cb", "https://c.contoso.com/cb", "https://d.contoso.com/cb"]).await;
        // The list has a button of its own, and a way back.
        browser.click("Paste a list").await;
        until_focused(browser, "redirect-uri-list").await;
        axe::check(browser, "the place for a list").await;
        browser.keys(Key::Escape + "").await;
        until_focused(browser, "paste-redirect-uris").await;
        browser.click("Paste a list").await;
        browser.fill("List of redirect URIs", "https://e.contoso.com/cb").await;
        browser.control(Key::Enter).await;
        browser.find("textbox", "Redirect URI 4").await;
        browser.at("Redirect URIs").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_removed_comes_back_and_the_focus_stays_in_its_list() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        at_redirect_uris(browser).await;
        browser.fill("Redirect URI", "https://a.contoso.com/cb").await;
        browser.click("Add redirect URI").await;
        browser.fill("Redirect URI 2", "https://b.contoso.com/cb").await;
        browser.click("Remove Redirect URI 2").await;
        until_focused(browser, "redirect-uri-0").await;
        browser.click("Remove Redirect URI").await;
        until_focused(browser, "add-redirect-uri").await;
        until_rows(browser, &[]).await;
        browser.says("Redirect URI removed.").await;
        axe::check(browser, "a list that is empty, with Undo").await;
        browser.press("button", "Undo Redirect URI removed.").await;
        until_rows(browser, &["https://a.contoso.com/cb"]).await;
        browser.press("button", "Undo Redirect URI 2 removed.").await;
        until_rows(browser, &["https://a.contoso.com/cb", "https://b.contoso.com/cb"]).await;
        browser.gone("button", "Undo").await;
        assert!(focused(browser).await.starts_with("redirect-uri-"));
        browser.click("Next").await;
        form::permissions(browser, &[]).await;
        form::edit_first(browser).await;
        browser.fill("Description", "first").await;
        browser.click("Done").await;
        browser.click("Add Client secret").await;
        until_focused(browser, "secret-description-1").await;
        browser.click("Remove first").await;
        until_focused(browser, "edit-credential-1").await;
        browser.press("button", "Undo Credential 1 removed.").await;
        until_focused(browser, "edit-credential-0").await;
        form::edit_first(browser).await;
        assert_eq!(browser.value("Description").await, "first");
    })
    .await;
}

#[tokio::test]
async fn the_focus_is_not_lost_where_a_window_closes_and_what_opened_it_is_gone() {
    journey(&["User.Read"], async |journey| {
        let browser = &journey.browser;
        start::sign_in(journey).await;
        form::to_permissions(browser, "Small client").await;
        browser.fill("Search APIs", "Azure").await;
        microsoft::beside(browser, "Continue to Microsoft", microsoft::accept).await;
        browser.gone("button", "Continue to Microsoft").await;
        browser.until("the focus somewhere", async |browser| (!focused(browser).await.is_empty()).then_some(())).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_is_saved_in_the_tab_and_asked_about_before_that_closes() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        let asks = "const leaving = new Event('beforeunload', { cancelable: true }); dispatchEvent(leaving); return leaving.defaultPrevented";
        journey.open().await;
        start::sandbox(browser).await;
        browser.find("textbox", "Display name").await;
        assert_eq!(browser.script(asks, vec![]).await, json!(false), "nothing was typed");
        assert!(!browser.text().await.contains("Saved in this tab"));
        browser.fill("Display name", "Zoë's client").await;
        browser.says("Saved in this tab").await;
        assert_eq!(browser.script(asks, vec![]).await, json!(true));
        // The link says what was typed.
        browser
            .script("navigator.clipboard.writeText = async (text) => { window.copied = text; }", vec![])
            .await;
        browser.click("Copy link to this form").await;
        browser.says("Copied").await;
        let copied = browser.script("return window.copied", vec![]).await;
        assert!(copied.as_str().unwrap().contains("#draft="), "{copied}");
        axe::check(browser, "a form that is saved").await;
        form::fill(browser, &form::Wish { name: "Zoë's client", ..form::small_client() }).await;
        browser.says("zoe-s-client-").await;
        result::register(browser).await;
        result::saved(browser, "Zoë's client").await;
        assert_eq!(browser.script(asks, vec![]).await, json!(false), "all of it is registered");
        browser.click("Register another like this").await;
        browser.at("Basics").await;
        assert_eq!(browser.value("Display name").await, "Zoë's client");
        form::basics(browser, "Another client").await;
        form::redirect_uris(browser, &[]).await;
        form::permissions(browser, &[]).await;
        form::edit_first(browser).await;
        assert_eq!(browser.value("Description").await, "first");
        browser.click("Next").await;
        browser.at("Review").await;
        result::register(browser).await;
    })
    .await;
}

#[tokio::test]
async fn each_concept_has_one_link_to_microsofts_page_on_it() {
    journey(&[], async |journey| {
        let browser = &journey.browser;
        journey.open().await;
        start::sandbox(browser).await;
        let learn = async |browser: &Browser| {
            let mut names = browser.names("link").await;
            names.retain(|name| name.starts_with("Learn more"));
            names
        };
        assert_eq!(
            learn(browser).await,
            [
                "Learn more about account types (opens in a new tab)",
                "Learn more about user assignment (opens in a new tab)"
            ]
        );
        form::basics(browser, "Small client").await;
        browser.at("Redirect URIs").await;
        assert_eq!(learn(browser).await, ["Learn more about redirect URIs (opens in a new tab)"]);
        form::redirect_uris(browser, &[]).await;
        form::permissions(browser, &[]).await;
        browser.at("Credentials").await;
        assert_eq!(learn(browser).await, ["Learn more about credentials (opens in a new tab)"]);
        let foreign = "return [...document.querySelectorAll('main a[target=_blank]')].filter((one) => !one.href.startsWith('https://learn.microsoft.com/')).length";
        assert_eq!(browser.script(foreign, vec![]).await, json!(0));
    })
    .await;
}
