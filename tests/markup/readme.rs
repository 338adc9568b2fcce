//! What the README has documentation teams copy is what `tests/docs` is built of, to the letter.

use std::{collections::BTreeMap, fs, path::Path};

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("a file of the project")
}

/// What the README quotes, by the files that it names in a comment above each piece.
fn quoted() -> BTreeMap<String, String> {
    let readme = read("README.md");
    let pieces = readme.split("<!-- tests/docs/").skip(1).map(|rest| {
        let (file, rest) = rest.split_once(" -->\n```").expect("a piece of code below the comment");
        let (_, rest) = rest.split_once('\n').expect("its first line");
        let (code, _) = rest.split_once("```\n").expect("its end");
        (format!("tests/docs/{file}"), code.to_owned())
    });
    pieces.collect()
}

#[test]
fn what_documentation_teams_copy_is_what_is_built_and_walked_through() {
    let quoted = quoted();
    let of = |name: &str| quoted.keys().filter(|file| file.contains(name)).count();
    assert_eq!(["mkdocs", "docusaurus", "vitepress"].map(of), [3, 3, 4], "{:?}", quoted.keys());
    for (file, code) in &quoted {
        assert!(!code.trim().is_empty() && read(file).contains(code), "{file} has no\n{code}");
    }
}

#[test]
fn the_versions_that_the_readme_names_are_those_that_are_built_with() {
    let pinned = |file: &str, before: &str| {
        let text = read(&format!("tests/docs/{file}"));
        let (_, rest) = text.split_once(before).expect("a version");
        rest.split(|c: char| !c.is_ascii_digit()).take(2).collect::<Vec<_>>().join(".")
    };
    let sentence = format!(
        "MkDocs Material {}, Docusaurus {} and VitePress {}",
        pinned("mkdocs/requirements.txt", "\nmkdocs-material=="),
        pinned("docusaurus/package.json", "\"@docusaurus/core\": \""),
        pinned("vitepress/package.json", "\"vitepress\": \""),
    );
    assert!(read("README.md").contains(&sentence), "the README does not say {sentence}");
}

#[test]
fn the_version_of_the_script_is_that_of_what_windows_say() {
    let message = client_registrar::flow::embedded::Told::Ready.to_json();
    let version = read("public/embed.js")
        .split_once("const VERSION = ")
        .and_then(|(_, rest)| rest.split(';').next().map(str::to_owned));
    assert_eq!(message, format!(r#"{{"client-registrar":{},"type":"ready"}}"#, version.expect("a version")));
}
