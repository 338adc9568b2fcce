//! The rules that redirect URIs keep among each other.

use super::{check::check, parts::Parts, problem::RedirectUriProblem};
use crate::directory::audience::SignInAudience;

/// Every problem of every row, in order; rows with nothing in them have none. A row that repeats an earlier one
/// is told so, and the earlier one is left alone.
pub fn check_list(rows: &[(u32, &str)], audience: SignInAudience) -> Vec<(u32, RedirectUriProblem)> {
    let mut problems = Vec::new();
    let mut earlier: Vec<(&str, Option<Parts<'_>>)> = Vec::new();
    for (id, text) in rows {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            continue;
        }
        problems.extend(check(text, audience).into_iter().map(|problem| (*id, problem)));
        let parts = Parts::read(trimmed).ok();
        if let Some(problem) = find_twin(trimmed, parts.as_ref(), &earlier) {
            problems.push((*id, problem));
        }
        earlier.push((trimmed, parts));
    }
    problems
}

/// The nearest likeness to an earlier row: the same, the same but for case, the same but for the port.
fn find_twin(
    text: &str,
    parts: Option<&Parts<'_>>,
    earlier: &[(&str, Option<Parts<'_>>)],
) -> Option<RedirectUriProblem> {
    if earlier.iter().any(|(other, _)| *other == text) {
        return Some(RedirectUriProblem::Duplicate);
    }
    let parts = parts?;
    let port_twin =
        |other: &&(&str, Option<Parts<'_>>)| other.1.as_ref().is_some_and(|other| same_but_port(parts, other));
    let case_twin = |other: &&(&str, Option<Parts<'_>>)| other.1.is_some() && other.0.eq_ignore_ascii_case(text);
    let named = |other: &(&str, Option<Parts<'_>>)| other.0.to_owned();
    earlier
        .iter()
        .find(case_twin)
        .map(|other| RedirectUriProblem::CaseTwin { other: named(other) })
        .or_else(|| earlier.iter().find(port_twin).map(|other| RedirectUriProblem::PortTwin { other: named(other) }))
}

fn same_but_port(a: &Parts<'_>, b: &Parts<'_>) -> bool {
    a.is_local()
        && a.host.eq_ignore_ascii_case(b.host)
        && a.scheme.eq_ignore_ascii_case(b.scheme)
        && (a.path, a.query) == (b.path, b.query)
        && a.port != b.port
}

#[cfg(test)]
mod tests {
    use RedirectUriProblem as P;

    use super::*;

    fn twins(texts: &[&str]) -> Vec<(u32, P)> {
        let rows: Vec<(u32, &str)> = (0..).zip(texts.iter().copied()).collect();
        check_list(&rows, SignInAudience::MyOrg)
    }

    #[test]
    fn a_row_that_repeats_an_earlier_one_is_told_once() {
        let uri = "https://contoso.com/cb";
        assert_eq!(twins(&[uri, "https://contoso.com/other", uri]), [(2, P::Duplicate)]);
        assert_eq!(twins(&[uri, uri, uri]), [(1, P::Duplicate), (2, P::Duplicate)]);
    }

    #[test]
    fn empty_rows_repeat_nothing() {
        assert_eq!(twins(&["", " ", "https://contoso.com/cb", ""]), []);
    }

    #[test]
    fn local_addresses_that_differ_in_the_port_alone_are_twins() {
        let (a, b) = ("http://localhost:3000/cb", "http://localhost:5000/cb");
        assert_eq!(twins(&[a, b]), [(1, P::PortTwin { other: a.to_owned() })]);
        let (a, b) = ("https://127.0.0.1/cb", "https://127.0.0.1:5001/cb");
        assert_eq!(twins(&[a, b]), [(1, P::PortTwin { other: a.to_owned() })]);
    }

    #[test]
    fn the_path_or_the_scheme_tells_local_addresses_apart() {
        assert_eq!(twins(&["http://localhost:3000/a", "http://localhost:5000/b"]), []);
        assert_eq!(twins(&["http://localhost:3000/a", "https://localhost:5000/a"]), []);
        assert_eq!(twins(&["http://localhost:3000/a", "http://localhost:5000/a?x"]), []);
    }

    #[test]
    fn ports_count_on_hosts_that_are_not_local() {
        assert_eq!(twins(&["https://contoso.com/cb", "https://contoso.com:8443/cb"]), []);
    }

    #[test]
    fn upper_and_lower_case_make_twins() {
        let (a, b) = ("https://contoso.com/Callback", "https://contoso.com/callback");
        assert_eq!(twins(&[a, b]), [(1, P::CaseTwin { other: a.to_owned() })]);
    }

    #[test]
    fn a_row_of_its_own_mistakes_can_be_a_duplicate_too() {
        let uri = "http://contoso.com/cb";
        assert_eq!(twins(&[uri, uri]), [(0, P::HttpNeedsLocalhost), (1, P::HttpNeedsLocalhost), (1, P::Duplicate)]);
    }
}
