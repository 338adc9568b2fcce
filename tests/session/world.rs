//! A page without a browser: it performs what a session wants, and brings back what came of it when it is told to.
//!
//! # Invariants
//! After each event the promises of `flow::session` are held against what the page has seen.

use std::{cell::RefCell, collections::BTreeMap};

use client_registrar::{
    config::Config,
    flow::session::{
        AtStake, Bearer, Effect, Environment, Event, InUse, Intent, Kept, Leaving, Mark, Marks, Phase, Reason, Receipt,
        SessionFlow, SessionNumber, Ticket, Turn, Window, Wipes,
    },
    http::{
        request::GraphScope,
        response::{NoAnswer, NotSent, Response},
    },
    registration::step::Step,
    signin::{
        answer::{StoredAnswer, ValidatedCode},
        error::Protocol,
        message::Said,
        pending::Pending,
        request::{Ask, Randomness},
        return_address::ReturnAddress,
        return_to::ReturnTo,
        session::{
            Moment, Renewal,
            restore::{Refused, SignedOut, Starts, WasSignedIn},
        },
        token,
        transport::Transport,
    },
};
use serde_json::json;
use time::{Duration, OffsetDateTime, macros::datetime};

use super::microsoft::{Account, Asked, CLIENT, Microsoft, SECRET, TENANT, Weather, ready};

const OPENED: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

/// Where one works.
pub const HERE: ReturnTo = ReturnTo::Step(Step::Permissions);

/// What was begun and has not come back.
pub enum Work {
    Begin { turn: Turn, ask: Box<Ask> },
    Redeem { turn: Turn, code: Box<ValidatedCode> },
    Renew { session: SessionNumber, turn: Turn, renewal: Box<Renewal> },
    Names { session: SessionNumber },
    Look { turn: Turn },
    Wait { turn: Turn },
}

/// Another window that is at Microsoft.
pub struct Away {
    pub turn: Turn,
    pub asked: Asked,
    pub transport: Transport,
}

/// What the tab keeps.
#[derive(Default)]
pub struct Tab {
    pub was_signed_in: Option<WasSignedIn>,
    pub pending: Option<Box<Pending>>,
    pub answer: Option<String>,
    pub refused: Option<Refused>,
    pub starts: Starts,
    pub signed_out: bool,
    pub in_sandbox: bool,
}

/// What a request has got.
pub enum Got {
    Token { account: String, session: SessionNumber, receipt: Receipt },
    Not(NotSent),
}

pub struct World {
    pub flow: SessionFlow,
    pub microsoft: Microsoft,
    pub now: Moment,
    pub tab: Tab,
    pub works: Vec<Work>,
    pub away: Option<Away>,
    /// Where this window has gone.
    pub gone: Option<Asked>,
    pub at_stake: AtStake,
    /// Opening a window fails.
    pub no_windows: bool,
    /// The browser gives no randomness.
    pub no_randomness: bool,
    /// What makes questions is not there at once.
    pub is_slow: bool,
    pub wiped: Vec<Wipes>,
    /// The effects of the last event, as they can be printed.
    pub log: Vec<String>,
    environment: Environment,
    asked: BTreeMap<u32, SessionNumber>,
    pub got: BTreeMap<u32, Got>,
    /// Whose each session is.
    owners: Vec<(SessionNumber, String)>,
    tickets: u32,
    drawn: u64,
    secrets: Vec<String>,
}

pub fn config() -> Box<Config> {
    let text = json!({ "clientId": CLIENT, "tenant": TENANT, "reauthenticate": true }).to_string();
    Box::new(Config::parse(&text).unwrap().0)
}

impl World {
    pub fn new() -> Self {
        Self::in_a(false)
    }

    /// A page that stands by itself, or in a frame.
    pub fn in_a(is_framed: bool) -> Self {
        let back = ReturnAddress::of_page("https://tools.example/registrar/").ok();
        let environment = Environment { back, is_framed };
        let mut world = Self {
            flow: SessionFlow::new(environment.clone(), Marks::default()),
            microsoft: Microsoft::default(),
            now: Moment { wall: OPENED, since_open: Duration::ZERO },
            tab: Tab::default(),
            works: Vec::new(),
            away: None,
            gone: None,
            at_stake: AtStake::Nothing,
            no_windows: false,
            no_randomness: false,
            is_slow: false,
            wiped: Vec::new(),
            log: Vec::new(),
            environment,
            asked: BTreeMap::new(),
            got: BTreeMap::new(),
            owners: Vec::new(),
            tickets: 0,
            drawn: 0,
            secrets: Vec::new(),
        };
        world.reload();
        world
    }

