//! Every address of Microsoft Graph that the page can ask.
//!
//! # Invariants
//! - The set is closed. A link that Graph itself gives (`@odata.nextLink`) is parsed as a browser parses it; what was
//!   parsed is compared with the cloud's Graph, and that and nothing else is sent.
//! - What stands in a path is of a type that cannot leave its place there; free text is encoded, in a query alone.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Position, Url};

use crate::directory::{
    application::Owned,
    cloud::Cloud,
    ids::{AppId, FederatedId, ObjectId, RunTail, UniqueName},
    permission::{
        grant::{AssignmentId, GrantId},
        well_known::WellKnownApi,
    },
};

/// An address of Microsoft Graph v1.0, on the Graph host of the cloud in use, and one of its beta.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// The signed-in person.
    Me,
    /// The tenant.
    Organization,
    /// The tenant's default policy for app management.
    AppManagementPolicy,
    /// The same in the beta, which says more of it.
    AppManagementPolicyBeta,
    /// What the tenant lets its users do.
    AuthorizationPolicy,
    /// What the signed-in person has created, where they have no role of an administrator.
    CreatedObjects,
    /// All applications.
    Applications,
    /// An application.
    Application(ObjectId),
    /// An application by its alternate key.
    ApplicationByUniqueName(UniqueName),
    /// The applications that carry a run tag.
    ApplicationsByRunTag(RunTail),
    /// The applications that carry a run tag and that the signed-in person owns.
    OwnedApplications,
    /// The applications of this display name.
    ApplicationsByDisplayName(String),
    /// The applications whose display name begins with this.
    ApplicationsByPrefix(String),
    /// An application with what another one can be made like.
    ApplicationToCopy(ObjectId),
    /// The deleted applications of this display name.
    DeletedByDisplayName(String),
    /// The applications with any of these web redirect URIs.
    ApplicationsByRedirectUris(Vec<String>),
    /// Who owns an application or a service principal.
    Owners(Owned, ObjectId),
    /// Makes somebody one of them.
    OwnerReferences(Owned, ObjectId),
    /// Brings back a deleted application.
    Restore(ObjectId),
    /// The client secrets of an application, without their values.
    PasswordCredentials(ObjectId),
    /// An application with its keys, its client secrets and its certificates, without their values.
    ApplicationCredentials(ObjectId),
    /// Makes a client secret.
    AddPassword(ObjectId),
    /// Removes a client secret.
    RemovePassword(ObjectId),
    /// The federated credentials of an application.
    FederatedCredentials(ObjectId),
    /// One of them.
    FederatedCredential(ObjectId, FederatedId),
    /// All service principals.
    ServicePrincipals,
    /// A service principal's identity, by application (client) ID.
    ServicePrincipalByAppId(AppId),
    /// A service principal.
    ServicePrincipal(ObjectId),
    /// A service principal with the permissions that it exposes.
    ResourceApi(AppId),
    /// The active directory roles of the signed-in person.
    DirectoryRoles,
    /// All grants of delegated permissions.
    PermissionGrants,
    /// A grant of delegated permissions.
    PermissionGrant(GrantId),
    /// The delegated permissions that a client was granted.
    PermissionGrantsOf(ObjectId),
    /// The application permissions of an API that clients hold.
    AppRoleAssignedTo(ObjectId),
    /// One of them.
    AppRoleAssignment(ObjectId, AssignmentId),
    /// The application permissions that a client holds.
    AppRoleAssignmentsOf(ObjectId),
    /// Service principals whose name has words that begin with these.
    SearchByName(String),
    /// Service principals whose name begins with this: for tenants that refuse `$search`.
    SearchByPrefix(String),
    /// Service principals that go by this identifier URI.
    ApisByIdentifierUri(String),
    /// Those of Microsoft's well-known APIs that the tenant has a service principal for.
    WellKnownApis,
    /// The applications that the signed-in person owns, with the permissions that they expose.
    OwnedApis,
    /// A further page of an answer.
    NextPage(NextPage),
}

/// A further page: the path and query of a link that Graph gave, on Graph's own host, as they were parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPage(String);

impl NextPage {
    /// Takes a link only where it leads to `/v1.0/` of the cloud's Graph: the same scheme, host and port, with no user
    /// info.
    pub fn parse(link: &str, cloud: Cloud) -> Option<Self> {
        let (url, graph) = (Url::parse(link).ok()?, Url::parse(cloud.graph()).ok()?);
        let alone = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        // Whoever answers may take these for slashes, though no browser does.
        let path = url.path().to_ascii_lowercase();
        let slashes = path.contains("%2f") || path.contains("%5c");
        let own = alone && url.origin() == graph.origin() && path.starts_with("/v1.0/") && !slashes;
        own.then(|| Self(url[Position::BeforePath..].to_owned()))
    }
}

