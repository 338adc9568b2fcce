//! Thousands of people who type, choose, paste and change tenants, while answers come late, twice, out of order or never.
//!
//! # Invariants
//! In every storm, after every event:
//! - an answer that nobody waits for (an older turn's, a second one to the same request, another tenant's) changes
//!   nothing that is shown and asks for nothing;
//! - whatever is shown is of the tenant in use, and what was just found is for what is typed;
//! - what was typed stays as it was typed until something is chosen, and every pick is of the tenant that it was read from;
//! - every permission that is found fits what is typed, and is of the tenant in use;
//! - no API is read while it is known, unless somebody looks again;
//! - no more than eight requests are under way whose answer is wanted, and no two for the same;
//! - each wait has an end: when the weather clears, nothing is waited for after a while.

use client_registrar::{
    flow::{
        picker::{
            Effect, Event, Part, Picker, Turn,
            choice::{Adding, Choice, Chosen},
            lists::{Listed, Lists},
            matching,
            need::Known,
            offers::{Offer, Tab},
            paste::Pasted,
            search::{Results, Search},
            tree::{Row, Shows, places},
        },
        questions::{Busy, Ticket},
    },
    http::{
        endpoint::Endpoint,
        request::Request,
        response::{NoAnswer, NotSent, Response},
        retry::LONGEST_RETRY_AFTER,
    },
};
use time::{Duration, OffsetDateTime};

use super::{
    directory::{Directory, api},
    drive::{START, page, throttled},
};
use crate::numbers::Numbers;

const SEEDS: u64 = 1_500;
const EVENTS: usize = 60;
const MOST_TOGETHER: usize = 8;

/// A request that was sent, and to which tenant.
#[derive(Clone)]
struct Sent {
    ticket: Ticket,
    request: Request,
    mark: char,
}

struct Storm {
    chance: Numbers,
    picker: Picker,
    tenants: [Directory; 2],
    current: usize,
    now: OffsetDateTime,
    under_way: Vec<Sent>,
    answered: Vec<Sent>,
    waits: Vec<(Turn, OffsetDateTime)>,
    typed: String,
    list: String,
    shown_before: Option<Results>,
}

impl Storm {
    fn new(seed: u64) -> Self {
        let mut storm = Self {
            chance: Numbers(seed),
            picker: Picker::new(|_| ["", ""]),
            tenants: ['A', 'B'].map(Directory::new),
            current: 0,
            now: START,
            under_way: Vec::new(),
            answered: Vec::new(),
            waits: Vec::new(),
            typed: String::new(),
            list: String::new(),
            shown_before: None,
        };
        let pages = storm.chance.pick(&[0, 2, 1_000]);
        let no_search = storm.chance.once_in(4);
        for tenant in &mut storm.tenants {
            (tenant.pages, tenant.no_search) = (pages, no_search);
        }
        storm.event(Event::Tenant(Some(storm.tenants[0].context())));
        storm
    }

    fn mark(&self) -> char {
        self.tenants[self.current].mark
    }

    fn event(&mut self, event: Event) {
        self.now += Duration::milliseconds(i64::try_from(self.chance.below(400)).unwrap_or_default());
        self.shown_before = Some(self.picker.search().results.clone());
        for effect in self.picker.update(event, self.now) {
            match effect {
                Effect::Send(ticket, request) => self.sent(ticket, request),
                Effect::Wait(turn, until) => {
                    assert!(until - self.now <= LONGEST_RETRY_AFTER, "a wait without an end");
                    self.waits.push((turn, until));
                }
                Effect::Pick(picks) => {
                    assert!(picks.iter().all(|pick| pick.resource_name.starts_with(self.mark())), "{picks:#?}");
                }
            }
        }
        self.hold();
    }

    fn sent(&mut self, ticket: Ticket, request: Request) {
        if let Endpoint::ResourceApi(app_id) = request.endpoint {
            let known = self.picker.known().get(app_id);
            let is_read = known.is_some_and(|known| known.summary.id.is_some());
            assert!(!is_read || self.picker.choice().adding == Adding::Reading, "{app_id} is read again");
        }
        let others = self.under_way.iter().filter(|other| other.request == request).cloned().collect::<Vec<_>>();
        // What the addition of an API reads is not for others, who may have read it without.
        let shared = !matches!(request.endpoint, Endpoint::ResourceApi(_) | Endpoint::ServicePrincipals);
        assert!(!shared || others.iter().all(|other| !self.is_wanted(other)), "asked twice: {request:?}");
        self.under_way.push(Sent { ticket, request, mark: self.mark() });
        if self.under_way.len() > MOST_TOGETHER && self.chance.once_in(4) {
            let wanted = self.under_way.iter().filter(|sent| self.is_wanted(sent)).count();
            assert!(wanted <= MOST_TOGETHER, "{wanted} requests at once");
        }
    }

