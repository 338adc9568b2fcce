//! The state machine of a run: what to send next, what an answer means, and when to wait.
//!
//! # Invariants
//! At most one request a planned call is under way. Requests that do not depend on each other go out together, up to
//! `MOST_TOGETHER`.
//! However often it is resumed, a run makes one application, one service principal and one secret.

use std::collections::BTreeMap;

use serde_json::Value;
use time::OffsetDateTime;

use super::{
    action::Action,
    application,
    grant::{self, Existing},
    lane::{Lane, State},
    outcome::Outcome,
    progress::{CallProgress, CallState, Exchange},
    secret::{self, Given},
    service_principal,
};
use crate::{
    directory::{
        credential::{NewSecret, SecretWanted},
        ids::{AppId, KeyId, ObjectId},
    },
    http::{
        request::{Method, Request},
        response::{NoAnswer, NotSent, Response},
    },
    plan::call::{CallKind, Mode, Plan},
    registration::draft::MadeEarlier,
    run::failure::Failure,
};

/// How many requests are under way at once at most.
pub const MOST_TOGETHER: usize = 8;

/// Whether the upsert can be had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Upsert {
    /// As far as is known.
    #[default]
    Possible,
    /// The tenant refused it.
    Refused,
    /// The token may create an application, and that is all.
    Forbidden,
    /// Something on the way cuts every PATCH.
    Cut,
}

/// What this run has said of whether people have to be assigned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Assignment {
    /// Nothing: it stays as it is.
    #[default]
    NotSaid,
    /// Something, and whether that was carried out is not known.
    Unclear,
    /// That it is so.
    Set(bool),
}

/// What answers have taught a run.
#[derive(Debug, Default)]
pub(super) struct Learned {
    pub(super) outcome: Outcome,
    pub(super) upsert: Upsert,
    /// The application was there before this run: an earlier run of the same draft made it.
    pub(super) found_existing: bool,
    pub(super) assignment: Assignment,
    /// A secret may be there whose value was lost: one that was made along with the application, or one that was not
    /// wanted any more.
    pub(super) secret_lost: bool,
    /// The service principals of APIs.
    pub(super) apis: BTreeMap<AppId, ObjectId>,
    /// Grants of delegated permissions that are there and lack some, by their place in the plan.
    pub(super) existing: BTreeMap<usize, Existing>,
    /// Secrets that were removed, in case a replica still lists them.
    pub(super) removed_secrets: Vec<KeyId>,
}

impl Learned {
    /// Takes the secret that a plain creation answered, if it was asked for one.
    pub(super) fn secret_in_create(&mut self, given: Option<Given>, asked: bool, now: OffsetDateTime) {
        if let (Some(given), true) = (given, asked) {
            self.outcome.secret = given.secret(now);
            self.secret_lost = self.outcome.secret.is_none();
        }
    }
}

/// What to do now.
#[derive(Debug)]
pub struct Step {
    /// To be sent at once, all together.
    pub send: Vec<(CallKind, Request)>,
    /// When to ask again, unless an answer comes first.
    pub wake_at: Option<OffsetDateTime>,
    /// Nothing is left to do: the plan is carried out or some of it was given up.
    pub finished: bool,
}

pub(super) struct Sent {
    method: Method,
    path: String,
}

/// A call of the plan with what is under way for it and what was.
type Row = (Lane, Option<Sent>, Vec<Exchange>);

/// A run of a plan.
pub struct Run {
    pub(super) plan: Plan,
    pub(super) lanes: Vec<Row>,
    pub(super) learned: Learned,
    random: u64,
}

impl Run {
    /// A run that has not begun. `seed` spreads the waits, so that pages that were refused together do not come
    /// back together.
    pub fn new(plan: Plan, seed: u64, now: OffsetDateTime) -> Self {
        let lanes = plan.kinds().into_iter().map(|kind| (not_begun(&plan, kind, now), None, Vec::new())).collect();
        let upsert = if plan.mode == Mode::Upsert { Upsert::Possible } else { Upsert::Forbidden };
        let learned = Learned { upsert, ..Learned::default() };
        Self { plan, lanes, learned, random: seed }
    }

