//! The properties of an application that a client may write, and the kind of their values.

use serde_json::{Map, Value};

use super::Checked;
use crate::tenant::graph::error::GraphError;
use crate::tenant::values::{is_guid, read_iso};

/// The kind of a value. A trailing `Null` variant allows null as well.
enum Kind {
    /// At most so many characters.
    Text(usize),
    TextOrNull(usize),
    Bool,
    BoolOrNull,
    Guid,
    GuidOrNull,
    Date,
    /// 1, 2 or null.
    TokenVersion,
    Base64,
    One(&'static [&'static str]),
    List(&'static Kind),
    Object(&'static [(&'static str, Kind)]),
    ReadOnly,
}

use Kind::{
    Base64, Bool, BoolOrNull, Date, Guid, GuidOrNull, List, Object, One, ReadOnly, Text, TextOrNull, TokenVersion,
};

const URIS: Kind = Object(&[("redirectUris", List(&Text(256)))]);

const ROLE: Kind = Object(&[
    ("allowedMemberTypes", List(&One(&["User", "Application"]))),
    ("description", Text(1_024)),
    ("displayName", Text(256)),
    ("id", Guid),
    ("isEnabled", Bool),
    ("value", TextOrNull(120)),
]);

const SCOPE: Kind = Object(&[
    ("adminConsentDescription", Text(1_024)),
    ("adminConsentDisplayName", Text(256)),
    ("id", Guid),
    ("isEnabled", Bool),
    ("type", One(&["User", "Admin"])),
    ("userConsentDescription", TextOrNull(1_024)),
    ("userConsentDisplayName", TextOrNull(256)),
    ("value", TextOrNull(120)),
]);

const CLAIM: Kind = Object(&[
    ("name", Text(256)),
    ("source", TextOrNull(256)),
    ("essential", Bool),
    ("additionalProperties", List(&Text(256))),
]);

const KEY: Kind = Object(&[
    ("displayName", TextOrNull(90)),
    ("startDateTime", Date),
    ("endDateTime", Date),
    ("key", Base64),
    ("keyId", Guid),
    ("type", One(&["AsymmetricX509Cert"])),
    ("usage", One(&["Verify", "Encrypt"])),
]);

const APPLICATION: &[(&str, Kind)] = &[
    ("displayName", Text(256)),
    ("description", TextOrNull(1_024)),
    ("notes", TextOrNull(1_024)),
    ("serviceManagementReference", TextOrNull(256)),
    ("uniqueName", Text(128)),
    (
        "signInAudience",
        One(&["AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"]),
    ),
    ("tags", List(&Text(256))),
    ("identifierUris", List(&Text(255))),
    ("isFallbackPublicClient", BoolOrNull),
    ("isDeviceOnlyAuthSupported", BoolOrNull),
    ("groupMembershipClaims", TextOrNull(64)),
    ("tokenEncryptionKeyId", GuidOrNull),
    ("appRoles", List(&ROLE)),
    ("keyCredentials", List(&KEY)),
    ("spa", URIS),
    ("publicClient", URIS),
    (
        "web",
        Object(&[
            ("redirectUris", List(&Text(256))),
            ("homePageUrl", TextOrNull(256)),
            ("logoutUrl", TextOrNull(255)),
            (
                "implicitGrantSettings",
                Object(&[("enableIdTokenIssuance", BoolOrNull), ("enableAccessTokenIssuance", BoolOrNull)]),
            ),
        ]),
    ),
    (
        "api",
        Object(&[
            ("acceptMappedClaims", BoolOrNull),
            ("knownClientApplications", List(&Guid)),
            ("requestedAccessTokenVersion", TokenVersion),
            ("oauth2PermissionScopes", List(&SCOPE)),
            ("preAuthorizedApplications", List(&Object(&[("appId", Guid), ("delegatedPermissionIds", List(&Guid))]))),
        ]),
    ),
    (
        "requiredResourceAccess",
        List(&Object(&[
            ("resourceAppId", Guid),
            ("resourceAccess", List(&Object(&[("id", Guid), ("type", One(&["Scope", "Role"]))]))),
        ])),
    ),
    (
        "optionalClaims",
        Object(&[("idToken", List(&CLAIM)), ("accessToken", List(&CLAIM)), ("saml2Token", List(&CLAIM))]),
    ),
    (
        "info",
        Object(&[
            ("marketingUrl", TextOrNull(256)),
            ("privacyStatementUrl", TextOrNull(256)),
            ("supportUrl", TextOrNull(256)),
            ("termsOfServiceUrl", TextOrNull(256)),
        ]),
    ),
    (
        "servicePrincipalLockConfiguration",
        Object(&[
            ("isEnabled", Bool),
            ("allProperties", BoolOrNull),
            ("credentialsWithUsageSign", BoolOrNull),
            ("credentialsWithUsageVerify", BoolOrNull),
            ("tokenEncryptionKeyId", BoolOrNull),
        ]),
    ),
    ("id", ReadOnly),
    ("appId", ReadOnly),
    ("createdDateTime", ReadOnly),
    ("deletedDateTime", ReadOnly),
    ("publisherDomain", ReadOnly),
    ("applicationTemplateId", ReadOnly),
    ("createdByAppId", ReadOnly),
    ("verifiedPublisher", ReadOnly),
    ("certification", ReadOnly),
    ("disabledByMicrosoftStatus", ReadOnly),
    ("passwordCredentials", ReadOnly),
];