impl Endpoint {
    /// The path and query on the Graph host, percent-encoded.
    pub fn path_and_query(&self) -> String {
        const LIST: &str = "$select=id,appId,displayName,accountEnabled,appOwnerOrganizationId,\
                            oauth2PermissionScopes,appRoles&$top=25";
        match self {
            Self::Me => "/v1.0/me?$select=id,displayName,userPrincipalName".to_owned(),
            Self::Organization => "/v1.0/organization?$select=id,displayName".to_owned(),
            Self::AppManagementPolicy => ["/v1.0", APP_MANAGEMENT_POLICY].concat(),
            Self::AppManagementPolicyBeta => ["/beta", APP_MANAGEMENT_POLICY].concat(),
            Self::AuthorizationPolicy => {
                "/v1.0/policies/authorizationPolicy?$select=defaultUserRolePermissions".to_owned()
            }
            Self::CreatedObjects => "/v1.0/me/createdObjects?$select=id&$top=999".to_owned(),
            Self::Applications => "/v1.0/applications".to_owned(),
            Self::Application(id) => format!("/v1.0/applications/{id}"),
            Self::ApplicationByUniqueName(name) => format!("/v1.0/applications(uniqueName='{name}')"),
            Self::ApplicationsByRunTag(tail) => format!(
                "/v1.0/applications?$filter=tags/any(t:t%20eq%20'{}')&$select=id,appId,passwordCredentials",
                tail.tag()
            ),
            Self::OwnedApplications => {
                "/v1.0/me/ownedObjects/microsoft.graph.application?$select=id,appId,tags,passwordCredentials".to_owned()
            }
            Self::ApplicationsByDisplayName(name) => {
                format!("/v1.0/applications?$filter={}&{EXISTING}", encode(&equals("displayName", name)))
            }
            Self::ApplicationsByPrefix(prefix) => {
                format!("/v1.0/applications?$filter={}&{EXISTING}", encode(&begins_with("displayName", prefix)))
            }
            Self::ApplicationToCopy(id) => format!("/v1.0/applications/{id}?{TO_COPY}"),
            Self::DeletedByDisplayName(name) => format!(
                "/v1.0/directory/deletedItems/microsoft.graph.application?$filter={}&{EXISTING}",
                encode(&equals("displayName", name))
            ),
            Self::ApplicationsByRedirectUris(uris) => {
                let any = uris.iter().map(|uri| format!("web/redirectUris/any(p:{})", equals("p", uri)));
                let filter = any.collect::<Vec<_>>().join(" or ");
                format!("/v1.0/applications?$filter={}&$count=true&{EXISTING}", encode(&filter))
            }
            // Objects of the directory of any kind: what `$select` may name is less than what they have.
            Self::Owners(of, id) => owners(*of, id),
            Self::OwnerReferences(of, id) => owners(*of, id) + "/$ref",
            Self::Restore(id) => format!("/v1.0/directory/deletedItems/{id}/restore"),
            Self::PasswordCredentials(id) => format!("/v1.0/applications/{id}?$select=id,passwordCredentials"),
            Self::ApplicationCredentials(id) => {
                format!("/v1.0/applications/{id}?$select=id,appId,uniqueName,tags,passwordCredentials,keyCredentials")
            }
            Self::AddPassword(id) => add_password(id),
            Self::RemovePassword(id) => format!("/v1.0/applications/{id}/removePassword"),
            Self::FederatedCredentials(id) => federated_credentials(id),
            Self::FederatedCredential(application, id) => format!("{}/{id}", federated_credentials(application)),
            Self::ServicePrincipals => "/v1.0/servicePrincipals".to_owned(),
            Self::ServicePrincipalByAppId(app_id) => {
                format!("/v1.0/servicePrincipals(appId='{app_id}')?$select=id,appId,displayName")
            }
            Self::ServicePrincipal(id) => format!("/v1.0/servicePrincipals/{id}"),
            Self::ResourceApi(app_id) => format!(
                "/v1.0/servicePrincipals(appId='{app_id}')\
                 ?$select=id,appId,displayName,accountEnabled,appOwnerOrganizationId,oauth2PermissionScopes,appRoles"
            ),
            Self::DirectoryRoles => {
                "/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole?$count=true&$select=roleTemplateId"
                    .to_owned()
            }
            Self::PermissionGrants => "/v1.0/oauth2PermissionGrants".to_owned(),
            Self::PermissionGrant(id) => format!("/v1.0/oauth2PermissionGrants/{id}"),
            Self::PermissionGrantsOf(id) => format!("/v1.0/servicePrincipals/{id}/oauth2PermissionGrants"),
            Self::AppRoleAssignedTo(id) => app_role_assigned_to(id),
            Self::AppRoleAssignment(api, id) => format!("{}/{id}", app_role_assigned_to(api)),
            // An application can ask for 400 permissions; one page holds them all.
            Self::AppRoleAssignmentsOf(id) => format!("/v1.0/servicePrincipals/{id}/appRoleAssignments?$top=999"),
            Self::SearchByName(words) => {
                let quoted = words.replace('\\', "\\\\").replace('"', "\\\"");
                format!("/v1.0/servicePrincipals?$search={}&{LIST}", encode(&format!("\"displayName:{quoted}\"")))
            }
            Self::SearchByPrefix(prefix) => {
                let filter = begins_with("displayName", prefix);
                format!("/v1.0/servicePrincipals?$filter={}&{LIST}", encode(&filter))
            }
            Self::ApisByIdentifierUri(uri) => {
                let filter = format!("servicePrincipalNames/any(n:{})", equals("n", uri));
                format!("/v1.0/servicePrincipals?$filter={}&{LIST}", encode(&filter))
            }
            Self::WellKnownApis => {
                let ids = WellKnownApi::ALL.map(|api| format!("'{}'", api.app_id())).join(",");
                let filter = encode(&format!("appId in ({ids})"));
                // Without their permissions: those of Microsoft Graph alone are a megabyte.
                format!(
                    "/v1.0/servicePrincipals?$filter={filter}&$select=id,appId,displayName,accountEnabled,appOwnerOrganizationId"
                )
            }
            Self::OwnedApis => {
                "/v1.0/me/ownedObjects/microsoft.graph.application?$select=id,appId,displayName,api,appRoles&$top=999"
                    .to_owned()
            }
            Self::NextPage(NextPage(path)) => path.clone(),
        }
    }

