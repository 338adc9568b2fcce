//! What a press of "Register" or "Try again" comes to: a run, or what holds it back.

use time::Duration;

use super::{Begun, Effect, HeldBack, Phase, Question, Register, Write, secret_holder::SecretHolder};
use crate::{
    plan::{build, call::Mode},
    registration::{draft::Draft, steps::facts::Facts, validate},
    run::{ledger::Ledger, machine::Run},
    signin::session::{Moment, Proof, ending::Ending},
};

/// How things stand when something is pressed.
#[derive(Clone, Debug)]
pub struct Circumstances {
    /// What has been typed.
    pub draft: Draft,
    /// What earlier runs of this registration have made in the tenant in use.
    pub ledger: Option<Ledger>,
    /// What is known of the tenant in use.
    pub facts: Facts,
    /// How registrations are made here.
    pub mode: Mode,
    /// How near the end of the session is.
    pub ending: Ending,
    /// What Microsoft says of when the person last proved who they are; none where nobody asks for that.
    pub proof: Option<Proof>,
    /// A press could have been stolen: the page stands in a frame, and what it writes is real.
    pub is_framed: bool,
    /// Spreads the waits of a run.
    pub seed: u64,
}

/// Whether the person has to sign in again before this draft is registered.
pub fn lacks_proof(draft: &Draft, ledger: Option<&Ledger>, proof: Option<Proof>) -> bool {
    let is_made = |id| ledger.is_some_and(|ledger| ledger.has_secret(id));
    draft.secrets().any(|(id, _)| !is_made(id)) && proof.is_some_and(|proof| proof != Proof::Fresh)
}

impl Register {
    pub(super) fn pressed(&mut self, write: Write, at: &Circumstances, now: Moment) -> Vec<Effect> {
        // The sign-in that brings an approval brings a new session as well.
        let approve = self.ask_approval(write, at);
        if approve.is_empty() { self.go_ahead(write, at, now) } else { approve }
    }

    /// The same where nothing is lacking any more, as far as is known.
    pub(super) fn go_ahead(&mut self, write: Write, at: &Circumstances, now: Moment) -> Vec<Effect> {
        // Where the session is over there is nothing to wait for: the run says so itself.
        if write == Write::Register && matches!(at.ending, Ending::TooNear(_)) {
            self.held_back = Some(HeldBack::TooNear);
            return Vec::new();
        }
        if !self.is_free(at) {
            return Vec::new();
        }
        if !at.is_framed {
            return self.carry_out(write, at, now);
        }
        self.held_back = Some(HeldBack::Asked(write));
        vec![Effect::Ask(Question {
            name: at.draft.display_name.clone(),
            grants: at.draft.grant_consent && validate::can_be_granted(&at.draft),
            addresses: at.draft.redirect_uris.iter().map(|row| row.text.trim().to_owned()).collect(),
        })]
    }

    pub(super) fn confirmed(&mut self, at: &Circumstances, now: Moment) -> Vec<Effect> {
        let Some(HeldBack::Asked(write)) = self.held_back else { return Vec::new() };
        // The question may have stood for a while.
        if self.is_free(at) { self.carry_out(write, at, now) } else { Vec::new() }
    }

    /// Whether the person has proved who they are, as far as that is asked for. That they have not is told.
    fn is_free(&mut self, at: &Circumstances) -> bool {
        let lacks = lacks_proof(&at.draft, at.ledger.as_ref(), at.proof);
        if lacks {
            self.held_back = Some(HeldBack::Unproved);
        }
        !lacks
    }

    fn carry_out(&mut self, write: Write, at: &Circumstances, now: Moment) -> Vec<Effect> {
        self.held_back = None;
        if self.phase() == Phase::Running {
            return Vec::new();
        }
        match write {
            Write::Register => self.begin(at, now),
            Write::Resume => {
                let Some(begun) = &mut self.begun else { return Vec::new() };
                begun.run.resume(now.wall);
                begun.since = Some(now.wall);
                self.go_on(now)
            }
        }
    }

    /// A draft with errors stays where it is. The same application is gone on with as the draft says now; another one
    /// takes a run of its own.
    fn begin(&mut self, at: &Circumstances, now: Moment) -> Vec<Effect> {
        let Ok(registration) = validate::validate(&at.draft, at.facts, now.wall) else { return Vec::new() };
        let plan = build::build(&registration.content(), at.mode);
        let plan = match &mut self.begun {
            Some(begun) => begun.run.take_up(plan, now.wall),
            None => Some(plan),
        };
        match (plan, &mut self.begun) {
            (None, Some(begun)) => {
                begun.registration = registration;
                begun.since = Some(now.wall);
            }
            (Some(plan), begun) => {
                let of_run = begun.as_ref().map(|begun| begun.run.ledger());
                let of_run = of_run.filter(|ledger| ledger.is_of(&plan.run_tail));
                // What the person holds of the same registration stays with them.
                if of_run.is_none() {
                    self.secrets = SecretHolder::default();
                }
                let earlier = of_run.or(at.ledger.as_ref()).cloned();
                let run = match earlier {
                    Some(earlier) => Run::after(plan, earlier, at.seed, now.wall),
                    None => Run::new(plan, at.seed, now.wall),
                };
                self.begun = Some(Begun {
                    kept: run.ledger().clone(),
                    run,
                    registration,
                    since: Some(now.wall),
                    before: Duration::ZERO,
                    under_way: Vec::new(),
                });
            }
            (None, None) => return Vec::new(),
        }
        let mut effects = vec![Effect::ShowResult];
        effects.extend(self.go_on(now));
        effects
    }
}