    /// What to do now.
    pub fn step(&mut self, now: OffsetDateTime) -> Step {
        self.unblock(now);
        let mut step = Step { send: Vec::new(), wake_at: None, finished: true };
        let mut under_way = self.lanes.iter().filter(|(lane, ..)| matches!(lane.state, State::Sent(_))).count();
        for (lane, sent, _) in &mut self.lanes {
            match lane.state {
                // The next answer makes room.
                State::Due { from, .. } if from <= now && under_way >= MOST_TOGETHER => step.finished = false,
                State::Due { action, from, .. } if from <= now => {
                    let Some(request) = action.request(&self.plan, &self.learned, now) else { continue };
                    under_way += 1;
                    let path = request.endpoint.path_and_query();
                    let path = path.strip_prefix("/v1.0").unwrap_or(&path).to_owned();
                    *sent = Some(Sent { method: request.method, path });
                    lane.attempts += 1;
                    lane.state = State::Sent(action);
                    step.send.push((lane.kind, request));
                    step.finished = false;
                }
                State::Due { from, .. } => {
                    step.wake_at = Some(step.wake_at.map_or(from, |at| at.min(from)));
                    step.finished = false;
                }
                State::Sent(_) => step.finished = false,
                State::Blocked(_) | State::Done | State::Failed(..) => {}
            }
        }
        step
    }

    /// Lets the calls go that waited for the application, and those that waited for the service principals.
    fn unblock(&mut self, now: OffsetDateTime) {
        if self.learned.outcome.application.is_none() {
            return;
        }
        for (lane, ..) in &mut self.lanes {
            let State::Blocked(action) = lane.state else { continue };
            if let CallKind::Grant(n) = lane.kind
                && !grant::can_begin(n, &self.plan, &self.learned)
            {
                continue;
            }
            lane.state = match lane.kind {
                CallKind::Secret if self.learned.outcome.secret.is_some() => State::Done,
                // A token that may only create has no second way to a secret.
                CallKind::Secret if self.plan.mode == Mode::CreateOnly => {
                    self.learned.outcome.secret_left_to_owner = true;
                    self.learned.outcome.stray_secret = self.learned.secret_lost;
                    State::Done
                }
                CallKind::Secret if self.learned.secret_lost => {
                    lane.ambiguous = true;
                    State::Due { action: Action::ListSecrets, from: now, reason: None }
                }
                _ => State::Due { action, from: now, reason: None },
            };
        }
    }

    /// Takes the answer to the request of a call.
    pub fn accept(
        &mut self,
        kind: CallKind,
        answer: Result<Response, NoAnswer>,
        sent_at: OffsetDateTime,
        now: OffsetDateTime,
    ) {
        let jitter = self.jitter();
        let Some((lane, sent, exchanges)) = self.lanes.iter_mut().find(|(lane, ..)| lane.kind == kind) else { return };
        let State::Sent(action) = lane.state else { return };
        if let (Some(sent), false) = (sent.take(), matches!(answer, Err(NoAnswer::NotSent(_)))) {
            exchanges.push(Exchange {
                method: sent.method,
                path: sent.path,
                status: answer.as_ref().ok().map(|response| response.status),
                took: now - sent_at,
                request_id: answer.as_ref().ok().and_then(|response| response.request_id.clone()),
            });
        }
        let (plan, learned) = (&self.plan, &mut self.learned);
        if matches!(answer, Err(NoAnswer::NotSent(NotSent::ConsentNeeded(_))))
            && let Some(next) = application::without_consent(lane, action, plan, learned)
        {
            lane.take(next, now);
            return;
        }
        let Some(response) = lane.handle_passing(action, answer, jitter, now) else {
            if kind == CallKind::Application {
                application::probe(lane, now);
            }
            return;
        };
        let next = match kind {
            CallKind::Application => application::on_answer(lane, action, &response, plan, learned, now),
            CallKind::ServicePrincipal => service_principal::on_answer(lane, action, &response, plan, learned, now),
            CallKind::Secret => secret::on_answer(lane, action, &response, plan, learned, now),
            CallKind::Api(n) => grant::on_api(lane, n, &response, plan, learned, now),
            CallKind::Grant(_) => grant::on_answer(lane, action, &response, plan, learned, now),
        };
        lane.take(next, now);
    }

