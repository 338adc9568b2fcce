//! A registration that has come by a link, from its arrival until it is the draft.
//!
//! # Invariants
//! Nothing that was typed gives way to it unasked: it becomes the draft by itself only in the place of a draft with
//! nothing in it, and not before the form is opened. What it brings counts for nothing before the person has looked at
//! it ([`crate::registration::from_link`]).

use std::sync::Arc;

use super::route::Page;
use crate::{
    directory::{
        ids::TenantId,
        permission::{PickedPermission, ResourceApi},
    },
    registration::{
        draft::Draft,
        share::{ShareProblem, SharedDraft},
        step::Step,
    },
};

/// What has come by a link and is not in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Nothing.
    None,
    /// A link that makes no registration.
    Unreadable(ShareProblem),
    /// A registration, which waits.
    Waiting(SharedDraft),
}

/// What has happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A link was opened.
    Found {
        /// What it says.
        read: Result<SharedDraft, ShareProblem>,
        /// The draft says the same already.
        is_draft: bool,
        /// The draft has nothing in it.
        is_blank: bool,
    },
    /// A page is shown.
    Shown {
        /// The page.
        page: Page,
        /// The draft has nothing in it.
        is_blank: bool,
    },
    /// The person wants the link's registration.
    Take {
        /// A run is under way.
        is_running: bool,
    },
    /// The person wants what they have, or the session ends.
    Discard,
    /// The tenant in use, with each change of it or of what is known of its APIs.
    TenantIs(Option<TenantId>),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The tab forgets the link.
    Forget,
    /// The registration becomes the draft.
    Become(SharedDraft),
    /// A page is shown.
    Show(Page),
    /// The draft is taken into the tenant in use.
    Settle {
        /// What was read of its APIs is the same tenant's.
        with_apis: bool,
    },
}

/// The state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    arrival: Arrival,
    page: Page,
    tenant: Option<TenantId>,
}

impl Default for Link {
    fn default() -> Self {
        Self { arrival: Arrival::None, page: Page::Start, tenant: None }
    }
}

impl Link {
    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Found { is_draft: true, .. } | Event::Discard => {
                self.arrival = Arrival::None;
                vec![Effect::Forget]
            }
            Event::Found { read: Ok(shared), is_blank, .. } => {
                self.arrival = Arrival::Waiting(shared);
                self.fill(is_blank)
            }
            Event::Found { read: Err(problem), .. } => {
                self.arrival = Arrival::Unreadable(problem);
                vec![Effect::Forget]
            }
            Event::Shown { page, is_blank } => {
                // A link that is of no use is spoken of once.
                if page != self.page && matches!(self.arrival, Arrival::Unreadable(_)) {
                    self.arrival = Arrival::None;
                }
                self.page = page;
                self.fill(is_blank)
            }
            // What a run makes belongs to the draft that there is.
            Event::Take { is_running: true } => Vec::new(),
            Event::Take { is_running: false } => {
                let mut effects = self.become_the_draft();
                if self.tenant.is_some() {
                    effects.push(Effect::Show(Page::Step(Step::Basics)));
                }
                effects
            }
            Event::TenantIs(tenant) => {
                let before = std::mem::replace(&mut self.tenant, tenant);
                // The APIs of a tenant that was just left are forgotten elsewhere, maybe a moment later.
                tenant.map(|_| vec![Effect::Settle { with_apis: before == tenant }]).unwrap_or_default()
            }
        }
    }

    /// Puts what waits in the place of a draft with nothing in it, in the form.
    fn fill(&mut self, is_blank: bool) -> Vec<Effect> {
        let in_form = matches!(self.page, Page::Step(_));
        if in_form && is_blank { self.become_the_draft() } else { Vec::new() }
    }

    fn become_the_draft(&mut self) -> Vec<Effect> {
        match std::mem::replace(&mut self.arrival, Arrival::None) {
            Arrival::Waiting(shared) => vec![Effect::Forget, Effect::Become(shared)],
            other => {
                self.arrival = other;
                Vec::new()
            }
        }
    }

    /// What has come and is not in the draft.
    pub const fn arrival(&self) -> &Arrival {
        &self.arrival
    }

    /// The registration that waits.
    pub const fn waiting(&self) -> Option<&SharedDraft> {
        match &self.arrival {
            Arrival::Waiting(shared) => Some(shared),
            Arrival::None | Arrival::Unreadable(_) => None,
        }
    }
}

/// Takes a draft into the tenant, and puts what that says of its APIs, as far as they were read, in the place of what a
/// link said of them. One permission, which is known, is the same in all tenants.
pub fn settle(draft: &mut Draft, tenant: TenantId, known: &PickedPermission, apis: &[Arc<ResourceApi>]) {
    draft.enter(tenant);
    draft.check_permission(known);
    for api in apis {
        draft.check_permissions(api);
    }
}

#[cfg(test)]
mod tests;
