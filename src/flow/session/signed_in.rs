//! Somebody who is signed in: their names, and a token for each request that needs one.
//!
//! # Invariants
//! One renewal at a time, however many requests wait for it; when it ends, each of them is answered, or waits for the
//! next. A renewal that was begun before another sign-in came in is void: its answer is neither kept nor held against
//! the session. A request that Graph refuses for its token gets a new one once, and no more than once.

use std::mem;

use serde_json::{Map, Value};
use time::Duration;

use super::{
    effect::Effect,
    numbers::{Numbers, SessionNumber, Turn},
    tokens::{Bearer, Receipt, Ticket},
};
use crate::{
    directory::tenant::TenantContext,
    http::{
        request::GraphScope,
        response::{NoAnswer, NotSent, Response},
    },
    signin::{
        challenge,
        error::{Kind, Protocol, SignInError},
        session::{Accepted, AccessToken, Moment, Session, SessionVersion, TokenNumber, Use},
        token::Grant,
    },
};

/// A signed-in session, with all that waits for its tokens. No `Debug`.
pub struct SignedIn {
    pub(super) number: SessionNumber,
    pub(super) session: Session,
    context: TenantContext,
    person: Option<String>,
    renewing: Option<Renewing>,
    waiting: Vec<Wanted>,
    /// Until when the token endpoint asked not to be asked, as time since the page was opened.
    rests_until: Duration,
    pub(super) needed: Option<Needed>,
    trouble: Option<SignInError>,
}

/// Why the person has to sign in again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// The permission that was in use.
    pub scope: GraphScope,
    /// What Microsoft said.
    pub error: SignInError,
}

/// A request that needs a token.
pub(super) struct Wanted {
    pub ticket: Ticket,
    pub scope: GraphScope,
    /// What Graph asked for when it refused the token before.
    pub challenge: Option<Map<String, Value>>,
    pub is_second: bool,
}

struct Renewing {
    turn: Turn,
    scope: GraphScope,
    challenge: Option<Map<String, Value>>,
    version: SessionVersion,
}

enum Came {
    Token(TokenNumber),
    Refused(SignInError),
    Void,
}

impl SignedIn {
    pub(super) fn new(number: SessionNumber, session: Session) -> Self {
        let account = session.account();
        let context = TenantContext {
            cloud: session.authority().cloud,
            tenant_id: account.tenant_id,
            tenant_name: account.tenant_id.to_string(),
            account: account.name.clone(),
        };
        Self {
            number,
            session,
            context,
            person: None,
            renewing: None,
            waiting: Vec::new(),
            rests_until: Duration::ZERO,
            needed: None,
            trouble: None,
        }
    }

    /// Which session it is.
    pub const fn number(&self) -> SessionNumber {
        self.number
    }

    /// The tokens.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Who is signed in, and where. The tenant's ID in the place of its name tells that the name is missing.
    pub const fn context(&self) -> &TenantContext {
        &self.context
    }

    /// The person's own name, where Graph gave it.
    pub fn person(&self) -> Option<&str> {
        self.person.as_deref()
    }

    /// Why the person has to sign in again, with the claims that a policy asks for.
    pub const fn needed(&self) -> Option<&Needed> {
        self.needed.as_ref()
    }

    /// Why there was no token the last time that there was none for a while.
    pub const fn trouble(&self) -> Option<&SignInError> {
        self.trouble.as_ref()
    }

    /// How many requests wait for a token.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Answers a request with the least powerful token that serves, or has it wait for one.
    pub(super) fn want(&mut self, wanted: Wanted, now: Moment, numbers: &mut Numbers, effects: &mut Vec<Effect>) {
        match self.session.token_for(wanted.scope, now) {
            Use::Token(token) => return effects.push(answer(&wanted, Ok(self.bearer(&wanted, token)))),
            Use::SignInAgain => return effects.push(answer(&wanted, Err(NotSent::SignInNeeded))),
            Use::Renew => {}
        }
        if self.rest(now).is_some() {
            return effects.push(answer(&wanted, Err(self.unavailable(now))));
        }
        if self.renewing.is_none() {
            let Some(renewal) = self.session.renewal(wanted.scope, wanted.challenge.as_ref()) else {
                return effects.push(answer(&wanted, Err(NotSent::SignInNeeded)));
            };
            let turn = numbers.turn();
            let (scope, challenge, version) = (wanted.scope, wanted.challenge.clone(), renewal.version());
            self.renewing = Some(Renewing { turn, scope, challenge, version });
            let (session, cloud) = (self.number, self.context.cloud);
            effects.push(Effect::Renew { session, turn, cloud, renewal: Box::new(renewal) });
        }
        self.waiting.push(wanted);
    }

    /// Takes a renewal's answer in, and goes on with all who waited for it.
    pub(super) fn renewed(
        &mut self,
        turn: Turn,
        result: Result<Box<Grant>, SignInError>,
        now: Moment,
        numbers: &mut Numbers,
        effects: &mut Vec<Effect>,
    ) {
        let Some(renewing) = self.renewing.take_if(|renewing| renewing.turn == turn) else { return };
        let came = self.take_in(&renewing, result, now);
        for wanted in mem::take(&mut self.waiting) {
            match &came {
                Came::Token(number) => {
                    // Whose scope it does not carry: now it is their turn.
                    let Some(token) = self.session.just_renewed(*number, wanted.scope) else {
                        self.want(wanted, now, numbers, effects);
                        continue;
                    };
                    effects.push(answer(&wanted, Ok(self.bearer(&wanted, token))));
                }
                Came::Refused(error) if wanted.scope == renewing.scope => {
                    let not_sent = self.refused(wanted.scope, error.clone(), now);
                    effects.push(answer(&wanted, Err(not_sent)));
                }
                Came::Refused(_) | Came::Void => self.want(wanted, now, numbers, effects),
            }
        }
    }

