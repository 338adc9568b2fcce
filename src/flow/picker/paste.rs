//! The list of permission names that is pasted: its text, and what came of it.
//!
//! # Invariants
//! - Nothing is picked before every API that the list names was read: what cannot be read picks nothing.
//! - What matches a list comes with the list's own part of the page: nothing here names it.

use std::fmt::Debug;

use super::need::{Answer, Known, Need};
use crate::{
    directory::{
        ids::AppId,
        permission::{PermissionKind, PickedPermission},
    },
    graph::ask::AskError,
    registration::paste::{Matches, NotMatched},
};

/// What came of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing was asked for.
    #[default]
    Nothing,
    /// The APIs are being read.
    Reading,
    /// What was found, and what was not.
    Done(Vec<PickedPermission>, Vec<(String, NotMatched)>),
    /// An API could not be read.
    Failed(AskError),
}

/// A list that is being matched with what the tenant's APIs offer.
pub trait Matching: Debug {
    /// Looks each name up as far as that goes without asking. Gives back what came of the list, once all of it is known.
    fn advance(&mut self, known: &Known) -> Option<Matches>;
    /// What has to be known before it goes any further.
    fn needs(&self) -> &[Need];
    /// Takes in what the tenant has answered.
    ///
    /// # Errors
    /// Without this answer the list cannot be matched.
    fn hear(&mut self, need: &Need, answer: &Result<Answer, AskError>) -> Result<(), AskError>;
    /// Another one that stands where this one does.
    fn copy(&self) -> Box<dyn Matching>;
}

impl Clone for Box<dyn Matching> {
    fn clone(&self) -> Self {
        (**self).copy()
    }
}

/// Begins to match a list, with the kind that is picked where an API offers both, and the API that is shown.
pub type Begin = fn(&str, PermissionKind, Option<AppId>) -> Box<dyn Matching>;

/// The list of the permissions step.
#[derive(Clone, Debug)]
pub struct Paste {
    /// The text.
    pub text: String,
    /// The kind that is picked where an API offers both.
    pub preferred: PermissionKind,
    /// What came of it.
    pub pasted: Pasted,
    matching: Option<Box<dyn Matching>>,
}

impl Default for Paste {
    fn default() -> Self {
        Self { text: String::new(), preferred: PermissionKind::Delegated, pasted: Pasted::Nothing, matching: None }
    }
}

impl Paste {
    /// Keeps the text, and nothing that another tenant has answered.
    pub(super) fn forget(&mut self) {
        self.pasted = Pasted::Nothing;
        self.matching = None;
    }

    /// Begins to match the list. A name without its API is first looked for in the one that is shown.
    pub(super) fn read(&mut self, begin: Begin, shown: Option<AppId>) {
        self.forget();
        if self.text.trim().is_empty() {
            return;
        }
        self.pasted = Pasted::Reading;
        self.matching = Some(begin(&self.text, self.preferred, shown));
    }

    /// Takes a name off those that were not matched: it is picked as it was meant, and counts among the others.
    pub(super) fn take(&mut self, name: &str) -> Option<PickedPermission> {
        let Pasted::Done(found, unmatched) = &mut self.pasted else { return None };
        let is_it = |(text, why): &(String, NotMatched)| {
            text == name && matches!(why, NotMatched::NoSuchPermission { near: Some(_), .. })
        };
        let at = unmatched.iter().position(is_it)?;
        let (_, NotMatched::NoSuchPermission { near: Some(near), .. }) = unmatched.remove(at) else { return None };
        found.push((*near).clone());
        Some(*near)
    }

    /// Goes on with what is known. Gives back what is to be picked, once that is all known.
    pub(super) fn advance(&mut self, known: &mut Known) -> Vec<PickedPermission> {
        let Some((found, unmatched)) = self.matching.as_mut().and_then(|matching| matching.advance(known)) else {
            return Vec::new();
        };
        self.matching = None;
        for pick in &found {
            known.note_use(pick.resource_app_id);
        }
        self.pasted = Pasted::Done(found.clone(), unmatched);
        found
    }

    pub(super) fn needs(&self) -> &[Need] {
        self.matching.as_ref().map_or(&[], |matching| matching.needs())
    }

    pub(super) fn hear(&mut self, need: &Need, answer: &Result<Answer, AskError>) {
        let Some(matching) = self.matching.as_mut().filter(|matching| matching.needs().contains(need)) else { return };
        if let Err(error) = matching.hear(need, answer) {
            self.pasted = Pasted::Failed(error);
            self.matching = None;
        }
    }
}
