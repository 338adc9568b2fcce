//! A tenant's policy for app management, as Graph answers it: v1.0, and the beta with what v1.0 leaves out.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    calls,
    object::{self, Object, Unreadable},
};
use crate::{
    directory::app_management::{AppManagementPolicy, Restriction, Restricts, Since, duration},
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
    Ok(Restriction {
        restricts,
        enabled,
        since,
        // An empty exemption is none, and nobody needs to know which attributes it takes.
        excludes_actors: entry.object("excludeActors")?.map_or(Ok(false), |exempt| {
            Ok(exempt.list("customSecurityAttributes")?.is_none_or(|all| !all.is_empty()))
        })?,
        set_by_microsoft: entry.flag("isStateSetByMicrosoft")?.unwrap_or_default(),
    })
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
                "audiences": {"azureAdMultipleOrgs": {"state": "enabled"}}
            },
            "servicePrincipalRestrictions": {"passwordCredentials": [], "keyCredentials": []}
        }"#)
        .expect("a policy");
        let lifetime = Restriction {
            restricts: Restricts::SecretLifetime(Some(Duration::days(90))),
            enabled: Some(true),
            since: Since::Moment(datetime!(2018-10-19 10:37 UTC)),
            excludes_actors: true,
            set_by_microsoft: true,
        };
        assert!(policy.enabled);
        assert_eq!(policy.secrets[0], lifetime);
        assert_eq!((policy.secrets[1].restricts, policy.secrets[1].enabled), (Restricts::Other, Some(false)));
        assert_eq!(policy.secrets[1].since, Since::Ever);
        assert_eq!(policy.certificates[0].restricts, Restricts::CertificateIssuer);
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
        assert_eq!((policy.secrets[0].restricts, policy.secrets[0].enabled), (Restricts::Unknown, None));
        assert_eq!(policy.secrets[1].restricts, Restricts::SecretLifetime(None));
        assert_eq!((policy.secrets[1].since, policy.secrets[1].excludes_actors), (Since::Unreadable, true));
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
