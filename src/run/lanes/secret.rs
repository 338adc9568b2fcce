//! Client secrets: each made once, and each with a value that the person holds.
//!
//! A value comes once, with the answer that made it. Where that answer was lost, the secret is looked for and
//! removed, a new one is made, and the list is read once more, since a replica may have shown an old one.
//!
//! # Invariants
//! No secret is removed but one that this run has asked for, whose value nobody was given: it has the description and the
//! end that were asked for, and is none of those whose answers came. Secrets are made one after another, so that none is
//! on its way while another is looked for.

use serde::Deserialize;
use time::OffsetDateTime;

use crate::{
    directory::{credential::CredentialId, ids::KeyId},
    graph::{ask::AskError, calls, error::GraphError},
    http::{request::Request, response::Response},
    plan::call::{CallKind, Mode, Plan},
    run::{
        failure::Failure,
        learned::{Learned, Upsert},
        moves::Move,
        secret::{Given, Secret},
        tries::Tries,
    },
};

/// One request for a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::run) enum Action {
    /// Makes it.
    Add,
    /// Lists the secrets, to find one whose value was lost.
    List,
    /// Removes one whose value was lost.
    Remove(KeyId),
}

impl Action {
    pub(in crate::run) fn request(
        self,
        id: CredentialId,
        plan: &Plan,
        learned: &Learned,
        now: OffsetDateTime,
    ) -> Option<Request> {
        let application = learned.outcome.application?.id;
        Some(match self {
            Self::Add => learned.fill(&plan.request(CallKind::Secret(id))?, now)?,
            Self::List => calls::password_credentials(application),
            Self::Remove(key) => calls::remove_password(application, key),
        })
    }

    pub(in crate::run) const fn makes_something(self) -> bool {
        matches!(self, Self::Add)
    }