    /// Whether the answer to a request would change anything.
    fn is_wanted(&self, sent: &Sent) -> bool {
        let mut other = self.picker.clone();
        let answer = Err(NoAnswer::NotSent(NotSent::Blocked));
        let effects = other.update(Event::Answered { ticket: sent.ticket, answer, jitter: 0.0 }, self.now);
        !effects.is_empty() || shown(&other) != shown(&self.picker)
    }

    /// What holds at every moment.
    fn hold(&self) {
        let mark = self.mark();
        let of_tenant = |name: &str| assert!(name.starts_with(mark), "{name:?} is shown in the tenant {mark}");
        for api in self.picker.known().all() {
            of_tenant(&api.summary.display_name);
        }
        for (_, offers) in self.picker.shelf().groups() {
            for offer in offers {
                if let Offer::Found(api) = offer {
                    of_tenant(&api.display_name);
                }
            }
        }
        let rows = self.picker.listing().rows();
        let is_top = |row: &Row| match row {
            Row::Api(_) => false,
            Row::Permission(leaf) => !leaf.below,
            Row::Apis(..) | Row::Family(..) => true,
        };
        let tops = rows.iter().filter(|row| is_top(row)).count();
        let places = places(&rows);
        assert_eq!(places.len(), rows.len());
        for (at, place) in places.into_iter().enumerate() {
            let (before, after) = (&rows[..at], &rows[at + 1..]);
            let expected = if is_top(&rows[at]) {
                (before.iter().filter(|row| is_top(row)).count() + 1, tops)
            } else {
                let above = before.iter().rev().take_while(|row| !is_top(row)).count();
                (above + 1, above + 1 + after.iter().take_while(|row| !is_top(row)).count())
            };
            assert_eq!(place, expected, "row {at} of {rows:#?}");
        }
        for row in rows {
            if let Row::Permission(leaf) = row {
                of_tenant(&leaf.api.summary.display_name);
                let is_found = self.picker.shows() == Shows::Found;
                let name = leaf.permission().map(|permission| permission.value.to_lowercase());
                assert!(
                    !is_found || name.is_some_and(|name| name.contains(&self.typed)),
                    "{leaf:#?} for {}",
                    self.typed
                );
            }
        }
        if let Chosen::Ready(api) = &self.picker.choice().chosen {
            of_tenant(&api.summary.display_name);
        }
        if let Listed::Read(own) = &self.picker.shelf().lists.own {
            for api in own {
                of_tenant(&api.summary.display_name);
            }
        }
        assert_eq!((&self.picker.search().typed, &self.picker.paste().text), (&self.typed, &self.list));
        let results = &self.picker.search().results;
        if let Results::Found(found, _) = results
            && self.shown_before.as_ref() != Some(results)
            && self.typed.starts_with("words")
        {
            // What was found for older words and fits these as well may stay.
            assert!(found.iter().all(|api| api.display_name.contains(&self.typed)), "{found:#?} for {}", self.typed);
        }
    }

    /// Chooses an API: what was typed has led to it, and goes.
    fn choose(&mut self, event: Event) {
        self.typed.clear();
        self.event(event);
    }

    fn somebody_acts(&mut self) {
        let n = u128::try_from(self.chance.below(66)).unwrap_or_default();
        match self.chance.below(20) {
            0..=3 => {
                let texts = [
                    format!("words{n}"),
                    api(n).to_string(),
                    format!("api://{n}"),
                    "azure vault".to_owned(),
                    "things".to_owned(),
                    String::new(),
                ];
                self.typed = self.chance.pick(&texts);
                self.event(Event::Typed(self.typed.clone()));
            }
            4 => self.event(Event::SearchAgain),
            5 => self.event(Event::More),
            6 | 7 => {
                let tab = self.chance.pick(&Tab::ALL);
                self.event(Event::Tab(tab));
            }
            8 | 9 => self.choose(Event::Choose(api(n), None)),
            10 if n.is_multiple_of(3) => self.event(Event::Browse),
            10 => self.choose(Event::LookUp(api(n % 4))),
            11 => self.event(if n.is_multiple_of(2) { Event::ChooseAgain } else { Event::LookAgain }),
            12 | 13 => {
                self.tenants[self.current].lag = self.chance.below(3);
                let chosen = self.picker.choice().chosen.app_id();
                let other = self.chance.once_in(4).then(|| api(n));
                self.event(Event::Add(other.or(chosen).unwrap_or(api(n))));
            }
            14 => {
                let line = |n: u128| format!("{}/Things.Read\napi://{n}/Things.Read\nThings.Read\n", api(n));
                self.list = (n..n + 12).map(line).collect();
                self.event(Event::List(self.list.clone()));
                self.event(Event::Match(matching::begin));
            }
            15 => self.event(Event::Match(matching::begin)),
            16 | 17 => {
                let part = self.chance.pick(&Part::ALL);
                self.event(Event::StopWaiting(part));
            }
            // Somebody else adds an API.
            18 => {
                self.tenants[self.current].here.insert(api(n));
            }
            _ if self.chance.once_in(3) => {
                self.current = 1 - self.current;
                self.event(Event::Tenant(Some(self.tenants[self.current].context())));
            }
            _ => {}
        }
    }

