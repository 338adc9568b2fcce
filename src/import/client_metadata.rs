//! Client metadata of OAuth 2.0 dynamic client registration, as frameworks and other identity providers write it.
//! <https://www.rfc-editor.org/rfc/rfc7591#section-2>,
//! <https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata>

use super::{
    access::name,
    left::Why,
    taking::{
        Rule::{Leave, LeaveUnless, Take},
        Table, Taking, display_name, redirect_uris,
    },
};
use crate::{
    config::json::Json,
    directory::{
        characters::is_invisible,
        ids::AppId,
        permission::{MICROSOFT_GRAPH, PermissionKind, well_known::WellKnownApi},
    },
    registration::share::proposal::ProposedPermission,
};

/// Every value that the two registries have for clients that are of use in Entra ID, or were written often.
pub const TABLE: Table = &[
    ("client_name", Take(display_name)),
    ("redirect_uris", Take(redirect_uris)),
    ("scope", Take(scope)),
    ("token_endpoint_auth_method", Take(method)),
    ("response_types", Take(response_types)),
    ("grant_types", Take(grant_types)),
    ("application_type", LeaveUnless("web", Why::PublicClient)),
    ("client_secret", Leave(Why::Secret)),
    ("registration_access_token", Leave(Why::Secret)),
    ("jwks", Leave(Why::Credential)),
    ("jwks_uri", Leave(Why::Credential)),
    ("token_endpoint_auth_signing_alg", Leave(Why::NotInEntra)),
    ("client_uri", Leave(Why::NotSetHere)),
    ("contacts", Leave(Why::NotSetHere)),
    ("logo_uri", Leave(Why::NotSetHere)),
    ("policy_uri", Leave(Why::NotSetHere)),
    ("tos_uri", Leave(Why::NotSetHere)),
    ("frontchannel_logout_uri", Leave(Why::NotSetHere)),
    ("backchannel_logout_uri", Leave(Why::NotInEntra)),
    ("backchannel_logout_session_required", Leave(Why::NotInEntra)),
    ("frontchannel_logout_session_required", Leave(Why::NotInEntra)),
    ("post_logout_redirect_uris", Leave(Why::NotInEntra)),
    ("default_acr_values", Leave(Why::NotInEntra)),
    ("default_max_age", Leave(Why::NotInEntra)),
    ("dpop_bound_access_tokens", Leave(Why::NotInEntra)),
    ("id_token_signed_response_alg", Leave(Why::NotInEntra)),
    ("initiate_login_uri", Leave(Why::NotInEntra)),
    ("require_auth_time", Leave(Why::NotInEntra)),
    ("require_pushed_authorization_requests", Leave(Why::NotInEntra)),
    ("request_uris", Leave(Why::NotInEntra)),
    ("sector_identifier_uri", Leave(Why::NotInEntra)),
    ("software_id", Leave(Why::NotInEntra)),
    ("software_statement", Leave(Why::NotInEntra)),
    ("software_version", Leave(Why::NotInEntra)),
    ("subject_type", LeaveUnless("pairwise", Why::NotInEntra)),
    ("tls_client_certificate_bound_access_tokens", Leave(Why::NotInEntra)),
    ("userinfo_signed_response_alg", Leave(Why::NotInEntra)),
    ("client_id", Leave(Why::SetByEntra)),
    ("client_id_issued_at", Leave(Why::SetByEntra)),
    ("client_secret_expires_at", Leave(Why::SetByEntra)),
    ("registration_client_uri", Leave(Why::SetByEntra)),
];

/// The grant that Entra ID calls on-behalf-of. <https://www.rfc-editor.org/rfc/rfc7523>
const ON_BEHALF_OF: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/// A secret is what the form begins with; any other way to authenticate, the person chooses there.
fn method(taking: &mut Taking, path: &str, value: &Json) {
    match taking.text(path, value).as_deref() {
        Some("client_secret_basic" | "client_secret_post") | None => {}
        Some("none") => taking.leave(path.to_owned(), Why::PublicClient),
        Some("private_key_jwt") => taking.leave(path.to_owned(), Why::Credential),
        Some(_) => taking.leave(path.to_owned(), Why::NotInEntra),
    }
}

/// A code is what every app can ask for. Anything else is a token from the authorization endpoint.
fn response_types(taking: &mut Taking, path: &str, value: &Json) {
    for (path, value) in taking.list(path, value) {
        match taking.text(&path, value).as_deref() {
            Some("code") | None => {}
            Some(_) => taking.leave(path, Why::ImplicitGrant),
        }
    }
}

/// Those that a confidential client has without a setting are not worth a word.
/// <https://learn.microsoft.com/entra/identity-platform/v2-app-types>
fn grant_types(taking: &mut Taking, path: &str, value: &Json) {
    for (path, value) in taking.list(path, value) {
        match taking.text(&path, value).as_deref() {
            None | Some("authorization_code" | "refresh_token" | "client_credentials" | ON_BEHALF_OF) => {}
            Some("implicit") => taking.leave(path, Why::ImplicitGrant),
            Some("password" | "urn:ietf:params:oauth:grant-type:device_code") => taking.leave(path, Why::PublicClient),
            Some(_) => taking.leave(path, Why::NotInEntra),
        }
    }
}

/// Scopes as Entra ID has them: those of Microsoft Graph by their value, those of another API after its address or its
/// ID. <https://learn.microsoft.com/entra/identity-platform/scopes-oidc>
fn scope(taking: &mut Taking, path: &str, value: &Json) {
    let Some(scopes) = taking.text(path, value) else { return };
    for scope in scopes.split_ascii_whitespace() {
        let path = [path, " ", scope].concat();
        let (address, value) = scope.rsplit_once('/').unwrap_or(("", scope));
        match api(address) {
            _ if value.is_empty() || value.contains(is_invisible) => taking.leave(path, Why::NotAsDocumented),
            // What is asked for of everything that was granted is no permission.
            _ if value == ".default" => taking.leave(path, Why::NotInEntra),
            None => taking.leave(path, Why::UnknownApi),
            Some(api) => {
                let (value, kind) = (value.to_owned(), PermissionKind::Delegated);
                let why = String::new();
                let permission = ProposedPermission { id: None, api, api_name: name(api), value, kind, why };
                taking.permission(path, permission);
            }
        }
    }
}

fn api(address: &str) -> Option<AppId> {
    if address.is_empty() {
        return Some(MICROSOFT_GRAPH);
    }
    let id = address.strip_prefix("api://").unwrap_or(address);
    id.parse().ok().or_else(|| WellKnownApi::at(address).first().map(|api| api.app_id()))
}
