//! Admin consent: each grant made once and never in the place of another.
//!
//! Delegated permissions are read before they are granted, so that a grant which is there is added to; what a call
//! refuses because it exists is looked for, and counts as done when it is there. More than one grant can hold is not
//! asked for.

use time::{Duration, OffsetDateTime};

use crate::{
    directory::{
        ids::ObjectId,
        permission::grant::{self, Granted},
    },
    graph::{
        ask::AskError,
        error::GraphError,
        grants::{self, read_assignments, read_grants, read_id},
    },
    http::{request::Request, response::Response},
    plan::call::{CallKind, Plan},
    run::{
        failure::Failure,
        learned::{Existing, Learned},
        ledger::Made,
        moves::Move,
        tries::Tries,
    },
};

/// How long a 400 may mean that another replica does not know the new service principal yet. Shorter than for a 404 of what this run has made, which says nothing else.
const DOUBT: Duration = Duration::seconds(40);

/// One request for a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::run) enum Action {
    /// Reads which delegated permissions the client was granted.
    List,
    /// Grants delegated permissions.
    Create,
    /// Adds delegated permissions to a grant that is there.
    Change,
    /// Reads which application permissions the client holds.
    ListAssignments,
    /// Grants an application permission.
    Assign,
}

impl Action {
    /// What a grant begins with: delegated permissions with a look, for what is granted already is kept.
    pub(in crate::run) const fn first(what: &Granted) -> Self {
        match what {
            Granted::Delegated { .. } => Self::List,
            Granted::Application { .. } => Self::Assign,
        }
    }

    pub(in crate::run) fn request(
        self,
        n: usize,
        plan: &Plan,
        learned: &Learned,
        now: OffsetDateTime,
    ) -> Option<Request> {
        let client = learned.outcome.service_principal?;
        Some(match self {
            Self::List => grants::grants_of(client),
            Self::ListAssignments => grants::assignments_of(client),
            Self::Create | Self::Assign => learned.fill(&plan.request(CallKind::Grant(n))?, now)?,
            Self::Change => {
                let Existing { id, merged } = learned.existing.get(&n)?;
                grants::change_grant(id, merged)
            }
        })
    }

    /// Without the look, where there is nothing yet that it could find.
    pub(in crate::run) const fn without_look(self) -> Self {
        match self {
            Self::List => Self::Create,
            other => other,
        }
    }

    pub(in crate::run) const fn looking_first(self) -> Self {
        match self {
            Self::Assign => Self::ListAssignments,
            other => other,
        }
    }

    pub(in crate::run) const fn makes_something(self) -> bool {
        matches!(self, Self::Create | Self::Change | Self::Assign)
    }

    pub(in crate::run) const fn is_patch(self) -> bool {
        matches!(self, Self::Change)
    }

    pub(in crate::run) const fn after_loss(self) -> Self {
        match self {
            Self::Create | Self::Change => Self::List,
            Self::Assign => Self::ListAssignments,
            other => other,
        }
    }
}

/// Whether both service principals of a grant are known.
pub(in crate::run) fn can_begin(n: usize, plan: &Plan, learned: &Learned) -> bool {
    learned.outcome.service_principal.is_some() && wanted(n, plan, learned).is_some()
}

/// What follows an answer on a grant's behalf.
pub(in crate::run) fn on_answer(
    tries: &mut Tries,
    n: usize,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    let look = match action {
        Action::List | Action::Create | Action::Change => Action::List,
        Action::Assign | Action::ListAssignments => Action::ListAssignments,
    };
    if !response.is_success() {
        return refused(tries, action, look, GraphError::read(response), now);
    }
    match action {
        Action::List => listed_grants(tries, n, response, plan, learned),
        Action::ListAssignments => listed_assignments(tries, n, response, plan, learned),
        Action::Create => match read_id(response) {
            Some(id) => {
                learned.ledger.note(Made::Grant { id });
                Move::Done
            }
            None => granted_unreadably(tries, look),
        },
        Action::Assign => match (read_id(response), wanted(n, plan, learned)) {
            (Some(id), Some((api, _))) => {
                learned.ledger.note(Made::Assignment { api, id });
                Move::Done
            }
            _ => granted_unreadably(tries, look),
        },
        Action::Change => Move::Done,
    }
}

