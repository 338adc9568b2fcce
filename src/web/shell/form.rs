//! The form on the page: what has been typed, what is wrong with it, and which steps were gone through.

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use crate::{
    directory::{cloud::Cloud, credential::CredentialId, severity::Severity, tenant::TenantContext},
    registration::{
        draft::Draft,
        problem::{Field, Problem},
        secret,
        step::Step,
        validate,
    },
    web::ui::{Announcer, announcer},
};

/// The form, by a handle that is cheap to copy. Taken with [`Form::here`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct Form {
    /// What has been typed.
    pub draft: Store<Draft>,
    /// Every problem of the draft, in the order of the form.
    pub problems: Memo<Vec<Problem>>,
    /// When each client secret ends that is wanted and whose date can be read.
    secret_ends: Memo<Vec<(CredentialId, OffsetDateTime)>>,
    /// Steps whose "Next" was pressed: their problems are shown, touched or not.
    attempted: RwSignal<Vec<Step>>,
    /// Speaks to people who do not see a row come or go.
    pub announcer: Announcer,
}

impl Form {
    /// The form with this draft, in the tenant in use.
    pub(super) fn new(draft: Draft, context: Memo<Option<TenantContext>>) -> Self {
        let draft = super::draft::store(draft);
        let problems = Memo::new(move || {
            let cloud = context.with(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud));
            draft.with(|draft| validate::problems(draft, cloud, super::now()))
        });
        let secret_ends = Memo::new(move || {
            draft.with(|draft| {
                let ends = draft.secrets().filter_map(|(id, own)| Some((id, secret::end(own, super::now())?)));
                ends.collect::<Vec<_>>()
            })
        });
        Self { draft, problems, secret_ends, attempted: RwSignal::new(Vec::new()), announcer: announcer() }
    }

    /// The form of the page that one is in.
    pub fn here() -> Self {
        expect_context()
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

    /// When a client secret ends, where its date can be read.
    pub fn secret_end(self, id: CredentialId) -> Option<OffsetDateTime> {
        self.secret_ends.with(|ends| ends.iter().find(|(own, _)| *own == id).map(|(_, end)| *end))
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