    fn take_in(&mut self, renewing: &Renewing, result: Result<Box<Grant>, SignInError>, now: Moment) -> Came {
        match result {
            Ok(grant) => match self.session.accept(*grant, renewing.scope, renewing.version, now) {
                Accepted::Kept(number) => Came::Token(number),
                Accepted::Void => Came::Void,
                Accepted::WithoutScope => Came::Refused(SignInError::of(Kind::ConsentNeeded)),
                Accepted::OtherAccount => Came::Refused(SignInError::of(Kind::Protocol(Protocol::OtherAccount))),
            },
            Err(error) => {
                // It is the endpoint that asks for it, whatever became of the question.
                if let Some(wait) = error.support.wait {
                    self.rests_until = now.since_open.saturating_add(Duration::seconds(wait.into()));
                }
                if renewing.version != self.session.version() {
                    return Came::Void;
                }
                self.session.refused(&error, renewing.version);
                Came::Refused(match (error.kind, &renewing.challenge) {
                    // The claims that Graph asked for stay wanted where the token endpoint names none.
                    (Kind::NeedsUser { claims: None }, Some(challenge)) => {
                        SignInError { kind: Kind::NeedsUser { claims: Some(challenge.clone()) }, ..error }
                    }
                    (kind, _) => SignInError { kind, ..error },
                })
            }
        }
    }

    /// Takes in that Graph refused a request for its token.
    pub(super) fn token_refused(
        &mut self,
        ticket: Ticket,
        receipt: Receipt,
        www_authenticate: Option<&str>,
        now: Moment,
        numbers: &mut Numbers,
        effects: &mut Vec<Effect>,
    ) {
        let Receipt { scope, number, is_second, .. } = receipt;
        self.session.refuse(number);
        let challenge = www_authenticate.and_then(challenge::parse);
        let wanted = Wanted { ticket, scope, challenge, is_second: true };
        if is_second {
            let error = SignInError::of(Kind::NeedsUser { claims: wanted.challenge.clone() });
            self.needed = Some(Needed { scope, error });
            return effects.push(answer(&wanted, Err(NotSent::SignInNeeded)));
        }
        self.want(wanted, now, numbers, effects);
    }

    /// Takes a further sign-in of the same person in; another's is handed back. What waits is served by it.
    pub(super) fn join(
        &mut self,
        other: Session,
        now: Moment,
        numbers: &mut Numbers,
        effects: &mut Vec<Effect>,
    ) -> Result<(), Box<Session>> {
        self.session.join(other)?;
        self.needed = None;
        for wanted in mem::take(&mut self.waiting) {
            self.want(wanted, now, numbers, effects);
        }
        Ok(())
    }

    /// Ends it: whoever waits is told.
    pub(super) fn end(mut self, effects: &mut Vec<Effect>) {
        self.session.forget();
        effects.extend(self.waiting.iter().map(|wanted| answer(wanted, Err(NotSent::SignInNeeded))));
    }

    fn bearer(&self, wanted: &Wanted, token: &AccessToken) -> Bearer {
        let Wanted { scope, is_second, .. } = *wanted;
        Bearer {
            token: token.for_request(),
            receipt: Receipt { session: self.number, scope, number: token.number(), is_second },
        }
    }

    /// What a refused renewal means for a request that waited for it.
    fn refused(&mut self, scope: GraphScope, error: SignInError, now: Moment) -> NotSent {
        match error.kind {
            Kind::Network | Kind::Throttled | Kind::Timeout | Kind::Intercepted => {
                self.trouble = Some(error);
                self.unavailable(now)
            }
            Kind::ConsentNeeded | Kind::NeedsAdmin => NotSent::ConsentNeeded(scope),
            // Not every tenant and cloud knows this permission; to them it is one that was not given.
            Kind::Config if scope == GraphScope::AppRegistrationCreate => NotSent::ConsentNeeded(scope),
            _ => {
                self.needed = Some(Needed { scope, error });
                NotSent::SignInNeeded
            }
        }
    }

    /// Nothing is sent, for want of a token that may be had later.
    fn unavailable(&self, now: Moment) -> NotSent {
        NotSent::SignInUnavailable { retry_after: self.rest(now) }
    }

    /// How long the token endpoint still asks not to be asked.
    fn rest(&self, now: Moment) -> Option<Duration> {
        let left = self.rests_until - now.since_open;
        left.is_positive().then_some(left)
    }

    /// Takes the names in. What could not be read stays what the ID token says.
    pub(super) fn name(&mut self, me: Result<Response, NoAnswer>, organization: Result<Response, NoAnswer>) {
        let read = |answer: Result<Response, NoAnswer>| -> Value {
            let answer = answer.ok().filter(Response::is_success);
            answer.and_then(|answer| serde_json::from_slice(&answer.body).ok()).unwrap_or_default()
        };
        let name = |value: &Value| value.as_str().filter(|name| !name.trim().is_empty()).map(str::to_owned);
        let me = read(me);
        self.person = name(&me["displayName"]);
        if let Some(name) = name(&me["userPrincipalName"]) {
            self.context.account = name;
        }
        if let Some(name) = name(&read(organization)["value"][0]["displayName"]) {
            self.context.tenant_name = name;
        }
    }
}

fn answer(wanted: &Wanted, answer: Result<Bearer, NotSent>) -> Effect {
    Effect::Answer { ticket: wanted.ticket, answer }
}