    pub fn pass(&mut self, time: Duration) {
        self.now.wall += time;
        self.now.since_open += time;
    }

    pub fn draw(&mut self) -> Randomness {
        self.drawn += 1;
        let fill = |kind: u8| {
            let mut bytes = [kind; 32];
            bytes[..8].copy_from_slice(&self.drawn.to_be_bytes());
            bytes
        };
        Randomness {
            state: fill(1),
            nonce: fill(2),
            verifier: fill(3),
            client_request_id: format!("request-{}", self.drawn),
        }
    }

    /// Loads the page again: what is in memory is gone, and what waits in the tab is taken in.
    pub fn reload(&mut self) {
        let marks = Marks {
            was_signed_in: self.tab.was_signed_in.clone(),
            answer_waits: self.tab.answer.is_some(),
            refused: self.tab.refused.clone(),
            starts: self.tab.starts.clone(),
            signed_out: std::mem::take(&mut self.tab.signed_out).then_some(SignedOut { returned: true }),
            in_sandbox: self.tab.in_sandbox,
        };
        self.flow = SessionFlow::new(self.environment.clone(), marks);
        self.works.clear();
        self.asked.clear();
        self.away = None;
        self.gone = None;
        self.at_stake = AtStake::Nothing;
        self.owners.clear();
        self.now.since_open = Duration::ZERO;
        self.tell(Event::Configured(Some(config())));
        let answer = self
            .tab
            .answer
            .take()
            .map(|text| serde_json::from_value::<StoredAnswer>(text.into()).map_err(|_| Protocol::Ambiguous));
        let pending = answer.as_ref().and_then(|_| self.tab.pending.take());
        self.tell(Event::Opened { answer, pending, addressed: Some(HERE) });
    }

    /// This window is at Microsoft, and comes back with an answer.
    pub fn come_back(&mut self, answer: String) {
        self.tab.answer = Some(answer);
        self.reload();
    }

    pub fn sign_in(&mut self, intent: Intent) {
        self.tell(Event::SignIn { intent, return_to: HERE });
    }

    pub fn end(&mut self, reason: Reason) {
        self.tell(Event::End(reason));
    }

    /// The session in use.
    pub fn session(&self) -> Option<SessionNumber> {
        match self.flow.in_use() {
            InUse::Session(number) => Some(number),
            InUse::Nobody | InUse::Sandbox => None,
        }
    }

    /// Whoever is signed in.
    pub fn account(&self) -> Option<String> {
        self.flow.signed_in().map(|own| own.context().account.clone())
    }

    pub fn want_of(&mut self, session: SessionNumber, scope: GraphScope) -> u32 {
        self.tickets += 1;
        let ticket = self.tickets;
        self.asked.insert(ticket, session);
        self.tell(Event::Wanted { ticket: Ticket(ticket), session, scope });
        ticket
    }

    pub fn want(&mut self, scope: GraphScope) -> u32 {
        self.want_of(self.session().expect("somebody is signed in"), scope)
    }

    /// Graph refuses the token that a request went out with.
    pub fn refuse(&mut self, ticket: u32, www_authenticate: Option<&str>) {
        let Some(Got::Token { session, receipt, .. }) = self.got.remove(&ticket) else {
            panic!("{ticket} has no token")
        };
        self.asked.insert(ticket, session);
        let www_authenticate = www_authenticate.map(str::to_owned);
        self.tell(Event::TokenRefused { ticket: Ticket(ticket), receipt, www_authenticate });
    }

    /// Another window has brought an answer.
    pub fn answer(&mut self, turn: Turn, answer: String) {
        self.tell(Event::Heard { turn, said: Said::Answer { answer } });
    }

    /// Whoever is away in another window signs in there.
    pub fn sign_in_there(&mut self, account: Account) {
        let Away { turn, asked, .. } = self.away.take().expect("a window");
        let answer = self.microsoft.code(&asked, account);
        self.answer(turn, answer);
    }

