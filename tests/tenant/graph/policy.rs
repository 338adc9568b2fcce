//! The default policy for app management: what is told of it, and what it refuses.
//!
//! <https://learn.microsoft.com/graph/api/resources/tenantappmanagementpolicy>,
//! <https://learn.microsoft.com/entra/identity/enterprise-apps/configure-app-management-policies>

use serde_json::{Value, json};
use time::Duration;

use super::error::GraphError;
use super::{Outcome, query};
use crate::tenant::directory::{User, role};
use crate::tenant::message::Incoming;
use crate::tenant::values::guid_of;
use crate::tenant::{SecretPolicy, Settings, State};

/// `GET /policies/defaultAppManagementPolicy`, of v1.0 or the beta. A reader has one of the roles that read policies.
pub fn read(state: &State, request: &Incoming, user: &User, beta: bool) -> Outcome {
    if !user.is_any_of(&[role::GLOBAL_READER, role::APPLICATION_ADMINISTRATOR, role::CLOUD_APPLICATION_ADMINISTRATOR]) {
        return Err(GraphError::denied());
    }
    if beta && !state.settings.beta_policy {
        return Err(GraphError::denied());
    }
    query::one(request, policy(&state.settings, beta))
}

fn policy(settings: &Settings, beta: bool) -> Value {
    let restriction = |kind: &str, days: Option<i64>| {
        let mut one = json!({
            "restrictionType": kind, "state": "enabled", "restrictForAppsCreatedAfterDateTime": "2019-10-19T10:37:00Z",
            "maxLifetime": days.map(|days| format!("P{days}D")),
            "excludeActors": settings.exempt.map(|_| json!({ "customSecurityAttributes": [{
                "@odata.type": "#microsoft.graph.customSecurityAttributeStringValueExemption",
                "id": "AppManagement_Exempt", "operator": "equals", "value": "yes",
            }] })),
        });
        if beta {
            one["isStateSetByMicrosoft"] = json!(settings.policy_set_by_microsoft);
        }
        one
    };
    let secrets = match settings.secrets {
        SecretPolicy::Free => Vec::new(),
        SecretPolicy::Forbidden => vec![restriction("passwordAddition", None)],
        SecretPolicy::Capped(days) => vec![restriction("passwordLifetime", Some(days))],
    };
    let mut certificates: Vec<Value> =
        settings.certificate_days.map(|days| restriction("asymmetricKeyLifetime", Some(days))).into_iter().collect();
    let issuers = settings.trusted_issuers.then(|| restriction("trustedCertificateAuthority", None));
    certificates.extend(issuers.filter(|_| beta));
    let enabled = !(secrets.is_empty() && certificates.is_empty());
    let id = if enabled { guid_of("app management policy") } else { "00000000-0000-0000-0000-000000000000".to_owned() };
    json!({
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/defaultAppManagementPolicy/$entity",
        "id": id, "displayName": "Default app management tenant policy",
        "description": "Default tenant policy that enforces app management restrictions on applications and service principals.",
        "isEnabled": enabled,
        "applicationRestrictions": { "passwordCredentials": secrets, "keyCredentials": certificates },
        "servicePrincipalRestrictions": { "passwordCredentials": [], "keyCredentials": [] },
    })
}

fn refused(code: &'static str, what: &str) -> GraphError {
    GraphError::new(400, code, format!("{what} as per assigned policy '{}'.", guid_of("app management policy")))
}

fn too_long(days: i64) -> GraphError {
    refused("CredentialInvalidLifetimeAsPerAppPolicy", "Credential lifetime exceeds the max value allowed").detail(
        "InvalidKeyEndDate",
        &format!("The end date must be within {days} days."),
        "EndDate",
    )
}

fn applies(settings: &Settings, user: &User) -> bool {
    settings.exempt != Some(user.name)
}

/// Whether a client secret may be added that lasts so long.
pub fn check_secret(settings: &Settings, user: &User, lifetime: Duration) -> Result<(), GraphError> {
    match settings.secrets {
        _ if !applies(settings, user) => Ok(()),
        SecretPolicy::Forbidden => {
            Err(refused("CredentialTypeNotAllowedAsPerAppPolicy", "Credential type not allowed"))
        }
        SecretPolicy::Capped(days) if lifetime > Duration::days(days) => Err(too_long(days)),
        SecretPolicy::Capped(_) | SecretPolicy::Free => Ok(()),
    }
}

/// Whether a certificate may be added that lasts so long. Microsoft documents no code for an issuer that is not trusted.
pub fn check_certificate(settings: &Settings, user: &User, lifetime: Duration) -> Result<(), GraphError> {
    if !applies(settings, user) {
        return Ok(());
    }
    if settings.trusted_issuers {
        return Err(refused("CredentialTypeNotAllowedAsPerAppPolicy", "Credential type not allowed"));
    }
    match settings.certificate_days {
        Some(days) if lifetime > Duration::days(days) => Err(too_long(days)),
        _ => Ok(()),
    }
}
