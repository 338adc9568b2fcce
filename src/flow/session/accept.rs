//! The way in of Microsoft's answers, whatever brought them: this window, a popup or the relay.
//!
//! # Invariants
//! A question and its answer serve once, whatever comes of them. What comes in after the session was ended, or left for
//! the sandbox, is nobody's, tokens and errors alike. Another person's sign-in never goes on with what was begun by the
//! one who is signed in.

use super::{
    SessionFlow,
    effect::{Effect, InUse, Kept, Return},
    event::AtStake,
    marks::Mark,
    numbers::{SessionNumber, Turn},
    question::Asked,
    reason::Reason,
    signed_in::SignedIn,
    state::{Attempt, Consent, SignedOut, State},
};
use crate::{
    http::{
        request::GraphScope,
        response::{NoAnswer, Response},
    },
    signin::{
        answer::{StoredAnswer, UnvalidatedAnswer},
        error::{Kind, Protocol, SignInError},
        pending::Pending,
        return_to::ReturnTo,
        session::{
            Moment, Session,
            restore::{Refused, Starts, WasSignedIn},
        },
        token::Redeemed,
        transport::Transport,
    },
};

impl SessionFlow {
    /// Takes in what waits, or goes on after a reload.
    pub(super) fn opened(
        &mut self,
        answer: Option<Result<StoredAnswer, Protocol>>,
        pending: Option<Pending>,
        addressed: Option<ReturnTo>,
        now: Moment,
        effects: &mut Vec<Effect>,
    ) {
        let State::SignedOut(why) = &mut self.state else { return };
        if let SignedOut::Opened { waits } = why {
            *waits = false;
        }
        match (&self.config, answer) {
            (Some(_), Some(answer)) => {
                let Some(pending) = pending else {
                    return self.fail(SignInError::of(Kind::Protocol(Protocol::NothingPending)));
                };
                let asked = Asked::of(&pending, Transport::Redirect);
                self.accept(pending, asked, answer.and_then(StoredAnswer::read), now, effects);
            }
            (Some(_), None) => self.restore(addressed, None, effects),
            // Without a configuration there is nobody to answer to.
            (None, _) => {}
        }
    }

    /// Holds an answer against its question, which is used up.
    pub(super) fn accept(
        &mut self,
        pending: Pending,
        asked: Asked,
        answer: Result<UnvalidatedAnswer, Protocol>,
        now: Moment,
        effects: &mut Vec<Effect>,
    ) {
        let Some(config) = self.config.as_deref() else { return self.state.set_attempt(Attempt::None) };
        let code = answer
            .map_err(|problem| SignInError::of(Kind::Protocol(problem)))
            .and_then(|answer| answer.validate(pending, config, now.wall));
        match code {
            Ok(code) => {
                let (turn, cloud) = (self.numbers.turn(), config.cloud);
                self.state.set_attempt(Attempt::Redeeming { turn, asked });
                effects.push(Effect::Redeem { turn, cloud, code: Box::new(code) });
            }
            Err(error) => self.came_to_nothing(error, asked, now, effects),
        }
    }

    pub(super) fn redeemed(
        &mut self,
        turn: Turn,
        result: Result<Box<Redeemed>, SignInError>,
        now: Moment,
        effects: &mut Vec<Effect>,
    ) {
        let is_it = |attempt: &Attempt| matches!(attempt, Attempt::Redeeming { turn: it, .. } if *it == turn);
        let Some(Attempt::Redeeming { asked, .. }) = self.state.take_attempt(is_it) else { return };
        match result.and_then(|redeemed| Session::open(*redeemed, now)) {
            Ok(session) => self.open(session, asked, now, effects),
            Err(error) => self.came_to_nothing(error, asked, now, effects),
        }
    }

    /// A session: of the one who is signed in, or of somebody whose names have to be read first.
    fn open(&mut self, session: Session, asked: Asked, now: Moment, effects: &mut Vec<Effect>) {
        let session = match &mut self.state {
            State::SignedIn(own, _) => match own.join(session, now, &mut self.numbers, effects) {
                Ok(()) => return self.come_in(asked, effects),
                Err(other) => *other,
            },
            _ => session,
        };
        let number = self.numbers.session();
        let next = Box::new(SignedIn::new(number, session));
        self.state.set_attempt(Attempt::Naming { next, asked });
        effects.push(Effect::ReadNames { session: number });
    }

