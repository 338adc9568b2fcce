//! Terraform with the provider `microsoft/msgraph`, whose resources are Microsoft Graph's own JSON.
//! <https://learn.microsoft.com/graph/templates/terraform/overview-terraform-for-graph>

use super::{grants::numbered, secrets};
use crate::{
    as_code::{
        comments::{granted, head, over, permissions},
        format::Format,
        notation::filled,
        note::{Note, Remark, Says},
        source::Source,
    },
    directory::{
        application::Owned,
        permission::grant::{Granted, WantedGrant},
    },
    export::{Hcl, Snippet},
    http::template::{Slot, Template},
    plan::call::CallKind,
};

const PROVIDER: &str = "
terraform {
  required_providers {
    msgraph = {
      source = \"microsoft/msgraph\"
    }
  }
}

provider \"msgraph\" {
  msgraph_endpoint = ";

const OUTPUTS: &str = "
output \"client_id\" {
  value = msgraph_resource.application.output.app_id
}

output \"object_id\" {
  value = msgraph_resource.application.id
}
";

/// The file.
pub fn write(source: &Source<'_>, says: &Says, notes: &[Note]) -> Snippet<Hcl> {
    let format = Format::TerraformMsgraph;
    let mut file = head::<Hcl>(Remark::About(format), format.commands(), notes, says)
        .code(PROVIDER)
        .value(source.cloud.graph())
        .code("\n}\n");
    let mut federated = 0;
    let mut grants = (1..).zip(numbered(source));
    for call in source.plan.calls() {
        let next = match call.kind {
            CallKind::Application => over(says, Remark::Application, source.content.display_name)
                .then(permissions(source))
                .code("resource \"msgraph_resource\" \"application\" {\n  url  = \"applications\"\n")
                .then(body(&call.request, source, 0))
                .code("\n  response_export_values = {\n    app_id = \"appId\"\n  }\n}\n"),
            CallKind::ServicePrincipal => over(says, Remark::ServicePrincipal, "")
                .code("resource \"msgraph_resource\" \"service_principal\" {\n  url  = \"servicePrincipals\"\n")
                .then(body(&call.request, source, 0))
                .code("}\n"),
            CallKind::Federated(id) => {
                federated += 1;
                let name = source.plan.federated(id).map(|own| own.name.as_str()).unwrap_or_default();
                over(says, Remark::Federated, name)
                    .code("resource \"msgraph_resource\" \"federated_")
                    .bare(federated)
                    .code("\" {\n  url  = \"applications/${msgraph_resource.application.id}/")
                    .code("federatedIdentityCredentials\"\n")
                    .then(body(&call.request, source, 0))
                    .code("}\n")
            }
            CallKind::Grant(_) => {
                let Some((at, (api, is_first, own))) = grants.next() else { continue };
                let api_of = if is_first { looked_up(api, own, says) } else { Snippet::new() };
                api_of
                    .then(over(says, Remark::Grant, &granted(own)))
                    .code("resource \"msgraph_resource\" \"grant_")
                    .bare(at)
                    .code("\" {\n  url  = ")
                    .then(url(own, api))
                    .code("\n")
                    .then(body(&call.request, source, api))
                    .code("}\n")
            }
            CallKind::Owner(of, n) => {
                let Some(own) = source.plan.owners.get(n) else { continue };
                over(says, Remark::Owner, &own.name)
                    .then(owner(of, n + 1))
                    .then(body(&call.request, source, 0))
                    .code("}\n")
            }
            CallKind::Secret(_) | CallKind::Api(_) => continue,
        };
        file = file.then(next);
    }
    let object_id = Snippet::new().code("$(terraform output -raw object_id)");
    file.code(OUTPUTS).then(secrets::commands(&object_id, source, says))
}

/// A reference of its own for each owner: a collection of them would take away whoever creates the app.
/// <https://github.com/microsoft/terraform-provider-msgraph/blob/main/docs/guides/managing_relationships.md>
fn owner(of: Owned, number: usize) -> Snippet<Hcl> {
    match of {
        Owned::Application => Snippet::new()
            .code("resource \"msgraph_resource\" \"owner_")
            .bare(number)
            .code("\" {\n  url  = \"applications/${msgraph_resource.application.id}/owners/$ref\"\n"),
        Owned::ServicePrincipal => Snippet::new()
            .code("resource \"msgraph_resource\" \"principal_owner_")
            .bare(number)
            .code("\" {\n  url  = \"servicePrincipals/${msgraph_resource.service_principal.id}/owners/$ref\"\n"),
    }
}

fn looked_up(number: usize, grant: &WantedGrant, says: &Says) -> Snippet<Hcl> {
    over(says, Remark::Api, &grant.api_name)
        .code("data \"msgraph_resource\" \"api_")
        .bare(number)
        .code("\" {\n  url = ")
        .value(&["servicePrincipals(appId='", &grant.api.to_string(), "')"].concat())
        .code("\n\n  response_export_values = {\n    id = \"id\"\n  }\n}\n")
}

/// Where a grant is made.
fn url(grant: &WantedGrant, api: usize) -> Snippet<Hcl> {
    match &grant.what {
        Granted::Delegated { .. } => Snippet::new().code("\"oauth2PermissionGrants\""),
        Granted::Application { .. } => Snippet::new()
            .code("\"servicePrincipals/${data.msgraph_resource.api_")
            .bare(api)
            .code(".output.id}/appRoleAssignedTo\""),
    }
}

/// The body of a call; `api` is the number of the API that it is about.
fn body(request: &Template, source: &Source<'_>, api: usize) -> Snippet<Hcl> {
    let reference = |slot| match slot {
        Slot::Application => Snippet::new().code("msgraph_resource.application.id"),
        Slot::AppId => Snippet::new().code("msgraph_resource.application.output.app_id"),
        Slot::ServicePrincipal => Snippet::new().code("msgraph_resource.service_principal.id"),
        Slot::ApiServicePrincipal(_) => Snippet::new().code("data.msgraph_resource.api_").bare(api).code(".output.id"),
    };
    let body = request.body.as_ref().map(|body| filled(body, source.now, 1, reference)).unwrap_or_default();
    Snippet::new().code("  body = ").then(body).code("\n")
}
