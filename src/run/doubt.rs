//! What may exist in the tenant without this run knowing it: kept in the ledger from the moment it is asked for.

use super::{
    lane::{Lane, State},
    ledger::Asked,
    machine::Run,
};
use crate::{
    directory::credential::{Credential, CredentialKind},
    plan::call::CallKind,
};

impl Run {
    /// Writes it down. What is only said to have been made stays as it was said until Graph has named the application.
    pub(super) fn note_doubts(&mut self) {
        let doubts = self.doubts();
        let is_certificate = |one: &&Credential| matches!(one.kind, CredentialKind::Certificate(_));
        let certificates = self.plan.credentials.iter().filter(is_certificate).count();
        if let Some(claimed) = &mut self.learned.claimed {
            claimed.bring(certificates);
            for doubt in doubts {
                claimed.ask_also(doubt);
            }
        } else {
            self.learned.ledger.bring(certificates);
            self.learned.ledger.ask(doubts);
        }
    }

    fn doubts(&self) -> Vec<Asked> {
        let mut doubts = Vec::new();
        let lane = |kind| self.lanes.iter().map(|(lane, ..)| lane).find(|lane| lane.kind == kind);
        let may_be_made = |lane: Option<&Lane>| lane.is_some_and(may_be_made);
        if self.learned.outcome.application.is_none() && may_be_made(lane(CallKind::Application)) {
            let asked_by = self.learned.asked_by;
            let named = asked_by.upsert.then(|| Some(self.plan.unique_name.clone()));
            let tagged = asked_by.creation.then_some(None);
            doubts.extend([named, tagged].into_iter().flatten().map(|unique_name| Asked::Application { unique_name }));
        }
        for (id, secret) in &self.learned.secrets {
            let is_clear = secret.key.is_some() && !secret.stray && self.is_settled(*id);
            if !is_clear {
                let asked = secret.asked.iter().cloned();
                doubts.extend(asked.map(|secret| Asked::Secret { credential: *id, secret }));
            }
        }
        for (id, wanted) in self.plan.all_federated() {
            if !self.learned.ledger.has(id) && may_be_made(lane(CallKind::Federated(id))) {
                doubts.push(Asked::Federated { credential: id, name: wanted.name.clone() });
            }
        }
        doubts
    }
}

/// Whether what a call makes may be there: it is under way, or an answer to it was lost.
const fn may_be_made(lane: &Lane) -> bool {
    let is_under_way = match &lane.state {
        State::Sent(action) => action.makes_something(),
        _ => false,
    };
    is_under_way || lane.tries.ambiguous && !matches!(lane.state, State::Done)
}
