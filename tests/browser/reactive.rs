//! The handles over what views are woken by.

use std::{
    cell::RefCell,
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use client_registrar::web::{browser::clock, reactive::prelude::*};
use leptos::reactive::owner::Owner;
use time::Duration;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Shown, settle, show};

/// What has happened, in order.
#[derive(Clone, Default)]
struct Diary(Rc<RefCell<Vec<String>>>);

impl Diary {
    fn note(&self, what: impl ToString) {
        self.0.borrow_mut().push(what.to_string());
    }

    /// What was noted since it was asked last.
    fn new_lines(&self) -> Vec<String> {
        self.0.take()
    }
}

/// An owner, and the page that its effects run beside.
async fn owner() -> (Shown, Owner) {
    (show(|| ().into_any()).await, Owner::new())
}

#[wasm_bindgen_test]
async fn a_memo_runs_once_a_change_and_wakes_nobody_when_it_comes_out_equal() {
    let (_page, owner) = owner().await;
    let (made, heard) = (Diary::default(), Diary::default());
    let number = owner.with(|| {
        let number = RwSignal::new(2);
        let note = made.clone();
        let even = Memo::new(move || {
            note.note(number.get());
            number.get() % 2 == 0
        });
        for name in ["one", "two"] {
            let note = heard.clone();
            Effect::new(move |_| note.note(format!("{name} {}", even.get())));
        }
        number
    });
    assert!(made.new_lines().is_empty(), "nobody has looked yet");
    settle().await;
    assert_eq!(made.new_lines(), ["2"]);
    assert_eq!(heard.new_lines(), ["one true", "two true"]);
    number.set(4);
    settle().await;
    assert_eq!(made.new_lines(), ["4"]);
    assert!(heard.new_lines().is_empty(), "it came out equal");
    number.set(5);
    settle().await;
    assert_eq!(made.new_lines(), ["5"]);
    assert_eq!(heard.new_lines(), ["one false", "two false"]);
}

#[wasm_bindgen_test]
async fn a_memo_is_as_new_as_what_it_is_made_of_whoever_looks() {
    let number = RwSignal::new(1);
    let double = Memo::new(move || number.get() * 2);
    let text = Memo::new(move || double.get().to_string());
    assert_eq!(text.get_untracked(), "2");
    number.set(3);
    assert_eq!(text.get_untracked(), "6");
    let most = Memo::from_last(move |last: Option<&i32>| number.get().max(last.copied().unwrap_or_default()));
    assert_eq!(most.get_untracked(), 3);
    number.set(1);
    assert_eq!(most.get_untracked(), 3, "the last one has a say");
}

#[wasm_bindgen_test]
async fn effects_run_later_in_order_with_what_they_gave_back_and_are_cleaned_up_before_each_run() {
    let (_page, owner) = owner().await;
    let diary = Diary::default();
    let cleaned = RwSignal::new(0);
    let number = owner.with(|| {
        let number = RwSignal::new(1);
        let note = diary.clone();
        Effect::new(move |last: Option<i32>| {
            note.note(format!("first {last:?}"));
            on_cleanup(move || cleaned.update(|times| *times += 1));
            number.get()
        });
        let note = diary.clone();
        Effect::new(move |_| note.note(format!("second {}", number.get())));
        number
    });
    assert!(diary.new_lines().is_empty(), "not before the views are up");
    settle().await;
    assert_eq!(diary.new_lines(), ["first None", "second 1"]);
    number.set(2);
    assert!(diary.new_lines().is_empty(), "not within the change");
    number.set(3);
    settle().await;
    assert_eq!(diary.new_lines(), ["first Some(1)", "second 3"], "once for changes that come together");
    assert_eq!(cleaned.get_untracked(), 1);
    owner.cleanup();
    assert_eq!(cleaned.get_untracked(), 2);
    number.set(4);
    settle().await;
    assert!(diary.new_lines().is_empty(), "they went with their owner");
}

#[wasm_bindgen_test]
async fn a_handle_goes_with_its_owner_and_what_is_tried_later_says_so() {
    let diary = Diary::default();
    let owner = Owner::new();
    let (signal, memo, stored, callback) = owner.with(|| {
        let signal = RwSignal::new(1);
        let note = diary.clone();
        let call = move || note.note("called");
        (signal, Memo::new(move || signal.get() + 1), StoredValue::new(3), Callback::<()>::from(call))
    });
    assert_eq!(memo.try_get_untracked(), Some(2));
    assert_eq!(stored.try_get_value(), Some(3));
    callback.run(());
    assert_eq!(diary.new_lines(), ["called"]);
    owner.cleanup();
    assert_eq!(signal.try_get_untracked(), None);
    assert_eq!(signal.try_set(2), Some(2), "it is given back");
    assert_eq!(signal.try_update(|value| *value), None);
    assert_eq!(memo.try_get_untracked(), None);
    assert_eq!(stored.try_get_value(), None);
    assert_eq!(stored.try_update_value(|value| *value), None);
    signal.set(4);
    stored.set_value(4);
    callback.run(());
    assert!(diary.new_lines().is_empty());
}

#[wasm_bindgen_test]
async fn a_value_may_be_put_anew_while_it_is_looked_at() {
    let text = RwSignal::new("before".to_owned());
    let seen = text.with(|seen| {
        text.set("after".to_owned());
        seen.clone()
    });
    assert_eq!((seen.as_str(), text.get_untracked().as_str()), ("before", "after"));
}

