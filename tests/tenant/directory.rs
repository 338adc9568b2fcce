//! The directory's objects as Graph answers them, with what Graph never shows kept beside them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::values::{guid, iso, now};

/// An account of the tenant.
#[derive(Clone, Debug)]
pub struct User {
    pub oid: String,
    pub name: &'static str,
    pub upn: &'static str,
    /// May consent for everybody, and write to applications of others.
    pub admin: bool,
    /// Template IDs of the directory roles that are active.
    pub roles: Vec<&'static str>,
}

impl User {
    /// Holds one of these roles, or is a Global Administrator.
    pub fn is_any_of(&self, roles: &[&str]) -> bool {
        self.roles.iter().any(|role| *role == role::GLOBAL_ADMINISTRATOR || roles.contains(role))
    }
}

/// Template IDs of directory roles, the same in every tenant.
pub mod role {
    pub const GLOBAL_ADMINISTRATOR: &str = "62e90394-69f5-4237-9190-012177145e10";
    pub const PRIVILEGED_ROLE_ADMINISTRATOR: &str = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    pub const APPLICATION_ADMINISTRATOR: &str = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";
    pub const CLOUD_APPLICATION_ADMINISTRATOR: &str = "158c047a-c907-4556-b7ef-446551a6b5f7";
    pub const GLOBAL_READER: &str = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
    pub const APPLICATION_DEVELOPER: &str = "cf1c38e5-3621-4004-a7cb-879624dced7c";

    /// Those whose holders write to applications of others.
    pub const ADMINISTRATORS: [&str; 3] =
        [GLOBAL_ADMINISTRATOR, APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR];
}

/// A client secret as the directory keeps it.
#[derive(Clone, Debug)]
pub struct Secret {
    pub key_id: String,
    pub text: String,
    pub ends: time::OffsetDateTime,
}

/// An application object.
#[derive(Clone, Debug)]
pub struct Application {
    /// As Graph answers it, every property there.
    pub object: Map<String, Value>,
    pub secrets: Vec<Secret>,
    /// Its federated credentials, as Graph answers them.
    pub federated: Vec<Value>,
    pub owners: Vec<String>,
    /// There before the test began.
    pub seeded: bool,
    /// So many calls about it still meet a replica that hasn't heard of it.
    pub lag: u32,
    pub deleted: bool,
}

impl Application {
    /// A new application object with Graph's defaults.
    pub fn new(owner: Option<&str>) -> Self {
        let mut object = blank_application();
        object.insert("id".into(), json!(guid()));
        object.insert("appId".into(), json!(guid()));
        object.insert("createdDateTime".into(), json!(iso(now())));
        Self {
            object,
            secrets: Vec::new(),
            federated: Vec::new(),
            owners: owner.map(str::to_owned).into_iter().collect(),
            seeded: false,
            lag: 0,
            deleted: false,
        }
    }

    pub fn text(&self, property: &str) -> &str {
        self.object.get(property).and_then(Value::as_str).unwrap_or_default()
    }

    pub fn id(&self) -> &str {
        self.text("id")
    }

    pub fn app_id(&self) -> &str {
        self.text("appId")
    }

    pub fn audience(&self) -> &str {
        self.text("signInAudience")
    }

    /// The redirect URIs of one platform: `web`, `spa` or `publicClient`.
    pub fn redirect_uris(&self, platform: &str) -> Vec<&str> {
        self.object
            .get(platform)
            .and_then(|found| found.get("redirectUris"))
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }
}

/// The directory.
#[derive(Debug, Default)]
pub struct Directory {
    pub tenant_id: String,
    pub users: Vec<User>,
    pub applications: Vec<Application>,
    pub service_principals: Vec<Map<String, Value>>,
    /// Delegated permissions that were granted: `oAuth2PermissionGrant`.
    pub grants: Vec<Map<String, Value>>,
    /// Application permissions that were granted: `appRoleAssignment`.
    pub assignments: Vec<Map<String, Value>>,
    /// So many calls about these service principals still meet a replica that hasn't heard of them.
    pub principal_lag: BTreeMap<String, u32>,
    /// Who owns service principals.
    pub principal_owners: BTreeMap<String, Vec<String>>,
    /// Applications of other tenants (Microsoft's), which may get a service principal here.
    pub foreign: BTreeMap<String, Map<String, Value>>,
}

impl Directory {
    pub fn user(&self, oid: &str) -> Option<&User> {
        self.users.iter().find(|user| user.oid == oid)
    }

    pub fn application(&self, app_id: &str) -> Option<&Application> {
        self.applications.iter().find(|app| !app.deleted && app.app_id() == app_id)
    }

    pub fn service_principal(&self, app_id: &str) -> Option<&Map<String, Value>> {
        self.service_principals.iter().find(|found| found.get("appId").and_then(Value::as_str) == Some(app_id))
    }
}

/// Every property that Graph answers on an application, empty.
fn blank_application() -> Map<String, Value> {
    let blank = r#"{
        "id": null, "deletedDateTime": null, "appId": null, "applicationTemplateId": null,
        "disabledByMicrosoftStatus": null, "createdByAppId": null, "createdDateTime": null, "displayName": null,
        "description": null, "groupMembershipClaims": null, "identifierUris": [], "isDeviceOnlyAuthSupported": null,
        "isDisabled": null, "isFallbackPublicClient": null, "nativeAuthenticationApisEnabled": null, "notes": null,
        "publisherDomain": "contoso.com", "serviceManagementReference": null,
        "signInAudience": "AzureADMyOrg", "tags": [], "tokenEncryptionKeyId": null, "uniqueName": null,
        "samlMetadataUrl": null, "defaultRedirectUri": null, "certification": null, "optionalClaims": null,
        "servicePrincipalLockConfiguration": null, "requestSignatureVerification": null, "addIns": [],
        "api": {
            "acceptMappedClaims": null, "knownClientApplications": [], "requestedAccessTokenVersion": null,
            "oauth2PermissionScopes": [], "preAuthorizedApplications": []
        },
        "appRoles": [],
        "info": {
            "logoUrl": null, "marketingUrl": null, "privacyStatementUrl": null, "supportUrl": null,
            "termsOfServiceUrl": null
        },
        "keyCredentials": [], "parentalControlSettings": { "countriesBlockedForMinors": [], "legalAgeGroupRule": "Allow" },
        "passwordCredentials": [], "publicClient": { "redirectUris": [] }, "requiredResourceAccess": [],
        "verifiedPublisher": { "displayName": null, "verifiedPublisherId": null, "addedDateTime": null },
        "web": {
            "homePageUrl": null, "logoutUrl": null, "redirectUris": [],
            "implicitGrantSettings": { "enableAccessTokenIssuance": false, "enableIdTokenIssuance": false },
            "redirectUriSettings": []
        },
        "spa": { "redirectUris": [] }
    }"#;
    serde_json::from_str(blank).unwrap()
}
