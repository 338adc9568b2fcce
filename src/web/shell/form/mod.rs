//! The form on the page: what has been typed, what is wrong with it, and which steps were gone through.
//!
//! # Invariants
//! A step's check comes with the step: what was typed on one that is not there yet is neither right nor wrong. Which of
//! what is wrong is told, and when, is decided in [`told`].

mod draft;
pub mod duplicates;
pub mod facts;
pub mod house;

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use super::{
    late::Hook,
    session::account::Configured,
    state::{App, FormHooks},
};
use house::HouseHandle;

use crate::{
    directory::{
        app_management::CredentialRules,
        cloud::Cloud,
        credential::CredentialId,
        ids::RunTail,
        permission::consent::{Asked, WhoConsents, who_consents},
        severity::Severity,
        tenant::TenantContext,
    },
    flow::route::Begin,
    registration::{
        draft::Draft,
        problem::{Field, Problem},
        secret,
        step::Step,
        steps::{
            Check,
            facts::{Facts, TenantRules},
        },
        told::{self, Attempted},
    },
    web::{
        browser::{keyboard::typing::Typing, random},
        shell,
        ui::{Announcer, announcer},
    },
    words::form::problem::element_id,
};

/// The checks of the steps that are there.
type Checks = [Option<Check>; Step::ALL.len()];

/// The form, by a handle that is cheap to copy. Taken with [`Form::here`] anywhere in it.
#[derive(Clone, Copy)]
pub struct Form {
    /// What has been typed.
    pub draft: Store<Draft>,
    /// Every problem of the steps that are there, in the order of the form.
    pub problems: Memo<Vec<Problem>>,
    /// Those that are told.
    pub told: Memo<Vec<Problem>>,
    /// A credential whose form opens when its step is next shown.
    pub to_fill_in: StoredValue<Option<CredentialId>>,
    /// What is known of the tenant's rules.
    pub rules: RwSignal<TenantRules>,
    /// The rules of the house.
    pub house: HouseHandle,
    checks: RwSignal<Checks>,
    attempted: RwSignal<Attempted>,
    /// Counts what brings up problems that nobody is told of aloud: presses of "Next", whose summary takes the focus, and
    /// other drafts.
    pub turn: RwSignal<usize>,
    typing: Typing,
    /// Speaks to people who do not see a row come or go.
    pub announcer: Announcer,
}

/// Ties a draft to no application that exists.
fn fresh_tail() -> RunTail {
    RunTail::from_random(random::bytes())
}

/// A draft with nothing in it.
fn fresh_draft() -> Draft {
    Draft::new(fresh_tail())
}

impl Form {
    /// Ties the draft to no application that exists.
    pub fn untie(self) {
        let mut draft = self.draft.get_untracked();
        draft.run_tail = fresh_tail();
        self.draft.set(draft);
    }

    /// Puts it up, with the draft from before a reload where there is one.
    pub fn bring() {
        let app = App::here();
        let draft = app.restored.try_update_value(Option::take).flatten().map_or_else(fresh_draft, |draft| *draft);
        if draft.is_from_link() {
            app.has_linked.set(true);
        }
        let form = Self::new(draft, app.current.context, app.configured);
        provide_context(form);
        app.form.came(FormHooks {
            is_begun: Hook::new(move |()| form.draft.with(|draft| !draft.display_name.is_empty())),
            begin: Hook::new(move |begin| form.begin(begin)),
        });
    }

