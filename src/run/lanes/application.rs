//! The application: made once, whatever happens to the answers.
//!
//! The upsert is asked first, for it makes one application however often it is asked. Where it is refused, a
//! plain creation follows, but never while an earlier request may have been carried out without an answer: then
//! the application is looked for first.

use serde::Deserialize;
use time::OffsetDateTime;

use crate::{
    directory::{
        application::Application,
        ids::{AppId, ObjectId},
    },
    graph::{ask::AskError, calls, collection::Collection, error::GraphError},
    http::{
        request::{GraphScope, Request},
        response::Response,
    },
    plan::call::{Mode, Plan},
    run::{
        failure::Failure,
        learned::{AskedBy, Learned, Upsert},
        moves::Move,
        secret::Given,
        tries::Tries,
    },
};

/// How often an application whose creation was not answered is looked for before it counts as not made.
const LOOKS: u32 = 7;

/// One request for the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::run) enum Action {
    /// Makes the application, or finds it there.
    Upsert,
    /// Reads the application that an upsert left: a 204 has no body.
    FindByUniqueName,
    /// The same, to tell whether PATCH alone gets no answer.
    Probe,
    /// Makes the application where upsert is refused.
    Create {
        /// With the secrets in the body.
        with_secrets: bool,
    },
    /// Looks for an application whose creation was not answered.
    FindByRunTag,
    /// The same among the person's own applications, for a token that may not read all of them.
    FindOwned,
}

impl Action {
    /// What an application begins with.
    pub(in crate::run) const fn first(mode: Mode) -> Self {
        match mode {
            Mode::Upsert => Self::Upsert,
            // One look first: an earlier run of the same draft may have made it.
            Mode::Create | Mode::CreateOnly => Self::FindByRunTag,
        }
    }

    pub(in crate::run) fn request(self, plan: &Plan, learned: &Learned, now: OffsetDateTime) -> Option<Request> {
        Some(match self {
            Self::Upsert => learned.fill(&plan.upsert(), now)?,
            Self::FindByUniqueName | Self::Probe => calls::application_by_unique_name(&plan.unique_name),
            Self::Create { with_secrets } => learned.fill(&plan.create(with_secrets), now)?,
            Self::FindByRunTag => calls::applications_by_run_tag(&plan.run_tail),
            Self::FindOwned => calls::owned_applications(),
        })
    }

    pub(in crate::run) const fn makes_something(self) -> bool {
        matches!(self, Self::Upsert | Self::Create { .. })
    }

    pub(in crate::run) const fn is_patch(self) -> bool {
        matches!(self, Self::Upsert)
    }

