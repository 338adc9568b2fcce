//! Drives an undo against the tenant of a journey, and tells what the tenant holds.

use client_registrar::{
    directory::{
        application::Owned,
        credential::{Credential, CredentialId, CredentialKind},
        federated::FederatedWanted,
        ids::{AppId, ObjectId, RunTail, UniqueName},
    },
    graph::calls,
    http::{
        request::Request,
        template::{Answered, Body},
    },
    plan::call::{CallKind, Mode, Plan},
    run::{
        ledger::{Asked, Ledger, Made},
        undo::Undo,
    },
    sandbox::{Stored, Tenant},
};
use serde_json::json;
use time::Duration;

use super::super::{
    consent::granting,
    drive::{Journey, Way, line},
    owners::owners,
};

/// A registration that makes one of each kind of object: two grants of each kind, a secret and a federated credential.
pub fn everything(mode: Mode) -> Plan {
    let mut plan = Plan { mode, ..granting() };
    let wanted = FederatedWanted {
        name: "github-main".to_owned(),
        issuer: "https://token.actions.githubusercontent.com".to_owned(),
        subject: "repo:contoso@1/portal@2:ref:refs/heads/main".to_owned(),
        audience: "api://AzureADTokenExchange".to_owned(),
        description: String::new(),
    };
    plan.credentials.push(Credential { id: CredentialId(7), kind: CredentialKind::Federated(wanted) });
    plan
}

/// The same, owned by two others as well.
pub fn with_owners(mode: Mode) -> Plan {
    Plan { owners: owners(), ..everything(mode) }
}

/// Somebody else's application, with a service principal and a secret, is in the tenant.
pub fn with_others(journey: &mut Journey) {
    let name = UniqueName::of("Payroll", &RunTail::from_random([0x11; 8]));
    let body = Body::Known(json!({ "displayName": "Payroll", "signInAudience": "AzureADMyOrg" }));
    let nothing = Answered::default();
    let made = ask(journey, &calls::upsert_application(&name, body).fill(&nothing, journey.now).expect("a request"));
    let app_id: AppId = made["appId"].as_str().expect("an ID").parse().expect("an ID");
    let id: ObjectId = made["id"].as_str().expect("an ID").parse().expect("an ID");
    ask(journey, &calls::add_api(app_id));
    ask(journey, &secret_by_others(id));
    journey.others = 1;
}

/// A client secret that somebody adds in the portal.
pub fn secret_by_others(application: ObjectId) -> Request {
    let body = json!({ "passwordCredential": { "displayName": "By hand", "endDateTime": "2027-01-01T00:00:00Z" } });
    Request {
        body: Some(body),
        ..calls::add_password(Body::Known(json!({})))
            .fill(
                &Answered {
                    application: Some(client_registrar::directory::application::Application {
                        id: application,
                        app_id: AppId::from_u128(0),
                    }),
                    ..Answered::default()
                },
                super::super::drive::START,
            )
            .expect("a request")
    }
}

/// Asks the tenant by another way than the run.
pub fn ask(journey: &mut Journey, request: &Request) -> serde_json::Value {
    let answer = journey.tenant.answer(request, journey.now).outcome.expect("an answer");
    assert!(answer.is_success(), "{} {answer:?}", line(request));
    answer.json().unwrap_or_default()
}

/// All that the tenant holds, field by field, in an order of its own.
pub fn held(tenant: &Tenant) -> Vec<String> {
    let all: [&[Stored]; 4] =
        [tenant.applications(), tenant.service_principals(), tenant.grants(), tenant.assignments()];
    all.into_iter().flatten().map(|one| format!("{one:?}")).collect()
}

/// A ledger as it comes out of storage.
pub fn reloaded(ledger: &Ledger) -> Ledger {
    serde_json::from_str(&serde_json::to_string(ledger).expect("JSON")).expect("a ledger")
}

/// The ID of an object.
pub fn id_of(made: &Made) -> String {
    match made {
        Made::Application { id, .. } | Made::ServicePrincipal { id } => id.to_string(),
        Made::Secret { key, .. } => key.to_string(),
        Made::Federated { id, .. } => id.to_string(),
        Made::Grant { id } => id.to_string(),
        Made::Assignment { id, .. } => id.to_string(),
    }
}

