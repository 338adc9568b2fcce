//! What is known before anything is registered, against random tenants and drafts: what the page calls allowed, an enforcer
//! takes that was written for this test, from what Microsoft documents and not from the page's reading of it.

use std::collections::BTreeSet;

use crate::numbers::Numbers;
use client_registrar::{
    directory::{
        app_management::app::{AppJudgement, AppRules},
        audience::SignInAudience,
        cloud::Cloud,
        ids::{AppId, RunTail, TenantId},
        permission::{
            MICROSOFT_GRAPH, PermissionKind,
            consent::{Asked, WhoConsents, who_consents},
        },
        severity::Severity,
    },
    flow::facts::{Effect, Event, KnownBefore, TenantFacts},
    http::response::Response,
    plan::preflight::MayRegister,
    registration::{
        draft::{Draft, RedirectUriRow},
        problem::ProblemKind,
        steps::facts::{Facts, Known},
        validate::{problems, validate},
    },
};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);
const HOSTS: [&str; 6] = ["contoso.com", "app.contoso.com", "bit.ly", "localhost", "fabrikam.example", "Tempuri.org"];

/// A restriction of redirect URIs or account types, as the tenant enforces it.
#[derive(Clone, Debug)]
struct Truth {
    name: &'static str,
    state: &'static str,
    since: Option<OffsetDateTime>,
    exempts: bool,
    /// For every platform, and for `web`.
    lists: [Vec<&'static str>; 2],
    /// Formats are exempt: for a scheme, or in a path.
    formats: bool,
}

#[derive(Clone, Debug)]
struct Tenant {
    enabled: bool,
    uris: Vec<Truth>,
    audiences: Vec<Truth>,
    users_register: bool,
    roles: Vec<&'static str>,
    consent: Vec<&'static str>,
}

/// What nobody can tell from outside, and so may be either way.
#[derive(Clone, Copy, Debug)]
struct Moment {
    exempt: bool,
    /// Whether what is not documented forbids.
    strict: bool,
}

const ROLES: [&str; 4] = [
    "62e90394-69f5-4237-9190-012177145e10",
    "cf1c38e5-3621-4004-a7cb-879624dced7c",
    "158c047a-c907-4556-b7ef-446551a6b5f7",
    "88888888-8888-4888-8888-888888888888",
];

const POLICIES: [&str; 6] = [
    "ManagePermissionGrantsForSelf.microsoft-user-default-legacy",
    "managePermissionGrantsForSelf.microsoft-user-default-recommended",
    "ManagePermissionGrantsForSelf.microsoft-user-default-low",
    "ManagePermissionGrantsForSelf.microsoft-user-default-allow-consent-apps",
    "ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team",
    "ManagePermissionGrantsForSelf.contoso-custom",
];

fn some<T: Copy>(n: &mut Numbers, all: &[T], most: usize) -> Vec<T> {
    (0..n.below(most + 1)).map(|_| n.pick(all)).collect()
}

fn truth(n: &mut Numbers, name: &'static str) -> Truth {
    let values: &[&'static str] = if name.ends_with("Scheme") { &["http", "https", "*", "myapp"] } else { &HOSTS };
    let moments = [NOW - Duration::days(3_000), NOW, NOW + Duration::minutes(30), NOW + Duration::days(40)];
    Truth {
        name,
        state: n.pick(&["enabled", "enabled", "enabled", "disabled", "unknownFutureValue"]),
        since: if n.once_in(2) { None } else { Some(n.pick(&moments)) },
        exempts: n.once_in(4),
        lists: [some(n, values, 3), some(n, values, 2)],
        formats: n.once_in(3),
    }
}

fn tenant_at_random(n: &mut Numbers) -> Tenant {
    let names = [
        "uriWithBlockedDomain",
        "uriWithoutAllowedDomain",
        "uriWithBlockedScheme",
        "uriWithoutAllowedScheme",
        "uriWithWildcard",
        "uriOfTomorrow",
    ];
    let chosen: BTreeSet<&str> = some(n, &names, 3).into_iter().collect();
    let audiences: BTreeSet<&str> =
        some(n, &["azureAdMultipleOrgs", "personalMicrosoftAccount"], 2).into_iter().collect();
    Tenant {
        enabled: !n.once_in(6),
        uris: chosen.into_iter().map(|name| truth(n, name)).collect(),
        audiences: audiences.into_iter().map(|name| truth(n, name)).collect(),
        users_register: n.once_in(2),
        roles: some(n, &ROLES, 2),
        consent: some(n, &POLICIES, 3),
    }
}

impl Truth {
    fn told(&self) -> Value {
        let list = match self.name {
            "uriWithBlockedDomain" => Some("blockedDomains"),
            "uriWithoutAllowedDomain" => Some("allowedDomains"),
            "uriWithBlockedScheme" => Some("blockedSchemes"),
            "uriWithoutAllowedScheme" => Some("allowedSchemes"),
            _ => None,
        };
        let mut told = json!({
            "state": self.state, "isStateSetByMicrosoft": false,
            "restrictForAppsCreatedAfterDateTime": self.since.map(|at| at.format(&Rfc3339).expect("a moment")),
            "excludeActors": self.exempts.then(|| json!({ "customSecurityAttributes": [{ "id": "a_b" }] })),
        });
        if let Some(list) = list {
            told[list] = json!(self.lists[0]);
            told["web"] = json!({ list: self.lists[1] });
            told["spa"] = json!({ list: ["contoso.dev"] });
        }
        if self.formats && self.name == "uriWithBlockedScheme" {
            told["exemptFormats"] = json!(["http://localhost*"]);
        }
        if self.formats && self.name == "uriWithWildcard" {
            told["excludeFormats"] = json!({ "excludeWildcardsInPath": false });
        }
        told
    }

    fn bites(&self, at: Moment) -> bool {
        let on = match self.state {
            "enabled" => true,
            "disabled" => false,
            _ => at.strict,
        };
        on && !(self.exempts && at.exempt)
            && self.since.is_none_or(|since| NOW + Duration::minutes(45) * i32::from(at.strict) >= since)
    }

    fn has(&self, what: &str) -> bool {
        self.lists.iter().flatten().any(|own| own.eq_ignore_ascii_case(what))
    }

    /// Whether it lets a redirect URI pass: `https://host/path`, with whatever is not documented decided by `strict`.
    fn takes(&self, uri: &str, at: Moment) -> bool {
        let (scheme, rest) = uri.split_once("://").expect("an address");
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let star = host.contains('*');
        let nothing_listed = self.lists.iter().all(Vec::is_empty);
        match self.name {
            "uriWithBlockedDomain" => !(self.has(host) || star && !nothing_listed && at.strict),
            "uriWithoutAllowedDomain" => {
                self.has(host) || ((star || host == "localhost" || nothing_listed) && !at.strict)
            }
            "uriWithBlockedScheme" => !self.has(scheme) || (self.formats && !at.strict),
            "uriWithoutAllowedScheme" => self.has(scheme) || self.has("*") || (nothing_listed && !at.strict),
            "uriWithWildcard" => !star && (!path.contains('*') || (self.formats && !at.strict)),
            _ => !at.strict,
        }
    }
}

impl Tenant {
    fn takes_uri(&self, uri: &str, at: Moment) -> bool {
        !self.enabled || self.uris.iter().filter(|own| own.bites(at)).all(|own| own.takes(uri, at))
    }

    fn takes_audience(&self, audience: SignInAudience, at: Moment) -> bool {
        let bites = |name| self.audiences.iter().any(|own| own.name == name && own.bites(at));
        let (several, personal) = (bites("azureAdMultipleOrgs"), bites("personalMicrosoftAccount"));
        !self.enabled
            || match audience {
                SignInAudience::MyOrg => true,
                SignInAudience::MultipleOrgs => !several,
                SignInAudience::Personal => !personal,
                // Not documented: either may be about both, or neither.
                SignInAudience::OrgsAndPersonal => !(at.strict && (several || personal)),
            }
    }

    /// `custom` says whether a role of the tenant's own carries the right.
    fn lets_register(&self, custom: bool) -> bool {
        let by_role = |role: &&str| *role != ROLES[3] || custom;
        self.users_register || self.roles.iter().any(by_role)
    }

    /// Whether a person may consent to a delegated permission of the tenant's own app that requires no administrator.
    /// `lenient` decides what a policy leaves to conditions that are not told.
    fn lets_consent(&self, value: &str, lenient: bool) -> bool {
        self.consent.iter().any(|policy| match policy.rsplit('.').next() {
            Some("microsoft-user-default-legacy") => true,
            Some("microsoft-user-default-recommended") => lenient && value != "Mail.Read",
            Some("microsoft-user-default-low" | "contoso-custom") => lenient,
            _ => false,
        })
    }

    fn answer(&self, path: &str) -> Value {
        let all = |truths: &[Truth]| {
            truths.iter().map(|own| (own.name.to_owned(), own.told())).collect::<serde_json::Map<_, _>>()
        };
        let mut restrictions = json!({ "passwordCredentials": [], "keyCredentials": [] });
        if path.starts_with("/beta/") {
            restrictions["redirectUris"] = all(&self.uris).into();
            restrictions["audiences"] = all(&self.audiences).into();
        }
        match path {
            path if path.contains("/defaultAppManagementPolicy") => {
                json!({ "isEnabled": self.enabled, "applicationRestrictions": restrictions })
            }
            path if path.contains("/authorizationPolicy") => json!({ "defaultUserRolePermissions": {
                "allowedToCreateApps": self.users_register, "permissionGrantPoliciesAssigned": self.consent,
            } }),
            path if path.contains("/transitiveMemberOf/") => {
                json!({ "value": self.roles.iter().map(|role| json!({ "roleTemplateId": role })).collect::<Vec<_>>() })
            }
            _ => json!({ "value": [] }),
        }
    }
}

/// What the page knows, and which requests were refused.
fn known(n: &mut Numbers, tenant: &Tenant) -> (KnownBefore, Vec<String>) {
    let mut facts = TenantFacts::default();
    let who = (TenantId::from_u128(1), "adele@contoso.com".to_owned(), false);
    assert!(facts.update(Event::Who(Some(who)), NOW).is_empty());
    let mut sent = facts.update(Event::Wanted, NOW);
    if n.once_in(2) {
        sent.reverse();
    }
    let mut refused = Vec::new();
    for effect in sent {
        let Effect::Send(ticket, request) = effect else { panic!("a request") };
        let path = request.endpoint.path_and_query();
        let answer = if n.once_in(3) {
            refused.push(path);
            let denied = r#"{"error":{"code":"Authorization_RequestDenied","message":"No."}}"#;
            Response::new(n.pick(&[403, 404]), denied.as_bytes().to_vec())
        } else {
            Response::new(200, tenant.answer(&path).to_string().into_bytes())
        };
        assert!(facts.update(Event::Answered { ticket, answer: Ok(answer), jitter: 0.5 }, NOW).is_empty());
    }
    (facts.known().clone(), refused)
}

fn draft_at_random(n: &mut Numbers) -> Draft {
    let mut draft = Draft::new(RunTail::from_random([1; 8]));
    draft.display_name = "Contoso portal".to_owned();
    draft.credentials.clear();
    draft.audience = n.pick(&SignInAudience::ALL);
    let uris = [
        "https://contoso.com/cb",
        "https://APP.contoso.com/cb",
        "https://bit.ly/x",
        "http://localhost/cb",
        "https://tempuri.org/",
        "https://*.contoso.com/cb",
        "https://fabrikam.example/*",
    ];
    let wild = |uri: &&str| uri.contains('*') && draft.audience.includes_personal();
    let chosen: BTreeSet<&str> = some(n, &uris, 4).into_iter().filter(|uri| !wild(uri)).collect();
    let rows = (1..).zip(chosen).map(|(id, uri)| RedirectUriRow { id, text: uri.to_owned() });
    draft.redirect_uris = rows.collect();
    draft
}

const EVERY: [Moment; 4] = [
    Moment { exempt: false, strict: false },
    Moment { exempt: false, strict: true },
    Moment { exempt: true, strict: false },
    Moment { exempt: true, strict: true },
];

/// How often each judgement came up: a test that never sees one says nothing of it.
#[derive(Debug, Default)]
struct Seen([usize; 4]);

impl Seen {
    #[track_caller]
    fn hold(&mut self, judged: &AppJudgement, takes: impl Fn(Moment) -> bool, about: &dyn std::fmt::Debug) {
        let at = match judged {
            AppJudgement::Allowed => {
                assert!(EVERY.into_iter().all(takes), "refused all the same: {about:#?}");
                0
            }
            AppJudgement::Unchecked => 1,
            AppJudgement::Refused(_, rule) if rule.may_not_apply => 2,
            AppJudgement::Refused(..) => {
                assert!(!EVERY.into_iter().any(takes), "taken all the same: {about:#?}");
                3
            }
        };
        self.0[at] += 1;
    }
}

#[test]
fn no_redirect_uri_and_no_account_type_is_called_allowed_that_the_tenant_then_refuses() {
    let mut n = Numbers(2_027);
    let (mut uris, mut audiences) = (Seen::default(), Seen::default());
    for round in 0..2_000 {
        let (tenant, draft) = (tenant_at_random(&mut n), draft_at_random(&mut n));
        let (known, refused) = known(&mut n, &tenant);
        let app: Known<&'static AppRules> = match known.app {
            Known::NotYet => panic!("every answer has come"),
            Known::Unreadable => Known::Unreadable,
            Known::Is(rules) => Known::Is(Box::leak(Box::new(rules))),
        };
        let facts = Facts { app, ..Facts::from(Cloud::Global) };
        let against: Vec<_> = problems(&draft, facts, NOW)
            .into_iter()
            .filter(|problem| matches!(problem.kind, ProblemKind::AgainstTenant(_)))
            .collect();
        let Known::Is(rules) = app else {
            assert_eq!(
                refused.iter().filter(|path| path.contains("/defaultAppManagementPolicy")).count(),
                2,
                "{round}"
            );
            assert!(against.is_empty(), "{round}: {against:?}");
            continue;
        };
        let (mut errors, mut warnings) = (0, 0);
        let mut count = |judged: &AppJudgement| match judged {
            AppJudgement::Refused(_, rule) if rule.may_not_apply => warnings += 1,
            AppJudgement::Refused(..) => errors += 1,
            AppJudgement::Allowed | AppJudgement::Unchecked => {}
        };
        let judged = rules.judge_audience(draft.audience);
        count(&judged);
        audiences.hold(&judged, |at| tenant.takes_audience(draft.audience, at), &(round, &tenant, draft.audience));
        for row in &draft.redirect_uris {
            let judged = rules.judge_uri(&row.text);
            count(&judged);
            uris.hold(&judged, |at| tenant.takes_uri(&row.text, at), &(round, &tenant, &row.text, rules));
        }
        // What is refused for certain stops the draft; what may not apply is told and stops nothing.
        let of = |severity| against.iter().filter(|problem| problem.kind.severity() == severity).count();
        assert_eq!((of(Severity::Error), of(Severity::Warning)), (errors, warnings), "{round}: {against:?}");
        // A wildcard in a path is wrong anyhow.
        let is_right = validate(&draft, Cloud::Global, NOW).is_ok();
        assert_eq!(validate(&draft, facts, NOW).is_ok(), is_right && errors == 0, "{round}");
    }
    assert!(uris.0.iter().all(|count| *count > 150), "{uris:?}");
    assert!(audiences.0.iter().all(|count| *count > 30), "{audiences:?}");
}

#[test]
fn nobody_is_told_that_they_may_who_may_not() {
    let mut n = Numbers(2_028);
    let mut seen = [0_usize; 5];
    for round in 0..2_000 {
        let tenant = tenant_at_random(&mut n);
        let (known, refused) = known(&mut n, &tenant);
        let may = known.may_register.expect("every answer has come");
        let both = [false, true].map(|custom| tenant.lets_register(custom));
        let was_refused = |part: &str| refused.iter().any(|path| path.contains(part));
        let at = match may {
            MayRegister::ByPolicy => {
                assert!(tenant.users_register && both == [true, true], "{round}: {tenant:?}");
                0
            }
            MayRegister::ByRole => {
                assert_eq!(both, [true, true], "{round}: {tenant:?}");
                1
            }
            MayRegister::No => {
                assert_eq!(both, [false, false], "{round}: {tenant:?}");
                2
            }
            MayRegister::ByRolePerhaps => {
                assert!(!tenant.users_register, "{round}: {tenant:?}");
                3
            }
            MayRegister::Unknown => {
                assert!(was_refused("/authorizationPolicy"), "{round}: {tenant:?}");
                4
            }
        };
        seen[at] += 1;
    }
    assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
}

#[test]
fn nobody_is_told_that_people_can_consent_who_cannot() {
    let mut n = Numbers(2_029);
    let mut seen = [0_usize; 3];
    for round in 0..2_000 {
        let tenant = tenant_at_random(&mut n);
        let (known, refused) = known(&mut n, &tenant);
        let value = n.pick(&["User.Read", "Mail.Read", "Contacts.Read"]);
        let api = n.pick(&[MICROSOFT_GRAPH, MICROSOFT_GRAPH, AppId::from_u128(7)]);
        let asked = Asked { api, kind: PermissionKind::Delegated, value, admin_consent_required: false };
        let may =
            [false, true].map(|lenient| tenant.lets_consent(if api == MICROSOFT_GRAPH { value } else { "" }, lenient));
        let at = match who_consents(asked, SignInAudience::MyOrg, false, known.consent.is()) {
            WhoConsents::People => {
                assert_eq!(may, [true, true], "{round}: {tenant:?}");
                0
            }
            WhoConsents::Administrator => {
                assert_eq!(may, [false, false], "{round}: {value} {tenant:?}");
                1
            }
            WhoConsents::TenantDecides => 2,
        };
        if refused.iter().any(|path| path.contains("/authorizationPolicy")) {
            assert_eq!((at, known.consent), (2, Known::Unreadable), "{round}");
        }
        seen[at] += 1;
    }
    assert!(seen.iter().all(|count| *count > 200), "{seen:?}");
}
