//! Where one is, where one may go, and what has to be asked before one leaves.
//!
//! # Invariants
//! - The address holds the name of a page and nothing else.
//! - A page that cannot be shown as things stand gives way to the nearest one that can.
//! - While leaving would lose something nobody is led away, by whatever way: it is asked first, and the way that was
//!   wanted is gone once the person agrees.

use crate::{registration::step::Step, signin::return_to::ReturnTo};

/// Where one is. What comes later on the way to a registered client is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub enum Page {
    /// Sign in, or try the sandbox.
    Start,
    /// How to put the page into use for a tenant of one's own.
    Setup,
    /// Another tenant, where the owner allows it.
    Tenant,
    /// A recipe, before it fills the form in.
    Recipe,
    /// A step of the form.
    Step(Step),
    /// The run and what it made.
    Result,
    /// A registration that has stopped on its way: what exists, and how to undo it.
    Unfinished,
}

/// A way out of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// Signs in with another account. The draft stays.
    SwitchAccount,
    /// Wipes what the page has in memory and in the tab, and goes nowhere.
    Forget,
    /// The same, and ends the session with Microsoft. Out of the sandbox, nothing more than leaving it.
    SignOut,
}

/// A way off the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// To another page.
    To(Page),
    /// Out of the session, or out of the sandbox.
    Session(WayOut),
    /// To another registration: an empty one, or one that begins as this one is.
    Another(Begin),
}

/// How another registration begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// With an empty form.
    Empty,
    /// With what was registered last.
    LikeThis,
}

/// What decides on where one may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, each on its own")]
pub struct Ground {
    /// There is a tenant in use.
    pub has_tenant: bool,
    /// The draft has a display name.
    pub is_begun: bool,
    /// There is a run, or the tab has kept what one has made.
    pub has_result: bool,
    /// Leaving would lose something.
    pub is_guarded: bool,
}

/// What has happened.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// Somebody wants to leave.
    Leave(Leaving, Ground),
    /// A page takes the place of the one that is shown.
    Replace(Page, Ground),
    /// The person has gone back or forward, and the address names this page.
    Popped(Page, Ground),
    /// A run begins: its page is shown, however guarded it is.
    RunBegins,
    /// Another registration begins.
    Anew,
    /// Whoever signs in goes on with this step.
    ComeBackTo(Step),
    /// The person stays.
    Stay,
    /// The person leaves, whatever is lost.
    LeaveAnyway,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The page stands in the address, as a new entry of the history.
    Push(Page),
    /// The page stands in the address, in place of the one before.
    Replace(Page),
    /// What leaving would lose is given up.
    GiveUp,
    /// This way is gone, as things stand by then.
    Leave(Leaving),
    /// A way out of the session is taken.
    TakeOut(WayOut),
    /// Another registration is begun.
    BeginAnother(Begin),
}

/// The state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    page: Page,
    moved: bool,
    reached: Step,
    leaving: Option<Leaving>,
}

impl Default for Route {
    fn default() -> Self {
        Self { page: Page::Start, moved: false, reached: Step::Basics, leaving: None }
    }
}

impl Page {
    /// The word in the address; the start page has none.
    pub const fn slug(self) -> Option<&'static str> {
        match self {
            Self::Start => None,
            Self::Setup => Some(ReturnTo::Setup.slug()),
            Self::Tenant => Some(ReturnTo::Tenant.slug()),
            Self::Recipe => Some(ReturnTo::Recipe.slug()),
            Self::Step(step) => Some(step.slug()),
            Self::Result => Some(ReturnTo::Result.slug()),
            Self::Unfinished => Some(ReturnTo::Unfinished.slug()),
        }
    }

    /// The page of this word; a word that nobody knows is that of the start page.
    pub fn from_slug(slug: Option<&str>) -> Self {
        match slug {
            Some(slug) => ReturnTo::from_slug(slug).map_or(Self::Start, Self::from),
            None => Self::Start,
        }
    }

    /// What the page adds to the address: `?step=redirect-uris`.
    pub fn query(self) -> String {
        self.slug().map_or_else(String::new, |slug| ["?step=", slug].concat())
    }
}

impl From<ReturnTo> for Page {
    fn from(place: ReturnTo) -> Self {
        match place {
            ReturnTo::Setup => Self::Setup,
            ReturnTo::Tenant => Self::Tenant,
            ReturnTo::Recipe => Self::Recipe,
            ReturnTo::Result => Self::Result,
            ReturnTo::Unfinished => Self::Unfinished,
            ReturnTo::Step(step) => Self::Step(step),
        }
    }
}

