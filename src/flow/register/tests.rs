//! Registering, against the sandbox tenant, on a clock that jumps.

use time::macros::datetime;

use super::{secret_holder::Gone, *};
use crate::{
    directory::{cloud::Cloud, credential::CredentialId, ids::RunTail},
    http::response::NotSent,
    plan::call::Mode,
    registration::draft::Draft,
    run::progress::CallState,
    sandbox::{Faults, Tenant},
    signin::session::{Proof, ending::Ending},
};

mod approval;
mod cancel;
mod way_out;

const START: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

/// What comes back to the page, and when.
struct Coming {
    at: Duration,
    event: Event,
}

/// The flow with a tenant, and the effects that it has asked for.
struct Page {
    register: Register,
    tenant: Tenant,
    at: Circumstances,
    open_for: Duration,
    coming: Vec<Coming>,
    sent: usize,
    asked: Vec<Question>,
    finished: usize,
    shown: usize,
    forgotten: usize,
    approvals: Vec<Vec<GraphScope>>,
    taken_back: usize,
    to_fill_in: Option<CredentialId>,
}

impl Page {
    fn new() -> Self {
        let mut draft = Draft::new(RunTail::from_random([0x7c; 8]));
        draft.display_name = "Contoso FHIR portal".to_owned();
        let at = Circumstances {
            draft,
            ledger: None,
            facts: Cloud::Global.into(),
            mode: Mode::Upsert,
            ending: Ending::Untold,
            proof: None,
            is_framed: false,
            seed: 1,
        };
        let open_for = Duration::ZERO;
        let mut page = Self {
            register: Register::new(Moment { wall: START, since_open: open_for }),
            tenant: Tenant::new(1),
            at,
            open_for,
            coming: Vec::new(),
            sent: 0,
            asked: Vec::new(),
            finished: 0,
            shown: 0,
            forgotten: 0,
            approvals: Vec::new(),
            taken_back: 0,
            to_fill_in: None,
        };
        page.does(Event::AccountIs(Some(account("alex"))));
        page
    }

    fn with_faults(change: impl FnOnce(&mut Faults)) -> Self {
        let mut page = Self::new();
        change(&mut page.tenant.faults);
        page
    }

    fn now(&self) -> Moment {
        Moment { wall: START + self.open_for, since_open: self.open_for }
    }

    fn does(&mut self, event: Event) {
        let now = self.now();
        for effect in self.register.update(event, now) {
            match effect {
                Effect::Send { turn, request } => {
                    self.sent += 1;
                    let simulated = self.tenant.answer(&request, now.wall);
                    let event = Event::Came { turn, answer: simulated.outcome };
                    self.coming.push(Coming { at: self.open_for + simulated.delay, event });
                }
                Effect::Wait { turn, pause } => {
                    self.coming.push(Coming { at: self.open_for + pause, event: Event::Ticked { turn } });
                }
                Effect::Ask(question) => self.asked.push(question),
                Effect::ShowResult => self.shown += 1,
                Effect::Keep(ledger) => self.at.ledger = Some(ledger),
                Effect::Finished { .. } => self.finished += 1,
                Effect::ForgetTenant => self.forgotten += 1,
                Effect::Approve(scopes) => self.approvals.push(scopes),
                Effect::Change(draft) => self.at.draft = *draft,
                Effect::FillIn(id) => self.to_fill_in = Some(id),
                Effect::ShowReview => self.taken_back += 1,
            }
        }
    }

    fn presses(&mut self, write: Write) -> &mut Self {
        self.does(Event::Pressed(write, Box::new(self.at.clone())));
        self
    }

    /// Lets what is coming come, for so long.
    fn passes(&mut self, time: Duration) -> &mut Self {
        let until = self.open_for + time;
        while let Some(at) = (0..self.coming.len()).min_by_key(|at| self.coming[*at].at) {
            if self.coming[at].at > until {
                break;
            }
            let Coming { at, event } = self.coming.remove(at);
            self.open_for = self.open_for.max(at);
            self.does(event);
        }
        self.open_for = until;
        self
    }

    /// The turns of the requests that no answer has come to.
    fn turns(&self) -> impl Iterator<Item = u32> {
        self.coming.iter().filter_map(|coming| match coming.event {
            Event::Came { turn, .. } => Some(turn),
            _ => None,
        })
    }

    fn key_ids(&self) -> Vec<KeyId> {
        self.register.secrets().shown().map(|shown| shown.key_id).collect()
    }

    fn gone(&self) -> Vec<Option<Gone>> {
        self.register.secrets().shown().map(|shown| shown.gone).collect()
    }
}

fn account(name: &str) -> (TenantId, String) {
    (TenantId::from_u128(1), name.to_owned())
}

