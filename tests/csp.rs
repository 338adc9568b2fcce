//! The content security policies of the pages, compared with the hosts that the code knows.

#![expect(clippy::expect_used, reason = "a test may stop where the ground is missing that it stands on")]

use std::{collections::BTreeSet, fs, path::Path};

use client_registrar::directory::cloud::Cloud;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the page")
}

/// The directives of a page's policy, in order.
fn policy(html: &str) -> Vec<(String, Vec<String>)> {
    let tag = html.split_once("http-equiv=\"Content-Security-Policy\"").expect("a policy").1;
    let content = tag.split_once("content=\"").expect("its content").1;
    let content = content.split_once('"').expect("its end").0;
    let words = |directive: &str| directive.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let directives = content.split(';').map(words).filter(|words| !words.is_empty());
    directives.map(|words| (words[0].clone(), words[1..].to_vec())).collect()
}

/// The directives of a page's policy but `connect-src`, each as it is written.
fn others(html: &str) -> BTreeSet<String> {
    let directives = policy(html).into_iter().filter(|(name, _)| name != "connect-src");
    directives.map(|(name, sources)| format!("{name} {}", sources.join(" "))).collect()
}

fn connects(html: &str) -> Vec<String> {
    policy(html).into_iter().find(|(name, _)| name == "connect-src").expect("connect-src").1
}

#[test]
fn the_page_reaches_the_hosts_that_the_code_knows_and_no_other() {
    let origins = Cloud::MICROSOFT.into_iter().flat_map(|cloud| [cloud.authority(), cloud.graph()]);
    let mut expected: BTreeSet<String> = origins.map(str::to_owned).collect();
    expected.insert("'self'".to_owned());
    let found = connects(&read("index.html"));
    assert_eq!(found.iter().cloned().collect::<BTreeSet<_>>(), expected);
    assert_eq!(found.len(), expected.len(), "a host is named twice");
}

#[test]
fn the_page_runs_its_own_scripts_and_styles_alone() {
    let expected = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "base-uri 'self'",
        "form-action 'none'",
        "object-src 'none'",
        "frame-src 'none'",
    ];
    assert_eq!(others(&read("index.html")), expected.map(str::to_owned).into());
}

#[test]
fn the_page_that_answers_come_back_to_reaches_nobody() {
    let html = read("public/auth.html");
    assert_eq!(connects(&html), ["'none'"]);
    let expected = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ];
    assert_eq!(others(&html), expected.map(str::to_owned).into());
}

#[test]
fn the_policy_comes_before_anything_that_it_governs() {
    for path in ["index.html", "public/auth.html"] {
        let html = read(path);
        let at = html.find("Content-Security-Policy").expect("a policy");
        for tag in ["<script", "<link", "<style"] {
            assert!(html.find(tag).is_none_or(|other| other > at), "{path}: {tag}");
        }
    }
}

#[test]
fn no_page_has_a_script_or_a_style_within() {
    for path in ["index.html", "public/auth.html"] {
        let html = read(path);
        assert!(!html.contains("<style") && !html.contains(" style="), "{path}");
        assert!(!html.contains("javascript:") && !html.contains("<iframe") && !html.contains("<base"), "{path}");
        for tag in html.split("<script").skip(1) {
            let (attributes, rest) = tag.split_once('>').expect("the end of a tag");
            assert!(attributes.contains("src=") && rest.starts_with("</script>"), "{path}: <script{attributes}>");
        }
        let handlers = html.split([' ', '\n']).filter(|word| word.starts_with("on") && word.contains("=\""));
        assert_eq!(handlers.collect::<Vec<_>>(), [""; 0], "{path}");
    }
}

#[test]
fn no_page_tells_where_people_came_from() {
    for path in ["index.html", "public/auth.html"] {
        assert!(read(path).contains("<meta name=\"referrer\" content=\"no-referrer\""), "{path}");
    }
}
