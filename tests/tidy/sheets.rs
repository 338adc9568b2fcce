//! Style sheets: each beside what it is the sheet of, and each class defined in one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use crate::{assert_none, collect, root};

/// Every sheet of the page: path and text without comments.
fn sheets() -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join("src"), ".css", &mut found);
    collect(&root().join("style"), ".css", &mut found);
    let bare = |text: &str| {
        let parts = text.split("/*").enumerate();
        parts.map(|(n, part)| if n == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) }).collect()
    };
    found.into_iter().map(|sheet| (sheet.path, bare(&sheet.text))).collect()
}

/// The selectors of a sheet, within `@media` too.
fn selectors(text: &str) -> impl Iterator<Item = &str> {
    let before_braces = text.split('{').map(|part| part.rsplit(['}', ';']).next().unwrap_or_default().trim());
    before_braces.filter(|head| !head.starts_with('@')).flat_map(|head| head.split(','))
}

/// The blocks that a selector names: `card` of `.card--wide > .card__title`.
fn blocks(selector: &str) -> BTreeSet<&str> {
    let names = selector.split('.').skip(1).map(|rest| {
        rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next().unwrap_or_default()
    });
    let names = names.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
    names.map(|name| name.split("__").next().unwrap_or(name).split("--").next().unwrap_or(name)).collect()
}

#[test]
fn no_class_is_defined_in_two_sheets() {
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sheets() {
        for selector in selectors(&text) {
            let blocks = blocks(selector);
            // With another block around it, it is that block's sheet that says how it looks there.
            if let (1, Some(block)) = (blocks.len(), blocks.first()) {
                homes.entry((*block).to_owned()).or_default().insert(path.clone());
            }
        }
    }
    assert!(homes.len() > 40, "{homes:?}");
    let twice: Vec<String> =
        homes.iter().filter(|(_, at)| at.len() > 1).map(|(name, at)| format!(".{name} in {at:?}")).collect();
    assert_none(&twice);
}

#[test]
fn every_sheet_belongs_to_one_part() {
    let table = fs::read_to_string(root().join("src/web/parts.txt")).expect("the parts");
    let listed: Vec<&str> = table.lines().filter(|line| line.starts_with("    ")).map(str::trim).collect();
    let mut there: Vec<String> = sheets().into_iter().map(|(path, _)| path).collect();
    let mut sorted: Vec<&str> = listed.clone();
    sorted.sort_unstable();
    there.sort_unstable();
    assert_eq!(sorted, there);
    assert_eq!(listed[..2], ["style/tokens.css", "style/base.css"], "what everything is drawn with comes first");
}

/// `WebKit` does not look again when the first child comes into what `:has(:empty)` asks about: the panel stood below the
/// steps. It does where a class comes.
#[test]
fn no_sheet_asks_whether_something_has_what_is_empty() {
    let asks = |selector: &str| {
        selector.split(":has(").skip(1).any(|rest| rest.split(' ').any(|part| part.ends_with(":empty)")))
    };
    assert!(asks(".sides:has(> .sides__panel:empty) > .columns__main") && asks(".steps:has(.a > .b:empty)"));
    assert!(!asks(".sides:not(:has(> .panel)) ~ .bar") && !asks(".sides__panel:empty"));
    let mut found = Vec::new();
    for (path, text) in sheets() {
        found.extend(selectors(&text).filter(|selector| asks(selector)).map(|selector| format!("{path}: {selector}")));
    }
    assert_none(&found);
}

#[test]
fn a_selector_is_read_block_by_block() {
    let text = "a,.card{x:y}@media (x){.card--wide > .button__icon:hover{x:y}.list li{z:w}}";
    let found: Vec<Vec<&str>> = selectors(text).map(|selector| blocks(selector).into_iter().collect()).collect();
    assert_eq!(found, [vec![], vec!["card"], vec!["button", "card"], vec!["list"], vec![]]);
}
