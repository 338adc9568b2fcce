//! The files for Terraform, read by a parser of HCL.

use client_registrar::{as_code::Format, directory::cloud::Cloud};
use hcl::{
    Block, Body, Expression,
    eval::{Context, Evaluate as _},
};
use serde_json::{Value, json};

use super::drafts::{HOSTILE, hostile, rich, written};

fn read(text: &str) -> Body {
    hcl::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Every block of a type and kind.
fn blocks<'a>(body: &'a Body, kind: &str, of: &str) -> Vec<&'a Block> {
    let fits =
        |block: &&Block| block.identifier() == kind && block.labels().first().is_some_and(|label| label.as_str() == of);
    body.blocks().filter(fits).collect()
}

/// An attribute, where it is known without asking anybody.
fn known(block: &Block, name: &str) -> Option<Value> {
    let attribute = block.body().attributes().find(|attribute| attribute.key() == name)?;
    value(attribute.expr())
}

fn value(expression: &Expression) -> Option<Value> {
    let value = expression.evaluate(&Context::new()).ok()?;
    Some(serde_json::to_value(value).unwrap())
}

/// The shape of a file: what stands where, without what the texts are.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    let body = read(text);
    let mut open: Vec<&Body> = vec![&body];
    while let Some(body) = open.pop() {
        for attribute in body.attributes() {
            shape.push_str(attribute.key());
            shape.push('=');
            shape.push_str(match attribute.expr() {
                Expression::String(_) => "text",
                Expression::TemplateExpr(_) => "template",
                Expression::Object(_) => "object",
                Expression::Array(_) => "list",
                Expression::Traversal(_) => "reference",
                _ => "other",
            });
            shape.push(';');
        }
        for block in body.blocks() {
            shape.push_str(block.identifier());
            block.labels().iter().for_each(|label| shape.push_str(label.as_str()));
            open.push(block.body());
        }
    }
    shape
}

#[test]
fn azuread_gets_each_object_with_the_arguments_that_it_documents() {
    let body = read(&written(&rich(), Format::TerraformAzuread).text);
    let application = blocks(&body, "resource", "azuread_application")[0];
    assert_eq!(known(application, "display_name"), Some(json!("Contoso FHIR portal")));
    assert_eq!(known(application, "sign_in_audience"), Some(json!("AzureADMultipleOrgs")));
    assert_eq!(known(application, "service_management_reference"), Some(json!("staging")));
    let owners = application.body().attributes().find(|own| own.key() == "owners").map(|own| own.expr().to_string());
    // Whoever runs it stays one.
    let first = "data.azuread_client_config.current.object_id";
    let owners = owners.unwrap_or_default();
    assert!(owners.contains(first) && owners.contains("00000000-0000-0000-0000-0000000000a2"), "{owners}");
    assert_eq!(blocks(&body, "data", "azuread_client_config").len(), 1);
    let web = application.body().blocks().find(|block| block.identifier() == "web").unwrap();
    let uris = json!(["https://portal.contoso.com/callback", "https://portal.contoso.com/staging"]);
    assert_eq!(known(web, "redirect_uris"), Some(uris));
    let access: Vec<&Block> =
        application.body().blocks().filter(|own| own.identifier() == "required_resource_access").collect();
    let kinds = |at: usize| access[at].body().blocks().map(|own| known(own, "type").unwrap()).collect::<Vec<_>>();
    assert_eq!(
        (access.len(), kinds(0), kinds(1)),
        (2, vec![json!("Scope"), json!("Scope"), json!("Role")], vec![json!("Scope")])
    );
    let principal = blocks(&body, "resource", "azuread_service_principal")[0];
    assert_eq!(known(principal, "app_role_assignment_required"), Some(json!(true)));
    let certificate = blocks(&body, "resource", "azuread_application_certificate")[0];
    assert_eq!(known(certificate, "encoding"), Some(json!("base64")));
    assert_eq!(known(certificate, "end_date"), Some(json!("2027-11-01T00:00:00Z")));
    let federated = blocks(&body, "resource", "azuread_application_federated_identity_credential")[0];
    assert_eq!(known(federated, "audiences"), Some(json!(["staging"])));
    assert_eq!(known(federated, "subject"), Some(json!("repo:contoso@1/portal@2:environment:staging")));
    let grants = blocks(&body, "resource", "azuread_service_principal_delegated_permission_grant");
    assert_eq!(known(grants[0], "claim_values"), Some(json!(["User.Read", "offline_access"])));
    assert_eq!((grants.len(), blocks(&body, "resource", "azuread_app_role_assignment").len()), (2, 1));
    assert_eq!(blocks(&body, "data", "azuread_service_principal").len(), 2);
    assert!(blocks(&body, "resource", "azuread_application_password").is_empty());
}

#[test]
fn msgraph_gets_the_bodies_of_the_plan() {
    let body = read(&written(&rich(), Format::TerraformMsgraph).text);
    let resources = blocks(&body, "resource", "msgraph_resource");
    let content = rich();
    let content = content.content(super::drafts::facts(Cloud::Global), super::drafts::NOW);
    let plan = client_registrar::plan::build::build(&content, client_registrar::plan::call::Mode::Upsert);
    assert_eq!(known(resources[0], "body"), Some(plan.application));
    let urls: Vec<Option<Value>> = resources.iter().map(|own| known(own, "url")).collect();
    // What has an ID of another object in it is not known before.
    let text = |url: &str| Some(json!(url));
    assert_eq!(
        urls,
        [
            text("applications"),
            text("servicePrincipals"),
            None,
            text("oauth2PermissionGrants"),
            text("oauth2PermissionGrants"),
            None,
            None,
            None,
            None,
            None
        ]
    );
    let names = resources.iter().map(|own| own.labels()[1].as_str()).collect::<Vec<_>>();
    let owners = ["owner_1", "owner_2", "principal_owner_1", "principal_owner_2"];
    let others = ["application", "service_principal", "federated_1", "grant_1", "grant_2", "grant_3"];
    assert_eq!(names, [&others[..], &owners].concat());
    let reference = known(resources[6], "body").unwrap_or_default();
    let address = "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a1";
    assert_eq!(reference, json!({ "@odata.id": address }));
}

#[test]
fn no_value_is_more_than_a_text() {
    for format in [Format::TerraformAzuread, Format::TerraformMsgraph] {
        let plain = shape(&written(&hostile("tame"), format).text);
        for text in HOSTILE {
            let file = written(&hostile(text), format).text;
            assert_eq!(shape(&file), plain, "{text:?}\n{file}");
            let body = read(&file);
            let name = if format == Format::TerraformAzuread {
                known(blocks(&body, "resource", "azuread_application")[0], "display_name")
            } else {
                known(blocks(&body, "resource", "msgraph_resource")[0], "body").map(|body| body["displayName"].clone())
            };
            assert_eq!(name, Some(json!(text.trim())), "{file}");
        }
    }
}
