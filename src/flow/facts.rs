//! What is known before anything is registered: the tenant's policy for app management, what it lets its users do, whether
//! the person may register apps, and how much they have created.
//!
//! # Invariants
//! - Each answer is asked for once a tenant and account, when somebody wants it, and again only where it could not be read
//!   and a run was refused or somebody has signed in since. Nothing waits for it.
//! - What cannot be read is not known: no refusal says that something is allowed, or forbidden.
//! - Late answers are nobody's: of another tenant or account none is used.

use time::OffsetDateTime;

use super::questions::{Busy, Questions, Ticket};
use crate::{
    directory::{
        app_management::{AppManagementPolicy, CredentialRules, app::AppRules},
        ids::TenantId,
        permission::consent::UserConsent,
    },
    graph::{
        app_management,
        authorization::{self, UsersMay},
        grants,
    },
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
    plan::preflight::{MayRegister, Roles},
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

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// The policy for app management. The beta tells more of it.
    AppManagement,
    AppManagementBeta,
    /// What the tenant lets its users do.
    Authorization,
    /// The active directory roles of the person.
    Roles,
    /// How much the person has created.
    Created,
}

impl Need {
    const ALL: [Self; 5] =
        [Self::AppManagement, Self::AppManagementBeta, Self::Authorization, Self::Roles, Self::Created];

    fn request(self) -> Request {
        match self {
            Self::AppManagement => app_management::default_policy(),
            Self::AppManagementBeta => app_management::default_policy_beta(),
            Self::Authorization => authorization::policy(),
            Self::Roles => grants::directory_roles(),
            Self::Created => authorization::created(),
        }
    }
}

/// What was read. What could not be is none.
#[derive(Debug, Default)]
struct Answers {
    v1: Option<AppManagementPolicy>,
    beta: Option<AppManagementPolicy>,
    users_may: Option<UsersMay>,
    roles: Roles,
    created: Option<usize>,
}

/// What is known before anything is registered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownBefore {
    /// What the policy for app management leaves of the credentials of an app that is created now.
    pub credentials: Known<CredentialRules>,
    /// What it leaves of its redirect URIs and account types.
    pub app: Known<AppRules>,
    /// What the tenant lets its users consent to.
    pub consent: Known<UserConsent>,
    /// Whether the person may register apps; none while nobody knows.
    pub may_register: Option<MayRegister>,
    /// How many objects the person has created, at least, where Graph tells.
    pub created: Option<usize>,
}

