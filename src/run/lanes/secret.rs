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
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::{
    directory::{
        credential::{CredentialId, NewSecret, SecretWanted},
        ids::KeyId,
        secret::SecretText,
    },
    graph::{ask::AskError, calls, error::GraphError},
    http::{request::Request, response::Response},
    plan::call::{CallKind, Mode, Plan},
    run::{
        failure::Failure,
        lane::{Lane, Move, State},
        learned::{Learned, Upsert},
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

/// What is known of one secret.
#[derive(Debug, Default)]
pub(in crate::run) struct Secret {
    /// Its ID, once its value has come.
    pub(in crate::run) key: Option<KeyId>,
    /// It with its value, until it is handed over.
    new: Option<NewSecret>,
    /// As it was asked for each time.
    asked: Vec<Asked>,
    /// One may be there whose value was lost: it was made along with the application, or not wanted any more.
    pub(in crate::run) lost: bool,
    /// That there may be one more is told.
    stray: bool,
}

/// What was asked for, as Graph lists it.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    description: String,
    end: OffsetDateTime,
}

/// A `passwordCredential` as Graph answers it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::run) struct Given {
    key_id: KeyId,
    #[serde(default)]
    secret_text: Option<SecretText>,
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    end_date_time: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    #[serde(default)]
    password_credentials: Vec<Given>,
}

impl Given {
    fn description(&self) -> &str {
        self.display_name.as_deref().unwrap_or_default()
    }

    fn end(&self) -> Option<OffsetDateTime> {
        OffsetDateTime::parse(self.end_date_time.as_deref()?, &Rfc3339).ok()
    }

    fn is(&self, asked: &Asked) -> bool {
        self.description() == asked.description && self.end() == Some(asked.end)
    }
}

impl Secret {
    /// Remembers that it was asked for. Ends are sent to the second.
    pub(in crate::run) fn note_asked(&mut self, secret: &SecretWanted, now: OffsetDateTime) {
        let end = secret.expiry.end(now);
        let end = end.replace_nanosecond(0).unwrap_or(end);
        let asked = Asked { description: secret.description.clone(), end };
        if !self.asked.contains(&asked) {
            self.asked.push(asked);
        }
    }

    /// Takes what Graph gave; false where it did not give the value.
    fn keep(&mut self, id: CredentialId, given: Given, now: OffsetDateTime) -> bool {
        // Two years is what Graph documents as its own choice.
        let end = given.end().unwrap_or(now + time::Duration::days(730));
        let description = given.description().to_owned();
        let Some(value) = given.secret_text else { return false };
        self.key = Some(given.key_id);
        self.new = Some(NewSecret { credential: id, value, key_id: given.key_id, description, end });
        true
    }

    /// Hands the value over.
    pub(in crate::run) const fn take(&mut self) -> Option<NewSecret> {
        self.new.take()
    }
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
    lane: &mut Lane,
    id: CredentialId,
    action: Action,
    plan: &Plan,
    learned: &mut Learned,
) -> Option<Action> {
    let secret = learned.secret(id);
    let first = action == Action::Add;
    if first && secret.key.is_some() {
        return None;
    }
    let lost = secret.lost;
    if plan.mode == Mode::CreateOnly {
        // A token that may only create has no second way to a secret.
        learned.outcome.secret_left_to_owner = true;
        learned.tell_stray(id, lost);
        return None;
    }
    if first && lost {
        secret.lost = false;
        lane.ambiguous = true;
        return Some(Action::List);
    }
    Some(action)
}

/// Whether the next secret may be made. What was refused for itself says nothing of another; what keeps Graph from being
/// reached, or this person from making secrets, would be the same again.
pub(in crate::run) const fn lets_next_go(lane: &Lane) -> bool {
    matches!(
        lane.state,
        State::Done | State::Failed(_, Failure::PolicyForbids(..) | Failure::Ask(AskError::Refused(_)))
    )
}

/// What follows an answer on a secret's behalf.
pub(in crate::run) fn on_answer(
    lane: &mut Lane,
    id: CredentialId,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    match action {
        Action::Add => added(lane, id, response, learned, now),
        Action::List => listed(lane, id, response, plan, learned, now),
        Action::Remove(key) => removed(lane, id, key, response, learned, now),
    }
}

fn added(
    lane: &mut Lane,
    id: CredentialId,
    response: &Response,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    if response.is_success() {
        if response.json::<Given>().is_some_and(|given| learned.secret(id).keep(id, given, now)) {
            let others = lane.ambiguous || learned.found_existing;
            return if others { Move::Next(Action::List) } else { Move::Done };
        }
        // Made, and its value cannot be read: as good as lost.
        lane.ambiguous = true;
        lane.losses += 1;
        return if lane.may_be_made_anew() {
            Move::Next(Action::List)
        } else {
            Move::Failed(Action::List, AskError::AnswerUnreadable.into())
        };
    }
    not_yet(lane, id, Action::Add, GraphError::read(response), learned, now)
}

fn listed(
    lane: &Lane,
    id: CredentialId,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    let again = Action::List;
    if !response.is_success() {
        return not_yet(lane, id, again, GraphError::read(response), learned, now);
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
    if lane.patience.may_replicate(now) {
        return Move::AfterReplication(again);
    }
    learned.tell_stray(id, true);
    Move::Done
}

fn removed(
    lane: &Lane,
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
    if error.status == 400 && lane.patience.may_replicate(now) {
        return Move::AfterReplication(Action::List);
    }
    not_yet(lane, id, Action::List, error, learned, now)
}

/// After a refusal: waits where the application may not be visible yet, else gives up. A person who holds a value
/// is not made to wait for tidying that is refused: the outcome says what may be left.
fn not_yet(
    lane: &Lane,
    id: CredentialId,
    action: Action,
    error: GraphError,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    let unknown_so_far = matches!(error.status, 404 | 409)
        || (error.status == 403 && learned.upsert != Upsert::Forbidden && !error.lacks_privileges())
        || (error.status == 400 && error.has_code("Request_ResourceNotFound"));
    if unknown_so_far && lane.patience.may_replicate(now) {
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
