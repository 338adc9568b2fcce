//! Random policies for app management against random drafts: what the page calls allowed, an enforcer takes that was
//! written for this test, from what Microsoft documents of the policy and not from the page's reading of it.

use crate::numbers::Numbers;
use client_registrar::{
    directory::{
        app_management::{CredentialRules, Judgement},
        certificate::{Certificate, Der, KeyKind, Thumbprint},
        cloud::Cloud,
        credential::{CredentialKind, Expiry, Lifetime},
        ids::{RunTail, TenantId},
        severity::Severity,
    },
    flow::facts::{Effect, Event, TenantFacts},
    http::response::Response,
    registration::{
        credentials::{CertificateDraft, CredentialDraft, SecretDraft, policy},
        draft::Draft,
        problem::ProblemKind,
        steps::facts::{Facts, Known},
        validate::{problems, validate},
    },
    words::form::policy as words,
};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);

/// A restriction as the tenant enforces it.
#[derive(Clone, Debug)]
struct Truth {
    kind: &'static str,
    state: &'static str,
    longest: Option<Duration>,
    since: Option<OffsetDateTime>,
    exempts: bool,
    by_microsoft: bool,
}

#[derive(Clone, Debug)]
struct Policy {
    enabled: bool,
    secrets: Vec<Truth>,
    certificates: Vec<Truth>,
}