    /// The whole address.
    pub fn url(&self, cloud: Cloud) -> String {
        [cloud.graph(), &self.path_and_query()].concat()
    }
}

/// What is read of applications that exist already, of few of them.
const EXISTING: &str = "$select=id,appId,displayName,createdDateTime,deletedDateTime&$top=10";

/// A condition on a text.
fn equals(property: &str, text: &str) -> String {
    format!("{property} eq '{}'", text.replace('\'', "''"))
}

/// The same on how a text begins.
fn begins_with(property: &str, text: &str) -> String {
    format!("startswith({property},'{}')", text.replace('\'', "''"))
}

/// What is read of an application that another one is to be like: all but its credentials, which are never copied.
const TO_COPY: &str = "$select=displayName,signInAudience,web,requiredResourceAccess,serviceManagementReference,spa,\
                       publicClient,isFallbackPublicClient,api,appRoles,description,groupMembershipClaims,\
                       identifierUris,info,notes,optionalClaims,tags";

/// What of the policy is read.
const APP_MANAGEMENT_POLICY: &str = "/policies/defaultAppManagementPolicy?$select=isEnabled,applicationRestrictions";

/// Makes a client secret of an application, which may not be known yet.
pub(super) fn add_password(application: &dyn Display) -> String {
    format!("/v1.0/applications/{application}/addPassword")
}

/// The federated credentials of an application, which may not be known yet.
pub(super) fn federated_credentials(application: &dyn Display) -> String {
    format!("/v1.0/applications/{application}/federatedIdentityCredentials")
}

/// The owners of an application or a service principal, which may not be known yet.
pub(super) fn owners(of: Owned, id: &dyn Display) -> String {
    match of {
        Owned::Application => format!("/v1.0/applications/{id}/owners"),
        Owned::ServicePrincipal => format!("/v1.0/servicePrincipals/{id}/owners"),
    }
}

/// The application permissions that clients hold of an API, whose service principal may not be known yet.
pub(super) fn app_role_assigned_to(api: &dyn Display) -> String {
    format!("/v1.0/servicePrincipals/{api}/appRoleAssignedTo")
}

/// All but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Percent-encodes free text.
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests;
