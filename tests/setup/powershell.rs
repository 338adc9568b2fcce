//! What the script for PowerShell says: there is no PowerShell to run it in here.

use client_registrar::{setup::powershell, words::setup::SCRIPT};

use super::{HOSTILE, URI, recipe, recipe_of};

/// Whether PowerShell takes a character for a single quote.
fn is_quote(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}'..='\u{201b}')
}

/// The values of the strings in single quotes, and what stands around them, read as PowerShell reads it: a quote
/// within a string is doubled.
fn literals(script: &str) -> (Vec<String>, String) {
    let (mut found, mut around) = (Vec::new(), String::new());
    let mut characters = script.chars().peekable();
    let mut double = false;
    while let Some(character) = characters.next() {
        match character {
            '"' => double = !double,
            '#' if !double && around.ends_with(' ') => while characters.next_if(|next| *next != '\n').is_some() {},
            quote if is_quote(quote) && !double => {
                let mut text = String::new();
                while let Some(next) = characters.next() {
                    if is_quote(next) && characters.next_if(|again| is_quote(*again)).is_none() {
                        break;
                    }
                    text.push(next);
                }
                found.push(text);
                continue;
            }
            _ => {}
        }
        around.push(character);
    }
    assert!(!double, "every quote is closed");
    (found, around)
}

#[test]
fn every_bracket_is_closed_and_every_value_is_a_literal() {
    let script = powershell::script(&recipe(), &SCRIPT);
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
    let (_, plain) = literals(&powershell::script(&recipe(), &SCRIPT));
    for name in HOSTILE {
        let (values, around) = literals(&powershell::script(&recipe_of(name, None), &SCRIPT));
        assert_eq!(around, plain, "{name}");
        assert!(values.iter().any(|value| value == name), "{name}");
        let filter = format!("displayName eq '{}'", name.replace('\'', "''"));
        assert!(values.contains(&filter), "{filter}");
    }
}

#[test]
fn it_asks_for_the_permissions_by_name_and_makes_no_secret() {
    let script = powershell::script(&recipe(), &SCRIPT);
    assert!(script.contains("in 'User.Read', 'Application.Read.All', 'Application.ReadWrite.All')"));
    assert!(!script.contains("addPassword") && !script.contains("e1fe6dd8"));
    let requests = script.lines().filter(|line| line.contains("Invoke-Graph P")).count();
    assert_eq!(requests, 3, "it makes an application, changes one, and makes a service principal");
}

#[test]
fn a_registration_that_exists_is_named_by_its_id() {
    let id = "bbbbbbbb-0000-4000-8000-000000000009";
    let script = powershell::script(&recipe_of("x", Some(id)), &SCRIPT);
    assert!(script.contains(&format!("$appId = '{id}'")));
}

#[test]
fn the_config_it_ends_with_is_the_one_that_the_page_reads() {
    let (values, _) = literals(&powershell::script(&recipe(), &SCRIPT));
    let format = values.iter().find(|value| value.contains("clientId")).expect("a format");
    let text = format.replace("{{", "{").replace("}}", "}").replace("{0}", "bbbbbbbb-0000-4000-8000-000000000009");
    let text = text.replace("{1}", "contoso.com");
    let (config, warnings) = client_registrar::config::Config::parse(&text).expect("a config.json");
    assert_eq!((config.tenant.as_str(), warnings), ("contoso.com", vec![]));
}