/// The state.
#[derive(Debug, Default)]
pub struct TenantFacts {
    who: Option<Who>,
    wanted: bool,
    /// What is not to be asked: it was, and nobody has asked again.
    asked: Vec<Need>,
    questions: Questions<Need>,
    answers: Answers,
    known: KnownBefore,
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
            Event::AskAgain => {
                let (open, answers) = (&self.questions, &self.answers);
                self.asked.retain(|need| answers.has(*need) || open.busy(|open| open == need) != Busy::No);
            }
            Event::Changed => {
                // What is known stays until there is something newer.
                self.questions = self.questions.emptied();
                (self.answers, self.asked) = (Answers::default(), Vec::new());
            }
            Event::Answered { ticket, answer, jitter } => {
                if let Some(answered) = self.questions.accept(ticket, answer, jitter, now) {
                    if let Ok(response) = answered.result {
                        self.answers.take(answered.key, &response);
                    }
                    self.conclude(now);
                }
            }
            Event::Waited(turn) if turn != self.turn => return Vec::new(),
            Event::Waited(_) => {}
        }
        if self.wanted && self.who.is_some() {
            for need in Need::ALL {
                if !self.asked.contains(&need) {
                    self.asked.push(need);
                    self.questions.ask(need, |need| need.request(), now);
                }
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

    /// What follows from the answers that have come. Nothing changes that an open question may yet tell.
    fn conclude(&mut self, now: OffsetDateTime) {
        let is_open = |needs: &[Need]| self.questions.busy(|open| needs.contains(open)) != Busy::No;
        let Answers { v1, beta, users_may, roles, created } = &self.answers;
        let known = &mut self.known;
        match (v1, beta) {
            (None, None) if is_open(&[Need::AppManagement, Need::AppManagementBeta]) => {}
            (None, None) => known.credentials = Known::Unreadable,
            (v1, beta) => known.credentials = Known::Is(CredentialRules::of(v1.as_ref(), beta.as_ref(), now)),
        }
        match (v1, beta) {
            (_, Some(beta)) => known.app = Known::Is(AppRules::of(Some(&beta.app), beta.enabled, now)),
            _ if is_open(&[Need::AppManagement, Need::AppManagementBeta]) => {}
            (Some(v1), None) => known.app = Known::Is(AppRules::of(None, v1.enabled, now)),
            (None, None) => known.app = Known::Unreadable,
        }
        if !is_open(&[Need::Authorization]) {
            known.consent = users_may.and_then(|may| may.consent).map_or(Known::Unreadable, Known::Is);
            if !is_open(&[Need::Roles]) {
                known.may_register = Some(roles.to_register(users_may.map(|may| may.register)));
            }
        }
        if !is_open(&[Need::Created]) {
            known.created = *created;
        }
    }

    /// What is known so far.
    pub const fn known(&self) -> &KnownBefore {
        &self.known
    }
}

impl Answers {
    fn take(&mut self, need: Need, response: &Response) {
        match need {
            Need::AppManagement => self.v1 = app_management::read(response),
            Need::AppManagementBeta => self.beta = app_management::read(response),
            Need::Authorization => self.users_may = authorization::read_policy(response),
            Need::Roles => self.roles = Roles::read(response),
            Need::Created => self.created = authorization::read_created(response),
        }
    }

    fn has(&self, need: Need) -> bool {
        match need {
            Need::AppManagement => self.v1.is_some(),
            Need::AppManagementBeta => self.beta.is_some(),
            Need::Authorization => self.users_may.is_some(),
            Need::Roles => self.roles.are_known(),
            Need::Created => self.created.is_some(),
        }
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

    const DENIED: &str = r#"{"error":{"code":"Authorization_RequestDenied"}}"#;
    const USERS_MAY_NOT: &str =
        r#"{"defaultUserRolePermissions":{"allowedToCreateApps":false,"permissionGrantPoliciesAssigned":[]}}"#;

    /// Somebody wants to know, and everything is asked.
    fn asked() -> (TenantFacts, [Ticket; 5]) {
        let mut facts = TenantFacts::default();
        assert!(facts.update(who(1), NOW).is_empty(), "nobody wants to know yet");
        let sent = tickets(facts.update(Event::Wanted, NOW));
        let [v1, beta, authorization, roles, created] = sent[..] else { panic!("{sent:?}") };
        (facts, [v1, beta, authorization, roles, created])
    }

    fn forbids(facts: &TenantFacts) -> bool {
        matches!(facts.known().credentials, Known::Is(rules) if rules.secrets.forbidden == Some(Rule::default()))
    }

    #[test]
    fn it_is_asked_once_and_either_version_of_the_policy_is_enough_for_credentials() {
        let (mut facts, [v1, beta, ..]) = asked();
        assert!(facts.update(Event::Wanted, NOW).is_empty() && facts.update(who(1), NOW).is_empty());
        answer(&mut facts, beta, 403, DENIED);
        assert_eq!(facts.known().credentials, Known::NotYet);
        answer(&mut facts, v1, 200, SECRETS);
        assert!(forbids(&facts));
        assert_eq!(facts.known().app, Known::Is(AppRules::of(None, true, NOW)), "only the beta tells of it");
        assert_eq!(tickets(facts.update(Event::AskAgain, NOW)).len(), 1, "the beta alone");
    }

    #[test]
    fn a_refusal_says_nothing_and_can_be_asked_about_again() {
        let (mut facts, sent) = asked();
        for ticket in sent {
            answer(&mut facts, ticket, 403, DENIED);
        }
        let known = facts.known().clone();
        assert_eq!(
            (known.credentials, known.app, known.consent),
            (Known::Unreadable, Known::Unreadable, Known::Unreadable)
        );
        assert_eq!((known.may_register, known.created), (Some(MayRegister::Unknown), None));
        let again = tickets(facts.update(Event::AskAgain, NOW));
        assert_eq!(again.len(), 5);
        assert!(facts.update(Event::AskAgain, NOW).is_empty(), "they are under way");
        answer(&mut facts, again[1], 200, FREE);
        assert_eq!(facts.known().credentials, Known::Is(CredentialRules::default()));
    }

    #[test]
    fn whether_the_person_may_register_is_known_once_policy_and_roles_are() {
        let (mut facts, [_, _, authorization, roles, created]) = asked();
        answer(&mut facts, authorization, 200, USERS_MAY_NOT);
        assert_eq!(facts.known().consent, Known::Is(UserConsent::Nothing));
        assert_eq!(facts.known().may_register, None);
        answer(&mut facts, roles, 200, r#"{"value":[]}"#);
        assert_eq!(facts.known().may_register, Some(MayRegister::No));
        answer(&mut facts, created, 200, r#"{"value":[{"id":"1"}]}"#);
        assert_eq!(facts.known().created, Some(1));
    }

    #[test]
    fn what_comes_late_of_another_tenant_is_nobodys() {
        let (mut facts, [v1, beta, ..]) = asked();
        let others = tickets(facts.update(who(2), NOW));
        assert_eq!(others.len(), 5);
        answer(&mut facts, v1, 200, SECRETS);
        answer(&mut facts, beta, 200, SECRETS);
        assert_eq!(facts.known().credentials, Known::NotYet);
        answer(&mut facts, others[1], 200, FREE);
        assert_eq!(facts.known().credentials, Known::Is(CredentialRules::default()));
        assert!(facts.update(Event::Who(None), NOW).is_empty());
        assert_eq!(facts.known(), &KnownBefore::default());
    }

    #[test]
    fn what_has_changed_is_asked_anew_and_an_answer_of_before_is_nobodys() {
        let (mut facts, [v1, beta, ..]) = asked();
        answer(&mut facts, beta, 200, FREE);
        let anew = tickets(facts.update(Event::Changed, NOW));
        assert_eq!(facts.known().credentials, Known::Is(CredentialRules::default()), "until there is something newer");
        answer(&mut facts, v1, 200, FREE);
        answer(&mut facts, anew[0], 200, SECRETS);
        assert!(forbids(&facts));
    }

    #[test]
    fn a_service_that_asks_to_wait_is_asked_once_more() {
        let (mut facts, [v1, beta, ..]) = asked();
        answer(&mut facts, beta, 200, FREE);
        let waits = answer(&mut facts, v1, 429, r#"{"error":{"code":"TooManyRequests"}}"#);
        let [Effect::Wait(turn, until)] = waits[..] else { panic!("{waits:?}") };
        assert!(facts.update(Event::Waited(turn.wrapping_add(1)), until).is_empty());
        assert_eq!(tickets(facts.update(Event::Waited(turn), until + Duration::SECOND)).len(), 1);
    }
}
