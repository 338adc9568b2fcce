//! The calls as a file of requests, in the form that REST Client for Visual Studio Code and Visual Studio read.
//!
//! # Invariants
//! - The token comes from the environment, so that the file can be kept.
//! - What stands in braces there is replaced: a value has no opening brace ([`HttpFile`]), and is on one line.

use super::calls::{apis, number, number_of_grant, path_of, said};
use crate::{
    as_code::{
        comments::{head, permissions},
        format::Format,
        notation::filled,
        note::{Note, Remark, Says},
        source::Source,
    },
    directory::{application::Owned, ids::AppId},
    export::{HttpFile, Snippet},
    http::template::{Slot, Target, Template},
    plan::call::CallKind,
};

/// The file.
pub fn write(source: &Source<'_>, says: &Says, notes: &[Note]) -> Snippet<HttpFile> {
    let head = head(Remark::About(Format::Http), Format::Http.commands(), notes, says);
    let head = head.code("\n@graph = ").url(source.cloud.graph()).code("/v1.0\n@token = {{$processEnv GRAPH_TOKEN}}\n");
    let apis = apis(source);
    source.plan.calls().into_iter().fold(head, |file, call| {
        let path = path(&call.request, &apis);
        let file = file.code("\n### ").comment(&said(source, says, call.kind)).code("\n");
        match call.kind {
            // The answer to a change is empty: the IDs are read afterwards.
            CallKind::Application => file
                .then(permissions(source))
                .then(request(Snippet::new().code("PATCH"), path.clone(), Some(&call.request), source, &apis))
                .code("\n###\n# @name application\n")
                .then(request(Snippet::new().code("GET"), path.code("?$select=id,appId"), None, source, &apis)),
            CallKind::ServicePrincipal => file.code("# @name principal\n").then(request(
                Snippet::new().code("POST"),
                path,
                Some(&call.request),
                source,
                &apis,
            )),
            CallKind::Api(n) => {
                let api = number_of_grant(source, &apis, n);
                file.code("# @name api").bare(api).code("\n").then(request(
                    Snippet::new().code("GET"),
                    path.code("?$select=id"),
                    None,
                    source,
                    &apis,
                ))
            }
            CallKind::Secret(_) | CallKind::Federated(_) | CallKind::Grant(_) | CallKind::Owner(..) => {
                file.then(request(Snippet::new().code("POST"), path, Some(&call.request), source, &apis))
            }
        }
    })
}

fn request(
    method: Snippet<HttpFile>,
    path: Snippet<HttpFile>,
    body: Option<&Template>,
    source: &Source<'_>,
    apis: &[AppId],
) -> Snippet<HttpFile> {
    let request = method.code(" {{graph}}/").then(path).code("\nAuthorization: Bearer {{token}}\n");
    let Some(template) = body else { return request };
    let request = request.code("Content-Type: application/json\n");
    let request = if template.create_if_missing { request.code("Prefer: create-if-missing\n") } else { request };
    let body = template.body.as_ref().map(|body| filled(body, source.now, 0, |slot| variable(slot, apis)));
    request.code("\n").then(body.unwrap_or_default()).code("\n")
}

fn path(request: &Template, apis: &[AppId]) -> Snippet<HttpFile> {
    match &request.target {
        Target::Known(endpoint) => Snippet::new().url(&path_of(endpoint)),
        Target::AddPassword => {
            Snippet::new().code("applications/").then(variable(Slot::Application, apis)).code("/addPassword")
        }
        Target::FederatedCredentials => Snippet::new()
            .code("applications/")
            .then(variable(Slot::Application, apis))
            .code("/federatedIdentityCredentials"),
        Target::Owners(Owned::Application) => {
            Snippet::new().code("applications/").then(variable(Slot::Application, apis)).code("/owners/$ref")
        }
        Target::Owners(Owned::ServicePrincipal) => {
            Snippet::new().code("servicePrincipals/").then(variable(Slot::ServicePrincipal, apis)).code("/owners/$ref")
        }
        Target::AppRoleAssignedTo(api) => Snippet::new()
            .code("servicePrincipals/")
            .then(variable(Slot::ApiServicePrincipal(*api), apis))
            .code("/appRoleAssignedTo"),
    }
}

/// What an earlier request was answered.
fn variable(slot: Slot, apis: &[AppId]) -> Snippet<HttpFile> {
    match slot {
        Slot::Application => Snippet::new().code("{{application.response.body.$.id}}"),
        Slot::AppId => Snippet::new().code("{{application.response.body.$.appId}}"),
        Slot::ServicePrincipal => Snippet::new().code("{{principal.response.body.$.id}}"),
        Slot::ApiServicePrincipal(api) => {
            Snippet::new().code("{{api").bare(number(apis, api)).code(".response.body.$.id}}")
        }
    }
}
