//! Holds the start page that `index.html` paints to the words that the module will say, and what it shows where nothing
//! runs. `tests/markup/csp.rs` holds the rest of the file, `tests/e2e/journeys/hosting/hosts.rs` what people see.

use std::fs;

use client_registrar::words::{elements, session::start, text::about};

fn read(path: &str) -> String {
    fs::read_to_string(path).expect("a file of the page")
}

/// The text with every run of white space as one space, as browsers show it.
fn as_shown(html: &str) -> String {
    html.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tag with this in it.
fn tag<'a>(html: &'a str, part: &str) -> &'a str {
    html.split('<').find(|tag| tag.contains(part)).and_then(|tag| tag.split('>').next()).expect("a tag")
}

#[test]
fn the_painted_start_page_says_what_the_module_will_say() {
    let shell = as_shown(&read("index.html"));
    for words in [
        elements::product(),
        elements::loading(),
        start::title(),
        start::lead(),
        start::sign_in(),
        start::try_sandbox(),
        start::hint(),
    ] {
        assert!(shell.contains(words), "index.html lacks: {words}");
    }
}

#[test]
fn what_stands_around_the_start_page_says_the_words_that_are_written_for_it() {
    let shell = as_shown(&read("index.html"));
    for words in [
        about::example(),
        about::example_title(),
        about::application_id(),
        about::tenant_id(),
        about::secret(),
        about::secret_hidden(),
        about::needs(),
        about::account(),
        about::account_body(),
        about::approval(),
        about::approval_body(),
        about::details(),
        about::details_body(),
        &[about::version(), " ", env!("CARGO_PKG_VERSION")].concat(),
        about::privacy(),
        about::privacy_body(),
        about::set_up(),
        about::not_microsoft(),
    ] {
        assert!(
            shell.contains(&format!(">{words}<")) || shell.contains(&format!("> {words} <")),
            "index.html lacks: {words}"
        );
    }
}

#[test]
fn words_for_scripts_that_do_not_run_stand_in_the_markup_and_only_a_style_sheet_keeps_them_from_view() {
    let (shell, sheet) = (read("index.html"), read("style/stopped.css"));
    let words = tag(&shell, "id=\"not-loaded\"");
    assert!(!words.contains("hidden") && words.contains("late"), "{words}");
    assert!(sheet.contains(".late {\n  animation: late 0s 5s both;"), "they come into view without any script");
    // Where there is no style sheet they are all that is shown.
    for other in ["id=\"app\"", "id=\"stopped\"", "id=\"framed\""] {
        assert!(tag(&shell, other).ends_with(" hidden"), "{other}");
    }
    let (page, sheet) = (read("public/auth.html"), read("public/auth.css"));
    assert!(!tag(&page, "id=\"late\"").contains("hidden"));
    assert!(sheet.contains("#late { animation: late 0s 5s both; }"));
}

#[test]
fn a_picture_has_its_size_in_the_markup_so_that_it_fills_no_window_without_a_style_sheet() {
    let shell = read("index.html");
    assert!(shell.contains("<svg"));
    for picture in shell.split("<svg").skip(1).filter_map(|rest| rest.split('>').next()) {
        assert!(picture.contains(" width=\"20\" height=\"20\""), "<svg{picture}>");
    }
    let icon = read("src/web/ui/text/icon.rs");
    for size in ["(\"width\", \"20\".into())", "(\"height\", \"20\".into())"] {
        assert!(icon.contains(size), "{size}");
    }
}
