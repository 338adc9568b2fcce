//! Registrations to be written, tame and hostile.

use std::sync::LazyLock;

use client_registrar::{
    as_code::{Format, Kind, Script, Source, write_commands, write_declared, write_document},
    directory::{
        app_management::house::Said,
        application::Owner,
        audience::SignInAudience,
        certificate::{Certificate, Der, KeyKind, Thumbprint},
        cloud::Cloud,
        credential::CredentialId,
        ids::{AppId, ObjectId, PermissionId, RunTail},
        permission::{AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH, PermissionKind, PickedPermission, api_owner::ApiOwner},
    },
    http::{request::Request, template::Answered},
    plan::call::CallKind,
    registration::{
        credentials::{CertificateDraft, CredentialDraft, DraftCredential, FederatedDraft, SecretDraft},
        draft::{Draft, RedirectUriRow},
        house_rules::{House, HouseRules, Ruled},
        steps::facts::Facts,
    },
    words::as_code::SAYS,
};
use time::{OffsetDateTime, macros::datetime};

pub const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

/// Values that would be something else than a text if a quote were wrong anywhere.
pub const HOSTILE: [&str; 22] = [
    "'; touch pwned; '",
    "\"; touch pwned; \"",
    "$(touch pwned)",
    "`touch pwned`",
    "${IFS}; touch pwned #",
    "a & touch pwned & b | c > pwned",
    "\\'; touch pwned; \\'",
    "O'Brien's \"page\"",
    "!touch !! !$",
    "%s %n %d {0} {1} {{",
    "«app_id» «graph» «tool»",
    "’; New-Item pwned; ‘ ‚ ‛ “x” „y‟",
    "$($env:PATH) @{a=1} #>",
    "--query",
    "-dash",
    "患者ポータル 🏥",
    "${file(\"/etc/passwd\")} %{ if true } $${x} $$${y}",
    "{{token}} {{$guid}} {{application.response.body.$.id}}",
    "two\nlines\r\n### DELETE https://example\ttab",
    "\\u0041 \\U00000041 \\$ \\\\ */ // /* # '''",
    "\u{202e}desrever\u{3164}\u{e0041}\u{0}",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOP",
];

pub fn pick(api: AppId, name: &str, kind: PermissionKind, id: u128, value: &str) -> PickedPermission {
    PickedPermission {
        resource_app_id: api,
        resource_name: name.to_owned(),
        id: PermissionId::from_u128(id),
        kind,
        value: value.to_owned(),
        display_name: String::new(),
        admin_consent_required: true,
        owner: ApiOwner::Microsoft,
    }
}

fn certificate(subject: &str) -> Certificate {
    Certificate {
        der: Der::new(vec![0x30, 0x82, 0x01, 0xff, 0xfe]).unwrap(),
        subject: subject.to_owned(),
        issuer: subject.to_owned(),
        start: datetime!(2026-11-01 00:00 UTC),
        end: datetime!(2027-11-01 00:00 UTC),
        key: KeyKind::Rsa(2_048),
        sha256: Thumbprint([1; 32]),
        sha1: Thumbprint([1; 20]),
    }
}

/// A registration with everything that there is.
pub fn rich() -> Draft {
    with_text("Contoso FHIR portal", "staging", "User.Read")
}

/// The same with a text of somebody else's in every place that takes one.
pub fn hostile(text: &str) -> Draft {
    with_text(text, text, text)
}

fn with_text(name: &str, other: &str, permission: &str) -> Draft {
    let mut draft = Draft::new(RunTail::from_random([7; 8]));
    draft.display_name = name.to_owned();
    draft.audience = SignInAudience::MultipleOrgs;
    draft.service_reference = other.to_owned();
    draft.assignment_required = true;
    draft.grant_consent = true;
    let uris = ["https://portal.contoso.com/callback".to_owned(), format!("https://portal.contoso.com/{other}")];
    draft.redirect_uris = (0..).zip(uris).map(|(id, text)| RedirectUriRow { id, text }).collect();
    draft.permissions = vec![
        pick(MICROSOFT_GRAPH, "Microsoft Graph", PermissionKind::Delegated, 1, permission),
        pick(AZURE_HEALTHCARE_APIS, other, PermissionKind::Delegated, 2, "user_impersonation"),
        pick(MICROSOFT_GRAPH, "Microsoft Graph", PermissionKind::Delegated, 3, "offline_access"),
        pick(MICROSOFT_GRAPH, "Microsoft Graph", PermissionKind::Application, 4, permission),
    ];
    let secret = |description: &str, start: &str| {
        let (description, start_date) = (description.to_owned(), start.to_owned());
        CredentialDraft::Secret(SecretDraft { description, start_date, ..SecretDraft::default() })
    };
    let federated = FederatedDraft {
        name: other.to_owned(),
        issuer: "https://token.actions.githubusercontent.com".to_owned(),
        subject: format!("repo:contoso@1/portal@2:environment:{other}"),
        audience: other.to_owned(),
        description: other.to_owned(),
        ..FederatedDraft::default()
    };
    let certificate = CertificateDraft { certificate: Some(certificate(&format!("CN={other}"))), made_here: true };
    let kinds = [
        secret(other, ""),
        CredentialDraft::Federated(federated),
        CredentialDraft::Certificate(certificate),
        secret("", "2026-12-24"),
    ];
    draft.credentials = (0..).zip(kinds).map(|(id, kind)| DraftCredential { id: CredentialId(id), kind }).collect();
    draft
}

/// An organization that asks for two owners, one of whom has a name with everything in it that a quote can be wrong about.
pub fn facts(cloud: Cloud) -> Facts {
    static RULES: LazyLock<HouseRules> = LazyLock::new(|| {
        let names = ["Platform team", "a'b\"c $(touch pwned) `d` ${e} {{token}} \\ */"];
        let owner = |(id, name): (u128, &str)| Owner { id: ObjectId::from_u128(id), name: name.to_owned() };
        let rule = (0xa1..).zip(names).map(owner).collect();
        let said = Said { by: "Contoso", why: "Somebody has to answer." };
        HouseRules { owners: Some(Ruled { rule, said }), ..HouseRules::default() }
    });
    Facts { house: House::Rules(&RULES), ..Facts::from(cloud) }
}

/// The registration in a format.
pub fn written(draft: &Draft, format: Format) -> Script {
    written_for(draft, format, Cloud::Global, false)
}

/// The same for another cloud, or in the sandbox.
pub fn written_for(draft: &Draft, format: Format, cloud: Cloud, in_sandbox: bool) -> Script {
    let content = draft.content(facts(cloud), NOW);
    let source = Source::new(&content, NOW, in_sandbox);
    let write = match format.kind() {
        Kind::Commands => write_commands,
        Kind::Declared => write_declared,
        Kind::Document => write_document,
    };
    write(format, &source, &SAYS).expect("it is of that kind")
}

/// The requests that the page itself would send for it, once earlier ones have been answered so.
pub fn requests(draft: &Draft, answered: &Answered) -> Vec<(CallKind, Request)> {
    let content = draft.content(facts(Cloud::Global), NOW);
    let plan = Source::new(&content, NOW, false).plan;
    plan.calls().into_iter().map(|call| (call.kind, call.request.fill(answered, NOW).expect("every slot"))).collect()
}
