//! Federated credentials: each made once.
//!
//! Its name is a key in the application, so that asking twice makes one: what is refused because it exists is looked for,
//! and counts as done where it says the same. One of the same name that says something else is somebody's own, and stays
//! as it is; so does one that goes by an expression in the place of a subject, which this page never writes.

use serde::Deserialize;
use time::OffsetDateTime;

use crate::{
    directory::{credential::CredentialId, federated::FederatedWanted, ids::FederatedId},
    graph::{ask::AskError, calls, collection::Collection, error::GraphError},
    http::{request::Request, response::Response},
    plan::call::{CallKind, Plan},
    run::{
        failure::Failure,
        learned::{Learned, Upsert},
        ledger::Made,
        moves::Move,
        tries::Tries,
    },
};

/// One request for a federated credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::run) enum Action {
    /// Makes it.
    Create,
    /// Lists those that are there: one may be among them whose answer was lost, or that an earlier run has made.
    List,
}

impl Action {
    pub(in crate::run) fn request(
        self,
        id: CredentialId,
        plan: &Plan,
        learned: &Learned,
        now: OffsetDateTime,
    ) -> Option<Request> {
        Some(match self {
            Self::Create => learned.fill(&plan.request(CallKind::Federated(id))?, now)?,
            Self::List => calls::federated_credentials(learned.outcome.application?.id),
        })
    }

    pub(in crate::run) const fn makes_something(self) -> bool {
        matches!(self, Self::Create)
    }
}

#[derive(Deserialize)]
struct There {
    id: FederatedId,
    #[serde(default)]
    name: String,
    #[serde(default)]
    issuer: Option<String>,
    /// None where it goes by an expression.
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    audiences: Vec<String>,
}

impl There {
    fn trusts_as(&self, wanted: &FederatedWanted) -> bool {
        self.issuer.as_ref() == Some(&wanted.issuer) && self.subject.as_ref() == Some(&wanted.subject)
    }

    fn is(&self, wanted: &FederatedWanted) -> bool {
        self.trusts_as(wanted) && self.audiences.iter().eq([&wanted.audience])
    }
}

/// What follows an answer on a federated credential's behalf.
pub(in crate::run) fn on_answer(
    tries: &mut Tries,
    id: CredentialId,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    if !response.is_success() {
        return refused(tries, action, GraphError::read(response), learned, now);
    }
    match action {
        Action::Create => {
            let Some(made) = response.json::<There>() else {
                // Made, whatever the answer looks like.
                tries.lose();
                return Move::Next(Action::List);
            };
            learned.ledger.note(Made::Federated { credential: id, id: made.id });
            Move::Done
        }
        Action::List => listed(tries, id, response, plan, learned, now),
    }
}

fn listed(
    tries: &Tries,
    id: CredentialId,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    let (Some(page), Some(wanted)) = (response.json::<Collection<There>>(), plan.federated(id)) else {
        return Move::Failed(Action::List, AskError::AnswerUnreadable.into());
    };
    let flexible = page.value.iter().filter(|there| there.subject.is_none());
    learned.outcome.flexible = flexible.map(|there| there.name.clone()).collect();
    if let Some(there) = page.value.iter().find(|there| there.is(wanted)) {
        // Found after a lost answer, or made by an earlier run of the same draft: under the name that it was given.
        if there.name.eq_ignore_ascii_case(&wanted.name) {
            learned.ledger.note(Made::Federated { credential: id, id: there.id });
        }
        return Move::Done;
    }
    let taken = |there: &There| there.name.eq_ignore_ascii_case(&wanted.name) || there.trusts_as(wanted);
    if page.value.iter().any(taken) {
        return Move::Failed(Action::List, Failure::FederatedTaken);
    }
    if tries.patience.looks() == 0 {
        return Move::Next(Action::Create);
    }
    // It was refused because it exists, and this replica does not know it.
    if tries.patience.may_replicate(now) {
        Move::AfterReplication(Action::Create)
    } else {
        Move::Failed(Action::List, Failure::Ask(AskError::ConnectionLost))
    }
}

/// After a refusal: waits where the application may not be visible yet, looks where it may exist, else gives up.
fn refused(tries: &Tries, action: Action, error: GraphError, learned: &Learned, now: OffsetDateTime) -> Move<Action> {
    let there_already = error.is_there_already();
    let unknown_so_far = error.status == 404
        || (error.status == 403 && learned.upsert != Upsert::Forbidden && !error.lacks_privileges())
        || (error.status == 400 && error.has_code("Request_ResourceNotFound"));
    if (there_already || unknown_so_far) && tries.patience.may_replicate(now) {
        return Move::AfterReplication(if there_already { Action::List } else { action });
    }
    if there_already || error.status == 404 {
        return Move::Failed(Action::List, Failure::NotVisibleYet(error));
    }
    Move::Failed(action, Failure::of(error))
}
