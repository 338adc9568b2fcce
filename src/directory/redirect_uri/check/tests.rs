//! One test a rule.

use RedirectUriProblem as P;
use SignInAudience::{MyOrg, Personal};

use super::*;

fn org(text: &str) -> Vec<P> {
    check(text, MyOrg)
}

fn scheme(scheme: &str) -> Vec<P> {
    vec![P::SchemeNotAllowed { scheme: scheme.to_owned() }]
}

#[test]
fn https_is_fine_with_any_host() {
    for text in [
        "https://contoso.com/",
        "https://app.contoso.com:8443/auth/callback",
        "https://localhost/cb",
        "https://127.0.0.1/cb",
        "https://10.0.0.4/cb",
        "https://[2001:db8::1]/cb",
        "https://intranet/cb",
        "https://con_toso.com/cb",
        "https://xn--bcher-kva.example/cb",
        "https://contoso.com/a~b-c_d.e/%C3%BC+f&g=h:i@j",
        "HTTPS://CONTOSO.COM/Callback",
    ] {
        assert_eq!(org(text), [], "{text}");
    }
}

#[test]
fn http_is_for_the_local_machine_only() {
    assert_eq!(org("http://localhost/cb"), []);
    assert_eq!(org("http://LocalHost:7071/cb"), []);
    assert_eq!(org("http://127.0.0.1/cb"), [P::LoopbackNotInPortal]);
    for text in ["http://contoso.com/cb", "http://localhost.contoso.com/cb", "http://127.0.0.2/", "http://127.1/"] {
        assert_eq!(org(text), [P::HttpNeedsLocalhost], "{text}");
    }
}

#[test]
fn the_ipv6_loopback_address_is_refused_however_it_is_written() {
    for text in ["http://[::1]/cb", "https://[::1]:8080/cb", "http://[0:0:0:0:0:0:0:1]/cb"] {
        assert_eq!(org(text), [P::Ipv6Loopback], "{text}");
    }
    assert_eq!(org("http://[2001:db8::1]/cb"), [P::HttpNeedsLocalhost]);
}

#[test]
fn other_schemes_are_refused_by_their_name() {
    assert_eq!(org("myapp://auth"), scheme("myapp"));
    assert_eq!(org("urn:ietf:wg:oauth:2.0:oob"), scheme("urn"));
    assert_eq!(org("javascript:alert(1)"), scheme("javascript"));
    assert_eq!(org("data:text/html,x"), scheme("data"));
    assert_eq!(org("com.contoso.app:/cb"), scheme("com.contoso.app"));
    assert_eq!(org("ftp://contoso.com/"), scheme("ftp"));
    assert_eq!(org("JavaScript://contoso.com/%0aalert(1)"), scheme("JavaScript"));
}

#[test]
fn what_is_no_uri_is_told_once() {
    for text in ["", "hello", "contoso.com/cb", "/callback", "//contoso.com/cb", "https:///x#y", "1https://x/", "://x"]
    {
        assert_eq!(org(text), [P::NotAUri], "{text}");
    }
}

#[test]
fn the_length_limit_counts_the_256th_character_in() {
    let fits = format!("https://contoso.com/{}", "a".repeat(236));
    assert_eq!(org(&fits), []);
    assert_eq!(org(&format!("{fits}a")), [P::TooLong { length: 257 }]);
    // A blank at the end is told as such, and not as a 257th character too.
    assert_eq!(org(&format!("{fits} ")), [P::HasBlank]);
}

#[test]
fn each_forbidden_character_is_found_and_named() {
    for character in "!$'(),;\"<>[]^`{|}".chars() {
        let found = [P::ForbiddenCharacter { character }];
        assert_eq!(org(&format!("https://contoso.com/a{character}b")), found, "{character}");
        assert_eq!(org(&format!("https://contoso.com/a?b={character}c")), found, "{character}");
    }
    assert_eq!(org("https://contoso.com/a%2"), [P::ForbiddenCharacter { character: '%' }]);
    assert_eq!(org("https://con$toso.com/"), [P::ForbiddenCharacter { character: '$' }]);
    assert_eq!(org("https://contoso.com/a%27b"), []);
}

#[test]
fn a_forbidden_character_in_a_fragment_is_no_second_mistake() {
    assert_eq!(org("https://contoso.com/#!/callback"), [P::HasFragment]);
    assert_eq!(org("https://contoso.com/cb#"), [P::HasFragment]);
}

#[test]
fn user_info_is_found() {
    assert_eq!(org("https://me:pass@contoso.com/cb"), [P::HasUserInfo]);
    assert_eq!(org("https://contoso.com/@me"), []);
}

