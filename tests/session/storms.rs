//! Thousands of sessions with everything that can happen to one, in any order: late, lost, doubled and reordered
//! answers, two accounts, an end in the middle, windows that never come back. What `flow::session` promises is held
//! against it after each event by [`World::tell`]; what a person is owed, when the storm is over, here.

use client_registrar::{
    flow::session::{AtStake, Event, InUse, Intent, Phase, Reason, SessionNumber, Window},
    http::request::GraphScope,
    signin::{
        error::{Kind, SignInError},
        message::Said,
    },
};
use time::Duration;

use super::{
    microsoft::{Account, Microsoft, Weather},
    numbers::Numbers,
    world::{Got, Work, World, config},
};

struct Storm {
    chance: Numbers,
    world: World,
    /// Every session that there has been, for requests that still hold one.
    sessions: Vec<SessionNumber>,
    /// Answers that were given before, to be given again.
    answers: Vec<(client_registrar::flow::session::Turn, String)>,
    ended: usize,
}

impl Storm {
    fn new(seed: u64) -> Self {
        let mut chance = Numbers(seed);
        let mut world = World::in_a(chance.once_in(3));
        if !chance.once_in(4) {
            world.sign_in(Intent::ChooseAccount);
            if world.away.is_some() {
                world.sign_in_there(Account::Adele);
                world.settle();
            } else {
                world.returns_as(Account::Adele);
            }
            world
                .microsoft
                .consented
                .extend([GraphScope::ApplicationReadAll.value(), chance.pick(&GraphScope::ALL).value()]);
        }
        world.no_windows = chance.once_in(6);
        world.is_slow = chance.once_in(3);
        let sessions = world.session().into_iter().collect();
        Self { chance, world, sessions, answers: Vec::new(), ended: 0 }
    }

    fn step(&mut self) {
        match self.chance.below(20) {
            0..=4 => self.request(),
            5..=9 => self.bring_something(),
            10 | 11 => self.press(),
            12..=14 => self.microsofts_page(),
            15 => self.time(),
            16 => self.graph_refuses(),
            17 => self.window(),
            18 => self.turn_of_fortune(),
            _ => {
                if self.chance.once_in(8) {
                    self.end();
                }
            }
        }
        if let Some(session) = self.world.session()
            && self.sessions.last() != Some(&session)
        {
            self.sessions.push(session);
        }
    }

    fn request(&mut self) {
        if self.sessions.is_empty() {
            return;
        }
        // Mostly of the session in use; some hold one that has ended.
        let session = match self.world.session() {
            Some(session) if !self.chance.once_in(5) => session,
            _ => self.chance.pick(&self.sessions.clone()),
        };
        let is_over = self.world.flow.session(session).is_none();
        let scope = self.chance.pick(&GraphScope::ALL);
        let ticket = self.world.want_of(session, scope);
        assert!(!is_over || matches!(self.world.got[&ticket], Got::Not(_)), "an ended session gives nothing");
    }

    fn bring_something(&mut self) {
        let count = self.world.works.len();
        if count == 0 {
            return;
        }
        let work = self.world.works.remove(self.chance.below(count));
        let weather = if self.chance.once_in(2) { Weather::Fair } else { self.chance.pick(&Weather::ALL) };
        // Twice, and the second time with another answer.
        let again = match &work {
            Work::Renew { session, turn, .. } => Some((Some(*session), *turn)),
            Work::Redeem { turn, .. } => Some((None, *turn)),
            _ => None,
        };
        self.world.bring(work, weather);
        let Some((session, turn)) = again.filter(|_| self.chance.once_in(3)) else { return };
        let before = format!("{:?}", self.world.flow);
        let error = SignInError::of(self.chance.pick(&[Kind::Network, Kind::NeedsUser { claims: None }]));
        self.world.tell(match session {
            Some(session) => Event::Renewed { session, turn, result: Err(error) },
            None => Event::Redeemed { turn, result: Err(error) },
        });
        assert_eq!((format!("{:?}", self.world.flow), self.world.log.len()), (before, 0), "taken in twice");
    }

    fn press(&mut self) {
        if self.world.flow.in_use() == InUse::Sandbox && self.chance.once_in(2) {
            return self.world.end(Reason::SignOut { random: None });
        }
        let scope = self.chance.pick(&GraphScope::ALL);
        let step_up = Intent::StepUp { scope, also: vec![GraphScope::ApplicationReadAll] };
        let intent = self.chance.pick(&[Intent::ChooseAccount, Intent::Again, Intent::Reauthenticate, step_up]);
        self.world.at_stake =
            self.chance.pick(&[AtStake::Nothing, AtStake::Nothing, AtStake::Result, AtStake::Unsaved]);
        self.world.sign_in(intent);
    }

    /// Somebody sits at Microsoft's page, in this window or in another one.
    fn microsofts_page(&mut self) {
        let account = if self.chance.once_in(4) { Account::Brian } else { Account::Adele };
        let refuses = self.chance.once_in(4);
        let answer = |microsoft: &mut Microsoft, chance: &mut Numbers, asked: &_| {
            if refuses {
                let error = chance.pick(&["access_denied", "login_required", "consent_required", "server_error"]);
                Microsoft::refusal(asked, error, "AADSTS65004")
            } else {
                microsoft.code(asked, account)
            }
        };
        let Self { world, chance, .. } = self;
        if let Some(away) = &world.away {
            let (turn, asked) = (away.turn, away.asked.clone());
            let answer = answer(&mut world.microsoft, chance, &asked);
            self.answers.push((turn, answer.clone()));
            world.answer(turn, answer);
        } else if let Some(asked) = world.gone.clone() {
            let answer = answer(&mut world.microsoft, chance, &asked);
            self.sessions.clear();
            self.answers.clear();
            world.come_back(answer);
        } else if let Some((turn, answer)) = self.answers.last().cloned() {
            let before = format!("{:?}", world.flow);
            world.answer(turn, answer);
            assert_eq!(format!("{:?}", world.flow), before, "a question serves once");
        }
    }

