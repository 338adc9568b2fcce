//! Drives a run against a sandbox tenant: sends what it wants sent, jumps to when something happens next.

use std::sync::LazyLock;

use client_registrar::{
    directory::{
        cloud::Cloud,
        credential::{Credential, CredentialId, CredentialKind, Expiry, NewSecret, SecretWanted},
        ids::RunTail,
        permission::{PermissionKind, PickedPermission},
    },
    graph::{calls, resource},
    http::{
        request::{Method, Request},
        response::{NoAnswer, NotSent, Response},
    },
    plan::{
        build::build,
        call::{CallKind, Mode, Plan},
    },
    registration::{credentials::CredentialDraft, draft::Draft, validate::validate},
    run::{failure::Failure, ledger::Made, machine::Run},
    sandbox::{Faults, Tenant},
};
use time::{Duration, OffsetDateTime, macros::datetime};

/// When every journey begins.
pub const START: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

/// What happens to a request on its way, apart from the tenant's own faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It arrives, and so does its answer.
    Open,
    /// It never arrives.
    RequestLost,
    /// It is carried out, and its answer is lost.
    AnswerLost,
    /// It is carried out, and something in between answers in its place, with this status.
    AnswerReplaced(u16),
    /// It is carried out, and its answer is cut off in the middle.
    AnswerCut,
    /// It arrives, and so does its answer, after so many seconds.
    Slow(i64),
    /// Something in between answers with this status before it arrives.
    Refused(u16),
    /// Graph refuses it with this status, code and message.
    Denied(u16, &'static str, &'static str),
    /// Graph answers it with this, whatever the tenant holds.
    Says(&'static str),
    /// Graph asks to wait so many seconds.
    Throttled(i64),
    /// It is not sent, for a policy keeps the page from Graph.
    Blocked,
    /// It is not sent, for want of a token that may be had later.
    WithoutToken,
}

impl Way {
    /// As Graph refuses whoever lacks a role or a consented permission.
    pub const FORBIDDEN: Self =
        Self::Denied(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
}

/// The client secret of the plan.
pub const FIRST: CredentialId = CredentialId(0);
/// Another one, where there are two.
pub const SECOND: CredentialId = CredentialId(1);

/// Another client secret than the one of the plan, which lasts 180 days.
pub fn secret_for(days: i64) -> SecretWanted {
    secret("Production", days)
}

/// A client secret.
pub fn secret(description: &str, days: i64) -> SecretWanted {
    SecretWanted { description: description.to_owned(), start: None, expiry: Expiry::After(Duration::days(days)) }
}

/// Credentials of a plan.
pub fn credentials(secrets: impl IntoIterator<Item = (CredentialId, SecretWanted)>) -> Vec<Credential> {
    let credential = |(id, secret)| Credential { id, kind: CredentialKind::Secret(secret) };
    secrets.into_iter().map(credential).collect()
}

/// The plan of a FHIR client with a redirect URI, two permissions and a client secret.
pub fn plan(mode: Mode) -> Plan {
    static PLAN: LazyLock<Plan> = LazyLock::new(planned);
    Plan { mode, ..PLAN.clone() }
}

/// The plan for a draft as a person fills it in.
fn planned() -> Plan {
    let mut draft = Draft::new(RunTail::from_random([0x7c; 8]));
    draft.display_name = "Contoso FHIR portal".to_owned();
    draft.redirect_uris[0].text = "https://portal.contoso.example/signin".to_owned();
    draft.permissions = vec![
        picked("microsoft graph", PermissionKind::Delegated, "User.Read"),
        picked("healthcare", PermissionKind::Delegated, "user_impersonation"),
    ];
    let CredentialDraft::Secret(secret) = &mut draft.credentials[0].kind else { panic!("a secret") };
    secret.description = "Production".to_owned();
    let registration = validate(&draft, Cloud::Global, START).expect("a draft without mistakes");
    build(&registration.content(), Mode::Upsert)
}

/// A permission of the first API that a search finds.
pub fn picked(words: &str, kind: PermissionKind, value: &str) -> PickedPermission {
    let mut tenant = Tenant::new(1);
    let mut ask = |request: &Request| tenant.answer(request, START).outcome.expect("an answer");
    let found = resource::read_found(&ask(&calls::search_apis(words)), &Tenant::context()).expect("results");
    let api = resource::read_api(&ask(&calls::resource_api(found.apis[0].app_id)), &Tenant::context()).expect("an API");
    let permission = api.permissions.iter().find(|own| own.kind == kind && own.value == value).expect("a permission");
    PickedPermission::of(&api.summary, permission)
}

struct Coming {
    at: OffsetDateTime,
    kind: CallKind,
    answer: Result<Response, NoAnswer>,
    sent_at: OffsetDateTime,
}

/// A run, the tenant that it runs against, and the clock.
pub struct Journey {
    pub tenant: Tenant,
    pub run: Run,
    pub now: OffsetDateTime,
    /// Every request in order, as a line: `PATCH /applications(…)`.
    pub requests: Vec<String>,
    /// The secrets that the person holds.
    pub held: Vec<NewSecret>,
    /// How many applications of others the tenant has.
    pub others: usize,
    /// What the person does while the request at this place, from 0, is under way.
    pub does: Option<(usize, Act)>,
}

/// What a person does in the middle of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Cancels it: nothing more is sent, and what is under way comes.
    Cancel,
    /// Loads the page again, or closes it: no answer comes any more.
    Reload,
}