impl Route {
    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Leave(Leaving::To(page), _) if page == self.page => {}
            Event::Leave(leaving, ground) if ground.is_guarded => self.leaving = Some(leaving),
            Event::Leave(Leaving::To(page), ground) => return self.go(reachable(page, ground)),
            Event::Leave(Leaving::Session(way), _) => return vec![Effect::TakeOut(way)],
            Event::Leave(Leaving::Another(begin), _) => return vec![Effect::BeginAnother(begin)],
            Event::Replace(page, ground) => {
                let page = reachable(page, ground);
                self.show(page);
                return vec![Effect::Replace(page)];
            }
            Event::Popped(page, ground) if ground.is_guarded => {
                // The browser has gone back already: stand here again, and ask.
                self.leaving = Some(Leaving::To(page));
                return vec![Effect::Push(self.page)];
            }
            Event::Popped(page, ground) => {
                let shown = reachable(page, ground);
                self.moved = true;
                self.show(shown);
                if shown != page {
                    return vec![Effect::Replace(shown)];
                }
            }
            Event::RunBegins if self.page == Page::Result => {}
            Event::RunBegins => return self.go(Page::Result),
            Event::Anew => self.reached = Step::Basics,
            Event::ComeBackTo(step) => self.reached = step,
            Event::Stay => self.leaving = None,
            Event::LeaveAnyway => {
                if let Some(leaving) = self.leaving.take() {
                    return vec![Effect::GiveUp, Effect::Leave(leaving)];
                }
            }
        }
        Vec::new()
    }

    fn go(&mut self, page: Page) -> Vec<Effect> {
        self.moved = true;
        self.show(page);
        vec![Effect::Push(page)]
    }

    fn show(&mut self, page: Page) {
        if let Page::Step(step) = page {
            self.reached = self.reached.max(step);
        }
        self.page = page;
    }

    /// Where one is.
    pub const fn page(&self) -> Page {
        self.page
    }

    /// Whether one has gone from page to page: headings take the focus from then on.
    pub const fn moved(&self) -> bool {
        self.moved
    }

    /// The furthest step that was reached.
    pub const fn reached(&self) -> Step {
        self.reached
    }

    /// Where one wants to go, and has not been answered yet that something would be lost.
    pub const fn leaving(&self) -> Option<Leaving> {
        self.leaving
    }

    /// The step to come back to from Microsoft. A run does not outlive the way there; its review is where it goes on. Whoever
    /// comes back may be somebody else, to whom what was registered is nothing.
    pub const fn return_to(&self, is_registered: bool) -> Step {
        match self.page {
            Page::Step(step) => step,
            Page::Result if is_registered => Step::Basics,
            Page::Result | Page::Unfinished => Step::Review,
            Page::Start | Page::Setup | Page::Tenant | Page::Recipe => self.reached,
        }
    }
}

