//! The list below the search: a tree grid of APIs, families and permissions.
//!
//! # Invariants
//! - It is one stop for Tab, however long it is; the keys within it are those of
//!   [`flow::picker::steps`](crate::flow::picker::steps).
//! - As many rows are built as the window shows, and more as one comes to them. A row that stands elsewhere after a
//!   keystroke is the same element with other words.

use crate::web::reactive::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget, KeyboardEvent, MouseEvent};

use super::{api_row, chosen_api, ids::SEARCH};
use crate::{
    directory::permission::{PermissionKind, PickedPermission},
    flow::picker::{
        Event,
        steps::{self, Step, TypeAhead},
        tree::{self, Shows},
    },
    web::{
        browser::{clock, events::Listener, focus},
        shell::picker::PickerHandle,
        ui::{Announcer, announcer},
    },
    words::{form::permissions as words, value::spelled},
};

/// The least height of a row, in pixels.
const ROW: f64 = 32.0;
/// The fewest rows that are built.
const FEWEST: usize = 16;
/// What stands above the list at least, in pixels.
const ABOVE: f64 = 300.0;
/// How many more are built as one comes near the end of those that are there.
const MORE: usize = 40;
/// How near that is, in rows.
const NEAR: usize = 8;

/// What is listed.
#[derive(Clone, PartialEq)]
pub struct Listed {
    pub shows: Shows,
    pub kind: PermissionKind,
    /// How many permissions there are of each kind.
    pub counts: [usize; 2],
    pub rows: Vec<tree::Row>,
    /// Where each stands among its like: of a long list, only some rows are on the page.
    pub places: Vec<tree::Place>,
}

impl Listed {
    /// How many rows there are.
    fn count(&self) -> usize {
        self.rows.len()
    }
}

/// The list, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct ListHandle {
    pub picker: PickerHandle,
    pub listed: Memo<Listed>,
    /// The row that Tab leads to.
    pub active: RwSignal<usize>,
    /// How many rows are built: none before the step was painted without them.
    pub built: RwSignal<usize>,
    /// The list is used with a pointer: what has the focus then shows no ring, as the browser would have it for a button.
    pub by_pointer: RwSignal<bool>,
    ahead: StoredValue<TypeAhead>,
    announcer: Announcer,
}

impl ListHandle {
    pub fn new(picker: PickerHandle) -> Self {
        let listed = picker.slice(|picker| {
            let listing = picker.listing();
            let rows = listing.rows();
            Listed {
                shows: listing.shows,
                kind: listing.kind(),
                counts: PermissionKind::ALL.map(|kind| listing.count(kind)),
                places: tree::places(&rows),
                rows,
            }
        });
        let handle = Self {
            picker,
            listed,
            active: RwSignal::new(0),
            built: RwSignal::new(0),
            by_pointer: RwSignal::new(false),
            ahead: StoredValue::new(TypeAhead::default()),
            announcer: announcer(),
        };
        handle.begin_anew();
        handle.keep_the_focus();
        handle.build_once_painted();
        handle
    }

    /// Of all on the step, the rows take longest: whoever comes to it sees the rest a frame earlier.
    fn build_once_painted(self) {
        clock::before_paint(move || {
            clock::before_paint(move || {
                if self.built.try_get_untracked() == Some(0) {
                    self.built.set(in_view());
                }
            });
        });
    }

    /// A button that asked for more, or once more, may be gone with what it asked for: what is new has the focus then,
    /// else the field.
    fn keep_the_focus(self) {
        let says = self.picker.slice(|picker| picker.shelf().says());
        let is_api = |row: &tree::Row| matches!(row, tree::Row::Api(_));
        let next = Memo::new(move || {
            self.listed.with(|listed| listed.rows.iter().rposition(is_api).map_or(0, |last| last + 1))
        });
        Effect::new(move |before: Option<usize>| {
            says.track();
            let now = next.get();
            if let Some(before) = before {
                clock::before_paint(move || match next.try_get_untracked() {
                    Some(next) if focus::is_lost() && before < next => self.go(before),
                    Some(_) if focus::is_lost() => {
                        focus::by_id(SEARCH);
                    }
                    // The step was left in the meantime, or the focus is where it was.
                    _ => {}
                });
            }
            now
        });
    }

    /// Where something else is listed, one begins at its first row.
    fn begin_anew(self) {
        let what = self.picker.slice(|picker| (picker.search().typed.clone(), picker.choice().turn, picker.tab()));
        let how = Memo::new(move || self.listed.with(|listed| (listed.shows, listed.kind)));
        Effect::new(move |before: Option<()>| {
            what.track();
            how.track();
            if before.is_some() {
                put(self.active, 0);
                put(self.built, in_view());
            }
        });
    }

    /// Goes into the list, to the row that Tab leads to.
    pub fn enter(self) {
        self.by_pointer.set(false);
        self.go(self.active.get_untracked());
    }

    /// How many rows there are.
    fn count(self) -> usize {
        self.listed.with_untracked(Listed::count)
    }

