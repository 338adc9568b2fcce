//! The older app manifest, in the format of Azure AD Graph, and what was written by tools of that time.
//! <https://learn.microsoft.com/entra/identity-platform/reference-app-manifest>

use super::{
    access,
    graph_manifest::access_token_version,
    left::Why,
    taking::{
        Rule::{Leave, LeaveUnless, Take, Within},
        Table, Taking, audience, display_name, redirect_uris, service_reference,
    },
    value::text_of,
};
use crate::{
    config::json::{Json, member},
    directory::audience::SignInAudience,
};

/// Every property that Microsoft documented.
pub const TABLE: Table = &[
    ("name", Take(display_name)),
    ("displayName", Take(display_name)),
    ("signInAudience", Take(audience)),
    ("availableToOtherTenants", Take(other_tenants)),
    ("replyUrlsWithType", Take(reply_urls_with_type)),
    ("replyUrls", Take(redirect_uris)),
    ("requiredResourceAccess", Take(access::take)),
    ("accessTokenAcceptedVersion", Take(access_token_version)),
    ("serviceManagementReference", Take(service_reference)),
    ("allowPublicClient", Leave(Why::PublicClient)),
    ("publicClient", Leave(Why::PublicClient)),
    ("oauth2AllowImplicitFlow", Leave(Why::ImplicitGrant)),
    ("oauth2AllowIdTokenImplicitFlow", Leave(Why::ImplicitGrant)),
    ("keyCredentials", Leave(Why::Credential)),
    ("passwordCredentials", Leave(Why::Credential)),
    ("tokenEncryptionKeyId", Leave(Why::Credential)),
    ("acceptMappedClaims", Leave(Why::NotSetHere)),
    ("addIns", Leave(Why::NotSetHere)),
    ("appRoles", Leave(Why::NotSetHere)),
    ("description", Leave(Why::NotSetHere)),
    ("errorUrl", Leave(Why::NotSetHere)),
    ("groupMembershipClaims", LeaveUnless("None", Why::NotSetHere)),
    ("homepage", Leave(Why::NotSetHere)),
    ("identifierUris", Leave(Why::NotSetHere)),
    ("informationalUrls", Leave(Why::NotSetHere)),
    ("knownClientApplications", Leave(Why::NotSetHere)),
    ("logoUrl", Leave(Why::NotSetHere)),
    ("logoutUrl", Leave(Why::NotSetHere)),
    ("notes", Leave(Why::NotSetHere)),
    ("oauth2AllowUrlPathMatching", Leave(Why::NotSetHere)),
    ("oauth2Permissions", Leave(Why::NotSetHere)),
    ("oauth2RequirePostResponse", Leave(Why::NotSetHere)),
    ("optionalClaims", Leave(Why::NotSetHere)),
    ("orgRestrictions", Leave(Why::NotSetHere)),
    ("parentalControlSettings", Within(PARENTAL_CONTROL)),
    ("preAuthorizedApplications", Leave(Why::NotSetHere)),
    ("samlMetadataUrl", Leave(Why::NotSetHere)),
    ("signInUrl", Leave(Why::NotSetHere)),
    ("tags", Leave(Why::NotSetHere)),
    ("id", Leave(Why::SetByEntra)),
    ("appId", Leave(Why::SetByEntra)),
    ("certification", Leave(Why::SetByEntra)),
    ("createdDateTime", Leave(Why::SetByEntra)),
    ("deletionTimestamp", Leave(Why::SetByEntra)),
    ("disabledByMicrosoftStatus", Leave(Why::SetByEntra)),
    ("objectId", Leave(Why::SetByEntra)),
    ("objectType", Leave(Why::SetByEntra)),
    ("publisherDomain", Leave(Why::SetByEntra)),
    ("verifiedPublisher", Leave(Why::SetByEntra)),
];

const PARENTAL_CONTROL: Table = &[
    ("legalAgeGroupRule", LeaveUnless("Allow", Why::NotSetHere)),
    ("countriesBlockedForMinors", Leave(Why::NotSetHere)),
];

/// What was there before `signInAudience`, which says more where both are there.
fn other_tenants(taking: &mut Taking, path: &str, value: &Json) {
    match value {
        Json::Flag(_) => {
            taking.taken.audience.get_or_insert(SignInAudience::MultipleOrgs);
        }
        _ => taking.leave(path.to_owned(), Why::NotAsDocumented),
    }
}

/// Redirect URIs of all platforms: those of `Web` are taken.
fn reply_urls_with_type(taking: &mut Taking, path: &str, value: &Json) {
    for (path, value) in taking.list(path, value) {
        let Json::Object(members) = value else {
            taking.leave(path, Why::NotAsDocumented);
            continue;
        };
        match (text_of(members, "type"), member(members, "url")) {
            (Some("Web"), Some(url)) => taking.redirect_uri([&path, ".url"].concat(), url),
            (Some("Spa" | "InstalledClient"), _) => taking.leave(path, Why::PublicPlatform),
            _ => taking.leave(path, Why::NotAsDocumented),
        }
    }
}
