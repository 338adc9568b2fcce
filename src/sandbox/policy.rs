//! The sandbox tenant's policy for app management: what it says, and what it refuses.

use serde_json::Value;
use time::Duration;

use super::{
    answer::{ErrorAnswer, LIFETIME_AGAINST_POLICY, Reply, object, select, set, wrapped},
    route::RoutedRequest,
    tenant::Tenant,
};

/// What the policy leaves of a client secret's lifetime, where it is on.
const LIFETIME: Duration = Duration::days(90);
const KIND_AGAINST_POLICY: &str = "CredentialTypeNotAllowedAsPerAppPolicy";

/// One restriction that is enforced.
fn restriction(kind: &str) -> Value {
    object(&[("restrictionType", kind), ("state", "enabled")])
}

impl Tenant {
    /// `GET /policies/defaultAppManagementPolicy`, of v1.0 and of the beta: here they tell the same.
    /// <https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-get>
    pub(super) fn app_management_policy(&self, asked: &RoutedRequest) -> Result<Reply, ErrorAnswer> {
        let faults = self.faults;
        if faults.policy_unreadable {
            return Err(ErrorAnswer::denied("Insufficient privileges to complete the operation."));
        }
        let (mut secrets, mut certificates) = (Vec::new(), Vec::new());
        if faults.secrets_forbidden {
            secrets.push(restriction("passwordAddition"));
        }
        if faults.secret_policy {
            let mut lifetime = restriction("passwordLifetime");
            set(&mut lifetime, "maxLifetime", Value::String(["P", &LIFETIME.whole_days().to_string(), "D"].concat()));
            secrets.push(lifetime);
        }
        if faults.certificates_forbidden {
            certificates.push(restriction("trustedCertificateAuthority"));
        }
        let enabled = !(secrets.is_empty() && certificates.is_empty());
        let mut restrictions = wrapped("passwordCredentials", Value::Array(secrets));
        set(&mut restrictions, "keyCredentials", Value::Array(certificates));
        let mut policy = object(&[("id", "sandbox-policy"), ("displayName", "Sandbox policy")]);
        set(&mut policy, "isEnabled", Value::Bool(enabled));
        set(&mut policy, "applicationRestrictions", restrictions);
        let known = ["id", "displayName", "isEnabled", "applicationRestrictions"];
        Ok((200, Some(select(policy, asked.option("$select"), &known)?)))
    }

    /// `GET /policies/authorizationPolicy` <https://learn.microsoft.com/graph/api/authorizationpolicy-get>
    pub(super) fn authorization_policy(&self, asked: &RoutedRequest) -> Result<Reply, ErrorAnswer> {
        if self.faults.policy_unreadable {
            return Err(ErrorAnswer::denied("Insufficient privileges to complete the operation."));
        }
        let assigned = Value::String("ManagePermissionGrantsForSelf.microsoft-user-default-recommended".to_owned());
        let mut permissions = wrapped("permissionGrantPoliciesAssigned", Value::Array(vec![assigned]));
        set(&mut permissions, "allowedToCreateApps", Value::Bool(!self.faults.registration_not_allowed));
        let mut policy = object(&[("id", "authorizationPolicy")]);
        set(&mut policy, "defaultUserRolePermissions", permissions);
        Ok((200, Some(select(policy, asked.option("$select"), &["id", "defaultUserRolePermissions"])?)))
    }

    /// Whether the policy lets a client secret be added that lasts so long.
    pub(super) fn allows_secret(&self, lifetime: Duration) -> Result<(), ErrorAnswer> {
        if self.faults.secrets_forbidden {
            return Err(against(KIND_AGAINST_POLICY, "Credential type not allowed as per assigned policy"));
        }
        if self.faults.secret_policy && lifetime > LIFETIME {
            let message = "Credential lifetime exceeds the max value allowed as per assigned policy";
            return Err(against(LIFETIME_AGAINST_POLICY, message));
        }
        Ok(())
    }

    /// Whether the policy lets the certificates of a body be added.
    pub(super) fn allows_certificates(&self, body: &Value) -> Result<(), ErrorAnswer> {
        let any = body.get("keyCredentials").and_then(Value::as_array).is_some_and(|keys| !keys.is_empty());
        if any && self.faults.certificates_forbidden {
            return Err(against(KIND_AGAINST_POLICY, "Credential type not allowed as per assigned policy"));
        }
        Ok(())
    }
}

fn against(code: &'static str, message: &str) -> ErrorAnswer {
    ErrorAnswer::new(400, code, &[message, " 'sandbox-policy'."])
}
