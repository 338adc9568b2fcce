//! One-click fixes for redirect URIs.

use std::mem::discriminant;

use percent_encoding::percent_encode_byte;

use super::{
    check::{check, is_refused},
    parts::Parts,
    placeholder,
    problem::RedirectUriProblem,
    several::{bare, may_be_two, without_blanks},
};
use crate::{directory::audience::SignInAudience, directory::severity::Severity};

/// The text without a problem that it has, where there is one right answer. What is offered has neither that
/// problem any more nor an error that the text did not have, and it is never made of two addresses.
///
/// [`RedirectUriProblem::Several`] has no fix here: it takes more than one row ([`super::read_list`]).
/// [`RedirectUriProblem::HostNotAscii`] has no fix here: Punycode is made by the browser's own `URL`.
pub fn fix(text: &str, problem: &RedirectUriProblem) -> Option<String> {
    let fixed = propose(text, problem)?;
    let before = check(text, strictest(problem));
    let after = check(&fixed, strictest(problem));
    let still_there = |problem| after.iter().any(|other| discriminant(other) == discriminant(problem));
    let errors = || after.iter().filter(|problem| problem.severity() == Severity::Error);
    let as_good = if matches!(problem, RedirectUriProblem::NotAUri | RedirectUriProblem::Backslash) {
        // What was no URI hid every other mistake, so one may come to light.
        errors().count() <= 1
    } else {
        errors().all(|error| before.iter().any(|other| discriminant(other) == discriminant(error)))
    };
    (!still_there(problem) && as_good).then_some(fixed)
}

/// Rules that depend on the audience come into play only where they are what is mended: no fix adds a wildcard or
/// a query.
fn strictest(problem: &RedirectUriProblem) -> SignInAudience {
    match problem {
        RedirectUriProblem::QueryWithPersonal | RedirectUriProblem::WildcardWithPersonal => SignInAudience::Personal,
        _ => SignInAudience::MyOrg,
    }
}

fn propose(text: &str, problem: &RedirectUriProblem) -> Option<String> {
    let address = bare(text);
    if matches!(problem, RedirectUriProblem::Extra { .. }) {
        return Some(address.to_owned());
    }
    if may_be_two(address) {
        return None;
    }
    let clean = without_blanks(address);
    match problem {
        RedirectUriProblem::HasBlank => return Some(without_blanks(text)),
        RedirectUriProblem::NotAUri => return with_scheme(&clean),
        RedirectUriProblem::Backslash => return with_scheme(&clean.replace('\\', "/")),
        RedirectUriProblem::ForbiddenCharacter { .. } | RedirectUriProblem::PathNotAscii
            if placeholder::find(&clean).is_some() =>
        {
            return None;
        }
        _ => {}
    }
    let mut parts = Parts::read(&clean).ok()?;
    let path;
    let query;
    match problem {
        RedirectUriProblem::HttpNeedsLocalhost => parts.scheme = "https",
        // Not 127.0.0.1: what listens on ::1 is reached by the name alone.
        RedirectUriProblem::Ipv6Loopback => parts.host = "localhost",
        RedirectUriProblem::HasFragment => parts.fragment = None,
        RedirectUriProblem::HasUserInfo => parts.user_info = None,
        RedirectUriProblem::QueryWithPersonal => parts.query = None,
        RedirectUriProblem::NoPathSlash => parts.path = "/",
        RedirectUriProblem::ForbiddenCharacter { .. } => {
            path = encoded(parts.path, is_refused);
            query = parts.query.map(|query| encoded(query, is_refused));
            parts.path = &path;
            parts.query = query.as_deref();
        }
        RedirectUriProblem::PathNotAscii => {
            path = encoded(parts.path, |_, _, character| !character.is_ascii());
            query = parts.query.map(|query| encoded(query, |_, _, character| !character.is_ascii()));
            parts.path = &path;
            parts.query = query.as_deref();
        }
        _ => return None,
    }
    Some(parts.join())
}

