//! Where a request leads, read from its method and the text of its path, as a server reads it.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::{answer::ErrorAnswer, objects::literal};
use crate::http::request::Method::{self, Delete, Get, Patch, Post};

/// An operation that this tenant knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Me,
    Organization,
    AppManagementPolicy,
    ListApplications,
    ListOwned,
    CreateApplication,
    GetByUniqueName,
    Upsert,
    GetApplication,
    ListOwners,
    AddOwner,
    ListPrincipalOwners,
    AddPrincipalOwner,
    ListDeleted,
    AddPassword,
    RemovePassword,
    ListFederated,
    AddFederated,
    ListPrincipals,
    CreatePrincipal,
    GetPrincipal,
    ChangePrincipal,
    DirectoryRoles,
    AuthorizationPolicy,
    CreatedObjects,
    ListGrants,
    CreateGrant,
    ChangeGrant,
    ListAssignments,
    AssignRole,
    Restore,
    DeleteApplication,
    DeleteFederated,
    DeletePrincipal,
    DeleteGrant,
    RemoveRole,
}

/// The method and the path of each operation, with `*` where its keys stand.
const ROUTES: [(Method, &str, Operation); 37] = [
    (Get, "/v1.0/me", Operation::Me),
    (Get, "/v1.0/organization", Operation::Organization),
    (Get, "/v1.0/policies/defaultAppManagementPolicy", Operation::AppManagementPolicy),
    (Get, "/beta/policies/defaultAppManagementPolicy", Operation::AppManagementPolicy),
    // There is one person, who owns whatever was made.
    (Get, "/v1.0/me/ownedObjects/microsoft.graph.application", Operation::ListOwned),
    (Get, "/v1.0/policies/authorizationPolicy", Operation::AuthorizationPolicy),
    (Get, "/v1.0/me/createdObjects", Operation::CreatedObjects),
    (Get, "/v1.0/applications", Operation::ListApplications),
    (Post, "/v1.0/applications", Operation::CreateApplication),
    (Get, "/v1.0/applications(uniqueName='*')", Operation::GetByUniqueName),
    (Patch, "/v1.0/applications(uniqueName='*')", Operation::Upsert),
    (Get, "/v1.0/applications/*", Operation::GetApplication),
    (Get, "/v1.0/applications/*/owners", Operation::ListOwners),
    (Post, "/v1.0/applications/*/owners/$ref", Operation::AddOwner),
    (Get, "/v1.0/servicePrincipals/*/owners", Operation::ListPrincipalOwners),
    (Post, "/v1.0/servicePrincipals/*/owners/$ref", Operation::AddPrincipalOwner),
    (Get, "/v1.0/directory/deletedItems/microsoft.graph.application", Operation::ListDeleted),
    (Post, "/v1.0/applications/*/addPassword", Operation::AddPassword),
    (Post, "/v1.0/applications/*/removePassword", Operation::RemovePassword),
    (Get, "/v1.0/applications/*/federatedIdentityCredentials", Operation::ListFederated),
    (Post, "/v1.0/applications/*/federatedIdentityCredentials", Operation::AddFederated),
    (Get, "/v1.0/servicePrincipals", Operation::ListPrincipals),
    (Post, "/v1.0/servicePrincipals", Operation::CreatePrincipal),
    (Get, "/v1.0/servicePrincipals(appId='*')", Operation::GetPrincipal),
    (Patch, "/v1.0/servicePrincipals/*", Operation::ChangePrincipal),
    (Get, "/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole", Operation::DirectoryRoles),
    (Get, "/v1.0/servicePrincipals/*/oauth2PermissionGrants", Operation::ListGrants),
    (Post, "/v1.0/oauth2PermissionGrants", Operation::CreateGrant),
    (Patch, "/v1.0/oauth2PermissionGrants/*", Operation::ChangeGrant),
    (Get, "/v1.0/servicePrincipals/*/appRoleAssignments", Operation::ListAssignments),
    (Post, "/v1.0/servicePrincipals/*/appRoleAssignedTo", Operation::AssignRole),
    (Post, "/v1.0/directory/deletedItems/*/restore", Operation::Restore),
    (Delete, "/v1.0/applications/*", Operation::DeleteApplication),
    (Delete, "/v1.0/applications/*/federatedIdentityCredentials/*", Operation::DeleteFederated),
    (Delete, "/v1.0/servicePrincipals/*", Operation::DeletePrincipal),
    (Delete, "/v1.0/oauth2PermissionGrants/*", Operation::DeleteGrant),
    (Delete, "/v1.0/servicePrincipals/*/appRoleAssignedTo/*", Operation::RemoveRole),
];

/// The query options that are known here.
const OPTIONS: [&str; 6] = ["$select", "$filter", "$search", "$top", "$skiptoken", "$count"];

/// A request, read.
#[derive(Debug)]
pub struct RoutedRequest {
    pub operation: Operation,
    /// The key in the path, empty where there is none.
    pub key: String,
    /// The key of what belongs to that, empty where there is none.
    pub part: String,
    /// The query options, decoded, in the order of [`OPTIONS`].
    options: [Option<String>; 6],
}

