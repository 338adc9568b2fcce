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
fn owners_are_those_of_the_list_each_once() {
    let (rules, _) = read_text(
        r#"{
            "by": "Contoso",
            "owners": {
                "required": [
                    { "id": "A1B2C3D4-0000-0000-0000-000000000001", "name": " Platform team " },
                    { "id": "a1b2c3d4-0000-0000-0000-000000000002", "name": "Deployer" }
                ],
                "why": "Somebody has to answer."
            }
        }"#,
    )
    .expect("rules");
    let owners = rules.owners.as_ref().map(|own| own.rule.as_slice()).unwrap_or_default();
    let told: Vec<_> = owners.iter().map(|owner| (owner.id.to_string(), owner.name.as_str())).collect();
    let ids = ["a1b2c3d4-0000-0000-0000-000000000001", "a1b2c3d4-0000-0000-0000-000000000002"].map(str::to_owned);
    let [first, second] = ids;
    assert_eq!(told, [(first, "Platform team"), (second, "Deployer")]);
}

#[test]
fn what_is_no_list_of_owners_is_told_owner_by_owner() {
    use Unfit as U;
    let one = "a1b2c3d4-0000-0000-0000-000000000001";
    let owner = |id: &str| format!(r#"{{ "id": "{id}", "name": "x" }}"#);
    let many: Vec<String> =
        (1..=MOST_OWNERS + 1).map(|n| owner(&format!("{n:08}-0000-0000-0000-000000000000"))).collect();
    let cases: [(String, Vec<(&str, Mistake)>); 8] = [
        ("{}".to_owned(), vec![("required", U::Missing.into())]),
        (r#"{ "required": "x" }"#.to_owned(), vec![("required", U::NotAList.into())]),
        (r#"{ "required": [] }"#.to_owned(), vec![("required", U::Empty.into())]),
        (
            format!(r#"{{ "required": [{}] }}"#, many.join(",")),
            vec![("required", U::TooMany { most: MOST_OWNERS }.into())],
        ),
        (
            format!(r#"{{ "required": [{}, {}] }}"#, owner(one), owner(&one.to_uppercase())),
            vec![("required[1].id", U::Twice.into())],
        ),
        (
            r#"{ "required": ["x", { "id": 1 }, { "id": "x", "name": "" }] }"#.to_owned(),
            vec![
                ("required[0]", U::NotAnObject.into()),
                ("required[1].id", U::NotText.into()),
                ("required[1].name", U::Missing.into()),
                ("required[2].id", Mistake::NotAnObjectId),
                ("required[2].name", U::Empty.into()),
            ],
        ),
        (
            format!(r#"{{ "required": [{}] }}"#, owner("00000000-0000-0000-0000-000000000000")),
            vec![("required[0].id", Mistake::NotAnObjectId)],
        ),
        (
            format!(r#"{{ "required": [{{ "id": "{one}", "name": "x", "upn": "x" }}] }}"#),
            vec![("required[0].upn", U::UnknownKey.into())],
        ),
    ];
    for (rule, expected) in cases {
        let text = format!(r#"{{ "by": "Contoso", "owners": {rule} }}"#);
        // None of them says why.
        let expected = expected.into_iter().chain([("why", U::Missing.into())]);
        let expected: Vec<_> =
            expected.map(|(path, mistake)| (["houseRules.owners.", path].concat(), mistake)).collect();
        assert_eq!(mistakes(&text), expected, "{text}");
    }
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
