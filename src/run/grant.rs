//! Admin consent: each API found, each grant made once and never in the place of another.
//!
//! Delegated permissions are read before they are granted, so that a grant which is there is added to; what a call
//! refuses because it exists is looked for, and counts as done when it is there. More than one grant can hold is not
//! asked for.

use time::{Duration, OffsetDateTime};

use super::{
    action::Action,
    failure::Failure,
    lane::{Lane, Move},
    learned::Learned,
    ledger::Made,
};
use crate::{
    directory::{
        ids::ObjectId,
        permission::grant::{self, GrantId, Granted},
    },
    graph::{
        ask::AskError,
        error::GraphError,
        grants::{read_assignments, read_grants, read_id, read_service_principal},
    },
    http::response::Response,
    plan::call::Plan,
};

/// How long a 400 may mean that another replica does not know the new service principal yet, and a 404 of an API that
/// it was just added. Shorter than for a 404 of what this run has made, which says nothing else.
const DOUBT: Duration = Duration::seconds(40);

/// A grant that is there, and the scopes that it is to have.
#[derive(Debug)]
pub(super) struct Existing {
    pub(super) id: GrantId,
    pub(super) merged: String,
}

/// Whether both service principals of a grant are known.
pub(super) fn can_begin(n: usize, plan: &Plan, learned: &Learned) -> bool {
    learned.outcome.service_principal.is_some() && wanted(n, plan, learned).is_some()
}

/// What follows an answer about an API.
pub(super) fn on_api(
    lane: &Lane,
    n: usize,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move {
    let action = Action::FindApi(n);
    if !response.is_success() {
        let error = GraphError::read(response);
        return match error.status {
            404 if lane.patience.may_look(DOUBT, now) => Move::AfterReplication(action),
            404 => Move::Failed(action, Failure::ApiMissing(error)),
            _ => Move::Failed(action, Failure::of(error)),
        };
    }
    match (plan.grants.get(n), read_service_principal(response)) {
        (Some(grant), Some(id)) => {
            learned.apis.insert(grant.api, id);
            Move::Done
        }
        _ => Move::Failed(action, AskError::AnswerUnreadable.into()),
    }
}

/// What follows an answer on a grant's behalf.
pub(super) fn on_answer(
    lane: &Lane,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move {
    let look = match action {
        Action::ListGrants(n) | Action::CreateGrant(n) | Action::ChangeGrant(n) => Action::ListGrants(n),
        Action::AssignRole(n) | Action::ListAssignments(n) => Action::ListAssignments(n),
        _ => return Move::Failed(action, AskError::AnswerUnreadable.into()),
    };
    if !response.is_success() {
        return refused(lane, action, look, GraphError::read(response), now);
    }
    match action {
        Action::ListGrants(n) => listed_grants(n, response, plan, learned),
        Action::ListAssignments(n) => listed_assignments(n, response, plan, learned),
        Action::CreateGrant(_) => {
            if let Some(id) = read_id(response) {
                learned.ledger.note(Made::Grant { id });
            }
            Move::Done
        }
        Action::AssignRole(n) => {
            if let (Some(id), Some((api, _))) = (read_id(response), wanted(n, plan, learned)) {
                learned.ledger.note(Made::Assignment { api, id });
            }
            Move::Done
        }
        _ => Move::Done,
    }
}

/// The API's service principal and what is wanted of it, once the API was found.
fn wanted<'a>(n: usize, plan: &'a Plan, learned: &Learned) -> Option<(ObjectId, &'a Granted)> {
    let grant = plan.grants.get(n)?;
    Some((*learned.apis.get(&grant.api)?, &grant.what))
}

fn listed_grants(n: usize, response: &Response, plan: &Plan, learned: &mut Learned) -> Move {
    let (Some(grants), Some((api, Granted::Delegated { scopes }))) = (read_grants(response), wanted(n, plan, learned))
    else {
        return Move::Failed(Action::ListGrants(n), AskError::AnswerUnreadable.into());
    };
    let Some(there) = grants.into_iter().find(|grant| grant.is_for_everybody() && grant.resource_id == api) else {
        return as_it_fits(n, Action::CreateGrant(n), scopes.iter().map(String::as_str));
    };
    let mut merged: Vec<&str> = there.scopes().collect();
    let before = merged.len();
    merged.extend(scopes.iter().map(String::as_str).filter(|scope| !there.has(scope)));
    if merged.len() == before {
        return Move::Done;
    }
    learned.existing.insert(n, Existing { merged: merged.join(" "), id: there.id.clone() });
    as_it_fits(n, Action::ChangeGrant(n), merged)
}

/// Goes on where one grant can hold the scopes. Graph would refuse more, and for a client there is no second grant.
fn as_it_fits<'a>(n: usize, next: Action, scopes: impl IntoIterator<Item = &'a str>) -> Move {
    if grant::fits(scopes) { Move::Next(next) } else { Move::Failed(Action::ListGrants(n), Failure::TooManyScopes) }
}

fn listed_assignments(n: usize, response: &Response, plan: &Plan, learned: &Learned) -> Move {
    let (Some(held), Some((api, Granted::Application { role, .. }))) =
        (read_assignments(response), wanted(n, plan, learned))
    else {
        return Move::Failed(Action::ListAssignments(n), AskError::AnswerUnreadable.into());
    };
    if held.iter().any(|one| one.resource_id == api && one.app_role_id == *role) {
        Move::Done
    } else {
        Move::Next(Action::AssignRole(n))
    }
}

/// After a refusal. Trying again begins with a look, since an administrator may have granted it meanwhile.
fn refused(lane: &Lane, action: Action, look: Action, error: GraphError, now: OffsetDateTime) -> Move {
    match error.status {
        // The service principal, or a grant that was just listed, is not known everywhere yet.
        404 if lane.patience.may_replicate(now) => {
            let vanished = matches!(action, Action::ChangeGrant(_));
            Move::AfterReplication(if vanished { look } else { action })
        }
        404 => Move::Failed(look, Failure::NotVisibleYet(error)),
        // It exists, or this replica does not know the service principal: which one, a look tells.
        409 if lane.patience.may_replicate(now) => Move::AfterReplication(look),
        400 if lane.patience.may_look(DOUBT, now) => Move::AfterReplication(look),
        _ => Move::Failed(look, Failure::of(error)),
    }
}
