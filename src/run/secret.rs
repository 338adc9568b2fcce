//! The client secret: exactly one, whose value the person holds.
//!
//! A value comes once, with the answer that made it. Where that answer was lost, the secret is looked for and
//! removed, a new one is made, and the list is read once more, since a replica may have shown an old one.

use serde::Deserialize;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    action::Action,
    failure::Failure,
    lane::{Lane, Move},
    machine::{Learned, Upsert},
};
use crate::{
    directory::{credential::NewSecret, ids::KeyId, secret::SecretText},
    graph::{ask::AskError, error::GraphError},
    http::response::Response,
    plan::call::Plan,
};

/// A `passwordCredential` as Graph answers it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Given {
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
    /// The secret with its value, or `None` where Graph did not give the value.
    pub(super) fn secret(self, now: OffsetDateTime) -> Option<NewSecret> {
        let end = self.end_date_time.and_then(|text| OffsetDateTime::parse(&text, &Rfc3339).ok());
        Some(NewSecret {
            value: self.secret_text?,
            key_id: self.key_id,
            description: self.display_name.unwrap_or_default(),
            // Two years is what Graph documents as its own choice.
            end: end.unwrap_or(now + time::Duration::days(730)),
        })
    }
}

/// What follows an answer on the secret's behalf.
pub(super) fn on_answer(
    lane: &mut Lane,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move {
    match action {
        Action::AddSecret => added(lane, response, learned, now),
        Action::ListSecrets => listed(lane, response, plan, learned, now),
        Action::RemoveSecret(key) => removed(lane, key, response, learned, now),
        _ => Move::Failed(action, AskError::AnswerUnreadable.into()),
    }
}

fn added(lane: &mut Lane, response: &Response, learned: &mut Learned, now: OffsetDateTime) -> Move {
    if response.is_success() {
        if let Some(secret) = response.json::<Given>().and_then(|given| given.secret(now)) {
            learned.outcome.secret = Some(secret);
            let others = lane.ambiguous || learned.found_existing;
            return if others { Move::Next(Action::ListSecrets) } else { Move::Done };
        }
        // Made, and its value cannot be read: as good as lost.
        lane.ambiguous = true;
        lane.losses += 1;
        return if lane.may_be_made_anew() {
            Move::Next(Action::ListSecrets)
        } else {
            Move::Failed(Action::ListSecrets, AskError::AnswerUnreadable.into())
        };
    }
    not_yet(lane, Action::AddSecret, GraphError::read(response), learned, now)
}

fn listed(lane: &Lane, response: &Response, plan: &Plan, learned: &mut Learned, now: OffsetDateTime) -> Move {
    if !response.is_success() {
        return not_yet(lane, Action::ListSecrets, GraphError::read(response), learned, now);
    }
    let Some(Listed { password_credentials }) = response.json::<Listed>() else {
        return Move::Failed(Action::ListSecrets, AskError::AnswerUnreadable.into());
    };
    let kept = learned.outcome.secret.as_ref().map(|secret| secret.key_id);
    let description = plan.secret.as_ref().map_or("", |secret| secret.description.as_str());
    let stray = password_credentials.iter().find(|given| {
        Some(given.key_id) != kept
            && !learned.removed_secrets.contains(&given.key_id)
            && given.display_name.as_deref().unwrap_or_default() == description
    });
    if let Some(stray) = stray {
        if !learned.found_existing {
            return Move::Next(Action::RemoveSecret(stray.key_id));
        }
        // It may be an earlier run's, and somebody may have saved its value: that is for the person to decide.
        learned.outcome.stray_secret = true;
        return if kept.is_some() { Move::Done } else { Move::Next(Action::AddSecret) };
    }
    let Some(kept) = kept else { return Move::Next(Action::AddSecret) };
    if password_credentials.iter().any(|given| given.key_id == kept) {
        learned.outcome.stray_secret = false;
        return Move::Done;
    }
    // This replica does not know the newest secret, so it may not know the lost one either.
    if lane.patience.may_replicate(now) {
        return Move::AfterReplication(Action::ListSecrets);
    }
    learned.outcome.stray_secret = true;
    Move::Done
}

fn removed(lane: &Lane, key: KeyId, response: &Response, learned: &mut Learned, now: OffsetDateTime) -> Move {
    if response.is_success() {
        learned.removed_secrets.push(key);
        return Move::Next(Action::ListSecrets);
    }
    let error = GraphError::read(response);
    // Not there (any more, or not on this replica): the list has the last word.
    if error.status == 400 && lane.patience.may_replicate(now) {
        return Move::AfterReplication(Action::ListSecrets);
    }
    not_yet(lane, Action::ListSecrets, error, learned, now)
}

/// After a refusal: waits where the application may not be visible yet, else gives up. A person who holds a value
/// is not made to wait for tidying that is refused: the outcome says what may be left.
fn not_yet(lane: &Lane, action: Action, error: GraphError, learned: &mut Learned, now: OffsetDateTime) -> Move {
    let unknown_so_far = matches!(error.status, 404 | 409)
        || (error.status == 403 && learned.upsert != Upsert::Forbidden && !error.lacks_privileges())
        || (error.status == 400 && error.has_code("Request_ResourceNotFound"));
    if unknown_so_far && lane.patience.may_replicate(now) {
        return Move::AfterReplication(action);
    }
    if learned.outcome.secret.is_some() {
        learned.outcome.stray_secret = true;
        return Move::Done;
    }
    if matches!(error.status, 404 | 409) {
        return Move::Failed(action, Failure::NotVisibleYet(error));
    }
    Move::Failed(action, Failure::of(error))
}