    fn time(&mut self) {
        let time = self.chance.pick(&[
            Duration::SECOND,
            Duration::seconds(31),
            Duration::minutes(6),
            Duration::minutes(20),
            Duration::hours(2),
        ]);
        let time = if self.chance.once_in(8) { Duration::hours(25) } else { time };
        self.world.pass(time);
    }

    fn graph_refuses(&mut self) {
        let with_token = |(ticket, got): (&u32, &Got)| matches!(got, Got::Token { .. }).then_some(*ticket);
        let tickets: Vec<u32> = self.world.got.iter().filter_map(with_token).collect();
        if tickets.is_empty() || self.world.session().is_none() {
            return;
        }
        let header = "Bearer error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"";
        let claims = self.chance.once_in(2).then_some(header);
        let ticket = self.chance.pick(&tickets);
        self.world.refuse(ticket, claims);
    }

    fn window(&mut self) {
        let Some(turn) = self.world.away.as_ref().map(|away| away.turn) else { return };
        let event = match self.chance.below(5) {
            0 => Event::Cancel,
            1 => Event::Heard { turn, said: Said::Cancelled },
            2 => Event::Heard { turn, said: Said::RelayReady },
            3 => Event::Looked { turn, window: Window::Closed },
            _ => Event::Looked { turn, window: Window::Unknown },
        };
        self.world.tell(event);
    }

    /// What Microsoft, the owner of the page and the person do beside it.
    fn turn_of_fortune(&mut self) {
        match self.chance.below(6) {
            0 => drop(self.world.microsoft.consented.insert(self.chance.pick(&GraphScope::ALL).value())),
            1 => drop(self.world.microsoft.consented.pop_first()),
            2 => self.world.tell(Event::RunEnded),
            3 => self.world.tell(Event::Hidden),
            4 => self.world.tell(Event::Configured(self.chance.once_in(2).then(config))),
            _ => {
                self.sessions.clear();
                self.answers.clear();
                self.world.reload();
            }
        }
    }

    fn end(&mut self) {
        let reason = self.chance.pick(&[
            Reason::SignOut { random: Some([7; 32]) },
            Reason::Forget,
            Reason::OwnTenant,
            Reason::SelfTest,
            Reason::TestFailed,
            Reason::Settings,
            Reason::EnterSandbox,
        ]);
        self.world.end(reason);
        self.ended += 1;
        assert!(self.world.session().is_none() && self.world.tab.was_signed_in.is_none());
        assert!(self.world.tab.pending.is_none(), "an answer finds no question");
        if self.chance.once_in(2) {
            // Whoever comes next does not wait for what the one before has left at Microsoft.
            self.press();
            self.microsofts_page();
        }
    }

    /// The storm is over: whoever wants to can sign in, and every request gets its token.
    fn clear_sky(mut self) {
        self.world.settle();
        let world = &mut self.world;
        world.tell(Event::Configured(Some(config())));
        world.tell(Event::Cancel);
        world.tell(Event::Hidden);
        world.at_stake = AtStake::Nothing;
        world.no_windows = false;
        world.is_slow = false;
        world.pass(Duration::MINUTE);
        if world.flow.in_use() == InUse::Sandbox {
            world.end(Reason::SignOut { random: None });
        }
        world.microsoft.consented.extend(GraphScope::ALL.map(GraphScope::value));
        world.gone = None;
        world.sign_in(Intent::ChooseAccount);
        if world.away.is_some() {
            world.sign_in_there(Account::Brian);
            world.settle();
        } else {
            world.returns_as(Account::Brian);
        }
        assert_eq!(world.account().as_deref(), Some(Account::Brian.name()), "{:?}", world.flow);
        assert_eq!(world.flow.phase(), Phase::Idle);
        for scope in GraphScope::ALL {
            let ticket = world.want(scope);
            world.settle();
            let Got::Token { account, .. } = &world.got[&ticket] else { panic!("no token for {scope:?}") };
            assert_eq!(account, Account::Brian.name());
        }
    }
}

#[test]
fn no_storm_mixes_accounts_doubles_a_renewal_or_leaves_a_request_without_an_answer() {
    let (mut sessions, mut tokens, mut refused, mut ended) = (0, 0, 0, 0);
    for seed in 0..2_000 {
        let mut storm = Storm::new(seed);
        for _ in 0..45 {
            storm.step();
        }
        sessions += storm.sessions.len();
        tokens += storm.world.got.values().filter(|got| matches!(got, Got::Token { .. })).count();
        refused += storm.world.got.values().filter(|got| matches!(got, Got::Not(_))).count();
        ended += storm.ended;
        storm.clear_sky();
    }
    // A storm in which nothing happens shows nothing.
    assert!(
        sessions > 500 && tokens > 1_500 && refused > 2_000 && ended > 300,
        "{sessions} {tokens} {refused} {ended}"
    );
}
