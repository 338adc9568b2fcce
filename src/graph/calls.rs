//! One function a call: the request as Microsoft documents it.

use serde_json::{Value, json};

use crate::{
    directory::{
        application::Owned,
        cloud::Cloud,
        ids::{AppId, FederatedId, KeyId, ObjectId, RunTail, UniqueName},
    },
    http::{
        endpoint::{Endpoint, NextPage},
        request::{GraphScope, Method, Request},
        template::{Body, Slot, Target, Template},
    },
};

pub(super) fn request(method: Method, endpoint: Endpoint, body: Option<Value>, scope: GraphScope) -> Request {
    Request { method, endpoint, body, create_if_missing: false, eventual: false, scope }
}

pub(super) fn template(method: Method, target: Target, body: Body, scope: GraphScope) -> Template {
    Template { method, target, body: Some(body), create_if_missing: false, scope }
}

pub(super) fn read(endpoint: Endpoint, scope: GraphScope) -> Request {
    request(Method::Get, endpoint, None, scope)
}

/// The signed-in person. <https://learn.microsoft.com/graph/api/user-get>
pub fn me() -> Request {
    read(Endpoint::Me, GraphScope::UserRead)
}

/// The tenant. <https://learn.microsoft.com/graph/api/organization-list>
pub fn organization() -> Request {
    read(Endpoint::Organization, GraphScope::UserRead)
}

/// Makes an application, or leaves the one of this unique name as the body says.
/// <https://learn.microsoft.com/graph/api/application-upsert>
pub fn upsert_application(name: &UniqueName, body: Body) -> Template {
    let target = Target::Known(Endpoint::ApplicationByUniqueName(name.clone()));
    Template { create_if_missing: true, ..template(Method::Patch, target, body, GraphScope::ApplicationReadWriteAll) }
}

/// Makes an application, each time it is asked. <https://learn.microsoft.com/graph/api/application-post-applications>
pub fn create_application(body: Body) -> Template {
    template(Method::Post, Target::Known(Endpoint::Applications), body, GraphScope::AppRegistrationCreate)
}

/// Puts an application into the deleted items, with its service principal.
/// <https://learn.microsoft.com/graph/api/application-delete>
pub fn delete_application(application: ObjectId) -> Request {
    request(Method::Delete, Endpoint::Application(application), None, GraphScope::ApplicationReadWriteAll)
}

/// An application by its unique name. <https://learn.microsoft.com/graph/api/application-get>
pub fn application_by_unique_name(name: &UniqueName) -> Request {
    read(Endpoint::ApplicationByUniqueName(name.clone()), GraphScope::ApplicationReadAll)
}

/// The applications that carry a run tag. <https://learn.microsoft.com/graph/api/application-list>
pub fn applications_by_run_tag(tail: &RunTail) -> Request {
    read(Endpoint::ApplicationsByRunTag(tail.clone()), GraphScope::ApplicationReadAll)
}

/// The applications that the signed-in person owns. <https://learn.microsoft.com/graph/api/user-list-ownedobjects>
pub fn owned_applications() -> Request {
    read(Endpoint::OwnedApplications, GraphScope::UserRead)
}

/// The client secrets of an application, without their values.
pub fn password_credentials(application: ObjectId) -> Request {
    read(Endpoint::PasswordCredentials(application), GraphScope::ApplicationReadWriteAll)
}

/// Makes a client secret. <https://learn.microsoft.com/graph/api/application-addpassword>
pub fn add_password(credential: Body) -> Template {
    let body = Body::Object(Value::Null, vec![("passwordCredential", credential)]);
    template(Method::Post, Target::AddPassword, body, GraphScope::ApplicationReadWriteAll)
}

/// Removes a client secret. <https://learn.microsoft.com/graph/api/application-removepassword>
pub fn remove_password(application: ObjectId, key: KeyId) -> Request {
    request(
        Method::Post,
        Endpoint::RemovePassword(application),
        Some(json!({ "keyId": key })),
        GraphScope::ApplicationReadWriteAll,
    )
}

/// Makes a federated credential. <https://learn.microsoft.com/graph/api/application-post-federatedidentitycredentials>
pub fn create_federated_credential(body: Value) -> Template {
    template(Method::Post, Target::FederatedCredentials, Body::Known(body), GraphScope::ApplicationReadWriteAll)
}

/// The federated credentials of an application: twenty at most, so one page.
/// <https://learn.microsoft.com/graph/api/application-list-federatedidentitycredentials>
pub fn federated_credentials(application: ObjectId) -> Request {
    read(Endpoint::FederatedCredentials(application), GraphScope::ApplicationReadWriteAll)
}

