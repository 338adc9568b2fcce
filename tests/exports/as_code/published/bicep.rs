//! The file for Bicep, resource by resource.

use client_registrar::as_code::Format;
use tree_sitter::{Node, Tree};

use super::{
    super::{
        bicep::{parsed, string},
        drafts::{HOSTILE, hostile, rich, written},
    },
    Takes, Written, faults, graph,
};

/// A resource that a file declares.
struct Declared {
    name: String,
    of: String,
    /// It is there already, and looked up by its key.
    is_existing: bool,
    value: Written,
}

fn children(node: Node<'_>) -> Vec<Node<'_>> {
    (0..node.named_child_count()).filter_map(|at| node.named_child(at.try_into().unwrap())).collect()
}

fn value(node: Node<'_>, file: &str) -> Written {
    let text = &file[node.byte_range()];
    match node.kind() {
        "string" if text.contains("${") => Written::Text("…".to_owned()),
        "string" => Written::Text(string(text)),
        "boolean" => Written::Flag(text == "true"),
        "array" => Written::List(children(node).into_iter().map(|item| value(item, file)).collect()),
        "object" => {
            let property = |own: Node<'_>| {
                let [name, of] = children(own)[..] else { panic!("a name and a value: {}", own.to_sexp()) };
                (file[name.byte_range()].to_owned(), value(of, file))
            };
            Written::Object(children(node).into_iter().map(property).collect())
        }
        "member_expression" => {
            let (object, property) = text.split_once('.').expect("an object and its property");
            Written::Of(object.to_owned(), property.to_owned())
        }
        other => panic!("an export has no such thing: {other}"),
    }
}

/// What stands in a tree that is the property of an object.
fn named(tree: &Tree, file: &str) -> Vec<(String, String)> {
    let (mut open, mut found) = (vec![tree.root_node()], Vec::new());
    while let Some(node) = open.pop() {
        if node.kind() == "member_expression" {
            let text = &file[node.byte_range()];
            found.extend(text.split_once('.').map(|(object, property)| (object.to_owned(), property.to_owned())));
        }
        open.extend(children(node));
    }
    found
}

fn wrong(file: &str) -> Vec<String> {
    let (tree, file) = parsed(file);
    let mut found = Vec::new();
    let mut all: Vec<Declared> = Vec::new();
    for node in children(tree.root_node()).into_iter().filter(|node| node.kind() == "resource_declaration") {
        let [name, of, body] = children(node)[..] else { panic!("{}", node.to_sexp()) };
        let (name, of) = (file[name.byte_range()].to_owned(), string(&file[of.byte_range()]));
        let head = &file[node.start_byte()..body.start_byte()];
        if all.iter().any(|other| other.name == name) {
            found.push(format!("{name}: declared twice"));
        }
        all.push(Declared { name, of, is_existing: head.contains(" existing "), value: value(body, &file) });
    }
    for one in &all {
        let Some(of) = graph::of(&one.of) else {
            found.push(format!("{}: there is no {}", one.name, one.of));
            continue;
        };
        found.extend(faults(&one.value, Takes::Object(of), &one.name));
        let Written::Object(properties) = &one.value else { continue };
        // By its key, which is all that is required of a service principal.
        if one.is_existing && properties.len() != 1 {
            found.push(format!("{}: what is there already is looked up, and not changed", one.name));
        }
    }
    for (object, property) in named(&tree, &file) {
        match all.iter().find(|one| one.name == object) {
            None => found.push(format!("{object}: is not declared")),
            Some(one) if !graph::can_be_read(&one.of, &property) => {
                found.push(format!("{object}.{property}: cannot be read"));
            }
            Some(_) => {}
        }
    }
    found
}

#[test]
fn the_file_has_what_the_extension_publishes_and_names_only_what_it_declares() {
    for draft in HOSTILE.map(hostile).into_iter().chain([rich()]) {
        let file = written(&draft, Format::Bicep).text;
        assert_eq!(wrong(&file), [] as [String; 0], "{file}");
    }
}

#[test]
fn a_file_that_is_not_as_it_is_published_is_found() {
    let file = written(&rich(), Format::Bicep).text;
    for (from, to) in [
        ("displayName: 'Contoso", "name: 'Contoso"),
        ("'AzureADMultipleOrgs'", "'AzureADEverybody'"),
        ("Microsoft.Graph/appRoleAssignedTo@v1.0", "Microsoft.Graph/appRoleAssignments@v1.0"),
        ("application.appId", "application.clientId"),
        ("resourceId: api1.id", "resourceId: api9.id"),
        ("appRoleAssignmentRequired: true", "appRoleAssignmentRequired: 'true'"),
        ("existing = {\n  appId:", "existing = {\n  tags: []\n  appId:"),
    ] {
        assert!(file.contains(from), "{from}");
        assert_ne!(wrong(&file.replace(from, to)), [] as [String; 0], "{to}");
    }
}
