//! The form on the page: what has been typed, what is wrong with it, and which steps were gone through.
//!
//! # Invariants
//! A step's check comes with the step: what was typed on one that is not there yet is neither right nor wrong.

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use super::{
    late::Hook,
    state::{App, FormHooks},
};
use crate::{
    directory::{cloud::Cloud, credential::CredentialId, ids::RunTail, severity::Severity, tenant::TenantContext},
    registration::{
        draft::Draft,
        problem::{Field, Problem},
        secret,
        step::Step,
        steps::Check,
    },
    web::{
        browser::random,
        ui::{Announcer, announcer},
    },
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
    checks: RwSignal<Checks>,
    /// Steps whose "Next" was pressed: their problems are shown, touched or not.
    attempted: RwSignal<Vec<Step>>,
    /// Speaks to people who do not see a row come or go.
    pub announcer: Announcer,
}

/// A draft with nothing in it, tied to no application that exists.
fn fresh_draft() -> Draft {
    Draft::new(RunTail::from_random(random::bytes()))
}

impl Form {
    /// Puts it up, with the draft from before a reload where there is one.
    pub fn bring() {
        let app = App::here();
        let draft = app.restored.try_update_value(Option::take).flatten().map_or_else(fresh_draft, |draft| *draft);
        if draft.is_from_link() {
            app.has_linked.set(true);
        }
        let form = Self::new(draft, app.current.context);
        provide_context(form);
        app.form.came(FormHooks {
            is_begun: Hook::new(move |()| form.draft.with(|draft| !draft.display_name.is_empty())),
            empty: Hook::new(move |()| form.take(fresh_draft())),
        });
    }

    /// The form with this draft, in the tenant in use.
    pub fn new(draft: Draft, context: Memo<Option<TenantContext>>) -> Self {
        let draft = super::draft::store(draft);
        let checks = RwSignal::new(Checks::default());
        let problems = Memo::new(move || {
            let cloud = context.with(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud));
            let checks = checks.get().into_iter().flatten();
            draft.with(|draft| checks.flat_map(|check| check(draft, cloud, super::now())).collect::<Vec<_>>())
        });
        Self { draft, problems, checks, attempted: RwSignal::new(Vec::new()), announcer: announcer() }
    }

    /// The form of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// The same where there may be none yet.
    pub fn find() -> Option<Self> {
        use_context()
    }

    /// A step is there: what is wrong with it is known from now on.
    pub fn check(self, step: Step, check: Check) {
        self.checks.update(|checks| checks[step as usize] = Some(check));
    }

    /// Takes another draft, which nobody has gone through yet.
    pub fn take(self, draft: Draft) {
        self.draft.set(draft);
        self.attempted.set(Vec::new());
    }

    /// The problems of one field; changes only when they do.
    pub fn problems_of(self, field: Field) -> Memo<Vec<Problem>> {
        let problems = self.problems;
        Memo::new(move || problems.with(|all| all.iter().filter(|p| p.field == field).cloned().collect()))
    }

    /// The errors of a step.
    pub fn errors_of(self, step: Step) -> Vec<Problem> {
        self.problems.with(|all| {
            let errors = all.iter().filter(|p| p.field.step() == step && p.kind.severity() == Severity::Error);
            errors.cloned().collect()
        })
    }

    /// Whether a step is there, and nothing is wrong with it.
    pub fn is_right(self, step: Step) -> bool {
        self.checks.with(|checks| checks[step as usize].is_some()) && self.errors_of(step).is_empty()
    }

    /// Whether the step's "Next" was pressed.
    pub fn is_attempted(self, step: Step) -> bool {
        self.attempted.with(|steps| steps.contains(&step))
    }

    /// The step's "Next" is pressed.
    pub fn attempt(self, step: Step) {
        if self.attempted.with_untracked(|steps| !steps.contains(&step)) {
            self.attempted.update(|steps| steps.push(step));
        }
    }
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
                        let ends = draft.secrets().filter_map(|(id, own)| Some((id, secret::end(own, super::now())?)));
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