/// Removes a federated credential. <https://learn.microsoft.com/graph/api/federatedidentitycredential-delete>
pub fn delete_federated_credential(application: ObjectId, id: FederatedId) -> Request {
    let endpoint = Endpoint::FederatedCredential(application, id);
    request(Method::Delete, endpoint, None, GraphScope::ApplicationReadWriteAll)
}

/// Makes a user or a service principal an owner. The reference is an address on the Graph of the same cloud.
/// <https://learn.microsoft.com/graph/api/application-post-owners>,
/// <https://learn.microsoft.com/graph/api/serviceprincipal-post-owners>
pub fn add_owner(of: Owned, owner: ObjectId, cloud: Cloud) -> Template {
    let body = json!({ "@odata.id": format!("{}/v1.0/directoryObjects/{owner}", cloud.graph()) });
    template(Method::Post, Target::Owners(of), Body::Known(body), GraphScope::DirectoryReadAll)
}

/// Makes the service principal of the application, with the tag by which the portal lists it under enterprise
/// applications. <https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals>
///
/// Whether people have to be assigned is said only where they do: that they need not be is what Graph does itself.
pub fn create_service_principal(assignment_required: bool) -> Template {
    let mut known = json!({ "tags": ["WindowsAzureActiveDirectoryIntegratedApp"] });
    if assignment_required {
        known["appRoleAssignmentRequired"] = true.into();
    }
    let body = Body::Object(known, vec![("appId", Body::Slot(Slot::AppId))]);
    let target = Target::Known(Endpoint::ServicePrincipals);
    template(Method::Post, target, body, GraphScope::ApplicationReadWriteAll)
}

/// Removes a service principal. <https://learn.microsoft.com/graph/api/serviceprincipal-delete>
pub fn delete_service_principal(principal: ObjectId) -> Request {
    request(Method::Delete, Endpoint::ServicePrincipal(principal), None, GraphScope::ApplicationReadWriteAll)
}

/// Says of a service principal that is there whether people have to be assigned.
/// <https://learn.microsoft.com/graph/api/serviceprincipal-update>
pub fn set_assignment_required(principal: ObjectId, required: bool) -> Request {
    request(
        Method::Patch,
        Endpoint::ServicePrincipal(principal),
        Some(json!({ "appRoleAssignmentRequired": required })),
        GraphScope::ApplicationReadWriteAll,
    )
}

/// A service principal's identity. <https://learn.microsoft.com/graph/api/serviceprincipal-get>
pub fn service_principal(app_id: AppId) -> Request {
    read(Endpoint::ServicePrincipalByAppId(app_id), GraphScope::ApplicationReadAll)
}

/// An API with the permissions that it offers.
pub fn resource_api(app_id: AppId) -> Request {
    read(Endpoint::ResourceApi(app_id), GraphScope::ApplicationReadAll)
}

/// APIs by the words of their name. <https://learn.microsoft.com/graph/aad-advanced-queries>
pub fn search_apis(words: &str) -> Request {
    Request { eventual: true, ..read(Endpoint::SearchByName(words.trim().to_owned()), GraphScope::ApplicationReadAll) }
}

/// APIs by the beginning of their name, for tenants that refuse `$search`.
pub fn search_apis_by_prefix(prefix: &str) -> Request {
    read(Endpoint::SearchByPrefix(prefix.trim().to_owned()), GraphScope::ApplicationReadAll)
}

/// APIs by their identifier URI, as it stands in tokens: `https://vault.azure.net`.
pub fn apis_by_identifier_uri(uri: &str) -> Request {
    read(Endpoint::ApisByIdentifierUri(uri.trim().to_owned()), GraphScope::ApplicationReadAll)
}

/// Which of Microsoft's well-known APIs are in the tenant.
pub fn well_known_apis() -> Request {
    read(Endpoint::WellKnownApis, GraphScope::ApplicationReadAll)
}

/// The APIs of the signed-in person's own. <https://learn.microsoft.com/graph/api/user-list-ownedobjects>
pub fn owned_apis() -> Request {
    read(Endpoint::OwnedApis, GraphScope::UserRead)
}

/// Makes the service principal of an API that exists in another tenant.
/// <https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals>
pub fn add_api(app_id: AppId) -> Request {
    let body = json!({ "appId": app_id });
    request(Method::Post, Endpoint::ServicePrincipals, Some(body), GraphScope::ApplicationReadWriteAll)
}

/// A further page of a search.
pub fn next_page(page: NextPage) -> Request {
    Request { eventual: true, ..read(Endpoint::NextPage(page), GraphScope::ApplicationReadAll) }
}
