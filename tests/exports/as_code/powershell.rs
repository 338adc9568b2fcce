//! The scripts for PowerShell: read by its grammar, and their strings by its rules, since there is none to run them in.

use client_registrar::{as_code::Format, registration::draft::Draft};
use serde_json::Value;
use tree_sitter::Parser;

use super::drafts::{HOSTILE, hostile, rich, written};
use crate::literals::value;

const SCRIPTS: [Format; 2] = [Format::AzPowerShell, Format::GraphPowerShell];

/// What the grammar finds in a script: its string literals, and the kinds of everything else in order.
struct Read {
    literals: Vec<String>,
    shape: Vec<String>,
}

/// Whether a variable is worked out in a string: none of somebody else's may be one.
fn has_variable(literal: &str) -> bool {
    let begins = |(at, _)| !literal[..at].ends_with('`') && literal[at + 1..].starts_with(char::is_alphabetic);
    literal.starts_with('"') && literal.match_indices('$').any(begins)
}

fn read(script: &str) -> Read {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    let tree = parser.parse(script, None).unwrap();
    assert!(!tree.root_node().has_error(), "{}\n{script}", tree.root_node().to_sexp());
    let (mut literals, mut shape) = (Vec::new(), Vec::new());
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        let is_literal = matches!(node.kind(), "verbatim_string_characters" | "expandable_string_literal");
        let text = &script[node.byte_range()];
        if is_literal && has_variable(text) {
            shape.push(text.to_owned());
        } else if is_literal {
            literals.extend(value(text));
            shape.push("literal".to_owned());
        } else if node.kind() != "comment" {
            shape.push(node.kind().to_owned());
        }
        if !is_literal && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return Read { literals, shape };
            }
        }
    }
}

#[test]
fn the_grammar_reads_it_whole() {
    for format in SCRIPTS {
        let script = written(&rich(), format).text;
        let read = read(&script);
        for text in ["https://graph.microsoft.com", "create-if-missing"] {
            assert!(read.literals.iter().any(|value| value == text), "{text} in {:?}", read.literals);
        }
        assert!(!script.contains(['«', '»']), "every place is filled");
    }
}

#[test]
fn no_value_is_more_than_a_literal() {
    for format in SCRIPTS {
        let plain = read(&written(&hostile("tame"), format).text).shape;
        for text in HOSTILE {
            let script = written(&hostile(text), format).text;
            let read = read(&script);
            assert_eq!(read.shape, plain, "{text:?}\n{script}");
            let name = format!("\"displayName\": {}", Value::from(text));
            let has = |value: &String| {
                serde_json::from_str::<Value>(value).is_ok_and(|body| body["displayName"] == text.trim())
            };
            assert!(read.literals.iter().any(has), "{name} in {:?}", read.literals);
        }
    }
}

#[test]
fn a_secret_is_shown_nowhere() {
    for format in SCRIPTS {
        let script = written(&rich(), format).text;
        assert_eq!(script.matches("secretText").count(), 1, "it is read in one place");
        assert!(script.contains("Set-Item \"env:$Name\" (Invoke-Graph POST $Path $Body).secretText"));
    }
}

#[test]
fn the_sign_in_asks_for_what_the_calls_need() {
    let scopes = |draft: &Draft| {
        let script = written(draft, Format::GraphPowerShell).text;
        let line = script.lines().find(|line| line.starts_with("Connect-MgGraph")).unwrap().to_owned();
        line.split_once("-Scopes ").unwrap().1.to_owned()
    };
    let mut draft = rich();
    for scope in
        ["Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"]
    {
        assert!(scopes(&draft).contains(&format!("'{scope}'")), "{}", scopes(&draft));
    }
    draft.grant_consent = false;
    assert_eq!(scopes(&draft), "'Application.ReadWrite.All', 'Directory.Read.All'", "the second is for owners");
}