impl Journey {
    /// A journey that has not begun.
    pub fn new(plan: Plan, faults: Faults) -> Self {
        Self::seeded(plan, faults, 1)
    }

    /// The same with a seed for the tenant and the run.
    pub fn seeded(plan: Plan, faults: Faults, seed: u64) -> Self {
        let mut tenant = Tenant::new(seed);
        tenant.faults = faults;
        Self {
            tenant,
            run: Run::new(plan, seed, START),
            now: START,
            requests: Vec::new(),
            held: Vec::new(),
            others: 0,
            does: None,
        }
    }

    /// Runs until nothing is left to do.
    pub fn go(&mut self) -> &mut Self {
        self.go_along(|_, _, _| Way::Open)
    }

    /// Runs until nothing is left to do; `way` says what happens to each request, by its place from 0.
    pub fn go_along(&mut self, mut way: impl FnMut(&mut Tenant, usize, &Request) -> Way) -> &mut Self {
        self.go_timed(|tenant, n, request, _| way(tenant, n, request))
    }

    /// The same, by the moment of sending as well.
    pub fn go_timed(&mut self, mut way: impl FnMut(&mut Tenant, usize, &Request, OffsetDateTime) -> Way) -> &mut Self {
        let mut coming: Vec<Coming> = Vec::new();
        for _ in 0..2_000 {
            let step = self.run.step(self.now);
            for (kind, request) in step.send {
                let way = way(&mut self.tenant, self.requests.len(), &request, self.now);
                self.requests.push(line(&request));
                coming.push(self.sent(kind, &request, way));
            }
            self.take_secrets();
            match self.does.filter(|(place, _)| *place < self.requests.len()) {
                Some((_, Act::Cancel)) => self.run.cancel(),
                Some((_, Act::Reload)) => return self,
                None => {}
            }
            assert!(self.tenant.applications().len() <= 1 + self.others, "a second application: {:#?}", self.requests);
            let next = (0..coming.len()).min_by_key(|&n| coming[n].at);
            match (next.map(|n| coming[n].at), step.wake_at) {
                (Some(at), wake_at) if wake_at.is_none_or(|wake_at| at <= wake_at) => {
                    let Coming { kind, answer, sent_at, .. } = coming.remove(next.unwrap_or_default());
                    self.now = at;
                    self.run.accept(kind, answer, sent_at, at);
                }
                (_, Some(wake_at)) => {
                    assert!(wake_at > self.now, "a wait that is over already");
                    self.now = wake_at;
                }
                (_, None) => {
                    assert!(step.finished, "neither finished nor waiting for anything: {:#?}", self.requests);
                    return self;
                }
            }
        }
        panic!("no end after {} requests: {:#?}", self.requests.len(), self.requests);
    }

    fn sent(&mut self, kind: CallKind, request: &Request, way: Way) -> Coming {
        let (sent_at, (delay, answer)) = (self.now, self.answer(request, way));
        Coming { at: sent_at + delay, kind, answer, sent_at }
    }

    /// The person takes what was handed over.
    fn take_secrets(&mut self) {
        for secret in self.run.take_secrets() {
            let again = self.held.iter().any(|held| held.credential == secret.credential);
            assert!(!again, "a second value of one secret");
            self.held.push(secret);
        }
    }

