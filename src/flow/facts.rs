//! What is known of the tenant in use before anything is registered: so far, its policy for app management.
//!
//! # Invariants
//! - It is asked for once a tenant and account, when somebody wants it, and again only where it could not be read and a run
//!   was refused or somebody has signed in since. Nothing waits for it.
//! - What cannot be read is not known: no refusal says that something is allowed, or forbidden.
//! - Late answers are nobody's: of another tenant or account none is used.

use time::OffsetDateTime;

use super::questions::{Busy, Questions, Ticket};
use crate::{
    directory::{
        app_management::{AppManagementPolicy, CredentialRules},
        ids::TenantId,
    },
    graph::app_management,
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
    registration::steps::facts::Known,
};

/// Whose facts they are: the tenant and the account. The sandbox is a tenant of its own each time.
pub type Who = (TenantId, String, bool);

/// What has happened.
#[derive(Debug)]
pub enum Event {
    /// Another tenant or account is in use, or none.
    Who(Option<Who>),
    /// They may matter from now on.
    Wanted,
    /// What could not be read may be readable by now.
    AskAgain,
    /// What was read is different by now, as the sandbox's can be at a press.
    Changed,
    /// What a request has brought.
    Answered {
        /// Which request.
        ticket: Ticket,
        /// The answer.
        answer: Result<Response, NoAnswer>,
        /// Spreads the waits, in 0.0..1.0.
        jitter: f64,
    },
    /// The time has come that was waited for.
    Waited(u32),
}

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// A request is sent to the tenant in use; its answer comes back with the ticket.
    Send(Ticket, Request),
    /// At this moment, the turn comes back.
    Wait(u32, OffsetDateTime),
}

/// Which version of Graph tells of the policy: the beta tells more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Version {
    V1,
    Beta,
}

/// The state.
#[derive(Debug, Default)]
pub struct TenantFacts {
    who: Option<Who>,
    wanted: bool,
    asked: bool,
    questions: Questions<Version>,
    v1: Option<AppManagementPolicy>,
    beta: Option<AppManagementPolicy>,
    rules: Known<CredentialRules>,
    turn: u32,
}

impl TenantFacts {
    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event, now: OffsetDateTime) -> Vec<Effect> {
        match event {
            Event::Who(who) if who == self.who => {}
            Event::Who(who) => {
                // Tickets go on: the answers to those that are open find nobody.
                let questions = self.questions.emptied();
                *self = Self { who, wanted: self.wanted, questions, turn: self.turn, ..Self::default() };
            }
            Event::Wanted => self.wanted = true,
            Event::AskAgain if self.rules == Known::Unreadable => self.asked = false,
            Event::Changed => {
                // What is known stays until there is something newer.
                self.questions = self.questions.emptied();
                (self.v1, self.beta, self.asked) = (None, None, false);
            }
            Event::Answered { ticket, answer, jitter } => {
                if let Some(answered) = self.questions.accept(ticket, answer, jitter, now) {
                    let policy = answered.result.ok().and_then(|response| app_management::read(&response));
                    match answered.key {
                        Version::V1 => self.v1 = policy,
                        Version::Beta => self.beta = policy,
                    }
                    self.conclude(now);
                }
            }
            Event::Waited(turn) if turn != self.turn => return Vec::new(),
            Event::AskAgain | Event::Waited(_) => {}
        }
        if self.wanted && !self.asked && self.who.is_some() {
            self.asked = true;
            for version in [Version::V1, Version::Beta] {
                self.questions.ask(version, |version| request(*version), now);
            }
        }
        let sent = self.questions.send(now).into_iter().map(|(ticket, request)| Effect::Send(ticket, request));
        let mut effects: Vec<Effect> = sent.collect();
        if let Some(until) = self.questions.wake_at(now) {
            self.turn = self.turn.wrapping_add(1);
            effects.push(Effect::Wait(self.turn, until));
        }
        effects
    }

    /// What is known once either version is read, or neither can be.
    fn conclude(&mut self, now: OffsetDateTime) {
        let open = self.questions.busy(|_| true) != Busy::No;
        self.rules = match (&self.v1, &self.beta) {
            (None, None) if open => return,
            (None, None) => Known::Unreadable,
            (v1, beta) => Known::Is(CredentialRules::of(v1.as_ref(), beta.as_ref(), now)),
        };
    }

    /// What the policy leaves of the credentials of an app that is created now.
    pub const fn credentials(&self) -> Known<CredentialRules> {
        self.rules
    }
}

fn request(version: Version) -> Request {
    match version {
        Version::V1 => app_management::default_policy(),
        Version::Beta => app_management::default_policy_beta(),
    }
}

#[cfg(test)]
mod tests {
    use time::{Duration, macros::datetime};

