//! Terraform with the provider `hashicorp/azuread`.
//! <https://registry.terraform.io/providers/hashicorp/azuread/latest/docs>

use time::format_description::well_known::Rfc3339;

use super::{grants::numbered, secrets};
use crate::{
    as_code::{
        comments::{granted, head, line, named, over},
        format::Format,
        note::{Note, Remark, Says},
        source::Source,
    },
    directory::{
        certificate::Certificate,
        cloud::Cloud,
        credential::CredentialKind,
        federated::FederatedWanted,
        ids::AppId,
        permission::grant::{Granted, WantedGrant},
    },
    export::{Hcl, Snippet},
};

const PROVIDER: &str = "
terraform {
  required_providers {
    azuread = {
      source  = \"hashicorp/azuread\"
      version = \"~> 3.0\"
    }
  }
}

provider \"azuread\" {
  environment = ";

/// Whoever runs it: the provider takes away every owner that it is not told of.
/// <https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/application#owners>
const CALLER: &str = "
data \"azuread_client_config\" \"current\" {}
";

const OUTPUTS: &str = "
output \"client_id\" {
  value = azuread_application.client.client_id
}

output \"object_id\" {
  value = azuread_application.client.object_id
}
";

/// What the provider does not take.
pub fn note(source: &Source<'_>, notes: &mut Vec<Note>) {
    notes.push(Note::NoUniqueName);
    // It wants a slash behind a host.
    let is_bare = |uri: &&&str| uri.split_once("://").is_some_and(|(_, rest)| !rest.contains('/'));
    let bare = source.content.redirect_uris.iter().filter(is_bare);
    notes.extend(bare.map(|uri| Note::UriWithoutPath { uri: (*uri).to_owned() }));
    if certificates(source).next().is_some() {
        notes.push(Note::CertificateName);
    }
    if environment(source.cloud).is_none() {
        notes.push(Note::UnknownCloud);
    }
}

/// The file.
pub fn write(source: &Source<'_>, says: &Says, notes: &[Note]) -> Snippet<Hcl> {
    let format = Format::TerraformAzuread;
    let mut file = head::<Hcl>(Remark::About(format), format.commands(), notes, says)
        .code(PROVIDER)
        .value(environment(source.cloud).unwrap_or("global"))
        .code("\n}\n")
        .then(caller(source))
        .then(over(says, Remark::Application, source.content.display_name))
        .then(application(source));
    for (at, own) in (1..).zip(certificates(source)) {
        file = file.then(over(says, Remark::Certificate, own.name())).then(certificate(at, own));
    }
    file = file.then(over(says, Remark::ServicePrincipal, "")).then(service_principal(source));
    for (at, (_, own)) in (1..).zip(source.plan.all_federated()) {
        file = file.then(over(says, Remark::Federated, &own.name)).then(federated(at, own));
    }
    for (at, (api, is_first, own)) in (1..).zip(numbered(source)) {
        if is_first {
            file = file.then(over(says, Remark::Api, &own.api_name)).then(looked_up(api, own.api));
        }
        file = file.then(over(says, Remark::Grant, &granted(own))).then(grant(at, api, own));
    }
    let object_id = Snippet::new().code("$(terraform output -raw object_id)");
    file.code(OUTPUTS).then(secrets::commands(&object_id, source, says))
}

fn application(source: &Source<'_>) -> Snippet<Hcl> {
    let content = source.content;
    let mut block = Snippet::new()
        .code("resource \"azuread_application\" \"client\" {\n  display_name     = ")
        .value(content.display_name)
        .code("\n  sign_in_audience = ")
        .value(content.audience.as_graph());
    if !content.service_reference.is_empty() {
        block = block.code("\n\n  service_management_reference = ").value(content.service_reference);
    }
    if !source.plan.owners.is_empty() {
        block = block.code("\n\n").then(owners(source));
    }
    if content.audience.includes_personal() {
        block = block.code("\n\n  api {\n    requested_access_token_version = 2\n  }");
    }
    if !content.redirect_uris.is_empty() {
        let uris = listed(content.redirect_uris.iter().copied());
        block = block.code("\n\n  web {\n    redirect_uris = ").then(uris).code("\n  }");
    }
    let mut apis: Vec<AppId> = Vec::new();
    for pick in content.permissions.iter() {
        if !apis.contains(&pick.resource_app_id) {
            apis.push(pick.resource_app_id);
            block = block.code("\n\n").then(access(source, pick.resource_app_id));
        }
    }
    block.code("\n}\n")
}

/// What is asked for of one API.
fn access(source: &Source<'_>, api: AppId) -> Snippet<Hcl> {
    let of_api = source.content.permissions.iter().filter(|own| own.resource_app_id == api);
    let start =
        Snippet::new().code("  required_resource_access {\n    resource_app_id = ").value(&api.to_string()).code("\n");
    let accesses = of_api.fold(start, |accesses, own| {
        accesses
            .code("\n    ")
            .then(line(&named(own)))
            .code("    resource_access {\n      id   = ")
            .value(&own.id.to_string())
            .code("\n      type = ")
            .value(own.kind.as_graph())
            .code("\n    }\n")
    });
    accesses.code("  }")
}