    /// What comes of a request, most of the time what was asked for.
    fn weather(&mut self, sent: &Sent, is_bad: bool) -> Result<Response, NoAnswer> {
        let of_tenant = usize::from(sent.mark == 'B');
        let answer = self.tenants[of_tenant].answer(&sent.request);
        match self.chance.below(if is_bad { 12 } else { 1 }) {
            1 | 2 => Err(NoAnswer::Lost),
            3 => Ok(throttled(self.chance.pick(&[0, 2, 30, 700]))),
            4 => Ok(page(self.chance.pick(&[200, 403, 503]))),
            5 => Ok(Response::new(403, br#"{"error":{}}"#.to_vec())),
            6 => Err(NoAnswer::NotSent(NotSent::SignInUnavailable { retry_after: Some(Duration::seconds(3)) })),
            _ => Ok(answer),
        }
    }

    fn something_comes(&mut self, is_bad: bool) {
        if self.chance.once_in(5) && !self.answered.is_empty() {
            // A second answer to the same request, or one that is late by a tenant.
            let sent = self.chance.pick(&self.answered);
            let answer = self.weather(&sent, is_bad);
            self.nothing_changes(&sent, answer);
        } else if !self.under_way.is_empty() {
            let at = self.chance.below(self.under_way.len());
            let sent = self.under_way.remove(at);
            let answer = self.weather(&sent, is_bad);
            self.answered.push(sent.clone());
            if sent.mark == self.mark() {
                self.event(Event::Answered { ticket: sent.ticket, answer, jitter: 0.5 });
            } else {
                self.nothing_changes(&sent, answer);
            }
        }
        if !self.waits.is_empty() && self.chance.once_in(2) {
            self.somebody_waited();
        }
    }

    fn nothing_changes(&mut self, sent: &Sent, answer: Result<Response, NoAnswer>) {
        let before = shown(&self.picker);
        let effects = self.picker.update(Event::Answered { ticket: sent.ticket, answer, jitter: 0.5 }, self.now);
        assert!(effects.is_empty(), "{effects:#?}");
        assert_eq!(shown(&self.picker), before, "an answer that nobody waits for");
    }

    fn somebody_waited(&mut self) {
        let first = (0..self.waits.len()).min_by_key(|at| self.waits[*at].1).unwrap_or_default();
        let (turn, until) = self.waits.swap_remove(first);
        self.now = self.now.max(until);
        self.event(Event::Waited(turn));
    }

    /// The weather clears: nothing is waited for after a while.
    fn clear(&mut self) {
        self.tenants.iter_mut().for_each(|tenant| tenant.lag = 0);
        for _ in 0..1_000 {
            if !self.under_way.is_empty() {
                let sent = self.under_way.remove(0);
                let answer = self.weather(&sent, false);
                self.event(Event::Answered { ticket: sent.ticket, answer, jitter: 0.5 });
            } else if !self.waits.is_empty() {
                self.somebody_waited();
            } else {
                for part in Part::ALL {
                    assert_eq!(self.picker.busy(part), Busy::No, "{part:?} waits for nothing");
                }
                return;
            }
        }
        panic!("no end");
    }
}

/// All that is shown.
#[derive(Debug, PartialEq)]
struct Shown {
    search: Search,
    choice: Choice,
    pasted: Pasted,
    lists: Lists,
    tab: Tab,
    known: Known,
    busy: [Busy; 5],
}

fn shown(picker: &Picker) -> Shown {
    Shown {
        search: picker.search().clone(),
        choice: picker.choice().clone(),
        pasted: picker.paste().pasted.clone(),
        lists: picker.shelf().lists.clone(),
        tab: picker.shelf().tab,
        known: picker.known().clone(),
        busy: Part::ALL.map(|part| picker.busy(part)),
    }
}

#[test]
fn no_storm_shows_what_is_not_the_tenants_loses_what_was_typed_or_waits_without_an_end() {
    let (mut found, mut chosen, mut added, mut waited) = (0, 0, 0, 0);
    for seed in 0..SEEDS {
        let mut storm = Storm::new(seed);
        for _ in 0..EVENTS {
            if storm.chance.once_in(3) {
                storm.somebody_acts();
            } else {
                storm.something_comes(true);
            }
            waited += usize::from(matches!(storm.picker.busy(Part::Paste), Busy::Waiting(..)));
            added += usize::from(storm.picker.choice().adding == Adding::Done);
        }
        storm.clear();
        found += usize::from(matches!(storm.picker.search().results, Results::Found(..)));
        chosen += usize::from(matches!(storm.picker.choice().chosen, Chosen::Ready(_)));
        // With a clear sky, a choice is shown and a list is read.
        storm.choose(Event::Choose(api(1), None));
        storm.clear();
        assert!(matches!(&storm.picker.choice().chosen, Chosen::Ready(api) if api.summary.app_id == self::api(1)));
    }
    assert!(found > 100 && chosen > 100 && added > 100 && waited > 100, "{found} {chosen} {added} {waited}: too calm");
}
