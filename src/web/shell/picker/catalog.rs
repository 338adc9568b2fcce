//! The lists of APIs that are read as a whole: Microsoft's well-known ones, and the person's own.
//!
//! # Invariants
//! Each is read once, when it is first looked at; what has failed is asked again only where the person asks.

use leptos::{prelude::*, task::spawn_local};

use super::{asking::Lane, trouble::Trouble};
use crate::{
    directory::permission::{ResourceApi, ResourceSummary},
    graph::{calls, resource},
    web::shell::state::App,
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
    Failed(Trouble),
}

impl<T> Listed<T> {
    fn is_wanted(&self) -> bool {
        matches!(self, Self::Unread | Self::Failed(_))
    }

    fn of(answer: Result<T, Trouble>) -> Self {
        answer.map_or_else(Self::Failed, Self::Read)
    }
}

/// The lists of the permissions step.
#[derive(Clone, Copy)]
pub struct Catalog {
    /// Asks for Microsoft's.
    pub microsoft_lane: Lane,
    /// Those of Microsoft's well-known APIs that are in the tenant.
    pub microsoft: RwSignal<Listed<Vec<ResourceSummary>>>,
    /// Asks for the person's own.
    pub own_lane: Lane,
    /// The APIs among the applications that the person owns.
    pub own: RwSignal<Listed<Vec<ResourceApi>>>,
}

impl Catalog {
    /// Nothing was read yet.
    pub fn new(app: App) -> Self {
        Self {
            microsoft_lane: Lane::new(app),
            microsoft: RwSignal::new(Listed::Unread),
            own_lane: Lane::new(app),
            own: RwSignal::new(Listed::Unread),
        }
    }

    /// Reads which of Microsoft's APIs are in the tenant, unless that is known.
    pub fn read_microsoft(self) {
        if self.microsoft.with_untracked(Listed::is_wanted) {
            let turn = self.microsoft_lane.begin();
            self.microsoft.set(Listed::Reading);
            spawn_local(async move {
                let asked = self.microsoft_lane.ask_for(calls::well_known_apis(), turn, resource::read_found);
                if let Some(answer) = asked.await {
                    self.microsoft.set(Listed::of(answer.map(|found| found.apis)));
                }
            });
        }
    }

    /// Reads the person's own APIs, unless they are known.
    pub fn read_own(self) {
        if self.own.with_untracked(Listed::is_wanted) {
            let turn = self.own_lane.begin();
            self.own.set(Listed::Reading);
            spawn_local(async move {
                let read = |response: &_, _: &_| resource::read_owned(response);
                if let Some(answer) = self.own_lane.ask_for(calls::owned_apis(), turn, read).await {
                    self.own.set(Listed::of(answer));
                }
            });
        }
    }
}