/// The API's service principal and what is wanted of it, once the API was found.
fn wanted<'a>(n: usize, plan: &'a Plan, learned: &Learned) -> Option<(ObjectId, &'a Granted)> {
    let grant = plan.grants.get(n)?;
    Some((*learned.apis.get(&grant.api)?, &grant.what))
}

/// It is granted, whatever the answer looks like: which object that is, the list says.
fn granted_unreadably(tries: &mut Tries, look: Action) -> Move<Action> {
    tries.lose();
    Move::Next(look)
}

fn listed_grants(tries: &Tries, n: usize, response: &Response, plan: &Plan, learned: &mut Learned) -> Move<Action> {
    let (Some(grants), Some((api, Granted::Delegated { scopes }))) = (read_grants(response), wanted(n, plan, learned))
    else {
        return Move::Failed(Action::List, AskError::AnswerUnreadable.into());
    };
    let Some(there) = grants.into_iter().find(|grant| grant.is_for_everybody() && grant.resource_id == api) else {
        return as_it_fits(Action::Create, scopes.iter().map(String::as_str));
    };
    let mut merged: Vec<&str> = there.scopes().collect();
    let before = merged.len();
    merged.extend(scopes.iter().map(String::as_str).filter(|scope| !there.has(scope)));
    if merged.len() == before {
        // What was asked for and not answered, and nothing beside it, is this run's own.
        if tries.ambiguous && before == scopes.len() {
            learned.ledger.note(Made::Grant { id: there.id.clone() });
        }
        return Move::Done;
    }
    learned.existing.insert(n, Existing { merged: merged.join(" "), id: there.id.clone() });
    as_it_fits(Action::Change, merged)
}

/// Goes on where one grant can hold the scopes. Graph would refuse more, and for a client there is no second grant.
fn as_it_fits<'a>(next: Action, scopes: impl IntoIterator<Item = &'a str>) -> Move<Action> {
    if grant::fits(scopes) { Move::Next(next) } else { Move::Failed(Action::List, Failure::TooManyScopes) }
}

fn listed_assignments(
    tries: &Tries,
    n: usize,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
) -> Move<Action> {
    let (Some(held), Some((api, Granted::Application { role, .. }))) =
        (read_assignments(response), wanted(n, plan, learned))
    else {
        return Move::Failed(Action::ListAssignments, AskError::AnswerUnreadable.into());
    };
    let Some(there) = held.into_iter().find(|one| one.resource_id == api && one.app_role_id == *role) else {
        return Move::Next(Action::Assign);
    };
    if tries.ambiguous {
        learned.ledger.note(Made::Assignment { api, id: there.id });
    }
    Move::Done
}

/// After a refusal. Trying again begins with a look, since an administrator may have granted it meanwhile.
fn refused(tries: &Tries, action: Action, look: Action, error: GraphError, now: OffsetDateTime) -> Move<Action> {
    match error.status {
        // The service principal, or a grant that was just listed, is not known everywhere yet.
        404 if tries.patience.may_replicate(now) => {
            let vanished = matches!(action, Action::Change);
            Move::AfterReplication(if vanished { look } else { action })
        }
        404 => Move::Failed(look, Failure::NotVisibleYet(error)),
        // It exists, or this replica does not know the service principal: which one, a look tells.
        409 if tries.patience.may_replicate(now) => Move::AfterReplication(look),
        400 if tries.patience.may_look(DOUBT, now) => Move::AfterReplication(look),
        _ => Move::Failed(look, Failure::of(error)),
    }
}