    pub(super) fn named(
        &mut self,
        number: SessionNumber,
        me: Result<Response, NoAnswer>,
        organization: Result<Response, NoAnswer>,
        at_stake: AtStake,
        now: Moment,
        effects: &mut Vec<Effect>,
    ) {
        let is_it = |attempt: &Attempt| matches!(attempt, Attempt::Naming { next, .. } if next.number == number);
        let Some(Attempt::Naming { mut next, asked }) = self.state.take_attempt(is_it) else { return };
        next.name(me, organization);
        // What stands here belongs to the one who is signed in, and to their tenant. Whoever chose to change the account
        // gives up what is not about to be lost. Asked last: a run may have begun meanwhile.
        let is_bound = match at_stake {
            AtStake::Nothing => false,
            AtStake::Result => !asked.is_choice,
            AtStake::Unsaved => true,
        };
        if is_bound {
            next.end(effects);
            return self.fail(SignInError::of(Kind::Protocol(Protocol::OtherAccount)));
        }
        if matches!(self.state, State::SignedIn(..)) {
            self.end(Reason::OtherAccount, now, effects);
        }
        self.state = State::SignedIn(next, Attempt::None);
        effects.push(Effect::Use(InUse::Session(number)));
        if asked.transport != Transport::Redirect {
            effects.push(Effect::LeaveResult { return_to: asked.return_to });
        }
        self.come_in(asked, effects);
    }

    /// Whoever has signed in is there.
    fn come_in(&mut self, asked: Asked, effects: &mut Vec<Effect>) {
        let State::SignedIn(own, attempt) = &mut self.state else { return };
        *attempt = Attempt::None;
        let account = own.session().account();
        if let Some(login_hint) = account.login_hint.clone() {
            let mark = WasSignedIn { login_hint, account: account.key() };
            self.marks.was_signed_in = Some(mark.clone());
            effects.push(Effect::Keep(Kept::WasSignedIn(mark)));
        }
        // The guard is against sign-ins that fail one after the other.
        self.marks.starts = Starts::default();
        effects.push(Effect::Drop(Mark::Starts));
        let granted = own.session().was_granted(asked.scope);
        let refused = self.marks.refused.take();
        effects.push(Effect::Drop(Mark::Refused));
        self.consent = match asked.scope {
            // The way to Microsoft has cost the session, and what came of it is told now.
            _ if asked.is_silent => refused.map(Consent::Refused),
            GraphScope::UserRead => None,
            scope if granted => Some(Consent::Granted(scope)),
            scope => Some(Consent::Refused(Refused::new(scope, Box::default()))),
        };
        if let Some(place) = asked.return_to {
            let how = if asked.transport == Transport::Redirect { Return::Loaded } else { Return::Stayed };
            effects.push(Effect::ReturnTo { place, how });
        }
        self.came += 1;
    }

    /// There is no session in it. A permission that was refused, and that an administrator can give, is told where it
    /// was asked for; nobody who was not to be asked is bothered with it.
    fn came_to_nothing(&mut self, error: SignInError, asked: Asked, now: Moment, effects: &mut Vec<Effect>) {
        let declined = matches!(error.kind, Kind::Cancelled | Kind::NeedsAdmin | Kind::ConsentNeeded)
            && asked.scope != GraphScope::UserRead;
        if asked.is_silent {
            // Somebody has to be asked: the usual end of a session.
            let is_usual = matches!(
                error.kind,
                Kind::NeedsUser { .. } | Kind::ConsentNeeded | Kind::Declined | Kind::Protocol(Protocol::OtherAccount)
            );
            if is_usual {
                self.end(Reason::Expired { login_hint: asked.login_hint }, now, effects);
                Self::return_by_hand(asked.return_to, effects);
            } else {
                self.drop_refused(effects);
                self.fail(error);
            }
        } else if declined && asked.transport != Transport::Redirect {
            self.state.set_attempt(Attempt::None);
            self.consent = Some(Consent::Refused(Refused::new(asked.scope, error.support)));
        } else if declined && self.marks.was_signed_in.is_some() {
            // The way to Microsoft has cost the session, and the refusal is to be read where the permission was asked
            // for.
            let refused = Refused::new(asked.scope, error.support.clone());
            self.marks.refused = Some(refused.clone());
            effects.push(Effect::Keep(Kept::Refused(refused)));
            self.restore(asked.return_to, Some(error), effects);
        } else {
            self.fail(error);
        }
    }

    pub(super) fn fail(&mut self, error: SignInError) {
        self.state.set_attempt(Attempt::Failed(error));
    }

    pub(super) fn drop_refused(&mut self, effects: &mut Vec<Effect>) {
        self.marks.refused = None;
        effects.push(Effect::Drop(Mark::Refused));
    }

    /// Whoever has to sign in by hand is led back to where they were.
    pub(super) fn return_by_hand(return_to: Option<ReturnTo>, effects: &mut Vec<Effect>) {
        effects.extend(return_to.map(|place| Effect::ReturnTo { place, how: Return::Ended }));
    }
}