/// The page itself where it can be shown, else the nearest one that can.
const fn reachable(page: Page, ground: Ground) -> Page {
    match page {
        Page::Step(_) | Page::Result | Page::Unfinished if !ground.has_tenant => Page::Start,
        Page::Result if !ground.has_result && ground.is_begun => Page::Step(Step::Review),
        Page::Result if !ground.has_result => Page::Step(Step::Basics),
        Page::Start | Page::Setup | Page::Tenant | Page::Recipe | Page::Step(_) | Page::Result | Page::Unfinished => {
            page
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Ground = Ground { has_tenant: true, is_begun: true, has_result: false, is_guarded: false };
    const GUARDED: Ground = Ground { has_result: true, is_guarded: true, ..OPEN };
    const REVIEW: Page = Page::Step(Step::Review);

    fn at(page: Page) -> Route {
        let mut route = Route::default();
        route.update(Event::Replace(page, Ground { has_result: true, ..OPEN }));
        route
    }

    fn to(page: Page, ground: Ground) -> Event {
        Event::Leave(Leaving::To(page), ground)
    }

    #[test]
    fn every_page_is_found_by_its_own_word_and_no_other_word_names_one() {
        let steps = Step::ALL.map(Page::Step);
        for page in [Page::Start, Page::Setup, Page::Tenant, Page::Recipe, Page::Result, Page::Unfinished]
            .into_iter()
            .chain(steps)
        {
            assert_eq!(Page::from_slug(page.slug()), page);
        }
        for word in ["", "Result", "//evil.example", "start"] {
            assert_eq!(Page::from_slug(Some(word)), Page::Start, "{word}");
        }
        assert_eq!((Page::Start.query().as_str(), REVIEW.query().as_str()), ("", "?step=review"));
    }

    #[test]
    fn going_makes_an_entry_of_the_history_and_going_where_one_is_makes_none() {
        let mut route = at(Page::Step(Step::Basics));
        assert!(!route.moved());
        assert_eq!(route.update(to(REVIEW, OPEN)), [Effect::Push(REVIEW)]);
        assert_eq!((route.page(), route.moved()), (REVIEW, true));
        assert_eq!(route.update(to(REVIEW, OPEN)), []);
    }

    #[test]
    fn without_a_tenant_no_step_and_no_result_is_shown() {
        let nobody = Ground { has_tenant: false, ..OPEN };
        for page in Step::ALL.map(Page::Step).into_iter().chain([Page::Result, Page::Unfinished]) {
            let mut route = Route::default();
            assert_eq!(route.update(Event::Replace(page, nobody)), [Effect::Replace(Page::Start)]);
            assert_eq!(route.page(), Page::Start);
        }
        let mut route = Route::default();
        route.update(Event::Replace(Page::Setup, nobody));
        assert_eq!(route.page(), Page::Setup);
    }

    #[test]
    fn a_result_where_nothing_was_made_gives_way_to_the_review_or_to_an_empty_form() {
        let mut route = Route::default();
        assert_eq!(route.update(Event::Popped(Page::Result, OPEN)), [Effect::Replace(REVIEW)]);
        let blank = Ground { is_begun: false, ..OPEN };
        let basics = Page::Step(Step::Basics);
        assert_eq!(route.update(Event::Popped(Page::Result, blank)), [Effect::Replace(basics)]);
        assert_eq!(route.update(Event::Popped(basics, blank)), []);
    }

    #[test]
    fn whatever_leads_away_from_a_guarded_page_asks_first_and_goes_on_once_answered() {
        let session = Leaving::Session(WayOut::SignOut);
        for leaving in [Leaving::To(REVIEW), session, Leaving::Another(Begin::Empty)] {
            let mut route = at(Page::Result);
            assert_eq!(route.update(Event::Leave(leaving, GUARDED)), []);
            assert_eq!((route.page(), route.leaving()), (Page::Result, Some(leaving)));
            assert_eq!(route.update(Event::LeaveAnyway), [Effect::GiveUp, Effect::Leave(leaving)]);
            assert_eq!((route.leaving(), route.update(Event::LeaveAnyway)), (None, Vec::new()));
        }
    }

    #[test]
    fn a_run_that_begins_leads_to_its_page_and_one_that_goes_on_stays_there() {
        let mut route = at(REVIEW);
        assert_eq!(route.update(Event::RunBegins), [Effect::Push(Page::Result)]);
        assert_eq!(route.update(Event::RunBegins), []);
    }

    #[test]
    fn whoever_stays_goes_nowhere_later() {
        let mut route = at(Page::Result);
        route.update(to(REVIEW, GUARDED));
        route.update(Event::Stay);
        assert_eq!(route.update(Event::LeaveAnyway), []);
        assert_eq!(route.page(), Page::Result);
    }

    #[test]
    fn back_of_the_browser_stands_on_a_guarded_page_again_and_asks() {
        let mut route = at(Page::Result);
        assert_eq!(route.update(Event::Popped(REVIEW, GUARDED)), [Effect::Push(Page::Result)]);
        assert_eq!((route.page(), route.leaving()), (Page::Result, Some(Leaving::To(REVIEW))));
    }

    #[test]
    fn ways_out_of_a_page_that_loses_nothing_are_taken_at_once() {
        let mut route = at(Page::Result);
        let out = Event::Leave(Leaving::Session(WayOut::Forget), OPEN);
        assert_eq!(route.update(out), [Effect::TakeOut(WayOut::Forget)]);
        assert_eq!(
            route.update(Event::Leave(Leaving::Another(Begin::Empty), OPEN)),
            [Effect::BeginAnother(Begin::Empty)]
        );
    }

    #[test]
    fn the_furthest_step_stays_reached_until_another_registration_begins() {
        let mut route = at(Page::Step(Step::Permissions));
        route.update(to(Page::Step(Step::Basics), OPEN));
        assert_eq!(route.reached(), Step::Permissions);
        route.update(Event::Anew);
        assert_eq!(route.reached(), Step::Basics);
    }

    #[test]
    fn one_comes_back_from_microsoft_to_the_step_that_one_was_on() {
        assert_eq!(at(Page::Step(Step::Permissions)).return_to(false), Step::Permissions);
        assert_eq!(at(Page::Result).return_to(false), Step::Review);
        assert_eq!(at(Page::Result).return_to(true), Step::Basics);
        let mut route = at(Page::Step(Step::Credentials));
        route.update(to(Page::Setup, OPEN));
        assert_eq!(route.return_to(false), Step::Credentials);
    }
}
