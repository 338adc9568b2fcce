//! The permissions step, decided without a browser: one search for APIs and permissions, what is listed below it, the API
//! that is shown, the list that is pasted, and what is known of the tenant's APIs.
//!
//! # Invariants
//! - Nothing that another tenant has answered, and nothing that a newer search or choice has overtaken, changes what is
//!   shown.
//! - An API that is known is not read again, unless the person asks for that; whoever needs the same answer shares one
//!   request.
//! - What is typed is lost with no answer: it goes where something is chosen.

pub mod choice;
mod event;
pub mod families;
pub mod hits;
pub mod lists;
pub mod matching;
pub mod need;
pub mod offers;
pub mod paste;
pub mod picks;
pub mod search;
pub mod steps;
pub mod tree;

pub use event::{Effect, Event, Part, Turn};

use std::sync::Arc;

use choice::{Choice, Chosen};
use hits::Hits;
use lists::{Listed, Lists};
use need::{Answer, Known, Need};
use offers::{Offer, Shelf, Tab, Words};
use paste::Paste;
use search::{Results, Search};
use time::OffsetDateTime;
use tree::{Listing, Shows, Tree};

use super::questions::{Answered, Busy, Questions};
use crate::{
    directory::{
        ids::AppId,
        permission::{PermissionKind, ResourceSummary},
        tenant::TenantContext,
    },
    graph::ask::AskError,
    http::response::Response,
};

/// The permissions step.
#[derive(Clone, Debug)]
pub struct Picker {
    tenant: Option<TenantContext>,
    questions: Questions<Need>,
    known: Known,
    tab: Tab,
    search: Search,
    lists: Lists,
    choice: Choice,
    /// Whether the APIs are listed in the place of the chosen one.
    browses: bool,
    tree: Tree,
    hits: Hits,
    /// The APIs that fit what is typed.
    fitting: Vec<Offer>,
    paste: Paste,
    /// Those that were used before the list was put up: one that is chosen moves up when it is next put up, not under
    /// one's hands.
    recent: Vec<ResourceSummary>,
    words: Words,
    turn: Turn,
    waits_until: Option<OffsetDateTime>,
}

