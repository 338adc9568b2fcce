//! What the script for PowerShell says: there is no PowerShell to run it in here.

use client_registrar::{
    setup::{Recipe, powershell},
    words::setup::script,
};

use super::{HOSTILE, URI, literals::literals, recipe, recipe_of};

fn written(recipe: &Recipe) -> String {
    powershell::script(recipe, &script()).to_string()
}

#[test]
fn every_bracket_is_closed_and_every_value_is_a_literal() {
    let script = written(&recipe());
    let (values, around) = literals(&script);
    for value in ["Client Registrar", URI, "https://graph.microsoft.com", "displayName eq 'Client Registrar'", "Global"]
    {
        assert!(values.iter().any(|found| found == value), "{value}");
    }
    let mut open = Vec::new();
    for character in around.chars() {
        match character {
            '(' | '{' | '[' => open.push(character),
            ')' => assert_eq!(open.pop(), Some('(')),
            '}' => assert_eq!(open.pop(), Some('{')),
            ']' => assert_eq!(open.pop(), Some('[')),
            _ => {}
        }
    }
    assert_eq!(open, []);
    assert!(!script.contains(['«', '»']), "every place is filled");
}

#[test]
fn a_name_changes_no_more_than_two_literals() {
    let (_, plain) = literals(&written(&recipe()));
    for name in HOSTILE {
        let (values, around) = literals(&written(&recipe_of(name, None)));
        assert_eq!(around, plain, "{name}");
        assert!(values.iter().any(|value| value == name), "{name}");
        let filter = format!("displayName eq '{}'", name.replace('\'', "''"));
        assert!(values.contains(&filter), "{filter}");
    }
}

#[test]
fn it_asks_for_the_permissions_by_name_and_makes_no_secret() {
    let script = written(&recipe());
    assert!(script.contains("in 'User.Read', 'Application.Read.All', 'Application.ReadWrite.All')"));
    assert!(!script.contains("addPassword") && !script.contains("e1fe6dd8"));
    let requests = script.lines().filter(|line| line.contains("Invoke-Graph P")).count();
    assert_eq!(requests, 3, "it makes an application, changes one, and makes a service principal");
}

#[test]
fn a_registration_that_exists_is_named_by_its_id() {
    let id = "bbbbbbbb-0000-4000-8000-000000000009";
    let script = written(&recipe_of("x", Some(id)));
    assert!(script.contains(&format!("$appId = '{id}'")));
}

#[test]
fn the_config_it_ends_with_is_the_one_that_the_page_reads() {
    let (values, _) = literals(&written(&recipe()));
    let format = values.iter().find(|value| value.contains("clientId")).expect("a format");
    let text = format.replace("{{", "{").replace("}}", "}").replace("{0}", "bbbbbbbb-0000-4000-8000-000000000009");
    let text = text.replace("{1}", "contoso.com");
    let (config, warnings) = client_registrar::config::Config::parse(&text).expect("a config.json");
    assert_eq!((config.tenant.as_str(), warnings), ("contoso.com", vec![]));
}
