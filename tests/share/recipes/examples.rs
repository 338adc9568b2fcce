//! Examples that are taken and examples that are not, held against parser and schema.

use client_registrar::recipe::{
    Recipe,
    problem::{Mistake, RecipeProblem},
};
use serde_json::{Value, json};

use super::schema::Schema;

/// A good recipe with this in it as well.
pub fn with(more: &Value) -> Value {
    let mut recipe = json!({ "recipe": 1, "title": "A client" });
    for (key, value) in more.as_object().into_iter().flatten() {
        recipe[key] = value.clone();
    }
    recipe
}

fn mistakes(recipe: &Value) -> Vec<(String, Mistake)> {
    let problems = match Recipe::parse(&recipe.to_string()) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    problems.into_iter().map(|RecipeProblem { path, mistake, .. }| (path, mistake)).collect()
}

fn question(more: &Value) -> Value {
    let mut question = json!({ "id": "team", "label": "Team" });
    for (key, value) in more.as_object().into_iter().flatten() {
        question[key] = value.clone();
    }
    json!({ "displayName": "{team}", "questions": [question] })
}

#[test]
fn what_is_taken_the_schema_takes() {
    let schema = Schema::read();
    for more in [
        json!({}),
        json!({ "$schema": "recipe.schema.json", "description": "x", "from": "Contoso" }),
        json!({ "displayName": "a {{b}}", "signInAudience": "AzureADMultipleOrgs", "userAssignmentRequired": true }),
        json!({ "redirectUris": ["https://a.b/c", "http://localhost:3000", "http://127.0.0.1/"] }),
        json!({ "permissions": [{ "permission": "Microsoft Graph/User.Read" }] }),
        json!({ "permissions": [{ "permission": "azure health data services/user_impersonation", "type": "delegated", "why": "x" }] }),
        json!({ "permissions": [{ "permission": "4a1f2f0e-6f3e-4a0f-9d0b-2f6f2d0a7b11/x", "apiName": "Orders", "type": "application" }] }),
        json!({ "credentials": { "kinds": [] } }),
        json!({ "credentials": { "kinds": ["secret"], "longestLifetime": 180, "secrets": [{ "days": 180 }, {}] } }),
        json!({ "credentials": { "kinds": ["federated"], "federated": [{ "issuer": "https://a.b", "subject": "x" }] } }),
        json!({ "fixed": ["displayName", "credentials"] }),
        json!({ "nextSteps": [{ "text": "Do it.", "link": "https://learn.microsoft.com/x" }, { "text": "Then that." }] }),
        question(&json!({ "hint": "x", "format": "name", "maxLength": 20, "choices": ["a", "b"], "suggested": "a" })),
    ] {
        let recipe = with(&more);
        assert_eq!(mistakes(&recipe), [], "{more}");
        assert!(schema.takes(&recipe), "{more}");
    }
}

