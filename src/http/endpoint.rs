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
    /// The deleted applications of this display name.
    DeletedByDisplayName(String),
    /// The applications with any of these web redirect URIs.
    ApplicationsByRedirectUris(Vec<String>),
    /// Who owns an application.
    Owners(ObjectId),
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
            Self::Owners(id) => format!("/v1.0/applications/{id}/owners"),
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
                let filter = format!("startswith(displayName,'{}')", prefix.replace('\'', "''"));
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
mod tests {
    use super::*;
    use crate::directory::{cloud::CustomCloud, origin::Origin};

    #[test]
    fn a_next_link_on_graphs_own_host_is_followed_as_it_stands() {
        let link = "https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=abc%2B1";
        let page = NextPage::parse(link, Cloud::Global).map(|page| Endpoint::NextPage(page).url(Cloud::Global));
        assert_eq!(page.as_deref(), Some(link));
    }

    #[test]
    fn what_is_sent_of_a_next_link_is_what_was_compared() {
        for (link, sent) in [
            ("https://graph.microsoft.com/v1.0/a/.%2e/b?$top=1", "/v1.0/b?$top=1"),
            ("https://GRAPH.microsoft.com:443/v1.0/%2e/b", "/v1.0/b"),
            (" https://graph.microsoft.com/v1.0/b\n", "/v1.0/b"),
            ("https://graph.microsoft.com/v1.0/b?x=/../beta&y=.%2e", "/v1.0/b?x=/../beta&y=.%2e"),
        ] {
            let page = NextPage::parse(link, Cloud::Global).map(|page| Endpoint::NextPage(page).path_and_query());
            assert_eq!(page.as_deref(), Some(sent), "{link}");
        }
    }

    #[test]
    fn a_next_link_off_graphs_host_is_refused() {
        for link in [
            "https://graph.microsoft.com.evil.example/v1.0/x",
            "https://graph.microsoft.com@evil.example/v1.0/x",
            "https://graph.microsoft.com:444/v1.0/x",
            "http://graph.microsoft.com/v1.0/x",
            "//graph.microsoft.com/v1.0/x",
            "https://graph.microsoft.us/v1.0/x",
            "https://graph.microsoft.com/beta/x",
            "https://graph.microsoft.com/v1.0/../beta/x",
            "https://graph.microsoft.com/v1.0/%2E%2e/beta/x",
            "https://graph.microsoft.com/v1.0/.%2e/beta/x",
            "https://graph.microsoft.com/v1.0/x/%2E./../beta/x",
            "https://graph.microsoft.com/v1.0/.%2e",
            "https://graph.microsoft.com/v1.0\\..\\beta\\x",
            "https://graph.microsoft.com/v1.0/.\t./beta/x",
            "https://graph.microsoft.com/v1.0/..%2fbeta/x",
            "https://graph.microsoft.com/v1.0/..%5Cbeta/x",
            "https://graph.microsoft.com:pass@evil.example/v1.0/x",
            "https://x@graph.microsoft.com/v1.0/x",
            "https:///evil.example/v1.0/x",
            "https://graph.microsoft.com\\@evil.example/v1.0/x",
            "https://graph.microsoft.com/V1.0/../beta/x",
            "https://graph.microsoft.com/v1.0/x#y",
            "/v1.0/x",
            "",
        ] {
            assert_eq!(NextPage::parse(link, Cloud::Global), None, "{link}");
        }
    }

    #[test]
    fn a_next_link_of_a_cloud_of_ones_own_is_held_to_its_scheme_and_port() {
        let origin = |text| Origin::parse(text).unwrap();
        let cloud = Cloud::Custom(Box::leak(Box::new(CustomCloud {
            name: "Lab".to_owned(),
            authority: origin("https://login.lab.example"),
            graph: origin("http://localhost:8443"),
            portal: None,
        })));
        let link = "http://localhost:8443/v1.0/servicePrincipals?$skiptoken=a";
        let page = NextPage::parse(link, cloud).map(|page| Endpoint::NextPage(page).url(cloud));
        assert_eq!(page.as_deref(), Some(link));
        for link in [
            "https://localhost:8443/v1.0/x",
            "http://localhost/v1.0/x",
            "http://localhost:84430/v1.0/x",
            "https://graph.microsoft.com/v1.0/x",
        ] {
            assert_eq!(NextPage::parse(link, cloud), None, "{link}");
        }
    }

    #[test]
    fn no_key_and_no_words_lead_to_another_address_than_the_endpoints_own() {
        let tail = RunTail::from_random([0xff; 8]);
        let (object, app) = (ObjectId::from_u128(u128::MAX), AppId::from_u128(u128::MAX));
        let grant = GrantId::try_from("l5eW7x0ga0-WDOntXzHateb_".to_owned()).unwrap();
        let mut all = vec![
            Endpoint::ApplicationByUniqueName(UniqueName::of("x')/../../v1.0/me?x=('", &tail)),
            Endpoint::ApplicationsByRunTag(tail),
            Endpoint::PasswordCredentials(object),
            Endpoint::ApplicationCredentials(object),
            Endpoint::AddPassword(object),
            Endpoint::ServicePrincipalByAppId(app),
            Endpoint::ServicePrincipal(object),
            Endpoint::ResourceApi(app),
            Endpoint::PermissionGrant(grant),
            Endpoint::AppRoleAssignedTo(object),
            Endpoint::Application(object),
            Endpoint::Owners(object),
            Endpoint::Restore(object),
            Endpoint::AppRoleAssignment(object, AssignmentId::try_from("h0S_2c-Q".to_owned()).unwrap()),
            Endpoint::WellKnownApis,
            Endpoint::AppManagementPolicy,
            Endpoint::AppManagementPolicyBeta,
        ];
        for words in ["x')/../../v1.0/me?x=('", "\"/../..\\#", "%2e%2e/&$top=1", "\u{202e}\n"].map(str::to_owned) {
            let makers = [
                Endpoint::SearchByName,
                Endpoint::SearchByPrefix,
                Endpoint::ApisByIdentifierUri,
                Endpoint::ApplicationsByDisplayName,
                Endpoint::DeletedByDisplayName,
                |uri| Endpoint::ApplicationsByRedirectUris(vec![uri; 2]),
            ];
            all.extend(makers.map(|of| of(words.clone())));
        }
        for endpoint in all {
            let url = Url::parse(&endpoint.url(Cloud::Global)).unwrap();
            let path = endpoint.path_and_query();
            assert_eq!(url.origin().ascii_serialization(), Cloud::Global.graph());
            assert_eq!(Some(url.path()), path.split('?').next(), "{path}");
            assert_eq!(url.fragment(), None, "{path}");
            let known = |name: &str| ["$select", "$filter", "$search", "$top", "$count"].contains(&name);
            assert!(url.query_pairs().all(|(name, _)| known(&name)), "{path}");
        }
    }

    #[test]
    fn words_to_search_for_cannot_leave_their_quotes() {
        let path = Endpoint::SearchByName("a\"b\\&$top=1".to_owned()).path_and_query();
        assert!(path.contains("%22displayName%3Aa%5C%22b%5C%5C%26%24top%3D1%22"), "{path}");
        let path = Endpoint::SearchByPrefix("O'Neil".to_owned()).path_and_query();
        assert!(path.contains("%27O%27%27Neil%27"), "{path}");
        let path = Endpoint::ApisByIdentifierUri("api://o'neil&$top=1".to_owned()).path_and_query();
        assert!(path.contains("%27api%3A%2F%2Fo%27%27neil%26%24top%3D1%27"), "{path}");
    }
}