    pub(in crate::run) const fn after_loss(self) -> Self {
        match self {
            Self::Add => Self::List,
            other => other,
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    #[serde(default)]
    password_credentials: Vec<Given>,
}

impl Learned {
    /// Whether a secret is one whose value has come, or one that was removed.
    fn is_known(&self, key: KeyId) -> bool {
        self.removed_secrets.contains(&key) || self.secrets.values().any(|secret| secret.key == Some(key))
    }

    /// Notes whether there may be another secret in the place of this one.
    pub(in crate::run) fn tell_stray(&mut self, id: CredentialId, stray: bool) {
        self.secret(id).stray = stray;
        self.outcome.stray_secret = self.secrets.values().any(|secret| secret.stray);
    }

    /// Notes that secrets were made along with the application, and their values lost with the answer.
    pub(in crate::run) fn secrets_lost(&mut self, plan: &Plan) {
        let asked = self.secrets.iter().filter(|(_, secret)| secret.key.is_none() && !secret.asked.is_empty());
        for id in asked.map(|(id, _)| *id).collect::<Vec<_>>() {
            self.secret(id).lost = true;
            self.tell_stray(id, plan.secret(id).is_none());
        }
    }

    /// Takes the secrets that a plain creation answered. Each is known by what was asked for: Graph documents no order.
    pub(in crate::run) fn secrets_in_create(&mut self, mut given: Vec<Given>, plan: &Plan, now: OffsetDateTime) {
        let mut take = |learned: &mut Self, id, is_it: &dyn Fn(&Secret, &Given) -> bool| {
            let secret = learned.secret(id);
            if let Some(place) = given.iter().position(|one| secret.key.is_none() && is_it(secret, one)) {
                secret.lost = !secret.keep(id, given.swap_remove(place), now);
            }
        };
        for (id, _) in plan.secrets() {
            take(self, id, &|secret, one| secret.asked.iter().any(|asked| one.is(asked)));
        }
        // Whatever end it was given.
        for (id, wanted) in plan.secrets() {
            take(self, id, &|_, one| one.description() == wanted.description);
        }
        // One that is nobody's may be anybody's.
        for (id, _) in plan.secrets().filter(|_| !given.is_empty()) {
            let secret = self.secret(id);
            secret.lost |= secret.key.is_none();
        }
    }
}

/// What a secret goes on with, now that the application is there and no other is on its way: nothing where it is done.
pub(in crate::run) fn begin(
    tries: &mut Tries,
    id: CredentialId,
    action: Action,
    plan: &Plan,
    learned: &mut Learned,
) -> Option<Action> {
    let secret = learned.secret(id);
    let first = action == Action::Add;
    let lost = secret.lost;
    // Beside one that the person holds, there may be another of an earlier run.
    if first && secret.key.is_some() && !lost {
        return None;
    }
    if plan.mode == Mode::CreateOnly {
        // A token that may only create has no second way to a secret.
        learned.outcome.secret_left_to_owner = true;
        learned.tell_stray(id, lost);
        return None;
    }
    if first && lost {
        secret.lost = false;
        tries.ambiguous = true;
        return Some(Action::List);
    }
    Some(action)
}

/// What follows an answer on a secret's behalf.
pub(in crate::run) fn on_answer(
    tries: &mut Tries,
    id: CredentialId,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    match action {
        Action::Add => added(tries, id, response, learned, now),
        Action::List => listed(tries, id, response, plan, learned, now),
        Action::Remove(key) => removed(tries, id, key, response, learned, now),
    }
}

fn added(
    tries: &mut Tries,
    id: CredentialId,
    response: &Response,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    if response.is_success() {
        if response.json::<Given>().is_some_and(|given| learned.secret(id).keep(id, given, now)) {
            let others = tries.ambiguous || learned.found_existing;
            return if others { Move::Next(Action::List) } else { Move::Done };
        }
        // Made, and its value cannot be read: as good as lost.
        tries.lose();
        return if tries.may_be_made_anew() {
            Move::Next(Action::List)
        } else {
            Move::Failed(Action::List, AskError::AnswerUnreadable.into())
        };
    }
    not_yet(tries, id, Action::Add, GraphError::read(response), learned, now)
}

fn listed(
    tries: &Tries,
    id: CredentialId,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    let again = Action::List;
    if !response.is_success() {
        return not_yet(tries, id, again, GraphError::read(response), learned, now);
    }
    let Some(Listed { password_credentials: listed }) = response.json::<Listed>() else {
        return Move::Failed(again, AskError::AnswerUnreadable.into());
    };
    let of_nobody = || listed.iter().filter(|given| !learned.is_known(given.key_id));
    let asked = learned.secrets.get(&id).map_or(&[][..], |secret| &secret.asked);
    if let Some(lost) = of_nobody().find(|given| asked.iter().any(|asked| given.is(asked))) {
        return Move::Next(Action::Remove(lost.key_id));
    }
    // One of the same description may be an earlier run's, and somebody may have saved its value: that is for the person
    // to decide.
    let description = plan.secret(id).map_or("", |secret| secret.description.as_str());
    let asked_for = |given: &Given| learned.secrets.values().flat_map(|one| &one.asked).any(|asked| given.is(asked));
    let namesake = of_nobody().any(|given| given.description() == description && !asked_for(given));
    let kept = learned.secrets.get(&id).and_then(|secret| secret.key);
    learned.tell_stray(id, namesake);
    let Some(kept) = kept else { return Move::Next(Action::Add) };
    if namesake || listed.iter().any(|given| given.key_id == kept) {
        return Move::Done;
    }
    // This replica does not know the newest secret, so it may not know the lost one either.
    if tries.patience.may_replicate(now) {
        return Move::AfterReplication(again);
    }
    learned.tell_stray(id, true);
    Move::Done
}

fn removed(
    tries: &Tries,
    id: CredentialId,
    key: KeyId,
    response: &Response,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    if response.is_success() {
        learned.removed_secrets.push(key);
        return Move::Next(Action::List);
    }
    let error = GraphError::read(response);
    // Not there (any more, or not on this replica): the list has the last word.
    if error.status == 400 && tries.patience.may_replicate(now) {
        return Move::AfterReplication(Action::List);
    }
    not_yet(tries, id, Action::List, error, learned, now)
}

/// After a refusal: waits where the application may not be visible yet, else gives up. A person who holds a value
/// is not made to wait for tidying that is refused: the outcome says what may be left.
fn not_yet(
    tries: &Tries,
    id: CredentialId,
    action: Action,
    error: GraphError,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    let unknown_so_far = matches!(error.status, 404 | 409)
        || (error.status == 403 && learned.upsert != Upsert::Forbidden && !error.lacks_privileges())
        || (error.status == 400 && error.has_code("Request_ResourceNotFound"));
    if unknown_so_far && tries.patience.may_replicate(now) {
        return Move::AfterReplication(action);
    }
    if learned.secret(id).key.is_some() {
        learned.tell_stray(id, true);
        return Move::Done;
    }
    if matches!(error.status, 404 | 409) {
        return Move::Failed(action, Failure::NotVisibleYet(error));
    }
    Move::Failed(action, Failure::of(error))
}