#[wasm_bindgen_test]
async fn a_derived_signal_follows_what_it_is_made_of_and_shows_it() {
    let name = RwSignal::new("a".to_owned());
    let greeting = Signal::derive(move || format!("Hello, {}", name.get()));
    let page = show(move || {
        view! {
            <p id="signal" title=greeting>{greeting}</p>
            <p id="fixed">{Signal::<String>::from("fixed")}</p>
        }
        .into_any()
    })
    .await;
    assert_eq!((page.text("#signal"), page.text("#fixed")), ("Hello, a".to_owned(), "fixed".to_owned()));
    name.set("b".to_owned());
    settle().await;
    assert_eq!(page.text("#signal"), "Hello, b");
    assert_eq!(page.find("#signal").get_attribute("title").as_deref(), Some("Hello, b"));
}

#[wasm_bindgen_test]
async fn a_look_that_is_not_followed_wakes_nobody() {
    let (_page, owner) = owner().await;
    let diary = Diary::default();
    let (followed, not) = owner.with(|| {
        let (followed, not) = (RwSignal::new(1), RwSignal::new(1));
        let derived = Signal::derive(move || not.get());
        let note = diary.clone();
        Effect::new(move |_| {
            let quiet = not.get_untracked() + derived.get_untracked();
            note.note(format!("{} {quiet}", followed.get()));
        });
        (followed, not)
    });
    settle().await;
    assert_eq!(diary.new_lines(), ["1 2"]);
    not.set(2);
    settle().await;
    assert!(diary.new_lines().is_empty());
    followed.set(2);
    settle().await;
    assert_eq!(diary.new_lines(), ["2 4"]);
}

#[derive(Clone, Debug, PartialEq)]
struct Pair {
    name: String,
    number: u8,
}

#[wasm_bindgen_test]
async fn a_field_of_a_store_wakes_those_alone_who_look_at_it() {
    let (_page, owner) = owner().await;
    let diary = Diary::default();
    let (store, name, number) = owner.with(|| {
        let store = Store::new(Pair { name: "a".to_owned(), number: 1 }, 2);
        let name = store.part(0, |pair| &pair.name, |pair| &mut pair.name);
        let number = store.part(1, |pair| &pair.number, |pair| &mut pair.number);
        let note = diary.clone();
        Effect::new(move |_| note.note(format!("name {}", name.get())));
        let note = diary.clone();
        Effect::new(move |_| note.note(format!("number {}", number.get())));
        let note = diary.clone();
        Effect::new(move |_| note.note(store.with(|pair| format!("all {} {}", pair.name, pair.number))));
        (store, name, number)
    });
    settle().await;
    assert_eq!(diary.new_lines(), ["name a", "number 1", "all a 1"]);
    number.set(2);
    settle().await;
    assert_eq!(diary.new_lines(), ["number 2", "all a 2"]);
    name.update(|name| name.push('b'));
    settle().await;
    assert_eq!(diary.new_lines(), ["name ab", "all ab 2"]);
    store.set(Pair { name: "c".to_owned(), number: 3 });
    settle().await;
    assert_eq!(diary.new_lines(), ["name c", "number 3", "all c 3"]);
    store.update(|pair| pair.number = 4);
    settle().await;
    assert_eq!(diary.new_lines(), ["name c", "number 4", "all c 4"], "who changes the whole may have changed any");
}

#[wasm_bindgen_test]
async fn a_list_keeps_the_rows_that_stay_in_it() {
    let keys = RwSignal::new(vec!["a", "b", "c"]);
    let row = |key: &'static str| Row::new(key.to_owned(), move || view! { <li id=key>{key}</li> }.into_any());
    let page =
        show(move || view! { <ul>{each(move || keys.get().into_iter().map(row).collect())}</ul> }.into_any()).await;
    let before = page.find("#b");
    keys.set(vec!["c", "b", "d"]);
    settle().await;
    assert_eq!(page.text("ul"), "cbd");
    assert!(before.is_same_node(Some(&page.find("#b"))), "it is the same row");
}

#[wasm_bindgen_test]
async fn a_view_that_is_built_for_nobody_changes_nothing_and_leaves_nothing_behind() {
    let (_page, owner) = owner().await;
    let diary = Diary::default();
    let number = RwSignal::new(1);
    let gone = Arc::new(AtomicBool::new(false));
    let (own, noted) = owner.with(|| {
        let own = RwSignal::new(None);
        let counted = Arc::clone(&gone);
        let (in_view, in_effect, later, painted) = (diary.clone(), diary.clone(), diary.clone(), diary.clone());
        let lasting = Lasting::here();
        warm_up(move || {
            number.set(2);
            let inside = RwSignal::new(3);
            inside.set(4);
            in_view.note(format!("built with {} and {}", number.get_untracked(), inside.get_untracked()));
            Effect::new(move |_| in_effect.note("an effect"));
            spawn_local(async move { later.note("work of its own") });
            clock::before_paint(move || painted.note("before the next frame"));
            // What is cleaned up may be sent elsewhere, says Leptos.
            on_cleanup(move || counted.store(true, Ordering::Relaxed));
            // What others find afterwards is made all the same.
            let made = lasting.make(|| {
                let made = RwSignal::new(5);
                made.set(6);
                own.set(Some(made));
                made
            });
            view! { <p id="for-nobody">{made}</p> }.into_any()
        });
        (own, diary.new_lines())
    });
    assert_eq!(noted, ["built with 1 and 3"]);
    assert!(gone.load(Ordering::Relaxed), "what was made for it is gone");
    assert_eq!(own.get_untracked().and_then(RwSignal::try_get_untracked), Some(6), "it lasts");
    clock::sleep(Duration::milliseconds(50)).await;
    settle().await;
    assert!(diary.new_lines().is_empty());
    number.set(7);
    assert_eq!(number.get_untracked(), 7, "afterwards all is as before");
    assert!(document().get_element_by_id("for-nobody").is_none());
}