impl Picker {
    /// A picker that knows nothing yet, with the words that the page has for Microsoft's APIs.
    pub fn new(words: Words) -> Self {
        Self {
            tenant: None,
            questions: Questions::default(),
            known: Known::default(),
            tab: Tab::default(),
            search: Search::default(),
            lists: Lists::default(),
            choice: Choice::default(),
            browses: false,
            tree: Tree::default(),
            hits: Hits::default(),
            fitting: Vec::new(),
            paste: Paste::default(),
            recent: Vec::new(),
            words,
            turn: Turn::default(),
            waits_until: None,
        }
    }

    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event, now: OffsetDateTime) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Tenant(tenant) => self.enter(tenant),
            Event::Begun => self.open(),
            Event::Tab(tab) => self.go_to(tab),
            Event::Browse => self.browse(),
            Event::Typed(text) => {
                self.put_up();
                self.search.typing(text, now);
                self.tree.begin(Shows::Found);
            }
            Event::Kind(kind) => self.tree.prefer(kind),
            Event::Fold(fold) => self.tree.toggle(self.shows(), fold),
            Event::Describe(key) => self.tree.describe(key),
            Event::SearchAgain => self.search.search(now),
            Event::More => self.search.more(),
            Event::Choose(app_id, name) => self.choose(app_id, name),
            Event::LookUp(app_id) => {
                self.show_chosen();
                self.choice.choose(app_id, None, None, &mut self.known);
            }
            Event::ChooseAgain => self.choice.try_again(&mut self.known),
            Event::LookAgain => self.choice.look_again(&mut self.known),
            Event::Add(app_id) => self.choice.add(app_id),
            Event::List(text) => self.paste.text = text,
            Event::Prefer(kind) => self.paste.preferred = kind,
            Event::Match(begin) => self.paste.read(begin, self.choice.chosen.app_id()),
            Event::TakeNear(name) => {
                let near = self.paste.take(&name);
                effects.extend(near.map(|near| Effect::Pick(vec![near])));
            }
            Event::StopWaiting(part) => self.stop(part, now),
            Event::Answered { ticket, answer, jitter } => {
                if let Some(answered) = self.questions.accept(ticket, answer, jitter, now) {
                    self.hear(answered, now);
                }
            }
            Event::Waited(turn) if turn == self.turn => self.waits_until = None,
            Event::Waited(_) => {}
        }
        self.advance(now, &mut effects);
        self.ask(now, &mut effects);
        self.hits = Hits::of(&self.search.typed, self.known.all(), self.choice.chosen.app_id());
        self.fitting = if self.search.is_typed() { self.shelf().find_fitting() } else { Vec::new() };
        effects
    }

    fn enter(&mut self, tenant: Option<TenantContext>) {
        self.tenant = tenant;
        self.questions = self.questions.emptied();
        self.known = Known::default();
        self.lists = Lists::default();
        self.search.forget();
        self.paste.forget();
        self.choice.forget();
        self.browses = false;
        self.tree = Tree::default();
        self.put_up();
    }

    /// Begins with the API that was used last, whose permissions are known.
    fn open(&mut self) {
        self.tab = Tab::default();
        self.search.begin();
        self.paste = Paste::default();
        self.choice.forget();
        self.browses = false;
        self.tree = Tree::default();
        self.lists.unwant();
        self.put_up();
        if let Some(last) = self.recent.first() {
            self.choice.choose(last.app_id, None, None, &mut self.known);
        }
    }

    fn go_to(&mut self, tab: Tab) {
        self.tab = tab;
        self.put_up();
        match tab {
            Tab::Microsoft => self.lists.want_microsoft(),
            Tab::Organization => {}
            Tab::Own => self.lists.want_own(),
        }
    }

    fn browse(&mut self) {
        self.browses = !self.browses;
        self.put_up();
    }

    fn choose(&mut self, app_id: AppId, name: Option<String>) {
        self.show_chosen();
        let own = match &self.lists.own {
            Listed::Read(apis) => apis.iter().find(|own| own.summary.app_id == app_id).map(Arc::clone),
            _ => None,
        };
        self.choice.choose(app_id, name, own, &mut self.known);
    }

    fn show_chosen(&mut self) {
        self.browses = false;
        self.search.clear();
        self.tree.begin(Shows::Chosen);
    }

    fn put_up(&mut self) {
        self.recent = self.known.recent().cloned().collect();
    }

    /// Gives up what a part waits for. What is under way is let come.
    fn stop(&mut self, part: Part, now: OffsetDateTime) {
        for (need, error) in self.questions.waiting(now) {
            self.tell(Some(part), &need, &Err(error));
        }
    }

    fn hear(&mut self, answered: Answered<Need>, now: OffsetDateTime) {
        let Answered { key: need, result, attempts } = answered;
        let unread = || AskError::SignInNeeded;
        let read = |response: &Response| need.read(response, self.tenant.as_ref().ok_or_else(unread)?);
        let answer = result.and_then(|response| read(&response));
        if matches!((&need, &answer), (Need::Added(_), Err(error)) if error.is_not_found() && attempts.may_replicate(now))
        {
            let request = need.request();
            self.questions.look_later(need, request, attempts, now);
            return;
        }
        if let (Need::Api(_), Ok(Answer::Api(api))) = (&need, &answer) {
            self.known.learn(Arc::clone(api));
        }
        self.tell(None, &need, &answer);
    }

    /// Tells those who need it, or one of them alone.
    fn tell(&mut self, only: Option<Part>, need: &Need, answer: &Result<Answer, AskError>) {
        let is_told = |part| only.is_none_or(|only| only == part);
        if is_told(Part::Search)
            && let Some(missing) = self.search.hear(need, answer, &self.known)
        {
            self.choice.is_missing(missing, &mut self.known);
        }
        let is_of_list = match need {
            Need::Microsoft => is_told(Part::Microsoft),
            Need::Own => is_told(Part::Own),
            _ => false,
        };
        if is_of_list {
            self.lists.hear(need, answer);
        }
        if is_told(Part::Choice) {
            self.choice.hear(need, answer, &mut self.known);
        }
        if is_told(Part::Paste) {
            self.paste.hear(need, answer);
        }
    }

    /// Goes on with what is known already.
    fn advance(&mut self, now: OffsetDateTime, effects: &mut Vec<Effect>) {
        if let Some(missing) = self.search.advance(&self.known, &self.lists, now) {
            self.choice.is_missing(missing, &mut self.known);
        }
        let found = self.paste.advance(&mut self.known);
        if !found.is_empty() {
            effects.push(Effect::Pick(found));
        }
    }

    /// Drops what nobody needs any more, and asks for what somebody does.
    fn ask(&mut self, now: OffsetDateTime, effects: &mut Vec<Effect>) {
        let mut needs: Vec<Need> = Part::ALL.into_iter().flat_map(|part| self.needs(part)).collect();
        if self.tenant.is_none() {
            for need in needs.drain(..) {
                self.tell(None, &need, &Err(AskError::SignInNeeded));
            }
        }
        self.questions.retain(|open| needs.contains(open));
        for need in needs {
            self.questions.ask(need, Need::request, now);
        }
        effects.extend(self.questions.send(now).into_iter().map(|(ticket, request)| Effect::Send(ticket, request)));
        let until = self.questions.wake_at(now).into_iter().chain(self.search.rests_until()).min();
        if self.waits_until != until {
            self.waits_until = until;
            self.turn = Turn(self.turn.0.wrapping_add(1));
            effects.extend(until.map(|until| Effect::Wait(self.turn, until)));
        }
    }

    fn needs(&self, part: Part) -> Vec<Need> {
        let one = match part {
            Part::Search => return self.search.needs(),
            Part::Microsoft => self.lists.needs_microsoft(),
            Part::Own => self.lists.needs_own(),
            Part::Choice => self.choice.need(),
            Part::Paste => return self.paste.needs().to_vec(),
        };
        one.into_iter().collect()
    }

    /// What a part waits for.
    pub fn busy(&self, part: Part) -> Busy {
        let needs = self.needs(part);
        self.questions.busy(|need| needs.contains(need))
    }

    /// The APIs that were read in this session.
    pub const fn known(&self) -> &Known {
        &self.known
    }

    /// The tab that is shown.
    pub const fn tab(&self) -> Tab {
        self.tab
    }

    /// The search.
    pub const fn search(&self) -> &Search {
        &self.search
    }

    /// The chosen API.
    pub const fn choice(&self) -> &Choice {
        &self.choice
    }

    /// The list of names.
    pub const fn paste(&self) -> &Paste {
        &self.paste
    }

    /// What is listed. An ID or an address that the tenant has nothing for shows what that means.
    pub fn shows(&self) -> Shows {
        let is_missing = matches!(self.search.results, Results::NotInTenant(_));
        match &self.choice.chosen {
            _ if self.search.is_typed() && !is_missing => Shows::Found,
            Chosen::None => Shows::Apis,
            _ if self.browses => Shows::Apis,
            _ => Shows::Chosen,
        }
    }

    /// What there is to list below the search.
    pub fn listing(&self) -> Listing<'_> {
        let chosen = if let Chosen::Ready(api) = &self.choice.chosen { Some(api) } else { None };
        let shows = self.shows();
        let groups = if shows == Shows::Chosen { Vec::new() } else { self.shelf().groups() };
        Listing { tree: &self.tree, shows, groups, chosen, hits: &self.hits }
    }

    /// What there is to choose from.
    pub fn shelf(&self) -> Shelf<'_> {
        Shelf {
            tab: self.tab,
            search: &self.search,
            lists: &self.lists,
            known: &self.known,
            recent: &self.recent,
            fitting: &self.fitting,
            permissions: PermissionKind::ALL.into_iter().map(|kind| self.hits.count(kind)).sum(),
            words: self.words,
        }
    }
}