const MINUTE: Duration = Duration::MINUTE;

#[test]
fn a_press_registers_and_the_page_is_guarded_until_the_secret_is_saved() {
    let mut page = Page::new();
    assert!(!page.register.is_guarded());
    page.presses(Write::Register);
    assert_eq!((page.shown, page.register.loss()), (1, Some(Loss::Run)));
    page.passes(MINUTE);
    assert!(page.register.is_registered() && page.register.is_client_registered());
    assert_eq!((page.finished, page.register.loss()), (1, Some(Loss::Secret)));
    let key_id = page.key_ids()[0];
    assert!(page.register.secrets().value(key_id).is_some());
    page.does(Event::Saved(Some(key_id)));
    assert!(!page.register.is_guarded());
    assert_eq!(page.gone(), [Some(Gone::Saved)]);
}

#[test]
fn a_secret_that_nobody_saves_is_gone_after_ten_minutes_with_nothing_pressed() {
    let mut page = Page::new();
    page.presses(Write::Register).passes(Duration::minutes(9));
    assert_eq!(page.gone(), [None]);
    page.passes(Duration::minutes(2));
    assert_eq!((page.gone(), page.register.is_guarded()), (vec![Some(Gone::TimedOut)], false));
}

#[test]
fn once_nothing_is_under_way_and_no_secret_is_held_nothing_ticks() {
    let mut page = Page::new();
    page.presses(Write::Register).passes(Duration::minutes(11));
    assert!(page.coming.is_empty());
}

#[test]
fn a_second_press_while_a_run_is_under_way_sends_nothing() {
    let mut page = Page::new();
    page.presses(Write::Register);
    let sent = page.sent;
    page.presses(Write::Register).presses(Write::Resume);
    assert_eq!(page.sent, sent);
    page.passes(MINUTE);
    assert_eq!((page.tenant.applications().len(), page.tenant.secret_count()), (1, 1));
}

#[test]
fn an_answer_counts_once_and_one_of_a_run_that_was_given_up_never() {
    let mut page = Page::new();
    page.presses(Write::Register);
    let turn = page.turns().next().expect("a request");
    page.does(Event::Came { turn, answer: Err(NoAnswer::Lost) });
    let before = page.register.progress();
    page.does(Event::Came { turn, answer: Err(NoAnswer::Lost) });
    assert_eq!(page.register.progress(), before);

    let mut page = Page::new();
    page.presses(Write::Register);
    page.does(Event::LeftAnyway);
    page.presses(Write::Register);
    assert_eq!(page.turns().count(), 2);
    let late = page.turns().min().expect("a request");
    page.does(Event::Came { turn: late, answer: Err(NoAnswer::NotSent(NotSent::Blocked)) });
    assert_eq!(page.register.phase(), Phase::Running);
}

#[test]
fn leaving_a_run_drops_it_and_leaving_a_secret_wipes_it() {
    let mut page = Page::new();
    page.presses(Write::Register);
    page.does(Event::LeftAnyway);
    assert_eq!((page.register.phase(), page.register.is_guarded()), (Phase::Idle, false));
    page.passes(MINUTE);
    assert_eq!(page.key_ids(), []);

    let mut page = Page::new();
    page.presses(Write::Register).passes(MINUTE);
    page.does(Event::LeftAnyway);
    assert_eq!((page.register.phase(), page.gone()), (Phase::Finished, vec![Some(Gone::Left)]));
}

#[test]
fn a_page_that_the_browser_hides_for_good_keeps_no_secret() {
    let mut page = Page::new();
    page.presses(Write::Register).passes(MINUTE);
    page.does(Event::Hidden);
    assert_eq!((page.gone(), page.register.is_guarded()), (vec![Some(Gone::Left)], false));
}

#[test]
fn nothing_is_sent_before_the_person_has_proved_who_they_are_and_a_sign_in_alone_begins_nothing() {
    let mut page = Page::new();
    page.at.proof = Some(Proof::Old { though_asked: false });
    page.presses(Write::Register);
    assert_eq!((page.sent, page.register.held_back()), (0, Some(HeldBack::Unproved)));
    page.at.proof = Some(Proof::Fresh);
    page.does(Event::SignedIn(Box::new(page.at.clone())));
    assert_eq!(page.sent, 0);
    page.presses(Write::Register);
    assert_eq!((page.sent > 0, page.register.held_back()), (true, None));
}

#[test]
fn nothing_is_begun_in_the_last_minutes_of_a_session_and_what_was_begun_goes_on() {
    let mut page = Page::new();
    page.at.ending = Ending::TooNear(START);
    page.presses(Write::Register);
    assert_eq!((page.sent, page.register.held_back()), (0, Some(HeldBack::TooNear)));
    page.at.ending = Ending::Untold;
    page.tenant.faults.registration_not_allowed = true;
    page.presses(Write::Register).passes(MINUTE);
    page.at.ending = Ending::TooNear(START);
    page.tenant.faults.registration_not_allowed = false;
    page.presses(Write::Resume).passes(MINUTE);
    assert!(page.register.is_registered());
}