    /// Goes to a row, which is built if it has to be.
    fn go(self, at: usize) {
        if at >= self.count() {
            return;
        }
        self.active.set(at);
        self.build(at + NEAR);
        if !focus::by_id(&row_id(at)) {
            clock::before_paint(move || {
                focus::by_id(&row_id(at));
            });
        }
    }

    /// Builds rows up to this place, and some more.
    fn build(self, to: usize) {
        if to > self.built.get_untracked() {
            self.built.set(to + MORE);
        }
    }

    /// Builds more rows as the end of those that are there comes into view, by scrolling or because they are few and low.
    pub fn follow_the_view(self, place: NodeRef) -> Option<Listener> {
        let build = move |near: f64| {
            let (Some(built), Some(count)) =
                (self.built.try_get_untracked(), self.listed.try_with_untracked(Listed::count))
            else {
                return;
            };
            let end = place.get_untracked().map(|place| place.get_bounding_client_rect().bottom());
            if 0 < built && built < count && end.is_some_and(|end| end < near) {
                self.build(built + 1);
            }
        };
        Effect::new(move |_| {
            self.listed.track();
            self.built.track();
            clock::before_paint(move || build(height()));
        });
        Listener::new(window().into(), "scroll", move |_| build(height() * 2.0))
    }

    pub fn press_key(self, event: &KeyboardEvent) {
        self.by_pointer.set(false);
        if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let (key, at) = (event.key(), self.active.get_untracked());
        if key == "Escape" {
            focus::by_id(SEARCH);
        } else if let Some(step) = self.listed.with_untracked(|listed| steps::step(&listed.rows, at, &key)) {
            self.take(at, step);
        } else if let Some(to) = self.type_ahead(&key, at) {
            self.go(to);
        } else if key != " " {
            return;
        }
        event.prevent_default();
    }

    fn type_ahead(self, key: &str, at: usize) -> Option<usize> {
        let mut letters = key.chars();
        // What else a page does by a key of punctuation is left to it.
        let letter = letters.next().filter(|letter| letters.next().is_none() && letter.is_alphanumeric())?;
        let rows = |listed: &Listed| {
            self.ahead.try_update_value(|ahead| ahead.take(letter, &listed.rows, at, clock::now())).flatten()
        };
        self.listed.with_untracked(rows)
    }

    pub fn click(self, event: &MouseEvent) {
        let Some((row, at)) = row_of(event.target()) else { return };
        self.active.set(at);
        // The row has the focus, whatever in it was pressed.
        focus::by_id(&row.id());
        if is_in(event.target(), ".grid__about") {
            return;
        }
        let key = if is_in(event.target(), ".grid__more") { "Enter" } else { " " };
        if let Some(step) = self.listed.with_untracked(|listed| steps::step(&listed.rows, at, key)) {
            self.take(at, step);
        }
    }

    fn take(self, at: usize, step: Step) {
        let row = self.listed.with_untracked(|listed| listed.rows.get(at).cloned());
        match (step, row) {
            (Step::Go(to), _) => self.go(to),
            (Step::Fold(fold), _) => self.picker.dispatch(Event::Fold(fold)),
            (Step::Describe(key), Some(tree::Row::Permission(leaf))) => {
                self.picker.dispatch(Event::Describe(key));
                if let Some(permission) = leaf.permission().filter(|_| !leaf.described) {
                    self.announcer.announce(words::description(&leaf.api.summary, permission));
                }
            }
            (Step::Select(_), Some(tree::Row::Permission(leaf))) => {
                if let Some(why) = untrack(|| self.picker.left_out(&leaf)) {
                    self.announcer.announce(why);
                } else if let Some(permission) = leaf.permission() {
                    self.picker.toggle(PickedPermission::of(&leaf.api.summary, permission));
                }
            }
            (Step::Choose(app_id), Some(tree::Row::Api(offer))) => {
                self.picker.dispatch(Event::Choose(app_id, Some(spelled(api_row::name(&offer)))));
                chosen_api::go_there();
            }
            _ => {}
        }
    }
}

/// Changes what wakes every row only where it comes out as another one.
fn put(signal: RwSignal<usize>, value: usize) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

/// How many rows the window shows.
fn in_view() -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a window has less than a million rows"
    )]
    let rows = ((height() - ABOVE) / ROW).clamp(0.0, 1e6) as usize;
    rows.max(FEWEST)
}

fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// The ID of the row at a place.
pub fn row_id(at: usize) -> String {
    ["row-", &at.to_string()].concat()
}

/// Whether something stands in an element of these.
pub fn is_in(target: Option<EventTarget>, selector: &str) -> bool {
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// The row that something stands in, and its place.
pub fn row_of(target: Option<EventTarget>) -> Option<(Element, usize)> {
    let row = target?.dyn_into::<Element>().ok()?.closest("[role=row]").ok()??;
    let at = row.id().strip_prefix("row-")?.parse().ok()?;
    Some((row, at))
}