#[test]
fn each_mistake_is_told_under_its_path_and_the_schema_refuses_it_too() {
    use Mistake as M;
    let schema = Schema::read();
    let long = "x".repeat(601);
    let cases: Vec<(Value, &str, Mistake)> = vec![
        (json!({ "title": null }), "title", M::NotText),
        (json!({ "title": "" }), "title", M::Empty),
        (json!({ "title": " " }), "title", M::Empty),
        (json!({ "title": "a\nb" }), "title", M::Hides),
        (json!({ "title": "a\u{202e}b" }), "title", M::Hides),
        (json!({ "title": long }), "title", M::TooLong { most: 120 }),
        (json!({ "description": long }), "description", M::TooLong { most: 600 }),
        (json!({ "recipe": 2 }), "recipe", M::OtherVersion),
        (json!({ "recipe": "1" }), "recipe", M::OtherVersion),
        (json!({ "questions": {} }), "questions", M::NotAList),
        (json!({ "questions": ["team"] }), "questions[0]", M::NotAnObject),
        (
            question(&json!({ "format": "regex" })),
            "questions[0].format",
            M::NotOneOf { words: &["text", "name", "word", "host", "id"] },
        ),
        (question(&json!({ "maxLength": 0 })), "questions[0].maxLength", M::NotInRange { least: 1, most: 120 }),
        (question(&json!({ "maxLength": 1.5 })), "questions[0].maxLength", M::NotInRange { least: 1, most: 120 }),
        (question(&json!({ "choices": ["a", "a"] })), "questions[0].choices[1]", M::Twice),
        (json!({ "questions": [{ "id": "team" }] }), "questions[0].label", M::Missing),
        (json!({ "questions": [{ "id": "Team", "label": "x" }] }), "questions[0].id", M::NotAnId),
        (json!({ "displayName": "a{b" }), "displayName", M::Braces),
        (json!({ "displayName": 1 }), "displayName", M::NotText),
        (json!({ "signInAudience": "everybody" }), "signInAudience", M::NotOneOf { words: AUDIENCES }),
        (json!({ "userAssignmentRequired": "yes" }), "userAssignmentRequired", M::NotAFlag),
        (json!({ "redirectUris": "https://a.b" }), "redirectUris", M::NotAList),
        (json!({ "redirectUris": ["javascript:alert(1)"] }), "redirectUris[0]", M::NotARedirectUri),
        (json!({ "redirectUris": ["https://a.b", "//a.b"] }), "redirectUris[1]", M::NotARedirectUri),
        (json!({ "permissions": [{}] }), "permissions[0].permission", M::Missing),
        (json!({ "permissions": [{ "permission": "User.Read" }] }), "permissions[0].permission", M::NotAPermission),
        (
            json!({ "permissions": [{ "permission": "Microsoft Graph/" }] }),
            "permissions[0].permission",
            M::NotAPermission,
        ),
        (
            json!({ "permissions": [{ "permission": "Microsoft Graph/a b" }] }),
            "permissions[0].permission",
            M::NotAPermission,
        ),
        (
            json!({ "permissions": [{ "permission": "Microsoft Graph/a", "type": "Scope" }] }),
            "permissions[0].type",
            M::NotOneOf { words: &["delegated", "application"] },
        ),
        (json!({ "credentials": [] }), "credentials", M::NotAnObject),
        (json!({ "credentials": {} }), "credentials.kinds", M::Missing),
        (
            json!({ "credentials": { "kinds": ["password"] } }),
            "credentials.kinds[0]",
            M::NotOneOf { words: &["federated", "certificate", "secret"] },
        ),
        (
            json!({ "credentials": { "kinds": ["secret"], "longestLifetime": 9999 } }),
            "credentials.longestLifetime",
            M::NotInRange { least: 90, most: 730 },
        ),
        (
            json!({ "credentials": { "kinds": ["secret"], "secrets": [{ "days": 100 }] } }),
            "credentials.secrets[0].days",
            M::NotOneOf { words: &["90", "180", "365", "730"] },
        ),
        (
            json!({ "credentials": { "kinds": ["federated"], "federated": [{ "issuer": "http://a.b", "subject": "x" }] } }),
            "credentials.federated[0].issuer",
            M::NotHttps,
        ),
        (
            json!({ "credentials": { "kinds": ["federated"], "federated": [{ "issuer": "https://a.b" }] } }),
            "credentials.federated[0].subject",
            M::Missing,
        ),
        (json!({ "fixed": ["tenant"] }), "fixed[0]", M::NotOneOf { words: FIXED }),
        (json!({ "fixed": ["displayName", "displayName"] }), "fixed[1]", M::Twice),
        (json!({ "nextSteps": [{}] }), "nextSteps[0].text", M::Missing),
        (json!({ "nextSteps": [{ "text": "x", "link": "javascript:alert(1)" }] }), "nextSteps[0].link", M::NotALink),
        (
            json!({ "nextSteps": [{ "text": "x", "link": "https://a.b@evil.example" }] }),
            "nextSteps[0].link",
            M::NotALink,
        ),
        (json!({ "nextSteps": vec![json!({ "text": "x" }); 21] }), "nextSteps", M::TooMany { most: 20 }),
    ];
    for (more, path, mistake) in cases {
        let recipe = with(&more);
        assert!(mistakes(&recipe).contains(&(path.to_owned(), mistake)), "{more}: {:?}", mistakes(&recipe));
        assert!(Recipe::parse(&recipe.to_string()).is_err(), "{more}");
        assert!(!schema.takes(&recipe), "the schema takes {more}");
    }
    assert_eq!(mistakes(&json!({ "title": "x" })), [("recipe".to_owned(), M::Missing)]);
    assert!(!schema.takes(&json!({ "title": "x" })) && !schema.takes(&json!([])));
}

