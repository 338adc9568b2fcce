//! Bodies of the calls, property by property as Microsoft documents them.

use serde_json::{Map, Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::directory::{audience::SignInAudience, credential::SecretWanted, ids::AppId, permission::PickedPermission};

/// An application object. <https://learn.microsoft.com/graph/api/resources/application>
///
/// `signInAudience` is always there, since its documented default has changed. With personal accounts the access
/// token version has to be 2: <https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation>
pub fn application(
    display_name: &str,
    audience: SignInAudience,
    redirect_uris: &[&str],
    permissions: &[PickedPermission],
    service_reference: &str,
) -> Value {
    let mut body = Map::new();
    body.insert("displayName".into(), display_name.into());
    body.insert("signInAudience".into(), audience.as_graph().into());
    body.insert("web".into(), json!({ "redirectUris": redirect_uris }));
    body.insert("requiredResourceAccess".into(), required_resource_access(permissions));
    if !service_reference.is_empty() {
        body.insert("serviceManagementReference".into(), service_reference.into());
    }
    if audience.includes_personal() {
        body.insert("api".into(), json!({ "requestedAccessTokenVersion": 2 }));
    }
    Value::Object(body)
}

/// One entry an API, in the order of picking: an entry without permissions would be refused.
fn required_resource_access(permissions: &[PickedPermission]) -> Value {
    let mut entries: Vec<(AppId, Vec<Value>)> = Vec::new();
    for picked in permissions {
        let access = json!({ "id": picked.id, "type": picked.kind.as_graph() });
        match entries.iter_mut().find(|(api, _)| *api == picked.resource_app_id) {
            Some((_, accesses)) => accesses.push(access),
            None => entries.push((picked.resource_app_id, vec![access])),
        }
    }
    let entry = |(api, accesses)| json!({ "resourceAppId": api, "resourceAccess": Value::Array(accesses) });
    Value::Array(entries.into_iter().map(entry).collect())
}

/// A `passwordCredential` that begins when it is made: a start of our own would be the page's clock, and a clock
/// that is fast would give a secret that does not work yet.
pub fn password_credential(secret: &SecretWanted, now: OffsetDateTime) -> Value {
    let mut body = Map::new();
    if !secret.description.is_empty() {
        body.insert("displayName".into(), secret.description.as_str().into());
    }
    body.insert("endDateTime".into(), timestamp(secret.expiry.end(now)).into());
    Value::Object(body)
}

/// A moment as Graph takes it, to the second: `2027-05-22T10:00:00Z`.
fn timestamp(moment: OffsetDateTime) -> String {
    let moment = moment.to_offset(time::UtcOffset::UTC);
    // A year past 9999 is the one thing that this format cannot write; validation keeps dates within two years.
    moment.replace_nanosecond(0).unwrap_or(moment).format(&Rfc3339).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use time::{Duration, macros::datetime};

    use super::*;
    use crate::directory::{
        credential::Expiry,
        permission::{MICROSOFT_GRAPH, PermissionKind, USER_READ, api_owner::ApiOwner},
    };

    #[test]
    fn permissions_of_one_api_share_an_entry() {
        let pick = |kind, id| PickedPermission {
            resource_app_id: MICROSOFT_GRAPH,
            resource_name: String::new(),
            id,
            kind,
            value: String::new(),
            display_name: String::new(),
            admin_consent_required: false,
            owner: ApiOwner::Microsoft,
        };
        let body = required_resource_access(&[
            pick(PermissionKind::Delegated, USER_READ),
            pick(PermissionKind::Application, USER_READ),
        ]);
        assert_eq!(
            body,
            json!([{ "resourceAppId": "00000003-0000-0000-c000-000000000000", "resourceAccess": [
                { "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Scope" },
                { "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Role" },
            ]}])
        );
    }

    #[test]
    fn an_application_without_permissions_asks_for_none() {
        let body = application("A", SignInAudience::MyOrg, &[], &[], "");
        assert_eq!(body["requiredResourceAccess"], json!([]));
        assert!(body.get("serviceManagementReference").is_none());
        assert!(body.get("api").is_none());
    }

    #[test]
    fn a_service_management_reference_stands_in_the_application() {
        let body = application("A", SignInAudience::MyOrg, &[], &[], "CI-1042");
        assert_eq!(body["serviceManagementReference"], "CI-1042");
    }

    #[test]
    fn personal_accounts_take_version_2_of_the_access_token() {
        let body = application("A", SignInAudience::OrgsAndPersonal, &[], &[], "");
        assert_eq!(body["api"]["requestedAccessTokenVersion"], 2);
    }

    #[test]
    fn a_secret_ends_so_many_days_after_it_is_asked_for() {
        let wanted = SecretWanted { description: String::new(), expiry: Expiry::After(Duration::days(180)) };
        let body = password_credential(&wanted, datetime!(2026-11-23 10:00:00.123 UTC));
        assert_eq!(body, json!({ "endDateTime": "2027-05-22T10:00:00Z" }));
    }
}
