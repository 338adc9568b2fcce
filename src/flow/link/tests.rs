//! What a link may and may not do to what was typed.

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use time::{OffsetDateTime, macros::datetime};

use super::*;
use crate::{
    directory::{
        cloud::Cloud,
        ids::{AppId, PermissionId, RunTail},
        permission::{PermissionKind, api_owner::ApiOwner},
        severity::Severity,
    },
    registration::{
        draft::RedirectUriRow,
        problem::{Field, Problem},
        share,
        validate::problems,
    },
};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);
const FORM: Page = Page::Step(Step::RedirectUris);

fn tail(n: u8) -> RunTail {
    RunTail::from_random([n; 8])
}

fn user_read() -> PickedPermission {
    PickedPermission {
        resource_app_id: AppId::from_u128(3),
        resource_name: "Microsoft Graph".to_owned(),
        id: PermissionId::from_u128(7),
        kind: PermissionKind::Delegated,
        value: "User.Read".to_owned(),
        display_name: "Sign in and read user profile".to_owned(),
        admin_consent_required: false,
        owner: ApiOwner::Microsoft,
    }
}

/// A registration as a link brings it, with two redirect URIs and a permission.
fn shared(name: &str) -> SharedDraft {
    let mut draft = Draft::new(tail(0));
    draft.display_name = name.to_owned();
    draft.redirect_uris = (0..)
        .zip(["https://contoso.example/cb", "https://fabrikam.example/cb"])
        .map(|(id, text)| RedirectUriRow { id, text: text.to_owned() })
        .collect();
    draft.permissions = vec![user_read()];
    let fragment = share::to_fragment(&draft).expect("not too large");
    share::from_fragment(&fragment).expect("a link in order")
}

/// The flow with the draft that the page has.
struct Desk {
    link: Link,
    draft: Draft,
    page: Page,
    kept: bool,
    drafts: u8,
}

impl Desk {
    fn new() -> Self {
        Self { link: Link::default(), draft: Draft::new(tail(1)), page: Page::Start, kept: false, drafts: 1 }
    }

    fn does(&mut self, event: Event) {
        for effect in self.link.update(event) {
            match effect {
                Effect::Forget => self.kept = false,
                Effect::Become(shared) => {
                    self.drafts = self.drafts.wrapping_add(1);
                    self.draft = shared.into_draft(tail(self.drafts));
                }
                Effect::Show(page) => self.goes(page),
                Effect::Settle { .. } => settle(&mut self.draft, TenantId::from_u128(1), &user_read(), &[]),
            }
        }
    }

    fn opens(&mut self, shared: SharedDraft) {
        self.kept = true;
        let (is_draft, is_blank) = (shared.is_said_by(&self.draft), self.draft.is_blank());
        self.does(Event::Found { read: Ok(shared), is_draft, is_blank });
    }

    fn goes(&mut self, page: Page) {
        self.page = page;
        self.does(Event::Shown { page, is_blank: self.draft.is_blank() });
    }

    fn errors(&self) -> Vec<Field> {
        let all = problems(&self.draft, Cloud::Global, NOW).into_iter();
        let is_error = |problem: &Problem| problem.kind.severity() == Severity::Error;
        all.filter(is_error).map(|problem| problem.field).collect()
    }
}

#[test]
fn a_registration_waits_on_the_start_page_and_fills_an_empty_form_once_that_is_opened() {
    let mut desk = Desk::new();
    desk.opens(shared("From a link"));
    assert!(desk.link.waiting().is_some() && desk.kept && desk.draft.is_blank());
    desk.goes(FORM);
    assert_eq!((desk.draft.display_name.as_str(), desk.kept), ("From a link", false));
    assert_eq!(desk.link.arrival(), &Arrival::None);
}

#[test]
fn what_was_typed_stays_until_the_person_takes_the_link() {
    let mut desk = Desk::new();
    desk.draft.display_name = "Mine".to_owned();
    desk.opens(shared("From a link"));
    for page in [FORM, Page::Start, Page::Result, FORM] {
        desk.goes(page);
        assert_eq!((desk.draft.display_name.as_str(), desk.link.waiting().is_some()), ("Mine", true));
    }
    desk.does(Event::TenantIs(Some(TenantId::from_u128(1))));
    desk.does(Event::Take { is_running: false });
    assert_eq!((desk.draft.display_name.as_str(), desk.page), ("From a link", Page::Step(Step::Basics)));
}

#[test]
fn who_keeps_their_own_is_not_asked_again() {
    let mut desk = Desk::new();
    desk.draft.display_name = "Mine".to_owned();
    desk.opens(shared("From a link"));
    desk.does(Event::Discard);
    desk.does(Event::Take { is_running: false });
    assert_eq!((desk.draft.display_name.as_str(), desk.link.waiting(), desk.kept), ("Mine", None, false));
}

