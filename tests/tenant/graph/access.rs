//! The bearer token of a call: whether it holds, for whom, and what it may do.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::error::GraphError;
use crate::tenant::State;
use crate::tenant::directory::User;
use crate::tenant::fault::Op;
use crate::tenant::login::{self, Access};
use crate::tenant::message::Incoming;
use crate::tenant::seed::GRAPH_APP_ID;
use crate::tenant::values::now;

/// Delegated permissions, any of which lets a call pass.
fn accepted(op: Op) -> &'static [&'static str] {
    match op {
        Op::Me | Op::Organization | Op::OwnedApplications | Op::DirectoryRoles | Op::CreatedObjects => {
            &["User.Read", "User.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"]
        }
        Op::AppManagementPolicy | Op::AuthorizationPolicy => &["Policy.Read.All"],
        Op::ListApplications
        | Op::ReadApplication
        | Op::ListFederated
        | Op::ListOwners
        | Op::ListServicePrincipals
        | Op::ReadServicePrincipal
        | Op::ListAssignments => {
            &["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"]
        }
        Op::CreateApplication => &["AppRegistration.Create", "Application.ReadWrite.All"],
        Op::UpsertApplication | Op::UpdateApplication | Op::DeleteApplication | Op::RestoreDeleted => {
            &["Application.ReadWrite.All"]
        }
        Op::AddOwner
        | Op::AddPassword
        | Op::RemovePassword
        | Op::CreateFederated
        | Op::DeleteFederated
        | Op::CreateServicePrincipal
        | Op::UpdateServicePrincipal
        | Op::DeleteServicePrincipal => &["Application.ReadWrite.All", "Directory.ReadWrite.All"],
        Op::ListGrants => &["Directory.Read.All", "DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All"],
        Op::CreateGrant | Op::UpdateGrant | Op::DeleteGrant => {
            &["DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All"]
        }
        Op::CreateAssignment | Op::DeleteAssignment => &["AppRoleAssignment.ReadWrite.All"],
        Op::DeletedItems => &["Application.Read.All", "Application.ReadWrite.All"],
        Op::Authorize | Op::Token => &[],
    }
}

/// 401, with the header that tells where a token comes from.
pub fn unauthenticated(message: &str) -> GraphError {
    GraphError::new(401, "InvalidAuthenticationToken", message).header(
        "www-authenticate",
        format!(
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", \
             client_id=\"{GRAPH_APP_ID}\""
        ),
    )
}

/// 401, with the claims that a token has to be asked for with.
/// <https://learn.microsoft.com/entra/identity-platform/claims-challenge>
fn challenge() -> GraphError {
    let claims = STANDARD.encode(login::claims::challenge());
    let words = "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: AuthenticationContext";
    GraphError::new(401, "InvalidAuthenticationToken", words).header(
        "www-authenticate",
        format!(
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", \
             client_id=\"{GRAPH_APP_ID}\", error=\"insufficient_claims\", claims=\"{claims}\""
        ),
    )
}

/// Checks the token and its permissions. Answers the person it is for.
pub fn check(state: &State, request: &Incoming, op: Op) -> Result<User, GraphError> {
    if request.query_pairs().iter().any(|(name, _)| name == "access_token") {
        return Err(GraphError::bad("A token is never accepted in the query."));
    }
    let header = request.header("authorization").ok_or_else(|| unauthenticated("Access token is empty."))?;
    let token = header.strip_prefix("Bearer ").ok_or_else(|| unauthenticated("Access token is empty."))?;
    let access: &Access = state
        .sign_in
        .access
        .get(token)
        .ok_or_else(|| unauthenticated("Access token validation failure. Invalid token."))?;
    if access.ends <= now() {
        return Err(unauthenticated("Lifetime validation failed, the token is expired."));
    }
    if access.audience != GRAPH_APP_ID {
        return Err(unauthenticated("Access token validation failure. Invalid audience."));
    }
    if !accepted(op).iter().any(|scope| access.granted.contains(*scope)) {
        return Err(GraphError::denied());
    }
    // Naming what is granted takes the reading of it.
    let reads = ["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
    if op == Op::CreateAssignment && !reads.iter().any(|scope| access.granted.contains(*scope)) {
        return Err(GraphError::denied());
    }
    // <https://learn.microsoft.com/graph/api/application-post-owners#permissions>
    let directory = ["Directory.Read.All", "Directory.ReadWrite.All"];
    if op == Op::AddOwner && !directory.iter().any(|scope| access.granted.contains(*scope)) {
        return Err(GraphError::denied());
    }
    if state.settings.step_up.contains(&op) && !access.stepped_up {
        // Only a client that has said it understands is challenged.
        return Err(if access.cp1 { challenge() } else { GraphError::denied() });
    }
    let user = access.oid.as_deref().and_then(|oid| state.directory.user(oid));
    user.cloned().ok_or_else(GraphError::denied)
}
