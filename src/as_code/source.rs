//! What a script is written from: a registration, finished or not, and its plan.

use time::OffsetDateTime;

use super::note::Note;
use crate::{
    directory::{
        cloud::Cloud,
        credential::Expiry,
        permission::{grant::WantedGrant, well_known::WellKnownApi},
    },
    plan::{
        build::build,
        call::{Mode, Plan},
    },
    registration::content::Content,
};

/// What a script is written from.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// What the registration says.
    pub content: &'a Content<'a>,
    /// The calls that make it.
    pub plan: Plan,
    /// The cloud that it is for.
    pub cloud: Cloud,
    /// The moment from which lifetimes are counted.
    pub now: OffsetDateTime,
    /// Whether its APIs are those of the sandbox.
    pub in_sandbox: bool,
}

impl<'a> Source<'a> {
    /// By upsert, whatever the page itself may do: whoever runs a script signs in to it by themselves.
    pub fn new(content: &'a Content<'a>, now: OffsetDateTime, in_sandbox: bool) -> Self {
        Self { content, plan: build(content, Mode::Upsert), cloud: content.cloud, now, in_sandbox }
    }

    /// What is to be said in every format that has all of it.
    pub(super) fn notes(&self) -> Vec<Note> {
        let counted = self.plan.secrets().any(|(_, secret)| matches!(secret.expiry, Expiry::After(_)));
        let mut notes: Vec<Note> = counted.then_some(Note::SecretEnds).into_iter().collect();
        let too_long = self.plan.grants.iter().filter(|grant| !grant.fits());
        notes.extend(too_long.map(|grant| Note::GrantTooLong { api: grant.api_name.clone() }));
        notes.extend(self.made_up());
        notes
    }

    /// The APIs of the sandbox that are none of Microsoft's, each once.
    pub(super) fn made_up(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        for pick in self.content.permissions.iter().filter(|_| self.in_sandbox) {
            let note = Note::MadeUp { api: pick.resource_name.clone() };
            if WellKnownApi::of(pick.resource_app_id).is_none() && !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    /// The grants that can be made.
    pub(super) fn grants(&self) -> impl Iterator<Item = &WantedGrant> {
        self.plan.grants.iter().filter(|grant| grant.fits())
    }
}
