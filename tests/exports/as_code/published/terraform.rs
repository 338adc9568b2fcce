//! The two files for Terraform, block by block.

use std::collections::BTreeSet;

use client_registrar::as_code::Format;
use hcl::{
    Block, Body, Expression,
    expr::{ObjectKey, TemplateExpr, TraversalOperator},
    template::{Element, Template},
};

use super::{
    super::drafts::{HOSTILE, hostile, rich, written},
    Takes, Type, Written, azuread, faults, graph, optional, required,
};

/// A block that declares something: a resource or a data source.
struct Declared<'a> {
    kind: &'a str,
    of: &'a str,
    name: &'a str,
    body: &'a Body,
}

fn declared(body: &Body) -> Vec<Declared<'_>> {
    let is_one = |block: &&Block| matches!(block.identifier(), "resource" | "data");
    let one = |block| {
        let [of, name] = Block::labels(block) else { panic!("two labels: {block:?}") };
        Declared { kind: block.identifier(), of: of.as_str(), name: name.as_str(), body: block.body() }
    };
    body.blocks().filter(is_one).map(one).collect()
}

/// How another block names it.
fn address(one: &Declared<'_>) -> String {
    if one.kind == "data" { format!("data.{}.{}", one.of, one.name) } else { format!("{}.{}", one.of, one.name) }
}

/// The value of an expression. Where it is a text with parts of other objects, each of them is noted.
fn value(expression: &Expression, named: &mut Vec<(String, String)>) -> Written {
    match expression {
        Expression::String(text) => Written::Text(text.clone()),
        Expression::Bool(flag) => Written::Flag(*flag),
        Expression::Array(items) => Written::List(items.iter().map(|item| value(item, named)).collect()),
        Expression::Object(properties) => {
            let one = |(key, of): (&ObjectKey, &Expression)| (key.to_string(), value(of, named));
            Written::Object(properties.iter().map(one).collect())
        }
        Expression::Traversal(traversal) => {
            let Expression::Variable(first) = &traversal.expr else { panic!("{traversal:?}") };
            let mut path = vec![first.as_str().to_owned()];
            for operator in &traversal.operators {
                let TraversalOperator::GetAttr(name) = operator else { panic!("{traversal:?}") };
                path.push(name.as_str().to_owned());
            }
            let place = if path[0] == "data" { 3 } else { 2 };
            let (object, property) = (path[..place].join("."), path[place..].join("."));
            named.push((object.clone(), property.clone()));
            Written::Of(object, property)
        }
        Expression::TemplateExpr(template) => {
            let TemplateExpr::QuotedString(text) = template.as_ref() else { panic!("{template:?}") };
            let template: Template = text.parse().unwrap();
            let mut whole = String::new();
            for element in template.elements() {
                match element {
                    Element::Literal(text) => whole.push_str(text),
                    Element::Interpolation(own) => {
                        let Written::Of(..) = value(&own.expr, named) else { panic!("only another object: {own:?}") };
                        whole.push('…');
                    }
                    Element::Directive(directive) => panic!("no text decides anything: {directive:?}"),
                }
            }
            Written::Text(whole)
        }
        other => panic!("an export has no such thing: {other:?}"),
    }
}

fn written_in(body: &Body, named: &mut Vec<(String, String)>) -> Written {
    let mut properties: Vec<(String, Written)> =
        body.attributes().map(|own| (own.key().to_owned(), value(own.expr(), named))).collect();
    for block in body.blocks() {
        properties.push((block.identifier().to_owned(), written_in(block.body(), named)));
    }
    Written::Object(properties)
}

fn field<'a>(object: &'a Written, name: &str) -> Option<&'a Written> {
    let Written::Object(properties) = object else { return None };
    properties.iter().find(|(own, _)| own == name).map(|(_, value)| value)
}

/// What is wrong with a file: with what each block has, and with what one says of another.
fn wrong(
    file: &str,
    look: impl Fn(&Declared<'_>, &Written) -> Vec<String>,
    reads: fn(&Written, &str, &str) -> bool,
) -> Vec<String> {
    let body = hcl::parse(file).unwrap();
    let all = declared(&body);
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut named = Vec::new();
    let values: Vec<Written> = all.iter().map(|one| written_in(one.body, &mut named)).collect();
    for (one, value) in all.iter().zip(&values) {
        if !seen.insert(address(one)) {
            found.push(format!("{}: declared twice", address(one)));
        }
        found.extend(look(one, value));
    }
    for block in body.blocks().filter(|block| block.identifier() == "output") {
        written_in(block.body(), &mut named);
    }
    for (object, property) in named {
        let at = all.iter().position(|one| address(one) == object);
        match at {
            None => found.push(format!("{object}: is not declared")),
            Some(at) if !reads(&values[at], all[at].of, &property) => {
                found.push(format!("{object}.{property}: cannot be read"));
            }
            Some(_) => {}
        }
    }
    found
}

fn wrong_for_azuread(file: &str) -> Vec<String> {
    let look = |one: &Declared<'_>, value: &Written| match azuread::of(one.kind, one.of) {
        Some(of) => faults(value, Takes::Object(of), &address(one)),
        None => vec![format!("{}: there is no {} of this name", address(one), one.kind)],
    };
    wrong(file, look, |_, of, property| azuread::can_be_read(of, property))
}

