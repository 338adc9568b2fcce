//! A tenant's policy for app management, as Graph answers it: v1.0, and the beta with what v1.0 leaves out.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    calls,
    object::{self, Object, Unreadable},
};
use crate::{
    directory::app_management::{
        AppManagementPolicy, Enforcement, Restriction, Restricts, Since,
        app::{AppRestrictions, RestrictsUris},
        duration,
    },
    http::{
        endpoint::Endpoint,
        request::{GraphScope, Request},
        response::Response,
    },
};

/// The tenant's default policy. It is read with `Policy.Read.All`, which this page asks nobody for: where that was granted,
/// each token has it, and where not, 403 says nothing of the policy.
/// <https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-get>
pub fn default_policy() -> Request {
    calls::read(Endpoint::AppManagementPolicy, GraphScope::UserRead)
}

/// The same of the beta. <https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-get?view=graph-rest-beta>
pub fn default_policy_beta() -> Request {
    calls::read(Endpoint::AppManagementPolicyBeta, GraphScope::UserRead)
}

/// Reads either answer. `None` where it is not what Microsoft documents.
pub fn read(response: &Response) -> Option<AppManagementPolicy> {
    object::read(response, |policy| {
        let enabled = policy.flag("isEnabled")?.ok_or(Unreadable)?;
        let restrictions = policy.object("applicationRestrictions")?;
        let list = |name| {
            let entries = restrictions.map_or(Ok(None), |all| all.list(name))?.unwrap_or_default();
            entries.into_iter().map(restriction).collect::<Result<Vec<_>, Unreadable>>()
        };
        Ok(AppManagementPolicy {
            enabled,
            secrets: list("passwordCredentials")?,
            certificates: list("keyCredentials")?,
            app: restrictions.map_or(Ok(AppRestrictions::default()), app)?,
        })
    })
}

/// A `passwordCredentialConfiguration` or `keyCredentialConfiguration`.
fn restriction(entry: Object<'_>) -> Result<Restriction, Unreadable> {
    let longest = entry.text("maxLifetime")?.and_then(duration::parse);
    let restricts = match entry.text("restrictionType")?.unwrap_or_default() {
        "passwordAddition" => Restricts::Secrets,
        "passwordLifetime" => Restricts::SecretLifetime(longest),
        "asymmetricKeyLifetime" => Restricts::CertificateLifetime(longest),
        "trustedCertificateAuthority" => Restricts::CertificateIssuer,
        "customPasswordAddition" | "symmetricKeyAddition" | "symmetricKeyLifetime" => Restricts::Other,
        _ => Restricts::Unknown,
    };
    Ok(Restriction { restricts, enforcement: enforcement(entry)? })
}

/// What every restriction has beside what it is of.
fn enforcement(entry: Object<'_>) -> Result<Enforcement, Unreadable> {
    let enabled = match entry.text("state")? {
        // Answers from before there was a state have none.
        None | Some("enabled") => Some(true),
        Some("disabled") => Some(false),
        Some(_) => None,
    };
    let since = match entry.text("restrictForAppsCreatedAfterDateTime")? {
        None => Since::Ever,
        Some(text) => OffsetDateTime::parse(text, &Rfc3339).map_or(Since::Unreadable, Since::Moment),
    };
    Ok(Enforcement {
        enabled,
        since,
        // An empty exemption is none, and nobody needs to know which attributes it takes.
        excludes_actors: entry.object("excludeActors")?.map_or(Ok(false), |exempt| {
            Ok(exempt.list("customSecurityAttributes")?.is_none_or(|all| !all.is_empty()))
        })?,
        set_by_microsoft: entry.flag("isStateSetByMicrosoft")?.unwrap_or_default(),
    })
}

/// What there is of redirect URIs and account types. v1.0 has neither.
fn app(restrictions: Object<'_>) -> Result<AppRestrictions, Unreadable> {
    let audiences = restrictions.object("audiences")?;
    let audience = |name| audiences.map_or(Ok(None), |all| all.object(name))?.map(enforcement).transpose();
    let uris = restrictions.object("redirectUris")?.map_or(Ok(Vec::new()), uris)?;
    Ok(AppRestrictions {
        uris,
        several_tenants: audience("azureAdMultipleOrgs")?,
        personal: audience("personalMicrosoftAccount")?,
    })
}

