//! The types of Microsoft Graph v1.0 as the extension for Bicep publishes them, version 1.0.0
//! (<https://github.com/microsoftgraph/msgraph-bicep-types>): of the properties that are not read-only, those that a
//! registration can have. `uniqueName` and the names of federated credentials are keys there, and required.

use super::{Takes, Type, optional, required};

const AUDIENCES: Takes = Takes::OneOf(&[
    "AzureADMyOrg",
    "AzureADMultipleOrgs",
    "AzureADandPersonalMicrosoftAccount",
    "PersonalMicrosoftAccount",
]);

const WEB: Type =
    &[optional("homePageUrl", Takes::Text), optional("logoutUrl", Takes::Text), optional("redirectUris", Takes::Texts)];

const RESOURCE_ACCESS: Type = &[optional("id", Takes::Text), optional("type", Takes::OneOf(&["Scope", "Role"]))];

const REQUIRED_RESOURCE_ACCESS: Type =
    &[optional("resourceAppId", Takes::Text), optional("resourceAccess", Takes::Objects(RESOURCE_ACCESS))];

const KEY_CREDENTIAL: Type = &[
    optional("displayName", Takes::Text),
    optional("startDateTime", Takes::Text),
    optional("endDateTime", Takes::Text),
    optional("key", Takes::Text),
    optional("keyId", Takes::Text),
    optional("type", Takes::OneOf(&["Symmetric", "AsymmetricX509Cert", "X509CertAndPassword"])),
    optional("usage", Takes::OneOf(&["Sign", "Verify"])),
];

/// Of the extension's own: the IDs that a relationship holds.
const RELATIONSHIP: Type =
    &[optional("relationshipSemantics", Takes::OneOf(&["append", "replace"])), required("relationships", Takes::Texts)];

/// `Microsoft.Graph/applications`.
pub const APPLICATION: Type = &[
    required("displayName", Takes::Text),
    required("uniqueName", Takes::Text),
    optional("signInAudience", AUDIENCES),
    optional("web", Takes::Object(WEB)),
    optional("requiredResourceAccess", Takes::Objects(REQUIRED_RESOURCE_ACCESS)),
    optional("keyCredentials", Takes::Objects(KEY_CREDENTIAL)),
    optional("serviceManagementReference", Takes::Text),
    optional("notes", Takes::Text),
    optional("tags", Takes::Texts),
    optional("owners", Takes::Object(RELATIONSHIP)),
];

/// `Microsoft.Graph/servicePrincipals`.
pub const SERVICE_PRINCIPAL: Type = &[
    required("appId", Takes::Text),
    optional("appRoleAssignmentRequired", Takes::Flag),
    optional("tags", Takes::Texts),
    optional("owners", Takes::Object(RELATIONSHIP)),
];

/// `Microsoft.Graph/applications/federatedIdentityCredentials`.
pub const FEDERATED_CREDENTIAL: Type = &[
    required("name", Takes::Text),
    required("issuer", Takes::Text),
    required("subject", Takes::Text),
    required("audiences", Takes::Texts),
    optional("description", Takes::Text),
];

/// `Microsoft.Graph/oauth2PermissionGrants`.
pub const DELEGATED_GRANT: Type = &[
    required("clientId", Takes::Text),
    required("consentType", Takes::OneOf(&["AllPrincipals", "Principal"])),
    required("resourceId", Takes::Text),
    optional("principalId", Takes::Text),
    optional("scope", Takes::Text),
];

/// `Microsoft.Graph/appRoleAssignedTo`.
pub const ROLE_ASSIGNMENT: Type =
    &[required("appRoleId", Takes::Text), required("principalId", Takes::Text), required("resourceId", Takes::Text)];

/// The type by the name of its resource.
pub fn of(resource: &str) -> Option<Type> {
    Some(match resource {
        "Microsoft.Graph/applications@v1.0" => APPLICATION,
        "Microsoft.Graph/servicePrincipals@v1.0" => SERVICE_PRINCIPAL,
        "Microsoft.Graph/applications/federatedIdentityCredentials@v1.0" => FEDERATED_CREDENTIAL,
        "Microsoft.Graph/oauth2PermissionGrants@v1.0" => DELEGATED_GRANT,
        "Microsoft.Graph/appRoleAssignedTo@v1.0" => ROLE_ASSIGNMENT,
        _ => return None,
    })
}

/// What can be read of an object once it is there, by its resource.
pub fn can_be_read(resource: &str, property: &str) -> bool {
    let read_only: &[&str] = if resource == "Microsoft.Graph/applications@v1.0" { &["id", "appId"] } else { &["id"] };
    read_only.contains(&property) || of(resource).is_some_and(|of| of.iter().any(|own| own.name == property))
}