#[test]
fn in_a_frame_nothing_is_sent_before_a_second_press_and_that_one_serves_once() {
    let mut page = Page::new();
    page.at.is_framed = true;
    page.does(Event::Confirmed(Box::new(page.at.clone())));
    page.presses(Write::Register);
    assert_eq!((page.sent, page.asked.len(), page.asked[0].name.as_str()), (0, 1, "Contoso FHIR portal"));
    page.at.proof = Some(Proof::Old { though_asked: false });
    page.does(Event::Confirmed(Box::new(page.at.clone())));
    assert_eq!(page.register.held_back(), Some(HeldBack::Unproved));
    page.at.proof = None;
    page.does(Event::Confirmed(Box::new(page.at.clone())));
    assert_eq!(page.sent, 0);
    page.presses(Write::Register);
    page.does(Event::Confirmed(Box::new(page.at.clone())));
    assert!(page.sent > 0);
}

#[test]
fn a_run_that_stopped_for_want_of_a_sign_in_goes_on_with_it() {
    let mut page = Page::new();
    page.presses(Write::Register);
    let Event::Came { turn, .. } = page.coming.remove(0).event else { panic!("a request comes first") };
    page.does(Event::Came { turn, answer: Err(NoAnswer::NotSent(NotSent::SignInNeeded)) });
    assert_eq!((page.register.phase(), page.register.waits_for_sign_in()), (Phase::Finished, true));
    page.passes(MINUTE);
    page.does(Event::SignedIn(Box::new(page.at.clone())));
    assert_eq!(page.register.phase(), Phase::Running);
    page.passes(MINUTE);
    assert!(page.register.is_registered());
    assert_eq!(page.tenant.applications().len(), 1);
}

#[test]
fn another_account_drops_the_run_and_the_same_one_again_keeps_it() {
    let mut page = Page::new();
    page.presses(Write::Register).passes(MINUTE);
    page.does(Event::AccountIs(Some(account("alex"))));
    assert_eq!((page.register.phase(), page.forgotten), (Phase::Finished, 0));
    page.does(Event::AccountIs(Some(account("robin"))));
    assert_eq!((page.register.phase(), page.register.is_guarded()), (Phase::Idle, false));
    page.does(Event::AccountIs(None));
    page.does(Event::AccountIs(Some(account("alex"))));
    assert_eq!(page.forgotten, 2);
}

#[test]
fn stopping_gives_up_what_waits_at_once_and_trying_again_goes_on_from_there() {
    let mut page = Page::with_faults(|faults| faults.throttling = true);
    page.presses(Write::Register).passes(Duration::SECOND);
    let waits = |call: &CallProgress| matches!(call.state, CallState::Waiting { .. });
    assert!(page.register.progress().iter().any(waits));
    page.does(Event::StopWaiting);
    assert_eq!(page.register.phase(), Phase::Finished);
    let took = page.register.took();
    page.passes(MINUTE);
    page.does(Event::Hidden);
    assert_eq!(page.register.took(), took, "a pause between tries is not counted");
    page.presses(Write::Resume).passes(Duration::minutes(3));
    assert!(page.register.is_registered());
}

#[test]
fn a_draft_with_errors_begins_nothing() {
    let mut page = Page::new();
    page.at.draft.display_name.clear();
    page.presses(Write::Register);
    assert_eq!((page.sent, page.shown, page.register.phase()), (0, 0, Phase::Idle));
}

#[test]
fn another_draft_takes_a_run_of_its_own_and_the_secret_of_the_one_before_is_not_shown_beside_it() {
    let mut page = Page::new();
    page.presses(Write::Register).passes(MINUTE);
    page.does(Event::Saved(Some(page.key_ids()[0])));
    page.at.draft = Draft { display_name: "Another".to_owned(), ..Draft::new(RunTail::from_random([1; 8])) };
    page.presses(Write::Register);
    assert_eq!(page.key_ids(), []);
    page.passes(MINUTE);
    assert_eq!((page.gone(), page.tenant.applications().len()), (vec![None], 2));
}

#[test]
fn a_draft_whose_secret_was_given_out_earlier_gets_no_other() {
    let mut page = Page::new();
    page.presses(Write::Register).passes(MINUTE);
    page.does(Event::Dropped);
    page.presses(Write::Register).passes(MINUTE);
    assert!(page.register.is_registered());
    assert_eq!((page.key_ids(), page.tenant.secret_count()), (Vec::new(), 1));
}