    /// A number in 0.0..1.0. Need not be hard to guess: it only spreads waits (`SplitMix64`).
    fn jitter(&mut self) -> f64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        f64::from((z >> 40) as u32) / f64::from(1_u32 << 24)
    }

    /// "Try again": every call that was given up goes on where it stopped.
    pub fn resume(&mut self, now: OffsetDateTime) {
        for (lane, ..) in &mut self.lanes {
            if let State::Failed(action, _) = lane.state {
                lane.resume(action, now);
            }
        }
    }

    /// "Stop waiting": every call that waits is given up for now. What is under way is let come.
    pub fn stop_waiting(&mut self, now: OffsetDateTime) {
        for (lane, ..) in &mut self.lanes {
            lane.stop_waiting(now);
        }
    }

    /// Asks for another secret instead, after the tenant's rules forbade this one.
    pub fn change_secret(&mut self, secret: SecretWanted) {
        self.plan.secret = Some(secret);
    }

    /// How far each call has come, in the order of the plan.
    pub fn progress(&self) -> Vec<CallProgress> {
        let state = |lane: &Lane| match &lane.state {
            State::Blocked(_) => CallState::Pending,
            State::Due { from, reason: Some(reason), .. } => CallState::Waiting { reason: *reason, until: *from },
            State::Due { .. } | State::Sent(_) => CallState::Running { attempt: lane.attempts.max(1) },
            State::Done => CallState::Done,
            State::Failed(_, failure) => CallState::Failed(failure.clone()),
        };
        self.lanes
            .iter()
            .map(|(lane, _, exchanges)| CallProgress {
                kind: lane.kind,
                state: state(lane),
                exchanges: exchanges.clone(),
            })
            .collect()
    }

    /// What exists in the tenant because of this run.
    pub const fn outcome(&self) -> &Outcome {
        &self.learned.outcome
    }

    /// Whether everything planned was done.
    pub fn succeeded(&self) -> bool {
        self.lanes.iter().all(|(lane, ..)| matches!(lane.state, State::Done))
    }

    /// What to keep with the draft, in case another run has to go on from here.
    pub fn made(&self) -> MadeEarlier {
        let application = self.learned.outcome.application.is_some();
        MadeEarlier {
            without_unique_name: application && self.learned.upsert != Upsert::Possible,
            secret: self.has_secret(),
        }
    }

    /// Whether the secret is settled: made, and the only one.
    pub(super) fn has_secret(&self) -> bool {
        self.lanes.iter().any(|(lane, ..)| lane.kind == CallKind::Secret && matches!(lane.state, State::Done))
    }

    /// Why calls were given up.
    pub fn failures(&self) -> impl Iterator<Item = (CallKind, &Failure)> {
        self.lanes.iter().filter_map(|(lane, ..)| match &lane.state {
            State::Failed(_, failure) => Some((lane.kind, failure)),
            _ => None,
        })
    }

    /// The service management reference that the tenant has refused; empty where it wants one and there was none.
    pub fn refused_reference(&self) -> Option<&str> {
        let refused = |failure| matches!(failure, &Failure::ReferenceMissing(_) | &Failure::ReferenceRefused(_));
        let sent = self.plan.application.get("serviceManagementReference").and_then(Value::as_str);
        self.failures().any(|(_, failure)| refused(failure)).then(|| sent.unwrap_or_default())
    }

    /// Hands the secret over, once, as soon as it is certain that it is the only one.
    pub fn take_secret(&mut self) -> Option<NewSecret> {
        if self.has_secret() { self.learned.outcome.secret.take() } else { None }
    }
}

/// A call that has not begun.
pub(super) fn not_begun(plan: &Plan, kind: CallKind, now: OffsetDateTime) -> Lane {
    let state = match kind {
        CallKind::Application => State::Due { action: Action::first(plan.mode), from: now, reason: None },
        CallKind::ServicePrincipal => State::Blocked(Action::CreateServicePrincipal),
        CallKind::Secret => State::Blocked(Action::AddSecret),
        CallKind::Api(n) => State::Due { action: Action::FindApi(n), from: now, reason: None },
        CallKind::Grant(n) => {
            let what = plan.grants.get(n).map(|grant| &grant.what);
            State::Blocked(what.map_or(Action::FindApi(n), |what| Action::first_of_grant(n, what)))
        }
    };
    Lane::new(kind, state)
}