/// <https://github.com/microsoft/terraform-provider-msgraph/blob/main/docs/resources/resource.md>
fn wrong_for_msgraph(file: &str) -> Vec<String> {
    const ARGUMENTS: Type = &[required("url", Takes::Text), optional("api_version", Takes::OneOf(&["v1.0", "beta"]))];
    let look = |one: &Declared<'_>, value: &Written| {
        let Written::Object(properties) = value else { return vec![format!("{}: is nothing", address(one))] };
        // The two that hold whatever Graph takes.
        let is_own = |(name, _): &&(String, Written)| !matches!(name.as_str(), "body" | "response_export_values");
        let own = Written::Object(properties.iter().filter(is_own).cloned().collect());
        let mut found = faults(&own, Takes::Object(ARGUMENTS), &address(one));
        if one.of != "msgraph_resource" {
            found.push(format!("{}: there is no {} of this name", address(one), one.kind));
        }
        match (one.kind, field(value, "body")) {
            ("resource", Some(body)) => {
                let Some(Written::Text(url)) = field(value, "url") else { return found };
                let of = match url.rsplit('/').next() {
                    Some("applications") => graph::APPLICATION,
                    Some("servicePrincipals") => graph::SERVICE_PRINCIPAL,
                    Some("federatedIdentityCredentials") => graph::FEDERATED_CREDENTIAL,
                    Some("oauth2PermissionGrants") => graph::DELEGATED_GRANT,
                    Some("appRoleAssignedTo") => graph::ROLE_ASSIGNMENT,
                    Some("$ref") => return found,
                    _ => {
                        found.push(format!("{}: nothing is made at {url}", address(one)));
                        return found;
                    }
                };
                // The provider posts to the collection, where an application needs no unique name.
                let wrong = faults(body, Takes::Object(of), &address(one));
                found.extend(wrong.into_iter().filter(|fault| !fault.ends_with(".uniqueName: is missing")));
            }
            ("resource", None) => found.push(format!("{}: makes nothing", address(one))),
            (_, Some(_)) => found.push(format!("{}: a look has no body", address(one))),
            (_, None) => {}
        }
        found
    };
    wrong(file, look, |value, _, property| {
        let exported = property.strip_prefix("output.");
        let is_exported = |name| field(value, "response_export_values").and_then(|all| field(all, name)).is_some();
        exported.map_or(property == "id", is_exported)
    })
}

#[test]
fn the_file_for_azuread_has_what_the_provider_publishes_and_names_only_what_it_declares() {
    for draft in HOSTILE.map(hostile).into_iter().chain([rich()]) {
        let file = written(&draft, Format::TerraformAzuread).text;
        assert_eq!(wrong_for_azuread(&file), [] as [String; 0], "{file}");
    }
}

#[test]
fn the_file_for_msgraph_has_what_the_provider_and_graph_publish_and_names_only_what_it_declares() {
    for draft in HOSTILE.map(hostile).into_iter().chain([rich()]) {
        let file = written(&draft, Format::TerraformMsgraph).text;
        assert_eq!(wrong_for_msgraph(&file), [] as [String; 0], "{file}");
    }
}

#[test]
fn a_file_that_is_not_as_it_is_published_is_found() {
    let file = written(&rich(), Format::TerraformAzuread).text;
    for (from, to) in [
        ("sign_in_audience", "signin_audience"),
        ("\"AzureADMultipleOrgs\"", "\"AzureADEverybody\""),
        ("azuread_application.client.client_id", "azuread_application.client.application_id"),
        ("azuread_service_principal.api_1.object_id", "azuread_service_principal.api_9.object_id"),
        ("required = true", "required = \"true\""),
        ("resource \"azuread_app_role_assignment\"", "resource \"azuread_role_assignment\""),
    ] {
        assert!(file.contains(from), "{from}");
        assert_ne!(wrong_for_azuread(&file.replace(from, to)), [] as [String; 0], "{to}");
    }
    let file = written(&rich(), Format::TerraformMsgraph).text;
    for (from, to) in [
        ("displayName", "display_name"),
        ("\"AzureADMultipleOrgs\"", "\"AzureADEverybody\""),
        ("output.id", "output.ID"),
        ("\"oauth2PermissionGrants\"", "\"oauth2Grants\""),
        ("  url ", "  uri "),
    ] {
        assert!(file.contains(from), "{from}");
        assert_ne!(wrong_for_msgraph(&file.replace(from, to)), [] as [String; 0], "{to}");
    }
}
