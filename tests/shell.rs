//! Holds the start page that `index.html` paints to the words that the module will say. `tests/csp.rs` holds the rest of
//! the file.

use std::fs;

use client_registrar::i18n::{elements, start};

#[expect(clippy::expect_used, reason = "a test that cannot go on stops")]
fn shell() -> String {
    fs::read_to_string("index.html").expect("index.html is there")
}

/// The text with every run of white space as one space, as browsers show it.
fn as_shown(html: &str) -> String {
    html.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_painted_start_page_says_what_the_module_will_say() {
    let shell = as_shown(&shell());
    for words in [
        elements::PRODUCT,
        start::TITLE,
        start::LEAD,
        start::TENANT_TITLE,
        start::TENANT_BODY,
        start::SIGN_IN,
        start::SANDBOX_TITLE,
        start::SANDBOX_BODY,
        start::TRY_SANDBOX,
    ] {
        assert!(shell.contains(words), "index.html lacks: {words}");
    }
}