    /// The form with this draft, in the tenant in use.
    pub fn new(draft: Draft, context: Memo<Option<TenantContext>>, configured: Configured) -> Self {
        let draft = draft::store(draft);
        let (checks, rules) = (RwSignal::new(Checks::default()), RwSignal::new(TenantRules::default()));
        let house = HouseHandle::new(configured);
        let problems = Memo::new(move || {
            let cloud = context.with(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud));
            let TenantRules { credentials, app, .. } = rules.get();
            let facts = Facts { cloud, credentials, app, house: house.facts() };
            draft.with(|draft| {
                let of_house = house.get().map(|house| (house.check)(draft, &facts, shell::now())).unwrap_or_default();
                let mut all = Vec::new();
                for (step, check) in Step::ALL.into_iter().zip(checks.get()) {
                    let Some(check) = check else { continue };
                    all.extend(check(draft, &facts, shell::now()));
                    all.extend(of_house.iter().filter(|problem| problem.field.step() == step).cloned());
                }
                all
            })
        });
        let (attempted, typing) = (RwSignal::new(Attempted::default()), Typing::bring());
        let told = Memo::from_last(move |before: Option<&Vec<Problem>>| {
            let is_typing = typing.is_on();
            let before = before.filter(|_| is_typing).map(Vec::as_slice);
            let was_at = |field| typing.was_at(&element_id(field));
            attempted.with(|attempted| problems.with(|now| told::told(now, before, was_at, attempted)))
        });
        let turn = RwSignal::new(0);
        let to_fill_in = StoredValue::new(None);
        Self {
            draft,
            problems,
            told,
            rules,
            house,
            to_fill_in,
            checks,
            attempted,
            turn,
            typing,
            announcer: announcer(),
        }
    }

    fn begin(self, begin: Begin) {
        match begin {
            Begin::Empty => self.take(self.empty()),
            Begin::LikeThis => {
                self.forget();
                self.draft.update(|draft| draft.begin_another(fresh_tail()));
            }
        }
    }

    /// A draft with nothing in it, within the rules of the house.
    fn empty(self) -> Draft {
        let draft = fresh_draft();
        untrack(|| self.within_rules(draft))
    }

    /// A draft that begins within the rules of the house.
    fn within_rules(self, mut draft: Draft) -> Draft {
        if let Some(house) = self.house.get() {
            (house.begin)(&mut draft, &house.rules, shell::now());
        }
        draft
    }

    /// Whether it says nothing that could be lost: what the rules of the house had it begin with is nobody's.
    pub fn is_blank(self) -> bool {
        self.draft
            .with(|draft| draft.is_blank() || draft.is_still(self.within_rules(Draft::new(draft.run_tail.clone()))))
    }

    /// The form of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// The same where there may be none yet.
    pub fn find() -> Option<Self> {
        use_context()
    }

    /// The steps that are shown, in order.
    pub fn steps(self) -> Vec<Step> {
        match self.house.get() {
            Some(house) => self.draft.with(|draft| (house.steps)(&house.rules, draft)),
            None => Step::ALL.to_vec(),
        }
    }

    /// What the tenant's policy and house rules leave of credentials, as far as they are known.
    pub fn credential_rules(self) -> CredentialRules {
        let of_tenant = self.rules.get().credentials.or_default();
        self.house.get().map_or(of_tenant, |house| (house.narrow)(of_tenant, house.rules.credentials))
    }

    /// Who can consent to a permission of this app, as far as the tenant's policy is known.
    pub fn who_consents(self, asked: Asked<'_>) -> WhoConsents {
        let (audience, assigned) = (self.draft.audience().get(), self.draft.assignment_required().get());
        who_consents(asked, audience, assigned, self.rules.get().consent.is())
    }

    /// A step is there: what is wrong with it is known from now on.
    pub fn check(self, step: Step, check: Check) {
        self.checks.update(|checks| checks[step as usize] = Some(check));
    }

    /// Takes another draft, which nobody has gone through yet.
    pub fn take(self, draft: Draft) {
        self.forget();
        self.draft.set(draft);
    }

    /// Nobody has gone through it.
    fn forget(self) {
        self.attempted.set(Attempted::default());
        self.typing.forget();
        self.turn.update(|turn| *turn += 1);
    }

    /// What is told of one field; changes only when it does.
    pub fn told_of(self, field: Field) -> Memo<Vec<Problem>> {
        let told = self.told;
        Memo::new(move || told.with(|all| all.iter().filter(|p| p.field == field).cloned().collect()))
    }

    /// The errors of a step that are told.
    pub fn told_errors(self, step: Step) -> Vec<Problem> {
        self.told.with(|all| all.iter().filter(|problem| is_error(problem, step)).cloned().collect())
    }

    /// Whether a step is there, and nothing is wrong with it.
    pub fn is_right(self, step: Step) -> bool {
        self.checks.with(|checks| checks[step as usize].is_some())
            && self.problems.with(|all| !all.iter().any(|problem| is_error(problem, step)))
    }

    /// The step's "Next" is pressed. Says whether nothing is in its way.
    pub fn attempt(self, step: Step) -> bool {
        self.typing.rest();
        self.turn.update(|turn| *turn += 1);
        self.problems.with_untracked(|now| self.attempted.update(|attempted| attempted.press(step, now)));
        untrack(|| self.is_right(step))
    }

    /// Whether somebody is typing; looks again when they begin and rest.
    pub fn is_typed_in(self) -> bool {
        self.typing.is_on()
    }

    /// What stands in the fields was put there whole, by a list that was pasted for one.
    pub fn rests(self) {
        self.typing.rest();
    }
}

fn is_error(problem: &Problem, step: Step) -> bool {
    problem.field.step() == step && problem.kind.severity() == Severity::Error
}

/// When each client secret ends that is wanted and whose date can be read. Taken with [`SecretEnds::here`].
#[derive(Clone, Copy)]
pub struct SecretEnds(Memo<Vec<(CredentialId, OffsetDateTime)>>);

impl SecretEnds {
    /// Those of the form that one is in.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| {
            App::here().parts.lasting(|| {
                let draft = Form::here().draft;
                let ends = Self(Memo::new(move || {
                    draft.with(|draft| {
                        let ends = draft.secrets().filter_map(|(id, own)| Some((id, secret::end(own, shell::now())?)));
                        ends.collect::<Vec<_>>()
                    })
                }));
                provide_context(ends);
                ends
            })
        })
    }

    /// When this one ends.
    pub fn of(self, id: CredentialId) -> Option<OffsetDateTime> {
        self.0.with(|ends| ends.iter().find(|(own, _)| *own == id).map(|(_, end)| *end))
    }
}
