//! What the page itself may not do yet: known before anything is sent, approved in the way of the press, and never told
//! as something that went wrong.
//!
//! # Invariants
//! - What goes on by itself after an approval is what was reviewed: with another draft, or on another page, it takes
//!   another press. It takes the same way as a press, with all that may hold that back.
//! - A run that has made nothing, for want of an approval alone, was none: it gives way to the step it was begun on.

use super::{Approving, Circumstances, Effect, Phase, Register, Write};
use crate::{
    directory::permission::grant::{self, Granted},
    graph::ask::AskError,
    http::request::GraphScope,
    plan::call::Mode,
    registration::{draft::Draft, house_rules::House, validate},
    run::failure::Failure,
    signin::session::Moment,
};

/// What the page has to be allowed for carrying this draft out.
pub fn needed(draft: &Draft, house: House, mode: Mode) -> Vec<GraphScope> {
    if mode == Mode::CreateOnly {
        return vec![GraphScope::AppRegistrationCreate];
    }
    let mut scopes = vec![GraphScope::ApplicationReadWriteAll];
    if draft.grant_consent && validate::can_be_granted(draft) {
        for grant in grant::wanted(&draft.permissions) {
            add(
                &mut scopes,
                match grant.what {
                    Granted::Delegated { .. } => GraphScope::DelegatedPermissionGrantReadWriteAll,
                    Granted::Application { .. } => GraphScope::AppRoleAssignmentReadWriteAll,
                },
            );
        }
    }
    if !house.owners().is_empty() {
        add(&mut scopes, GraphScope::DirectoryReadAll);
    }
    scopes
}

/// Adds a permission, once.
fn add(scopes: &mut Vec<GraphScope>, scope: GraphScope) {
    if !scopes.contains(&scope) {
        scopes.push(scope);
    }
}

/// What a run can begin with in the place of a permission. It ends with the question for that one.
pub const fn begins_with(scope: GraphScope) -> Option<GraphScope> {
    match scope {
        GraphScope::ApplicationReadWriteAll => Some(GraphScope::AppRegistrationCreate),
        _ => None,
    }
}

impl Register {
    /// Somebody has looked at what the page is allowed: what was waiting for that goes on.
    pub(super) fn looked(&mut self, lacking: Vec<GraphScope>, at: &Circumstances, now: Moment) -> Vec<Effect> {
        self.lacking = lacking;
        if !self.lacking.is_empty() {
            return Vec::new();
        }
        match self.approving.take() {
            Some(Approving { draft, came: true }) if draft == at.draft => self.go_ahead(Write::Register, at, now),
            _ => Vec::new(),
        }
    }

    /// Asks for what is lacking, where something is.
    pub(super) fn ask_approval(&mut self, write: Write, at: &Circumstances) -> Vec<Effect> {
        let lacking = match write {
            Write::Register => self.lacking.clone(),
            Write::Resume => self.unapproved(),
        };
        if lacking.is_empty() || self.phase() == Phase::Running {
            return Vec::new();
        }
        if write == Write::Register {
            self.approving = Some(Approving { draft: at.draft.clone(), came: false });
        }
        vec![Effect::Approve(lacking)]
    }

    /// Takes a run back that has made nothing for want of an approval alone.
    pub(super) fn take_back(&mut self) -> Option<Effect> {
        let begun = self.begun.as_ref().filter(|begun| begun.since.is_none())?;
        let lacking = self.unapproved();
        if lacking.is_empty() || begun.run.outcome().application.is_some() {
            return None;
        }
        self.drop_run();
        self.lacking = lacking;
        Some(Effect::ShowReview)
    }

    /// What the run has stopped for the want of, where that is all that keeps the client from being registered.
    pub fn unapproved(&self) -> Vec<GraphScope> {
        let mut scopes = Vec::new();
        for (_, failure) in
            self.begun.iter().flat_map(|begun| begun.run.failures()).filter(|(kind, _)| !kind.is_of_consent())
        {
            match failure {
                Failure::Ask(AskError::ConsentNeeded(scope)) => add(&mut scopes, *scope),
                _ => return Vec::new(),
            }
        }
        scopes
    }

    /// What the page itself is not allowed yet, as far as somebody has looked.
    pub fn lacking(&self) -> &[GraphScope] {
        &self.lacking
    }
}