/// Puts `https://` before an address without a scheme (`http://` before the local machine), and mends slashes that
/// are missing or too many.
fn with_scheme(text: &str) -> Option<String> {
    let (scheme, rest) = match text.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") => {
            (Some(scheme), rest)
        }
        _ => (None, text),
    };
    let rest = rest.trim_start_matches('/');
    let fixed = format!("{}://{rest}", scheme.unwrap_or("https"));
    let mut parts = Parts::read(&fixed).ok()?;
    // A single word is a path or a name as likely as a host.
    if !parts.is_local() && !parts.host.trim_matches('.').contains('.') {
        return None;
    }
    if scheme.is_none() && parts.is_local() {
        parts.scheme = "http";
    }
    Some(parts.join())
}

/// The text with some of its characters percent-encoded.
fn encoded(text: &str, which: fn(&str, usize, char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if which(text, at, character) {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                out.push_str(percent_encode_byte(byte));
            }
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use RedirectUriProblem as P;

    use super::*;

    fn mended(text: &str, problem: P) -> Option<String> {
        assert!(check(text, strictest(&problem)).contains(&problem), "{text:?} has no {problem:?}");
        fix(text, &problem)
    }

    #[test]
    fn http_becomes_https_for_a_host_that_is_not_local() {
        assert_eq!(mended("http://contoso.com/cb", P::HttpNeedsLocalhost).as_deref(), Some("https://contoso.com/cb"));
    }

    #[test]
    fn a_missing_scheme_is_added() {
        assert_eq!(mended("contoso.com/cb", P::NotAUri).as_deref(), Some("https://contoso.com/cb"));
        assert_eq!(mended("contoso.com:8443/cb", P::NotAUri).as_deref(), Some("https://contoso.com:8443/cb"));
        assert_eq!(mended("//contoso.com", P::NotAUri).as_deref(), Some("https://contoso.com"));
        assert_eq!(mended("localhost:3000/cb", P::NotAUri).as_deref(), Some("http://localhost:3000/cb"));
    }

    #[test]
    fn wrong_slashes_after_the_scheme_are_mended() {
        assert_eq!(mended("https:/contoso.com/cb", P::NotAUri).as_deref(), Some("https://contoso.com/cb"));
        assert_eq!(mended("https:///contoso.com/cb", P::NotAUri).as_deref(), Some("https://contoso.com/cb"));
        for text in [r"https:\\contoso.com\cb", r"https://contoso.com\cb", r"https:\contoso.com\cb"] {
            assert_eq!(mended(text, P::Backslash).as_deref(), Some("https://contoso.com/cb"), "{text}");
        }
    }

    #[test]
    fn a_single_word_is_not_guessed_to_be_a_host() {
        assert_eq!(mended("callback", P::NotAUri), None);
        assert_eq!(mended("/auth/callback", P::NotAUri), None);
        assert_eq!(mended("https:///callback", P::NotAUri), None);
    }

    #[test]
    fn an_impossible_port_has_no_fix() {
        assert_eq!(mended("https://contoso.com:65536/", P::BadPort { port: "65536".to_owned() }), None);
    }

    #[test]
    fn fragment_user_info_and_query_are_cut_out() {
        assert_eq!(mended("https://contoso.com/#/cb", P::HasFragment).as_deref(), Some("https://contoso.com/"));
        assert_eq!(mended("https://a:b@contoso.com/c@d", P::HasUserInfo).as_deref(), Some("https://contoso.com/c@d"));
        assert_eq!(
            mended("https://contoso.com/cb?a=b", P::QueryWithPersonal).as_deref(),
            Some("https://contoso.com/cb")
        );
    }

    #[test]
    fn removing_blanks_removes_every_one() {
        for text in [
            " https://contoso.com/cb\n",
            "https://con toso.com/cb",
            "https://contoso.com /cb",
            "https://contoso.com/c b",
            "https://contoso.com/c\u{200b}b",
            "https://contoso.com/c\r\n b",
        ] {
            assert_eq!(mended(text, P::HasBlank).as_deref(), Some("https://contoso.com/cb"), "{text:?}");
        }
    }

    #[test]
    fn no_fix_joins_two_addresses() {
        for text in
            ["https://contoso.com/a contoso.com/b", "https://contoso.com/a 'b.com", "http://a.com/ localhost:3000"]
        {
            let found = check(text, SignInAudience::Personal);
            assert!(found.iter().all(|problem| fix(text, problem).is_none()), "{text} {found:?}");
        }
        let several = "https://contoso.com/a https://contoso.com/b";
        assert_eq!(mended(several, P::Several { count: 2 }), None);
    }

    #[test]
    fn two_addresses_are_split_or_left_alone_and_never_percent_encoded() {
        for mark in [",", ";", "|", "，", "；", "、", "$", "!", "'", "(", "→", "\"", "^", "\\", " ", "\u{3000}", ", "]
        {
            for second in
                ["https://b.contoso.com/cb", "http://localhost:3000/cb", "b.contoso.com/cb", "localhost:3000/cb"]
            {
                let text = format!("https://a.contoso.com/cb{mark}{second}");
                let found = check(&text, SignInAudience::MyOrg);
                let is_encoded = |fixed: &String| fixed.contains('%');
                let fixes: Vec<String> = found.iter().filter_map(|problem| fix(&text, problem)).collect();
                assert!(!fixes.iter().any(is_encoded), "{text}: {fixes:?}");
                if second.contains("://") {
                    assert_eq!(found, [P::Several { count: 2 }], "{text}");
                }
            }
        }
    }

    #[test]
    fn what_stands_around_an_address_is_cut_off() {
        for (text, extra) in [
            ("\"https://contoso.com/cb\"", "\""),
            ("“https://contoso.com/cb”", "“"),
            ("https://contoso.com/cb`", "`"),
            ("https://contoso.com/cb,", ","),
            ("- https://contoso.com/cb", "-"),
            ("Prod: https://contoso.com/cb", "Prod:"),
            ("<https://contoso.com/cb>", "<"),
            ("https://contoso.com/cb (prod)", "(prod)"),
        ] {
            let problem = P::Extra { text: extra.to_owned() };
            assert_eq!(mended(text, problem).as_deref(), Some("https://contoso.com/cb"), "{text}");
        }
    }

    #[test]
    fn a_name_that_waits_to_be_filled_in_is_not_percent_encoded() {
        let text = "https://contoso.com/{id}/it's";
        assert_eq!(mended(text, P::ForbiddenCharacter { character: '\'' }), None);
        let text = "http://contoso.com/{id}";
        assert_eq!(mended(text, P::HttpNeedsLocalhost).as_deref(), Some("https://contoso.com/{id}"));
    }

    #[test]
    fn forbidden_characters_are_percent_encoded_all_at_once() {
        let problem = P::ForbiddenCharacter { character: '\'' };
        assert_eq!(
            mended("https://contoso.com/it's(me)?a=$", problem).as_deref(),
            Some("https://contoso.com/it%27s%28me%29?a=%24")
        );
        assert_eq!(
            mended("https://contoso.com/100%", P::ForbiddenCharacter { character: '%' }).as_deref(),
            Some("https://contoso.com/100%25")
        );
    }

    #[test]
    fn a_forbidden_character_in_the_host_has_no_fix() {
        assert_eq!(mended("https://con$toso.com/", P::ForbiddenCharacter { character: '$' }), None);
    }

    #[test]
    fn a_path_outside_ascii_is_percent_encoded() {
        assert_eq!(
            mended("https://contoso.com/rückruf", P::PathNotAscii).as_deref(),
            Some("https://contoso.com/r%C3%BCckruf")
        );
    }

    #[test]
    fn a_fix_that_makes_the_uri_too_long_is_not_offered() {
        let text = format!("https://contoso.com/'{}", "a".repeat(235));
        assert_eq!(mended(&text, P::ForbiddenCharacter { character: '\'' }), None);
    }

    #[test]
    fn the_slash_is_added_before_the_query() {
        assert_eq!(mended("https://contoso.com", P::NoPathSlash).as_deref(), Some("https://contoso.com/"));
        assert_eq!(mended("https://contoso.com?a=b", P::NoPathSlash).as_deref(), Some("https://contoso.com/?a=b"));
    }

    #[test]
    fn the_ipv6_loopback_address_becomes_localhost() {
        assert_eq!(mended("http://[::1]:3000/cb", P::Ipv6Loopback).as_deref(), Some("http://localhost:3000/cb"));
    }
}
