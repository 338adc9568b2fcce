//! Undoing, against the sandbox tenant, on a clock that jumps.

use time::{Duration, macros::datetime};

use super::*;
use crate::{
    directory::{cloud::Cloud, ids::RunTail},
    http::response::NotSent,
    plan::{build::build, call::Mode},
    registration::{draft::Draft, validate::validate},
    run::machine::Run,
    sandbox::Tenant,
};

const START: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

fn account(tenant: u128, name: &str) -> (TenantId, String) {
    (TenantId::from_u128(tenant), name.to_owned())
}

/// The flow with a tenant in which something was registered.
struct Page {
    undoing: Undoing,
    tenant: Tenant,
    ledger: Ledger,
    now: OffsetDateTime,
    /// What comes back, and when.
    coming: Vec<(OffsetDateTime, Event)>,
    /// Answers in the tenant's place.
    instead: Option<fn(&Request) -> Option<NoAnswer>>,
    sent: Vec<Request>,
    secrets_gone: usize,
    undone: usize,
    /// The application that was named as undone.
    application: Option<Application>,
}

impl Page {
    fn registered() -> Self {
        let mut draft = Draft::new(RunTail::from_random([0x7c; 8]));
        draft.display_name = "Contoso FHIR portal".to_owned();
        let plan = build(&validate(&draft, Cloud::Global, START).unwrap().content(), Mode::Upsert);
        let (mut tenant, mut run) = (Tenant::new(1), Run::new(plan, 1, START));
        while !run.succeeded() {
            let step = run.step(START);
            assert!(!step.send.is_empty(), "{:?}", run.progress());
            for (kind, request) in step.send {
                run.accept(kind, tenant.answer(&request, START).outcome, START, START);
            }
            run.take_secrets();
        }
        let mut page = Self {
            undoing: Undoing::new(Moment { wall: START, since_open: Duration::ZERO }),
            tenant,
            ledger: run.ledger().clone(),
            now: START,
            coming: Vec::new(),
            instead: None,
            sent: Vec::new(),
            secrets_gone: 0,
            undone: 0,
            application: None,
        };
        page.does(Event::AccountIs(Some(account(1, "alex"))));
        page
    }

    fn does(&mut self, event: Event) {
        let now = self.now;
        for effect in self.undoing.update(event, Moment { wall: now, since_open: now - START }) {
            match effect {
                Effect::Send { turn, request } => {
                    let instead = self.instead.and_then(|instead| instead(&request));
                    let (delay, answer) = if let Some(no_answer) = instead {
                        (Duration::SECOND, Err(no_answer))
                    } else {
                        let simulated = self.tenant.answer(&request, now);
                        (simulated.delay, simulated.outcome)
                    };
                    self.sent.push(request);
                    self.coming.push((now + delay, Event::Came { turn, answer }));
                }
                Effect::Wait { turn, pause } => self.coming.push((now + pause, Event::Ticked { turn })),
                Effect::Keep(ledger) => self.ledger = ledger,
                Effect::SecretGone(_) => self.secrets_gone += 1,
                Effect::Undone(application) => {
                    self.undone += 1;
                    self.application = application;
                }
            }
        }
    }

    fn confirms(&mut self) -> &mut Self {
        self.does(Event::Confirmed(self.ledger.clone(), 1));
        self
    }

    /// Lets what is coming come until nothing does.
    fn passes(&mut self) -> &mut Self {
        while let Some(at) = (0..self.coming.len()).min_by_key(|at| self.coming[*at].0) {
            let (at, event) = self.coming.remove(at);
            self.now = self.now.max(at);
            self.does(event);
        }
        self
    }
}

#[test]
fn one_press_undoes_all_of_it_and_says_so_once() {
    let mut page = Page::registered();
    let made = page.ledger.application();
    page.confirms();
    assert_eq!(page.undoing.phase(), Phase::Running);
    page.confirms().passes();
    assert_eq!(page.application, made);
    assert_eq!((page.undoing.phase(), page.undone, page.secrets_gone), (Phase::Undone, 1, 1));
    assert!(page.tenant.applications().is_empty() && page.ledger.is_empty());
    assert_eq!(page.undoing.log().lines().count(), page.sent.len());
    page.does(Event::Closed);
    assert_eq!(page.undoing.phase(), Phase::Idle);
}

#[test]
fn a_session_that_ends_in_the_middle_stops_it_and_a_sign_in_goes_on_but_in_a_frame() {
    for is_framed in [false, true] {
        let mut page = Page::registered();
        page.instead = Some(|request| {
            let is_late = request.endpoint.path_and_query().contains("/servicePrincipals/");
            is_late.then_some(NoAnswer::NotSent(NotSent::SignInNeeded))
        });
        page.confirms().passes();
        assert_eq!((page.undoing.phase(), page.undoing.remedy()), (Phase::Stopped, Some(Remedy::SignIn)));
        assert_eq!(page.secrets_gone, 1, "what came before is done, and kept");
        page.instead = None;
        page.does(Event::SignedIn { is_framed });
        page.passes();
        let expected = if is_framed { Phase::Stopped } else { Phase::Undone };
        assert_eq!(page.undoing.phase(), expected);
        page.confirms().passes();
        assert_eq!((page.undoing.phase(), page.undone, page.secrets_gone), (Phase::Undone, 1, 1));
    }
}

#[test]
fn what_the_page_may_not_delete_yet_is_asked_for() {
    let mut page = Page::registered();
    let scope = GraphScope::ApplicationReadWriteAll;
    page.instead = Some(|_| Some(NoAnswer::NotSent(NotSent::ConsentNeeded(GraphScope::ApplicationReadWriteAll))));
    page.confirms().passes();
    assert_eq!(page.undoing.remedy(), Some(Remedy::Approve(scope)));
    assert!(page.undoing.log().is_empty(), "nothing was sent");
}

#[test]
fn another_account_ends_it_and_its_late_answers_are_nobodys() {
    let mut page = Page::registered();
    page.confirms();
    let before = page.ledger.clone();
    page.does(Event::AccountIs(Some(account(2, "kim"))));
    page.passes();
    assert_eq!((page.undoing.phase(), page.sent.len()), (Phase::Idle, 1));
    assert_eq!(page.ledger, before);
}

#[test]
fn stopped_it_ends_after_the_answer_that_was_on_its_way_and_goes_on_later() {
    let mut page = Page::registered();
    page.confirms();
    page.does(Event::Stopped);
    page.passes();
    assert_eq!((page.undoing.phase(), page.sent.len()), (Phase::Stopped, 1));
    assert_eq!(page.undoing.remedy(), Some(Remedy::Continue));
    page.confirms().passes();
    assert_eq!(page.undoing.phase(), Phase::Undone);
}
