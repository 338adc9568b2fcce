//! The app manifest of Microsoft Graph: the properties of `application`.
//! <https://learn.microsoft.com/graph/api/resources/application>

use super::{
    access,
    left::Why,
    taking::{
        Rule::{Leave, LeaveUnless, Take, Within},
        Table, Taking, audience, display_name, redirect_uris, service_reference,
    },
    value::says_nothing,
};
use crate::config::json::Json;

/// Every property that Microsoft documents.
pub const TABLE: Table = &[
    ("displayName", Take(display_name)),
    ("signInAudience", Take(audience)),
    ("web", Within(WEB)),
    ("requiredResourceAccess", Take(access::take)),
    ("serviceManagementReference", Take(service_reference)),
    ("spa", Leave(Why::PublicPlatform)),
    ("publicClient", Leave(Why::PublicPlatform)),
    ("windows", Leave(Why::PublicPlatform)),
    ("isFallbackPublicClient", Leave(Why::PublicClient)),
    ("isDeviceOnlyAuthSupported", Leave(Why::PublicClient)),
    ("nativeAuthenticationApisEnabled", LeaveUnless("none", Why::PublicClient)),
    ("keyCredentials", Leave(Why::Credential)),
    ("passwordCredentials", Leave(Why::Credential)),
    ("federatedIdentityCredentials", Leave(Why::Credential)),
    ("trustedSubjectNameAndIssuers", Leave(Why::Credential)),
    ("tokenEncryptionKeyId", Leave(Why::Credential)),
    ("api", Within(API)),
    ("addIns", Leave(Why::NotSetHere)),
    ("appRoles", Leave(Why::NotSetHere)),
    ("authenticationBehaviors", Leave(Why::NotSetHere)),
    ("defaultRedirectUri", Leave(Why::NotSetHere)),
    ("description", Leave(Why::NotSetHere)),
    ("groupMembershipClaims", LeaveUnless("None", Why::NotSetHere)),
    ("identifierUris", Leave(Why::NotSetHere)),
    ("info", Leave(Why::NotSetHere)),
    ("logo", Leave(Why::NotSetHere)),
    ("notes", Leave(Why::NotSetHere)),
    ("oauth2RequirePostResponse", Leave(Why::NotSetHere)),
    ("optionalClaims", Leave(Why::NotSetHere)),
    ("orgRestrictions", Leave(Why::NotSetHere)),
    ("parentalControlSettings", Within(PARENTAL_CONTROL)),
    ("requestSignatureVerification", Leave(Why::NotSetHere)),
    ("samlMetadataUrl", Leave(Why::NotSetHere)),
    ("servicePrincipalLockConfiguration", Leave(Why::NotSetHere)),
    ("signInAudienceRestrictions", Within(RESTRICTIONS)),
    ("tags", Leave(Why::NotSetHere)),
    ("id", Leave(Why::SetByEntra)),
    ("appId", Leave(Why::SetByEntra)),
    ("applicationTemplateId", Leave(Why::SetByEntra)),
    ("certification", Leave(Why::SetByEntra)),
    ("createdByAppId", Leave(Why::SetByEntra)),
    ("createdDateTime", Leave(Why::SetByEntra)),
    ("deletedDateTime", Leave(Why::SetByEntra)),
    ("disabledByMicrosoftStatus", Leave(Why::SetByEntra)),
    ("isDisabled", Leave(Why::SetByEntra)),
    ("isManagementRestricted", Leave(Why::SetByEntra)),
    ("publisherDomain", Leave(Why::SetByEntra)),
    ("uniqueName", Leave(Why::SetByEntra)),
    ("verifiedPublisher", Leave(Why::SetByEntra)),
];

const WEB: Table = &[
    ("redirectUris", Take(redirect_uris)),
    ("redirectUriSettings", Take(redirect_uri_settings)),
    ("homePageUrl", Leave(Why::NotSetHere)),
    ("logoutUrl", Leave(Why::NotSetHere)),
    ("implicitGrantSettings", Leave(Why::ImplicitGrant)),
];

const API: Table = &[
    ("requestedAccessTokenVersion", Take(access_token_version)),
    ("acceptMappedClaims", Leave(Why::NotSetHere)),
    ("knownClientApplications", Leave(Why::NotSetHere)),
    ("oauth2PermissionScopes", Leave(Why::NotSetHere)),
    ("preAuthorizedApplications", Leave(Why::NotSetHere)),
    ("tokenEncryptionSetting", Leave(Why::NotSetHere)),
];

const PARENTAL_CONTROL: Table = &[
    ("legalAgeGroupRule", LeaveUnless("Allow", Why::NotSetHere)),
    ("countriesBlockedForMinors", Leave(Why::NotSetHere)),
];

const RESTRICTIONS: Table = &[
    ("kind", LeaveUnless("AllowAllTenants", Why::NotSetHere)),
    ("isHomeTenantAllowed", Leave(Why::NotSetHere)),
    ("allowedTenantIds", Leave(Why::NotSetHere)),
];

/// The version of access tokens goes with who may sign in: it is judged once all was read.
pub fn access_token_version(taking: &mut Taking, path: &str, value: &Json) {
    match value {
        Json::Number(number) => taking.token_version = Some((path.to_owned(), number.as_u64())),
        _ => taking.leave(path.to_owned(), Why::NotAsDocumented),
    }
}

/// The redirect URIs once more, each with its place in an order that this page does not set.
fn redirect_uri_settings(taking: &mut Taking, path: &str, value: &Json) {
    for (path, value) in taking.list(path, value) {
        let Json::Object(members) = value else {
            taking.leave(path, Why::NotAsDocumented);
            continue;
        };
        for (key, value) in members.iter().filter(|(_, value)| !says_nothing(value)) {
            let path = [&path, ".", key].concat();
            match key.as_str() {
                "uri" => taking.redirect_uri(path, value),
                "index" => taking.leave(path, Why::NotSetHere),
                _ => taking.leave(path, Why::Unknown),
            }
        }
    }
}