fn truth(n: &mut Numbers, kinds: &[&'static str]) -> Truth {
    let kind = n.pick(kinds);
    let seconds = |days: i64| Duration::days(days);
    let mut lengths = vec![seconds(1), seconds(7), seconds(30), seconds(90), seconds(180), seconds(365), seconds(730)];
    let random = i64::try_from(n.below(70_000_000)).expect("it fits");
    lengths.extend([Duration::seconds(random), Duration::ZERO, Duration::days(90) - Duration::SECOND]);
    let moments = [
        NOW - Duration::days(3_000),
        NOW - Duration::SECOND,
        NOW,
        NOW + Duration::minutes(30),
        NOW + Duration::days(1),
        NOW + Duration::days(40),
    ];
    let since = if n.once_in(3) { None } else { Some(n.pick(&moments)) };
    Truth {
        kind,
        state: n.pick(&["enabled", "enabled", "enabled", "disabled", "unknownFutureValue"]),
        longest: kind.ends_with("Lifetime").then(|| n.pick(&lengths)),
        since,
        exempts: n.once_in(4),
        by_microsoft: n.once_in(3),
    }
}

fn policy_at_random(n: &mut Numbers) -> Policy {
    let secrets = [
        "passwordAddition",
        "passwordLifetime",
        "passwordLifetime",
        "customPasswordAddition",
        "symmetricKeyAddition",
        "symmetricKeyLifetime",
        "unknownFutureValue",
    ];
    let certificates =
        ["asymmetricKeyLifetime", "asymmetricKeyLifetime", "trustedCertificateAuthority", "unknownFutureValue"];
    Policy {
        enabled: !n.once_in(6),
        secrets: (0..n.below(4)).map(|_| truth(n, &secrets)).collect(),
        certificates: (0..n.below(3)).map(|_| truth(n, &certificates)).collect(),
    }
}

/// A duration in one of the ways in which it can be written.
fn written(n: &mut Numbers, duration: Duration) -> String {
    let (days, rest) = (duration.whole_days(), duration.whole_seconds() % 86_400);
    let (hours, minutes, seconds) = (rest / 3_600, rest % 3_600 / 60, rest % 60);
    match n.below(4) {
        0 if rest == 0 => format!("P{days}D"),
        1 => format!("PT{}S", duration.whole_seconds()),
        2 => format!("P{days}DT{hours}H{minutes}M{seconds}S"),
        _ => format!("P{days}DT{hours}H{minutes}M{seconds}.000S"),
    }
}

/// What Graph tells of it in one version. What this version does not know, it leaves out or calls an unknown value.
fn told(n: &mut Numbers, policy: &Policy, beta: bool) -> Value {
    let mut list = |all: &[Truth]| {
        let mut entries = Vec::new();
        for one in all {
            let mut kind = one.kind;
            if !beta && ["trustedCertificateAuthority", "unknownFutureValue"].contains(&kind) {
                if kind.starts_with("trusted") && n.once_in(2) {
                    continue;
                }
                kind = "unknownFutureValue";
            }
            let mut entry = json!({
                "restrictionType": kind, "state": one.state,
                "maxLifetime": one.longest.map(|longest| written(n, longest)),
                "restrictForAppsCreatedAfterDateTime": one.since.map(|at| at.format(&Rfc3339).expect("a moment")),
                "excludeActors": one.exempts.then(|| json!({ "customSecurityAttributes": [{ "id": "a_b" }] })),
            });
            if beta {
                entry["isStateSetByMicrosoft"] = json!(one.by_microsoft);
                entry["somethingNew"] = json!({ "of": [1, 2] });
            }
            entries.push(entry);
        }
        Value::from(entries)
    };
    let (secrets, certificates) = (list(&policy.secrets), list(&policy.certificates));
    json!({
        "isEnabled": policy.enabled,
        "applicationRestrictions": { "passwordCredentials": secrets, "keyCredentials": certificates },
    })
}

/// Who adds something, and when the app was created.
#[derive(Clone, Copy, Debug)]
struct Moment {
    exempt: bool,
    created: OffsetDateTime,
    /// Whether what nobody knows forbids.
    unknown_bites: bool,
}

impl Truth {
    fn bites(&self, at: Moment) -> bool {
        let on = match self.state {
            "enabled" => true,
            "disabled" => false,
            _ => at.unknown_bites,
        };
        on && !(self.exempts && at.exempt) && self.since.is_none_or(|since| at.created >= since)
    }
}

/// Whether the tenant takes a client secret that Graph itself makes, and that lasts so long.
fn takes_secret(policy: &Policy, lifetime: Duration, at: Moment) -> bool {
    !policy.enabled
        || policy.secrets.iter().filter(|one| one.bites(at)).all(|one| match one.kind {
            "passwordAddition" => false,
            "passwordLifetime" => one.longest.is_none_or(|longest| lifetime <= longest),
            "unknownFutureValue" => !at.unknown_bites,
            _ => true,
        })
}

/// Whether the tenant takes a certificate. Which issuers it trusts, only the tenant knows: never the certificate itself.
fn takes_certificate(policy: &Policy, certificate: &Certificate, at: Moment, trusted: bool) -> bool {
    !policy.enabled
        || policy.certificates.iter().filter(|one| one.bites(at)).all(|one| match one.kind {
            "asymmetricKeyLifetime" => one.longest.is_none_or(|longest| certificate.end - certificate.start <= longest),
            "trustedCertificateAuthority" => trusted && certificate.subject != certificate.issuer,
            "unknownFutureValue" => !at.unknown_bites,
            _ => true,
        })
}

fn certificate(n: &mut Numbers, byte: u8) -> Certificate {
    let days = n.pick(&[1, 30, 89, 90, 180, 365, 730, 1_000]);
    let issuer = n.pick(&["CN=portal", "CN=Contoso CA"]);
    Certificate {
        der: Der::new(vec![0x30, byte]).expect("DER"),
        subject: "CN=portal".to_owned(),
        issuer: issuer.to_owned(),
        start: NOW - Duration::minutes(5),
        end: NOW - Duration::minutes(5) + Duration::days(days),
        key: KeyKind::Rsa(2_048),
        sha256: Thumbprint([byte; 32]),
        sha1: Thumbprint([byte; 20]),
    }
}

fn draft_at_random(n: &mut Numbers) -> Draft {
    let mut draft = Draft::new(RunTail::from_random([1; 8]));
    draft.display_name = "Contoso portal".to_owned();
    draft.credentials.clear();
    for number in 0..n.below(4) {
        let days = i64::try_from(1 + n.below(729)).expect("it fits");
        let custom_date = (NOW + Duration::days(days)).date().to_string();
        let lifetime = n.pick(&Lifetime::ALL);
        let description = format!("Secret {number}");
        draft.add(CredentialDraft::Secret(SecretDraft {
            description,
            lifetime,
            custom_date,
            ..SecretDraft::default()
        }));
    }
    for byte in 0..n.below(3) {
        let certificate = Some(certificate(n, u8::try_from(byte).expect("it fits")));
        draft.add(CredentialDraft::Certificate(CertificateDraft { certificate, made_here: false }));
    }
    draft
}

/// What the page knows once both versions were asked. `readable` says which of them answer.
fn known(n: &mut Numbers, policy: &Policy, readable: [bool; 2]) -> Known<CredentialRules> {
    let mut facts = TenantFacts::default();
    let who = (TenantId::from_u128(1), "adele@contoso.com".to_owned(), false);
    assert!(facts.update(Event::Who(Some(who)), NOW).is_empty());
    let mut sent = facts.update(Event::Wanted, NOW);
    if n.once_in(2) {
        sent.reverse();
    }
    for effect in sent {
        let Effect::Send(ticket, request) = effect else { panic!("a request") };
        let path = request.endpoint.path_and_query();
        if !path.contains("/defaultAppManagementPolicy") {
            continue;
        }
        let beta = path.starts_with("/beta/");
        let (status, body) = if readable[usize::from(beta)] {
            (200, told(n, policy, beta).to_string())
        } else {
            n.pick(&[
                (403, r#"{"error":{"code":"Authorization_RequestDenied","message":"No."}}"#.to_owned()),
                (404, r#"{"error":{"code":"Request_ResourceNotFound"}}"#.to_owned()),
                (200, r#"{"isEnabled":"perhaps"}"#.to_owned()),
                (400, String::new()),
            ])
        };
        let answer = Ok(Response::new(status, body.into_bytes()));
        assert!(facts.update(Event::Answered { ticket, answer, jitter: 0.5 }, NOW).is_empty());
    }
    facts.known().credentials
}

/// How often each judgement came up: a test that never sees one says nothing of it.
#[derive(Default, Debug)]
struct Seen {
    allowed: usize,
    unchecked: usize,
    refused: usize,
    perhaps: usize,
}

impl Seen {
    /// Holds one judgement against whether the tenant takes the credential, whoever adds it.
    #[track_caller]
    fn hold(&mut self, judgement: Judgement, takes: impl Fn(bool, bool) -> bool, about: &dyn std::fmt::Debug) {
        let every = [(false, false), (false, true), (true, false), (true, true)];
        match judgement {
            Judgement::Allowed => {
                self.allowed += 1;
                assert!(
                    every.iter().all(|(exempt, unknown)| takes(*exempt, *unknown)),
                    "refused all the same: {about:#?}"
                );
            }
            Judgement::Unchecked => self.unchecked += 1,
            // By nobody it may be: the restriction may be about to begin.
            Judgement::Refused(_, rule) if rule.may_not_apply => self.perhaps += 1,
            Judgement::Refused(..) => {
                self.refused += 1;
                assert!(
                    every.iter().all(|(exempt, unknown)| !takes(*exempt, *unknown)),
                    "taken all the same: {about:#?}"
                );
            }
        }
    }
}

#[test]
fn nothing_is_called_allowed_that_the_tenant_then_refuses() {
    let mut n = Numbers(2_026);
    let mut seen = Seen::default();
    for round in 0..2_000 {
        let (policy, draft) = (policy_at_random(&mut n), draft_at_random(&mut n));
        let readable = [!n.once_in(3), !n.once_in(3)];
        let known = known(&mut n, &policy, readable);
        // The page is open for a while, and its clock may be wrong.
        let pressed = NOW + Duration::seconds(i64::try_from(n.below(1_800)).expect("it fits"));
        let ahead = Duration::seconds(i64::try_from(n.below(300)).expect("it fits"));
        let graphs_now = pressed - ahead;
        let facts = Facts { credentials: known, ..Facts::from(Cloud::Global) };
        let against: Vec<_> = problems(&draft, facts, NOW)
            .into_iter()
            .filter(|problem| matches!(problem.kind, ProblemKind::AgainstPolicy(_)))
            .collect();
        let Known::Is(rules) = known else {
            assert_eq!((readable, known), ([false, false], Known::Unreadable));
            assert!(against.is_empty(), "{round}: {against:?}");
            assert!(words::line(&known).is_some_and(|line| line.contains("couldn't check")));
            assert!(validate(&draft, facts, NOW).is_ok());
            continue;
        };
        let at = |exempt, unknown_bites| Moment { exempt, created: pressed, unknown_bites };
        let (mut refused, mut perhaps) = (0, 0);
        let mut count = |judgement| match judgement {
            Judgement::Refused(_, rule) if rule.may_not_apply => perhaps += 1,
            Judgement::Refused(..) => refused += 1,
            Judgement::Allowed | Judgement::Unchecked => {}
        };
        for credential in draft.content(Cloud::Global, NOW).credentials {
            match &credential.kind {
                CredentialKind::Secret(wanted) => {
                    let judgement = policy::judge_secret(&rules, wanted.start, wanted.expiry, NOW);
                    count(judgement);
                    // Begun when Graph makes it, by Graph's clock; ended by the page's.
                    let lifetime = wanted.expiry.end(pressed) - graphs_now;
                    // A preset lasts as long whenever it is made; a date of one's own is nearer by then.
                    let longest = match wanted.expiry {
                        Expiry::After(_) => lifetime,
                        Expiry::At(end) => (end - NOW).max(lifetime),
                    };
                    let takes = |exempt, unknown| match judgement {
                        Judgement::Refused(..) => {
                            takes_secret(&policy, longest + Duration::minutes(5), at(exempt, unknown))
                        }
                        _ => takes_secret(&policy, lifetime, at(exempt, unknown)),
                    };
                    seen.hold(judgement, takes, &(round, &policy, wanted, &rules));
                }
                CredentialKind::Certificate(wanted) => {
                    let judgement = policy::judge_certificate(&rules, &wanted.0);
                    count(judgement);
                    let trusted = n.once_in(2);
                    let takes = |exempt, unknown| takes_certificate(&policy, &wanted.0, at(exempt, unknown), trusted);
                    seen.hold(judgement, takes, &(round, &policy, wanted, &rules));
                }
                CredentialKind::Federated(_) => {}
            }
        }
        // What is refused for certain stops the draft, and is told once each; what may not apply is told and stops nothing.
        let of = |severity| against.iter().filter(|problem| problem.kind.severity() == severity).count();
        assert_eq!((of(Severity::Error), of(Severity::Warning)), (refused, perhaps), "{round}: {against:?}");
        assert_eq!(validate(&draft, facts, NOW).is_ok(), refused == 0, "{round}");
    }
    let enough = [seen.allowed, seen.unchecked, seen.refused, seen.perhaps].iter().all(|count| *count > 200);
    assert!(enough, "{seen:?}");
}
