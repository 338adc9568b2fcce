//! The end of a session, or of what was to become one: one way out, whatever the reason.
//!
//! # Invariants
//! Whatever the reason, every token goes, every request that waits is told, the question at Microsoft is dropped, and
//! with them every mark of the sign-in: who it was, the question, its answer, a refusal. What else goes is one table,
//! [`Reason::wipes`].

use std::mem;

use super::{
    SessionFlow,
    effect::{Effect, InUse, Kept, Leaving},
    marks::Mark,
    question::Question,
    reason::{Reason, Wipes},
    sandbox::{self, Change},
    state::{Attempt, SignedOut, SigningOut, State},
};
use crate::{
    directory::cloud::Cloud,
    signin::{
        session::{Moment, restore},
        transport::{self, Transport},
    },
};

impl SessionFlow {
    /// Ends what there is.
    pub(super) fn end(&mut self, reason: Reason, now: Moment, effects: &mut Vec<Effect>) {
        if matches!(self.state, State::Sandbox) {
            return self.end_in_sandbox(&reason, effects);
        }
        let leaving = match &reason {
            Reason::SignOut { random } => self.way_out(*random),
            _ => None,
        };
        self.drop_session(effects);
        self.wipe(reason.wipes(), effects);
        match reason {
            Reason::SignOut { .. } => {
                if let Some((cloud, address, random)) = leaving {
                    self.sign_out(cloud, address, random, now, effects);
                }
            }
            Reason::Forget => self.state = State::SignedOut(SignedOut::Forgotten),
            Reason::OtherTenant(tenant) => effects.push(Effect::Keep(Kept::ChosenTenant(tenant))),
            Reason::EnterSandbox => self.enter_sandbox(effects),
            Reason::OwnTenant | Reason::SelfTest | Reason::TestFailed | Reason::Settings | Reason::OtherAccount => {}
            Reason::Expired { login_hint } => self.state = State::SignedOut(SignedOut::Ended { login_hint }),
        }
    }

    /// The sandbox has no session. It is left for good, or gone into afresh, or does not mind.
    fn end_in_sandbox(&mut self, reason: &Reason, effects: &mut Vec<Effect>) {
        if sandbox::can_end(true, reason) {
            return self.change(sandbox::end(true, reason), effects);
        }
        // Out of the sandbox one goes on to what there is no session for yet.
        match reason {
            Reason::OtherTenant(tenant) => {
                self.change(sandbox::leave(), effects);
                effects.push(Effect::Keep(Kept::ChosenTenant(tenant.clone())));
            }
            Reason::SelfTest => {
                self.change(sandbox::leave(), effects);
                self.wipe(reason.wipes(), effects);
            }
            _ => {}
        }
    }

    /// Does what is done about the sandbox.
    fn change(&mut self, changes: Vec<Change>, effects: &mut Vec<Effect>) {
        for change in changes {
            match change {
                Change::Enter => self.enter_sandbox(effects),
                Change::Leave => {
                    self.state = State::NOBODY;
                    effects.push(Effect::Use(InUse::Nobody));
                }
                Change::Drop(mark) => effects.push(Effect::Drop(mark)),
                Change::Wipe(wipes) => effects.push(Effect::Wipe(wipes)),
            }
        }
    }

    fn enter_sandbox(&mut self, effects: &mut Vec<Effect>) {
        self.state = State::Sandbox;
        effects.push(Effect::Keep(Kept::InSandbox));
        effects.push(Effect::Use(InUse::Sandbox));
    }

    /// Drops the session, what is on its way to one, and every mark of it.
    fn drop_session(&mut self, effects: &mut Vec<Effect>) {
        if let Some(question) = self.state.question_mut() {
            effects.push(Leaving::CloseWindow { turn: question.turn }.into());
        }
        match mem::replace(&mut self.state, State::NOBODY) {
            State::SignedIn(session, attempt) => {
                session.end(effects);
                drop_attempt(attempt, effects);
                effects.push(Effect::Use(InUse::Nobody));
            }
            State::SignedOut(SignedOut::Trying(attempt)) => drop_attempt(attempt, effects),
            State::SignedOut(_) | State::SigningOut(_) | State::Sandbox => {}
        }
        self.consent = None;
        self.marks.was_signed_in = None;
        self.marks.refused = None;
        effects.extend(Mark::OF_SIGN_IN.map(Effect::Drop));
    }

    fn wipe(&mut self, wipes: Wipes, effects: &mut Vec<Effect>) {
        if wipes.marks.contains(&Mark::Starts) {
            self.marks.starts = restore::Starts::default();
        }
        effects.extend(wipes.marks.iter().copied().map(Effect::Drop));
        effects.push(Effect::Wipe(wipes));
    }

    /// Where Microsoft ends its own session; none where nobody is signed in, or this page has no way back.
    fn way_out(&self, random: Option<[u8; 32]>) -> Option<(Cloud, String, [u8; 32])> {
        let (back, random) = self.environment.back.as_ref().zip(random)?;
        let session = self.signed_in()?.session();
        let authority = session.authority();
        let hint = session.account().login_hint.as_deref();
        Some((authority.cloud, authority.sign_out(back, hint, random, self.first_transport()), random))
    }

    /// Goes to Microsoft to end the session there. This page's own is gone in any case.
    fn sign_out(&mut self, cloud: Cloud, address: String, random: [u8; 32], now: Moment, effects: &mut Vec<Effect>) {
        let turn = self.numbers.turn();
        if self.first_transport() == Transport::Redirect {
            self.state = State::SigningOut(SigningOut::Leaving(turn));
            effects.push(Effect::Keep(Kept::SignedOut(restore::SignedOut { returned: false })));
            Self::leave(turn, cloud, address, effects);
        } else {
            let question = Question::to_sign_out(turn, address, now);
            self.state = State::SigningOut(SigningOut::Away(Box::new(question)));
            self.open_window(transport::question(random), cloud, effects);
        }
    }
}

/// What was on its way to a session may have one already, with requests that wait.
fn drop_attempt(attempt: Attempt, effects: &mut Vec<Effect>) {
    if let Attempt::Naming { next, .. } = attempt {
        next.end(effects);
    }
}
