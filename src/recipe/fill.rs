//! A recipe with answers: what it fills in, finished or not.

use super::{
    Recipe,
    permission::{Api, Permission},
    question::AnswerProblem,
};
use crate::{
    directory::{audience::SignInAudience, ids::AppId, permission::PermissionKind},
    registration::{
        credentials::CredentialDraft,
        from_link::note::RecipeNote,
        share::{
            SharedDraft,
            proposal::{Proposal, ProposedPermission},
        },
    },
};

/// What a recipe fills in, as the answers are so far: a question that has none stands in it by its name, `{team}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// "Display name".
    pub display_name: Option<String>,
    /// "Supported account types".
    pub audience: Option<SignInAudience>,
    /// "Require user assignment".
    pub assignment_required: Option<bool>,
    /// "Service management reference".
    pub service_reference: Option<String>,
    /// "Notes".
    pub notes: Option<String>,
    /// Redirect URIs.
    pub redirect_uris: Vec<String>,
    /// API permissions.
    pub permissions: Vec<FilledPermission>,
    /// Credentials that are made at once.
    pub credentials: Option<Vec<CredentialDraft>>,
}

/// A permission that a recipe asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledPermission {
    /// The API; none while the question for it has no answer.
    pub api: Option<AppId>,
    /// What the recipe calls it; empty where it does not.
    pub api_name: String,
    /// Its value.
    pub value: String,
    /// Delegated or application.
    pub kind: PermissionKind,
    /// What it is needed for; may be empty.
    pub why: String,
}

impl From<Proposal> for Filled {
    fn from(own: Proposal) -> Self {
        let permission = |own: ProposedPermission| {
            let ProposedPermission { api, api_name, value, kind, why, .. } = own;
            FilledPermission { api: Some(api), api_name, value, kind, why }
        };
        Self {
            display_name: own.display_name,
            audience: own.audience,
            assignment_required: own.assignment_required,
            service_reference: own.service_reference,
            notes: own.notes,
            redirect_uris: own.redirect_uris,
            permissions: own.permissions.into_iter().map(permission).collect(),
            credentials: own.credentials,
        }
    }
}

impl Recipe {
    /// The answers that stand there first.
    pub fn suggested(&self) -> Vec<String> {
        self.questions.iter().map(|question| question.suggested.clone()).collect()
    }

    /// What is wrong with answers, each with the place of its question.
    pub fn check(&self, answers: &[String]) -> Vec<(usize, AnswerProblem)> {
        let answer = |at: usize| answers.get(at).map_or("", String::as_str);
        self.questions.iter().enumerate().filter_map(|(at, own)| Some((at, own.check(answer(at))?))).collect()
    }

    /// What it fills in.
    pub fn fill(&self, answers: &[String]) -> Filled {
        let shown = |(at, question): (usize, &super::Question)| {
            let answer = answers.get(at).map_or("", |answer| answer.trim());
            if answer.is_empty() { ["{", &question.id, "}"].concat() } else { answer.to_owned() }
        };
        let answers: Vec<String> = self.questions.iter().enumerate().map(shown).collect();
        let permission = |own: &Permission| {
            let (api, api_name) = match &own.api {
                Api::Known(api, name) => (Some(*api), name.clone()),
                Api::Asked(at, name) => (answers.get(*at).and_then(|answer| answer.parse().ok()), name.clone()),
            };
            FilledPermission { api, api_name, value: own.value.fill(&answers), kind: own.kind, why: own.why.clone() }
        };
        Filled {
            display_name: self.display_name.as_ref().map(|own| own.fill(&answers)),
            audience: self.audience,
            assignment_required: self.assignment_required,
            service_reference: self.service_reference.as_ref().map(|own| own.fill(&answers)),
            notes: self.notes.as_ref().map(|own| own.fill(&answers)),
            redirect_uris: self.redirect_uris.iter().map(|own| own.fill(&answers)).collect(),
            permissions: self.permissions.iter().map(permission).collect(),
            credentials: self.credentials.as_ref().map(|own| own.fill(&answers)),
        }
    }

    /// What a draft keeps of it.
    pub fn note(&self) -> RecipeNote {
        let credentials = self.credentials.as_ref();
        RecipeNote {
            title: self.title.clone(),
            fixed: self.fixed.clone(),
            kinds: credentials.map(|own| own.kinds.clone()),
            longest_days: credentials.and_then(|own| own.longest),
            next_steps: self.next_steps.clone(),
        }
    }

    /// The draft that it proposes.
    ///
    /// # Errors
    /// What is wrong with the answers.
    pub fn propose(&self, answers: &[String]) -> Result<SharedDraft, Vec<(usize, AnswerProblem)>> {
        self.proposal(answers).map(SharedDraft::from)
    }

    /// The same, before it is a draft.
    ///
    /// # Errors
    /// What is wrong with the answers.
    pub fn proposal(&self, answers: &[String]) -> Result<Proposal, Vec<(usize, AnswerProblem)>> {
        let problems = self.check(answers);
        if !problems.is_empty() {
            return Err(problems);
        }
        let filled = self.fill(answers);
        let permission = |own: FilledPermission| {
            let FilledPermission { api, api_name, value, kind, why } = own;
            Some(ProposedPermission { id: None, api: api?, api_name, value, kind, why })
        };
        Ok(Proposal {
            display_name: filled.display_name,
            audience: filled.audience,
            assignment_required: filled.assignment_required,
            service_reference: filled.service_reference,
            notes: filled.notes,
            redirect_uris: filled.redirect_uris,
            permissions: filled.permissions.into_iter().filter_map(permission).collect(),
            credentials: filled.credentials,
            note: Some(self.note()),
        })
    }
}