    /// Brings back what was begun, in this weather.
    pub fn deliver(&mut self, at: usize, weather: Weather) {
        let work = self.works.remove(at);
        self.bring(work, weather);
    }

    pub fn bring(&mut self, work: Work, weather: Weather) {
        let now = self.now.wall;
        match work {
            Work::Begin { turn, ask } => self.begin(turn, *ask),
            Work::Redeem { turn, code } => {
                let microsoft = RefCell::new(&mut self.microsoft);
                let result = ready(token::redeem(*code, "request", async |request| {
                    microsoft.borrow_mut().answer(&request, weather, now)
                }));
                self.tell(Event::Redeemed { turn, result: result.map(Box::new) });
            }
            Work::Renew { session, turn, renewal } => {
                let microsoft = RefCell::new(&mut self.microsoft);
                let result = ready(token::renew(*renewal, "request", async |request| {
                    microsoft.borrow_mut().answer(&request, weather, now)
                }));
                self.tell(Event::Renewed { session, turn, result: result.map(Box::new) });
            }
            Work::Names { session } => {
                let name = self.flow.session(session).map(|own| own.context().account.clone()).unwrap_or_default();
                let body = json!({ "displayName": "A person", "userPrincipalName": name }).to_string();
                let organization = json!({ "value": [{ "displayName": "Contoso" }] }).to_string();
                let (me, organization) = if weather == Weather::Fair {
                    (Ok(Response::new(200, body.into())), Ok(Response::new(200, organization.into())))
                } else {
                    (Err(NoAnswer::Lost), Err(NoAnswer::Lost))
                };
                let at_stake = self.at_stake;
                self.tell(Event::Named { session, me, organization, at_stake });
            }
            Work::Look { turn } => {
                let is_there = self.away.as_ref().is_some_and(|away| away.turn == turn);
                let window = if is_there { Window::Open } else { Window::Closed };
                self.tell(Event::Looked { turn, window });
            }
            Work::Wait { turn } => self.tell(Event::Waited { turn }),
        }
    }

    /// Brings back all that was begun and is not a wait, in fair weather, until nothing is left.
    pub fn settle(&mut self) {
        self.settle_in(Weather::Fair);
    }

    pub fn settle_in(&mut self, weather: Weather) {
        while let Some(at) = self.works.iter().position(|work| !matches!(work, Work::Look { .. } | Work::Wait { .. })) {
            self.deliver(at, weather);
        }
    }

    /// Signs in by this window, from a page where nobody is signed in.
    pub fn signed_in_as(account: Account) -> Self {
        let mut world = Self::new();
        world.sign_in(Intent::ChooseAccount);
        world.returns_as(account);
        assert_eq!(world.account().as_deref(), Some(account.name()));
        world
    }

    /// This window comes back from Microsoft with a code, and all goes well.
    pub fn returns_as(&mut self, account: Account) {
        let asked = self.gone.take().expect("the window has gone to Microsoft");
        let answer = self.microsoft.code(&asked, account);
        self.come_back(answer);
        self.settle();
    }

