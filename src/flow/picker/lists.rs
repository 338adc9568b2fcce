//! The lists of APIs that are read as a whole: Microsoft's well-known ones, and the person's own.
//!
//! # Invariants
//! Each is read once a session, when it is first looked at; what has failed is asked again only where the person asks.

use std::sync::Arc;

use super::need::{Answer, Need};
use crate::{
    directory::permission::{ResourceApi, ResourceSummary},
    graph::ask::AskError,
};

/// What is known of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Listed<T> {
    /// Nothing yet.
    #[default]
    Unread,
    /// It is being read.
    Reading,
    /// All of it.
    Read(T),
    /// The answer did not come, or was an error.
    Failed(AskError),
}

impl<T> Listed<T> {
    fn want(&mut self) {
        if matches!(self, Self::Unread | Self::Failed(_)) {
            *self = Self::Reading;
        }
    }

    fn unwant(&mut self) {
        if !matches!(self, Self::Read(_)) {
            *self = Self::Unread;
        }
    }

    fn hear(&mut self, answer: Result<T, AskError>) {
        match (answer, &self) {
            (Ok(list), _) => *self = Self::Read(list),
            // Somebody else has asked for it: it is read when it is looked at.
            (Err(_), Self::Unread | Self::Read(_)) => {}
            (Err(error), _) => *self = Self::Failed(error),
        }
    }
}

/// The two lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Those of Microsoft's well-known APIs that are in the tenant.
    pub microsoft: Listed<Vec<ResourceSummary>>,
    /// The APIs among the applications that the person owns.
    pub own: Listed<Vec<Arc<ResourceApi>>>,
}

impl Lists {
    /// Wants the list of Microsoft's, unless it is known.
    pub(super) fn want_microsoft(&mut self) {
        self.microsoft.want();
    }

    /// Wants the person's own, unless they are known.
    pub(super) fn want_own(&mut self) {
        self.own.want();
    }

    /// Nobody looks at them for now.
    pub(super) fn unwant(&mut self) {
        self.microsoft.unwant();
        self.own.unwant();
    }

    pub(super) fn needs_microsoft(&self) -> Option<Need> {
        (self.microsoft == Listed::Reading).then_some(Need::Microsoft)
    }

    pub(super) fn needs_own(&self) -> Option<Need> {
        (self.own == Listed::Reading).then_some(Need::Own)
    }

    pub(super) fn hear(&mut self, need: &Need, answer: &Result<Answer, AskError>) {
        match (need, answer) {
            (Need::Microsoft, Ok(Answer::Page(found))) => self.microsoft.hear(Ok(found.apis.clone())),
            (Need::Microsoft, Err(error)) => self.microsoft.hear(Err(error.clone())),
            (Need::Own, Ok(Answer::Own(apis))) => self.own.hear(Ok(apis.clone())),
            (Need::Own, Err(error)) => self.own.hear(Err(error.clone())),
            _ => {}
        }
    }
}