const AUDIENCES: &[&str] =
    &["AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"];
const FIXED: &[&str] = &[
    "displayName",
    "signInAudience",
    "userAssignmentRequired",
    "serviceManagementReference",
    "notes",
    "redirectUris",
    "permissions",
    "credentials",
];

/// What no schema can say: what one value has to do with another.
#[test]
fn what_does_not_fit_together_the_parser_alone_refuses() {
    use Mistake as M;
    let schema = Schema::read();
    let cases = [
        (json!({ "displayName": "{team}" }), "displayName", M::UnknownQuestion),
        (question(&json!({ "choices": ["a"], "suggested": "b" })), "questions[0].suggested", M::BreaksItsRules),
        (question(&json!({ "format": "name", "choices": ["A b"] })), "questions[0].choices[0]", M::BreaksItsRules),
        (
            json!({ "questions": [{ "id": "a", "label": "x" }, { "id": "a", "label": "y" }] }),
            "questions[1].id",
            M::Twice,
        ),
        (json!({ "permissions": [{ "permission": "Contoso/User.Read" }] }), "permissions[0].permission", M::UnknownApi),
        (
            json!({ "permissions": [{ "permission": "00000000-0000-0000-0000-000000000000/x" }] }),
            "permissions[0].permission",
            M::UnknownApi,
        ),
        (
            json!({ "questions": [{ "id": "api", "label": "x" }], "permissions": [{ "permission": "{api}/x" }] }),
            "permissions[0].permission",
            M::LooseQuestion,
        ),
        (
            json!({ "credentials": { "kinds": ["federated"], "secrets": [{}] } }),
            "credentials.secrets[0]",
            M::KindLeftOut,
        ),
        (
            json!({ "credentials": { "kinds": ["secret"], "longestLifetime": 90, "secrets": [{ "days": 180 }] } }),
            "credentials.secrets[0].days",
            M::BeyondLongest,
        ),
    ];
    for (more, path, mistake) in cases {
        let recipe = with(&more);
        assert!(mistakes(&recipe).contains(&(path.to_owned(), mistake)), "{more}: {:?}", mistakes(&recipe));
        assert!(Recipe::parse(&recipe.to_string()).is_err(), "{more}");
        assert!(schema.takes(&recipe), "{more}");
    }
}

#[test]
fn all_mistakes_are_told_at_once() {
    let recipe = with(&json!({ "title": 1, "questions": [{}], "fixed": 2, "nextSteps": [{ "text": 3 }], "extra": 4 }));
    let paths: Vec<String> = mistakes(&recipe).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["title", "questions[0].id", "questions[0].label", "fixed", "nextSteps[0].text", "extra"]);
}

#[test]
fn what_nobody_reads_is_warned_of_and_the_rest_is_used() {
    let recipe = with(&json!({ "tenant": "contoso.com", "questions": [{ "id": "a", "label": "x", "pattern": ".*" }] }));
    let (recipe, warnings) = Recipe::parse(&recipe.to_string()).expect("a recipe");
    let told: Vec<_> = warnings.iter().map(|problem| (problem.path.as_str(), problem.mistake)).collect();
    assert_eq!(
        told,
        [
            ("questions[0].pattern", Mistake::UnknownKey),
            ("tenant", Mistake::UnknownKey),
            ("questions[0]", Mistake::Unused)
        ]
    );
    assert_eq!(recipe.title, "A client");
}