/// A property that the type doesn't have.
pub fn unknown(name: &str, of: &str) -> GraphError {
    GraphError::bad(format!("Property '{name}' does not exist as a declared property of 'microsoft.graph.{of}'."))
}

/// Every property exists, may be written, and has a value of its kind.
pub fn application(body: &Map<String, Value>) -> Checked {
    object(body, APPLICATION, "application")
}

fn object(body: &Map<String, Value>, properties: &[(&str, Kind)], place: &str) -> Checked {
    for (name, value) in body {
        let Some((_, kind)) = properties.iter().find(|(known, _)| known == name) else {
            return Err(unknown(name, place));
        };
        check(value, kind, name)?;
    }
    Ok(())
}

fn check(value: &Value, kind: &Kind, place: &str) -> Checked {
    let text = value.as_str();
    let fits = |limit: usize| text.is_some_and(|text| text.chars().count() <= limit);
    let formed = match kind {
        Text(limit) => fits(*limit),
        TextOrNull(limit) => value.is_null() || fits(*limit),
        Bool => value.is_boolean(),
        BoolOrNull => value.is_null() || value.is_boolean(),
        Guid => text.is_some_and(is_guid),
        GuidOrNull => value.is_null() || text.is_some_and(is_guid),
        Date => text.and_then(read_iso).is_some(),
        TokenVersion => value.is_null() || matches!(value.as_u64(), Some(1 | 2)),
        Base64 => {
            use base64::Engine as _;
            text.is_some_and(|text| base64::engine::general_purpose::STANDARD.decode(text).is_ok())
        }
        One(among) => text.is_some_and(|text| among.contains(&text)),
        List(kind) => {
            let Value::Array(items) = value else { return Err(invalid(place)) };
            return items.iter().try_for_each(|item| check(item, kind, place));
        }
        Object(properties) => {
            let Value::Object(inner) = value else { return Err(invalid(place)) };
            return object(inner, properties, place);
        }
        ReadOnly => {
            return Err(GraphError::bad(format!("Property '{place}' is read-only and cannot be set.")).detail(
                "ReadOnlyProperty",
                "It is made by the service.",
                place,
            ));
        }
    };
    if formed { Ok(()) } else { Err(invalid(place)) }
}

fn invalid(place: &str) -> GraphError {
    GraphError::bad(format!("Invalid value specified for property '{place}' of resource 'Application'.")).detail(
        "InvalidValue",
        "It has the wrong type, form or length.",
        place,
    )
}
