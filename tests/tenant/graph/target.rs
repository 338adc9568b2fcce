//! What a path of Graph names.

use super::error::GraphError;
use crate::tenant::fault::Op;

/// How one object is named in a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    Id(String),
    AppId(String),
    UniqueName(String),
}

impl Key {
    pub fn text(&self) -> &str {
        match self {
            Self::Id(text) | Self::AppId(text) | Self::UniqueName(text) => text,
        }
    }
}

/// A path, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Me,
    Organization,
    /// The default one, and whether it is asked of the beta.
    AppManagementPolicy {
        beta: bool,
    },
    AuthorizationPolicy,
    CreatedObjects,
    OwnedApplications,
    Applications,
    Application(Key),
    AddPassword(Key),
    RemovePassword(Key),
    /// The federated credentials of this application.
    FederatedOf(Key),
    /// One of them.
    Federated(Key, String),
    ServicePrincipals,
    ServicePrincipal(Key),
    DirectoryRoles,
    Grants,
    Grant(String),
    /// The delegated permissions that this client was granted.
    GrantsOf(Key),
    /// The application permissions of this API, as clients hold them.
    AssignedTo(Key),
    /// One of them.
    Assignment(Key, String),
    /// The application permissions that this client holds.
    AssignmentsOf(Key),
    DeletedApplications,
    DeletedItem(String),
    /// Brings it back.
    Restore(String),
    /// Who owns this application.
    Owners(Key),
    /// Where an owner is added to it.
    OwnerReferences(Key),
    /// The same of a service principal.
    PrincipalOwners(Key),
    PrincipalOwnerReferences(Key),
}

/// Reads the decoded segments behind the host.
pub fn read(segments: &[String]) -> Result<Target, GraphError> {
    let parts: Vec<&str> = segments.iter().map(String::as_str).collect();
    if let [version @ ("v1.0" | "beta"), "policies", "defaultAppManagementPolicy"] = parts[..] {
        return Ok(Target::AppManagementPolicy { beta: version == "beta" });
    }
    let Some(("v1.0", rest)) = parts.split_first().map(|(first, rest)| (*first, rest)) else {
        return Err(GraphError::new(400, "BadRequest", "Invalid version."));
    };
    match rest {
        ["me"] => Ok(Target::Me),
        ["organization"] => Ok(Target::Organization),
        ["policies", "authorizationPolicy"] => Ok(Target::AuthorizationPolicy),
        ["me", "createdObjects"] => Ok(Target::CreatedObjects),
        ["me", "ownedObjects", "microsoft.graph.application"] => Ok(Target::OwnedApplications),
        ["applications"] => Ok(Target::Applications),
        ["servicePrincipals"] => Ok(Target::ServicePrincipals),
        ["me", "transitiveMemberOf", "microsoft.graph.directoryRole"] => Ok(Target::DirectoryRoles),
        ["oauth2PermissionGrants"] => Ok(Target::Grants),
        ["oauth2PermissionGrants", id] => Ok(Target::Grant((*id).to_owned())),
        ["servicePrincipals", id, "oauth2PermissionGrants"] => Ok(Target::GrantsOf(Key::Id((*id).to_owned()))),
        ["servicePrincipals", id, "appRoleAssignedTo"] => Ok(Target::AssignedTo(Key::Id((*id).to_owned()))),
        ["servicePrincipals", id, "appRoleAssignedTo", one] => {
            Ok(Target::Assignment(Key::Id((*id).to_owned()), (*one).to_owned()))
        }
        ["servicePrincipals", id, "appRoleAssignments"] => Ok(Target::AssignmentsOf(Key::Id((*id).to_owned()))),
        ["applications", id] => Ok(Target::Application(Key::Id((*id).to_owned()))),
        ["servicePrincipals", id] => Ok(Target::ServicePrincipal(Key::Id((*id).to_owned()))),
        ["applications", id, "addPassword"] => Ok(Target::AddPassword(Key::Id((*id).to_owned()))),
        ["applications", id, "removePassword"] => Ok(Target::RemovePassword(Key::Id((*id).to_owned()))),
        ["applications", id, "federatedIdentityCredentials"] => Ok(Target::FederatedOf(Key::Id((*id).to_owned()))),
        ["applications", id, "federatedIdentityCredentials", one] => {
            Ok(Target::Federated(Key::Id((*id).to_owned()), (*one).to_owned()))
        }
        ["directory", "deletedItems", "microsoft.graph.application"] => Ok(Target::DeletedApplications),
        ["directory", "deletedItems", id] => Ok(Target::DeletedItem((*id).to_owned())),
        ["directory", "deletedItems", id, "restore"] => Ok(Target::Restore((*id).to_owned())),
        ["applications", id, "owners"] => Ok(Target::Owners(Key::Id((*id).to_owned()))),
        ["applications", id, "owners", "$ref"] => Ok(Target::OwnerReferences(Key::Id((*id).to_owned()))),
        ["servicePrincipals", id, "owners"] => Ok(Target::PrincipalOwners(Key::Id((*id).to_owned()))),
        ["servicePrincipals", id, "owners", "$ref"] => Ok(Target::PrincipalOwnerReferences(Key::Id((*id).to_owned()))),
        [keyed, tail @ ..] => match (alternate(keyed)?, tail) {
            (("applications", key), []) => Ok(Target::Application(key)),
            (("applications", key), ["addPassword"]) => Ok(Target::AddPassword(key)),
            (("applications", key), ["removePassword"]) => Ok(Target::RemovePassword(key)),
            (("servicePrincipals", key @ Key::AppId(_)), []) => Ok(Target::ServicePrincipal(key)),
            _ => Err(GraphError::segment(keyed)),
        },
        [] => Err(GraphError::segment("")),
    }
}