    pub(in crate::run) const fn after_loss(self) -> Self {
        match self {
            Self::Create { .. } => Self::FindByRunTag,
            other => other,
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Made {
    id: ObjectId,
    app_id: AppId,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    password_credentials: Vec<Given>,
}

impl Made {
    const fn application(&self) -> Application {
        Application { id: self.id, app_id: self.app_id }
    }
}

/// What follows when the page itself lacks the consent for a request, where there is another way: `None` where
/// there is none.
pub(in crate::run) fn without_consent(
    tries: &Tries,
    action: Action,
    plan: &Plan,
    learned: &mut Learned,
) -> Option<Move<Action>> {
    match action {
        // Perhaps the tenant grants the narrower AppRegistration.Create.
        Action::Upsert if !tries.ambiguous && !learned.is_upserted() => {
            learned.upsert = Upsert::Forbidden;
            learned.asked_by.upsert = false;
            Some(Move::Next(Action::FindByRunTag))
        }
        Action::Create { .. } if plan.mode == Mode::Upsert => {
            learned.upsert = Upsert::Possible;
            Some(Move::Failed(
                Action::Upsert,
                Failure::Ask(AskError::ConsentNeeded(GraphScope::ApplicationReadWriteAll)),
            ))
        }
        Action::FindByRunTag => Some(Move::Next(Action::FindOwned)),
        _ => None,
    }
}

/// What follows an answer on the application's behalf.
pub(in crate::run) fn on_answer(
    tries: &mut Tries,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    match action {
        Action::Upsert => upserted(tries, response, learned),
        Action::Create { with_secrets } => created(tries, response, with_secrets, plan, learned, now),
        Action::Probe => probed(tries, response, learned),
        Action::FindByUniqueName => found_by_name(tries, response, plan, learned, now),
        Action::FindByRunTag | Action::FindOwned => found_by_tag(tries, action, response, plan, learned),
    }
}

/// An answer to the probe. Where the application is not there, and PATCH is all that was lost, it is looked for and then
/// made without one.
fn probed(tries: &Tries, response: &Response, learned: &mut Learned) -> Move<Action> {
    if let (true, Some(made)) = (response.is_success(), response.json::<Made>()) {
        learned.found(made.application(), true);
        return Move::Done;
    }
    let error = GraphError::read(response);
    if error.status != 404 {
        return Move::Failed(Action::Upsert, Failure::of(error));
    }
    if !tries.may_be_cut() {
        return Move::Next(Action::Upsert);
    }
    learned.upsert = Upsert::Cut;
    Move::AfterCut(Action::FindByUniqueName)
}

fn upserted(tries: &mut Tries, response: &Response, learned: &mut Learned) -> Move<Action> {
    match response.status {
        // There already: an earlier try made it, and its answer was lost.
        204 => {
            learned.found_existing |= !tries.ambiguous;
            learned.upsert = Upsert::Possible;
            // It exists, and its IDs are not known yet.
            tries.ambiguous = true;
            Move::Next(Action::FindByUniqueName)
        }
        200 | 201 => {
            let Some(made) = response.json::<Made>() else {
                // It is made, whatever the answer looks like.
                tries.ambiguous = true;
                learned.upsert = Upsert::Possible;
                return Move::Next(Action::FindByUniqueName);
            };
            // What an earlier run had made is gone.
            learned.claimed = None;
            learned.found(made.application(), true);
            Move::Done
        }
        _ => {
            let error = GraphError::read(response);
            learned.asked_by.upsert &= tries.ambiguous;
            let refused = upsert_is_refused(&error) && !learned.is_upserted();
            if refused {
                learned.upsert = if error.status == 403 { Upsert::Forbidden } else { Upsert::Refused };
            }
            // The same body is refused the same whether it makes or changes something.
            let said = error.is_about_service_reference();
            if learned.asked_by.upsert && !said && (refused || matches!(error.status, 400 | 409)) {
                Move::Next(Action::FindByUniqueName)
            } else if refused {
                // One look first: an earlier run of the same draft may have made it.
                Move::Next(Action::FindByRunTag)
            } else {
                Move::Failed(Action::Upsert, Failure::of(error))
            }
        }
    }
}

/// Whether the refusal may be of the upsert itself and not of what it would make: the token lacks
/// `Application.ReadWrite.All`, or the tenant does not know upserts.
fn upsert_is_refused(error: &GraphError) -> bool {
    match error.status {
        403 | 404 | 405 | 501 => error.code != "Directory_QuotaExceeded",
        400 => {
            let about_the_body = !error.details.is_empty()
                || error.is_about_service_reference()
                || error.code == "Directory_QuotaExceeded"
                || error.code == "ObjectConflict"
                || error.code.starts_with("Credential");
            !about_the_body
        }
        _ => false,
    }
}

fn created(
    tries: &mut Tries,
    response: &Response,
    with_secrets: bool,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    if response.is_success() {
        let Some(made) = response.json::<Made>() else {
            // It is made, whatever the answer looks like, and its secrets with it.
            tries.lose();
            return Move::Next(Action::FindByRunTag);
        };
        learned.claimed = None;
        learned.found(made.application(), false);
        learned.outcome.patch_cut = learned.upsert == Upsert::Cut;
        if with_secrets {
            learned.secrets_in_create(made.password_credentials, plan, now);
        }
        return Move::Done;
    }
    let failure = Failure::of(GraphError::read(response));
    learned.asked_by.creation &= tries.ambiguous;
    match failure {
        // Some services take no credentials here; then the secret gets a call of its own, where one is allowed.
        Failure::Ask(AskError::Refused(error)) if error.status == 400 && with_secrets => {
            Move::Next(Action::Create { with_secrets: false })
        }
        // A token that may only create is never asked to do more.
        failure if plan.mode != Mode::Upsert => Move::Failed(Action::first(plan.mode), failure),
        failure if learned.upsert == Upsert::Cut => Move::Failed(Action::FindByRunTag, failure),
        failure => Move::Failed(Action::Upsert, failure),
    }
}

fn found_by_name(
    tries: &mut Tries,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
    now: OffsetDateTime,
) -> Move<Action> {
    if let (true, Some(made)) = (response.is_success(), response.json::<Made>()) {
        learned.found(made.application(), true);
        return Move::Done;
    }
    let error = GraphError::read(response);
    if error.status != 404 {
        return Move::Failed(Action::FindByUniqueName, Failure::of(error));
    }
    if learned.upsert != Upsert::Possible && tries.patience.looks() >= LOOKS {
        learned.asked_by.upsert = false;
        return Move::Next(make(tries, plan, learned));
    }
    if learned.upsert == Upsert::Cut {
        Move::AfterCut(Action::FindByUniqueName)
    } else if tries.patience.may_replicate(now) {
        Move::AfterReplication(Action::FindByUniqueName)
    } else {
        Move::Failed(Action::Upsert, Failure::NotVisibleYet(error))
    }
}

fn found_by_tag(
    tries: &mut Tries,
    action: Action,
    response: &Response,
    plan: &Plan,
    learned: &mut Learned,
) -> Move<Action> {
    if !response.is_success() {
        let error = GraphError::read(response);
        return match action {
            // This token may not read all applications; its own it may.
            Action::FindByRunTag if matches!(error.status, 400 | 403) => Move::Next(Action::FindOwned),
            // Nothing was asked for yet in this run, so nothing of it can be there.
            _ if !tries.ambiguous && matches!(error.status, 400 | 403) => Move::Next(make(tries, plan, learned)),
            _ => Move::Failed(Action::FindByRunTag, Failure::of(error)),
        };
    }
    let Some(page) = response.json::<Collection<Made>>() else {
        return Move::Failed(Action::FindByRunTag, AskError::AnswerUnreadable.into());
    };
    let tag = plan.run_tail.tag();
    let mine = |made: &&Made| action == Action::FindByRunTag || made.tags.contains(&tag);
    if let Some(made) = page.value.iter().find(mine) {
        learned.found(made.application(), false);
        // The values of its secrets went with the answer, or with an earlier run.
        learned.found_existing = !tries.ambiguous;
        if tries.ambiguous && !made.password_credentials.is_empty() {
            learned.secrets_lost(plan);
        }
        return Move::Done;
    }
    if !learned.asked_by.creation {
        return Move::Next(make(tries, plan, learned));
    }
    // The index that answers this lags, so one look is not enough.
    if tries.patience.looks() < LOOKS {
        return Move::AfterReplication(action);
    }
    // Made or not, nobody can tell yet. To make it anew takes a second round of looks, begun by the person.
    if tries.resumes == 0 {
        return Move::Failed(Action::FindByRunTag, Failure::Ask(AskError::ConnectionLost));
    }
    tries.resumes = 0;
    learned.asked_by.creation = false;
    Move::Next(make(tries, plan, learned))
}

/// What makes the application, or looks first for what another request may have made of it.
fn make(tries: &mut Tries, plan: &Plan, learned: &Learned) -> Action {
    tries.patience.forget_looks();
    let AskedBy { upsert, creation } = learned.asked_by;
    tries.ambiguous = upsert || creation;
    match learned.upsert {
        _ if creation => Action::FindByRunTag,
        Upsert::Possible => Action::Upsert,
        _ if upsert => Action::FindByUniqueName,
        _ => Action::Create { with_secrets: plan.secrets().next().is_some() },
    }
}
