//! The file for Bicep, read by its grammar, and its strings by the rules that it documents.

use client_registrar::as_code::Format;
use tree_sitter::{Parser, Tree};

use super::drafts::{HOSTILE, hostile, rich, written};

/// A file by its grammar, with the text that it is of. The grammar is older than extensions: their one line, which holds no
/// value, is read here.
pub fn parsed(file: &str) -> (Tree, String) {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_bicep::LANGUAGE.into()).unwrap();
    let (before, rest) = file.split_once("\nextension microsoftGraphV1\n").expect("the extension");
    let file = [before, "\n", rest].concat();
    let tree = parser.parse(&file, None).unwrap();
    assert!(!tree.root_node().has_error(), "{}\n{file}", tree.root_node().to_sexp());
    (tree, file)
}

/// The kinds of what stands in a file, in order, and its strings.
fn read(file: &str) -> (Vec<String>, Vec<String>) {
    let (tree, file) = parsed(file);
    let (mut shape, mut strings) = (Vec::new(), Vec::new());
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        let text = &file[node.byte_range()];
        let is_text = node.is_named() && node.kind() == "string" && !text.contains("${");
        if is_text {
            strings.push(string(text));
        }
        if !matches!(node.kind(), "comment" | "escape_sequence" | "string_content") {
            shape.push(node.kind().to_owned());
        }
        if !is_text && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return (shape, strings);
            }
        }
    }
}

/// The value of a literal without interpolation; what is not understood stops the test.
/// <https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types#strings>
pub fn string(literal: &str) -> String {
    let inner = literal.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).expect("quotes");
    let mut text = String::new();
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next().expect("something escaped") {
                escaped @ ('\'' | '\\' | '$') => text.push(escaped),
                'n' => text.push('\n'),
                'r' => text.push('\r'),
                't' => text.push('\t'),
                'u' => {
                    assert_eq!(characters.next(), Some('{'));
                    let number: String = characters.by_ref().take_while(|c| *c != '}').collect();
                    text.push(u32::from_str_radix(&number, 16).ok().and_then(char::from_u32).expect("a character"));
                }
                other => panic!("\\{other} is no escape"),
            },
            '\'' => panic!("a quote ends the string: {literal}"),
            '$' => {
                assert!(!characters.as_str().starts_with('{'), "an interpolation: {literal}");
                text.push('$');
            }
            '\n' | '\r' => panic!("a string stays on its line"),
            other => text.push(other),
        }
    }
    text
}

#[test]
fn it_declares_each_object_by_its_documented_type() {
    let file = written(&rich(), Format::Bicep).text;
    let (_, strings) = read(&file);
    for (resource, count) in [
        ("Microsoft.Graph/applications@v1.0", 1),
        ("Microsoft.Graph/applications/federatedIdentityCredentials@v1.0", 1),
        ("Microsoft.Graph/oauth2PermissionGrants@v1.0", 2),
        ("Microsoft.Graph/appRoleAssignedTo@v1.0", 1),
        // Its own, and one for each API.
        ("Microsoft.Graph/servicePrincipals@v1.0", 3),
    ] {
        assert_eq!(strings.iter().filter(|own| *own == resource).count(), count, "{resource}\n{file}");
    }
    for text in [
        "contoso-fhir-portal-0707070707070707",
        "Contoso FHIR portal",
        "AzureADMultipleOrgs",
        "User.Read offline_access",
    ] {
        assert!(strings.iter().any(|own| own == text), "{text}\n{file}");
    }
}

#[test]
fn no_value_is_more_than_a_string() {
    let (plain, _) = read(&written(&hostile("tame"), Format::Bicep).text);
    for text in HOSTILE {
        let file = written(&hostile(text), Format::Bicep).text;
        let (shape, strings) = read(&file);
        assert_eq!(shape, plain, "{text:?}\n{file}");
        assert!(strings.iter().any(|own| own == text.trim()), "{text:?}\n{file}");
    }
}
