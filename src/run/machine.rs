//! The state machine of a run: what to send next, what an answer means, and when to wait.
//!
//! # Invariants
//! At most one request a planned call is under way. Requests that do not depend on each other go out together, up to
//! `MOST_TOGETHER`.
//! However often it is resumed, a run makes one application, one service principal and each secret once.
//! Writes that concern credentials follow one another: two at once could each overwrite what the other has done.

use serde_json::Value;
use time::OffsetDateTime;

use super::{
    action::Action,
    lane::{Lane, State},
    lanes::{application, grant, owner, secret},
    learned::{AskedBy, Learned},
    ledger::{AskedSecret, Ledger, Made},
    moves::Move,
    outcome::Outcome,
    progress::{CallProgress, CallState, Exchange},
};
use crate::{
    directory::{
        application::Owner,
        credential::{CredentialId, CredentialKind, NewSecret, SecretWanted},
        permission::grant::WantedGrant,
    },
    http::{
        request::{Method, Request},
        response::{NoAnswer, NotSent, Response},
    },
    plan::call::{CallKind, Mode, Plan},
    run::failure::Failure,
};

/// How many requests are under way at once at most.
pub const MOST_TOGETHER: usize = 8;

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
    /// The person has cancelled: nothing more is sent.
    is_cancelled: bool,
    random: u64,
}

impl Run {
    /// A run that has not begun. `seed` spreads the waits, so that pages that were refused together do not come
    /// back together.
    pub fn new(plan: Plan, seed: u64, now: OffsetDateTime) -> Self {
        let lanes =
            plan.kinds().into_iter().map(|kind| (Lane::not_begun(&plan, kind, now), None, Vec::new())).collect();
        let learned = Learned::new(&plan);
        Self { plan, lanes, learned, is_cancelled: false, random: seed }
    }

    /// A run that goes on with what earlier ones have made, once Graph has named the application by the key of this
    /// registration. A ledger of another one is nothing to it.
    pub fn after(mut plan: Plan, ledger: Ledger, seed: u64, now: OffsetDateTime) -> Self {
        if !ledger.is_of(&plan.run_tail) {
            return Self::new(plan, seed, now);
        }
        if let Some(name) = ledger.unique_name() {
            // Another display name would otherwise be another key, and a run tag it has none.
            plan.unique_name = name.clone();
            if plan.mode == Mode::Create {
                plan.mode = Mode::Upsert;
            }
        } else if (ledger.application().is_some() || ledger.asks_application()) && plan.mode == Mode::Upsert {
            plan.mode = Mode::Create;
        }
        let mut run = Self::new(plan, seed, now);
        // It was asked for, and nobody has seen the answer; or it is there, and the index by which it is found lags.
        let is_tagged = ledger.application().is_some() && ledger.unique_name().is_none();
        let asked_by = AskedBy { upsert: ledger.asks_upsert(), creation: is_tagged || ledger.asks_creation() };
        run.learned.asked_by = asked_by;
        for (lane, ..) in &mut run.lanes {
            if lane.kind == CallKind::Application && asked_by.creation {
                // An upsert would not find it.
                lane.take(Move::Next(Action::Application(application::Action::FindByRunTag)), now);
            }
            lane.tries.ambiguous = match lane.kind {
                CallKind::Application => asked_by != AskedBy::default(),
                CallKind::Federated(id) => ledger.asks_federated(id),
                _ => false,
            };
        }
        run.learned.claimed = Some(ledger);
        run
    }

    /// What to do now.
    pub fn step(&mut self, now: OffsetDateTime) -> Step {
        let step = self.next_step(now);
        self.note_doubts();
        step
    }

