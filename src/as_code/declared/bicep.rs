//! Bicep with the extension for Microsoft Graph.
//! <https://learn.microsoft.com/graph/templates/>

use serde_json::{Value, json};

use super::{grants::numbered, secrets};
use crate::{
    as_code::{
        comments::{granted, head, over, permissions},
        format::Format,
        notation::{filled, known},
        note::{Note, Remark, Says},
        source::Source,
    },
    directory::{
        cloud::Cloud,
        permission::grant::{Granted, WantedGrant},
    },
    export::{Bicep, Snippet},
    http::template::{Body, Slot, Template},
    plan::call::CallKind,
};

const OUTPUTS: &str = "
output clientId string = application.appId
output objectId string = application.id
";

/// What the extension does not do.
pub fn note(source: &Source<'_>, notes: &mut Vec<Note>) {
    if source.cloud != Cloud::Global {
        notes.push(Note::WorldwideOnly);
    }
}

/// The file.
pub fn write(source: &Source<'_>, says: &Says, notes: &[Note]) -> Snippet<Bicep> {
    let mut file = head::<Bicep>(Remark::About(Format::Bicep), Format::Bicep.commands(), notes, says)
        .code("extension microsoftGraphV1\n");
    let mut federated = 0;
    let mut grants = (1..).zip(numbered(source));
    for call in source.plan.calls() {
        let next = match call.kind {
            CallKind::Application => over(says, Remark::Application, source.content.display_name)
                .then(permissions(source))
                .then(application(source)),
            CallKind::ServicePrincipal => over(says, Remark::ServicePrincipal, "")
                .code("resource servicePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = ")
                .then(service_principal(call.request, source)),
            CallKind::Federated(id) => {
                federated += 1;
                let name = source.plan.federated(id).map(|own| own.name.as_str()).unwrap_or_default();
                over(says, Remark::Federated, name)
                    .code("resource federated")
                    .bare(federated)
                    .code(" 'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0' = ")
                    .then(credential(&call.request, name, source))
            }
            CallKind::Grant(_) => {
                let Some((at, (api, is_first, own))) = grants.next() else { continue };
                let api_of = if is_first { looked_up(api, own, says) } else { Snippet::new() };
                let resource = api_of.then(over(says, Remark::Grant, &granted(own))).code("resource grant").bare(at);
                let resource = match &own.what {
                    Granted::Delegated { .. } => resource.code(" 'Microsoft.Graph/oauth2PermissionGrants@v1.0' = "),
                    Granted::Application { .. } => resource.code(" 'Microsoft.Graph/appRoleAssignedTo@v1.0' = "),
                };
                resource.then(body(&call.request, source, api))
            }
            // Owners stand in what they own.
            CallKind::Secret(_) | CallKind::Api(_) | CallKind::Owner(..) => continue,
        };
        file = file.then(next);
    }
    file.code(OUTPUTS).then(secrets::commands(&Snippet::new().code("<objectId>"), source, says))
}

/// The application, with the key by which a deployment finds it again: that of the plan's upsert.
fn application(source: &Source<'_>) -> Snippet<Bicep> {
    let mut own = source.plan.application.clone();
    own["uniqueName"] = source.plan.unique_name.to_string().into();
    own_by(&mut own, source);
    Snippet::new().code("resource application 'Microsoft.Graph/applications@v1.0' = ").then(known(&own, 0)).code("\n")
}

fn service_principal(mut request: Template, source: &Source<'_>) -> Snippet<Bicep> {
    if let Some(Body::Object(known, _)) = &mut request.body {
        own_by(known, source);
    }
    body(&request, source, 0)
}

/// Adds owners, whose relationships the extension adds to those that are there.
/// <https://learn.microsoft.com/graph/templates/concept-relationships-in-graph-types>
fn own_by(body: &mut Value, source: &Source<'_>) {
    let owners: Vec<Value> = source.plan.owners.iter().map(|owner| owner.id.to_string().into()).collect();
    if !owners.is_empty() {
        body["owners"] = json!({ "relationships": owners });
    }
}

/// A federated credential. Its name begins with its application's key, which also says what it waits for.
fn credential(request: &Template, name: &str, source: &Source<'_>) -> Snippet<Bicep> {
    let mut own = request.body(source.now).unwrap_or_default();
    if let Some(members) = own.as_object_mut() {
        members.remove("name");
    }
    let body = Body::Object(own, vec![("name", Body::Slot(Slot::Application))]);
    let name = Snippet::new().code("'${application.uniqueName}/${").value(name).code("}'");
    filled(&body, source.now, 0, |_| name.clone()).code("\n")
}

fn looked_up(number: usize, grant: &WantedGrant, says: &Says) -> Snippet<Bicep> {
    over(says, Remark::Api, &grant.api_name)
        .code("resource api")
        .bare(number)
        .code(" 'Microsoft.Graph/servicePrincipals@v1.0' existing = {\n  appId: ")
        .value(&grant.api.to_string())
        .code("\n}\n")
}

/// The body of a call; `api` is the number of the API that it is about.
fn body(request: &Template, source: &Source<'_>, api: usize) -> Snippet<Bicep> {
    let reference = |slot| match slot {
        Slot::Application => Snippet::new().code("application.id"),
        Slot::AppId => Snippet::new().code("application.appId"),
        Slot::ServicePrincipal => Snippet::new().code("servicePrincipal.id"),
        Slot::ApiServicePrincipal(_) => Snippet::new().code("api").bare(api).code(".id"),
    };
    let body = request.body.as_ref().map(|body| filled(body, source.now, 0, reference));
    body.unwrap_or_default().code("\n")
}
