//! What the page's content security policy lets it reach of a cloud.
//!
//! # Invariants
//! The policy is written by the build, for the hosts that the build knows. It is read here and never changed: a cloud
//! that it leaves out is out of reach, whatever `config.json` says.

use crate::directory::{cloud::Cloud, origin::Origin};

/// The origins of a cloud that a policy keeps the page from, for a page of this origin.
/// <https://www.w3.org/TR/CSP3/#directive-connect-src>
pub fn out_of_reach(policy: &str, page: &str, cloud: Cloud) -> Vec<&'static str> {
    let directive = |name: &str| {
        policy.split(';').find_map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            words.next().filter(|word| word.eq_ignore_ascii_case(name)).map(|_| words)
        })
    };
    // No policy on connections is leave for all of them.
    let Some(sources) = directive("connect-src").or_else(|| directive("default-src")) else { return Vec::new() };
    let allows = |source: &str, origin: &str| match source {
        "*" => true,
        "https:" => origin.starts_with("https://"),
        "'self'" => origin == page,
        _ => Origin::parse(source).is_ok_and(|source| source.as_str() == origin),
    };
    let mut blocked = vec![cloud.authority(), cloud.graph()];
    blocked.dedup();
    blocked.retain(|origin| !sources.clone().any(|source| allows(source, origin)));
    blocked
}

/// The command that builds the page with this cloud within its reach.
pub fn build_command(cloud: Cloud) -> String {
    match cloud {
        Cloud::Custom(_) => ["make build AUTHORITY=", cloud.authority(), " GRAPH=", cloud.graph()].concat(),
        _ => "make build".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::cloud::CustomCloud;

    const PAGE: &str = "https://tools.example";

    fn lab(graph: &str) -> Cloud {
        Cloud::Custom(Box::leak(Box::new(CustomCloud {
            name: "Lab".to_owned(),
            authority: Origin::parse("https://login.lab.example").unwrap(),
            graph: Origin::parse(graph).unwrap(),
            portal: None,
        })))
    }

    #[test]
    fn the_shipped_policy_reaches_every_cloud_of_microsofts_and_no_custom_one() {
        let shell = include_str!("../../index.html");
        let policy = shell.split_once("Content-Security-Policy\"").unwrap().1;
        let policy = policy.split_once("content=\"").unwrap().1.split_once('"').unwrap().0;
        for cloud in Cloud::MICROSOFT {
            assert_eq!(out_of_reach(policy, PAGE, cloud), [""; 0], "{cloud:?}");
        }
        let blocked = out_of_reach(policy, PAGE, lab("https://graph.lab.example"));
        assert_eq!(blocked, ["https://login.lab.example", "https://graph.lab.example"]);
    }

    #[test]
    fn each_origin_that_is_left_out_is_named_once() {
        let lab = lab("https://graph.lab.example");
        let blocked = |policy| out_of_reach(policy, PAGE, lab);
        let (login, graph) = ("https://login.lab.example", "https://graph.lab.example");
        for (policy, expected) in [
            ("connect-src 'self' https://login.lab.example https://graph.lab.example", vec![]),
            ("connect-src https://Login.lab.example:443", vec![graph]),
            ("default-src 'none'; Connect-Src https://graph.lab.example", vec![login]),
            ("default-src 'none'", vec![login, graph]),
            ("connect-src 'none'; connect-src *", vec![login, graph]),
            ("connect-src https://login.lab.example:8443 https://graph.lab.example.evil.example", vec![login, graph]),
            ("connect-src http://login.lab.example", vec![login, graph]),
            ("connect-src https:", vec![]),
            ("connect-src *", vec![]),
            ("script-src 'self'", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(blocked(policy), expected, "{policy}");
        }
    }

    #[test]
    fn a_cloud_on_the_pages_own_origin_is_within_reach() {
        let lab = lab("https://login.lab.example");
        assert_eq!(out_of_reach("connect-src 'self'", "https://login.lab.example", lab), [""; 0]);
        assert_eq!(out_of_reach("connect-src 'self'", PAGE, lab), ["https://login.lab.example"]);
    }

    #[test]
    fn the_command_names_both_origins_of_a_custom_cloud() {
        assert_eq!(
            build_command(lab("http://localhost:8443")),
            "make build AUTHORITY=https://login.lab.example GRAPH=http://localhost:8443"
        );
        assert_eq!(build_command(Cloud::China), "make build");
    }
}
