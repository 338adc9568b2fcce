//! The calls from Bash, through a tool that sends requests: the Azure CLI, CLI for Microsoft 365, or curl.
//!
//! # Invariants
//! - Requests go out by `az rest` and `m365 request`: `az ad app create` changes an application that happens to have the
//!   same name, and neither tool has options for all of a registration.
//! - A token never stands among the arguments of a program, where others read it in the list of processes.
//! - Every value is a literal, every answer stands between double quotes.

use super::calls::{apis, number, number_of_grant, path_of, said};
use crate::{
    as_code::{
        comments::{head, line, permissions},
        format::Format,
        notation::{Piece, pieces},
        note::{Note, Remark, Says},
        source::Source,
    },
    directory::{application::Owned, ids::AppId},
    export::{Bash, Json, Snippet, fill},
    http::template::{Slot, Target, Template},
    plan::call::CallKind,
};

const HEAD: &str = include_str!("head.sh");
const AZ: &str = include_str!("az.sh");
const M365: &str = include_str!("m365.sh");
const CURL: &str = include_str!("curl.sh");
const OWNERS: &str = include_str!("owners.sh");

/// The script.
pub fn write(format: Format, source: &Source<'_>, says: &Says, notes: &[Note]) -> Snippet<Bash> {
    let say = |remark| Snippet::<Bash>::new().value((says.remark)(remark));
    let tool = match format {
        Format::M365 => Snippet::new().code(M365),
        Format::Curl => fill(CURL, &[("no_token", say(Remark::NoToken))]),
        _ => Snippet::new().code(AZ),
    };
    let places = [
        ("graph", Snippet::new().value(source.cloud.graph())),
        ("tool", tool),
        ("lag", Snippet::new().comment((says.remark)(Remark::Lag))),
        ("not_made", say(Remark::NotMade)),
        ("secret_is_in", say(Remark::SecretIsIn)),
    ];
    let head = head(Remark::About(format), format.commands(), notes, says);
    let head = Snippet::new().code("#!/usr/bin/env bash\n").then(head).then(fill(HEAD, &places));
    let head = if source.plan.owners.is_empty() { head } else { head.then(fill(OWNERS, &[("read", reading(format))])) };
    let apis = apis(source);
    let mut secrets = 0;
    let calls = source.plan.calls().into_iter().map(|call| {
        let comment = Snippet::new().code("\n").then(line(&said(source, says, call.kind)));
        let (path, body) = (path(&call.request, &apis), body(&call.request, source, &apis));
        match call.kind {
            CallKind::Application => comment
                .then(permissions(source))
                .code("upsert ")
                .then(path.clone())
                .code(" ")
                .then(body)
                .code("\napplication_id=$(again value_of ")
                .then(path.clone())
                .code(" id)\napp_id=$(again value_of ")
                .then(path)
                .code(" appId)\n"),
            // By the client's ID, since a second run finds the one that the first has made.
            CallKind::ServicePrincipal => comment
                .code("principal=\"servicePrincipals(appId='$app_id')\"\n")
                .code("principal_id=$(value_of \"$principal\" id 2>/dev/null) || principal_id=\n")
                .code("if [ -z \"$principal_id\" ]; then\n  again send ")
                .then(path)
                .code(" ")
                .then(body)
                .code("\n  principal_id=$(again value_of \"$principal\" id)\nfi\n"),
            CallKind::Secret(_) => {
                secrets += 1;
                comment
                    .code("new_secret ")
                    .then(path)
                    .code(" ")
                    .then(body)
                    .code(" client-secret-")
                    .bare(secrets)
                    .code(".txt\n")
            }
            CallKind::Api(n) => {
                let api = number_of_grant(source, &apis, n);
                comment.code("api_").bare(api).code("_id=$(value_of ").then(path).code(" id)\n")
            }
            CallKind::Federated(_) | CallKind::Grant(_) => {
                comment.code("add ").then(path).code(" ").then(body).code("\n")
            }
            CallKind::Owner(_, n) => {
                let id = source.plan.owners.get(n).map(|own| own.id.to_string()).unwrap_or_default();
                comment.code("add_owner ").then(path).code(" ").value(&id).code(" ").then(body).code("\n")
            }
        }
    });
    let script = calls.fold(head, Snippet::then);
    script.code("\nprintf '%s %s\\n' ").then(say(Remark::Done)).code(" \"$app_id\"\nexit \"$incomplete\"\n")
}

/// What reads a list.
fn reading(format: Format) -> Snippet<Bash> {
    match format {
        Format::Curl => Snippet::new().code("call GET \"$1\""),
        _ => Snippet::new().code("call get \"$1\" --output json"),
    }
}

/// The path of a call, as one word. Of owners, that of their list.
fn path(request: &Template, apis: &[AppId]) -> Snippet<Bash> {
    match &request.target {
        Target::Known(endpoint) => Snippet::new().value(&path_of(endpoint)),
        Target::AddPassword => Snippet::new().code("\"applications/$application_id/addPassword\""),
        Target::FederatedCredentials => {
            Snippet::new().code("\"applications/$application_id/federatedIdentityCredentials\"")
        }
        Target::Owners(Owned::Application) => Snippet::new().code("\"applications/$application_id/owners\""),
        Target::Owners(Owned::ServicePrincipal) => Snippet::new().code("\"servicePrincipals/$principal_id/owners\""),
        Target::AppRoleAssignedTo(api) => Snippet::new()
            .code("\"servicePrincipals/")
            .then(variable(Slot::ApiServicePrincipal(*api), apis))
            .code("/appRoleAssignedTo\""),
    }
}

/// The body of a call, as one word.
fn body(request: &Template, source: &Source<'_>, apis: &[AppId]) -> Snippet<Bash> {
    let pieces = request.body.iter().flat_map(|body| pieces::<Json>(body, source.now, 0));
    pieces.fold(Snippet::new(), |word, piece| match piece {
        Piece::Text(json) => word.value(&String::from(json)),
        Piece::Slot(slot) => word.code("\"").then(variable(slot, apis)).code("\""),
    })
}

/// What holds the answer of an earlier call.
fn variable(slot: Slot, apis: &[AppId]) -> Snippet<Bash> {
    match slot {
        Slot::Application => Snippet::new().code("$application_id"),
        Slot::AppId => Snippet::new().code("$app_id"),
        Slot::ServicePrincipal => Snippet::new().code("$principal_id"),
        Slot::ApiServicePrincipal(api) => Snippet::new().code("${api_").bare(number(apis, api)).code("_id}"),
    }
}