fn certificates<'a>(source: &'a Source<'_>) -> impl Iterator<Item = &'a Certificate> {
    source.plan.credentials.iter().filter_map(|credential| match &credential.kind {
        CredentialKind::Certificate(wanted) => Some(&wanted.0),
        CredentialKind::Secret(_) | CredentialKind::Federated(_) => None,
    })
}

/// With its own end, which the provider does not read in it.
fn certificate(at: usize, own: &Certificate) -> Snippet<Hcl> {
    Snippet::new()
        .code("resource \"azuread_application_certificate\" \"certificate_")
        .bare(at)
        .code("\" {\n  application_id = azuread_application.client.id\n  type           = \"AsymmetricX509Cert\"\n")
        .code("  encoding       = \"base64\"\n  value          = ")
        .value(&own.der.base64())
        .code("\n  end_date       = ")
        .value(&own.end.format(&Rfc3339).unwrap_or_default())
        .code("\n}\n")
}

fn service_principal(source: &Source<'_>) -> Snippet<Hcl> {
    let block = Snippet::new()
        .code("resource \"azuread_service_principal\" \"client\" {\n")
        .code("  client_id                    = azuread_application.client.client_id\n")
        .code("  app_role_assignment_required = ");
    let block = if source.plan.assignment_required { block.code("true") } else { block.code("false") };
    let block = block.code("\n  tags                         = [\"WindowsAzureActiveDirectoryIntegratedApp\"]\n");
    if source.plan.owners.is_empty() {
        return block.code("}\n");
    }
    block.code("\n").then(owners(source)).code("\n}\n")
}

fn caller(source: &Source<'_>) -> Snippet<Hcl> {
    if source.plan.owners.is_empty() { Snippet::new() } else { Snippet::new().code(CALLER) }
}

/// The owners, each below what it is called, and whoever runs it.
fn owners(source: &Source<'_>) -> Snippet<Hcl> {
    let start = Snippet::new().code("  owners = [\n    data.azuread_client_config.current.object_id,\n");
    let list = source.plan.owners.iter().fold(start, |list, own| {
        list.code("    ").then(line(&own.name)).code("    ").value(&own.id.to_string()).code(",\n")
    });
    list.code("  ]")
}

fn federated(at: usize, own: &FederatedWanted) -> Snippet<Hcl> {
    let block = Snippet::new()
        .code("resource \"azuread_application_federated_identity_credential\" \"federated_")
        .bare(at)
        .code("\" {\n  application_id = azuread_application.client.id\n  display_name   = ")
        .value(&own.name)
        .code("\n  issuer         = ")
        .value(&own.issuer)
        .code("\n  subject        = ")
        .value(&own.subject)
        .code("\n  audiences      = ")
        .then(listed([own.audience.as_str()]));
    if own.description.is_empty() {
        return block.code("\n}\n");
    }
    block.code("\n  description    = ").value(&own.description).code("\n}\n")
}

fn looked_up(number: usize, api: AppId) -> Snippet<Hcl> {
    Snippet::new()
        .code("data \"azuread_service_principal\" \"api_")
        .bare(number)
        .code("\" {\n  client_id = ")
        .value(&api.to_string())
        .code("\n}\n")
}

fn grant(at: usize, api: usize, own: &WantedGrant) -> Snippet<Hcl> {
    match &own.what {
        Granted::Application { role, .. } => Snippet::new()
            .code("resource \"azuread_app_role_assignment\" \"grant_")
            .bare(at)
            .code("\" {\n  app_role_id         = ")
            .value(&role.to_string())
            .code("\n  principal_object_id = azuread_service_principal.client.object_id\n")
            .code("  resource_object_id  = data.azuread_service_principal.api_")
            .bare(api)
            .code(".object_id\n}\n"),
        Granted::Delegated { scopes } => Snippet::new()
            .code("resource \"azuread_service_principal_delegated_permission_grant\" \"grant_")
            .bare(at)
            .code("\" {\n  service_principal_object_id          = azuread_service_principal.client.object_id\n")
            .code("  resource_service_principal_object_id = data.azuread_service_principal.api_")
            .bare(api)
            .code(".object_id\n  claim_values                         = ")
            .then(listed(scopes.iter().map(String::as_str)))
            .code("\n}\n"),
    }
}

/// Texts as a list on one line.
fn listed<'a>(texts: impl IntoIterator<Item = &'a str>) -> Snippet<Hcl> {
    let items = texts.into_iter().map(|text| Snippet::new().value(text));
    Snippet::new().code("[").then(Snippet::joined(items, ", ")).code("]")
}

/// The cloud's name in the provider, which knows Microsoft's own alone.
fn environment(cloud: Cloud) -> Option<&'static str> {
    Some(match cloud {
        Cloud::Global => "global",
        Cloud::UsGov => "usgovernmentl4",
        Cloud::UsGovDod => "usgovernmentl5",
        Cloud::China => "china",
        Cloud::Custom(_) => return None,
    })
}