    fn next_step(&mut self, now: OffsetDateTime) -> Step {
        if self.is_cancelled {
            self.lanes.iter_mut().for_each(|(lane, ..)| lane.cancel());
            // What the answers have taught that came after it.
            if self.learned.outcome.application.is_some() {
                self.learned.note_application(&self.plan);
            }
        } else {
            self.unblock(now);
        }
        let mut step = Step { send: Vec::new(), wake_at: None, finished: true };
        let mut under_way = self.lanes.iter().filter(|(lane, ..)| matches!(lane.state, State::Sent(_))).count();
        for (lane, sent, _) in &mut self.lanes {
            match lane.state {
                // The next answer makes room.
                State::Due { from, .. } if from <= now && under_way >= MOST_TOGETHER => step.finished = false,
                State::Due { action, from, .. } if from <= now => {
                    let Some(request) = action.request(&self.plan, &self.learned, now) else { continue };
                    action.note_asked(&self.plan, &mut self.learned, now);
                    under_way += 1;
                    let path = request.endpoint.path_and_query();
                    let path = path.strip_prefix("/v1.0").unwrap_or(&path).to_owned();
                    *sent = Some(Sent { method: request.method, path });
                    lane.tries.sent += 1;
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

    /// Lets the calls go that waited for the application, those that waited for the service principals, and the next
    /// credential of each kind: of those, Entra ID takes no two at once.
    fn unblock(&mut self, now: OffsetDateTime) {
        if self.learned.outcome.application.is_none() {
            return;
        }
        self.learned.note_application(&self.plan);
        let (mut secret_may_go, mut federated_may_go) = (true, true);
        for (lane, ..) in &mut self.lanes {
            let mut all_may_go = true;
            let may_go = match lane.kind {
                CallKind::Secret(_) => &mut secret_may_go,
                CallKind::Federated(_) => &mut federated_may_go,
                _ => &mut all_may_go,
            };
            if let (State::Blocked(action), true) = (&lane.state, *may_go) {
                let action = if self.learned.goes_on { action.looking_first() } else { *action };
                let action = match action {
                    Action::Grant(n, _) if !grant::can_begin(n, &self.plan, &self.learned) => continue,
                    Action::Owner(of, ..) if owner::owned(of, &self.learned).is_none() => continue,
                    Action::Grant(n, own) if self.learned.new_principal.is_some() => {
                        let fits = self.plan.grants.get(n).is_some_and(WantedGrant::fits);
                        Some(Action::Grant(n, if fits { own.without_look() } else { own }))
                    }
                    Action::Secret(id, own) => secret::begin(&mut lane.tries, id, own, &self.plan, &mut self.learned)
                        .map(|own| Action::Secret(id, own)),
                    Action::Federated(id, _) if self.learned.ledger.has(id) => None,
                    other => Some(other),
                };
                lane.state = action.map_or(State::Done, |action| State::Due { action, from: now, reason: None });
            }
            *may_go &= lane.lets_next_go();
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
        let jitter = jitter(&mut self.random);
        let Some((lane, sent, exchanges)) = self.lanes.iter_mut().find(|(lane, ..)| lane.kind == kind) else { return };
        let State::Sent(action) = lane.state else { return };
        if let (Some(sent), false) = (sent.take(), matches!(answer, Err(NoAnswer::NotSent(_)))) {
            exchanges.push(Exchange::new(sent.method, sent.path, sent_at, now, &answer));
        }
        let (plan, learned) = (&self.plan, &mut self.learned);
        if matches!(answer, Err(NoAnswer::NotSent(NotSent::ConsentNeeded(_))))
            && let Action::Application(own) = action
            && let Some(next) = application::without_consent(&lane.tries, own, plan, learned)
        {
            lane.take(next.map(Action::Application), now);
            return;
        }
        if let Some(response) = lane.handle_passing(action, answer, jitter, now) {
            let next = action.on_answer(&mut lane.tries, &response, plan, learned, now);
            lane.take(next, now);
        } else if kind == CallKind::Application {
            lane.probe(now);
        }
        if let (State::Due { reason: Some(reason), from, .. }, Some(last)) = (&lane.state, exchanges.last_mut()) {
            last.wait = Some((*reason, *from - now));
        }
    }

    /// "Try again": every call that was given up goes on where it stopped.
    pub fn resume(&mut self, now: OffsetDateTime) {
        self.is_cancelled = false;
        for (lane, ..) in &mut self.lanes {
            if let State::Failed(action, _) = lane.state {
                lane.resume(action, now);
                // One after another, as at first.
                if matches!(action, Action::Secret(..) | Action::Federated(..)) {
                    lane.state = State::Blocked(action);
                }
            }
        }
    }

    /// "Stop waiting": every call that waits is given up for now. What is under way is let come.
    pub fn stop_waiting(&mut self, now: OffsetDateTime) {
        for (lane, ..) in &mut self.lanes {
            lane.stop_waiting(now);
        }
    }

    /// "Cancel": nothing more is sent. What is under way is let come and noted.
    pub const fn cancel(&mut self) {
        self.is_cancelled = true;
    }

    /// Whether the person has cancelled it, and something is left to do.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled && !self.succeeded()
    }

    /// Asks for another secret in the place of this one, after the tenant's rules forbade it.
    pub fn change_secret(&mut self, id: CredentialId, secret: SecretWanted) {
        if let Some(credential) = self.plan.credentials.iter_mut().find(|credential| credential.id == id) {
            credential.kind = CredentialKind::Secret(secret);
        }
    }

    /// How far each call has come, in the order of the plan.
    pub fn progress(&self) -> Vec<CallProgress> {
        let state = |lane: &Lane| match &lane.state {
            State::Blocked(_) => CallState::Pending,
            State::Due { from, reason: Some(reason), .. } => CallState::Waiting { reason: *reason, until: *from },
            State::Due { .. } | State::Sent(_) => CallState::Running { attempt: lane.tries.sent.max(1) },
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

    /// What exists in the tenant because of this run and those before it, to be kept with the draft.
    pub fn ledger(&self) -> &Ledger {
        self.learned.claimed.as_ref().unwrap_or(&self.learned.ledger)
    }

    /// What exists in the tenant because of this run.
    pub const fn outcome(&self) -> &Outcome {
        &self.learned.outcome
    }

    /// The owners that it adds.
    pub fn owners(&self) -> &'static [Owner] {
        self.plan.added_owners()
    }

    /// Whether everything planned was done.
    pub fn succeeded(&self) -> bool {
        self.lanes.iter().all(|(lane, ..)| matches!(lane.state, State::Done))
    }

    /// Whether a credential is settled: made, and the only one of its kind.
    pub(super) fn is_settled(&self, id: CredentialId) -> bool {
        let made = |(lane, ..): &Row| lane.kind.credential() == Some(id) && matches!(lane.state, State::Done);
        self.lanes.iter().any(made)
    }

    /// Whether there may be another secret in the place of one whose value has come.
    fn may_be_double(&self, id: CredentialId) -> bool {
        let is_ambiguous = |(lane, ..): &Row| lane.kind.credential() == Some(id) && lane.tries.ambiguous;
        self.learned.found_existing || self.lanes.iter().any(is_ambiguous)
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

    /// Hands the secrets over, each once, as soon as it is certain that it is the only one of its kind. After "Cancel" nobody
    /// looks for another one: what has come is handed over, and that there may be another is told.
    pub fn take_secrets(&mut self) -> Vec<NewSecret> {
        let settled: Vec<CredentialId> =
            self.learned.secrets.keys().copied().filter(|id| self.is_cancelled || self.is_settled(*id)).collect();
        let secrets: Vec<NewSecret> = settled.into_iter().filter_map(|id| self.learned.secret(id).take()).collect();
        for secret in &secrets {
            if !self.is_settled(secret.credential) && self.may_be_double(secret.credential) {
                self.learned.tell_stray(secret.credential, true);
            }
            let NewSecret { credential, key_id, description, end, .. } = secret;
            let known_by = AskedSecret { description: description.clone(), end: end.unix_timestamp() };
            self.learned.ledger.note(Made::Secret { credential: *credential, key: *key_id, secret: Some(known_by) });
        }
        self.note_doubts();
        secrets
    }
}

/// A number in 0.0..1.0. Need not be hard to guess: it only spreads waits (`SplitMix64`).
pub(super) fn jitter(random: &mut u64) -> f64 {
    *random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *random;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    f64::from((z >> 40) as u32) / f64::from(1_u32 << 24)
}
