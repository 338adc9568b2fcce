//! Where one is, for the pages: what they show of it, and the ways that lead on.

use crate::web::reactive::prelude::*;

use super::flow::Flow;
use crate::{
    flow::route::{Begin, Event, Ground, Leaving, Page, Route, WayOut},
    registration::step::Step,
};

/// Where one is, by a handle that is cheap to copy: what pages show of it, and the ways that lead on.
#[derive(Clone, Copy)]
pub struct Routing {
    pub(super) flow: Flow<Route, Event>,
    pub(super) ground: StoredValue<Option<Box<dyn Fn() -> Ground>>>,
    /// The page that is shown.
    pub page: Memo<Page>,
    /// Whether one has gone from page to page: headings take the focus from then on.
    pub moved: Memo<bool>,
    /// The furthest step that was reached.
    pub reached: Memo<Step>,
    /// Where one wants to go, and has not been answered yet that something would be lost.
    pub leaving: Memo<Option<Leaving>>,
}

impl Routing {
    /// The start page; nothing is taken in before [`super::wiring::route::start`].
    pub(super) fn new() -> Self {
        let flow = Flow::idle(Route::default());
        Self {
            flow,
            ground: StoredValue::new(None),
            page: flow.slice(Route::page),
            moved: flow.slice(Route::moved),
            reached: flow.slice(Route::reached),
            leaving: flow.slice(Route::leaving),
        }
    }

    /// How things stand; nothing is asked of a page that is not there yet.
    pub(super) fn with_ground(self, event: impl FnOnce(Ground) -> Event) {
        let ground = self.ground.with_value(|look| look.as_ref().map(|look| untrack(look)));
        if let Some(ground) = ground {
            self.flow.dispatch(event(ground));
        }
    }

    /// Goes to a page, with an entry in the browser's history. Where leaving needs a word first, asks instead.
    pub fn go(self, page: Page) {
        self.leave(Leaving::To(page));
    }

    /// Takes a way out of the session. Where leaving needs a word first, asks instead.
    pub fn take_out(self, way: WayOut) {
        self.leave(Leaving::Session(way));
    }

    /// Drops what there is and begins another registration. Where leaving needs a word first, asks instead.
    pub fn register_another(self, begin: Begin) {
        self.leave(Leaving::Another(begin));
    }

    pub(super) fn leave(self, leaving: Leaving) {
        self.with_ground(|ground| Event::Leave(leaving, ground));
    }

    /// Goes to a page in place of this one: Back does not come here again.
    pub fn replace(self, page: Page) {
        self.with_ground(|ground| Event::Replace(page, ground));
    }

    /// The page of a run that begins.
    pub fn show_run(self) {
        self.flow.dispatch(Event::RunBegins);
    }

    /// Another registration begins.
    pub fn begin_anew(self) {
        self.flow.dispatch(Event::Anew);
    }

    /// Whoever signs in goes on with this step.
    pub fn come_back_to(self, step: Step) {
        self.flow.dispatch(Event::ComeBackTo(step));
    }

    /// Answers that one stays.
    pub fn stay(self) {
        self.flow.dispatch(Event::Stay);
    }

    /// Answers that one leaves, whatever is lost.
    pub fn leave_anyway(self) {
        self.flow.dispatch(Event::LeaveAnyway);
    }

    /// The step to come back to from Microsoft.
    pub fn return_to(self, is_registered: bool) -> Step {
        self.flow.with_untracked(|route| route.return_to(is_registered))
    }
}