impl RoutedRequest {
    /// The value of a query option.
    pub fn option(&self, name: &str) -> Option<&str> {
        let place = OPTIONS.iter().position(|option| *option == name)?;
        self.options.get(place)?.as_deref()
    }
}

/// Reads the path and query of a request.
pub fn read(method: Method, path_and_query: &str) -> Result<RoutedRequest, ErrorAnswer> {
    let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
    let unknown = || ErrorAnswer::bad(&["Resource not found for the segment '", path, "'."]);
    let path = decoded(path).ok_or_else(unknown)?;
    let route = ROUTES
        .iter()
        .find_map(|(of, pattern, operation)| Some((*operation, keys(pattern, &path)?, of)).filter(|f| *f.2 == method));
    let (operation, (key, part), _) = route.ok_or_else(unknown)?;
    let mut options = [const { None }; 6];
    for option in query.split('&').filter(|option| !option.is_empty()) {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        let place = OPTIONS.iter().position(|known| *known == name);
        match (place.and_then(|place| options.get_mut(place)), decoded(value)) {
            (Some(slot @ None), Some(value)) => *slot = Some(value),
            _ => return Err(ErrorAnswer::bad(&["The query option '", name, "' is not valid here."])),
        }
    }
    Ok(RoutedRequest { operation, key, part, options })
}

/// The keys that a path has where the pattern has `*`.
fn keys(pattern: &str, path: &str) -> Option<(String, String)> {
    let Some((of_whole, "")) = pattern.rsplit_once("/*").filter(|(before, _)| before.contains('*')) else {
        return Some((key(pattern, path)?, String::new()));
    };
    let (whole, part) = path.rsplit_once('/')?;
    Some((key(of_whole, whole)?, key("*", part)?))
}

/// The key that a path has where the pattern has `*`, empty where it has none.
fn key(pattern: &str, path: &str) -> Option<String> {
    let Some((before, after)) = pattern.split_once('*') else {
        return (path == pattern).then(String::new);
    };
    let key = path.strip_prefix(before)?.strip_suffix(after)?;
    if key.is_empty() || key.contains('/') { None } else { undoubled(key) }
}

/// The text of a string literal without its quotes; a quote within is written twice.
fn undoubled(key: &str) -> Option<String> {
    literal(&["'", key, "'"].concat()).filter(|(_, rest)| rest.is_empty()).map(|(text, _)| text)
}

fn decoded(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routed(method: Method, path: &str) -> Option<(Operation, String)> {
        read(method, path).ok().map(|asked| (asked.operation, asked.key))
    }

    #[test]
    fn keys_are_taken_from_the_path_with_their_quotes_undone() {
        let upsert = Some((Operation::Upsert, "o'neil a".to_owned()));
        assert_eq!(routed(Patch, "/v1.0/applications(uniqueName='o''neil%20a')"), upsert);
        assert_eq!(routed(Patch, "/v1.0/applications%28uniqueName=%27o%27%27neil a')"), upsert);
        assert_eq!(routed(Get, "/v1.0/applications(uniqueName='a'b')"), None);
        assert_eq!(routed(Get, "/v1.0/applications(uniqueName='')"), None);
    }

    #[test]
    fn what_belongs_to_something_has_a_key_of_its_own() {
        let asked = read(Delete, "/v1.0/applications/a/federatedIdentityCredentials/b").unwrap();
        assert_eq!((asked.operation, &*asked.key, &*asked.part), (Operation::DeleteFederated, "a", "b"));
        assert_eq!(routed(Delete, "/v1.0/applications/a"), Some((Operation::DeleteApplication, "a".to_owned())));
        assert_eq!(routed(Delete, "/v1.0/applications/a/owners/b"), None);
    }

    #[test]
    fn the_method_is_part_of_the_operation() {
        let is = |method, operation| assert_eq!(routed(method, "/v1.0/applications").map(|r| r.0), operation);
        is(Post, Some(Operation::CreateApplication));
        is(Get, Some(Operation::ListApplications));
        is(Patch, None);
        assert_eq!(routed(Get, "/v1.0/applications/x/addPassword"), None);
    }

    #[test]
    fn other_versions_paths_and_options_are_refused() {
        for path in [
            "/beta/me",
            "/v1.0/users",
            "/v1.0/me/",
            "/v1.0/me?$expand=x",
            "/v1.0/me?$top=1&$top=2",
            "/v1.0/%zz",
            "/v1.0/me?$top=%ff",
        ] {
            assert_eq!(routed(Get, path), None, "{path}");
        }
    }

    #[test]
    fn query_options_are_percent_decoded() {
        let asked = read(Get, "/v1.0/servicePrincipals?$search=%22displayName%3Aa%26b%22&$top=5").unwrap();
        assert_eq!(asked.option("$search"), Some("\"displayName:a&b\""));
        assert_eq!((asked.option("$top"), asked.option("$select")), (Some("5"), None));
    }
}
