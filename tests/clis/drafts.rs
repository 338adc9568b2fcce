//! Registrations of all kinds, each the same whenever it is made.

use std::{process::Command, sync::OnceLock};

use client_registrar::{
    certificate::upload,
    directory::{
        application::Owner,
        audience::SignInAudience,
        cloud::Cloud,
        credential::{CredentialId, Lifetime},
        ids::RunTail,
        permission::{PermissionKind, PickedPermission, api_owner::ApiOwner},
    },
    registration::{
        credentials::{CertificateDraft, CredentialDraft, DraftCredential, FederatedDraft, SecretDraft},
        draft::{Draft, RedirectUriRow},
        validate::validate,
    },
};

use crate::tenant::{Tenant, directory::User, seed, values::now};

const NAMES: [&str; 5] = [
    "Contoso FHIR portal",
    "O'Brien's \"page\" $(touch pwned) `id`",
    "患者ポータル 🏥",
    "-- ${HOME} %s \\n {0} {{token}} !!",
    "A name of a hundred and twenty characters: $'\\x41' & | ; < > ( ) * ? [ ] # ~ = % ! ^ @ + , . : _ 0123456789 0123456789.",
];

/// The registration of this number; `tail` tells apart two that are otherwise the same.
pub fn draft(tenant: &Tenant, number: u8, tail: u8) -> Draft {
    let bit = |n: u8| number >> n & 1 == 1;
    let mut draft = Draft::new(RunTail::from_random([tail, number, 0, 0, 0, 0, 0, 1]));
    draft.display_name = NAMES[usize::from(number) % NAMES.len()].chars().take(120).collect();
    draft.audience = if bit(0) { SignInAudience::MultipleOrgs } else { SignInAudience::MyOrg };
    draft.assignment_required = bit(1);
    draft.grant_consent = bit(2);
    draft.service_reference = if bit(3) { "CI-1042 'x' $y".to_owned() } else { String::new() };
    draft.notes = if bit(1) { "Kept by \"platform\"; it's $HOME `id`".to_owned() } else { String::new() };
    let uris =
        ["https://portal.contoso.com/callback", "http://localhost:3000/", "https://portal.contoso.com/a?b=c&d=%24e"];
    let uris = uris.into_iter().take(usize::from(number) % 4);
    draft.redirect_uris = (0..).zip(uris).map(|(id, text)| RedirectUriRow { id, text: text.to_owned() }).collect();
    draft.permissions = permissions(tenant, number);
    let mut kinds = Vec::new();
    for at in 0..number % 3 {
        let lifetime = if at == 0 { Lifetime::Days90 } else { Lifetime::Days365 };
        let description = if at == 0 { "it's \"staging\"; $x".to_owned() } else { String::new() };
        kinds.push(CredentialDraft::Secret(SecretDraft { description, lifetime, ..SecretDraft::default() }));
    }
    if bit(4) || number % 5 == 1 {
        kinds.push(CredentialDraft::Federated(FederatedDraft {
            name: "production".to_owned(),
            issuer: "https://token.actions.githubusercontent.com".to_owned(),
            subject: "repo:contoso@1/portal@2:environment:it's $prod".to_owned(),
            audience: "api://AzureADTokenExchange".to_owned(),
            description: "\"deploys\" `from` $HOME".to_owned(),
            ..FederatedDraft::default()
        }));
    }
    if number % 4 == 3 {
        kinds.push(CredentialDraft::Certificate(certificate()));
    }
    draft.credentials = (0..).zip(kinds).map(|(id, kind)| DraftCredential { id: CredentialId(id), kind }).collect();
    let problems = validate(&draft, Cloud::Global, now());
    assert!(problems.is_ok(), "registration {number}: {:?}", problems.err());
    draft
}

/// Whom the organization asks for as owners of the registration of this number.
pub fn owners(tenant: &Tenant, number: u8) -> &'static [Owner] {
    let state = tenant.state();
    let users = state.directory.users.iter().filter(|user| user.name != seed::ADELE);
    let owner = |user: &User| Owner { id: user.oid.parse().unwrap(), name: user.name.to_owned() };
    // They live as long as the page, which the test is.
    Box::leak(users.take(usize::from(number) % 3).map(owner).collect())
}

/// Some of what the tenant's APIs offer.
fn permissions(tenant: &Tenant, number: u8) -> Vec<PickedPermission> {
    let state = tenant.state();
    let mut picks = Vec::new();
    for (api, list, kind, value) in [
        (seed::GRAPH_APP_ID, "oauth2PermissionScopes", PermissionKind::Delegated, "User.Read"),
        (seed::GRAPH_APP_ID, "appRoles", PermissionKind::Application, "Mail.Send"),
        (seed::HEALTHCARE_APP_ID, "oauth2PermissionScopes", PermissionKind::Delegated, "user_impersonation"),
        (seed::GRAPH_APP_ID, "oauth2PermissionScopes", PermissionKind::Delegated, "Mail.Read"),
    ]
    .into_iter()
    .take(usize::from(number) % 5)
    {
        let principal = state.directory.service_principal(api).expect("the API");
        let offered = principal[list].as_array().expect("what it offers");
        let found = offered.iter().find(|own| own["value"] == value).expect("the permission");
        picks.push(PickedPermission {
            resource_app_id: api.parse().unwrap(),
            resource_name: principal["displayName"].as_str().unwrap().to_owned(),
            id: found["id"].as_str().unwrap().parse().unwrap(),
            kind,
            value: value.to_owned(),
            display_name: String::new(),
            admin_consent_required: true,
            owner: ApiOwner::Microsoft,
        });
    }
    picks
}

/// One that lasts most of a year, the same for everybody who asks. Its key is RSA, which openssl makes.
fn certificate() -> CertificateDraft {
    static PEM: OnceLock<Vec<u8>> = OnceLock::new();
    let pem = PEM.get_or_init(|| {
        let request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-days", "300"];
        let made = Command::new("openssl").args(request).args(["-subj", "/CN=Contoso \"portal\" $x"]).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        made.stdout
    });
    let read = upload::read(pem).expect("a certificate");
    CertificateDraft { certificate: read.certificates.into_iter().next(), made_here: true }
}
