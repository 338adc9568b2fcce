//! The list of permissions: by keyboard, at any width, with as many as Microsoft Graph offers; and what is selected of it.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::Browser;
use crate::journey::{ALL, journey};
use crate::page::form;

/// As many permissions as Microsoft Graph offers.
const PERMISSIONS: usize = 1_132;
/// The most that Tab stops at within the page's own part.
const MOST_STOPS: u64 = 30;
/// From so many pixels on there are three columns.
const THREE_COLUMNS: u32 = 1_088;
/// What Tab stops at within the page's own part.
const STOPS: &str = "
    const stops = 'a[href], button, input, select, textarea, summary, [tabindex]';
    return [...document.querySelectorAll('main :is(' + stops + ')')]
        .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()).length";

/// Names that are broken elsewhere than after a dot, a hyphen or a blank, or stand out of the page: by the boxes of their
/// letters. Tabs scroll within their strip.
const BROKEN: &str = r"
    const names = [...document.querySelectorAll('code.grid__name, .picks__name code, [role=tab], .grid__family, .badge, .count')];
    const letters = (name) => {
        const texts = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) {
            const text = texts.currentNode;
            [...text.data].forEach((letter, at) => {
                const range = document.createRange();
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                found.push([letter, range.getBoundingClientRect()]);
            });
        }
        return found.filter(([, box]) => box.width > 0);
    };
    return names.filter((one) => one.checkVisibility()).filter((one) => {
        const all = letters(one);
        return all.some(([, box], at) => at > 0 && box.top > all[at - 1][1].bottom - 2 && !/[\s.-]/.test(all[at - 1][0]))
            || !one.closest('[role=tablist]') && one.getBoundingClientRect().right > innerWidth + 1;
    }).map((one) => one.textContent)";

/// The row that has the focus: its words, its place, and what it is to those who hear it.
async fn row(browser: &Browser) -> Value {
    let script = "const row = document.activeElement;
        return {
            id: row.id,
            text: [...row.querySelectorAll('.grid__name, .grid__family')].find((one) => one.checkVisibility())?.textContent.trim() ?? '',
            expanded: row.getAttribute('aria-expanded'),
            selected: row.getAttribute('aria-selected'),
            level: row.getAttribute('aria-level'),
            among: [row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')],
            inView: row.getBoundingClientRect().top >= 0 && row.getBoundingClientRect().bottom <= innerHeight,
        }";
    browser.script(script, vec![]).await
}

async fn until_row(browser: &Browser, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
    browser
        .until(what, async |browser| {
            let row = row(browser).await;
            is_it(&row).then_some(row)
        })
        .await
}

/// Puts up Microsoft Graph with all that it offers.
async fn graph(journey: &crate::journey::Journey) {
    journey.tenant.fill_graph(PERMISSIONS);
    let browser = &journey.browser;
    form::at_permissions(journey).await;
    form::search(browser, "Microsoft Graph").await;
    browser.click("Microsoft Graph").await;
    browser.says("1,132 permissions").await;
}

#[tokio::test]
async fn with_all_of_microsoft_graph_the_list_is_one_stop_and_its_keys_are_those_of_a_tree_grid() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        graph(journey).await;
        let stops = browser.script(STOPS, vec![]).await.as_u64().unwrap();
        assert!(stops <= MOST_STOPS, "{stops} stops");
        browser.script("document.getElementById('search-apis').focus()", vec![]).await;
        browser.keys(Key::Down + "").await;
        let first = until_row(browser, "the first family", |row| row["id"] == "row-0").await;
        assert_eq!(
            (&first["text"], &first["expanded"], &first["level"]),
            (&json!("Commonly used"), &json!("true"), &json!("1"))
        );
        assert_eq!(first["among"][0], "1");
        browser.keys(Key::Down + "").await;
        until_row(browser, "User.Read", |row| row["text"] == "User.Read" && row["level"] == "2").await;
        browser.keys(Key::Space + "").await;
        until_row(browser, "User.Read, selected", |row| row["selected"] == "true").await;
        form::selected(browser, 1).await;
        browser.keys(Key::Enter + "").await;
        until_row(browser, "User.Read with its description", |row| row["expanded"] == "true").await;
        browser.keys(Key::Left + "").await;
        until_row(browser, "User.Read without it", |row| row["expanded"] == "false").await;
        browser.keys(Key::Left + "").await;
        until_row(browser, "its family", |row| row["id"] == "row-0").await;
        browser.keys(Key::Left + "").await;
        until_row(browser, "the family, folded", |row| row["expanded"] == "false").await;
        browser.says("1 selected").await;
        browser.keys(Key::End + "").await;
        let last = until_row(browser, "the last row", |row| row["id"] != "row-0" && row["inView"] == true).await;
        assert_eq!(last["among"], json!([first["among"][1], first["among"][1]]), "the last of all families");
        browser.keys(Key::Right + "").await;
        until_row(browser, "the last family, unfolded", |row| row["expanded"] == "true" && row["id"] == last["id"])
            .await;
        browser.keys(Key::Home + "").await;
        until_row(browser, "the first row", |row| row["id"] == "row-0").await;
        browser.keys("u").await;
        until_row(browser, "a family whose name begins so", |row| {
            row["text"].as_str().is_some_and(|text| text.to_lowercase().starts_with('u'))
        })
        .await;
        let stops = browser.script(STOPS, vec![]).await.as_u64().unwrap();
        assert!(stops <= MOST_STOPS, "{stops} stops");
    })
    .await;
}

