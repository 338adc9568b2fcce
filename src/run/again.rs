//! The same draft registered again, after a run that has come to its end.
//!
//! # Invariants
//! What was chosen last is what is done: a call that is not wanted any more is not sent. What is done already stays
//! done, so that nothing is made twice.

use time::OffsetDateTime;

use super::{
    action::Action,
    lane::{Lane, State},
    lanes::service_principal,
    learned::Assignment,
    machine::Run,
};
use crate::{
    directory::credential::CredentialKind,
    plan::call::{CallKind, Plan},
};

impl Run {
    /// Goes on with the plan of the same draft as it is now. Gives the plan back where the application would be another
    /// one than this run has made: then it takes another run.
    pub fn take_up(&mut self, mut plan: Plan, now: OffsetDateTime) -> Option<Plan> {
        if plan.run_tail != self.plan.run_tail {
            return Some(plan);
        }
        // The application is there under this name already; another name for the same draft would make a second.
        if self.learned.outcome.application.is_some() {
            plan.unique_name = self.plan.unique_name.clone();
        }
        if plan.application != self.plan.application {
            return Some(plan);
        }
        plan.mode = self.plan.mode;
        self.settle_credentials(&mut plan);
        let before = std::mem::replace(&mut self.plan, plan);
        let mut rows = std::mem::take(&mut self.lanes);
        // By the places of the grants before.
        self.learned.existing.clear();
        for kind in self.plan.kinds() {
            let mut lane = Lane::not_begun(&self.plan, kind, now);
            let Some(at) = rows.iter().position(|(row, ..)| is_same(row, &before, kind, &self.plan)) else {
                self.lanes.push((lane, None, Vec::new()));
                continue;
            };
            let (row, _, exchanges) = rows.swap_remove(at);
            if matches!(row.state, State::Done) || !kind.is_of_consent() {
                lane = Lane { kind, ..row };
            }
            if kind == CallKind::ServicePrincipal {
                let said = before.assignment_required || self.learned.assignment != Assignment::NotSaid;
                if lane.tries.ambiguous && said {
                    self.learned.assignment = Assignment::Unclear;
                }
                if self.learned.outcome.service_principal.is_some() {
                    lane.resume(Action::ServicePrincipal(service_principal::Action::SetAssignment), now);
                    let next = service_principal::once_known(&self.plan, &self.learned);
                    lane.take(next.map(Action::ServicePrincipal), now);
                }
            }
            self.lanes.push((lane, None, exchanges));
        }
        self.resume(now);
        None
    }

    /// A credential that is made is the one that the plan has, whatever is wanted now. A secret that may have been made is left
    /// where it is not wanted any more, and told.
    fn settle_credentials(&mut self, plan: &mut Plan) {
        for before in &self.plan.credentials {
            let now = plan.credentials.iter_mut().find(|credential| credential.id == before.id);
            let made = self.learned.secrets.get(&before.id).is_some_and(|secret| secret.key.is_some())
                || self.learned.ledger.has(before.id);
            match (now, made || self.is_settled(before.id)) {
                (Some(now), true) => now.clone_from(before),
                (None, true) => plan.credentials.push(before.clone()),
                (Some(_), false) => {}
                (None, false) if !matches!(before.kind, CredentialKind::Secret(_)) => {}
                (None, false) => {
                    let lost =
                        |(lane, ..): &(Lane, _, _)| lane.kind == CallKind::Secret(before.id) && lane.tries.ambiguous;
                    let secret = self.learned.secret(before.id);
                    secret.lost |= self.lanes.iter().any(lost);
                    let lost = secret.lost;
                    self.learned.tell_stray(before.id, lost);
                }
            }
        }
    }
}

/// Whether a call of the plan before is for the same as one of the plan now.
fn is_same(row: &Lane, before: &Plan, kind: CallKind, now: &Plan) -> bool {
    match (row.kind, kind) {
        (CallKind::Api(m), CallKind::Api(n)) => before.grants.get(m).map(|g| g.api) == now.grants.get(n).map(|g| g.api),
        (CallKind::Grant(m), CallKind::Grant(n)) => before.grants.get(m) == now.grants.get(n),
        (one, other) => one == other,
    }
}