#[test]
fn a_link_is_not_taken_while_a_run_is_under_way_and_waits_on() {
    let mut desk = Desk::new();
    desk.draft.display_name = "Mine".to_owned();
    desk.opens(shared("From a link"));
    desk.does(Event::Take { is_running: true });
    assert_eq!((desk.draft.display_name.as_str(), desk.link.waiting().is_some()), ("Mine", true));
}

#[test]
fn a_link_that_says_what_the_draft_says_already_asks_nothing() {
    let mut desk = Desk::new();
    desk.opens(shared("From a link"));
    desk.goes(FORM);
    let before = desk.draft.clone();
    desk.opens(shared("From a link"));
    assert_eq!((desk.link.arrival(), &desk.draft, desk.kept), (&Arrival::None, &before, false));
}

#[test]
fn a_link_that_cannot_be_read_is_spoken_of_until_another_page_is_shown() {
    let mut desk = Desk::new();
    desk.does(Event::Found { read: Err(ShareProblem::Damaged), is_draft: false, is_blank: true });
    desk.goes(Page::Start);
    assert_eq!(desk.link.arrival(), &Arrival::Unreadable(ShareProblem::Damaged));
    desk.goes(FORM);
    assert_eq!(desk.link.arrival(), &Arrival::None);
    assert!(desk.draft.is_blank());
}

#[test]
fn a_links_values_are_confirmed_one_by_one_before_anything_can_be_registered() {
    let mut desk = Desk::new();
    desk.does(Event::TenantIs(Some(TenantId::from_u128(1))));
    desk.goes(FORM);
    desk.opens(shared("From a link"));
    desk.does(Event::TenantIs(Some(TenantId::from_u128(1))));
    let key = user_read().key();
    let (first, second, pick) = (Field::UseRedirectUri(0), Field::UseRedirectUri(1), Field::UsePermission(key));
    assert_eq!(desk.errors(), [first, second, pick]);
    let address = |draft: &Draft, at: usize| draft.redirect_uris[at].text.clone();
    let (one, two) = (address(&desk.draft, 0), address(&desk.draft, 1));
    desk.draft.from_link.tick_uri(&two, true);
    assert_eq!(desk.errors(), [first, pick]);
    desk.draft.from_link.tick_permission(key, true);
    assert_eq!(desk.errors(), [first]);
    desk.draft.from_link.tick_uri(&one, true);
    assert_eq!(desk.errors(), []);
}

#[test]
fn another_tenants_word_on_a_links_permissions_counts_for_nothing() {
    let mut link = Link::default();
    let (one, other) = (Some(TenantId::from_u128(1)), Some(TenantId::from_u128(2)));
    assert_eq!(link.update(Event::TenantIs(one)), [Effect::Settle { with_apis: false }]);
    assert_eq!(link.update(Event::TenantIs(one)), [Effect::Settle { with_apis: true }]);
    assert_eq!(link.update(Event::TenantIs(other)), [Effect::Settle { with_apis: false }]);
    assert_eq!(link.update(Event::TenantIs(None)), []);
}

#[test]
fn whatever_happens_in_whatever_order_nothing_typed_is_lost() {
    for seed in 0..2_000 {
        let mut random = StdRng::seed_from_u64(seed);
        let mut desk = Desk::new();
        for step in 0..40 {
            let before = desk.draft.clone();
            let mut may_change = before.is_blank();
            match random.random_range(0..9) {
                0 => desk.opens(shared(["One", "Two"][random.random_range(0..2)])),
                1 => {
                    desk.does(Event::Found { read: Err(ShareProblem::Damaged), is_draft: false, is_blank: may_change });
                }
                2 => desk.goes([FORM, Page::Start, Page::Result, Page::Setup][random.random_range(0..4)]),
                3 => desk.does(Event::Discard),
                4 => desk.does(Event::Take { is_running: true }),
                5 if random.random_bool(0.2) => {
                    may_change = true;
                    desk.does(Event::Take { is_running: false });
                }
                6 => {
                    may_change = true;
                    desk.draft.display_name = format!("Typed {step}");
                }
                7 if random.random_bool(0.2) => {
                    may_change = true;
                    desk.draft = Draft::new(tail(1));
                }
                _ => {
                    let tenant = [None, Some(TenantId::from_u128(1))][random.random_range(0..2)];
                    desk.does(Event::TenantIs(tenant));
                }
            }
            let said =
                |draft: &Draft| (draft.display_name.clone(), draft.run_tail.clone(), draft.redirect_uris.clone());
            assert!(may_change || said(&before) == said(&desk.draft), "seed {seed}, step {step}");
        }
    }
}
