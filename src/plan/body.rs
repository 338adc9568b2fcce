//! Bodies of the calls, property by property as Microsoft documents them.

use serde_json::{Map, Value, json};
use time::format_description::well_known::Rfc3339;

use crate::{
    directory::{
        certificate::Certificate,
        credential::{CredentialKind, SecretWanted},
        federated::FederatedWanted,
        ids::AppId,
        permission::PickedPermission,
    },
    http::template::Body,
    registration::content::Content,
};

/// The most characters of the name of a certificate.
const MAX_KEY_NAME: usize = 90;

/// An application object. <https://learn.microsoft.com/graph/api/resources/application>
///
/// `signInAudience` is always there, since its documented default has changed. With personal accounts the access
/// token version has to be 2: <https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation>
pub fn application(content: &Content<'_>) -> Value {
    let mut body = Map::new();
    body.insert("displayName".into(), content.display_name.into());
    body.insert("signInAudience".into(), content.audience.as_graph().into());
    body.insert("web".into(), json!({ "redirectUris": content.redirect_uris }));
    body.insert("requiredResourceAccess".into(), required_resource_access(&content.permissions));
    let keys = content.credentials.iter().filter_map(|credential| match &credential.kind {
        CredentialKind::Certificate(wanted) => Some(key_credential(&wanted.0)),
        CredentialKind::Secret(_) | CredentialKind::Federated(_) => None,
    });
    let keys: Vec<Value> = keys.collect();
    // Left out where there are none: an empty list would take away those that an application has.
    if !keys.is_empty() {
        body.insert("keyCredentials".into(), keys.into());
    }
    if !content.service_reference.is_empty() {
        body.insert("serviceManagementReference".into(), content.service_reference.into());
    }
    if !content.notes.is_empty() {
        body.insert("notes".into(), content.notes.into());
    }
    if content.audience.includes_personal() {
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

/// A `keyCredential`: the public part. Begin and end are those of the certificate, which Graph reads for itself, and so is
/// its thumbprint. <https://learn.microsoft.com/graph/api/resources/keycredential>
fn key_credential(certificate: &Certificate) -> Value {
    // Graph cuts a longer one.
    let name: String = ["CN=", certificate.name()].concat().chars().take(MAX_KEY_NAME).collect();
    json!({
        "type": "AsymmetricX509Cert",
        "usage": "Verify",
        "displayName": name,
        "key": certificate.der.base64(),
    })
}

/// A `passwordCredential`. Where no start was chosen it begins when it is made: a start of our own would be the page's
/// clock, and a clock that is fast would give a secret that does not work yet.
pub fn password_credential(secret: &SecretWanted) -> Body {
    let mut known = Map::new();
    if !secret.description.is_empty() {
        known.insert("displayName".into(), secret.description.as_str().into());
    }
    if let Some(start) = secret.start.and_then(|start| start.format(&Rfc3339).ok()) {
        known.insert("startDateTime".into(), start.into());
    }
    Body::Object(known.into(), vec![("endDateTime", Body::End(secret.expiry))])
}

/// A `federatedIdentityCredential`. Graph takes exactly one audience.
pub fn federated_credential(wanted: &FederatedWanted) -> Value {
    let mut body = json!({
        "name": wanted.name,
        "issuer": wanted.issuer,
        "subject": wanted.subject,
        "audiences": [wanted.audience],
    });
    if !wanted.description.is_empty() {
        body["description"] = wanted.description.as_str().into();
    }
    body
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use time::macros::datetime;

    use super::*;
    use crate::{
        directory::{
            app_management::house::Said,
            audience::SignInAudience,
            certificate::{Der, KeyKind, Thumbprint},
            cloud::Cloud,
            ids::RunTail,
            permission::{MICROSOFT_GRAPH, PermissionKind, USER_READ, api_owner::ApiOwner},
        },
        registration::{
            credentials::{CertificateDraft, CredentialDraft},
            draft::Draft,
            house_rules::{House, HouseRules},
            steps::facts::Facts,
        },
    };

    fn of(fill_in: impl Fn(&mut Draft)) -> Value {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        fill_in(&mut draft);
        application(&draft.content(Cloud::Global, datetime!(2026-11-23 10:00 UTC)))
    }

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
        let body = of(|_| {});
        assert_eq!(body["requiredResourceAccess"], json!([]));
        assert!(body.get("serviceManagementReference").is_none());
        assert!(body.get("api").is_none());
    }

    #[test]
    fn certificates_stand_in_the_application_by_their_public_part_alone() {
        let certificate = Certificate {
            der: Der::new(vec![0x30, 0]).unwrap(),
            subject: ["CN=", &"x".repeat(120), ",O=Contoso"].concat(),
            issuer: String::new(),
            start: datetime!(2026-11-01 00:00 UTC),
            end: datetime!(2027-11-01 00:00 UTC),
            key: KeyKind::Rsa(2_048),
            sha256: Thumbprint([1; 32]),
            sha1: Thumbprint([1; 20]),
        };
        let body = of(|draft| {
            for certificate in [Some(certificate.clone()), None] {
                draft.add(CredentialDraft::Certificate(CertificateDraft { certificate, made_here: true }));
            }
        });
        let name = ["CN=", &"x".repeat(87)].concat();
        assert_eq!(
            body["keyCredentials"],
            json!([{ "type": "AsymmetricX509Cert", "usage": "Verify", "displayName": name, "key": "MAA=" }])
        );
        assert!(of(|_| {}).get("keyCredentials").is_none());
    }

    #[test]
    fn a_service_management_reference_stands_in_the_application() {
        let body = of(|draft| draft.service_reference = " CI-1042".to_owned());
        assert_eq!(body["serviceManagementReference"], "CI-1042");
    }

    #[test]
    fn a_note_stands_in_the_application_where_there_is_one() {
        static RULES: LazyLock<HouseRules> = LazyLock::new(|| HouseRules {
            notes: Some(Said { by: "Contoso", why: "Somebody is on call." }),
            ..HouseRules::default()
        });
        let facts = Facts { house: House::Rules(&RULES), ..Facts::from(Cloud::Global) };
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        let body = |draft: &Draft| application(&draft.content(facts, datetime!(2026-11-23 10:00 UTC)));
        assert!(body(&draft).get("notes").is_none());
        draft.notes = " Team Payments\n24/7 ".to_owned();
        assert_eq!(body(&draft)["notes"], "Team Payments\n24/7");
    }

    #[test]
    fn personal_accounts_take_version_2_of_the_access_token() {
        let body = of(|draft| draft.audience = SignInAudience::OrgsAndPersonal);
        assert_eq!(body["api"]["requestedAccessTokenVersion"], 2);
    }
}
