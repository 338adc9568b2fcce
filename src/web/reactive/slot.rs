//! Where all that a handle stands for is kept: one type, whatever is in it.

use std::{
    any::Any,
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use leptos::reactive::{
    computed::ArcMemo,
    graph::{ReactiveNode as _, untrack},
    owner::{ArenaItem, LocalStorage},
    signal::ArcTrigger,
    traits::{Notify as _, Track as _},
};

use super::warm_up::is_warming_up;
use crate::web::stopped;

/// A value of any type. Looking at it holds nothing but the value itself, so whoever looks may change where it came from.
pub(super) type Value = Rc<dyn Any>;

/// Makes a value anew.
type Compute = Box<dyn Fn() -> Value>;

/// Makes a value anew, and may look at the last one.
type ComputeNext = Box<dyn Fn(Option<&dyn Any>) -> Value>;

/// What a handle stands for.
struct Held {
    source: Source,
    /// What was put or computed last. Nothing before a memo has run, and for what is derived at each look.
    value: RefCell<Option<Value>>,
}

/// Where the value comes from, and who hears of a change.
enum Source {
    /// It is put, and nobody hears of it.
    Quiet,
    /// It is put.
    Put(ArcTrigger),
    /// It is put, as a whole or in part. Whoever looks at a part hears of changes of that part and of the whole.
    InParts { whole: ArcTrigger, parts: Vec<ArcTrigger> },
    /// It is computed at each look.
    Derived(Compute),
    /// It is computed when it is looked at and what it was made of has changed.
    Memo { runs: OnceCell<ArcMemo<()>>, compute: ComputeNext, same: fn(&dyn Any, &dyn Any) -> bool },
}

/// A key to what is held. It goes with the owner that it was made under.
#[derive(Clone, Copy)]
pub(super) struct Slot(ArenaItem<Rc<Held>, LocalStorage>);

impl Slot {
    fn new(source: Source, value: Option<Value>) -> Self {
        Self(ArenaItem::new_local(Rc::new(Held { source, value: RefCell::new(value) })))
    }

    /// A value whose changes nobody hears of.
    pub(super) fn quiet(value: Value) -> Self {
        Self::new(Source::Quiet, Some(value))
    }

    /// A value that can be put.
    pub(super) fn put(value: Value) -> Self {
        Self::new(Source::Put(ArcTrigger::new()), Some(value))
    }

    /// A value that can be put in so many parts.
    pub(super) fn in_parts(value: Value, count: usize) -> Self {
        let parts = (0..count).map(|_| ArcTrigger::new()).collect();
        Self::new(Source::InParts { whole: ArcTrigger::new(), parts }, Some(value))
    }

    /// A value that is computed at each look.
    pub(super) fn derived(compute: Compute) -> Self {
        Self::new(Source::Derived(compute), None)
    }

    /// A value that is computed when it has to be. Who looks at it hears of another one that is not the `same`.
    pub(super) fn memo(compute: ComputeNext, same: fn(&dyn Any, &dyn Any) -> bool) -> Self {
        let slot = Self::new(Source::Memo { runs: OnceCell::new(), compute, same }, None);
        let memo = ArcMemo::new_owning(move |_| ((), slot.compute()));
        if let Some(held) = slot.find()
            && let Source::Memo { runs, .. } = &held.source
        {
            // The slot is new: nothing is in it yet.
            let _ = runs.set(memo);
        }
        slot
    }

    fn find(self) -> Option<Rc<Held>> {
        self.0.try_get_value()
    }

    /// The same, to be changed: while a view is built for nobody there is nothing to change.
    fn find_to_change(self) -> Option<Rc<Held>> {
        if is_warming_up() { None } else { self.find() }
    }

    /// Runs a memo, and tells whether another value came.
    fn compute(self) -> bool {
        let Some(held) = self.find() else { return false };
        let Source::Memo { compute, same, .. } = &held.source else { return false };
        let old = held.value.borrow().clone();
        let new = compute(old.as_deref());
        let changed = old.is_none_or(|old| !same(&*old, &*new));
        if changed {
            let _old = held.value.replace(Some(new));
        }
        changed
    }

    /// Whether it is gone with its owner.
    pub(super) fn is_gone(self) -> bool {
        self.find().is_none()
    }

    /// The value, and whoever looks hears of the next one. Nothing once it is gone, or while it is changed.
    pub(super) fn look(self) -> Option<Value> {
        let held = self.find()?;
        match &held.source {
            Source::Quiet => {}
            Source::Put(changed) | Source::InParts { whole: changed, .. } => changed.track(),
            Source::Derived(compute) => return Some(compute()),
            Source::Memo { runs, .. } => {
                let runs = runs.get()?;
                runs.track();
                runs.update_if_necessary();
            }
        }
        held.now()
    }

    /// The value, for who looks at this part of it alone.
    pub(super) fn look_at_part(self, part: usize) -> Option<Value> {
        let held = self.find()?;
        if let Source::InParts { parts, .. } = &held.source {
            parts.get(part)?.track();
        }
        held.now()
    }

    /// The value, without hearing of the next one.
    pub(super) fn look_once(self) -> Option<Value> {
        let held = self.find()?;
        match &held.source {
            Source::Derived(compute) => return Some(untrack(compute)),
            Source::Memo { runs, .. } => {
                runs.get()?.update_if_necessary();
            }
            Source::Quiet | Source::Put(_) | Source::InParts { .. } => {}
        }
        held.now()
    }

    /// Puts another value. Nothing happens once it is gone.
    pub(super) fn set(self, value: Value) {
        if let Some(held) = self.find_to_change() {
            let _old = held.value.replace(Some(value));
            held.tell(None);
        }
    }

    /// Changes the value where it stands. Nothing happens once it is gone.
    pub(super) fn update(self, change: &mut dyn FnMut(&mut dyn Any)) {
        self.update_part(None, change);
    }

    /// Changes a part of the value, or the whole.
    pub(super) fn update_part(self, part: Option<usize>, change: &mut dyn FnMut(&mut dyn Any)) {
        let Some(held) = self.find_to_change() else { return };
        match held.value.borrow_mut().as_mut().and_then(Rc::get_mut) {
            Some(value) => change(value),
            // Somebody is looking at it: what they see may not change under them.
            None => stop("changed while it was looked at"),
        }
        held.tell(part);
    }
}

impl Held {
    fn now(&self) -> Option<Value> {
        self.value.try_borrow().ok()?.clone()
    }

    /// Tells who looked at a part, or at any, that there is another value.
    fn tell(&self, part: Option<usize>) {
        match &self.source {
            Source::Quiet | Source::Derived(_) | Source::Memo { .. } => {}
            Source::Put(changed) => changed.notify(),
            Source::InParts { whole, parts } => {
                let of = part.map_or(&parts[..], |part| parts.get(part..=part).unwrap_or_default());
                of.iter().for_each(ArcTrigger::notify);
                whole.notify();
            }
        }
    }
}

/// What is there, or the end of the page: a handle was looked at that is gone with its owner.
pub(super) fn there<T>(found: Option<T>) -> T {
    found.unwrap_or_else(|| stop("looked at once it was gone"))
}

/// Stops the page as a panic does, at a mistake of the program.
pub(super) fn stop(why: &str) -> ! {
    stopped::stop();
    wasm_bindgen::throw_str(why)
}