    pub fn tell(&mut self, event: Event) {
        let effects = self.flow.update(event, self.now);
        self.log = effects.iter().map(|effect| format!("{effect:?}")).collect();
        for effect in effects {
            self.perform(effect);
        }
        self.check();
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Leaving(leaving) => self.leave(leaving),
            Effect::Leave { .. } => {
                self.tab.signed_out = true;
                self.tab.pending = None;
            }
            Effect::Wait { turn, .. } => self.works.push(Work::Wait { turn }),
            Effect::Redeem { turn, code, .. } => self.works.push(Work::Redeem { turn, code }),
            Effect::Renew { session, turn, renewal, .. } => self.works.push(Work::Renew { session, turn, renewal }),
            Effect::ReadNames { session } => {
                let account = self.flow.session(session).map(|own| own.session().account().name.clone());
                if let Some(account) = account {
                    self.owners.push((session, account));
                }
                self.works.push(Work::Names { session });
            }
            Effect::Answer { ticket: Ticket(ticket), answer } => self.answered(ticket, answer),
            Effect::Keep(kept) => match kept {
                Kept::WasSignedIn(mark) => self.tab.was_signed_in = Some(mark),
                Kept::Starts(starts) => self.tab.starts = starts,
                Kept::SignedOut(_) => self.tab.signed_out = true,
                Kept::Refused(refused) => self.tab.refused = Some(refused),
                Kept::InSandbox => self.tab.in_sandbox = true,
                Kept::ChosenTenant(_) => {}
            },
            Effect::Drop(mark) => match mark {
                Mark::WasSignedIn => self.tab.was_signed_in = None,
                Mark::Pending => self.tab.pending = None,
                Mark::Answer => self.tab.answer = None,
                Mark::Refused => self.tab.refused = None,
                Mark::Starts => self.tab.starts = Starts::default(),
                Mark::SignedOut => self.tab.signed_out = false,
                Mark::InSandbox => self.tab.in_sandbox = false,
                Mark::ChosenTenant | Mark::Draft | Mark::Ledger | Mark::Records => {}
            },
            Effect::Wipe(wipes) => self.wiped.push(wipes),
            Effect::Use(_) | Effect::LeaveResult { .. } | Effect::ReturnTo { .. } => {}
        }
    }

    fn leave(&mut self, leaving: Leaving) {
        match leaving {
            Leaving::Begin { turn, ask } if self.is_slow => self.works.push(Work::Begin { turn, ask }),
            Leaving::Begin { turn, ask } => self.begin(turn, *ask),
            Leaving::Go { address, pending, .. } => {
                let stored = serde_json::to_value(&pending).unwrap();
                self.secrets.push(stored["verifier"].as_str().unwrap().to_owned());
                self.gone = Some(Asked::of(&address));
                self.tab.pending = Some(pending);
            }
            Leaving::OpenWindow { turn, .. } if self.no_windows => self.tell(Event::NoWindow { turn }),
            Leaving::OpenWindow { turn, address, transport, .. } => {
                self.away = Some(Away { turn, asked: Asked::of(&address), transport });
            }
            Leaving::CloseWindow { turn } => drop(self.away.take_if(|away| away.turn == turn)),
            Leaving::Look { turn, .. } => self.works.push(Work::Look { turn }),
            Leaving::Post { .. } => {}
        }
    }

    fn begin(&mut self, turn: Turn, ask: Ask) {
        let randomness = (!self.no_randomness).then(|| self.draw());
        let result = self.flow.begin(ask, randomness, self.now.wall);
        self.tell(Event::Begun { turn, result });
    }

    /// Each ticket is answered once, with a token of its own session's account, while that session lasts.
    fn answered(&mut self, ticket: u32, answer: Result<Bearer, NotSent>) {
        let session = self.asked.remove(&ticket).unwrap_or_else(|| panic!("{ticket} was answered before"));
        let got = match answer {
            Ok(Bearer { token, receipt }) => {
                let own = self.flow.session(session).expect("a token of a session that has ended");
                let account = own.session().account().name.clone();
                assert!(token.expose().contains(&account), "another account's token");
                let owner = self.owners.iter().find(|(number, _)| *number == session);
                assert_eq!(owner.map(|(_, account)| account), Some(&account), "the session changed hands");
                Got::Token { account, session, receipt }
            }
            Err(why) => Got::Not(why),
        };
        assert!(self.got.insert(ticket, got).is_none(), "{ticket} was answered twice");
    }

    fn check(&self) {
        let of = |session| {
            let is_of = |work: &&Work| matches!(work, Work::Renew { session: of, .. } if *of == session);
            self.works.iter().filter(is_of).count()
        };
        for (session, _) in &self.owners {
            let waits = self.asked.values().filter(|of| *of == session).count();
            match self.flow.session(*session) {
                Some(own) => {
                    assert!(of(*session) <= 1, "two renewals at once");
                    assert_eq!(own.waiting(), waits, "who waits is remembered");
                    assert!(waits == 0 || of(*session) == 1, "nobody waits for nothing");
                }
                None => assert_eq!(waits, 0, "nobody waits for a session that has ended"),
            }
        }
        let said = format!("{:?} {}", self.flow, self.log.join(" "));
        assert!(!said.contains(SECRET), "a secret is printed: {said}");
        assert!(!self.secrets.iter().any(|secret| said.contains(secret)), "a verifier is printed: {said}");
        let is_away = matches!(self.flow.phase(), Phase::Away | Phase::SigningOut);
        assert!(is_away || self.away.is_none(), "a window is left at Microsoft");
    }
}