    use super::*;
    use crate::directory::app_management::Rule;

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);
    const SECRETS: &str = r#"{"isEnabled":true,"applicationRestrictions":{"passwordCredentials":[
        {"restrictionType":"passwordAddition","state":"enabled"}]}}"#;
    const FREE: &str = r#"{"isEnabled":false}"#;

    fn who(number: u128) -> Event {
        Event::Who(Some((TenantId::from_u128(number), "adele@contoso.com".to_owned(), false)))
    }

    fn tickets(effects: Vec<Effect>) -> Vec<Ticket> {
        let ticket = |effect| match effect {
            Effect::Send(ticket, _) => Some(ticket),
            Effect::Wait(..) => None,
        };
        effects.into_iter().filter_map(ticket).collect()
    }

    fn answer(facts: &mut TenantFacts, ticket: Ticket, status: u16, body: &str) -> Vec<Effect> {
        let answer = Ok(Response::new(status, body.as_bytes().to_vec()));
        facts.update(Event::Answered { ticket, answer, jitter: 0.0 }, NOW)
    }

    /// Somebody wants to know, and both versions are asked.
    fn asked() -> (TenantFacts, [Ticket; 2]) {
        let mut facts = TenantFacts::default();
        assert!(facts.update(who(1), NOW).is_empty(), "nobody wants to know yet");
        let sent = tickets(facts.update(Event::Wanted, NOW));
        let [v1, beta] = sent[..] else { panic!("{sent:?}") };
        (facts, [v1, beta])
    }

    fn forbids(facts: &TenantFacts) -> bool {
        matches!(facts.credentials(), Known::Is(rules) if rules.secrets.forbidden == Some(Rule::default()))
    }

    #[test]
    fn it_is_asked_once_of_each_version_and_either_is_enough() {
        let (mut facts, [v1, beta]) = asked();
        assert!(facts.update(Event::Wanted, NOW).is_empty() && facts.update(who(1), NOW).is_empty());
        answer(&mut facts, beta, 403, r#"{"error":{"code":"Authorization_RequestDenied"}}"#);
        assert_eq!(facts.credentials(), Known::NotYet);
        answer(&mut facts, v1, 200, SECRETS);
        assert!(forbids(&facts));
        assert!(facts.update(Event::AskAgain, NOW).is_empty(), "it is known");
    }

    #[test]
    fn a_refusal_says_nothing_and_can_be_asked_about_again() {
        let (mut facts, sent) = asked();
        for ticket in sent {
            answer(&mut facts, ticket, 403, r#"{"error":{"code":"Authorization_RequestDenied"}}"#);
        }
        assert_eq!(facts.credentials(), Known::Unreadable);
        let again = tickets(facts.update(Event::AskAgain, NOW));
        assert_eq!(again.len(), 2);
        answer(&mut facts, again[1], 200, FREE);
        assert_eq!(facts.credentials(), Known::Is(CredentialRules::default()));
    }

    #[test]
    fn what_comes_late_of_another_tenant_is_nobodys() {
        let (mut facts, [v1, beta]) = asked();
        let others = tickets(facts.update(who(2), NOW));
        assert_eq!(others.len(), 2);
        answer(&mut facts, v1, 200, SECRETS);
        answer(&mut facts, beta, 200, SECRETS);
        assert_eq!(facts.credentials(), Known::NotYet);
        answer(&mut facts, others[1], 200, FREE);
        assert_eq!(facts.credentials(), Known::Is(CredentialRules::default()));
        assert!(facts.update(Event::Who(None), NOW).is_empty());
        assert_eq!(facts.credentials(), Known::NotYet);
    }

    #[test]
    fn what_has_changed_is_asked_anew_and_an_answer_of_before_is_nobodys() {
        let (mut facts, [v1, beta]) = asked();
        answer(&mut facts, beta, 200, FREE);
        let anew = tickets(facts.update(Event::Changed, NOW));
        assert_eq!(facts.credentials(), Known::Is(CredentialRules::default()), "until there is something newer");
        answer(&mut facts, v1, 200, FREE);
        answer(&mut facts, anew[0], 200, SECRETS);
        assert!(forbids(&facts));
    }

    #[test]
    fn a_service_that_asks_to_wait_is_asked_once_more() {
        let (mut facts, [v1, beta]) = asked();
        answer(&mut facts, beta, 200, FREE);
        let waits = answer(&mut facts, v1, 429, r#"{"error":{"code":"TooManyRequests"}}"#);
        let [Effect::Wait(turn, until)] = waits[..] else { panic!("{waits:?}") };
        assert!(facts.update(Event::Waited(turn.wrapping_add(1)), until).is_empty());
        assert_eq!(tickets(facts.update(Event::Waited(turn), until + Duration::SECOND)).len(), 1);
    }
}
