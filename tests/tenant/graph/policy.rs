//! The default policy for app management: what is told of it, and what it refuses.
//!
//! <https://learn.microsoft.com/graph/api/resources/tenantappmanagementpolicy>,
//! <https://learn.microsoft.com/entra/identity/enterprise-apps/configure-app-management-policies>

use serde_json::{Map, Value, json};
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

/// `GET /policies/authorizationPolicy`. Its documentation says that default permissions of a user are enough.
/// <https://learn.microsoft.com/graph/api/authorizationpolicy-get>
pub fn authorization(state: &State, request: &Incoming) -> Outcome {
    let settings = &state.settings;
    query::one(
        request,
        json!({
            "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/authorizationPolicy/$entity",
            "id": "authorizationPolicy", "displayName": "Authorization Policy",
            "description": "Used to manage authorization related settings across the company.",
            "allowInvitesFrom": "everyone", "allowedToSignUpEmailBasedSubscriptions": true, "allowedToUseSSPR": true,
            "allowEmailVerifiedUsersToJoinOrganization": false, "allowUserConsentForRiskyApps": null,
            "blockMsolPowerShell": false, "guestUserRoleId": "10dae51f-b6af-4016-8d66-8c2a99b929b3",
            "defaultUserRolePermissions": {
                "allowedToCreateApps": settings.may_register, "allowedToCreateSecurityGroups": true,
                "allowedToCreateTenants": true, "allowedToReadBitlockerKeysForOwnedDevice": true,
                "allowedToReadOtherUsers": true, "permissionGrantPoliciesAssigned": settings.user_consent,
            },
        }),
    )
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
    let of_app = settings.redirect_hosts.is_some() || settings.own_accounts_alone;
    let enabled = !(secrets.is_empty() && certificates.is_empty()) || of_app;
    let mut restrictions = json!({ "passwordCredentials": secrets, "keyCredentials": certificates });
    if beta && of_app {
        let own = |mut one: Value| {
            if let Some(one) = one.as_object_mut() {
                one.remove("restrictionType");
                one.remove("maxLifetime");
            }
            one
        };
        if let Some(hosts) = settings.redirect_hosts {
            let mut one = own(restriction("", None));
            one["allowedDomains"] = json!(hosts);
            restrictions["redirectUris"] = json!({ "uriWithoutAllowedDomain": one });
        }
        if settings.own_accounts_alone {
            restrictions["audiences"] = json!({ "azureAdMultipleOrgs": own(restriction("", None)) });
        }
    }
    let id = if enabled { guid_of("app management policy") } else { "00000000-0000-0000-0000-000000000000".to_owned() };
    json!({
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/defaultAppManagementPolicy/$entity",
        "id": id, "displayName": "Default app management tenant policy",
        "description": "Default tenant policy that enforces app management restrictions on applications and service principals.",
        "isEnabled": enabled,
        "applicationRestrictions": restrictions,
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

/// Whether the account types and redirect URIs of a body may be. Microsoft documents no code for either.
pub fn check_app(settings: &Settings, user: &User, body: &Map<String, Value>) -> Result<(), GraphError> {
    if !applies(settings, user) {
        return Ok(());
    }
    if settings.own_accounts_alone
        && body.get("signInAudience").is_some_and(|audience| audience == "AzureADMultipleOrgs")
    {
        return Err(refused("InvalidValue", "The sign-in audience isn't allowed"));
    }
    let Some(allowed) = settings.redirect_hosts else { return Ok(()) };
    let uris = body.get("web").and_then(|web| web["redirectUris"].as_array()).into_iter().flatten();
    let host = |uri: &Value| {
        let (_, rest) = uri.as_str()?.split_once("://")?;
        rest.split(['/', ':', '?']).next().map(str::to_ascii_lowercase)
    };
    if uris.filter_map(host).any(|host| !allowed.contains(&host.as_str())) {
        return Err(refused("InvalidValue", "A redirect URI isn't allowed"));
    }
    Ok(())
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