/// Whatever happens: one application at most, one service principal, each credential once at most but for secrets whose loss
/// is noted, and nothing in the ledger that does not exist, but for so many whose deletion was not answered.
#[track_caller]
pub fn is_true(journey: &Journey, stale: usize, case: &str) {
    let (tenant, ledger) = (&journey.tenant, journey.run.ledger());
    assert!(tenant.applications().len() <= 2 && tenant.service_principals().len() <= 2, "{case}");
    let there = held(tenant).join(" ");
    // What was granted goes with the service principal.
    let may_be_gone = |made: &Made| stale > 0 && matches!(made, Made::Grant { .. } | Made::Assignment { .. });
    let missing = ledger.made().iter().filter(|made| !there.contains(&id_of(made)) && !may_be_gone(made));
    let missing: Vec<_> = missing.collect();
    assert!(missing.len() <= stale, "{case}: {missing:?} {:#?}", journey.requests);
    let own = tenant.applications().len() - journey.others;
    assert!(
        own == 0 || ledger.application().is_some() || ledger.asks_application(),
        "{case}: nobody knows of it: {ledger:#?} {:#?}",
        journey.run.progress()
    );
    let unknown =
        tenant.secret_count() - journey.others - journey.held.len().min(tenant.secret_count() - journey.others);
    let asked = ledger.asked().iter().any(|asked| matches!(asked, Asked::Secret { .. }));
    assert!(unknown == 0 || asked || ledger.asks_application(), "{case}: nobody knows of a secret {ledger:#?}");
}

/// All of it was made, once, and the person holds the secret, which is the only one.
#[track_caller]
pub fn assert_all(journey: &Journey, case: &str) {
    assert_made(journey, case);
    assert!(!journey.run.outcome().stray_secret, "{case} {:#?}", journey.requests);
}

/// The same where no replica that was asked may have known of a secret whose answer was lost: then the person is told.
#[track_caller]
pub fn assert_made(journey: &Journey, case: &str) {
    let (tenant, failures) = (&journey.tenant, journey.run.failures().collect::<Vec<_>>());
    assert!(journey.run.succeeded(), "{case} {failures:#?} {:#?}", journey.requests);
    let counts = [tenant.applications(), tenant.service_principals()].map(|all| all.len() - journey.others);
    assert_eq!(counts, [1, 1], "{case} {:#?}", journey.requests);
    assert_eq!((tenant.grants().len(), tenant.assignments().len()), (2, 2), "{case} {:#?}", journey.requests);
    let federated: usize = tenant.applications().iter().map(|one| one.federated.len()).sum();
    assert_eq!(federated, 1, "{case} {:#?}", journey.requests);
    let owned = |all: &[Stored]| all.iter().map(|one| one.owners.len()).sum::<usize>();
    let owned = (owned(tenant.applications()), owned(tenant.service_principals()));
    let of = |of| {
        journey.run.progress().iter().filter(|call| matches!(call.kind, CallKind::Owner(own, _) if own == of)).count()
    };
    let wanted = (of(Owned::Application), of(Owned::ServicePrincipal));
    assert_eq!(owned, wanted, "{case} {:#?}", journey.requests);
    let secrets = tenant.secret_count() - journey.others;
    let is_told = secrets == 2 && journey.run.outcome().stray_secret;
    assert!(journey.held.len() == 1 && (secrets == 1 || is_told), "{case} {secrets} {:#?}", journey.requests);
    // EXPOSE: the test compares the value with what the tenant accepts.
    assert!(tenant.accepts_secret(journey.held[0].value.expose()), "{case} {:#?}", journey.requests);
}

impl Journey {
    /// Undoes what a ledger holds; `way` says what happens to each request, by its place from 0.
    pub fn undo_along(&mut self, ledger: Ledger, way: impl FnMut(&mut Tenant, usize, &Request) -> Way) -> Undo {
        let mut undo = Undo::new(ledger, 3, self.now);
        self.requests.clear();
        self.go_on_undoing(&mut undo, way);
        undo
    }

    /// Goes on until nothing is left to do.
    pub fn go_on_undoing(&mut self, undo: &mut Undo, mut way: impl FnMut(&mut Tenant, usize, &Request) -> Way) {
        for _ in 0..500 {
            let step = undo.step(self.now);
            if let Some(request) = step.send {
                let way = way(&mut self.tenant, self.requests.len(), &request);
                self.requests.push(line(&request));
                let sent_at = self.now;
                let (delay, answer) = self.answer(&request, way);
                self.now += delay;
                undo.accept(answer, sent_at, self.now);
            } else if let Some(at) = step.wake_at {
                assert!(at > self.now, "a wait that is over already");
                self.now = at;
            } else {
                assert!(step.finished, "neither finished nor waiting for anything: {:#?}", self.requests);
                return;
            }
        }
        panic!("no end: {:#?}", self.requests);
    }

    /// "Continue", some seconds later, with nothing in the way.
    pub fn undo_again(&mut self, undo: &mut Undo) {
        self.now += Duration::seconds(20);
        undo.resume(self.now);
        self.go_on_undoing(undo, |_, _, _| Way::Open);
    }
}
