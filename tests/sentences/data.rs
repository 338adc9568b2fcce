//! The sentences as data: how they are read, what stops the build, and that each is said somewhere.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    fluent::{self, Group},
    typed,
};

fn read(text: &str) -> Result<Vec<Group>, String> {
    let file = |text: &str| ("run".to_owned(), "review".to_owned(), "run/review.ftl".to_owned(), text.to_owned());
    fluent::groups(&[file(text)])
}

fn functions(text: &str) -> String {
    typed::functions(&read(text).expect("Fluent"))
}

/// Why it stops the build.
fn why_not(text: &str) -> String {
    read(text).err().unwrap_or_default()
}

#[test]
fn a_sentence_is_a_function_of_what_it_takes() {
    let code = functions("target = Creates { QUOTED($name) } in { $tenant }, { NUMBER($calls) } calls.");
    assert!(
        code.contains("pub(in crate::words) fn target(name: &str, tenant: &str, calls: usize) -> String"),
        "{code}"
    );
    assert!(code.contains("&[&crate::words::value::quoted(name), tenant, &table::number(calls)]"), "{code}");
}

#[test]
fn a_sentence_that_takes_nothing_lives_as_long_as_the_page() {
    assert!(functions("lead = Check the details.").contains("pub fn lead() -> &'static str"));
}

#[test]
fn the_table_has_each_sentence_with_a_character_for_what_it_takes() {
    let groups = read("one = All of it\ntwo = { $b } and { $a }, { $b }").expect("Fluent");
    assert_eq!(typed::table(&groups[0]), "All of it\u{1e}\u{1} and \u{2}, \u{1}");
}

#[test]
fn what_is_said_by_a_number_has_the_words_around_it() {
    let groups =
        read("uris = Adds { $count ->\n    [one] a URI\n   *[other] { NUMBER($count) } URIs\n }.").expect("Fluent");
    assert_eq!(typed::table(&groups[0]), "one\u{1d}Adds a URI.\u{1f}*other\u{1d}Adds \u{1} URIs.");
}

#[test]
fn terms_and_other_messages_are_put_in_while_building() {
    let groups = read("-product = Client Registrar\nname = { -product }\ntitle = { name } · 1").expect("Fluent");
    assert_eq!(typed::table(&groups[0]), "Client Registrar\u{1e}Client Registrar · 1");
}

#[test]
fn what_would_need_a_parser_at_run_time_stops_the_build_with_its_place() {
    for (text, why) in [
        ("a = { $b ->\n    [one] { $c ->\n        [one] x\n       *[other] y\n    }\n   *[other] z\n }", "two choices"),
        ("a = { DATETIME($b) }", "there is no DATETIME"),
        ("a = { other }", "there is no review/other"),
        ("a = { b }\nb = { a }", "leads back to itself"),
        ("a = { $b } { QUOTED($b) }", "comes in by two ways"),
        ("a = b\n    .title = c", "has attributes"),
        ("a = b\na = c", "stands there twice"),
        ("a = { $b", "is not Fluent"),
    ] {
        let said = why_not(text);
        assert!(said.contains(why) && said.starts_with("run/review.ftl"), "{text}: {said}");
    }
}

/// The sources, in one text.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            text.push_str(&sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            text.push_str(&fs::read_to_string(&path).expect("a file"));
        }
    }
    text
}

#[test]
fn every_sentence_is_said_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let code = sources(&root.join("src"));
    let named: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let groups = fluent::read(&root.join("src/words/en")).expect("Fluent");
    // What index.html alone says is compared with it in tests/markup/shell.rs.
    let said = groups.iter().filter(|group| group.name != "painted");
    let messages = said.flat_map(|group| &group.pages).flat_map(|page| &page.messages);
    let unsaid: Vec<&str> = messages
        .filter(|message| !named.contains(message.id.replace('-', "_").as_str()))
        .map(|m| m.id.as_str())
        .collect();
    assert!(unsaid.is_empty(), "nobody says {unsaid:?}");
}
