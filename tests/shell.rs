//! Holds `index.html` to what the code says: the words of the start page, the hosts of the content security policy,
//! and that no script or style stands in the page itself.

use std::fs;

use client_registrar::{
    directory::cloud::Cloud,
    i18n::{elements, start},
};

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

#[test]
fn the_policy_lets_the_page_connect_to_microsofts_hosts_alone() {
    let shell = shell();
    let policy = shell.split_once("content=\"default-src 'none'").expect("there is a policy").1;
    let connect = policy.split_once("connect-src ").and_then(|(_, rest)| rest.split_once(';'));
    let mut allowed: Vec<_> = connect.expect("it says where to connect").0.split_whitespace().collect();
    allowed.sort_unstable();
    let mut known = vec!["'self'".to_owned()];
    known.extend(
        Cloud::ALL.iter().flat_map(|cloud| {
            [format!("https://{}", cloud.authority_host()), format!("https://{}", cloud.graph_host())]
        }),
    );
    known.sort_unstable();
    known.dedup();
    assert_eq!(allowed, known);
}

#[test]
fn no_script_and_no_style_stands_in_the_page_itself() {
    let shell = shell();
    for (at, _) in shell.match_indices("<script") {
        let tag = shell[at..].split_once("</script>").expect("the tag is closed").0;
        assert!(tag.contains(" src=") && tag.ends_with('>'), "{tag}");
    }
    assert!(!shell.contains("<style") && !shell.contains(" style="));
    for event in [" onload=", " onclick=", " onerror="] {
        assert!(!shell.contains(event), "{event}");
    }
}
