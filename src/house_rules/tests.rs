//! Rules are read, or every mistake in them is told at its place.

use super::*;
use crate::config::json;

fn read_text(text: &str) -> Result<(HouseRules, Brand), Vec<RuleProblem>> {
    read(&json::read(text).expect("JSON").0)
}

fn mistakes(text: &str) -> Vec<(String, Mistake)> {
    read_text(text).expect_err("a mistake").into_iter().map(|problem| (problem.path, problem.mistake)).collect()
}

#[test]
fn what_is_said_of_nothing_is_free() {
    let (rules, brand) = read_text(r#"{ "by": "Contoso" }"#).expect("rules");
    assert_eq!(rules, HouseRules::default());
    assert_eq!(brand, Brand { by: "Contoso", logo: None, accent: None, contact: None, help: None });
}

#[test]
fn each_rule_has_what_the_organization_says_of_it() {
    let (rules, _) = read_text(
        r#"{
            "by": " Contoso ",
            "displayName": { "pattern": "{word}-{dev|prod}", "why": "One name, one owner." },
            "longestLifetime": { "secret": 90, "why": "Rotate." },
            "credentials": { "kinds": ["secret"], "why": "No PKI yet." },
            "blockedPermissions": [{ "permission": "Microsoft Graph/*", "type": "application", "why": "Ask us." }]
        }"#,
    )
    .expect("rules");
    assert_eq!(rules.display_name.map(|own| own.said), Some(Said { by: "Contoso", why: "One name, one owner." }));
    let rotate = Rule { whose: Whose::House(Said { by: "Contoso", why: "Rotate." }), may_not_apply: false };
    assert_eq!(rules.credentials.secrets.longest, Some((Duration::days(90), rotate)));
    assert!(rules.credentials.secrets.forbidden.is_none() && rules.credentials.certificates.longest.is_none());
    assert!(rules.credentials.certificates.forbidden.is_some() && rules.credentials.federated.forbidden.is_some());
    assert_eq!(rules.blocked[0].rule.which, Which::All);
    assert_eq!(rules.blocked[0].said.why, "Ask us.");
}

#[test]
fn every_mistake_is_told_at_its_place() {
    use Unfit as U;
    let found = mistakes(
        r##"{
            "displayName": { "pattern": "{team}" },
            "signInAudience": { "allowed": [], "why": "x" },
            "notes": true,
            "redirectUris": { "hosts": ["https://contoso.com"], "why": "x" },
            "blockedPermissions": [{ "permission": "Contoso/x", "why": "x" }],
            "longestLifetime": { "secret": 1, "why": "a\u202eb" },
            "skippedSteps": ["review"],
            "contact": { "text": "Ask", "link": "http://contoso.com" },
            "logo": { "file": "../x.svg", "alt": "Contoso" },
            "accentColor": "#ffffff",
            "dispalyName": {}
        }"##,
    );
    let steps = U::NotOneOf { words: STEPS };
    let range = U::NotInRange { least: 7, most: 3_650 };
    let expected: Vec<(&str, Mistake)> = vec![
        ("by", U::Missing.into()),
        ("displayName.pattern", Mistake::Pattern(crate::registration::house_rules::NotAPattern::UnknownPlace)),
        ("displayName.why", U::Missing.into()),
        ("signInAudience.allowed", U::Empty.into()),
        ("notes", U::NotAnObject.into()),
        ("redirectUris.hosts[0]", Mistake::NotAHost),
        ("blockedPermissions[0].permission", U::UnknownApi.into()),
        ("longestLifetime.secret", range.into()),
        ("longestLifetime.why", U::Hides.into()),
        ("skippedSteps[0]", steps.into()),
        ("contact.link", U::NotALink.into()),
        ("logo.file", Mistake::NotAPicture),
        ("accentColor", Mistake::TooLight),
        ("dispalyName", U::UnknownKey.into()),
    ];
    let expected: Vec<_> =
        expected.into_iter().map(|(path, mistake)| (["houseRules.", path].concat(), mistake)).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_is_no_object_is_no_rules() {
    for text in ["[]", "true", "\"Contoso\"", "null"] {
        assert_eq!(mistakes(text), [("houseRules".to_owned(), Unfit::NotAnObject.into())]);
    }
}