/// A `redirectUriConfiguration`. What it has for a platform counts beside what it has for every one.
fn uris(all: Object<'_>) -> Result<Vec<(RestrictsUris, Enforcement)>, Unreadable> {
    const KNOWN: [&str; 5] = [
        "uriWithBlockedDomain",
        "uriWithBlockedScheme",
        "uriWithWildcard",
        "uriWithoutAllowedDomain",
        "uriWithoutAllowedScheme",
    ];
    let texts = |own: Object<'_>, name| -> Result<Vec<String>, Unreadable> {
        let mut texts = own.texts(name)?;
        if let Some(web) = own.object("web")? {
            texts.extend(web.texts(name)?);
        }
        Ok(texts.into_iter().map(str::to_owned).collect())
    };
    let mut read = Vec::new();
    for name in KNOWN {
        let Some(own) = all.object(name)? else { continue };
        let restricts = match name {
            "uriWithBlockedDomain" => RestrictsUris::BlockedDomains(texts(own, "blockedDomains")?),
            "uriWithBlockedScheme" => RestrictsUris::BlockedSchemes {
                schemes: texts(own, "blockedSchemes")?,
                exempts: !texts(own, "exemptFormats")?.is_empty(),
            },
            "uriWithoutAllowedDomain" => RestrictsUris::AllowedDomains(texts(own, "allowedDomains")?),
            "uriWithoutAllowedScheme" => RestrictsUris::AllowedSchemes(texts(own, "allowedSchemes")?),
            _ => RestrictsUris::Wildcards { exempts_paths: own.object("excludeFormats")?.is_some() },
        };
        read.push((restricts, enforcement(own)?));
    }
    for name in all.names().filter(|name| !name.starts_with('@') && !KNOWN.contains(name)) {
        if let Some(own) = all.object(name)? {
            read.push((RestrictsUris::Unknown, enforcement(own)?));
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use time::{Duration, macros::datetime};

    use super::*;

    fn of(body: &str) -> Option<AppManagementPolicy> {
        read(&Response::new(200, body.as_bytes().to_vec()))
    }

    #[test]
    fn the_documented_answer_is_read_with_what_the_beta_adds() {
        let policy = of(r#"{
            "@odata.context": "https://graph.microsoft.com/beta/$metadata#policies/defaultAppManagementPolicy/$entity",
            "id": "d015220e-9789-4e8e-bbcc-270fe419229d", "displayName": "Credential Management Policy",
            "description": "Cred policy sample", "isEnabled": true,
            "applicationRestrictions": {
                "passwordCredentials": [
                    {"restrictionType": "passwordLifetime", "maxLifetime": "P90D", "state": "enabled",
                     "restrictForAppsCreatedAfterDateTime": "2018-10-19T10:37:00Z", "isStateSetByMicrosoft": true,
                     "excludeActors": {"customSecurityAttributes": [{"id": "Project_Name", "operator": "equals", "value": "x"}]}},
                    {"restrictionType": "customPasswordAddition", "maxLifetime": null, "state": "disabled",
                     "restrictForAppsCreatedAfterDateTime": null}
                ],
                "keyCredentials": [
                    {"restrictionType": "trustedCertificateAuthority", "state": "enabled", "maxLifetime": null,
                     "certificateBasedApplicationConfigurationIds": ["eec5ba11-2fc0-4113-83a2-ed986ed13cdb"]}
                ],
                "audiences": {"azureAdMultipleOrgs": {"state": "enabled"}, "personalMicrosoftAccount": null},
                "redirectUris": {
                    "@odata.type": "microsoft.graph.redirectUriConfiguration",
                    "uriWithBlockedDomain": {"state": "enabled", "isStateSetByMicrosoft": true, "blockedDomains": ["tempuri.org"],
                     "web": {"blockedDomains": ["bit.ly"]}, "spa": {"blockedDomains": ["contoso.dev"]}},
                    "uriWithBlockedScheme": {"state": "enabled", "blockedSchemes": ["http"], "exemptFormats": ["http://localhost*"]},
                    "uriWithWildcard": {"state": "disabled", "excludeFormats": {"excludeWildcardsInPath": true}},
                    "uriWithoutAllowedScheme": null,
                    "uriOfTomorrow": {"state": "enabled"}
                }
            },
            "servicePrincipalRestrictions": {"passwordCredentials": [], "keyCredentials": []}
        }"#)
        .expect("a policy");
        let lifetime = Restriction {
            restricts: Restricts::SecretLifetime(Some(Duration::days(90))),
            enforcement: Enforcement {
                enabled: Some(true),
                since: Since::Moment(datetime!(2018-10-19 10:37 UTC)),
                excludes_actors: true,
                set_by_microsoft: true,
            },
        };
        assert!(policy.enabled);
        assert_eq!(policy.secrets[0], lifetime);
        let off = policy.secrets[1];
        assert_eq!((off.restricts, off.enforcement.enabled), (Restricts::Other, Some(false)));
        assert_eq!(off.enforcement.since, Since::Ever);
        assert_eq!(policy.certificates[0].restricts, Restricts::CertificateIssuer);
        let app = policy.app;
        assert!(app.several_tenants.is_some_and(|own| own.enabled == Some(true)) && app.personal.is_none());
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let uris: Vec<_> =
            app.uris.iter().map(|(what, own)| (what.clone(), own.enabled, own.set_by_microsoft)).collect();
        assert_eq!(
            uris,
            [
                (RestrictsUris::BlockedDomains(texts(&["tempuri.org", "bit.ly"])), Some(true), true),
                (RestrictsUris::BlockedSchemes { schemes: texts(&["http"]), exempts: true }, Some(true), false),
                (RestrictsUris::Wildcards { exempts_paths: true }, Some(false), false),
                (RestrictsUris::Unknown, Some(true), false),
            ]
        );
    }

    #[test]
    fn what_is_unknown_stays_a_restriction() {
        let policy = of(r#"{"isEnabled": true, "applicationRestrictions": {
            "passwordCredentials": [
                {"restrictionType": "unknownFutureValue", "state": "unknownFutureValue"},
                {"restrictionType": "passwordLifetime", "maxLifetime": "a while",
                 "restrictForAppsCreatedAfterDateTime": "soon", "excludeActors": {}}
            ], "keyCredentials": null}}"#)
        .expect("a policy");
        let [first, second] = policy.secrets[..] else { panic!("two of them") };
        assert_eq!((first.restricts, first.enforcement.enabled), (Restricts::Unknown, None));
        assert_eq!(second.restricts, Restricts::SecretLifetime(None));
        assert_eq!((second.enforcement.since, second.enforcement.excludes_actors), (Since::Unreadable, true));
    }

    #[test]
    fn no_policy_is_one_that_is_not_enabled_and_something_else_is_none() {
        let none = of(r#"{"id": "00000000-0000-0000-0000-000000000000", "isEnabled": false}"#);
        assert_eq!(none, Some(AppManagementPolicy::default()));
        for body in
            ["", "<html>", "[]", "{}", r#"{"isEnabled":"yes"}"#, r#"{"isEnabled":true,"applicationRestrictions":[]}"#]
        {
            assert_eq!(of(body), None, "{body}");
        }
    }
}
