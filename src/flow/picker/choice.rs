//! The API whose permissions are shown: reads it, and adds it to the tenant where it is missing.
//!
//! # Invariants
//! Only the newest choice may change what is shown. Adding an API asks for nothing more once the tenant has it, whoever
//! has added it.

use std::sync::Arc;

use super::need::{Answer, Known, Need};
use crate::{
    directory::{ids::AppId, permission::ResourceApi},
    graph::ask::AskError,
};

/// The API whose permissions are shown. It is named as the list had it that it was chosen from, where there was one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    /// None.
    #[default]
    None,
    /// Being read.
    Reading(AppId, Option<String>),
    /// This one.
    Ready(Arc<ResourceApi>),
    /// Not in this tenant.
    NotInTenant(AppId, Option<String>),
    /// Could not be read.
    Failed(AppId, Option<String>, AskError),
}

impl Chosen {
    /// The API that it is about.
    pub fn app_id(&self) -> Option<AppId> {
        match self {
            Self::None => None,
            Self::Reading(id, _) | Self::NotInTenant(id, _) | Self::Failed(id, ..) => Some(*id),
            Self::Ready(api) => Some(api.summary.app_id),
        }
    }

    /// What it is called, where that is known.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Reading(_, name) | Self::NotInTenant(_, name) | Self::Failed(_, name, _) => name.clone(),
            Self::Ready(api) => Some(api.summary.display_name.clone()),
        }
    }
}

/// How adding an API to the tenant stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Adding {
    /// Not begun.
    #[default]
    No,
    /// Its service principal is asked for.
    Making,
    /// It is made, or was there already, and its permissions are read.
    Reading,
    /// The tenant has it now.
    Done,
    /// Refused, or no answer came.
    Failed(AskError),
}

impl Adding {
    /// Whether it is under way.
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Making | Self::Reading)
    }
}

/// The choice of the permissions step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The API whose permissions are shown.
    pub chosen: Chosen,
    /// How adding it to the tenant stands.
    pub adding: Adding,
    /// How often something was chosen: what is chosen once more is shown once more.
    pub turn: u32,
    /// What its application tells of an API of the person's own, where the tenant has no service principal for it.
    own: Option<Arc<ResourceApi>>,
}

impl Choice {
    /// Nothing is chosen.
    pub(super) fn forget(&mut self) {
        *self = Self { turn: self.turn.wrapping_add(1), ..Self::default() };
    }

    /// Shows the permissions of an API, which are read unless they are known.
    pub(super) fn choose(
        &mut self,
        app_id: AppId,
        name: Option<String>,
        own: Option<Arc<ResourceApi>>,
        known: &mut Known,
    ) {
        self.own = own;
        let chosen = known.get(app_id).cloned().map_or(Chosen::Reading(app_id, name), Chosen::Ready);
        self.show(chosen, Adding::No, known);
    }

    fn show(&mut self, chosen: Chosen, adding: Adding, known: &mut Known) {
        if let Chosen::Ready(api) = &chosen {
            known.note_use(api.summary.app_id);
        }
        self.turn = self.turn.wrapping_add(1);
        self.adding = adding;
        self.chosen = chosen;
    }

    /// Reads it once more, after that has failed.
    pub(super) fn try_again(&mut self, known: &mut Known) {
        if let Some(app_id) = self.chosen.app_id() {
            let own = self.own.take();
            self.choose(app_id, self.chosen.name(), own, known);
        }
    }

    /// Looks whether the API has come into the tenant meanwhile.
    pub(super) fn look_again(&mut self, known: &mut Known) {
        let Some(app_id) = self.chosen.app_id() else { return };
        let before = known.get(app_id).cloned().or_else(|| self.own.take());
        known.forget(app_id);
        self.choose(app_id, self.chosen.name(), before, known);
    }

    /// Shows that an API is not in this tenant: a search has said so.
    pub(super) fn is_missing(&mut self, app_id: AppId, known: &mut Known) {
        self.own = None;
        self.show(Chosen::NotInTenant(app_id, None), Adding::No, known);
    }

    /// Makes a service principal for an API, then shows its permissions. Where another one was chosen since that was
    /// asked for, nothing is made.
    pub(super) fn add(&mut self, app_id: AppId) {
        let is_chosen = self.chosen.app_id() == Some(app_id);
        let is_missing = match &self.chosen {
            Chosen::NotInTenant(..) => true,
            Chosen::Ready(api) => api.summary.id.is_none(),
            Chosen::None | Chosen::Reading(..) | Chosen::Failed(..) => false,
        };
        if is_chosen && is_missing && !self.adding.is_busy() {
            self.adding = Adding::Making;
        }
    }

    pub(super) fn need(&self) -> Option<Need> {
        let app_id = self.chosen.app_id()?;
        match (&self.adding, &self.chosen) {
            (Adding::Making, _) => Some(Need::Add(app_id)),
            (Adding::Reading, _) => Some(Need::Added(app_id)),
            (_, Chosen::Reading(..)) => Some(Need::Api(app_id)),
            _ => None,
        }
    }

    pub(super) fn hear(&mut self, need: &Need, answer: &Result<Answer, AskError>, known: &mut Known) {
        if self.need().as_ref() != Some(need) {
            return;
        }
        match (need, answer) {
            (Need::Add(_), Ok(_)) => self.adding = Adding::Reading,
            (Need::Add(_), Err(error)) if error.is_there_already() => self.adding = Adding::Reading,
            (Need::Add(_) | Need::Added(_), Err(error)) => self.adding = Adding::Failed(error.clone()),
            (Need::Added(_), Ok(Answer::Api(api))) => {
                known.learn(Arc::clone(api));
                self.show(Chosen::Ready(Arc::clone(api)), Adding::Done, known);
            }
            (Need::Api(_), Ok(Answer::Api(api))) => self.show(Chosen::Ready(Arc::clone(api)), Adding::No, known),
            (Need::Api(app_id), Err(error)) => {
                let name = self.chosen.name();
                let chosen = match self.own.take() {
                    Some(own) if error.is_not_found() => {
                        known.learn(Arc::clone(&own));
                        Chosen::Ready(own)
                    }
                    None if error.is_not_found() => Chosen::NotInTenant(*app_id, name),
                    own => {
                        self.own = own;
                        Chosen::Failed(*app_id, name, error.clone())
                    }
                };
                self.show(chosen, Adding::No, known);
            }
            _ => {}
        }
    }
}