#[tokio::test]
async fn one_search_finds_apis_and_permissions_of_both_kinds_with_their_counts() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        form::search(browser, "user.read").await;
        let first = "return [...document.querySelectorAll('code.grid__name')].find((one) => one.checkVisibility()).textContent.trim()";
        assert_eq!(browser.script(first, vec![]).await, json!("User.Read"));
        let hit = "return [...document.querySelectorAll('.grid__hit')].find((one) => one.checkVisibility()).textContent";
        assert_eq!(browser.script(hit, vec![]).await, json!("User.Read"), "what was typed is marked");
        form::tick(browser, "User.Read").await;
        browser.press("tab", "Application").await;
        form::tick(browser, "User.Read.All").await;
        form::selected(browser, 2).await;
        browser.says("1 permission needs admin consent").await;
        let kinds = "return [...document.querySelectorAll('.picks__word')].map((one) => one.textContent)";
        assert_eq!(browser.script(kinds, vec![]).await, json!(["Delegated", "Application"]));
        browser.click("Remove “User.Read” of “Microsoft Graph”").await;
        browser.click("Remove “User.Read.All” of “Microsoft Graph”").await;
        browser
            .until("the focus where the list was", async |browser| {
                let id = browser.script("return document.activeElement.id", vec![]).await;
                (id == "no-picks").then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn below_three_columns_what_is_selected_is_a_sheet_that_escape_closes() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        form::at_permissions(journey).await;
        browser.click("Add User.Read").await;
        browser.size(500, 800).await;
        browser.click("1 selected").await;
        browser.find("button", "Remove “User.Read” of “Microsoft Graph”").await;
        crate::axe::check(browser, "the sheet of selected permissions").await;
        browser.keys(Key::Escape + "").await;
        browser.gone("button", "Remove “User.Read” of “Microsoft Graph”").await;
        let focused = browser.script("return document.activeElement.textContent.trim()", vec![]).await;
        assert_eq!(focused, "1 selected", "the focus is back where it was");
    })
    .await;
}

#[tokio::test]
async fn no_name_is_broken_at_any_width_and_text_size() {
    journey(&ALL, async |journey| {
        let browser = &journey.browser;
        graph(journey).await;
        form::search(browser, "read").await;
        for width in [320, 500, 768, 1_100, 1_280, 1_920] {
            browser.size(width, 800).await;
            // Letters twice as high make the columns' bounds twice as wide: there are three in no window of these.
            let sizes = if width < THREE_COLUMNS { &["100%", "200%"][..] } else { &["100%"] };
            for size in sizes {
                browser.script("document.documentElement.style.fontSize = arguments[0]", vec![json!(size)]).await;
                let broken = browser.script(BROKEN, vec![]).await;
                // Two letters high, 320 pixels hold no long name on one line.
                assert!(width == 320 && *size == "200%" || broken == json!([]), "{width} px, {size}: {broken}");
            }
        }
    })
    .await;
}