    /// What comes of a request that goes this way, and when.
    pub fn answer(&mut self, request: &Request, way: Way) -> (Duration, Result<Response, NoAnswer>) {
        let sent_at = self.now;
        let instead = |status| Ok(Response::new(status, b"<html>".to_vec()));
        match way {
            Way::RequestLost => (Duration::seconds(1), Err(NoAnswer::Lost)),
            Way::Refused(status) => (Duration::seconds(1), instead(status)),
            Way::Denied(status, code, message) => {
                let body = serde_json::json!({ "error": { "code": code, "message": message } });
                (Duration::seconds(1), Ok(Response::new(status, body.to_string().into_bytes())))
            }
            Way::Says(body) => (Duration::seconds(1), Ok(Response::new(200, body.as_bytes().to_vec()))),
            Way::Throttled(seconds) => {
                let mut response = Response::new(429, br#"{"error":{"code":"TooManyRequests"}}"#.to_vec());
                response.retry_after = Some(Duration::seconds(seconds));
                (Duration::seconds(1), Ok(response))
            }
            Way::Blocked => (Duration::seconds(1), Err(NoAnswer::NotSent(NotSent::Blocked))),
            Way::WithoutToken => {
                let why = NotSent::SignInUnavailable { retry_after: None };
                (Duration::seconds(1), Err(NoAnswer::NotSent(why)))
            }
            Way::Open | Way::AnswerLost | Way::AnswerReplaced(_) | Way::AnswerCut | Way::Slow(_) => {
                let simulated = self.tenant.answer(request, sent_at);
                let answer = match (way, simulated.outcome) {
                    (Way::AnswerLost, _) => Err(NoAnswer::Lost),
                    (Way::AnswerReplaced(status), _) => instead(status),
                    (Way::AnswerCut, Ok(response)) => {
                        Ok(Response::new(response.status, response.body[..response.body.len() / 2].to_vec()))
                    }
                    (_, outcome) => outcome,
                };
                let slow = if let Way::Slow(seconds) = way { Duration::seconds(seconds) } else { Duration::ZERO };
                (simulated.delay + slow, answer)
            }
        }
    }

    /// "Try again", some seconds later.
    pub fn try_again(&mut self) -> &mut Self {
        self.now += Duration::seconds(20);
        self.run.resume(self.now);
        self.go()
    }

    /// The failure of a call.
    pub fn failure(&self, of: CallKind) -> Option<&Failure> {
        self.run.failures().find(|(kind, _)| *kind == of).map(|(_, failure)| failure)
    }

    /// Whether the application was made without a unique name.
    pub fn without_unique_name(&self) -> bool {
        matches!(self.run.ledger().made()[..], [Made::Application { unique_name: None, .. }, ..])
    }

    /// How many requests were of this method to a path that ends so.
    pub fn count(&self, method: Method, end: &str) -> usize {
        self.requests.iter().filter(|line| line.starts_with(method.as_str()) && line.ends_with(end)).count()
    }

    /// Asserts that the run succeeded and that the tenant holds what was planned, once, and nothing else.
    #[track_caller]
    pub fn assert_complete(&self) {
        let failures: Vec<_> = self.run.failures().collect();
        assert!(self.run.succeeded(), "{failures:#?} {:#?}", self.requests);
        let (applications, principals) = (self.tenant.applications(), self.tenant.service_principals());
        assert_eq!((applications.len(), principals.len()), (1, 1), "{:#?}", self.requests);
        let outcome = self.run.outcome();
        let application = outcome.application.expect("an application in the outcome");
        assert_eq!(application.id.to_string(), applications[0].text("id"));
        assert_eq!(application.app_id.to_string(), applications[0].text("appId"));
        assert_eq!(outcome.service_principal.map(|id| id.to_string()).as_deref(), Some(principals[0].text("id")));
        assert_eq!(principals[0].text("appId"), applications[0].text("appId"));
        assert!(!self.held.is_empty(), "the person holds nothing");
        // EXPOSE: the test compares the value with what the tenant accepts.
        let accepted = |secret: &NewSecret| self.tenant.accepts_secret(secret.value.expose());
        assert!(self.held.iter().all(accepted), "a value that the person holds does not work: {:#?}", self.requests);
        let left = (self.tenant.secret_count(), outcome.stray_secret);
        assert_eq!(left, (self.held.len(), false), "{:#?}", self.requests);
    }
}

pub fn line(request: &Request) -> String {
    [request.method.as_str(), &request.endpoint.path_and_query()].join(" ")
}
