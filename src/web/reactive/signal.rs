//! A value that changes, and a look at one whatever it is made of.

use std::{marker::PhantomData, rc::Rc};

use super::{looks::looks, memo::Memo, slot::Slot};

/// A value that can be looked at and changed.
pub struct RwSignal<T>(pub(super) Slot, PhantomData<fn() -> T>);

/// A value that can be looked at: fixed, derived at each look, or what another handle stands for.
pub struct Signal<T>(pub(super) Slot, PhantomData<fn() -> T>);

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

looks!(RwSignal);
looks!(Signal);

impl<T: 'static> RwSignal<T> {
    pub fn new(value: T) -> Self {
        Self(Slot::put(Rc::new(value)), PhantomData)
    }

    /// Puts another value. Nothing happens once it is gone.
    pub fn set(self, value: T) {
        self.0.set(Rc::new(value));
    }

    /// Puts another value, or gives it back once it is gone.
    pub fn try_set(self, value: T) -> Option<T> {
        if self.0.is_gone() {
            return Some(value);
        }
        self.set(value);
        None
    }

    /// Changes the value where it stands. Nothing happens once it is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value where it stands, unless it is gone, and gives what came of it.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let (mut change, mut came) = (Some(change), None);
        self.0.update(&mut |value| came = value.downcast_mut().zip(change.take()).map(|(value, change)| change(value)));
        came
    }
}

impl<T: Default + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: 'static> Signal<T> {
    /// What is derived from others, at each look.
    pub fn derive(make: impl Fn() -> T + 'static) -> Self {
        Self(Slot::derived(Box::new(move || Rc::new(make()))), PhantomData)
    }

    /// A value that stays as it is.
    pub fn stored(value: T) -> Self {
        Self(Slot::quiet(Rc::new(value)), PhantomData)
    }
}

impl<T: Default + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::stored(T::default())
    }
}

impl<T: 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::stored(value)
    }
}

impl From<&str> for Signal<String> {
    fn from(value: &str) -> Self {
        Self::stored(value.to_owned())
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(signal.0, PhantomData)
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self(memo.0, PhantomData)
    }
}