#[test]
fn a_wildcard_is_a_warning_for_organisations_and_an_error_with_personal_accounts() {
    assert_eq!(org("https://*.contoso.com/cb"), [P::Wildcard]);
    assert_eq!(org("https://*.contoso.com"), [P::Wildcard]);
    for audience in [SignInAudience::OrgsAndPersonal, Personal] {
        assert_eq!(check("https://*.contoso.com/cb", audience), [P::WildcardWithPersonal]);
        assert_eq!(check("https://contoso.com/*", audience), [P::WildcardWithPersonal]);
    }
}

#[test]
fn a_wildcard_stands_for_the_whole_first_label_or_nothing() {
    for text in [
        "https://*/cb",
        "https://*.com/cb",
        "https://app*.contoso.com/cb",
        "https://a.*.contoso.com/cb",
        "https://*.*.contoso.com/cb",
        "https://contoso.com/*",
        "https://*.contoso.com/*",
        "https://contoso.com/a?b=*",
    ] {
        assert_eq!(org(text), [P::WildcardMisplaced], "{text}");
    }
}

#[test]
fn a_query_is_fine_for_organisations_only() {
    assert_eq!(org("https://contoso.com/cb?app=1"), []);
    assert_eq!(check("https://contoso.com/cb?app=1", Personal), [P::QueryWithPersonal]);
    assert_eq!(check("https://contoso.com/cb?", Personal), [P::QueryWithPersonal]);
}

#[test]
fn text_outside_ascii_is_told_for_host_and_path_apart() {
    assert_eq!(org("https://bücher.example/cb"), [P::HostNotAscii]);
    assert_eq!(org("https://contoso.com/rückruf"), [P::PathNotAscii]);
    assert_eq!(org("https://bücher.example/rückruf"), [P::HostNotAscii, P::PathNotAscii]);
}

#[test]
fn blanks_and_unseen_characters_are_one_mistake() {
    for text in [
        " https://contoso.com/cb",
        "https://contoso.com/cb\u{a0}",
        "https://contoso.com/c b",
        "https://con toso.com/cb",
        "https://contoso.com/cb\r\n",
        "https://contoso.com/\u{202e}cb",
        "\u{feff}https://contoso.com/cb\u{200b}",
    ] {
        assert_eq!(org(text), [P::HasBlank], "{text:?}");
    }
}

#[test]
fn no_path_is_advice() {
    assert_eq!(org("https://contoso.com"), [P::NoPathSlash]);
    assert_eq!(org("http://localhost:7071"), [P::NoPathSlash]);
    assert_eq!(org("https://contoso.com?x=1"), [P::NoPathSlash]);
}

#[test]
fn separate_mistakes_are_all_told() {
    let all = check(" http://me@contoso.com/it's?a#b", Personal);
    assert_eq!(
        all,
        [
            P::HasBlank,
            P::HttpNeedsLocalhost,
            P::HasUserInfo,
            P::ForbiddenCharacter { character: '\'' },
            P::QueryWithPersonal,
            P::HasFragment
        ]
    );
}

#[test]
fn the_part_that_is_wrong_is_named_and_not_the_scheme() {
    let text = |text: &str| text.to_owned();
    for (typed, problem) in [
        ("https://contoso.com:99999/cb", P::BadPort { port: text("99999") }),
        ("https://localhost:/cb", P::BadPort { port: text("") }),
        ("https://a..b/cb", P::BadHost { host: text("a..b") }),
        ("https://<your-app>.azurewebsites.net/cb", P::Placeholder { text: text("<your-app>") }),
        ("https://contoso.com/{tenant}/cb", P::Placeholder { text: text("{tenant}") }),
        ("https://localhost:{port}/cb", P::Placeholder { text: text("{port}") }),
        ("\"https://contoso.com/cb\"", P::Extra { text: text("\"") }),
        ("‘https://contoso.com/cb’", P::Extra { text: text("‘") }),
        ("https://contoso.com/cb\"", P::Extra { text: text("\"") }),
        ("https://contoso.com/cb,", P::Extra { text: text(",") }),
        ("- https://contoso.com/cb", P::Extra { text: text("-") }),
        ("Prod: https://contoso.com/cb", P::Extra { text: text("Prod:") }),
        ("https://\"contoso.com/cb", P::ForbiddenCharacter { character: '"' }),
        ("https:\\\\contoso.com/cb", P::Backslash),
        ("https://contoso.com/cb,https://contoso.com/b", P::Several { count: 2 }),
        ("https://contoso.com/cb https://contoso.com/b https://c.com", P::Several { count: 3 }),
    ] {
        assert_eq!(org(typed), [problem], "{typed}");
    }
    // The rest of it is still judged.
    assert_eq!(
        org("http://<your-app>.net/cb#a"),
        [P::Placeholder { text: text("<your-app>") }, P::HttpNeedsLocalhost, P::HasFragment]
    );
    assert_eq!(org("myapp://auth"), scheme("myapp"));
}
