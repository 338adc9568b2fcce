//! Which text box somebody is typing in.
//!
//! # Invariants
//! Whoever takes the focus out of it by a press rests once the press is over: what is pressed does not move under the hand.

use time::Duration;
use web_sys::Event;

use super::{TEXT_BOX, is, target};
use crate::web::{
    browser::{clock, events::Listener, focus},
    reactive::prelude::*,
};

/// What begins and ends it.
const HEARD: [&str; 5] = ["input", "focusout", "pointerdown", "pointerup", "pointercancel"];

/// The text box that somebody is typing in: from the first key on until the focus is elsewhere.
#[derive(Clone, Copy)]
pub struct Typing {
    /// Its ID.
    at: RwSignal<Option<String>>,
    /// Those that were typed in.
    was_at: RwSignal<Vec<String>>,
    is_pressed: StoredValue<bool>,
}

impl Typing {
    /// Follows it for as long as the page lives; once, whoever asks for it first.
    pub fn bring() -> Self {
        use_context().unwrap_or_else(|| {
            let typing = Self::follow();
            provide_context(typing);
            typing
        })
    }

    fn follow() -> Self {
        let typing =
            Self { at: RwSignal::new(None), was_at: RwSignal::new(Vec::new()), is_pressed: StoredValue::new(false) };
        for name in HEARD {
            let heard = move |event: Event| typing.hear(&event);
            // First: what a key has changed is looked at once it is known that somebody types.
            std::mem::forget(Listener::first(document().into(), name, heard));
        }
        typing
    }

    /// The one of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Whether somebody is typing; looks again when they begin and rest.
    pub fn is_on(self) -> bool {
        self.at.with(Option::is_some)
    }

    /// What is wrong, in words, and nothing new of it while somebody is typing.
    pub fn hold(self, find: impl Fn() -> Vec<String> + 'static) -> Memo<Vec<String>> {
        let wrong = Signal::derive(find);
        Memo::from_last(move |before: Option<&Vec<String>>| {
            let (is_on, mut wrong) = (self.is_on(), wrong.get());
            if let Some(before) = before.filter(|_| is_on) {
                wrong.retain(|one| before.contains(one));
            }
            wrong
        })
    }

    /// Whether somebody has typed in the text box with this ID.
    pub fn was_at(self, id: &str) -> bool {
        self.was_at.with(|all| all.iter().any(|one| one == id))
    }

    /// Nobody is typing any more.
    pub fn rest(self) {
        if self.at.with_untracked(Option::is_some) {
            self.at.set(None);
        }
    }

    /// Nobody has typed anywhere.
    pub fn forget(self) {
        self.rest();
        self.was_at.set(Vec::new());
    }

    fn hear(self, event: &Event) {
        match event.type_().as_str() {
            "input" => {
                if let Some(text_box) = target(event).filter(|at| is(at, TEXT_BOX)) {
                    self.begin(text_box.id());
                }
            }
            "pointerdown" => self.is_pressed.set_value(true),
            "focusout" if self.is_pressed.get_value() => {}
            _ => {
                self.is_pressed.set_value(false);
                self.rest_soon();
            }
        }
    }

    fn begin(self, id: String) {
        if self.was_at.with_untracked(|all| !all.contains(&id)) {
            self.was_at.update(|all| all.push(id.clone()));
        }
        if self.at.with_untracked(|at| at.as_ref() != Some(&id)) {
            self.at.set(Some(id));
        }
    }

    /// Rests after what the browser does next, a click for one, unless the focus is still there: in another window it is.
    fn rest_soon(self) {
        if self.at.with_untracked(Option::is_none) {
            return;
        }
        spawn_local(async move {
            clock::sleep(Duration::ZERO).await;
            if self.at.with_untracked(|at| *at != focus::id()) {
                self.rest();
            }
        });
    }
}