/// `set(name='value')`, where a quote inside the value is doubled.
fn alternate(segment: &str) -> Result<(&str, Key), GraphError> {
    let bad = || GraphError::segment(segment);
    let (set, rest) = segment.split_once('(').ok_or_else(bad)?;
    let (name, value) = rest.strip_suffix(')').and_then(|inner| inner.split_once('=')).ok_or_else(bad)?;
    let quoted = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).ok_or_else(bad)?;
    if quoted.replace("''", "").contains('\'') || quoted.is_empty() {
        return Err(GraphError::new(400, "BadRequest", "Invalid key value."));
    }
    let value = quoted.replace("''", "'");
    match name {
        "appId" => Ok((set, Key::AppId(value))),
        "uniqueName" => Ok((set, Key::UniqueName(value))),
        _ => Err(bad()),
    }
}

/// The operation of a method at a target.
pub fn op(method: &str, target: &Target) -> Option<Op> {
    Some(match (method, target) {
        ("GET", Target::Me) => Op::Me,
        ("GET", Target::Organization) => Op::Organization,
        ("GET", Target::AppManagementPolicy { .. }) => Op::AppManagementPolicy,
        ("GET", Target::AuthorizationPolicy) => Op::AuthorizationPolicy,
        ("GET", Target::CreatedObjects) => Op::CreatedObjects,
        ("GET", Target::OwnedApplications) => Op::OwnedApplications,
        ("GET", Target::Applications) => Op::ListApplications,
        ("GET", Target::Application(_)) => Op::ReadApplication,
        ("POST", Target::Applications) => Op::CreateApplication,
        ("PATCH", Target::Application(Key::UniqueName(_))) => Op::UpsertApplication,
        ("PATCH", Target::Application(_)) => Op::UpdateApplication,
        ("DELETE", Target::Application(_)) => Op::DeleteApplication,
        ("POST", Target::AddPassword(_)) => Op::AddPassword,
        ("POST", Target::RemovePassword(_)) => Op::RemovePassword,
        ("GET", Target::FederatedOf(_)) => Op::ListFederated,
        ("POST", Target::FederatedOf(_)) => Op::CreateFederated,
        ("DELETE", Target::Federated(..)) => Op::DeleteFederated,
        ("GET", Target::ServicePrincipals) => Op::ListServicePrincipals,
        ("GET", Target::ServicePrincipal(_)) => Op::ReadServicePrincipal,
        ("POST", Target::ServicePrincipals) => Op::CreateServicePrincipal,
        ("PATCH", Target::ServicePrincipal(_)) => Op::UpdateServicePrincipal,
        ("GET", Target::DirectoryRoles) => Op::DirectoryRoles,
        ("GET", Target::Grants | Target::GrantsOf(_)) => Op::ListGrants,
        ("POST", Target::Grants) => Op::CreateGrant,
        ("PATCH", Target::Grant(_)) => Op::UpdateGrant,
        ("DELETE", Target::Grant(_)) => Op::DeleteGrant,
        ("GET", Target::AssignedTo(_) | Target::AssignmentsOf(_)) => Op::ListAssignments,
        ("POST", Target::AssignedTo(_)) => Op::CreateAssignment,
        ("DELETE", Target::Assignment(..)) => Op::DeleteAssignment,
        ("DELETE", Target::ServicePrincipal(_)) => Op::DeleteServicePrincipal,
        ("POST", Target::Restore(_)) => Op::RestoreDeleted,
        ("GET", Target::Owners(_) | Target::PrincipalOwners(_)) => Op::ListOwners,
        ("POST", Target::OwnerReferences(_) | Target::PrincipalOwnerReferences(_)) => Op::AddOwner,
        ("GET", Target::DeletedApplications) | ("DELETE", Target::DeletedItem(_)) => Op::DeletedItems,
        _ => return None,
    })
}
