//! Client metadata of OAuth 2.0 dynamic client registration. <https://www.rfc-editor.org/rfc/rfc7591#section-2>

use serde_json::{Value, json};

use super::left::had;
use crate::{
    as_code::{note::Left, source::Source},
    directory::{
        audience::SignInAudience,
        credential::CredentialKind,
        permission::{MICROSOFT_GRAPH, PermissionKind},
    },
};

/// The metadata: what the client does follows from what the registration has.
pub fn of(source: &Source<'_>) -> Value {
    let content = source.content;
    let signs_in = !content.redirect_uris.is_empty();
    let is_itself = content.permissions.iter().any(|pick| pick.kind == PermissionKind::Application);
    let mut grant_types = Vec::new();
    if signs_in {
        grant_types.extend(["authorization_code", "refresh_token"]);
    }
    if is_itself || !signs_in {
        grant_types.push("client_credentials");
    }
    let mut metadata = json!({
        "client_name": content.display_name,
        "grant_types": grant_types,
        "response_types": if signs_in { vec!["code"] } else { Vec::new() },
    });
    if signs_in {
        metadata["redirect_uris"] = json!(content.redirect_uris);
    }
    if let Some(method) = method(source) {
        metadata["token_endpoint_auth_method"] = method.into();
    }
    let scope = scope(source);
    if !scope.is_empty() {
        metadata["scope"] = scope.into();
    }
    metadata
}

/// How the client proves who it is: a secret is the commonest. Assertions are signed with the key of a certificate, or
/// are the tokens of somebody else.
fn method(source: &Source<'_>) -> Option<&'static str> {
    let mut kinds = source.content.credentials.iter().map(|credential| &credential.kind);
    let is_secret = |kind: &CredentialKind| matches!(kind, CredentialKind::Secret(_));
    if kinds.clone().any(is_secret) { Some("client_secret_post") } else { kinds.next().map(|_| "private_key_jwt") }
}

/// Delegated permissions as scopes of Entra ID: those of Microsoft Graph by their value alone.
/// <https://learn.microsoft.com/entra/identity-platform/scopes-oidc>
fn scope(source: &Source<'_>) -> String {
    let delegated = source.content.permissions.iter().filter(|pick| pick.kind == PermissionKind::Delegated);
    let scopes = delegated.map(|pick| match pick.resource_app_id {
        MICROSOFT_GRAPH => pick.value.clone(),
        api => [&api.to_string(), "/", &pick.value].concat(),
    });
    scopes.collect::<Vec<_>>().join(" ")
}

/// What it has no place for.
pub fn left(source: &Source<'_>) -> Vec<Left> {
    let (plan, content) = (&source.plan, source.content);
    let has = |wanted: fn(&CredentialKind) -> bool| plan.credentials.iter().any(|credential| wanted(&credential.kind));
    had([
        (Left::ServicePrincipal, true),
        (Left::Audience, content.audience != SignInAudience::MyOrg),
        (Left::Assignment, plan.assignment_required),
        (Left::ServiceReference, !content.service_reference.is_empty()),
        (Left::ApplicationPermissions, content.permissions.iter().any(|pick| pick.kind == PermissionKind::Application)),
        (Left::Secrets, has(|kind| matches!(kind, CredentialKind::Secret(_)))),
        (Left::Certificates, has(|kind| matches!(kind, CredentialKind::Certificate(_)))),
        (Left::Federated, has(|kind| matches!(kind, CredentialKind::Federated(_)))),
        (Left::Grants, !plan.grants.is_empty()),
        (Left::Owners, !plan.owners.is_empty()),
    ])
}
