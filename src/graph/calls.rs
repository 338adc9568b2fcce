//! One function a call: the request as Microsoft documents it.

use serde_json::{Value, json};

use crate::{
    directory::ids::{AppId, KeyId, ObjectId, RunTail, UniqueName},
    http::{
        endpoint::{Endpoint, NextPage},
        request::{GraphScope, Method, Request},
    },
};

pub(super) fn request(method: Method, endpoint: Endpoint, body: Option<Value>, scope: GraphScope) -> Request {
    Request { method, endpoint, body, create_if_missing: false, eventual: false, scope }
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
pub fn upsert_application(name: &UniqueName, body: Value) -> Request {
    Request {
        create_if_missing: true,
        ..request(
            Method::Patch,
            Endpoint::ApplicationByUniqueName(name.clone()),
            Some(body),
            GraphScope::ApplicationReadWriteAll,
        )
    }
}

/// Makes an application, each time it is asked. <https://learn.microsoft.com/graph/api/application-post-applications>
pub fn create_application(body: Value) -> Request {
    request(Method::Post, Endpoint::Applications, Some(body), GraphScope::AppRegistrationCreate)
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
pub fn add_password(application: ObjectId, credential: Value) -> Request {
    request(
        Method::Post,
        Endpoint::AddPassword(application),
        Some(add_password_body(credential)),
        GraphScope::ApplicationReadWriteAll,
    )
}

/// The body of [`add_password`].
pub fn add_password_body(credential: Value) -> Value {
    json!({ "passwordCredential": credential })
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

/// The body of [`create_service_principal`], with the tag by which the portal lists it under enterprise
/// applications.
///
/// Whether people have to be assigned is said only where they do: that they need not be is what Graph does itself.
pub fn service_principal_body(app_id: &str, assignment_required: bool) -> Value {
    let mut body = json!({ "appId": app_id, "tags": ["WindowsAzureActiveDirectoryIntegratedApp"] });
    if assignment_required {
        body["appRoleAssignmentRequired"] = true.into();
    }
    body
}

/// Makes the service principal of an application. <https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals>
pub fn create_service_principal(app_id: AppId, assignment_required: bool) -> Request {
    request(
        Method::Post,
        Endpoint::ServicePrincipals,
        Some(service_principal_body(&app_id.to_string(), assignment_required)),
        GraphScope::ApplicationReadWriteAll,
    )
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
