//! The calls from PowerShell, by Microsoft Graph PowerShell or with a token of the Azure CLI's.
//!
//! # Invariants
//! - The Azure CLI is asked for a token alone: what quotes and brackets are on their way to a program depends on
//!   PowerShell's version and on the system, and a body is full of both.
//!   <https://learn.microsoft.com/cli/azure/use-azure-cli-successfully-quoting>
//! - It runs in Windows PowerShell 5.1 as well.
//! - A secret goes into an environment variable of the session, where no screen and no history has it.

use super::calls::{apis, number, number_of_grant, path_of, said};
use crate::{
    as_code::{
        comments::{head, line, permissions},
        format::Format,
        notation::{Piece, pieces},
        note::{Note, Remark, Says},
        source::Source,
    },
    directory::{application::Owned, cloud::Cloud, ids::AppId},
    export::{Json, PowerShell, Snippet, fill},
    http::{
        request::GraphScope,
        template::{Slot, Target, Template},
    },
    plan::call::CallKind,
};

const HEAD: &str = include_str!("head.ps1");
const AZ: &str = include_str!("az.ps1");
const GRAPH: &str = include_str!("graph.ps1");
const OWNERS: &str = include_str!("owners.ps1");

/// The script.
pub fn write(format: Format, source: &Source<'_>, says: &Says, notes: &[Note]) -> Snippet<PowerShell> {
    let value = |text: &str| Snippet::<PowerShell>::new().value(text);
    let say = |remark| value((says.remark)(remark));
    let tool = if format == Format::AzPowerShell {
        Snippet::new().code(AZ)
    } else {
        let places = [
            ("no_module", say(Remark::NoModule)),
            ("environment", value(environment(source.cloud))),
            ("authority", value(source.cloud.authority())),
            ("scopes", Snippet::joined(scopes(source).into_iter().map(|scope| value(scope.value())), ", ")),
        ];
        fill(GRAPH, &places)
    };
    let places = [
        ("graph", value(source.cloud.graph())),
        ("tool", tool),
        ("lag", Snippet::new().comment((says.remark)(Remark::Lag))),
        ("not_made", say(Remark::NotMade)),
        ("secret_is_in", say(Remark::SecretIsIn)),
    ];
    let head = head(Remark::About(format), format.commands(), notes, says);
    let apis = apis(source);
    let mut secrets = 0;
    let calls = source.plan.calls().into_iter().map(|call| {
        let comment = Snippet::new().code("\n").then(line(&said(source, says, call.kind)));
        let (path, body) = (path(&call.request, &apis), body(&call.request, source, &apis));
        match call.kind {
            CallKind::Application => comment
                .then(permissions(source))
                .code("Invoke-Graph PATCH ")
                .then(path.clone())
                .code(" (")
                .then(body)
                .code(") @{ Prefer = 'create-if-missing' } | Out-Null\n$applicationId = Get-Value ")
                .then(path.clone())
                .code(" id\n$appId = Get-Value ")
                .then(path)
                .code(" appId\n"),
            // By the client's ID, since a second run finds the one that the first has made.
            CallKind::ServicePrincipal => comment
                .code("$principal = \"servicePrincipals(appId='$appId')\"\n")
                .code("try { Invoke-Graph GET $principal | Out-Null } catch {\n    Invoke-Again { Invoke-Graph POST ")
                .then(path)
                .code(" (")
                .then(body)
                .code(") } | Out-Null\n}\n$principalId = Get-Value $principal id\n"),
            CallKind::Secret(_) => {
                secrets += 1;
                comment
                    .code("New-Secret ")
                    .then(path)
                    .code(" (")
                    .then(body)
                    .code(") CLIENT_SECRET_")
                    .bare(secrets)
                    .code("\n")
            }
            CallKind::Api(n) => {
                let api = number_of_grant(source, &apis, n);
                comment.code("$api").bare(api).code("Id = Get-Value ").then(path).code(" id\n")
            }
            CallKind::Federated(_) | CallKind::Grant(_) => {
                comment.code("Add-Object ").then(path).code(" (").then(body).code(")\n")
            }
            CallKind::Owner(_, n) => {
                let id = source.plan.owners.get(n).map(|own| own.id.to_string()).unwrap_or_default();
                comment.code("Add-Owner ").then(path).code(" ").value(&id).code(" (").then(body).code(")\n")
            }
        }
    });
    let head = head.then(fill(HEAD, &places));
    let head = if source.plan.owners.is_empty() { head } else { head.code(OWNERS) };
    let script = calls.fold(head, Snippet::then);
    script
        .code("\nWrite-Host ")
        .then(say(Remark::Done))
        .code(" $appId\nif ($script:incomplete) { throw ")
        .then(say(Remark::NotMade))
        .code(" }\n}\n")
}

/// What is asked for at the sign-in: what the calls need.
fn scopes(source: &Source<'_>) -> Vec<GraphScope> {
    let mut scopes = Vec::new();
    for call in source.plan.calls() {
        if !scopes.contains(&call.request.scope) {
            scopes.push(call.request.scope);
        }
    }
    scopes
}

/// The path of a call. Of owners, that of their list.
fn path(request: &Template, apis: &[AppId]) -> Snippet<PowerShell> {
    match &request.target {
        Target::Known(endpoint) => Snippet::new().value(&path_of(endpoint)),
        Target::AddPassword => Snippet::new().code("\"applications/$applicationId/addPassword\""),
        Target::FederatedCredentials => {
            Snippet::new().code("\"applications/$applicationId/federatedIdentityCredentials\"")
        }
        Target::Owners(Owned::Application) => Snippet::new().code("\"applications/$applicationId/owners\""),
        Target::Owners(Owned::ServicePrincipal) => Snippet::new().code("\"servicePrincipals/$principalId/owners\""),
        Target::AppRoleAssignedTo(api) => Snippet::new()
            .code("\"servicePrincipals/")
            .then(variable(Slot::ApiServicePrincipal(*api), apis))
            .code("/appRoleAssignedTo\""),
    }
}

fn body(request: &Template, source: &Source<'_>, apis: &[AppId]) -> Snippet<PowerShell> {
    let pieces = request.body.iter().flat_map(|body| pieces::<Json>(body, source.now, 0));
    let words = pieces.map(|piece| match piece {
        Piece::Text(json) => Snippet::new().value(&String::from(json)),
        Piece::Slot(slot) => variable(slot, apis),
    });
    Snippet::joined(words, " + ")
}

/// What holds the answer of an earlier call.
fn variable(slot: Slot, apis: &[AppId]) -> Snippet<PowerShell> {
    match slot {
        Slot::Application => Snippet::new().code("$applicationId"),
        Slot::AppId => Snippet::new().code("$appId"),
        Slot::ServicePrincipal => Snippet::new().code("$principalId"),
        Slot::ApiServicePrincipal(api) => Snippet::new().code("$api").bare(number(apis, api)).code("Id"),
    }
}

/// The cloud's name in Microsoft Graph PowerShell, which learns those that it does not know.
fn environment(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => "Global",
        Cloud::UsGov => "USGov",
        Cloud::UsGovDod => "USGovDoD",
        Cloud::China => "China",
        Cloud::Custom(_) => cloud.name(),
    }
}
